from __future__ import annotations

import threading
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.store.call_rows import GroupRow
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.columns import COST, DURATION, LENGTH, TIME
from dijo_desktop.ui.calls.model import CallsModel
from dijo_desktop.ui.calls.words import CallWords
from tests.store.call_samples import changes
from tests.ui.calls.samples import NOW, ZONE, call, fill, many, week

TODAY = date(2026, 11, 23)


def model_of(store: CallStore, query: CallQuery | None = None) -> CallsModel:
    query = query or CallQuery()
    view = store.build_view(query, time_zone=ZONE, stop=threading.Event())
    words = CallWords(time_zone=ZONE, today=TODAY, group=query.group, view=view)
    model = CallsModel(words)
    model.show(view, words)
    return model


def text(model: CallsModel, row: int, column: int) -> str:
    return str(model.data(model.index(row, column)))


@pytest.mark.parametrize("count", [0, 1, 450])
def test_the_model_keeps_the_rules_of_qt(store: CallStore, qtmodeltester: ModelTester, count: int) -> None:
    fill(store, many(count))
    model = model_of(store)
    qtmodeltester.check(model)
    assert model.rowCount() == (0 if not count else count + len(model.view.groups))  # type: ignore[union-attr]
    assert model.columnCount() == 4
    assert model.rowCount(model.index(0, 0)) == (0 if count else model.rowCount())


def test_days_and_calls_share_their_columns(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store)
    assert [text(model, 0, column) for column in range(4)] == [
        "Today Mon 23 November",
        "3 calls",
        "16 min 23 s",
        "£0.51",
    ]
    assert [text(model, 1, column) for column in (TIME, DURATION, COST)] == [
        "13:21 \u2013 13:33",
        "12 min 34 s",
        "£0.44",
    ]
    assert text(model, 3, COST) == "Free"
    assert text(model, 4, TIME) == "Yesterday Sun 22 November"
    assert text(model, 8, TIME) == "Saturday 21 November"
    assert text(model, 8, LENGTH) == "2 calls"


def test_a_reader_hears_a_whole_sentence_in_the_first_column(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(1, TIME), role) == (
        "Monday 23 November, 13:21 to 13:33, 12 minutes 34 seconds, £0.44"
    )
    assert model.data(model.index(0, TIME), role) == "Monday 23 November, 3 calls, 16 minutes 23 seconds, £0.51"
    assert model.data(model.index(1, DURATION), role) == "12 min 34 s"


def test_a_cost_with_four_decimals_gives_four_to_all(store: CallStore) -> None:
    calls = week()
    calls[0] = type(calls[0])(**{**{f: getattr(calls[0], f) for f in ("id", "started_at", "duration_seconds")},
                                 "cost": type(calls[0].cost)(amount="0.1625", currency="GBP")})  # fmt: skip
    fill(store, calls)
    model = model_of(store)
    assert text(model, 1, COST) == "£0.1625"
    assert text(model, 2, COST) == "£0.0700"
    assert text(model, 0, COST) == "£0.2325"


def test_under_a_filter_a_day_says_how_many_of_its_calls_are_shown(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store, CallQuery(min_seconds=600))
    assert [text(model, 0, column) for column in (LENGTH, DURATION, COST)] == ["1 of 3 calls", "12 min 34 s", "£0.44"]
    assert text(model, 2, LENGTH) == "2 of 3 calls"
    weekends = model_of(store, CallQuery(weekend=True))
    assert text(weekends, 0, LENGTH) == "3 calls"


def test_heads_of_groups_are_found_both_ways(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store)
    assert model.has_groups
    heads = [row for row in range(model.rowCount()) if isinstance(model.row(row), GroupRow)]
    assert heads == [0, 4, 8]
    assert model.head_at(6) == 4
    assert model.head_at(4) == 4
    assert model.head_before(4) == 0
    assert model.head_before(0) is None
    assert model.head_after(-1) == 0
    assert model.head_after(5) == 8
    assert model.head_after(9) is None


def test_without_groups_rows_carry_their_dates(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store, CallQuery(group="none"))
    assert not model.has_groups
    assert model.head_after(0) is None
    assert model.head_at(0) is None
    assert text(model, 0, TIME) == "23 Nov 2026, 13:21 \u2013 13:33"
    months = model_of(store, CallQuery(group="month"))
    assert text(months, 0, TIME) == "November 2026"
    assert text(months, 1, TIME) == "Mon 23, 13:21 \u2013 13:33"


def test_the_heads_of_the_columns_have_names(store: CallStore) -> None:
    model = model_of(store)
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert names == ["Time", "Length", "Duration", "Cost"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None


def test_nothing_is_read_of_a_view_that_was_taken_away(store: CallStore) -> None:
    fill(store, week())
    model = model_of(store)
    shown = model.show(None, model.words)
    assert shown is not None
    shown.close()
    assert model.rowCount() == 0
    assert model.row(0) is None
    assert model.data(QModelIndex()) is None


def test_a_view_that_goes_on_where_the_last_one_was_leaves_the_window_at_rest(store: CallStore, qtbot: QtBot) -> None:
    fill(store, many(600))
    query = CallQuery(group="none")
    words = CallWords(time_zone=ZONE, today=TODAY, group="none")
    first = store.build_view(query, time_zone=ZONE, first_only=True, stop=threading.Event())
    whole = store.build_view(query, time_zone=ZONE, stop=threading.Event())
    model = CallsModel(words)
    model.show(first, words)
    seen = text(model, 0, TIME)
    here = QPersistentModelIndex(model.index(3, 0))
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.dataChanged),
        qtbot.waitSignal(model.rowsInserted) as added,
    ):
        model.show(whole, words)
    assert added.args[1:] == [first.rows, whole.rows - 1]
    assert first.rows < whole.rows == model.rowCount() == 600
    assert here.isValid()
    assert text(model, 0, TIME) == seen
    assert text(model, 599, TIME)
    again = CallWords(time_zone=ZONE, today=date(2025, 1, 1), group="none")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(whole, again)
    with qtbot.waitSignal(model.modelReset):
        model.show(first, words)


def test_other_rows_in_the_same_places_are_other_rows(store: CallStore, qtbot: QtBot) -> None:
    fill(store, many(20))
    model = model_of(store)
    text(model, 0, TIME)
    store.apply(changes([call(9000, NOW, 60, "0.10")], token="later"))
    later = store.build_view(CallQuery(), time_zone=ZONE, stop=threading.Event())
    with qtbot.waitSignal(model.modelReset):
        model.show(later, model.words)
    assert text(model, 1, DURATION) == "1 min 00 s"
