"""The calls of a range as text for the clipboard, read in constant memory and cut off at a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from dijo_desktop.errors import Cancelled
from dijo_desktop.store.call_export import csv_of

if TYPE_CHECKING:
    import threading

    from dijo_desktop.store.call_rows import CallRow
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.calls.range import RowRange
    from dijo_desktop.ui.calls.words import CallWords

COPIED_MAX = 50_000
"""So many calls are some three megabytes of text: more makes other programs stand still on pasting."""

Form = Literal["text", "csv"]


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
    """The calls of those rows, for a worker; text as the list shows it, or CSV as saved copies have it (AR-7).

    Either has what the service tells beyond the policy: text in the columns shown, CSV whatever a call says.
    """
    found = list(islice(_rows(view, chosen, stop), most + 1))
    cut_off = len(found) > most
    del found[most:]
    if form == "csv":
        return Copied(csv_of(found), len(found), cut_off=cut_off)
    text = "\n".join(map(words.copied, found))
    return Copied(f"{text}\n" if cut_off else text, len(found), cut_off=cut_off)


def _rows(view: CallView, chosen: RowRange, stop: threading.Event) -> Iterator[CallRow]:
    for rows in view.stream(chosen.first, chosen.last):
        if stop.is_set():
            raise Cancelled
        yield from rows
