"""Refusals that need a service in trouble: two requests at once, a database that is busy, or one that is broken."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served


@pytest.fixture
def world(tmp_path: Path, new_database: NewDatabase) -> Iterator[World]:
    with served(tmp_path, new_database(tmp_path)) as world:
        yield world


def _slug(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).rpartition("/")[2]


def test_the_same_request_twice_at_once_is_done_once(world: World) -> None:
    person, key = world.person("empty"), str(uuid.uuid4())
    with ThreadPoolExecutor(2) as pool:
        with world.service.database.write():  # whoever comes first waits for this, whoever comes second does not
            both = [pool.submit(person.post, "/v1/exports", {}, key=key) for _ in range(2)]
            wait(both, timeout=4, return_when=FIRST_COMPLETED)
        answers = sorted((one.result(20) for one in both), key=lambda answer: answer.status_code)
    assert [answer.status_code for answer in answers] == [202, 409]
    assert _slug(answers[1]) == "idempotency-in-progress"
    assert int(answers[1].headers["Retry-After"]) > 0


def test_a_busy_database_is_maintenance(world: World) -> None:
    person = world.person("empty")
    world.service.database._busy_seconds = 0.05
    with world.service.database.write():
        answer = person.post("/v1/exports", {})
    assert (answer.status_code, _slug(answer), answer.headers["Retry-After"]) == (503, "maintenance", "1")
    assert person.post("/v1/exports", {}).status_code == 202


def test_a_broken_database_is_an_error_of_the_service(world: World, caplog: pytest.LogCaptureFixture) -> None:
    person = world.person("empty")
    with world.service.database.write() as connection:
        connection.execute(text("DROP TABLE activity"))
    with caplog.at_level(logging.ERROR, "dijo.demo"):
        answer = person.get("/v1/account/activity")
    assert (answer.status_code, _slug(answer)) == (500, "internal-error")
    assert "activity" not in answer.text.replace("/v1/account/activity", "")
    said = [record.getMessage() for record in caplog.records if record.name == "dijo.demo"]
    assert said == ["GET /v1/account/activity failed."]
