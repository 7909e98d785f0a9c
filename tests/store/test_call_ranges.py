"""Ranges of a view are streamed and summed, a day is found in it, and rows tell what is known beyond the policy."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from dijo_desktop.contract.calls import Call, Peer, Removed
from dijo_desktop.domain.call_page import CallMore
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import Cancelled
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.store.calls import CallStore
from tests.fake_clock import FakeClock
from tests.store.call_samples import call, call_id, changes, memory_store
from tests.store.test_call_view import everything, local_day, sums

NEVER = threading.Event()


@pytest.fixture(scope="module", params=["memory", "file"])
def many(request, tmp_path_factory):
    """A thousand calls, three a day."""
    path = None if request.param == "memory" else tmp_path_factory.mktemp("calls") / "cache.db"
    with memory_store(FakeClock(), path) as store:
        store.begin_full_pass()
        store.apply(changes([a_call(n) for n in range(1000)], token="t"))
        store.settle()
        yield store


def a_call(n: int) -> Call:
    """Many are as long or as dear as others."""
    cost, currency = f"{n * 7 % 5 * 0.125:.3f}", ("GBP", "EUR", "GBP", "CHF")[n % 4]
    return call(n // 3 + 1, suffix=n % 3, seconds=n * 13 % 50, cost=cost, currency=currency)


FILTERS: list[dict[str, object]] = [{}, {"min_seconds": 20}, {"weekend": True}, {"currency": "EUR"}, {"free": True}]


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("group", ["day", "month", "none"])
@pytest.mark.parametrize("sort", ["started", "duration", "cost"])
def test_a_range_of_rows_is_streamed_and_summed(many: CallStore, group: str, sort: str, descending: bool) -> None:
    for some in FILTERS:
        check_ranges(many, CallQuery(group=group, sort=sort, descending=descending, **some))


def check_ranges(many: CallStore, query: CallQuery) -> None:
    view = many.build_view(query, time_zone="UTC", stop=NEVER)
    rows = everything(view)
    for first, last in (
        (0, view.rows - 1),
        (0, 0),
        (17, 17),
        (5, 900),
        (333, 777),
        (1, view.rows - 2),
        (-3, 9999),
        (9, 8),
    ):
        wanted = [row for row in rows[max(first, 0) : last + 1] if isinstance(row, CallRow)]
        assert [row for some in view.stream(first, last) for row in some] == wanted
        found = view.sums(first, last)
        assert {(one.currency, one.calls, one.seconds, one.cost_micro) for one in found} == sums(wanted)
    view.close()
    with pytest.raises(Cancelled):
        view.sums(0, 5)
    with pytest.raises(Cancelled):
        list(view.stream(0, 5))


@pytest.mark.parametrize("sort", ["started", "duration", "cost"])
def test_what_came_later_is_in_no_sum_and_what_was_erased_in_none_of_a_range(tmp_path: Path, sort: str) -> None:
    with memory_store(FakeClock(), tmp_path / "cache.db") as store:
        store.apply(changes([call(day, seconds=day) for day in range(1, 21)], token="t"))
        store.settle()
        view = store.build_view(CallQuery(sort=sort, group="none"), time_zone="UTC", stop=NEVER)
        assert [(one.calls, one.seconds) for one in view.sums(1, 18)] == [(18, 209 - 20)]
        gone = Removed(id=call_id(7), removed_at="2026-11-22T00:00:00.000Z", reason="erasure")
        store.apply(changes([call(5, suffix=1, seconds=5)], token="u", removed=[gone]))
        assert [(one.calls, one.seconds) for one in view.sums(1, 18)] == [(17, 209 - 20 - 7)]
        view.close()


def test_the_first_rows_are_summed_up_by_themselves(many: CallStore) -> None:
    view = many.build_view(CallQuery(group="none"), time_zone="UTC", first_only=True, stop=NEVER)
    for first, last in ((0, 199), (3, 190), (9, 20)):
        found = {(one.currency, one.calls, one.seconds, one.cost_micro) for one in view.sums(first, last)}
        assert found == sums([row for row in everything(view)[first : last + 1] if isinstance(row, CallRow)])
    view.close()


def test_summing_up_can_be_stopped(many: CallStore) -> None:
    stop = threading.Event()
    stop.set()
    view = many.build_view(CallQuery(), time_zone="UTC", stop=NEVER)
    with pytest.raises(Cancelled):
        view.sums(0, 100, stop=stop)
    view.close()


@pytest.mark.parametrize("group", ["day", "month", "none"])
@pytest.mark.parametrize("descending", [True, False])
def test_a_day_is_found(group: str, descending: bool) -> None:
    days = [3, 4, 4, 9, 40]
    with memory_store(FakeClock()) as store:
        store.apply(changes([call(day, suffix=n) for n, day in enumerate(days)], cursor="c"))
        query = CallQuery(group=group, descending=descending)
        view = store.build_view(query, time_zone="UTC", stop=NEVER)
        rows = everything(view)
        for asked in range(1, 45):
            day = date(2026, 1, 1) + timedelta(days=asked - 1)
            found = view.position_of(day)
            days_there = [
                local_day(row.started_ms, "UTC").date() if isinstance(row, CallRow) else None for row in rows
            ]
            fits = [
                n for n, there in enumerate(days_there) if there and (there <= day if descending else there >= day)
            ]
            if not fits:
                assert found is None
            else:
                headed = fits[0] > 0 and isinstance(rows[fits[0] - 1], GroupRow)
                assert found == fits[0] - headed
        assert store.build_view(CallQuery(sort="cost"), time_zone="UTC", stop=NEVER).position_of(day) is None
        view.close()


def test_what_is_known_beyond_the_policy_is_in_the_row() -> None:
    with memory_store(FakeClock()) as store:
        told = msgspec.structs.replace(call(1), direction="in", peer=Peer(kind="masked", value="+44…1"))
        store.apply(changes([told, call(2)], cursor="c"))
        view = store.build_view(CallQuery(group="none"), time_zone="UTC", stop=NEVER)
        assert [row.more for row in everything(view) if isinstance(row, CallRow)] == [
            None,
            CallMore(direction="in", peer=Peer(kind="masked", value="+44…1")),
        ]
        view.close()
