from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from dijo_desktop.contract.calls import CallList, Changes
from dijo_desktop.demo.call_log import put_call, remove_calls
from dijo_desktop.demo.data_tables import calls
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, served


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("calls")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture(scope="module")
def person(world: World) -> Client:
    return world.person("everyday")


def test_a_page_is_what_the_contract_says(person: Client) -> None:
    page = msgspec.json.decode(person.get("/v1/calls").content, type=CallList)
    assert page.limit == len(page.items) == 200
    changes = msgspec.json.decode(person.get("/v1/calls/changes").content, type=Changes)
    assert changes.sync_token is None
    assert changes.next_cursor
    assert person.get("/v1/calls").headers["Cache-Control"] == "private, no-store"


def test_pages_of_every_size_give_the_same_calls(person: Client) -> None:
    whole = person.items("/v1/calls", limit=1000)
    assert person.items("/v1/calls", limit=7 * 13) == whole
    assert all(newer["started_at"] >= older["started_at"] for newer, older in pairwise(whole))
    assert len({call["id"] for call in whole}) == len(whole)


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        ({"min_duration": 600}, lambda call: call["duration_seconds"] >= 600),
        ({"max_duration": 41}, lambda call: call["duration_seconds"] <= 41),
        ({"currency": "GBP", "min_cost": "0.50"}, lambda call: Decimal(call["cost"]["amount"]) >= Decimal("0.5")),
        ({"currency": "GBP", "max_cost": "0"}, lambda call: call["cost"]["amount"] == "0"),
        ({"currency": "EUR"}, lambda call: False),
    ],
)
def test_filters(person: Client, filters: dict[str, Any], fits: Any) -> None:
    whole = person.items("/v1/calls", limit=1000)
    assert person.items("/v1/calls", limit=50, **filters) == [call for call in whole if fits(call)]


def test_from_is_included_and_to_is_not(person: Client) -> None:
    whole = person.items("/v1/calls", limit=1000)
    first, last = whole[20]["started_at"], whole[10]["started_at"]
    assert person.items("/v1/calls", **{"from": first, "to": last}) == whole[11:21]


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"},
        {"limit": "many"},
        {"from": "yesterday"},
        {"min_cost": "1"},
        {"min_cost": "1e3", "currency": "GBP"},
        {"currency": "pounds"},
        {"min_duration": "-1"},
    ],
)
def test_wrong_questions_are_named(person: Client, query: dict[str, str]) -> None:
    refused = person.get("/v1/calls", **query)
    assert refused.status_code == 400
    assert refused.json()["errors"]


def test_a_cursor_is_good_for_its_own_question_only(world: World, person: Client) -> None:
    cursor = person.get("/v1/calls", limit=5).json()["next_cursor"]
    edited = ("A" if cursor[0] != "A" else "B") + cursor[1:]
    for query in ({"cursor": edited}, {"cursor": cursor, "currency": "GBP"}):
        refused = person.get("/v1/calls", limit=5, **query)
        assert refused.json()["type"].endswith("invalid-cursor")
    assert person.get("/v1/calls/changes", cursor=cursor).status_code == 400
    assert world.person("empty").get("/v1/calls", cursor=cursor).status_code == 400


def test_a_limit_above_the_largest_is_lowered_and_said(person: Client) -> None:
    assert person.get("/v1/calls", limit=10**9).json()["limit"] == 1000


def test_rows_that_come_and_go_move_nothing_else(world: World, person: Client) -> None:
    whole = person.items("/v1/calls", limit=1000)
    page = person.get("/v1/calls", limit=10).json()
    moment = 1_795_000_000_000
    with world.service.database.write() as connection:
        put_call(connection, person.account_id, (moment, f"call_{'0' * 26}", 5, 10_000, "GBP"), moment)
        remove_calls(connection, person.account_id, "erasure", moment, where=calls.c.id == whole[9]["id"])
    rest = []
    cursor = page["next_cursor"]
    while cursor:
        following = person.get("/v1/calls", limit=10, cursor=cursor).json()
        rest += following["items"]
        cursor = following["next_cursor"]
    seen = [call["id"] for call in page["items"] + rest if call["id"] != f"call_{'0' * 26}"]
    assert seen == [call["id"] for call in whole]
    with world.service.database.write() as connection:
        remove_calls(connection, person.account_id, "erasure", moment, where=calls.c.id == f"call_{'0' * 26}")


def test_one_call_and_nobody_elses(world: World, person: Client) -> None:
    call = person.get("/v1/calls", limit=1).json()["items"][0]
    assert person.get(f"/v1/calls/{call['id']}").json() == call
    assert world.person("empty").get(f"/v1/calls/{call['id']}").status_code == 404
    assert person.get("/v1/calls/call_unknown").status_code == 404


@pytest.mark.parametrize(("group", "length"), [("day", 10), ("month", 7), ("year", 4)])
def test_sums_are_those_of_the_rows(person: Client, group: str, length: int) -> None:
    rows = person.items("/v1/calls", limit=1000)
    summary = person.get("/v1/calls/summary", group=group).json()
    expected: dict[str, list[Any]] = {}
    for call in rows:
        sums = expected.setdefault(call["started_at"][:length], [0, 0, Decimal(0)])
        sums[0] += 1
        sums[1] += call["duration_seconds"]
        sums[2] += Decimal(call["cost"]["amount"])
    found = {
        part["period"]: [part["calls"], part["duration_seconds"], Decimal(part["cost"]["amount"])]
        for part in summary["groups"]
    }
    assert found == expected
    (total,) = summary["totals"]
    assert total["calls"] == len(rows)
    assert Decimal(total["cost"]["amount"]) == sum(sums[2] for sums in expected.values())


def test_sums_of_nothing(world: World) -> None:
    assert world.person("empty").get("/v1/calls/summary").json() == {"group": "month", "groups": [], "totals": []}
    assert world.person("empty").get("/v1/calls/summary", group="week").status_code == 400
