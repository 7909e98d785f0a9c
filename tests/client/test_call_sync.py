from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.call_sync import RESTARTS, SyncProgress
from dijo_desktop.errors import Cancelled, Refused, SignedOut
from dijo_desktop.store.local_copy import LocalCopy
from tests.client.call_source import Source, call, kept, page_aheads, run
from tests.fake_clock import FakeClock


@pytest.fixture
def copy():
    made = LocalCopy.in_memory(clock=FakeClock())
    yield made
    made.close()


def test_the_first_run_shows_the_newest_first_and_then_reads_all(copy):
    source = Source(95)
    told: list[SyncProgress] = []
    rows_when_told: list[int] = []

    def tell(progress):
        told.append(progress)
        rows_when_told.append(kept(copy))

    result = run(source, copy, tell=tell)
    assert (result.rows, kept(copy)) == (95, 95)
    assert told[0] == SyncProgress(10, None, 0.0, None)
    assert rows_when_told[0] == 10
    assert told[-1].rows == 95
    assert told[-1].total == 95
    assert source.asked[0] == (None, None)
    assert source.asked[-1] == ("0", None)
    assert copy.calls.sync_state().token == "0"
    assert page_aheads() == []


def test_a_later_run_asks_only_for_what_changed(copy):
    source = Source(25)
    run(source, copy)
    source.asked.clear()
    assert run(source, copy) == (25, 0)
    assert source.asked == [("0", None)]
    source.put(call(100))
    source.put(call(3, seconds=5))
    source.remove(call(4).id)
    assert run(source, copy) == (25, 3)
    assert copy.calls.sync_state().token == "3"


def test_what_changes_during_the_full_pass_is_not_lost(copy):
    source = Source(45)

    def change(since, cursor):
        if cursor and cursor.startswith("0|") and not source.log:
            source.put(call(200))
            source.remove(call(0).id)

    source.before_page = change
    run(source, copy)
    assert kept(copy) == 45
    assert copy.calls.sync_state().token == "2"


def test_an_empty_account_is_up_to_date(copy):
    assert run(Source(0), copy) == (0, 0)
    assert not copy.calls.sync_state().full_pass_running


def test_an_expired_token_drops_all_and_begins_again(copy):
    source = Source(25)
    run(source, copy)
    source.remove(call(0).id)
    source.log.append(("changed", call(1).id))
    source.oldest_token = 1
    assert run(source, copy).rows == 24
    assert copy.calls.sync_state().token == "2"


def test_an_old_cursor_begins_the_pass_again(copy):
    source = Source(65)

    def lost(since, cursor):
        if cursor and cursor.endswith(call(29).id):
            source.before_page = lambda since, cursor: None
            raise Refused(400, "invalid-cursor")

    source.before_page = lost
    run(source, copy)
    assert kept(copy) == 65
    assert [cursor for since, cursor in source.asked if since is None].count(None) == 2


def test_an_old_cursor_among_changes_goes_back_to_the_token_only(copy):
    source = Source(5)
    run(source, copy)
    for n in range(100, 135):
        source.put(call(n))

    def lost(since, cursor):
        if cursor == "20":
            source.before_page = lambda since, cursor: None
            raise Refused(400, "invalid-cursor")

    source.before_page = lost
    source.asked.clear()
    run(source, copy)
    assert kept(copy) == 40
    assert source.asked == [("0", None), ("0", "10"), ("0", "20"), ("0", None), ("0", "10"), ("0", "20"), ("0", "30")]


def test_a_service_that_forgets_each_time_is_given_up(copy):
    source = Source(65)

    def lost(since, cursor):
        if cursor:
            raise Refused(400, "invalid-cursor")

    source.before_page = lost
    with pytest.raises(Refused):
        run(source, copy)
    assert [cursor for _, cursor in source.asked].count(None) == RESTARTS + 1


class Ticking(FakeClock):
    """Half a second passes at each look."""

    def monotonic(self):
        self.advance(0.5)
        return super().monotonic()


def test_pace_and_time_left_are_told(copy):
    told: list[SyncProgress] = []
    run(Source(100), copy, tell=told.append, clock=Ticking())
    full = [progress for progress in told[1:] if progress.total == 100]
    rows = [progress.rows for progress in full]
    assert rows == sorted(rows)
    assert {count % 10 for count in rows} == {0}
    first = full[0]
    # Half a second passed until the first pages were written.
    assert (first.rate, first.seconds_left) == (first.rows * 2, (100 - first.rows) / first.rate)
    assert (full[-1].rows, full[-1].seconds_left) == (100, 0.0)


def test_without_sums_the_time_left_is_not_told(copy):
    class NoSums(Source):
        def summary(self, *, stop):
            raise Refused(404, "not-found")

    told: list[SyncProgress] = []
    run(NoSums(25), copy, tell=told.append, clock=Ticking())
    assert {(progress.total, progress.seconds_left) for progress in told} == {(None, None)}


@pytest.mark.parametrize("ends", [SignedOut("expired"), Cancelled()])
def test_sums_do_not_hide_that_it_is_over(copy, ends):
    stop = threading.Event()

    class Over(Source):
        def summary(self, *, stop):
            stop.set()
            raise ends

    with pytest.raises(type(ends)):
        run(Over(25), copy, stop=stop)


def test_calls_are_kept_as_they_came(copy):
    source = Source(3)
    run(source, copy)
    assert kept(copy) == 3
    assert copy.calls.currencies() == ["GBP"]
