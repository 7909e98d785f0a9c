"""Writes the ZIP of a copy (contract section 8): data first beside it, then everything in its order, hashed."""

from __future__ import annotations

import hashlib
import shutil
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from dijo_desktop.contract.data_map import KEYS, KEYS_NOT_HELD
from dijo_desktop.contract.manifest import (
    SCHEMA_VERSION,
    Category,
    DataFile,
    Manifest,
    ManifestPolicy,
    NotHeld,
    Omission,
    OtherFile,
)
from dijo_desktop.demo import undeclared
from dijo_desktop.demo.archive_parts import CategoryParts, Stopped, write_category
from dijo_desktop.demo.archive_schemas import line_schema, manifest_schema
from dijo_desktop.demo.archive_texts import open_me, readme
from dijo_desktop.demo.data_map_rules import RULES
from dijo_desktop.demo.data_tables import receipts
from dijo_desktop.demo.dates import shown_or_none
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.policy_text import how, section_of
from dijo_desktop.demo.policy_versions import in_force
from dijo_desktop.domain.archive import JOSE, MANIFEST, RECEIPTS
from dijo_desktop.domain.instants import show

PORTABLE = frozenset({"consent", "contract"})
_PORTABILITY = "UK GDPR Art 20(1): only data processed by consent or contract"


@dataclass(frozen=True)
class Wanted:
    """What an archive shall hold; `keys` are held ones, times UTC ms."""

    export_id: str
    kind: str
    account_id: str
    keys: tuple[str, ...]
    formats: tuple[str, ...]
    from_ms: int | None
    to_ms: int | None
    service: str
    demo: bool
    generated_ms: int


@dataclass(frozen=True)
class Written:
    """What came of it: hashes in hexadecimal, `omissions` without what the person did not ask for."""

    bytes: int
    sha256: str
    manifest_sha256: str
    complete: bool
    omissions: int


def portable(key: str) -> bool:
    """Whether a row is within the right to portability."""
    return not PORTABLE.isdisjoint(RULES[key].legal_basis)


