from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import RequestFactory

from dijo_desktop.demo.clock import DemoClock
from dijo_desktop.demo.database import open_database, sqlite_url
from dijo_desktop.demo.paging import Binding, Cursors, page_limit
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.tables import metadata
from tests.fake_clock import FakeClock

MINE = Binding("acc_1", "/v1/calls", {"from": "2026", "currency": "GBP"})
CLOCK = FakeClock()


@pytest.fixture(scope="module")
def demo_clock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoClock]:
    database = open_database(sqlite_url(tmp_path_factory.mktemp("paging") / "service.db"), metadata)
    yield DemoClock(database, CLOCK)
    database.close()


@pytest.fixture
def cursors(demo_clock: DemoClock) -> Cursors:
    return Cursors(b"k" * 32, demo_clock)


def refused(cursors: Cursors, binding: Binding, cursor: str, **more: object) -> str:
    with pytest.raises(ProblemError) as error:
        cursors.read(binding, cursor, **more)
    return error.value.slug


def test_a_cursor_comes_back_with_the_same_filters_in_any_order(cursors: Cursors) -> None:
    cursor = cursors.make(MINE, [5, "call_1", None])
    same = Binding("acc_1", "/v1/calls", {"currency": "GBP", "from": "2026"})
    assert cursors.read(same, cursor) == [5, "call_1", None]


@pytest.mark.parametrize(
    "other",
    [
        Binding("acc_2", "/v1/calls", MINE.filters),
        Binding("acc_1", "/v1/consents/history", MINE.filters),
        Binding("acc_1", "/v1/calls", {"from": "2026"}),
        Binding("acc_1", "/v1/calls", {"from": "2026", "currency": "EUR"}),
        Binding("acc_1", "/v1/calls", MINE.filters, kind="sync"),
    ],
)
def test_a_foreign_cursor_is_refused(cursors: Cursors, other: Binding) -> None:
    assert refused(cursors, other, cursors.make(MINE, [1])) == "invalid-cursor"


def test_a_cursor_of_another_key_is_refused(cursors: Cursors, demo_clock: DemoClock) -> None:
    assert refused(Cursors(b"x" * 32, demo_clock), MINE, cursors.make(MINE, [1])) == "invalid-cursor"


def test_a_cursor_is_good_for_a_day_of_real_time(cursors: Cursors) -> None:
    cursor = cursors.make(MINE, [1])
    CLOCK.advance(24 * 3600)
    assert cursors.read(MINE, cursor) == [1]
    CLOCK.advance(1)
    assert refused(cursors, MINE, cursor) == "invalid-cursor"
    assert cursors.read(MINE, cursor, max_age=90 * 86_400) == [1]
    assert refused(cursors, MINE, cursor, refusal="sync-token-expired") == "sync-token-expired"


@given(st.text(max_size=80))
def test_anything_else_is_refused(text: str) -> None:
    # Without a database: the signature is checked before the age.
    assert refused(Cursors(b"k" * 32, None), MINE, text) == "invalid-cursor"


def test_each_edited_character_is_noticed(cursors: Cursors) -> None:
    cursor = cursors.make(MINE, [1, "call_1"])
    for at, sign in enumerate(cursor[:-1]):
        edited = cursor[:at] + ("A" if sign != "A" else "B") + cursor[at + 1 :]
        assert refused(cursors, MINE, edited) == "invalid-cursor"


@pytest.mark.parametrize(
    ("query", "limit"),
    [({}, 200), ({"limit": "1"}, 1), ({"limit": "1000"}, 1000), ({"limit": "9" * 30}, 1000), ({"limit": "007"}, 7)],
)
def test_limits_are_clamped(query: dict[str, str], limit: int) -> None:
    assert page_limit(RequestFactory().get("/", query_params=query)) == limit


@pytest.mark.parametrize("text", ["0", "-1", "x", "", "1.5", "٣", "--1"])
def test_limits_below_one_and_no_numbers_are_refused(text: str) -> None:
    with pytest.raises(ProblemError) as error:
        page_limit(RequestFactory().get("/", query_params={"limit": text}))
    assert (error.value.status, error.value.errors[0].pointer) == (400, "limit")
