"""The calls of a range as text for the clipboard, read in constant memory and cut off at a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dijo_desktop.domain.csv_cells import END, csv_cell, csv_line
from dijo_desktop.domain.instants import show
from dijo_desktop.domain.money import from_micro
from dijo_desktop.errors import Cancelled

if TYPE_CHECKING:
    import threading

    from dijo_desktop.store.call_rows import CallRow
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.calls.range import RowRange
    from dijo_desktop.ui.calls.words import CallWords

COPIED_MAX = 50_000
"""So many calls are some three megabytes of text: more makes other programs stand still on pasting."""

Form = Literal["text", "csv"]
_HEADS = ("id", "started_at", "duration_seconds", "cost.amount", "cost.currency")


@dataclass(frozen=True)
class Copied:
    """What goes on the clipboard, how many calls it holds, and whether there were more."""

    text: str
    calls: int
    cut_off: bool


def copied(
    view: CallView,
    words: CallWords,
    chosen: RowRange,
    form: Form,
    stop: threading.Event,
    *,
    most: int = COPIED_MAX,
) -> Copied:
    """The calls of those rows, for a worker; text as the list shows it, or CSV as saved copies have it (AR-7)."""
    lines = [csv_line(_HEADS)] if form == "csv" else []
    heads = len(lines)
    for row in _rows(view, chosen, stop):
        if len(lines) - heads == most:
            return Copied("".join(lines), most, cut_off=True)
        lines.append(_csv(row) if form == "csv" else f"{words.copied(row)}\n")
    text = "".join(lines)
    return Copied(text if form == "csv" else text.rstrip("\n"), len(lines) - heads, cut_off=False)


def _rows(view: CallView, chosen: RowRange, stop: threading.Event) -> Iterator[CallRow]:
    for rows in view.stream(chosen.first, chosen.last):
        if stop.is_set():
            raise Cancelled
        yield from rows


def _csv(row: CallRow) -> str:
    amount = from_micro(row.cost_micro)
    cells = (csv_cell(row.id), csv_cell(show(row.started_ms)), str(row.seconds), amount, csv_cell(row.currency))
    return ",".join(cells) + END
