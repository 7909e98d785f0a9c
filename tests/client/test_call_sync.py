from __future__ import annotations

import contextlib
import threading

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.client.call_sync import RESTARTS, CallSync, SyncProgress
from dijo_desktop.contract.calls import Call, CallList, Changes, Removed, Summary, Total
from dijo_desktop.contract.values import Money
from dijo_desktop.domain import instants
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import Cancelled, ConnectionLost, DiskFull, Gone, NotUnderstood, Offline, Refused, SignedOut
from dijo_desktop.store.local_copy import LocalCopy
from tests.fake_clock import FakeClock

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
START = 1_700_000_000_000


def call(n: int, seconds: int = 60) -> Call:
    tail = "".join(ALPHABET[(n >> shift) & 31] for shift in range(20, -1, -5))
    return Call(
        id=f"call_{tail:0>26}",
        started_at=instants.show(START + n * 60_000),
        duration_seconds=seconds,
        cost=Money(amount="0.01", currency="GBP"),
    )


class Source:
    """A service's calls in memory: passes, tokens and tombstones as the contract has them."""

    def __init__(self, calls: int, page: int = 10) -> None:
        self.calls = {made.id: made for made in map(call, range(calls))}
        self.log: list[tuple[str, str]] = []
        self.page = page
        self.asked: list[tuple[str | None, str | None]] = []
        self.before_page = lambda since, cursor: None
        self.oldest_token = 0
        self.lock = threading.Lock()

    def remove(self, call_id: str) -> None:
        del self.calls[call_id]
        self.log.append(("removed", call_id))

    def put(self, made: Call) -> None:
        self.calls[made.id] = made
        self.log.append(("changed", made.id))

    def newest(self, limit=200, *, stop):
        newest = sorted(self.calls.values(), key=lambda made: made.started_at, reverse=True)[: self.page]
        return CallList(items=tuple(newest), next_cursor=None, limit=limit)

    def summary(self, *, stop):
        total = Total(calls=len(self.calls), duration_seconds=0, cost=Money(amount="0", currency="GBP"))
        return Summary(group="month", groups=(), totals=(total,))

    def changes(self, since=None, cursor=None, limit=1000, *, stop):
        with self.lock:
            self.asked.append((since, cursor))
            self.before_page(since, cursor)
            if since is None:
                return self._full(cursor)
            if int(since) < self.oldest_token:
                raise Gone(410, "sync-token-expired")
            return self._delta(int(since), cursor)

    def _full(self, cursor):
        token, _, after = (cursor or f"{len(self.log)}|").partition("|")
        rows = sorted((made for made in self.calls.values() if made.id > after), key=lambda made: made.id)
        if len(rows) <= self.page:
            return self._page(rows, [], None, token)
        return self._page(rows[: self.page], [], f"{token}|{rows[self.page - 1].id}", None)

    def _delta(self, since, cursor):
        start = int(cursor) if cursor else since
        part = self.log[start : start + self.page]
        rows = [self.calls[ident] for kind, ident in part if kind == "changed" and ident in self.calls]
        gone = [
            Removed(id=ident, removed_at=instants.show(START), reason="erasure")
            for kind, ident in part
            if kind == "removed"
        ]
        end = start + len(part)
        over = end >= len(self.log)
        return self._page(rows, gone, None if over else str(end), str(end) if over else None)

    def _page(self, rows, gone, cursor, token):
        return Changes(
            changed=tuple(rows), removed=tuple(gone), next_cursor=cursor, sync_token=token, limit=self.page
        )


@pytest.fixture
def copy():
    made = LocalCopy.in_memory(clock=FakeClock())
    yield made
    made.close()


def run(source, copy, stop=None, tell=None, clock=None):
    return CallSync(source, copy.calls, clock or FakeClock()).run(
        stop or threading.Event(), tell or (lambda now: None)
    )


def kept(copy) -> int:
    return copy.calls.count()


def page_aheads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "page-ahead"]


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


@pytest.mark.parametrize("failure", [ConnectionLost("x"), Offline("x"), NotUnderstood("x"), Refused(403, "x")])
@pytest.mark.parametrize("at", range(8))
def test_interrupted_at_each_page_it_goes_on_with_that_page(copy, at, failure):
    source = Source(65)
    pages = 0

    def fail(since, cursor):
        nonlocal pages
        if pages == at:
            source.before_page = lambda since, cursor: None
            raise failure
        pages += 1

    source.before_page = fail
    with pytest.raises(type(failure)):
        run(source, copy)
    assert page_aheads() == []
    cursor = copy.calls.sync_state().cursor
    source.asked.clear()
    run(source, copy)
    assert kept(copy) == 65
    assert source.asked[0] == (None if at < 7 else "0", cursor)
    fresh = LocalCopy.in_memory(clock=FakeClock())
    run(source, fresh)
    assert kept(fresh) == 65
    fresh.close()


