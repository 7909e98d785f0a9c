"""Proof that this computer can keep an encrypted copy: for `doctor store`."""

from __future__ import annotations

import secrets
from pathlib import Path

import apsw

from dijo_desktop.errors import StoreFailed
from dijo_desktop.store.database import KEY_BYTES, Database

_CANARY = "a canary nobody may read"


def try_store(folder: Path) -> str:
    """Write, read again and look for plain text in a database below `folder`; says what was used."""
    path = folder / "try.db"
    key = secrets.token_bytes(KEY_BYTES)
    for schema in ("CREATE TABLE kept (text TEXT) STRICT", ""):
        database = Database(path, key, application_id=1, version=1, schema=schema)
        try:
            if schema:
                with database.writing() as connection:
                    connection.execute("INSERT INTO kept VALUES (?)", (_CANARY,))
            with database.reading() as connection:
                found = connection.execute("SELECT text FROM kept").get
        finally:
            database.close()
    if _CANARY.encode() in path.read_bytes() or found != _CANARY:
        raise StoreFailed(str(path))
    return f"{getattr(apsw, 'mc_version', '')}, SQLite {apsw.sqlite_lib_version()}, ChaCha20"
