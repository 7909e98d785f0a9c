"""Section 7, exports: every state against everything that can be done to it or happen to it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import update

from dijo_desktop.demo.data_tables import exports
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, until
from tests.demo.request_fixtures import DAY, HOUR
from tests.demo.state_matrix import Cells, Stage, cells, played, stage, still, whole

PATH = "/v1/exports"
WANTED = {"kind": "access", "categories": ["account.email"], "formats": ["ndjson"]}
FAILED = (409, "export-not-ready")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("exports")
    with still(folder, new_database(folder)) as world:
        yield world


def asked(on: Stage) -> None:
    if "me" not in on.at:
        on.at["me"] = on.person()
    answered = on.at["me"].post(PATH, WANTED)
    assert answered.status_code == 202, answered.text
    on.at["path"] = answered.headers["Location"]


def running(on: Stage) -> None:
    """The service is about to stop: the job was begun and is not gone on with."""
    asked(on)
    until(lambda: state_of(on) == "running")


def queued(on: Stage) -> None:
    """For a moment only, before a thread takes it up: put back here."""
    running(on)
    with on.world.service.database.write() as connection:
        connection.execute(update(exports).values(status="queued"))


def ready(on: Stage) -> None:
    on.world.service.stop.clear()
    try:
        asked(on)
        until(lambda: state_of(on) == "ready")
    finally:
        on.world.service.stop.set()


def failed(on: Stage) -> None:
    """Where the archives go something else lies in the way."""
    on.at["me"] = on.person()
    folder = on.world.service.folder / "exports"
    aside = folder.rename(folder.with_name("aside")) if folder.exists() else None
    folder.write_bytes(b"")
    try:
        asked(on)
        until(lambda: state_of(on) == "failed")
    finally:
        folder.unlink()
        if aside is not None:
            aside.rename(folder)


def expired(on: Stage) -> None:
    ready(on)
    on.pass_ms(72 * HOUR)


def removed(on: Stage) -> None:
    ready(on)
    assert on.at["me"].request("DELETE", on.at["path"]).status_code == 204


def state_of(on: Stage) -> str:
    read = on.at["me"].get(on.at["path"])
    return str(read.json()["status"]) if read.status_code == 200 else "removed"


def another(on: Stage) -> httpx.Response:
    answered = on.at["me"].post(PATH, WANTED)
    if answered.status_code == 409:
        assert answered.json()["existing"]["id"] == on.at["path"].rpartition("/")[2]
    return answered


REACH = {
    "queued": queued,
    "running": running,
    "ready": ready,
    "failed": failed,
    "expired": expired,
    "removed": removed,
}
PLAY = {
    "read": lambda on: on.at["me"].get(on.at["path"]),
    "download": lambda on: on.at["me"].get(f"{on.at['path']}/archive"),
    "discard": lambda on: on.at["me"].request("DELETE", on.at["path"]),
    "ask for another": another,
    "72 hours": lambda on: on.pass_ms(72 * HOUR),
    "33 days": lambda on: on.pass_ms(33 * DAY),
}
GONE = (404, "not-found")
SAME = {state: (200, state) for state in REACH}
TABLE: Cells = {
    "read": {**SAME, "removed": GONE},
    "download": {
        "queued": FAILED, "running": FAILED, "ready": (200, "ready"), "failed": FAILED, "expired": (410, "gone"),
        "removed": GONE,
    },
    "discard": {**dict.fromkeys(REACH, (204, "removed")), "removed": GONE},
    "ask for another": {
        **{state: (202, state) for state in REACH},
        **dict.fromkeys(("queued", "running"), (409, "export-already-active")),
    },
    "72 hours": {**SAME, "ready": (200, "expired")},
    # A job stays readable for 30 days after its archive.
    "33 days": {**SAME, **dict.fromkeys(("ready", "failed", "expired"), (200, "removed"))},
}  # fmt: skip


@pytest.mark.parametrize("cell", cells(TABLE), ids=lambda cell: f"{cell[0]}, {cell[1]}")
def test_every_event_in_every_state(world: World, cell: tuple[str, str, int, str]) -> None:
    with stage(world) as on:
        played(on, cell, REACH[cell[1]], PLAY[cell[0]], state_of)
        left = (world.service.folder / "exports" / f"{on.at['path'].rpartition('/')[2]}.zip").exists()
        assert left == (state_of(on) == "ready")


def test_no_cell_is_left_out() -> None:
    whole(TABLE, REACH, PLAY)
