from __future__ import annotations

import contextlib
import threading

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.client.call_sync import CallSync
from dijo_desktop.client.page_ahead import AHEAD
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import Cancelled, ConnectionLost, DiskFull, NotUnderstood, Offline, Refused
from dijo_desktop.store.local_copy import LocalCopy
from tests.client.call_source import Source, call, kept, page_aheads, run
from tests.fake_clock import FakeClock


@pytest.fixture
def copy():
    made = LocalCopy.in_memory(clock=FakeClock())
    yield made
    made.close()


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
    source, stop = Source(65), threading.Event()
    pages = 0

    def look(since, cursor):
        nonlocal pages
        if pages == at:
            stop.set()
        pages += 1

    source.before_page = look
    with pytest.raises(Cancelled):
        run(source, copy, stop=stop)
    assert page_aheads() == []
    source.before_page = lambda since, cursor: None
    run(source, copy)
    assert kept(copy) == 65


def test_pages_that_wait_are_written_together_and_those_before_a_failure_are_written(copy):
    source = Source(65)
    ready = threading.Event()

    def fail(since, cursor):
        if len(source.asked) == AHEAD:
            ready.set()
            raise ConnectionLost("x")

    source.before_page = fail
    at_once = []

    class Waits:
        sync_state = copy.calls.sync_state
        begin_full_pass = copy.calls.begin_full_pass

        def apply_newest(self, calls):
            copy.calls.apply_newest(calls)

        def apply(self, *pages):
            assert ready.wait(10)
            at_once.append(len(pages))
            copy.calls.apply(*pages)

    with pytest.raises(ConnectionLost):
        CallSync(source, Waits(), FakeClock()).run(threading.Event(), lambda now: None)
    assert sum(at_once) == AHEAD - 1
    assert copy.calls.sync_state().cursor == f"0|{call(10 * (AHEAD - 1) - 1).id}"
    source.before_page = lambda since, cursor: None
    run(source, copy)
    assert kept(copy) == 65


def test_a_failure_of_the_store_ends_the_fetching_too(copy):
    source = Source(65)

    class Full:
        sync_state = copy.calls.sync_state
        begin_full_pass = copy.calls.begin_full_pass
        apply_newest = copy.calls.apply_newest

        def apply(self, *pages):
            raise DiskFull

    with pytest.raises(DiskFull):
        CallSync(source, Full(), FakeClock()).run(threading.Event(), lambda now: None)
    assert page_aheads() == []
    assert len(source.asked) <= 2 * AHEAD


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


def test_the_pages_before_one_that_is_not_understood_are_written(copy):
    class Odd(Source):
        def _full(self, cursor):
            page = super()._full(cursor)
            return page._replace(data=page.data.replace(b'"0.01"', b'"much"')) if len(self.asked) == 3 else page

    with pytest.raises(NotUnderstood):
        run(Odd(65), copy)
    assert copy.calls.sync_state().cursor == f"0|{call(19).id}"
    run(Source(65), copy)
    assert kept(copy) == 65


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
