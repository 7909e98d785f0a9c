"""Views: order, filters, groups and sums are those of a plain reckoning in Python, in every time zone tried."""

from __future__ import annotations

import threading
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dijo_desktop.contract.calls import Call, Removed
from dijo_desktop.contract.values import Money
from dijo_desktop.domain.call_ids import packed, tie_breakers
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.instants import parse, show
from dijo_desktop.domain.money import decimals, from_micro, to_micro
from dijo_desktop.errors import Cancelled
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.store.call_view import PAGE_ROWS, CallView
from dijo_desktop.store.calls import CallStore
from tests.fake_clock import FakeClock
from tests.store.call_samples import NEW_YEAR_MS, call, call_id, changes, memory_store

ZONES = [
    "UTC", "Europe/London", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Pacific/Apia", "Africa/Monrovia", "No/Such_Zone",
]  # fmt: skip
NEVER = threading.Event()

moments = st.one_of(
    # Around the clock changes of London, the day that Apia skipped, Monrovia's odd minutes, and anywhere.
    st.integers(1_774_742_400_000, 1_774_915_200_000),
    st.integers(1_325_116_800_000, 1_325_376_000_000),
    st.integers(40_000_000, 70_000_000_000),
    st.integers(1_500_000_000_000, 1_800_000_000_000),
)
calls = st.lists(
    st.tuples(
        moments,
        st.integers(0, 4000),
        st.sampled_from(["0", "0.1", "0.25", "0.125", "0.1625", "0.00001", "1.000001", "9", "-2.5"]),
        st.sampled_from(["GBP", "GBP", "EUR", "JPY"]),
    ),
    max_size=40,
)
queries = st.builds(
    CallQuery,
    sort=st.sampled_from(["started", "duration", "cost"]),
    descending=st.booleans(),
    group=st.sampled_from(["day", "month", "none"]),
    min_seconds=st.none() | st.integers(0, 4000),
    min_cost_micro=st.none() | st.sampled_from([0, 160_000, 5_000_000]),
    currency=st.none() | st.sampled_from(["GBP", "EUR", "CHF"]),
    free=st.booleans(),
    weekend=st.booleans(),
    from_ms=st.none() | moments,
    to_ms=st.none() | moments,
)


