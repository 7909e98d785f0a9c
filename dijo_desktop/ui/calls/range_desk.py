"""What a range of the list is good for: its sums below the list, and its calls on the clipboard."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

from dijo_desktop.errors import Cancelled, DijoError
from dijo_desktop.store.call_rows import GroupRow
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.copying import Copied, Form, copied
from dijo_desktop.ui.calls.plurals import counted
from dijo_desktop.ui.calls.range import RowRange
from dijo_desktop.ui.calls.summary import range_lines

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import Total
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.calls.model import CallsModel
    from dijo_desktop.ui.calls.steering import SteeredTable
    from dijo_desktop.ui.calls.totals_bar import TotalsBar, TotalsLine
    from dijo_desktop.ui.calls.words import CallWords
    from dijo_desktop.ui.tasks import Job, Tasks
    from dijo_desktop.ui.widgets.toast import Toast


class RangeDesk(QObject):
    """Writes into the totals bar: the sums of the range while there is one, else those of the list.

    SQL sums up on a worker; a newer range stops the older question. `failed` carries a `DijoError`.
    """

    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, table: SteeredTable, model: CallsModel, totals: TotalsBar, toast: Toast, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._table, self._model, self._totals, self._toast = tasks, table, model, totals, toast
        self._lines: Sequence[TotalsLine] = ()
        self._stop_sums, self._stop_copy = threading.Event(), threading.Event()
        table.ranges.changed.connect(self._sum)
        table.copy_asked.connect(self.copy)

    def show_totals(self, lines: Sequence[TotalsLine]) -> None:
        """Show the sums of the list, or go on with those of the range, whose calls may be others now."""
        self._lines = lines
        self._sum(quiet=True)

    def forget(self) -> None:
        """Nobody waits for sums or a copy any more."""
        self._stop_sums.set()
        self._stop_copy.set()
        self._table.ranges.choose(None)

    def copy(self, form: Form = "text") -> None:
        """Put the range, else the current row, on the clipboard."""
        view, here = self._model.view, self._table.currentIndex().row()
        chosen = self._table.ranges.chosen
        row = self._model.row(here)
        if view is None or (chosen is None and row is None):
            return
        if chosen is None and form == "text" and row is not None:
            QGuiApplication.clipboard().setText(self._model.words.copied(row))
            return
        if chosen is None:
            chosen = RowRange(here, here + row.calls if isinstance(row, GroupRow) else here)
        self._stop_copy.set()
        self._stop_copy = stop = threading.Event()
        work = partial(_copied, view, self._model.words, chosen, form, stop)
        self._tasks.run(work, owner=self, then=partial(self._put, stop), failed=partial(self._give_up, stop))

    def _put(self, stop: threading.Event, found: Copied) -> None:
        if stop.is_set():
            return
        QGuiApplication.clipboard().setText(found.text)
        if found.cut_off:
            text = self.tr("Copied the first {number} calls. Export the list to get them all.")
            self._toast.say(text.format(number=say.count(found.calls)), icon="warning", colour="warning")
        else:
            said = counted(self.tr("%Ln call(s) copied", "", found.calls), found.calls)
            self._toast.say(said, icon="copy", colour="textSecondary")

    def _sum(self, *, quiet: bool = False) -> None:
        self._stop_sums.set()
        self._stop_sums = stop = threading.Event()
        view, chosen = self._model.view, self._table.ranges.chosen
        if view is None or chosen is None:
            self._totals.show_totals(self._lines)
            return
        work = partial(_sums, view, chosen, stop)
        then = partial(self._show, stop, view.calls, quiet)
        self._tasks.run(work, owner=self, then=then, failed=partial(self._give_up, stop))

    def _show(self, stop: threading.Event, shown: int, quiet: bool, totals: list[Total]) -> None:
        if stop.is_set():
            return
        lines = range_lines(totals, self._model.words, shown)
        self._totals.show_totals(lines)
        if not quiet:
            said = ". ".join(line.sentence for line in lines)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table, said))

    def _give_up(self, stop: threading.Event, error: DijoError) -> None:
        if not stop.is_set():
            self.failed.emit(error)


def _sums(view: CallView, chosen: RowRange, stop: threading.Event, job: Job) -> list[Total]:
    if stop.is_set() or job.stop.is_set():
        raise Cancelled
    return view.sums(chosen.first, chosen.last, stop=stop)


def _copied(
    view: CallView, words: CallWords, chosen: RowRange, form: Form, stop: threading.Event, job: Job
) -> Copied:
    if stop.is_set() or job.stop.is_set():
        raise Cancelled
    return copied(view, words, chosen, form, stop)
