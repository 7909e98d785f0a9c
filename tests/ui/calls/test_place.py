from __future__ import annotations

import pytest

from dijo_desktop.domain.call_query import CallQuery, Sort
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.place import Place, find_row
from tests.ui.calls.samples import fill, many, week
from tests.ui.calls.test_model import model_of


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", ["started", "duration", "cost"])
def test_every_call_is_found_in_every_order(store: CallStore, sort: Sort, descending: bool) -> None:
    fill(store, many(300))
    model = model_of(store, CallQuery(sort=sort, descending=descending))
    assert model.view is not None
    for number in range(0, model.rowCount(), 7):
        row = model.row(number)
        assert row is not None
        assert find_row(model, row, {}) == number
        if isinstance(row, CallRow):
            assert model.view.row_of(row.id) == number


def test_what_is_not_there_is_not_found(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store)
    assert model.view is not None
    stranger = CallRow("call_stranger", 1_790_000_000_000, 60, 0, "GBP")
    assert find_row(model, stranger, {}) is None
    assert model.view.row_of("call_stranger") is None
    assert find_row(model, GroupRow("2020-01-01", 1, 1, []), {}) is None
    view = model.show(None, model.words)
    assert view is not None
    view.close()
    assert view.row_of("call_stranger") is None
    assert find_row(model, stranger, {}) is None


def test_a_worker_may_have_found_it_already(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store)
    row = model.row(1)
    assert isinstance(row, CallRow)
    assert find_row(model, row, {row.id: 6}) == 6
    assert Place(row, 0, GroupRow("2026-11-23", 1, 1, [])).calls == [row.id]
