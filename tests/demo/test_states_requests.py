"""Section 7, privacy requests: every state against everything that can be done to it or happen to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from dijo_desktop.domain.request_states import FINAL, STATUSES
from tests.demo import request_fixtures as made
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World
from tests.demo.request_fixtures import DAY, HOUR, PATH
from tests.demo.state_matrix import Cells, Stage, cells, played, stage, still, whole

ERASING = "erasing"
"""In progress, and cannot be called back."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("requests")
    with still(folder, new_database(folder)) as world:
        yield world


def filed(on: Stage, details: dict[str, Any], scenario: str = "empty") -> None:
    on.at["me"] = on.at.get("me") or on.person(scenario)
    # Signed in before the event, which must change nothing by that.
    on.at["fresh"] = on.person(scenario)
    on.at["details"] = details
    answered = on.at["me"].post(PATH, {"details": details})
    assert answered.status_code == 201, answered.text
    on.at["path"] = answered.headers["Location"]


def write(on: Stage) -> httpx.Response:
    return on.at["me"].post(f"{on.at['path']}/messages", {"text": "I do not know."})


def received(on: Stage) -> None:
    filed(on, made.RESTRICTION)


def identity_check(on: Stage) -> None:
    """Signed in by a code that was typed elsewhere: nobody has seen this person here."""
    on.at["me"] = made.by_device_code(on.world, on.person())
    received(on)
    on.pass_ms(4 * HOUR)


def later(details: dict[str, Any], ms: int, scenario: str = "empty") -> Callable[[Stage], None]:
    """Filed, and so much time has passed."""

    def reach(on: Stage) -> None:
        filed(on, details, scenario)
        on.pass_ms(ms)

    return reach


def refused(on: Stage) -> None:
    identity_check(on)
    for _ in range(3):
        assert write(on).status_code == 201


def withdrawn(on: Stage) -> None:
    received(on)
    assert on.at["me"].request("POST", f"{on.at['path']}/withdrawal").status_code == 200


def state_of(on: Stage) -> str:
    shown = on.at["me"].get(on.at["path"]).json()
    erasing = (shown["type"], shown["status"]) == ("erasure", "in_progress")
    return ERASING if erasing else str(shown["status"])


def file_again(on: Stage) -> httpx.Response:
    answered = on.at["me"].post(PATH, {"details": on.at["details"]})
    if answered.status_code == 409:
        assert answered.json()["existing"]["id"] == on.at["path"].rpartition("/")[2]
    return answered


KEPT_IN_PART = {**made.ERASURE, "keys": ["usage.activity", "payment.records"]}
REACH = {
    "received": received,
    "identity_check": identity_check,
    "in_progress": later(made.RESTRICTION, 4 * HOUR),
    ERASING: later(KEPT_IN_PART, 4 * HOUR, "everyday"),
    "awaiting_user": later(made.RECTIFICATION, 3 * DAY, "everyday"),
    "fulfilled": later(made.RESTRICTION, 3 * DAY),
    "partially_fulfilled": later(KEPT_IN_PART, 3 * DAY, "everyday"),
    "refused": refused,
    "withdrawn": withdrawn,
    "expired": later(made.RECTIFICATION, 64 * DAY, "everyday"),
}
PLAY = {
    "read the receipt": lambda on: on.at["me"].get(f"{on.at['path']}/receipt"),
    "write": write,
    "write after a fresh sign-in": lambda on: on.at["fresh"].post(f"{on.at['path']}/messages", {"text": "It is me."}),
    "withdraw": lambda on: on.at["me"].request("POST", f"{on.at['path']}/withdrawal"),
    "file the same again": file_again,
    "60 days": lambda on: on.pass_ms(60 * DAY),
    "somebody else writes": lambda on: on.at["other"].post(f"{on.at['path']}/messages", {"text": "I."}),
    "somebody else withdraws": lambda on: on.at["other"].request("POST", f"{on.at['path']}/withdrawal"),
}
CLOSED = dict.fromkeys(FINAL, (409, "request-closed"))
OPEN = {state: state for state in REACH if state not in FINAL}
SOME = {state: (200, state) for state in REACH}
WRITTEN = {**{state: (201, state) for state in OPEN}, "awaiting_user": (201, "in_progress"), **CLOSED}
TABLE: Cells = {
    "read the receipt": SOME,
    "write": WRITTEN,
    "write after a fresh sign-in": {**WRITTEN, "identity_check": (201, "in_progress")},
    "withdraw": {**dict.fromkeys(OPEN, (200, "withdrawn")), ERASING: (409, "not-withdrawable"), **CLOSED},
    "file the same again": {
        **dict.fromkeys(OPEN, (409, "request-already-open")),
        **{state: (201, state) for state in FINAL},
    },
    "60 days": {
        **SOME,
        "received": (200, "fulfilled"),
        "in_progress": (200, "fulfilled"),
        ERASING: (200, "partially_fulfilled"),
        "identity_check": (200, "expired"),
        "awaiting_user": (200, "expired"),
    },
    "somebody else writes": dict.fromkeys(REACH, (404, "not-found")),
    "somebody else withdraws": dict.fromkeys(REACH, (404, "not-found")),
}


@pytest.mark.parametrize("cell", cells(TABLE), ids=lambda cell: f"{cell[0]}, {cell[1]}")
def test_every_event_in_every_state(world: World, cell: tuple[str, str, int, str]) -> None:
    with stage(world) as on:
        if cell[0].startswith("somebody else"):
            on.at["other"] = on.person("policy-changed")
        played(on, cell, REACH[cell[1]], PLAY[cell[0]], state_of)


def test_no_cell_is_left_out() -> None:
    whole(TABLE, REACH, PLAY)
    assert set(REACH) - {ERASING} == set(STATUSES)


def test_the_withdrawal_of_a_consent_is_done_when_it_is_filed(world: World) -> None:
    with stage(world) as on:
        me = on.person("everyday")
        given = {one["purpose"] for one in me.get("/v1/consents").json()["items"] if one["state"] == "given"}
        details = {"type": "consent_withdrawal", "purpose": min(given)}
        assert me.post(PATH, {"details": details}).json()["status"] == "fulfilled"
        before = on.everything()
        again = me.post(PATH, {"details": details})
        assert (again.status_code, made.problem(again)) == (422, "unprocessable")
        assert on.everything() == before
