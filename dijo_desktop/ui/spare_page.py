"""The page of calls is the dearest one to make: it is made a turn of the event loop before all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dijo_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.page import CallsPage


class SparePage:
    """At most one page of calls that nobody uses yet."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._page: CallsPage | None = None

    def prepare(self) -> None:
        """Make one; somebody is about to come."""
        self._page = self.take()

    def take(self) -> CallsPage:
        """The one that is there, or a new one."""
        from dijo_desktop.ui.calls.page import CallsPage  # imported by the worker that opens the copy

        page, self._page = self._page, None
        around = self._around
        return page or CallsPage(theme=around.theme, tasks=around.tasks, clock=around.clock)

    def drop(self) -> None:
        """None is needed any more."""
        if self._page is not None:
            self._page.deleteLater()
            self._page = None