def write_archive(
    connection: Connection, wanted: Wanted, target: Path, *, stop: threading.Event, tell: Callable[[int], None]
) -> Written:
    """Write the archive to `target` from one read transaction; nothing is left of it if this fails."""
    scratch = target.with_name(f"{target.name}.parts")
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True, mode=0o700)
    try:
        return _Archive(connection, wanted, scratch, stop, tell).write(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


class _Archive:
    def __init__(
        self,
        connection: Connection,
        wanted: Wanted,
        scratch: Path,
        stop: threading.Event,
        tell: Callable[[int], None],
    ) -> None:
        self._connection = connection
        self._wanted = wanted
        self._scratch = scratch
        self._stop = stop
        self._tell = tell
        span = {"from_ms": wanted.from_ms, "to_ms": wanted.to_ms}
        self._records = HeldRecords(connection, wanted.account_id, **span)
        self._omissions: list[Omission] = []
        self._signed: list[tuple[str, bytes]] = []

    def write(self, target: Path) -> Written:
        parts = [part for key in self._wanted.keys if (part := self._part(key)) is not None]
        for key in RULES:
            if key not in self._wanted.keys:
                self._omissions.append(self._not_asked(key))
        parts += self._undeclared()
        schemas = [(f"schema/{part.key}.schema.json", line_schema(part.key)) for part in parts]
        schemas.append(("schema/manifest.schema.json", manifest_schema()))
        draft = self._manifest(parts, [])
        texts = [("OPEN-ME.html", open_me(draft, parts)), ("README.txt", readme(draft, parts))]
        others = [
            OtherFile(path=path, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
            for path, content in (*texts, *schemas)
        ]
        manifest = self._manifest(parts, others)
        plain = msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
        contents = [*texts, (MANIFEST, plain), *schemas]
        self._zip(target, contents, parts)
        with target.open("rb") as whole:
            digest = hashlib.file_digest(whole, "sha256").hexdigest()
        return Written(
            bytes=target.stat().st_size,
            sha256=digest,
            manifest_sha256=hashlib.sha256(plain).hexdigest(),
            complete=manifest.complete,
            omissions=sum(row.reason in ("third_party_rights", "exempt", "failed") for row in self._omissions),
        )

    def _part(self, key: str) -> CategoryParts | None:
        try:
            part = write_category(
                self._scratch,
                key,
                self._records.lines(key),
                self._wanted.formats,
                stop=self._stop,
                tell=self._tell,
            )
        except (Stopped, OSError):
            raise
        except Exception:
            # One bad category is an omission, not a failure (section 7).
            self._omissions.append(_omission(key, "failed"))
            return None
        if key == RECEIPTS:
            part.files += self._receipts()
        whole = HeldRecords(self._connection, self._wanted.account_id).extent(key)[0]
        if whole > part.records:
            self._omissions.append(_omission(key, "outside_range", whole - part.records))
        return part

    def _undeclared(self) -> list[CategoryParts]:
        lines = undeclared.lines(self._connection, self._wanted.account_id)
        formats, stop, tell = self._wanted.formats, self._stop, self._tell
        made = iter([lines])
        key = undeclared.LOCATION
        return [write_category(self._scratch, key, made, formats, stop=stop, tell=tell)] if lines else []

    def _receipts(self) -> list[DataFile]:
        rows = self._connection.execute(
            select(receipts.c.id, receipts.c.jws)
            .where(receipts.c.account_id == self._wanted.account_id)
            .order_by(receipts.c.n)
        )
        self._signed = [(f"receipts/{row.id}.jws", row.jws) for row in rows]
        return [
            DataFile(
                path=path,
                media_type=JOSE,
                schema=None,
                records=1,
                bytes=len(jws),
                sha256=hashlib.sha256(jws).hexdigest(),
            )
            for path, jws in self._signed
        ]

    def _not_asked(self, key: str) -> Omission:
        if self._wanted.kind == "portability" and not portable(key):
            return _omission(key, "exempt", law=_PORTABILITY)
        return _omission(key, "not_requested")

    def _manifest(self, parts: list[CategoryParts], others: list[OtherFile]) -> Manifest:
        wanted, policy = self._wanted, in_force(self._connection)
        unlimited = wanted.from_ms is None and wanted.to_ms is None
        return Manifest(
            schema_version=SCHEMA_VERSION,
            export_id=wanted.export_id,
            kind=wanted.kind,
            complete=unlimited and not self._omissions,
            demo=wanted.demo,
            generated_at=show(wanted.generated_ms),
            service=wanted.service,
            account_id=wanted.account_id,
            from_=shown_or_none(wanted.from_ms),
            to=shown_or_none(wanted.to_ms),
            policy=ManifestPolicy(version=policy.version, text_sha256=policy.text_sha256),
            categories=tuple(map(_category, parts)),
            not_held=tuple(NotHeld(key=key, policy_section=section_of(key)) for key in KEYS_NOT_HELD),
            omissions=tuple(sorted(self._omissions, key=lambda row: KEYS.index(row.key))),
            other_files=tuple(others),
        )

    def _zip(self, target: Path, contents: list[tuple[str, bytes]], parts: list[CategoryParts]) -> None:
        data = [file.path for part in parts for file in part.files if file.path.startswith("data/")]
        tables = [file.path for part in parts for file in part.files if file.path.startswith("csv/")]
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            for path, content in contents:
                archive.writestr(self._entry(path), content)
            for path in (*data, *tables):
                with (
                    (self._scratch / path).open("rb") as source,
                    archive.open(self._entry(path), "w", force_zip64=True) as entry,
                ):
                    while piece := source.read(1 << 20):
                        if self._stop.is_set():
                            raise Stopped
                        entry.write(piece)
            for path, jws in self._signed:
                archive.writestr(self._entry(path), jws)

    def _entry(self, path: str) -> zipfile.ZipInfo:
        made = datetime.fromtimestamp(self._wanted.generated_ms / 1000, UTC)
        entry = zipfile.ZipInfo(path, (made.year, made.month, made.day, made.hour, made.minute, made.second))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        return entry


def _omission(key: str, reason: str, records: int | None = None, law: str | None = None) -> Omission:
    return Omission(key=key, records=records, reason=reason, law=law, until_on=None)


def _category(part: CategoryParts) -> Category:
    rule = undeclared.RULE if part.key == undeclared.LOCATION else RULES[part.key]
    return Category(
        key=part.key,
        policy_section=section_of(part.key),
        declared=how(part.key),
        legal_basis=rule.legal_basis,
        purposes=rule.purposes,
        recipients=rule.recipients,
        retention=rule.retention,
        records=part.records,
        files=tuple(part.files),
    )
