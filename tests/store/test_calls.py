"""Calls: pages are written whole or not at all, erased calls leave, passes begin and end."""

from __future__ import annotations

import threading
import time

import pytest

from dijo_desktop.contract.calls import Changes, Removed
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import Cancelled, NotUnderstood
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.store.calls import CallStore, SyncState
from tests.fake_clock import FakeClock
from tests.store.call_samples import call, call_id, changes, memory_store


@pytest.fixture(params=["memory", "file"])
def store(request, tmp_path):
    opened = memory_store(FakeClock(1000), None if request.param == "memory" else tmp_path / "kept" / "cache.db")
    with opened as calls:
        yield calls


def ids(store: CallStore) -> list[str]:
    view = store.build_view(CallQuery(group="none", descending=False), time_zone="UTC", stop=threading.Event())
    rows = [row.id for number in range(view.rows // 256 + 1) for row in view.page(number) if isinstance(row, CallRow)]
    view.close()
    return rows


def test_an_empty_store_has_never_synchronised(store: CallStore) -> None:
    assert store.sync_state() == SyncState(None, None, full_pass_running=False, synced_at_ms=None, rows=0)
    assert (store.count(), store.currencies()) == (0, [])


def test_a_full_pass_goes_on_from_its_cursor_and_ends_with_a_token(store: CallStore) -> None:
    store.begin_full_pass()
    store.apply(changes([call(1), call(2)], cursor="next"))
    assert store.sync_state() == SyncState("next", None, full_pass_running=True, synced_at_ms=None, rows=2)
    store.apply(changes([call(3)], token="token"))
    assert store.sync_state() == SyncState(None, "token", full_pass_running=False, synced_at_ms=1000, rows=3)
    assert ids(store) == [call_id(1), call_id(2), call_id(3)]


def test_what_a_full_pass_does_not_bring_again_goes_at_its_end(store: CallStore) -> None:
    store.begin_full_pass()
    store.apply(changes([call(1), call(2)], token="one"))
    store.begin_full_pass()
    store.apply(changes([call(2)], cursor="next"))
    assert store.count() == 2
    store.apply(changes([call(3)], token="two"))
    assert ids(store) == [call_id(2), call_id(3)]
    assert store.count() == 2


def test_the_newest_calls_come_first_and_once(store: CallStore) -> None:
    store.begin_full_pass()
    store.apply_newest([call(9), call(8)])
    assert store.sync_state() == SyncState(None, None, full_pass_running=True, synced_at_ms=None, rows=2)
    store.apply(changes([call(1), call(8), call(9)], token="token"))
    assert ids(store) == [call_id(1), call_id(8), call_id(9)]


def test_changes_replace_and_remove(store: CallStore) -> None:
    store.begin_full_pass()
    store.apply(changes([call(1), call(2, seconds=5), call(3)], token="one"))
    gone = Removed(id=call_id(1), removed_at="2026-11-22T00:00:00.000Z", reason="erasure")
    unknown = Removed(id=call_id(77), removed_at="2026-11-22T00:00:00.000Z", reason="retention")
    page = changes([call(2, seconds=7, cost="2.5", currency="EUR")], token="two", removed=[gone, unknown])
    store.apply(page)
    assert store.sync_state().rows == 2
    assert store.currencies() == ["EUR", "GBP"]
    view = store.build_view(CallQuery(), time_zone="UTC", stop=threading.Event())
    assert [(total.currency, total.calls, total.seconds, total.cost_micro) for total in view.totals] == [
        ("EUR", 1, 7, 2_500_000),
        ("GBP", 1, 60, 162_500),
    ]
    view.close()


def test_a_call_erased_under_a_view_leaves_a_row_without_id(store: CallStore, request) -> None:
    store.begin_full_pass()
    store.apply(changes([call(1), call(2)], token="one"))
    view = store.build_view(CallQuery(group="none"), time_zone="UTC", stop=threading.Event())
    gone = Removed(id=call_id(1), removed_at="2026-11-22T00:00:00.000Z", reason="erasure")
    store.apply(changes([], token="two", removed=[gone]))
    # A view of a copy in memory carries its rows with it until the next one is made.
    left = call_id(1) if "memory" in request.node.name else ""
    assert [row.id for row in view.page(0) if isinstance(row, CallRow)] == [call_id(2), left]
    view.close()
    view.close()
    assert view.page(0) == []


def test_dropping_all_forgets_where_to_go_on(store: CallStore) -> None:
    store.begin_full_pass()
    store.apply(changes([call(1)], token="one"))
    store.drop_all()
    assert store.sync_state() == SyncState(None, None, full_pass_running=False, synced_at_ms=None, rows=0)
    assert ids(store) == []
    store.begin_full_pass()
    store.apply(changes([call(1)], token="again"))
    assert ids(store) == [call_id(1)]


@pytest.mark.parametrize(
    "bad",
    [
        {"started": "2026-02-30T00:00:00.000Z"},
        {"started": "1969-12-31T23:59:59.999Z"},
        {"started": "9999-01-01T00:00:00.000Z"},
        {"cost": "1.1234567"},
    ],
)
def test_an_impossible_call_leaves_everything_as_it_was(store: CallStore, bad: dict[str, str]) -> None:
    store.begin_full_pass()
    store.apply(changes([call(1)], cursor="before"))
    with pytest.raises(NotUnderstood):
        store.apply(changes([call(2), call(3, **bad)], cursor="after"))
    assert (store.sync_state().cursor, ids(store)) == ("before", [call_id(1)])


def test_sums_beyond_64_bits_are_refused_whole(store: CallStore) -> None:
    store.begin_full_pass()
    huge = "9" * 12
    with pytest.raises(NotUnderstood):
        store.apply(
            changes([call(1, cost=huge)] + [call(1, suffix=n, cost=huge) for n in range(2, 20)], cursor="after")
        )
    assert (store.sync_state().cursor, ids(store)) == (None, [])


def test_a_failure_in_the_middle_leaves_the_previous_state(store: CallStore) -> None:
    class Breaks(Exception):
        pass

    class Clock(FakeClock):
        def now_ms(self) -> int:
            raise Breaks

    store.begin_full_pass()
    store.apply(changes([call(1)], cursor="before"))
    broken = CallStore.__new__(CallStore)
    broken.__dict__.update(store.__dict__)
    broken._clock = Clock()
    with pytest.raises(Breaks):
        broken.apply(changes([call(2)], token="after"))
    assert (store.sync_state().cursor, ids(store)) == ("before", [call_id(1)])
    store.apply(changes([call(2)], token="after"))
    assert ids(store) == [call_id(1), call_id(2)]


def test_a_stopped_view_is_cancelled_and_the_store_goes_on(store: CallStore) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        store.build_view(CallQuery(), time_zone="UTC", stop=stop)
    store.apply(Changes(changed=(call(1),), removed=(), next_cursor="c", sync_token=None, limit=1))
    assert ids(store) == [call_id(1)]


def test_groups_head_their_days(store: CallStore) -> None:
    store.begin_full_pass()
    store.apply(changes([call(1), call(1, suffix=1), call(2)], token="t"))
    view = store.build_view(CallQuery(), time_zone="UTC", stop=threading.Event())
    rows = view.page(0)
    assert [type(row) for row in rows] == [GroupRow, CallRow, GroupRow, CallRow, CallRow]
    assert [row.day for row in rows if isinstance(row, GroupRow)] == ["2026-01-02", "2026-01-01"]
    assert [view.group_of(row) for row in range(view.rows)] == [0, 0, 1, 1, 1]
    assert [view.head_of(group) for group in (0, 1)] == [0, 2]
    view.close()


def test_a_page_is_there_at_once_while_a_worker_writes(store: CallStore) -> None:
    store.apply(changes([call(day) for day in range(1, 300)], cursor="c"))
    view = store.build_view(CallQuery(), time_zone="UTC", stop=threading.Event())
    with store._database.writing() as writer:
        writer.execute("DELETE FROM calls")
        begun = time.perf_counter()
        assert sum(len(view.page(number)) for number in range(3)) == view.rows
        assert time.perf_counter() - begun < 2
    view.close()
