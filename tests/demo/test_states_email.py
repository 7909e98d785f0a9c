"""The change of the e-mail address (AC-1): every state against everything that can be done to it or happen to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import select

from dijo_desktop.demo.tables import accounts
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World
from tests.demo.state_matrix import Cells, Stage, cells, played, stage, still, whole

ACCOUNT, CONFIRM = "/v1/account", "/v1/account/email-confirmations"
NEW, NEWER = "new.address@demo.example", "newer.address@demo.example"
MINUTE = 60_000


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("email")
    with still(folder, new_database(folder)) as world:
        yield world


def none(on: Stage) -> None:
    on.at |= {"me": on.person(), "code": "00000000"}


def change(on: Stage, body: dict[str, str | None]) -> httpx.Response:
    etag = on.at["me"].get(ACCOUNT).headers["ETag"]
    return on.at["me"].request("PATCH", ACCOUNT, json=body, headers={"If-Match": etag})


def pending(on: Stage) -> None:
    none(on)
    assert change(on, {"email": NEW}).status_code == 202
    mails = on.demo("GET", "/mailbox").json()["items"]
    on.at["code"] = next(re.findall(r"\d{8}", mail["text"])[0] for mail in mails if mail["to"] == NEW)


def wrong(on: Stage) -> httpx.Response:
    code = f"{(int(on.at['code']) + 1) % 10**8:08}"
    return on.at["me"].request("POST", CONFIRM, json={"code": code})


def last_try(on: Stage) -> None:
    pending(on)
    for _ in range(2):
        assert wrong(on).status_code == 422


def spent(on: Stage) -> None:
    last_try(on)
    assert wrong(on).status_code == 422


def too_old(on: Stage) -> None:
    pending(on)
    on.pass_ms(30 * MINUTE)


def changed(on: Stage) -> None:
    pending(on)
    assert right(on).status_code == 200


def right(on: Stage) -> httpx.Response:
    return on.at["me"].request("POST", CONFIRM, json={"code": on.at["code"]})


def state_of(on: Stage) -> str:
    """As its person sees it, and how often they may still try, which nobody is told."""
    account = on.at["me"].get(ACCOUNT).json()
    if account["email"] in (NEW, NEWER):
        return "changed"
    if account["pending_email"] is None:
        return "lapsed" if held(on, "pending_expires_at_ms") else "none"
    return {3: "pending", 1: "last try"}.get(held(on, "pending_tries"), "pending")


def held(on: Stage, column: str) -> int:
    with on.world.service.database.read() as connection:
        mine = select(accounts.c[column]).where(accounts.c.id == on.at["me"].account_id)
        return int(connection.execute(mine).scalar() or 0)


REACH = {
    "none": none,
    "pending": pending,
    "last try": last_try,
    "lapsed": spent,
    "changed": changed,
}
PLAY = {
    "the right code": right,
    "another address": lambda on: change(on, {"email": NEWER}),
    "the address that is there": lambda on: change(on, {"email": on.at["me"].get(ACCOUNT).json()["email"]}),
    "never mind": lambda on: change(on, {"pending_email": None}),
    "29 minutes": lambda on: on.pass_ms(29 * MINUTE),
    "30 minutes": lambda on: on.pass_ms(30 * MINUTE),
    "a stale version": lambda on: on.at["me"].request(
        "PATCH", ACCOUNT, json={"email": NEWER}, headers={"If-Match": '"stale"'}
    ),
    "no version": lambda on: on.at["me"].request("PATCH", ACCOUNT, json={"email": NEWER}),
}
SAME = {state: (200, state) for state in REACH}
TABLE: Cells = {
    "the right code": {
        "none": (404, "not-found"), "pending": (200, "changed"), "last try": (200, "changed"),
        "lapsed": (410, "gone"), "changed": (404, "not-found"),
    },
    "another address": {**dict.fromkeys(REACH, (202, "pending")), "changed": (202, "changed")},
    "the address that is there": dict.fromkeys(REACH, (422, "unprocessable")),
    "never mind": {**dict.fromkeys(REACH, (200, "none")), "changed": (200, "changed")},
    "29 minutes": SAME,
    "30 minutes": {**SAME, "pending": (200, "lapsed"), "last try": (200, "lapsed")},
    "a stale version": dict.fromkeys(REACH, (412, "precondition-failed")),
    "no version": dict.fromkeys(REACH, (428, "precondition-required")),
}  # fmt: skip


@pytest.mark.parametrize("cell", cells(TABLE), ids=lambda cell: f"{cell[0]}, {cell[1]}")
def test_every_event_in_every_state(world: World, cell: tuple[str, str, int, str]) -> None:
    with stage(world) as on:
        played(on, cell, REACH[cell[1]], PLAY[cell[0]], state_of)


def test_no_cell_is_left_out() -> None:
    whole(TABLE, REACH, PLAY)


@pytest.mark.parametrize(
    ("state", "status", "end"),
    [("none", 404, "none"), ("pending", 422, "pending"), ("last try", 422, "lapsed"), ("lapsed", 410, "lapsed"),
     ("changed", 404, "changed")],
)  # fmt: skip
def test_a_wrong_code_uses_up_a_try_and_nothing_else(world: World, state: str, status: int, end: str) -> None:
    with stage(world) as on:
        REACH[state](on)
        before = on.everything()
        tries = held(on, "pending_tries")
        assert (wrong(on).status_code, state_of(on)) == (status, end)
        after = on.everything()
        assert held(on, "pending_tries") == (tries - 1 if status == 422 else tries)
        assert {name: rows for name, rows in after.items() if name != "accounts"} == {
            name: rows for name, rows in before.items() if name != "accounts"
        }
        assert (after == before) == (status != 422)


def test_a_code_that_is_too_old_is_gone_also_if_it_is_right(world: World) -> None:
    with stage(world) as on:
        too_old(on)
        before = on.everything()
        assert right(on).status_code == 410
        assert on.everything() == before
