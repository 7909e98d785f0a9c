"""Section 7, deletion: every state against everything that can be done to it or happen to it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import select

from dijo_desktop.demo.data_tables import deletions
from dijo_desktop.demo.policy_text import VERSION
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World
from tests.demo.request_fixtures import DAY, RESTRICTION
from tests.demo.state_matrix import Cells, Stage, cells, played, stage, still, whole

PATH = "/v1/account/deletion"
NO_CODE = "0000-0000-0000-0000-0000-0000"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("deletion")
    with still(folder, new_database(folder)) as world:
        yield world


def none(on: Stage) -> None:
    on.at |= {"me": on.person(), "other": on.person(), "code": NO_CODE}


def asked(on: Stage, grace_days: int) -> None:
    none(on)
    answered = ask(on, grace_days)
    assert answered.status_code == 202, answered.text
    on.at["code"] = answered.json()["secrets"]["cancel_code"] or NO_CODE


def scheduled(on: Stage) -> None:
    asked(on, 14)


def in_progress(on: Stage) -> None:
    """Without grace it begins at once; it ends when the service gets to it."""
    asked(on, 0)


def completed(on: Stage) -> None:
    scheduled(on)
    on.pass_ms(14 * DAY)


def cancelled(on: Stage) -> None:
    scheduled(on)
    assert on.at["me"].request("DELETE", PATH).status_code == 200


def state_of(on: Stage) -> str:
    """As it is kept: nobody can ask once the account is gone."""
    with on.world.service.database.read() as connection:
        mine = deletions.c.account_id == on.at["me"].account_id
        newest = (
            select(deletions.c.status).where(mine).order_by(deletions.c.requested_ms.desc(), deletions.c.id.desc())
        )
        return str(connection.execute(newest.limit(1)).scalar() or "none")


def ask(on: Stage, grace_days: int = 14) -> httpx.Response:
    return on.at["me"].post(PATH, {"confirm": "DELETE", "grace_days": grace_days})


def by_code(on: Stage) -> httpx.Response:
    return on.world.nobody().request("POST", "/v1/deletion-cancellations", json={"cancel_code": on.at["code"]})


def matched(me: Client, method: str, path: str, body: object) -> httpx.Response:
    etag = me.get(path).headers.get("ETag", '"none"')
    return me.request(method, path, json=body, headers={"If-Match": etag})


def consent(on: Stage, state: str) -> httpx.Response:
    return matched(on.at["me"], "PUT", "/v1/consents/analytics", {"state": state, "notice_version": VERSION})


REACH = {
    "none": none,
    "scheduled": scheduled,
    "in_progress": in_progress,
    "completed": completed,
    "cancelled": cancelled,
}
PLAY = {
    "read": lambda on: on.at["me"].get(PATH),
    "ask": ask,
    "ask for now": lambda on: ask(on, 0),
    "ask for a grace not offered": lambda on: ask(on, 30),
    "cancel": lambda on: on.at["me"].request("DELETE", PATH),
    "cancel by code": by_code,
    "cancel by another code": lambda on: by_code(Stage(on.world, {"code": NO_CODE})),
    "14 days": lambda on: on.pass_ms(14 * DAY),
    "another session asks": lambda on: on.at["other"].get("/v1/account"),
    "change the e-mail": lambda on: matched(on.at["me"], "PATCH", "/v1/account", {"email": "other@demo.example"}),
    "give consent": lambda on: consent(on, "given"),
    "file a request": lambda on: on.at["me"].post("/v1/privacy-requests", {"details": RESTRICTION}),
    "export": lambda on: on.at["me"].post("/v1/exports", {"kind": "access"}),
    "end other sessions": lambda on: on.at["me"].request("POST", "/v1/account/sessions/end-others"),
}
OUT, NOT_FOUND = (401, "unauthenticated"), (404, "not-found")
ALREADY, SCHEDULED = (409, "deletion-already-scheduled"), (409, "deletion-scheduled")
ENDED = {"in_progress": OUT, "completed": OUT}


def row(success: int, **others: tuple[int, str]) -> dict[str, tuple[int, str]]:
    """What every account can do but one that is going or gone, and what is otherwise in some states."""
    return {**{state: (success, state) for state in REACH}, **ENDED, **others}


TABLE: Cells = {
    "read": row(200, none=NOT_FOUND, cancelled=NOT_FOUND),
    # From cancelled only a new request leads on (ST-3); the token that began it may still hear of it (DE-3).
    "ask": row(202, none=(202, "scheduled"), cancelled=(202, "scheduled"), scheduled=ALREADY, in_progress=ALREADY),
    "ask for now": row(
        202, none=(202, "in_progress"), cancelled=(202, "in_progress"), scheduled=ALREADY, in_progress=ALREADY
    ),
    "ask for a grace not offered": row(
        202,
        none=(422, "unprocessable"), cancelled=(422, "unprocessable"), scheduled=ALREADY, in_progress=ALREADY,
    ),
    "cancel": row(200, none=NOT_FOUND, cancelled=NOT_FOUND, scheduled=(200, "cancelled")),
    "cancel by code": {
        "none": NOT_FOUND, "scheduled": (200, "cancelled"), "in_progress": NOT_FOUND, "completed": (410, "gone"),
        "cancelled": NOT_FOUND,
    },
    "cancel by another code": dict.fromkeys(REACH, NOT_FOUND),
    "14 days": {
        **{state: (200, state) for state in REACH},
        **dict.fromkeys(("scheduled", "in_progress"), (200, "completed")),
    },
    "another session asks": row(200, scheduled=OUT, cancelled=OUT),
    "change the e-mail": row(202, scheduled=SCHEDULED),
    "give consent": row(200, scheduled=SCHEDULED),
    "file a request": row(201),
    "export": row(202),
    "end other sessions": row(200),
}  # fmt: skip


@pytest.mark.parametrize("cell", cells(TABLE), ids=lambda cell: f"{cell[0]}, {cell[1]}")
def test_every_event_in_every_state(world: World, cell: tuple[str, str, int, str]) -> None:
    with stage(world) as on:
        played(on, cell, REACH[cell[1]], PLAY[cell[0]], state_of)
        if state_of(on) in ENDED:
            assert on.at["me"].get("/v1/account").json()["dijo_reason"] == "account_deleted"


def test_no_cell_is_left_out() -> None:
    whole(TABLE, REACH, PLAY)


def test_in_grace_a_consent_can_be_withdrawn_and_nothing_is_cancelled(world: World) -> None:
    with stage(world) as on:
        none(on)
        assert consent(on, "given").status_code == 200
        assert ask(on).status_code == 202
        assert consent(on, "withdrawn").status_code == 200
        assert state_of(on) == "scheduled"