def everything(view: CallView) -> list[CallRow | GroupRow]:
    return [row for number in range(view.rows // PAGE_ROWS + 1) for row in view.page(number)]


def local_day(ms: int, zone: str) -> datetime:
    known = ZoneInfo("UTC" if zone == "No/Such_Zone" else zone)
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(known)


def key(row: CallRow, query: CallQuery, codes: list[str]) -> tuple[object, ...]:
    """As the store orders: calls of one millisecond as their identifiers say, currencies as they came."""
    number = (row.started_ms, tie_breakers(packed([row.id]))[0])
    if query.sort == "duration":
        return (row.seconds, row.cost_micro, codes.index(row.currency), *number)
    return number if query.sort == "started" else (row.currency, row.cost_micro, row.seconds, *number)


def wanted(row: CallRow, query: CallQuery, zone: str) -> bool:
    return (
        (query.min_seconds is None or row.seconds >= query.min_seconds)
        and (query.min_cost_micro is None or row.cost_micro >= query.min_cost_micro)
        and (query.currency is None or row.currency == query.currency)
        and (not query.free or row.cost_micro == 0)
        and (not query.weekend or local_day(row.started_ms, zone).weekday() > 4)
        and (query.from_ms is None or row.started_ms >= query.from_ms)
        and (query.to_ms is None or row.started_ms < query.to_ms)
    )


def reference(rows: list[CallRow], query: CallQuery, zone: str) -> list[CallRow | GroupRow]:
    codes = [*dict.fromkeys(row.currency for row in rows)]
    shown = sorted((row for row in rows if wanted(row, query, zone)), key=lambda row: key(row, query, codes))
    if query.descending:
        shown.reverse()
    if not query.grouped:
        return list(shown)
    groups: dict[str, list[CallRow]] = defaultdict(list)
    for row in shown:
        day = local_day(row.started_ms, zone).date().isoformat()
        groups[day if query.group == "day" else day[:7]].append(row)
    listed: list[CallRow | GroupRow] = []
    for day, members in groups.items():
        costs: dict[str, int] = defaultdict(int)
        for row in members:
            costs[row.currency] += row.cost_micro
        listed += [GroupRow(day, len(members), sum(row.seconds for row in members), sorted(costs.items())), *members]
    return listed


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(calls=calls, query=queries, zone=st.sampled_from(ZONES))
def test_a_view_is_what_python_reckons(calls, query: CallQuery, zone: str) -> None:
    reckon(None, calls, query, zone)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(calls=calls, query=queries, zone=st.sampled_from(ZONES))
def test_a_view_of_a_file_by_two_threads_is_no_other(calls, query: CallQuery, zone: str) -> None:
    with TemporaryDirectory() as folder:
        reckon(Path(folder) / "cache.db", calls, query, zone)


def reckon(path: Path | None, calls, query: CallQuery, zone: str) -> None:
    rows = [
        CallRow(call_id(number), started, seconds, to_micro(cost), currency)
        for number, (started, seconds, cost, currency) in enumerate(calls)
    ]
    with memory_store(FakeClock(), path) as store:
        store.begin_full_pass()
        store.apply(changes([sent(row) for row in rows], token="t"))
        if path:
            store.settle()
        for first_only in (False, True):
            view = store.build_view(query, time_zone=zone, first_only=first_only, stop=NEVER)
            expected = reference(rows, query, zone)
            shown = [row for row in expected if isinstance(row, CallRow)]
            assert [without_id(row) for row in everything(view)] == [without_id(row) for row in expected]
            assert view.complete
            assert view.calls == len(shown)
            assert {(total.currency, total.calls, total.seconds, total.cost_micro) for total in view.totals} == sums(
                shown
            )
            assert view.longest_seconds == max((row.seconds for row in shown), default=0)
            held = [row.of for row in everything(view) if isinstance(row, GroupRow)]
            assert held == held_by_group(rows, query, zone, expected)
            assert view.decimals == max((decimals(row.cost_micro) for row in shown), default=0)
            view.close()
        assert store.sums.chip_counts([query], time_zone=zone, stop=NEVER) == [len(shown)]


def held_by_group(rows: list[CallRow], query: CallQuery, zone: str, shown: list[CallRow | GroupRow]) -> list[int]:
    """How many calls each group has when only dates and weekends leave any out."""
    whole = CallQuery(group=query.group, weekend=query.weekend, from_ms=query.from_ms, to_ms=query.to_ms)
    calls = {row.day: row.calls for row in reference(rows, whole, zone) if isinstance(row, GroupRow)}
    return [calls[row.day] for row in shown if isinstance(row, GroupRow)]


def without_id(row: CallRow | GroupRow) -> object:
    """Calls alike in all but the id may stand in any order."""
    if isinstance(row, GroupRow):
        return (row.day, row.calls, row.seconds, tuple(row.costs))
    return (row.started_ms, row.seconds, row.cost_micro, row.currency)


def sent(row: CallRow) -> Call:
    return Call(
        id=row.id,
        started_at=show(row.started_ms),
        duration_seconds=row.seconds,
        cost=Money(amount=from_micro(row.cost_micro), currency=row.currency),
    )


def sums(rows: list[CallRow]) -> set[tuple[str, int, int, int]]:
    return {
        (
            currency,
            sum(row.currency == currency for row in rows),
            sum(row.seconds for row in rows if row.currency == currency),
            sum(row.cost_micro for row in rows if row.currency == currency),
        )
        for currency in {row.currency for row in rows}
    }


@pytest.fixture(scope="module")
def many():
    """A thousand calls, three a day."""
    with memory_store(FakeClock()) as store:
        store.begin_full_pass()
        store.apply(changes([call(n // 3 + 1, suffix=n % 3, seconds=n) for n in range(1000)], token="t"))
        yield store


def test_the_first_rows_are_those_of_the_whole(many: CallStore) -> None:
    for query in (CallQuery(), CallQuery(group="month"), CallQuery(sort="duration"), CallQuery(weekend=True)):
        first = many.build_view(query, time_zone="UTC", first_only=True, stop=NEVER)
        whole = many.build_view(query, time_zone="UTC", stop=NEVER)
        assert not first.complete
        assert first.totals == []
        assert (first.calls, len(everything(first))) == (200, first.rows)
        assert everything(first) == everything(whole)[: first.rows]
        first.close()
        whole.close()


def test_pages_end_where_the_view_ends(many: CallStore) -> None:
    view = many.build_view(CallQuery(), time_zone="UTC", stop=NEVER)
    assert view.rows == 1000 + 334
    assert [len(view.page(number)) for number in range(-1, 8)] == [0, 256, 256, 256, 256, 256, 54, 0, 0]
    view.close()


def test_every_row_knows_its_group(many: CallStore) -> None:
    view = many.build_view(CallQuery(), time_zone="UTC", stop=NEVER)
    rows = everything(view)
    for number in range(view.rows):
        group = view.group_of(number)
        assert group is not None
        assert rows[view.head_of(group)] == view.groups[group]
        assert view.head_of(group) <= number
    view.close()
    flat = many.build_view(CallQuery(group="none"), time_zone="UTC", stop=NEVER)
    assert flat.group_of(0) is None
    flat.close()


def test_a_day_with_a_clock_change_is_one_group() -> None:
    """On 25 October 2026 London's clock goes back: the day has 25 hours, of which none is lost or doubled."""
    with memory_store(FakeClock()) as store:
        first = parse("2026-10-24T23:00:00.000Z")
        sample = [call(1, suffix=n, started=show(first + n * 1_800_000)) for n in range(-1, 51)]
        store.apply(changes(sample[1:], cursor="c"))
        view = store.build_view(CallQuery(descending=False), time_zone="Europe/London", stop=NEVER)
        assert [(group.day, group.calls) for group in view.groups] == [("2026-10-25", 50), ("2026-10-26", 1)]
        view.close()


def test_views_live_side_by_side_and_lend_connections_again(many: CallStore) -> None:
    views = [many.build_view(CallQuery(min_seconds=n), time_zone="UTC", stop=NEVER) for n in (0, 500)]
    assert [view.calls for view in views] == [1000, 500]
    for view in views:
        view.close()
    again = many.build_view(CallQuery(min_seconds=900), time_zone="UTC", stop=NEVER)
    assert again.calls == 100
    again.close()


def test_a_stop_in_the_middle_ends_the_statement(many: CallStore) -> None:
    class After(threading.Event):
        """Set after the first look: while the statement runs."""

        looks = 0

        def is_set(self) -> bool:
            self.looks += 1
            return self.looks > 1

    from dijo_desktop.store import database

    stop = After()
    many._database.steps_between_looks = 100
    try:
        with pytest.raises(Cancelled):
            many.build_view(CallQuery(), time_zone="UTC", stop=stop)
    finally:
        many._database.steps_between_looks = database.STEPS_BETWEEN_LOOKS
    assert stop.looks > 1
    view = many.build_view(CallQuery(), time_zone="UTC", stop=NEVER)
    assert view.calls == 1000
    view.close()


def test_a_changed_start_moves_a_call(many: CallStore) -> None:
    with memory_store(FakeClock()) as store:
        store.begin_full_pass()
        store.apply(changes([call(1), call(2)], token="t"))
        store.apply(changes([call(1, started=show(NEW_YEAR_MS + 5 * 86_400_000))], token="u"))
        gone = Removed(id=call_id(2), removed_at="2026-11-22T00:00:00.000Z", reason="erasure")
        store.apply(changes([], token="v", removed=[gone]))
        view = store.build_view(CallQuery(), time_zone="UTC", stop=NEVER)
        assert [(group.day, group.calls) for group in view.groups] == [("2026-01-06", 1)]
        view.close()


def test_a_call_is_found_in_any_order(many: CallStore) -> None:
    for query in (CallQuery(), CallQuery(sort="duration", descending=False)):
        view = many.build_view(query, time_zone="UTC", stop=NEVER)
        for number, row in enumerate(everything(view)):
            if isinstance(row, CallRow) and number % 37 == 0:
                assert view.row_of(row.id) == number
        assert view.row_of("call_stranger") is None
        view.close()
        assert view.row_of(call_id(1)) is None
