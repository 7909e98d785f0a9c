from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from dijo_desktop.demo.database import Database, DatabaseBusy, open_database, sqlite_url
from dijo_desktop.demo.settings import kept_key, read_setting, write_setting
from dijo_desktop.demo.tables import accounts, metadata, sessions


@pytest.fixture
def database(tmp_path: Path):
    database = open_database(sqlite_url(tmp_path / "service.db"), metadata)
    yield database
    database.close()


def test_it_is_set_up_for_readers_beside_a_writer(database: Database) -> None:
    with database.read() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "secure_delete")
        }
    assert pragma == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000, "secure_delete": 1}


def test_a_reader_sees_one_moment_while_another_writes(database: Database) -> None:
    with database.read() as before:
        assert read_setting(before, "x") is None
        with database.write() as writing:
            write_setting(writing, "x", b"1")
        assert read_setting(before, "x") is None
    with database.read() as after:
        assert read_setting(after, "x") == b"1"


def test_a_write_that_fails_is_undone(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            write_setting(connection, "x", b"1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.read() as connection:
        assert read_setting(connection, "x") is None


def test_foreign_keys_hold(database: Database) -> None:
    row = {"id": "ses_1", "account_id": "acc_none", "client": "x", "ip_address": "", "device_type": ""}
    times = dict.fromkeys(("created_at_ms", "last_used_at_ms", "authenticated_at_ms"), 0)
    more = {"browser_type": "", "operating_system": ""}
    with pytest.raises(IntegrityError) as error, database.write() as connection:
        connection.execute(insert(sessions).values(**row, **times, **more))
    assert "acc_none" not in str(error.value)


def test_writes_take_turns(database: Database) -> None:
    def count() -> None:
        for _ in range(20):
            with database.write() as connection:
                number = int(read_setting(connection, "n") or b"0")
                write_setting(connection, "n", str(number + 1).encode())

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        assert read_setting(connection, "n") == b"160"


def test_a_write_waits_no_longer_than_it_may(tmp_path: Path) -> None:
    database = open_database(sqlite_url(tmp_path / "service.db"), metadata, busy_seconds=0.01)
    waiting: list[Exception] = []

    def second() -> None:
        try:
            with database.write():
                pass
        except DatabaseBusy as error:
            waiting.append(error)

    with database.write():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(waiting) == 1
    database.close()


def test_data_of_another_version_is_made_afresh(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "service.db")) as old, old:
        old.execute("CREATE TABLE accounts (name TEXT)")
        old.execute("PRAGMA user_version = 99")
    database = open_database(sqlite_url(tmp_path / "service.db"), metadata)
    with database.read() as connection:
        assert connection.execute(select(accounts)).all() == []
    database.close()


def test_a_key_is_made_once(database: Database) -> None:
    key = kept_key(database, "cursor-key")
    assert len(key) == 32
    assert kept_key(database, "cursor-key") == key
    assert kept_key(database, "other", lambda: b"made") == b"made"


def test_work_that_outlasts_the_close_leaves_no_connection(database: Database) -> None:
    with database.read() as connection:
        raw = connection.connection.driver_connection
        database.close()
        assert connection.execute(select(accounts)).all() == []
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        raw.execute("SELECT 1")
