"""A service that makes copies, and a system that shows files."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.contract.manifest import Category, DataFile, Manifest, ManifestPolicy, NotHeld, Omission, OtherFile
from dijo_desktop.domain.archive import Problem
from dijo_desktop.errors import DijoError
from tests.ui.data import sample
from tests.ui.export.test_stages import Progress

SHA = "9f2c" * 16


def manifest(*, complete: bool = True) -> Manifest:
    def one(key: str, number: int) -> Category:
        file = DataFile(
            path=f"data/{key}-0001.ndjson",
            media_type="application/x-ndjson",
            schema=None,
            records=number,
            bytes=number * 10,
            sha256=SHA,
        )
        return Category(
            key=key,
            policy_section="2.2",
            declared="listed",
            legal_basis=(),
            purposes=(),
            recipients=(),
            retention=None,
            records=number,
            files=(file,),
        )

    left_out = Omission(key="rights.requests", records=2, reason="exempt", law="Art 15(4)", until_on="2027-01-01")
    return Manifest(
        schema_version="dijo-export-1",
        export_id="exp_01JD7Z4M8Q0V5W2Y6T3K9B1C4Q",
        kind="access",
        complete=complete,
        demo=False,
        generated_at=sample.NOW,
        service="https://api.example.org",
        account_id="acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E",
        from_=None,
        to=None,
        policy=ManifestPolicy(version="demo-1", text_sha256=SHA),
        categories=(one("usage.calls", 665), one("rights.receipts", 2)),
        not_held=(NotHeld(key="usage.call_audio", policy_section="2.2"),),
        omissions=() if complete else (left_out,),
        other_files=(
            OtherFile(path="OPEN-ME.html", bytes=48, sha256=SHA),
            OtherFile(path="x.png", bytes=1, sha256=SHA),
        ),
    )


@dataclass(frozen=True)
class Report:
    manifest: Manifest
    entries: int = 9
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Checked:
    verdict: str = "signed"


@dataclass(frozen=True)
class Copy:
    path: Path = Path("/copies/dijo-export-20261123-C4QB1Z.zip")
    sha256: str = SHA
    bytes: int = 218_344
    records: int = 667
    report: Report = field(default_factory=lambda: Report(manifest()))
    receipt: Checked | None = field(default_factory=Checked)


class Attempt:
    """A sign-in that waits in the browser."""

    host = "account.example.org"
    expires_at = 1540.0
    browser_opened = True
    opened = 1

    def open_again(self) -> None:
        self.opened += 1

    def link(self) -> str:
        return "https://account.example.org/authorize?request_uri=x"


class Saver:
    """Tells its news, then gives the copy or fails; `between` runs before the end, as the user looks on."""

    def __init__(self) -> None:
        self.folders: list[Path] = []
        self.news: list[Any] = [Progress("asking"), Progress("making", 750, 1394, "records")]
        self.error: DijoError | None = None
        self.copy = Copy()
        self.between: Callable[[], None] = lambda: None

    def run(self, folder: Path, stop: threading.Event, tell, *, waiting) -> Copy:
        self.folders.append(folder)
        for each in self.news:
            (waiting if isinstance(each, Attempt) else tell)(each)
        self.between()
        if self.error:
            raise self.error
        return self.copy


class Map:
    def read(self, *, stop: threading.Event) -> DataMap:
        return sample.data_map()


class Shows:
    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.shown: list[Path] = []

    def open(self, path: Path) -> None:
        self.opened.append(path)

    def in_folder(self, path: Path) -> None:
        self.shown.append(path)
