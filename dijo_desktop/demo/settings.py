"""Small values the service keeps for itself, and the keys it signs with."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy import Connection, bindparam, delete, insert, select

from dijo_desktop.demo.database import Database
from dijo_desktop.demo.prepared import Prepared
from dijo_desktop.demo.tables import settings

_READ = Prepared(select(settings.c.value).where(settings.c.name == bindparam("wanted")))


def read_setting(connection: Connection, name: str) -> bytes | None:
    """The value of a setting, if there is one."""
    row = _READ.row(connection, wanted=name)
    return None if row is None else row[0]


def write_setting(connection: Connection, name: str, value: bytes) -> None:
    """Keep a value."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings).values(name=name, value=value))


def kept_key(database: Database, name: str, make: Callable[[], bytes] = lambda: secrets.token_bytes(32)) -> bytes:
    """A key that is made once and is the same after every restart; 32 random bytes if `make` is not given."""
    with database.write() as connection:
        key = read_setting(connection, name)
        if key is None:
            key = make()
            write_setting(connection, name, key)
        return key
