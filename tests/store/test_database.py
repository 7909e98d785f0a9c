"""One database: private, encrypted, refused when it is not ours, never in the way of a reader."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import apsw
import pytest

from dijo_desktop.errors import Cancelled, DiskFull, FolderUnusable, StoreDamaged, StoreFailed, StoreNewer
from dijo_desktop.store.database import Database
from dijo_desktop.store.sqlite_failures import failures_named, named
from tests.store.call_samples import KEY

SCHEMA = "CREATE TABLE kept (text TEXT) STRICT"


def opened(path: Path | None, *, version: int = 1, application_id: int = 7) -> Database:
    return Database(path, KEY, application_id=application_id, version=version, schema=SCHEMA)


@pytest.fixture(params=["memory", "file"])
def database(request, tmp_path: Path):
    found = opened(None if request.param == "memory" else tmp_path / "kept.db")
    yield found
    found.close()


def put(database: Database, text: str) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO kept VALUES (?)", (text,))


def texts(database: Database) -> list[str]:
    with database.reading() as connection:
        return [text for (text,) in connection.execute("SELECT text FROM kept")]


def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    put(database, "one")

    def break_off() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO kept VALUES ('two')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert texts(database) == ["one"]
    put(database, "three")
    assert texts(database) == ["one", "three"]


def test_a_key_of_another_length_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        Database(tmp_path / "x.db", b"short", application_id=1, version=1, schema="")


def test_the_pragmas_are_those_that_lose_nothing(tmp_path: Path) -> None:
    database = opened(tmp_path / "kept.db")
    with database.reading() as reader:
        found = {name: reader.pragma(name) for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")}
        assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}
        assert (reader.pragma("cipher"), reader.pragma("application_id"), reader.pragma("user_version")) == (
            "chacha20",
            7,
            1,
        )
    database.close()


def test_kinds_and_versions_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    opened(path).close()
    opened(path).close()
    with pytest.raises(StoreDamaged):
        opened(path, application_id=8)
    opened(tmp_path / "newer.db", version=2).close()
    with pytest.raises(StoreNewer):
        opened(tmp_path / "newer.db", version=1)
    with pytest.raises(StoreDamaged):
        opened(path, version=2)


def test_closing_empties_the_log(tmp_path: Path) -> None:
    database = opened(tmp_path / "kept.db")
    put(database, "one")
    assert texts(database) == ["one"]
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["kept.db"]


def test_a_reader_in_the_way_of_a_purge_is_told(tmp_path: Path) -> None:
    database = opened(tmp_path / "kept.db")
    put(database, "one")
    reader = database.borrow()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM kept").fetchall()
    put(database, "two")
    database._writer.set_busy_timeout(1)
    assert not database.purge(rewrite=False)
    reader.execute("COMMIT")
    assert database.purge(rewrite=False)
    assert (tmp_path / "kept.db-wal").stat().st_size == 0
    database.give_back(reader)
    database.close()
    memory = opened(None)
    assert memory.purge(rewrite=True)
    memory.close()


def test_what_is_lent_when_it_closes_is_closed_on_return(database: Database) -> None:
    lent = database.borrow()
    database.close()
    database.give_back(lent)
    with pytest.raises(apsw.ConnectionClosedError):
        lent.execute("SELECT 1")
    with pytest.raises(Cancelled):
        database.borrow()
    with pytest.raises(Cancelled), database.writing():
        pass


@pytest.mark.parametrize("busy", ["reader", "writer"])
def test_closing_ends_what_is_under_way(database: Database, busy: str) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    running = threading.Event()
    ended: list[BaseException] = []

    def work() -> None:
        try:
            with database.reading() if busy == "reader" else database.writing() as connection:
                connection.set_progress_handler(lambda: running.set() or False, 100)
                connection.execute(endless).fetchall()
        except BaseException as error:
            ended.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    assert running.wait(10)
    begun = time.monotonic()
    database.close()
    worker.join(10)
    assert time.monotonic() - begun < 4
    assert [type(error) for error in ended] == [Cancelled]


def test_a_page_is_read_while_another_thread_writes(tmp_path: Path) -> None:
    database = opened(tmp_path / "kept.db")
    put(database, "one")
    with database.writing() as writer:
        writer.execute("INSERT INTO kept VALUES ('two')")
        begun = time.perf_counter()
        assert texts(database) == ["one"]
        assert time.perf_counter() - begun < 2
    assert texts(database) == ["one", "two"]
    database.close()


@pytest.mark.fault("S3")
def test_a_full_disk_stops_writing_not_reading(tmp_path: Path) -> None:
    database = opened(tmp_path / "kept.db")
    put(database, "one")
    database._writer.pragma("max_page_count", database._writer.pragma("page_count"))
    with pytest.raises(DiskFull):
        put(database, "x" * 100_000)
    assert texts(database) == ["one"]
    database._writer.pragma("max_page_count", 1_000_000)
    put(database, "two")
    assert texts(database) == ["one", "two"]
    database.close()


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (apsw.InterruptError(), Cancelled),
        (apsw.FullError(), DiskFull),
        (apsw.CorruptError(), StoreDamaged),
        (apsw.CantOpenError(), FolderUnusable),
        (apsw.BusyError(), StoreFailed),
        (apsw.IOError(), StoreFailed),
    ],
)
def test_sqlite_s_words_are_ours(error: apsw.Error, failure: type[Exception]) -> None:
    assert type(named(error, "/x")) is failure


def test_a_write_past_a_limit_is_a_full_disk() -> None:
    error = apsw.IOError()
    error.extendedresult = apsw.SQLITE_IOERR_WRITE
    assert type(named(error, "/x")) is DiskFull


def test_a_wrong_statement_is_a_bug_not_a_failure(database: Database) -> None:
    with pytest.raises(apsw.SQLError), failures_named("/x"), database.reading() as connection:
        connection.execute("SELEKT")


@pytest.mark.parametrize("written_between", [False, True])
def test_two_connections_see_the_same_or_there_is_but_one(tmp_path: Path, written_between: bool) -> None:
    database = opened(tmp_path / "kept.db")
    put(database, "one")
    first = database.borrow()

    def write_once(_cursor: object, sql: str, _values: object) -> bool:
        if written_between and "sqlite_schema" in sql:
            put(database, "two")
        return True

    first.exec_trace = write_once
    with database.long_reading_twice(first, threading.Event()) as beside:
        first.exec_trace = None
        assert (beside is None) == written_between
        put(database, "three")
        seen = [tuple(one.execute("SELECT text FROM kept")) for one in (first, beside) if one is not None]
        assert len({*seen}) == 1
        assert ("three",) not in seen[0]
    database.close()


def test_what_is_discarded_is_not_lent_again(database: Database) -> None:
    put(database, "one")
    connection = database.borrow()
    database.discard(connection)
    assert database.borrow() is not connection
    assert texts(database) == ["one"]
    late = database.borrow()
    database.close()
    database.discard(late)
