"""One click saves a copy; what is in it is checked here by other means than the program's own."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.data_map import DataMap
from tests.journeys.driver import Computer
from tests.secret_service import secret_service

ALTERED = 4


@pytest.fixture(scope="module")
def saved(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DataMap]:
    """A copy saved by one click in the window, and the data map as the service gave it then."""
    root = tmp_path_factory.mktemp("export")
    with pytest.MonkeyPatch.context() as patch, secret_service(root / "keyring") as environment:
        for name in ("HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
            patch.setenv(name, environment[name])
        computer = Computer(QtBot(None), qapp, root)
        with computer.start() as window:
            signed_in = window.sign_in()
            section = window.my_data()
            before = signed_in.data_map.read(stop=threading.Event())
            window.press("Save a copy of my data")
            window.until(lambda: window.sees("Your copy is saved and verified"))
            assert window.sees("Complete: all checksums match, nothing left out.")
            assert window.sees("Signed by the service")
            assert section.export.result.isVisible()
            (path,) = computer.copies.iterdir()
            assert len(computer.links) == 2, "a fresh sign-in was asked for"
    return path, before


@pytest.fixture
def archive(saved: tuple[Path, DataMap]) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(saved[0]) as opened:
        yield opened


def test_the_manifest_names_every_entry_once_with_its_length_and_digest(archive: zipfile.ZipFile) -> None:
    assert archive.testzip() is None
    manifest = json.loads(archive.read("manifest.json"))
    listed = [file for category in manifest["categories"] for file in category["files"]] + manifest["other_files"]
    paths = [file["path"] for file in listed]
    assert sorted([*paths, "manifest.json"]) == sorted(archive.namelist())
    assert len(set(paths)) == len(paths)
    for file in listed:
        content = archive.read(file["path"])
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["bytes"], file["sha256"]), file["path"]
    assert manifest["complete"] is True
    assert manifest["demo"] is True


def test_every_record_fits_its_schema_and_is_counted(archive: zipfile.ZipFile) -> None:
    manifest = json.loads(archive.read("manifest.json"))
    for category in manifest["categories"]:
        counted = 0
        for file in category["files"]:
            if file["media_type"] != "application/x-ndjson":
                continue
            schema = jsonschema.Draft202012Validator(json.loads(archive.read(file["schema"])))
            rows = [json.loads(line) for line in archive.read(file["path"]).decode().splitlines()]
            for row in rows:
                schema.validate(row)
            assert len(rows) == file["records"]
            counted += len(rows)
        assert counted == category["records"], category["key"]


def test_the_counts_are_those_of_the_data_map(saved: tuple[Path, DataMap], archive: zipfile.ZipFile) -> None:
    manifest = json.loads(archive.read("manifest.json"))
    counted = {category["key"]: category["records"] for category in manifest["categories"]}
    mapped = {row.key: row.mine.count for row in saved[1].rows if row.held and row.mine is not None}
    assert counted.keys() == mapped.keys()
    differing = {key for key in counted if counted[key] != mapped[key]}
    # Asking for the copy is itself activity, a sign-in, a request and a receipt.
    assert {key.partition(".")[0] for key in differing} <= {"usage", "technical", "rights"}
    assert all(counted[key] > mapped[key] for key in differing)
    assert counted["usage.calls"] == mapped["usage.calls"] > 600


def test_the_page_to_read_has_no_script_no_form_and_nothing_from_elsewhere(archive: zipfile.ZipFile) -> None:
    text = archive.read("OPEN-ME.html").decode()
    page = Page()
    page.feed(text)
    assert page.tags & {"script", "form", "iframe", "object", "embed", "base", "input"} == set()
    assert page.handlers == []
    inside = {"", *archive.namelist()}
    assert [link for link in page.links if link.partition("#")[0] not in inside] == []
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", text)
    assert "DEMO. This copy was made by the demo service." in text


def test_the_command_line_verifies_the_copy_and_finds_every_tampering(
    saved: tuple[Path, DataMap], tmp_path: Path
) -> None:
    path = saved[0]
    good = verify(path)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.startswith("Verified:")

    changed = tmp_path / "changed.zip"
    rewrite(path, changed, "data/usage.calls-0001.ndjson", lambda content: content.replace(b"1", b"2", 1))
    short = tmp_path / "short.zip"
    short.write_bytes(path.read_bytes()[:-200])
    added = tmp_path / "added.zip"
    added.write_bytes(path.read_bytes())
    with zipfile.ZipFile(added, "a") as archive:
        archive.writestr("data/more.ndjson", b"{}\n")
    for altered in (changed, short, added):
        found = verify(altered)
        assert found.returncode == ALTERED, altered
        assert found.stderr.startswith("Altered:")
        assert "Traceback" not in found.stderr


class Page(HTMLParser):
    """What a page is made of and points to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("href", "src", "action", "srcset", "poster", "data", "ping", "background"):
                self.links.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)


def verify(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "dijo_desktop", "verify", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def rewrite(source: Path, target: Path, entry: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, change(content) if name == entry else content)
