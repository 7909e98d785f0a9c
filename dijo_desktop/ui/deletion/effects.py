"""What a deletion does, as rows of a table and as the parts of a bar: erased, made anonymous, kept by law."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dijo_desktop.contract.deletion import Effect, Preview
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data import labels
from dijo_desktop.ui.data.facts import Cell, FactRow
from dijo_desktop.ui.data.rows import records_sentence

KNOWN = ("delete", "anonymise", "retain")
COLOURS = {"delete": "dataStrong", "anonymise": "dataMid", "retain": "warning"}
_OTHER = "info"


def actions(effects: Sequence[Effect]) -> list[str]:
    """The actions that occur, in reading order; one this version does not know comes last, verbatim."""
    found = {effect.action for effect in effects}
    return [*(action for action in KNOWN if action in found), *sorted(found - set(KNOWN))]


def count(effects: Sequence[Effect], action: str) -> int:
    """Records that an action concerns."""
    return sum(effect.count for effect in effects if effect.action == action)


def parts(effects: Sequence[Effect]) -> list[tuple[str, int]]:
    """The parts of the bar: colour role and records."""
    return [(COLOURS.get(action, _OTHER), count(effects, action)) for action in actions(effects)]


def sentence(effects: Sequence[Effect]) -> str:
    """The bar in words."""
    return ", ".join(
        f"{labels.action(action)}: {written.count(count(effects, action))}" for action in actions(effects)
    )


def table_rows(preview: Preview) -> list[FactRow]:
    """Each action as a heading with its sum, then what it concerns."""
    when = written.date_and_time(parse(preview.effective_at))
    rows = []
    for action in actions(preview.effects):
        chosen = [effect for effect in preview.effects if effect.action == action]
        number = count(preview.effects, action)
        head = (
            Cell(labels.action(action), "bodyStrong", swatch=COLOURS.get(action, _OTHER)),
            Cell(written.count(number), "bodyStrong"),
            Cell(_about(action), colour="textSecondary"),
        )
        said = f"{labels.action(action)}, {records_sentence(number)}. {_about(action)}"
        rows.append(FactRow(head, group=True, sentence=said))
        rows += [_row(effect, when) for effect in chosen]
    return rows


def _row(effect: Effect, when: str) -> FactRow:
    name, fields = labels.category(effect.key), _fields(effect)
    if effect.until_on:
        until = QCoreApplication.translate("deletion", "until {date}").format(date=written.day(effect.until_on))
        law = effect.law or labels.reason(effect.reason or "")
        last = Cell(until, "bodyStrong", after=law, after_colour="text")
        said = f"{until}, {law}"
    else:
        last, said = Cell(when, colour="textSecondary"), when
    cells = (Cell(name), Cell(written.count(effect.count)), Cell(fields, colour="textSecondary"), last)
    return FactRow(cells, key=effect.key, sentence=f"{name}, {records_sentence(effect.count)}, {fields}, {said}")


def _fields(effect: Effect) -> str:
    if effect.fields_kept:
        return labels.joined([labels.kept_field(name) for name in effect.fields_kept])
    return labels.fields(effect.key)


def _about(action: str) -> str:
    match action:
        case "delete":
            return QCoreApplication.translate("deletion", "Cannot be brought back")
        case "anonymise":
            return QCoreApplication.translate("deletion", "Counts without any link to you")
        case "retain":
            return QCoreApplication.translate(
                "deletion", "Only what the law requires: tax records, proof, legal claims"
            )
    return ""
