"""A few pages of a view of calls, kept because the eye moves back and forth."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from dijo_desktop.store.call_rows import GroupRow

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import CallRow
    from dijo_desktop.store.call_view import CallView

PAGE = 256
KEPT = 24
SEEN = 8
"""So many of the pages read last hold everything that is in sight, and what is current."""


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

    def continues(self, before: Pages) -> tuple[bool, bool]:
        """Whether who looked at `before` finds the same calls and days in the same places, and whether unchanged.

        There may be more of them below; what was not looked at is not compared.
        """
        old, new = before.view, self.view
        if old is None or new is None or old.query != new.query or new.rows < old.rows or not before._pages:
            return False, False
        unchanged = True
        for at in list(before._pages)[-SEEN:]:
            was = before._pages[at]
            now = self._pages[at] = new.page(at)
            if [_name(row) for row in was] != [_name(row) for row in now[: len(was)]]:
                return False, False
            unchanged = unchanged and was == now[: len(was)]
        return True, unchanged

    def forget(self) -> None:
        """Drop the view and every row that was read from it."""
        self.view = None
        self._pages.clear()


def _name(row: CallRow | GroupRow) -> str:
    """What tells a row from all others."""
    return row.day if isinstance(row, GroupRow) else row.id
