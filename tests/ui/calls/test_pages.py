from __future__ import annotations

import threading

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.pages import KEPT, PAGE, Pages
from tests.ui.calls.samples import ZONE, fill, many


def test_rows_are_read_across_pages_and_forgotten_pages_come_again(store: CallStore) -> None:
    count = (KEPT + 3) * PAGE
    fill(store, many(count))
    view = store.build_view(CallQuery(group="none"), time_zone=ZONE, stop=threading.Event())
    pages = Pages(view)
    assert pages.rows == count
    first = pages.row(0)
    assert isinstance(first, CallRow)
    seen = {row.id for number in range(0, count, PAGE // 2) if isinstance(row := pages.row(number), CallRow)}
    assert len(seen) == 2 * (KEPT + 3)
    assert pages.row(0) == first
    assert pages.row(-1) is None
    assert pages.row(count) is None
    pages.forget()
    assert pages.rows == 0
    assert pages.row(0) is None
    view.close()
