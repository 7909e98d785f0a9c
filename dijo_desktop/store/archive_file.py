"""Whether a saved copy is what its manifest says: every entry, digest, count and record, in one pass."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from dijo_desktop.contract.manifest import Category, DataFile, Manifest
from dijo_desktop.domain.archive import (
    MANIFEST,
    MAX_BYTES,
    RECEIPTS_FOLDER,
    Expected,
    Problem,
    contradictions,
    expected_entries,
    missing_categories,
    unknown_categories,
)
from dijo_desktop.domain.receipts import chain_breaks
from dijo_desktop.domain.record_lines import BadLine, Counter, CsvRows, JsonLines
from dijo_desktop.domain.record_schema import NotUnderstoodSchema, decoder
from dijo_desktop.domain.undeclared import PAYMENTS, Sighting, card_sightings, sightings
from dijo_desktop.errors import ArchiveAltered, Cancelled
from dijo_desktop.store.zip_reading import ZipReading

MAX_MANIFEST = 5 * 1024 * 1024
MAX_SCHEMA = 1024 * 1024
MAX_RECEIPT = 64 * 1024
CSV = "text/csv"

Tell = Callable[[int, int], None]
"""Told bytes read so far and bytes in all."""


class ArchiveReport(NamedTuple):
    """What a saved copy holds; `problems` say it is not what it was, `notes` say what it may lack.

    A note names a category, an entry, or the number of a receipt at which their chain is not whole (contract RE-3).
    `sightings` are the kinds of personal data in it, at pointers into the manifest or below `/data` (CO-24, CO-25).
    """

    manifest: Manifest
    manifest_sha256: str
    categories: tuple[Category, ...]
    records: int
    entries: int
    bytes: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    sightings: frozenset[Sighting] = frozenset()


def verify(
    path: Path, *, most_bytes: int | None = MAX_BYTES, stop: threading.Event | None = None, tell: Tell | None = None
) -> ArchiveReport:
    """The report of a copy that is whole and unaltered; raises `ArchiveAltered` with the first entry that is not."""
    report = examine(path, most_bytes=most_bytes, stop=stop, tell=tell)
    if report.problems:
        raise ArchiveAltered(report.problems[0].entry)
    return report


def examine(
    path: Path, *, most_bytes: int | None = MAX_BYTES, stop: threading.Event | None = None, tell: Tell | None = None
) -> ArchiveReport:
    """Everything that can be said of a copy, however wrong it is; raises only if there is no manifest to go by."""
    with ZipReading(path, most_bytes=most_bytes) as container:
        return _Examination(container, stop or threading.Event(), tell or _nobody).report()


class _Examination:
    def __init__(self, container: ZipReading, stop: threading.Event, tell: Tell) -> None:
        self._container = container
        self._stop = stop
        self._tell = tell
        self._read = 0
        self._records = 0
        self._problems = list(container.problems)
        self._notes: list[Problem] = []
        self._receipts: list[bytes] = []
        self._sightings: set[Sighting] = set()
        self._present = set(container.names())
        unreadable = {problem.entry for problem in container.problems}
        if MANIFEST in unreadable:
            raise ArchiveAltered(MANIFEST)
        self._readable = self._present - unreadable

    def report(self) -> ArchiveReport:
        raw = self._small(MANIFEST, MAX_MANIFEST)
        try:
            manifest = msgspec.json.decode(raw, type=Manifest)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise ArchiveAltered(MANIFEST) from error
        self._sightings |= sightings(Manifest, msgspec.json.decode(raw))
        self._problems += contradictions(manifest)
        self._notes += [Problem("missing-category", key) for key in missing_categories(manifest)]
        self._notes += [Problem("unknown-category", key) for key in unknown_categories(manifest)]
        expected = expected_entries(manifest)
        self._problems += [Problem("not-listed", name) for name in sorted(self._present - {MANIFEST, *expected})]
        self._problems += [Problem("missing", name) for name in expected if name not in self._present]
        csv = {file.path: file for category in manifest.categories for file in category.files if _is_csv(file)}
        for name in expected:
            if name in self._readable:
                self._problems += self._entry(name, expected[name], csv.get(name))
        if manifest.from_ is None and manifest.to is None:  # a part of them is no chain
            self._notes += [
                Problem(f"receipt-{broken.what}", str(broken.n)) for broken in chain_breaks(self._receipts)
            ]
        return ArchiveReport(
            manifest,
            hashlib.sha256(raw).hexdigest(),
            manifest.categories,
            self._records,
            len(self._present),
            self._container.bytes,
            tuple(self._problems),
            tuple(self._notes),
            frozenset(self._sightings),
        )

    def _entry(self, name: str, expected: Expected, csv: DataFile | None) -> Iterator[Problem]:
        digest = hashlib.sha256()
        length = 0
        receipt = b""
        bad_line = False
        counter = self._counter(name, expected, csv)
        records = csv.records if csv else expected.records
        counted = None
        try:
            for piece in self._pieces(name):
                digest.update(piece)
                length += len(piece)
                if name.startswith(RECEIPTS_FOLDER) and length <= MAX_RECEIPT:
                    receipt += piece
                if counter is not None and not bad_line:
                    bad_line = _bad(counter, piece)
            counted = counter.finish() if counter is not None and not bad_line else None
        except BadLine:
            bad_line = True
        except ArchiveAltered:
            yield Problem("unreadable", name)
            return
        if receipt:
            self._receipts.append(receipt.strip())
        if (length, digest.hexdigest()) != (expected.bytes, expected.sha256):
            yield Problem("digest", name)
        if bad_line:
            yield Problem("record", name)
        elif counted is not None and counted != records:
            yield Problem("count", name)
        if counted is not None and csv is None:
            self._records += counted

    def _counter(self, name: str, expected: Expected, csv: DataFile | None) -> Counter | None:
        if csv is not None:
            return CsvRows()
        if expected.records is None:
            return None
        look = self._look_for_cards if name.startswith(f"data/{PAYMENTS}") else None
        if expected.schema not in self._readable:
            return JsonLines(msgspec.json.Decoder(), look)
        try:
            return JsonLines(decoder(self._small(expected.schema, MAX_SCHEMA)), look)
        except (NotUnderstoodSchema, ArchiveAltered):
            self._notes.append(Problem("schema-not-understood", expected.schema))
            return JsonLines(msgspec.json.Decoder(), look)

    def _look_for_cards(self, line: bytes) -> None:
        self._sightings.update(card_sightings(msgspec.json.decode(line), f"/data/{PAYMENTS}/*"))

    def _small(self, name: str, most: int) -> bytes:
        if self._container.size(name) > most:
            raise ArchiveAltered(name)
        return b"".join(self._container.chunks(name))

    def _pieces(self, name: str) -> Iterator[bytes]:
        for piece in self._container.chunks(name):
            if self._stop.is_set():
                raise Cancelled
            self._read += len(piece)
            self._tell(self._read, self._container.bytes)
            yield piece


def _is_csv(file: DataFile) -> bool:
    return file.media_type.split(";")[0].strip() == CSV


def _bad(counter: Counter, piece: bytes) -> bool:
    try:
        counter.feed(piece)
    except BadLine:
        return True
    return False


def _nobody(_done: int, _all: int) -> None:
    """Progress that nobody watches."""
