"""Rules of an export archive: its file name, the names inside it, and what its manifest must say about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dijo_desktop.contract.data_map import KEYS, KEYS_HELD
from dijo_desktop.contract.manifest import SCHEMA_VERSION, Manifest

MANIFEST = "manifest.json"
"""The one entry that no list names: it is the list."""
NDJSON = "application/x-ndjson"
RECEIPTS = "rights.receipts"
"""The category whose signed originals are the files of `receipts/`."""
RECEIPTS_FOLDER = "receipts/"
JOSE = "application/jose"

MAX_ENTRIES = 10_000
MAX_RATIO = 200
"""Largest growth of one entry when it is inflated."""
MAX_BYTES = 2 * 1024**3
"""Largest sum of inflated bytes, unless the person agrees to more."""
MAX_NAME = 200

_NAME = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_. -]*")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


class Problem(NamedTuple):
    """One thing that is wrong: a short technical word and the entry it is about."""

    what: str
    entry: str


class Expected(NamedTuple):
    """What the manifest says of one entry; `records` and `schema` only where lines are records."""

    bytes: int
    sha256: str
    records: int | None = None
    schema: str | None = None


def file_name(export_id: str, made_on: str, *, partial: bool, demo: bool) -> str:
    """The name of a saved copy, made here and never taken from the service; `made_on` is `YYYY-MM-DD…`."""
    mark = re.sub(r"[^0-9A-Za-z]", "", export_id)[-6:]
    day = re.sub(r"\D", "", made_on[:10])
    return f"{'demo_' if demo else ''}dijo-export-{day}{'-partial' if partial else ''}-{mark}.zip"


def name_refused(name: str) -> bool:
    """Whether an entry may not be called this: only short, relative, plain ASCII paths that every system can hold."""
    if not name or len(name) > MAX_NAME:
        return True
    return any(not _part_allowed(part) for part in name.split("/"))


def _part_allowed(part: str) -> bool:
    if _NAME.fullmatch(part) is None or part.endswith((".", " ")):
        return False
    return part.split(".", maxsplit=1)[0].rstrip().lower() not in _DEVICES


def folded_twins(names: list[str]) -> list[str]:
    """Names that some file systems cannot tell apart, every one but the first of its kind."""
    seen: set[str] = set()
    twins = []
    for name in names:
        folded = name.casefold()
        if folded in seen:
            twins.append(name)
        seen.add(folded)
    return twins


def expected_entries(manifest: Manifest) -> dict[str, Expected]:
    """Every entry the manifest names, but itself; of a name that is listed twice, the first."""
    listed: dict[str, Expected] = {}
    for category in manifest.categories:
        for file in category.files:
            is_lines = file.media_type == NDJSON
            expected = Expected(
                file.bytes, file.sha256, file.records if is_lines else None, file.schema if is_lines else None
            )
            listed.setdefault(file.path, expected)
    for other in manifest.other_files:
        listed.setdefault(other.path, Expected(other.bytes, other.sha256))
    return listed


def contradictions(manifest: Manifest) -> Iterator[Problem]:
    """What the manifest says against itself."""
    if manifest.schema_version != SCHEMA_VERSION:
        yield Problem("schema-version", MANIFEST)
    paths = [file.path for category in manifest.categories for file in category.files]
    paths += [other.path for other in manifest.other_files]
    for path, times in Counter(paths).items():
        if times > 1:
            yield Problem("listed-twice", path)
        if path == MANIFEST:
            yield Problem("lists-itself", path)
    for key, times in Counter(category.key for category in manifest.categories).items():
        if times > 1:
            yield Problem("category-twice", key)
    for category in manifest.categories:
        if category.records != sum(file.records for file in category.files if file.media_type == NDJSON):
            yield Problem("sum-of-records", category.key)
        for file in category.files:
            if file.media_type == NDJSON and file.schema not in paths:
                yield Problem("no-schema", file.path)
    if manifest.complete and (manifest.omissions or manifest.from_ or manifest.to or missing_categories(manifest)):
        yield Problem("not-complete", MANIFEST)


def missing_categories(manifest: Manifest) -> list[str]:
    """Keys the data map holds that are neither in the archive nor named as left out."""
    named = {category.key for category in manifest.categories} | {row.key for row in manifest.omissions}
    return [key for key in KEYS_HELD if key not in named]


def unknown_categories(manifest: Manifest) -> list[str]:
    """Keys in the archive that no data map of this version declares."""
    return [category.key for category in manifest.categories if category.key not in KEYS]
