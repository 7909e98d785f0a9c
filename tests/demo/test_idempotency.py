from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Request
from litestar.testing import RequestFactory
from sqlalchemy import Connection, select

from dijo_desktop.demo.clock import DemoClock
from dijo_desktop.demo.database import Database, open_database
from dijo_desktop.demo.idempotency import Idempotency, Kept
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.settings import write_setting
from dijo_desktop.demo.tables import kept_answers, metadata, settings
from tests.demo.conftest import NewDatabase
from tests.fake_clock import FakeClock

KEY = '"0b8f4c1e-6a51-4d0c-9f0e-3f1f6a9f2d11"'


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def database(tmp_path: Path, new_database: NewDatabase) -> Iterator[Database]:
    database = open_database(new_database(tmp_path), metadata)
    yield database
    database.close()


@pytest.fixture
def idempotency(database: Database, clock: FakeClock) -> Idempotency:
    return Idempotency(database, DemoClock(database, clock))


class Work:
    """Writes one row each time it is done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, connection: Connection) -> Kept:
        self.done += 1
        write_setting(connection, f"work-{self.done}", b"x")
        return Kept(status=202, body=b'{"n":%d}' % self.done, headers={"Location": f"/v1/x/{self.done}"})


def post(key: str | None = KEY, path: str = "/v1/exports") -> Request[Any, Any, Any]:
    return RequestFactory().post(path, headers={} if key is None else {"Idempotency-Key": key})


def slug(idempotency: Idempotency, request: Request[Any, Any, Any], body: bytes = b"{}", work: object = None) -> str:
    with pytest.raises(ProblemError) as error:
        idempotency.once(request, "acc_1", body, work or Work())
    return error.value.slug


def test_the_first_success_is_given_again(idempotency: Idempotency) -> None:
    work = Work()
    first = idempotency.once(post(), "acc_1", b"{}", work)
    again = idempotency.once(post(KEY.upper()), "acc_1", b"{}", work)
    assert work.done == 1
    assert (again.status_code, again.content) == (first.status_code, first.content) == (202, b'{"n":1}')
    assert again.headers["Location"] == first.headers["Location"] == "/v1/x/1"
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"


def test_keys_belong_to_account_and_path(idempotency: Idempotency) -> None:
    work = Work()
    idempotency.once(post(), "acc_1", b"{}", work)
    idempotency.once(post(), "acc_2", b"{}", work)
    idempotency.once(post(path="/v1/account/deletion"), "acc_1", b"{}", work)
    assert work.done == 3


def test_a_key_lasts_a_day(idempotency: Idempotency, clock: FakeClock) -> None:
    work = Work()
    idempotency.once(post(), "acc_1", b"{}", work)
    clock.advance(24 * 3600 + 1)
    idempotency.once(post(), "acc_1", b"{}", work)
    assert work.done == 2


def test_another_body_is_refused(idempotency: Idempotency) -> None:
    idempotency.once(post(), "acc_1", b"{}", Work())
    assert slug(idempotency, post(), b'{"a":1}') == "idempotency-key-reused"


@pytest.mark.parametrize("key", [KEY.strip('"'), '""', '"x"', f"{KEY}, {KEY}", ""])
def test_keys_are_quoted_uuids(idempotency: Idempotency, key: str) -> None:
    assert slug(idempotency, post(key)) == "invalid-request"
    assert slug(idempotency, post(None)) == "idempotency-key-missing"


def test_a_refusal_leaves_nothing_behind(idempotency: Idempotency, database: Database) -> None:
    def refuse(connection: Connection) -> Kept:
        write_setting(connection, "left", b"x")
        raise ProblemError("export-already-active")

    assert slug(idempotency, post(), work=refuse) == "export-already-active"
    with database.read() as connection:
        assert connection.execute(select(settings.c.name).where(settings.c.name == "left")).first() is None
    assert idempotency.once(post(), "acc_1", b"other", Work()).status_code == 202


def test_the_second_is_told_while_the_first_is_running(idempotency: Idempotency) -> None:
    running, go_on = threading.Event(), threading.Event()

    def slow(_connection: Connection) -> Kept:
        running.set()
        go_on.wait(5)
        return Kept(status=201, body=b"{}")

    first = threading.Thread(target=idempotency.once, args=(post(), "acc_1", b"{}", slow))
    first.start()
    assert running.wait(5)
    assert slug(idempotency, post()) == "idempotency-in-progress"
    go_on.set()
    first.join()
    assert idempotency.once(post(), "acc_1", b"{}", Work()).headers["Idempotency-Replayed"] == "true"


def test_what_must_not_be_stored_is_added_to_every_answer(idempotency: Idempotency, database: Database) -> None:
    def with_secret(kept: Kept) -> Kept:
        return Kept(status=kept.status, body=b'{"secret":"s3cr3t"}', headers=kept.headers)

    for _ in range(2):
        answer = idempotency.once(post(), "acc_1", b"{}", Work(), finished=with_secret)
        assert b"s3cr3t" in answer.content
    with database.read() as connection:
        kept = connection.execute(select(kept_answers)).one()
    assert b"s3cr3t" not in b"".join(value for value in kept if isinstance(value, bytes))
