from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.contract.requests import Extension, Identity, Pause, PrivacyRequest, RequestClock
from dijo_desktop.contract.requests import RequestLinks as Links
from dijo_desktop.contract.requests import RequestScope as Scope
from dijo_desktop.domain import deadlines
from dijo_desktop.domain.holidays import EU, UK, holidays, holidays_between
from dijo_desktop.domain.instants import parse

_EVERY_DAY = [date(2024, 1, 1) + timedelta(days=number) for number in range(366 + 365 * 3 + 366 + 365 * 2)]
_LAST = date(2032, 1, 1)


def _clock(
    started: str, *, holidays: tuple[str, ...] = (), pauses: tuple[Pause, ...] = (), months: int = 1
) -> RequestClock:
    extension = Extension(announced_on=started, reason="Many requests.", due_on="2000-01-01") if months == 3 else None
    return RequestClock(
        regime=UK,
        rule=deadlines.RULE,
        time_zone="Europe/London",
        received_on=started,
        started_on=started,
        base_due_on=None,
        due_on=None,
        extension=extension,
        pauses=pauses,
        holidays=holidays,
        acknowledge_by=None,
        acknowledged_at=None,
    )


def _stated(clock: RequestClock, kind: str = "access") -> RequestClock:
    """The clock with the dates that follow from its facts."""
    found = deadlines.deadline_of(kind, clock)
    assert found.base_on is not None
    extension = clock.extension
    if extension is not None and found.extended_on is not None:
        extension = msgspec.structs.replace(extension, due_on=found.extended_on.isoformat())
    due_on = None if found.due_on is None else found.due_on.isoformat()
    return msgspec.structs.replace(clock, base_due_on=found.base_on.isoformat(), due_on=due_on, extension=extension)


def _request(kind: str, status: str, clock: RequestClock) -> PrivacyRequest:
    return PrivacyRequest(
        id=f"pr_{'0' * 26}",
        type=kind,
        status=status,
        status_reason=None,
        channel="api",
        received_at="2026-11-23T15:04:05.331Z",
        scope=Scope(from_=None, to=None),
        details={"type": kind},
        identity=Identity(verified_at=None, method="signed_in_session"),
        clock=clock,
        timeline=(),
        action_required=None,
        withdrawable=True,
        outcome=None,
        links=Links(export=None, receipt=None),
    )


@pytest.mark.parametrize(
    ("started", "one", "three", "free", "pauses"),
    [
        ("2026-11-23", "2026-12-23", "2027-02-23", (), ()),
        ("2026-01-31", "2026-03-02", "2026-04-30", (), ()),
        ("2024-01-31", "2024-02-29", "2024-04-30", (), ()),
        ("2026-11-25", "2026-12-29", "2027-02-25", ("2026-12-25", "2026-12-28"), ()),
        ("2026-11-23", "2026-12-30", "2027-03-02", (), (("2026-11-30", "2026-12-07"),)),
    ],
)
def test_vectors(
    started: str, one: str, three: str, free: tuple[str, ...], pauses: tuple[tuple[str, str], ...]
) -> None:
    stopped = tuple(Pause(from_on=first, to_on=last, reason="Asked.") for first, last in pauses)
    clock = _clock(started, holidays=free, pauses=stopped, months=3)
    found = deadlines.deadline_of("access", clock)
    assert (str(found.base_on), str(found.extended_on)) == (one, three)
    assert found.due_on == found.extended_on
    assert deadlines.deadline_of("access", _clock(started, holidays=free, pauses=stopped)).due_on == found.base_on


@pytest.mark.parametrize("regime", [UK, EU])
@pytest.mark.parametrize("months", [1, 3])
def test_every_start_day(regime: str, months: int) -> None:
    free = frozenset(holidays_between(regime, _EVERY_DAY[0], _LAST))
    before = date(2024, 1, 1)
    for start in _EVERY_DAY:
        due = deadlines.due_date(start, months, 0, free)
        corresponding = deadlines.corresponding_date(start, months)
        assert (corresponding.year * 12 + corresponding.month) - (start.year * 12 + start.month) == months
        # On the same day of the month, or on the last one if that month has no such day.
        assert corresponding.day == start.day or (
            corresponding.day < start.day and (corresponding + timedelta(days=1)).day == 1
        )
        assert due.weekday() < 5
        assert due not in free
        skipped = [corresponding + timedelta(days=number) for number in range((due - corresponding).days)]
        assert all(day.weekday() >= 5 or day in free for day in skipped)
        assert len(skipped) <= 5
        assert due >= before, "a later start is never due earlier"
        before = due


@given(
    start=st.sampled_from(_EVERY_DAY), waits=st.lists(st.integers(0, 40), max_size=3), months=st.sampled_from([1, 3])
)
def test_pauses_push_the_deadline_by_their_days(start: date, waits: list[int], months: int) -> None:
    free = holidays_between(UK, start, start + timedelta(days=500))
    pauses, day = [], start
    for wait in waits:
        first = day + timedelta(days=1)
        day = first + timedelta(days=wait)
        pauses.append(Pause(from_on=first.isoformat(), to_on=day.isoformat(), reason="Asked."))
    clock = _stated(
        _clock(start.isoformat(), holidays=tuple(map(str, free)), pauses=tuple(pauses[::-1]), months=months)
    )
    found = deadlines.deadline_of("access", clock)
    plain = deadlines.corresponding_date(start, months)
    assert found.due_on == deadlines.working_day(plain + timedelta(days=sum(waits)), free)
    assert deadlines.agrees("access", clock)
    assert deadlines.flaws("access", clock, parse(f"{start}T12:00:00.000Z")) == ()


