"""The data map as rows of a table: what is held, why, how many records, how long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dijo_desktop.contract.data_map import DataMap, Retention, Row
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data import groups, labels
from dijo_desktop.ui.data.facts import Cell, FactRow

_YEAR = 365
_MONTH = 30.4
_TWO_MONTHS = 60


def table_rows(data_map: DataMap) -> list[FactRow]:
    """All groups with their rows, then what is not held."""
    rows = []
    for group in groups.grouped(data_map):
        rows.append(_group_row(group))
        rows += [_held_row(row) for row in group.rows]
    absent = groups.not_held(data_map)
    if absent:
        title = QCoreApplication.translate("data", "Not held")
        rows.append(
            FactRow(
                (Cell(title, "bodyStrong"), Cell(), Cell(written.count(0), "bodyStrong")), group=True, sentence=title
            )
        )
        rows += [_absent_row(row) for row in absent]
    return rows


def kept(retention: Retention | None) -> str:
    """How long a row is kept (policy 7), in as few words as a column has."""
    if retention is None:
        return ""
    if retention.while_ == "days" and retention.days is not None:
        text = days(retention.days)
    elif retention.while_ == "account":
        text = QCoreApplication.translate("data", "Until you leave")
    else:
        text = retention.while_
    years = retention.after_termination_years
    if years:
        text = QCoreApplication.translate("data", "Up to %Ln year(s) after", "", years)
    return text


def days(number: int) -> str:
    """A time of storage in the unit a person would use: days, months or years."""
    if number % _YEAR == 0:
        return QCoreApplication.translate("data", "%Ln year(s)", "", number // _YEAR)
    if number >= _TWO_MONTHS:
        return QCoreApplication.translate("data", "%Ln month(s)", "", round(number / _MONTH))
    return QCoreApplication.translate("data", "%Ln day(s)", "", number)


def why(row: Row) -> str:
    """The purposes of a row as one phrase."""
    return labels.joined([labels.purpose(key) for key in row.purposes])


def records_sentence(number: int) -> str:
    """A number of records in words."""
    return QCoreApplication.translate("data", "%Ln record(s)", "", number)


def _group_row(group: groups.Group) -> FactRow:
    title = labels.section(group.name)
    if group.name in (groups.PROOF, groups.OTHER):
        head = Cell(
            title, "bodyStrong", after=QCoreApplication.translate("data", "not in section 2"), after_tag="info"
        )
    else:
        head = Cell(title, "bodyStrong", after=QCoreApplication.translate("data", "Policy {n}").format(n=group.name))
    count = Cell(written.count(group.count), "bodyStrong")
    sentence = f"{title}, {head.after}, {records_sentence(group.count)}"
    return FactRow((head, Cell(), count), group=True, sentence=sentence)


def _held_row(row: Row) -> FactRow:
    name, number = labels.category(row.key), groups.records(row)
    cells = (
        Cell(name),
        Cell(why(row), colour="textSecondary"),
        Cell(written.count(number)),
        Cell(kept(row.retention), colour="textSecondary"),
    )
    sentence = ", ".join(part for part in (name, why(row), records_sentence(number), kept(row.retention)) if part)
    return FactRow(cells, key=row.key, sentence=sentence)


def _absent_row(row: Row) -> FactRow:
    name, reason = labels.category(row.key), labels.not_held(row.key, row.policy_section)
    cells = (Cell(name), Cell(reason, colour="textSecondary"), Cell("\u2013", colour="textSecondary"), Cell())
    return FactRow(cells, key=row.key, sentence=f"{name}, {reason}")
