"""How often the list follows a synchronisation: its first rows every second, all of it seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from dijo_desktop.client.call_sync import SyncProgress
    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.ui.calls.loader import Listing
    from dijo_desktop.ui.calls.table import CallsTable

BETWEEN_REFRESHES_MS = 1000
BETWEEN_WHOLE_LISTS = 10.0
BETWEEN_SURVEYS = 15.0
"""Seconds: all rows, and what stands around them, are read from a million calls, which the writer needs more."""
SMALL = 2000
"""So many calls are read whole in a few milliseconds."""
NEAR_TOP = 100
"""Rows up to here are among the first that a view brings at once."""


class Pace(QObject):
    """Says by `due` that the list may be read again; times are taken by the clock given."""

    due = Signal()

    def __init__(self, clock: Clock, table: CallsTable, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._table = table
        self._asked_at = 0.0
        self._whole_at: float | None = None
        self._surveyed_at: float | None = None
        self._cut: tuple[SyncProgress | None, Listing | None] = (None, None)
        table.verticalScrollBar().valueChanged.connect(self._look)
        self._timer = QTimer(self, singleShot=True, interval=BETWEEN_REFRESHES_MS)
        self._timer.timeout.connect(self.due)

    def follow(self) -> None:
        """Be due after a while."""
        if not self._timer.isActive():
            self._timer.start()

    def rest(self) -> None:
        """Be due no more."""
        self._cut = (None, None)
        self._timer.stop()

    def asked(self, *, first_only: bool) -> None:
        """The list is being read; whoever scrolls on from its first rows gets all of them at once."""
        self._asked_at = self._clock.monotonic()
        self._whole_at = None if first_only else self._asked_at

    def came(self) -> None:
        """The list is there; one that takes long is made less often, so that the synchronisation itself goes on."""
        took_ms = round(1000 * (self._clock.monotonic() - self._asked_at))
        self._timer.setInterval(max(BETWEEN_REFRESHES_MS, 3 * took_ms))

    def wanted(self, progress: SyncProgress | None, listing: Listing | None) -> Literal["first", "whole", "later"]:
        """What of the list is to be read now."""
        if self.first_rows_do(progress, listing):
            return "first"
        small = progress is None or listing is None or listing.held < SMALL
        return "whole" if small or self._whole_is_old() else "later"

    def sees(self, progress: SyncProgress | None, listing: Listing | None) -> None:
        """What is shown now: whoever goes on from its first rows while a pass runs makes the list due at once."""
        cut = progress is not None and listing is not None and not listing.view.complete
        self._cut = (progress, listing) if cut else (None, None)

    def first_rows_do(self, progress: SyncProgress | None, listing: Listing | None) -> bool:
        """Whether, in the middle of a full pass, the reader sees and uses nothing but the first rows."""
        if progress is None or progress.total is None or listing is None or listing.held < SMALL:
            return False
        table = self._table
        near = table.currentIndex().row() < NEAR_TOP and table.ranges.chosen is None
        return near and table.verticalScrollBar().value() <= table.viewport().height()

    def surveys(self, progress: SyncProgress | None) -> bool:
        """Whether what stands around the list is to be reckoned now, which is then taken as done."""
        now = self._clock.monotonic()
        if progress is not None and self._surveyed_at is not None and now - self._surveyed_at < BETWEEN_SURVEYS:
            return False
        self._surveyed_at = now
        return True

    def survey_at_once(self) -> None:
        """The survey is out of date."""
        self._surveyed_at = None

    def _whole_is_old(self) -> bool:
        return self._whole_at is None or self._clock.monotonic() - self._whole_at >= BETWEEN_WHOLE_LISTS

    def _look(self) -> None:
        if self._cut[1] is not None and not self.first_rows_do(*self._cut) and self._whole_is_old():
            self.due.emit()
