"""PostgreSQL under the reference service, as a maker of the real one would use it (contract DM-7, DM-8)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, MetaData, Text, create_engine, event
from sqlalchemy.dialects.postgresql import TEXT

SCHEMA = "dijo"
"""All tables are in a schema of their own: what else the database holds is never touched."""
_COMMENT = "DiJo reference service, version "
_WRITE_LOCK = 0x64696A6F
"""Key of the advisory lock that writers hold: "dijo"."""


class PostgresqlStorage:
    """One PostgreSQL database. Writers take turns, as on SQLite: changes are numbered in the order of commits."""

    near = False

    def __init__(self, url: URL, busy_seconds: float) -> None:
        self.engine = _engine(url, busy_seconds)

    def begin(self, connection: Connection, *, writes: bool) -> None:
        """Begin: a reader has one snapshot; a writer waits for the one before it and then sees what that one did."""
        raw: Any = connection.connection.driver_connection
        raw.read_only = not writes
        # A snapshot taken before the wait for the lock would be out of date after it: so not for writers.
        raw.isolation_level = _READ_COMMITTED if writes else _REPEATABLE_READ
        if writes:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK:d})")

    def known_version(self, connection: Connection) -> int | None:
        """The version of the tables that are there; None if there are none, -1 if others use the schema's name."""
        found = connection.exec_driver_sql(
            f"SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = '{SCHEMA}'"  # noqa: S608 - a constant
        ).scalar()
        if found is None:
            return None
        number = str(found).removeprefix(_COMMENT)
        return int(number) if number != found and number.isdigit() else -1

    def drop(self) -> None:
        """Remove the schema with all its data."""
        with self.engine.connect() as connection, connection.begin():
            self.begin(connection, writes=True)
            connection.exec_driver_sql(f"DROP SCHEMA {SCHEMA} CASCADE")

    def create(self, connection: Connection, metadata: MetaData, version: int) -> None:
        """Make the tables that are not there yet."""
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        connection.exec_driver_sql(f"COMMENT ON SCHEMA {SCHEMA} IS '{_COMMENT}{version:d}'")
        _byte_order(metadata).create_all(connection)


def _byte_order(metadata: MetaData) -> MetaData:
    """The same tables with text in the order of its bytes, as SQLite has it: other orders depend on the server."""
    ordered = MetaData()
    for table in metadata.sorted_tables:
        for column in table.to_metadata(ordered).columns:
            if isinstance(column.type, Text):
                column.type = TEXT(collation="C")
    return ordered


def _engine(url: URL, busy_seconds: float) -> Engine:
    # Values of statements would reach the log with an error message: they are personal data.
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=4,
        max_overflow=40,
        pool_pre_ping=True,
        hide_parameters=True,
        use_native_hstore=False,
        connect_args={"application_name": "dijo-desktop serve", "connect_timeout": 10},
    )

    @event.listens_for(engine, "connect")
    def connected(raw: Any, _record: object) -> None:  # noqa: ANN401 - the driver is an optional extra
        raw.autocommit = True
        raw.execute(f"SET search_path TO {SCHEMA}")
        raw.execute(f"SET lock_timeout TO {max(1, round(busy_seconds * 1000)):d}")
        raw.execute("SET TIME ZONE 'UTC'")
        raw.autocommit = False

    @event.listens_for(engine, "handle_error")
    def failed(context: ExceptionContext) -> None:
        # The server repeats values of rows in the lines after the first: they would reach the log, too.
        whole = str(context.original_exception)
        first = whole.partition("\n")[0]
        for error in (context.original_exception, context.sqlalchemy_exception):
            if error is not None:
                error.args = tuple(part.replace(whole, first) for part in error.args if isinstance(part, str))

    return engine


# Numbers of psycopg.IsolationLevel: the driver is an optional extra and imported by the engine only.
_READ_COMMITTED, _REPEATABLE_READ = 2, 3
