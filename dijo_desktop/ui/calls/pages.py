"""A few pages of a view of calls, kept because the eye moves back and forth."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import CallRow, GroupRow
    from dijo_desktop.store.call_view import CallView

PAGE = 256
KEPT = 24


class Pages:
    """The pages of 256 rows read last, at most 24 of them; a page is read at once, in well under a millisecond."""

    def __init__(self, view: CallView | None = None) -> None:
        self.view = view
        self._pages: OrderedDict[int, list[CallRow | GroupRow]] = OrderedDict()

    @property
    def rows(self) -> int:
        """How many rows the view has, group rows included."""
        return self.view.rows if self.view is not None else 0

    def row(self, number: int) -> CallRow | GroupRow | None:
        """The row of that number, nothing if there is no such row."""
        if self.view is None or not 0 <= number < self.view.rows:
            return None
        at, offset = divmod(number, PAGE)
        page = self._pages.get(at)
        if page is None:
            page = self._pages[at] = self.view.page(at)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(at)
        return page[offset] if offset < len(page) else None

    def forget(self) -> None:
        """Drop the view and every row that was read from it."""
        self.view = None
        self._pages.clear()
