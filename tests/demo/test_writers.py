"""Fifty people write at once for five seconds: nobody is turned away, and what was acknowledged is there (B12)."""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import msgspec
import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from dijo_desktop.demo.database import BUSY_SECONDS, Database, checked_url, open_database
from dijo_desktop.demo.postgresql_storage import PostgresqlStorage
from dijo_desktop.demo.settings import read_setting, write_setting
from dijo_desktop.demo.sqlite_storage import SqliteStorage
from dijo_desktop.demo.tables import metadata, pushed_requests
from tests.demo.conftest import NewDatabase
from tests.demo.oauth_client import OAuthClient
from tests.demo.running import RunningService, running

WRITERS = 50
SECONDS = 5
PURPOSES = ("analytics", "experience")

Write = tuple[str, str, str, dict[str, str], bytes]
"""Its name, method, path, headers and body."""


@pytest.fixture
def service(tmp_path: Path, new_database: NewDatabase) -> Iterator[RunningService]:
    # Bearer tokens, so that the time goes into writes and not into the signatures of fifty clients.
    with running(tmp_path, "--mode", "bearer", database=new_database(tmp_path)) as service:
        yield service


class Writer(threading.Thread):
    """Sends some writes again and again until it is told to stop."""

    def __init__(self, origin: str, writes: list[Write], over: threading.Event) -> None:
        super().__init__()
        self.answers: Counter[tuple[str, int]] = Counter()
        self._place = urlsplit(origin)
        self._writes = writes
        self._over = over

    def run(self) -> None:
        connection = HTTPConnection(self._place.hostname or "", self._place.port, timeout=30)
        for name, method, path, headers, body in cycle(self._writes):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            self.answers[name, answer.status] += 1
            if self._over.is_set():
                break
        connection.close()


def writes_of(client: OAuthClient, number: int) -> list[Write]:
    """Half of the writers push authorization requests, the others change their mind about two consents."""
    if number % 2:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return [("pushed", "POST", "/oauth/par", form, urlencode(client.request_form()).encode())]
    token = client.tokens["access_token"]
    headers = {"Authorization": f"Bearer {token}", "If-Match": "*", "Content-Type": "application/json"}
    path = f"/v1/consents/{PURPOSES[number // 2 % 2]}"
    return [
        (state, "PUT", path, headers, msgspec.json.encode({"state": state, "notice_version": "demo-1"}))
        for state in ("given", "withdrawn")
    ]


@pytest.mark.fault("V1")
@pytest.mark.fault("B12")
def test_fifty_writers_are_all_served(service: RunningService, tmp_path: Path, new_database: NewDatabase) -> None:
    with service.http() as http:
        client = OAuthClient(http, bearer=True).sign_in("everyday")
        withdrawn_before, pushed_before = withdrawals(client), pushed(new_database(tmp_path))
        over = threading.Event()
        writers = [Writer(service.origin, writes_of(client, number), over) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        over.wait(SECONDS)
        over.set()
        for writer in writers:
            writer.join()
        answers = sum((writer.answers for writer in writers), Counter[tuple[str, int]]())
        assert all(writer.answers for writer in writers), "somebody never had a turn"
        # Two people at one switch: nobody can withdraw what is withdrawn already (422), and that is all.
        expected = {("pushed", 201), ("given", 200), ("withdrawn", 200), ("withdrawn", 422)}
        assert set(answers) <= expected, answers
        assert withdrawals(client) == withdrawn_before + answers["withdrawn", 200]
    assert pushed(new_database(tmp_path)) == pushed_before + answers["pushed", 201]
    assert answers["withdrawn", 200]
    assert answers["pushed", 201]


def pushed(url: str) -> int:
    """How many pushed authorization requests the database holds."""
    database = open_database(url, metadata)
    with database.read() as connection:
        found: int = connection.execute(select(func.count()).select_from(pushed_requests)).scalar_one()
    database.close()
    return found


def withdrawals(client: OAuthClient) -> int:
    """How many withdrawals the history tells of."""
    return sum(event["to_state"] == "withdrawn" for event in history(client))


def history(client: OAuthClient) -> list[dict[str, object]]:
    """Every change of a consent that the service knows."""
    found: list[dict[str, object]] = []
    cursor = ""
    while True:
        page = client.call("GET", f"/v1/consents/history?limit=1000{cursor}").json()
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


class Deferred:
    """The wrong way to begin a write: without a lock."""

    def begin(self, connection: Connection, *, writes: bool) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")


class DeferredSqlite(Deferred, SqliteStorage):
    pass


class DeferredPostgresql(Deferred, PostgresqlStorage):
    pass


def two_count(databases: list[Database]) -> tuple[int, int]:
    """Two processes each add 1 to a number, both having read it before either writes: the number, and failures."""
    with databases[0].write() as connection:
        write_setting(connection, "n", b"0")
    failures = []
    both = threading.Barrier(2)

    def add(database: Database) -> None:
        try:
            with database.write() as connection:
                number = int(read_setting(connection, "n") or b"0")
                # With the lock the other one waits for its turn, as it should, and nobody else comes.
                with contextlib.suppress(threading.BrokenBarrierError):
                    both.wait(0.3)
                write_setting(connection, "n", str(number + 1).encode())
        except DBAPIError as error:
            failures.append(error)

    threads = [threading.Thread(target=add, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with databases[0].read() as connection:
        return int(read_setting(connection, "n") or b"0"), len(failures)


@pytest.mark.fault("V1")
@pytest.mark.parametrize("deferred", [False, True])
def test_only_a_lock_from_the_start_keeps_two_processes_apart(
    tmp_path: Path, new_database: NewDatabase, deferred: bool
) -> None:
    url = checked_url(new_database(tmp_path))
    if url.drivername == "sqlite":
        kind = DeferredSqlite if deferred else SqliteStorage
        storages = [kind(Path(str(url.database)), BUSY_SECONDS) for _ in range(2)]
    else:
        kind = DeferredPostgresql if deferred else PostgresqlStorage
        storages = [kind(url, BUSY_SECONDS) for _ in range(2)]
    databases = [Database(storage, metadata) for storage in storages]
    number, failures = two_count(databases)
    for database in databases:
        database.close()
    if deferred:
        assert number < 2, "a write without a lock must lose one of two, or this test proves nothing"
    else:
        assert (number, failures) == (2, 0)