def test_an_open_pause_stops_the_clock() -> None:
    clock = _clock("2026-11-23", pauses=(Pause(from_on="2026-11-30", to_on=None, reason="Asked."),))
    found = deadlines.deadline_of("access", clock)
    assert (str(found.base_on), found.due_on) == ("2026-12-23", None)
    assert not deadlines.is_overdue(_request("access", "awaiting_user", _stated(clock)), date(2030, 1, 1))


def test_a_complaint_is_acknowledged_within_30_days_and_has_no_other_deadline() -> None:
    clock = msgspec.structs.replace(_clock("2026-11-23"), acknowledge_by="2026-12-23")
    assert deadlines.deadline_of("complaint", clock) == deadlines.Deadline(None, None, None)
    assert deadlines.agrees("complaint", clock)
    request = _request("complaint", "received", clock)
    assert not deadlines.is_overdue(request, date(2026, 12, 23))
    assert deadlines.is_overdue(request, date(2026, 12, 24))
    done = msgspec.structs.replace(clock, acknowledged_at="2026-11-24T00:00:00.000Z")
    assert not deadlines.is_overdue(_request("complaint", "in_progress", done), date(2027, 1, 1))
    noon = parse("2026-11-23T12:00:00.000Z")
    assert deadlines.flaws("complaint", clock, noon) == ()
    for wrong in (None, "2026-12-24"):
        assert deadlines.flaws("complaint", msgspec.structs.replace(clock, acknowledge_by=wrong), noon) == (
            "acknowledge_by",
        )


def test_overdue_is_the_day_after_and_only_while_open() -> None:
    clock = _stated(_clock("2026-11-23"))
    assert not deadlines.is_overdue(_request("access", "in_progress", clock), date(2026, 12, 23))
    assert deadlines.is_overdue(_request("access", "in_progress", clock), date(2026, 12, 24))
    assert deadlines.is_overdue(_request("access", "something_new", clock), date(2026, 12, 24))
    assert not deadlines.is_overdue(_request("access", "refused", clock), date(2027, 12, 24))


def test_a_date_that_was_computed_otherwise_is_noticed() -> None:
    right = _stated(_clock("2026-11-23", months=3))
    assert deadlines.agrees("access", right)
    assert right.extension is not None
    one_then_two = msgspec.structs.replace(right.extension, due_on="2027-02-24")
    for wrong in (
        msgspec.structs.replace(right, base_due_on="2026-12-24"),
        msgspec.structs.replace(right, due_on=None),
        msgspec.structs.replace(right, extension=one_then_two),
    ):
        assert not deadlines.agrees("access", wrong)


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"received_on": "2026-11-22", "started_on": "2026-11-23"}, "received_on"),
        ({"started_on": "2026-11-22"}, "started_on"),
        ({"pauses": (("2026-11-30", "2026-12-07"), ("2026-12-06", None))}, "pauses"),
        ({"pauses": (("2026-11-30", None), ("2026-12-06", "2026-12-07"))}, "pauses"),
        ({"pauses": (("2026-11-30", "2026-11-29"),)}, "pauses"),
        ({"extension": ("2026-12-24", "Many requests.")}, "extension"),
        ({"extension": ("2026-12-01", " ")}, "extension"),
    ],
)
def test_facts_that_break_the_rules_are_named(changes: dict[str, object], flaw: str) -> None:
    made: dict[str, object] = dict(changes)
    for name, value in changes.items():
        if name == "pauses":
            assert isinstance(value, tuple)
            made[name] = tuple(Pause(from_on=first, to_on=last, reason="Asked.") for first, last in value)
        if name == "extension":
            assert isinstance(value, tuple)
            made[name] = Extension(announced_on=value[0], reason=value[1], due_on="2027-02-23")
    clock = msgspec.structs.replace(_clock("2026-11-23"), **made)
    assert flaw in deadlines.flaws("access", clock, parse("2026-11-23T12:00:00.000Z"))


def test_a_complaint_takes_no_extension() -> None:
    clock = msgspec.structs.replace(_clock("2026-11-23", months=3), acknowledge_by="2026-12-01")
    assert deadlines.flaws("complaint", clock, parse("2026-11-23T12:00:00.000Z")) == ("extension",)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-06-30T22:59:59.999Z", "2026-06-30"),
        ("2026-06-30T23:00:00.000Z", "2026-07-01"),
        ("2026-12-31T23:59:59.999Z", "2026-12-31"),
        ("2026-10-25T00:59:59.999Z", "2026-10-25"),
    ],
)
def test_the_day_of_receipt_is_the_one_on_the_wall(at: str, day: str) -> None:
    assert deadlines.flaws("access", _clock(day), parse(at)) == ()


@pytest.mark.parametrize(
    ("year", "days"),
    [
        # www.gov.uk/bank-holidays, England and Wales
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        (2033, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27"),
    ],
)
def test_bank_holidays(year: int, days: str) -> None:
    assert [day.isoformat()[5:] for day in holidays(UK, year)] == days.split()


def test_european_holidays_are_not_moved() -> None:
    assert [day.isoformat() for day in holidays(EU, 2027)] == [
        "2027-01-01",
        "2027-03-29",
        "2027-05-01",
        "2027-12-25",
        "2027-12-26",
    ]
    with pytest.raises(KeyError):
        holidays("us", 2026)
    assert holidays_between(EU, date(2026, 12, 26), date(2027, 1, 1)) == (date(2026, 12, 26), date(2027, 1, 1))
