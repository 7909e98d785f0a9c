from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, Text, bindparam, insert, select
from sqlalchemy.exc import SQLAlchemyError

from dijo_desktop.demo.database import Database, open_database
from dijo_desktop.demo.prepared import Prepared
from dijo_desktop.demo.tables import accounts, metadata
from tests.demo.conftest import NewDatabase

_SINCE = Prepared(
    select(accounts.c.id, accounts.c.created_at_ms)
    .where(
        accounts.c.created_at_ms >= bindparam("since", type_=BigInteger),
        accounts.c.id != bindparam("but", type_=Text),
    )
    .order_by(accounts.c.created_at_ms)
    .limit(bindparam("count"))
)


@pytest.fixture
def database(tmp_path: Path, new_database: NewDatabase) -> Iterator[Database]:
    database = open_database(new_database(tmp_path), metadata)
    with database.write() as connection:
        for number in range(5):
            row = {"id": f"acc_{number}", "email": f"{number}%s?@demo.example", "created_at_ms": number << 40}
            connection.execute(insert(accounts).values(row))
    yield database
    database.close()


def test_rows_are_plain_tuples_and_parameters_go_by_name(database: Database) -> None:
    with database.read() as connection:
        rows = _SINCE.rows(connection, count=2, but="acc_3", since=2 << 40)
        assert rows == [("acc_2", 2 << 40), ("acc_4", 4 << 40)]
        assert {type(row) for row in rows} == {tuple}
        assert _SINCE.row(connection, count=2, but="acc_2", since=2 << 40) == ("acc_3", 3 << 40)
        assert _SINCE.row(connection, count=2, but="", since=9 << 40) is None


def test_what_the_driver_refuses_is_told_by_the_engine_without_its_values(database: Database) -> None:
    with pytest.raises(SQLAlchemyError) as refused, database.read() as connection:
        _SINCE.rows(connection, count=2, but="somebody@demo.example", since=object())
    with database.read() as connection:
        assert _SINCE.row(connection, count=1, but="", since=0) == ("acc_0", 0)
    assert "somebody" not in str(refused.value)
