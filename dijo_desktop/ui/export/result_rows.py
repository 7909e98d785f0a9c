"""What a verified copy holds, as rows: each category beside what the data map counted, then the files to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from dijo_desktop.contract.manifest import Category, Manifest, Omission
from dijo_desktop.domain.archive import Problem
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data import labels
from dijo_desktop.ui.data.facts import Cell, FactRow
from dijo_desktop.ui.data.rows import records_sentence

_READ_FIRST = ("OPEN-ME.html", "README.txt")


def category_rows(manifest: Manifest, counted: Mapping[str, int]) -> list[FactRow]:
    """One row a category; a count that differs from the data map's is said, fewer records than that are a warning."""
    rows = [_file_row(file.path, file.bytes) for file in manifest.other_files if file.path in _READ_FIRST]
    return rows + [_category_row(category, counted.get(category.key)) for category in manifest.categories]


def _file_row(path: str, size: int) -> FactRow:
    about = (
        QCoreApplication.translate("export", "Read everything in a browser, works offline")
        if path == _READ_FIRST[0]
        else QCoreApplication.translate("export", "What this is and how to check it")
    )
    cells = (
        Cell(path, "mono", after=about, after_colour="textSecondary"),
        Cell(),
        Cell(),
        Cell(written.size(size), colour="textSecondary"),
        Cell(" ", icon="check", colour="success"),
    )
    return FactRow(cells, key=path, sentence=f"{path}, {about}, {written.size(size)}")


def _category_row(category: Category, counted: int | None) -> FactRow:
    size = sum(file.bytes for file in category.files)
    name = labels.category(category.key)
    stated = "" if counted is None else written.count(counted)
    # More is no wonder: what happened since the map was read is in the copy, such as the sign-in for it.
    fewer = counted is not None and category.records < counted
    differs = ""
    if counted is not None and counted != category.records:
        differs = QCoreApplication.translate("export", "the data map counted {n} before").format(n=stated)
    cells = (
        Cell(name, tip=", ".join(file.path for file in category.files)),
        Cell(written.count(category.records)),
        Cell(stated, "bodyStrong" if fewer else "body", "warning" if fewer else "textSecondary", tip=differs),
        Cell(written.size(size), colour="textSecondary"),
        Cell(" ", icon="warning" if fewer else "check", colour="warning" if fewer else "success", tip=differs),
    )
    parts = [name, records_sentence(category.records), written.size(size), differs]
    return FactRow(cells, key=category.key, sentence=", ".join(part for part in parts if part))


def missing(manifest: Manifest) -> list[tuple[str, str]]:
    """What is not in the copy and why: left out, then not held at all."""
    found = [(labels.category(row.key), _omitted(row)) for row in manifest.omissions]
    return found + [
        (labels.category(row.key), labels.not_held(row.key, row.policy_section)) for row in manifest.not_held
    ]


def noted(notes: Iterable[Problem]) -> list[tuple[str, str]]:
    """What the check of the copy noticed that no checksum tells: the name of the thing, and what is about it."""
    return [_noted(note) for note in notes]


def _noted(note: Problem) -> tuple[str, str]:
    receipt = QCoreApplication.translate("export", "Receipt {n}").format(n=note.entry)
    match note.what:
        case "missing-category":
            return labels.category(note.entry), QCoreApplication.translate("export", "The copy does not mention it.")
        case "unknown-category":
            why = QCoreApplication.translate("export", "It is in the copy, but the policy does not name it.")
            return labels.category(note.entry), why
        case "receipt-gap":
            return receipt, QCoreApplication.translate("export", "It is missing from the chain of receipts.")
        case "receipt-break":
            return receipt, QCoreApplication.translate("export", "It does not follow on the receipt before it.")
        case "receipt-twice":
            return receipt, QCoreApplication.translate("export", "There are two different ones of this number.")
    return note.entry, QCoreApplication.translate("export", "Its rows could not be checked one by one.")


def _omitted(row: Omission) -> str:
    text = labels.reason(row.reason)
    if row.law:
        text = f"{text}, {row.law}"
    if row.until_on:
        until = QCoreApplication.translate("export", "until {date}")
        text = f"{text}, {until.format(date=written.day(row.until_on))}"
    if row.records is not None:
        text = f"{text} ({records_sentence(row.records)})"
    return text