@pytest.mark.parametrize("at", range(8))
def test_stopped_at_each_page_nothing_is_lost_and_no_thread_stays(copy, at):
    source, stop, told = Source(65), threading.Event(), []

    def tell(progress):
        told.append(progress)
        if len(told) > at:
            stop.set()

    with pytest.raises(Cancelled):
        run(source, copy, stop=stop, tell=tell)
    assert page_aheads() == []
    run(source, copy)
    assert kept(copy) == 65


def test_a_failure_of_the_store_ends_the_fetching_too(copy):
    source = Source(65)

    class Full:
        sync_state = copy.calls.sync_state
        begin_full_pass = copy.calls.begin_full_pass
        apply_newest = copy.calls.apply_newest

        def apply(self, page):
            raise DiskFull

    with pytest.raises(DiskFull):
        CallSync(source, Full(), FakeClock()).run(threading.Event(), lambda now: None)
    assert page_aheads() == []
    assert len(source.asked) <= 2


def test_a_fetch_that_hangs_is_left_when_stopped(copy):
    source, stop = Source(65), threading.Event()
    release = threading.Event()

    def hang(since, cursor):
        if cursor:
            stop.set()
            release.wait(10)

    source.before_page = hang
    with pytest.raises(Cancelled):
        run(source, copy, stop=stop)
    release.set()
    run(source, copy)
    assert kept(copy) == 65


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


def test_a_slow_page_is_waited_for(copy):
    source = Source(15)
    source.before_page = lambda since, cursor: threading.Event().wait(0.12)
    assert run(source, copy).rows == 15


def test_a_service_that_goes_in_circles_is_not_understood(copy):
    class Circle(Source):
        def _full(self, cursor):
            return self._page([call(1)], [], "again", None)

    with pytest.raises(NotUnderstood):
        run(Circle(1), copy)


class Ticking(FakeClock):
    """Half a second passes at each look."""

    def monotonic(self):
        self.advance(0.5)
        return super().monotonic()


def test_pace_and_time_left_are_told(copy):
    told: list[SyncProgress] = []
    run(Source(100), copy, tell=told.append, clock=Ticking())
    assert told[1] == SyncProgress(10, 100, 20.0, 4.5)
    full = [progress for progress in told[1:] if progress.total == 100]
    assert [progress.rows for progress in full] == list(range(10, 101, 10))
    assert full[-1].seconds_left == 0.0


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


def test_a_page_resumed_counts_what_was_there(copy):
    source, stop, told = Source(65), threading.Event(), []

    def tell(progress):
        told.append(progress)
        if progress.rows >= 40:
            stop.set()

    with pytest.raises(Cancelled):
        run(source, copy, stop=stop, tell=tell)
    told.clear()
    run(source, copy, tell=told.append)
    assert told[0].rows > 40
    assert max(progress.rows for progress in told) <= 65


def test_calls_are_kept_as_they_came(copy):
    source = Source(3)
    run(source, copy)
    assert kept(copy) == 3
    assert copy.calls.currencies() == ["GBP"]


def kept_ids(copy) -> set[str]:
    view = copy.calls.build_view(CallQuery(group="none"), time_zone="UTC", stop=threading.Event())
    try:
        return {row.id for n in range(-(-view.rows // 256)) for row in view.page(n)}
    finally:
        view.close()


EVENTS = st.tuples(st.sampled_from(["put", "change", "remove", "fail", "place", "token", ""]), st.integers(0, 2000))


@settings(max_examples=60, deadline=None)
@given(events=st.lists(EVENTS, max_size=30), calls=st.integers(0, 40), page=st.integers(1, 7))
def test_whatever_changes_or_breaks_on_the_way_the_copy_ends_up_equal(events, calls, page):
    """Inserts, changes, removals, lost places, expired tokens and failures between any two pages (CO-6 to CO-9)."""
    source = Source(calls, page)
    events = list(events)

    def event(since, cursor):
        kind, number = events.pop() if events else ("", 0)
        known = sorted(source.calls)
        if kind == "put":
            source.put(call(number))
        elif kind == "change" and known:
            source.put(msgspec.structs.replace(source.calls[known[number % len(known)]], duration_seconds=9))
        elif kind == "remove" and known:
            source.remove(known[number % len(known)])
        elif kind == "fail":
            raise ConnectionLost("x")
        elif kind == "place" and cursor:
            raise Refused(400, "invalid-cursor")
        elif kind == "token":
            source.oldest_token = len(source.log)

    source.before_page = event
    copy = LocalCopy.in_memory(clock=FakeClock())
    try:
        while events:
            # each run takes at least one event: it asks for at least one page
            with contextlib.suppress(ConnectionLost, Refused):
                run(source, copy)
        run(source, copy)
        assert kept_ids(copy) == set(source.calls)
    finally:
        copy.close()
    assert page_aheads() == []
