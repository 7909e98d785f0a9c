"""What is particular to PostgreSQL: passwords, the order of text, other people's tables, a server that is away."""

from __future__ import annotations

import traceback
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from dijo_desktop.demo.database import DatabaseBusy, DatabaseRefused, open_database
from dijo_desktop.demo.tables import accounts, metadata, sessions, settings
from tests.demo.running import RunningService
from tests.postgres import Postgres


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    """What a statement gives outside the service."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(statement)
        return found.fetchall() if found.description else []


def test_the_password_comes_from_its_file_only(
    postgres_server: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres_server.through_port(postgres_server.fresh())
    with pytest.raises(DatabaseRefused) as refused:
        open_database(url, metadata)
    assert str(refused.value) == "The database does not answer, or does not let this user in."
    passwords = tmp_path / "passwords"
    passwords.write_text(f"127.0.0.1:{postgres_server.port}:*:dijo:{postgres_server.password}\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    service = RunningService(tmp_path / "data", "--scenario", "empty", "--database", url)
    with service.http() as http:
        assert http.get("/v1/service").status_code == 200
    assert service.stop() == (0, "")
    assert rows(url, "SELECT count(*) FROM dijo.accounts") == [(1,)]


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://dijo:hush@127.0.0.1/dijo",
        "postgresql://dijo:@127.0.0.1/dijo",
        "postgresql://dijo@127.0.0.1/dijo?password=hush",
        "postgresql://dijo@127.0.0.1/dijo?sslpassword=hush",
        "mysql://127.0.0.1/hush",
        "sqlite:///hush.db?mode=ro",
        "sqlite://",
        "hush",
    ],
)
def test_an_address_that_may_not_be_used_is_not_repeated(address: str) -> None:
    with pytest.raises(DatabaseRefused) as refused:
        open_database(address, metadata)
    assert "hush" not in str(refused.value)


def test_text_is_in_the_order_of_its_bytes_whatever_the_server_prefers(postgres_server: Postgres) -> None:
    url = postgres_server.german()
    assert rows(url, "SELECT 'a' < 'B'") == [(True,)]
    database = open_database(url, metadata)
    with database.write() as connection:
        for name in ("a", "B", "\u00e4", "b", "A", "_"):
            connection.execute(insert(accounts).values(id=name, email=name, created_at_ms=0))
    with database.read() as connection:
        found = connection.execute(select(accounts.c.id).order_by(accounts.c.id)).scalars().all()
    database.close()
    assert found == ["A", "B", "_", "a", "b", "\u00e4"]


def test_an_older_version_is_made_afresh_and_nothing_else_is_touched(postgres_server: Postgres) -> None:
    url = postgres_server.bare()
    rows(url, "CREATE TABLE accounts (theirs text)")
    database = open_database(url, metadata)
    with database.write() as connection:
        connection.execute(insert(accounts).values(id="acc_1", email="a@demo.example", created_at_ms=0))
    database.close()
    rows(url, "COMMENT ON SCHEMA dijo IS 'DiJo reference service, version 999'")
    again = open_database(url, metadata)
    with again.read() as connection:
        assert connection.execute(select(accounts)).all() == []
    again.close()
    assert rows(url, "SELECT * FROM public.accounts") == []


def test_a_schema_of_somebody_else_is_left_alone(postgres_server: Postgres) -> None:
    url = postgres_server.bare()
    rows(url, "CREATE SCHEMA dijo")
    with pytest.raises(DatabaseRefused, match="something else"):
        open_database(url, metadata)
    assert rows(url, "SELECT count(*) FROM pg_class WHERE relnamespace = 'dijo'::regnamespace") == [(0,)]


def test_a_reader_cannot_write_and_foreign_keys_hold(postgres_server: Postgres) -> None:
    database = open_database(postgres_server.fresh(), metadata)
    with pytest.raises(Exception, match="read-only"), database.read() as connection:
        connection.execute(insert(settings).values(name="n", value=b""))
    names = ("client", "ip_address", "device_type", "browser_type", "operating_system")
    times = ("created_at_ms", "last_used_at_ms", "authenticated_at_ms")
    row = {"id": "ses_1", "account_id": "acc_none", **dict.fromkeys(names, ""), **dict.fromkeys(times, 0)}
    with pytest.raises(IntegrityError) as error, database.write() as connection:
        connection.execute(insert(sessions).values(row))
    database.close()
    said = "".join(traceback.format_exception(error.value))
    assert "violates foreign key" in said
    assert "acc_none" not in said


def test_another_process_that_writes_too_long_is_not_waited_for(postgres_server: Postgres) -> None:
    url = postgres_server.fresh()
    one, other = (open_database(url, metadata, busy_seconds=0.05) for _ in range(2))
    with one.write(), pytest.raises(DatabaseBusy), other.write():
        pass
    with other.write() as connection:
        connection.execute(insert(settings).values(name="n", value=b""))
    one.close()
    other.close()


def test_connections_that_broke_are_made_again(postgres_server: Postgres) -> None:
    url = postgres_server.fresh()
    database = open_database(url, metadata)
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    assert rows(url, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608
    with database.read() as connection:
        assert connection.execute(select(accounts)).all() == []
    database.close()


def test_work_that_outlasts_the_close_and_the_server_says_so(postgres_server: Postgres) -> None:
    url = postgres_server.fresh()
    database = open_database(url, metadata)

    def work() -> None:
        with database.read() as connection:
            database.close()
            rows(url, f"SELECT pg_terminate_backend({connection.connection.driver_connection.info.backend_pid:d})")
            connection.execute(select(accounts))

    with pytest.raises(OperationalError, match="terminating"):
        work()
