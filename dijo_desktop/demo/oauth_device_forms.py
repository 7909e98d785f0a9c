"""The forms of the device sign-in: each works once, and codes cannot be tried out at will (RFC 8628 5.1)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.oauth_par import FORM_SECONDS
from dijo_desktop.demo.tables import device_forms, device_tries
from dijo_desktop.demo.tokens import new_secret, token_hash

TRIES_A_MINUTE = 10
"""Codes that are none, from one address."""
_MINUTE_MS = 60_000


def show(connection: Connection, device_hash: bytes | None, real_ms: int) -> str:
    """A one-use form token of the page about a request, or of the page that asks for its code."""
    form_token = new_secret()
    connection.execute(delete(device_forms).where(device_forms.c.expires_real_ms < real_ms))
    connection.execute(
        insert(device_forms).values(
            hash=token_hash(form_token), device_hash=device_hash, expires_real_ms=real_ms + FORM_SECONDS * 1000
        )
    )
    return form_token


def find(connection: Connection, form_token: str, real_ms: int) -> Row[Any] | None:
    """The form, if it may still be answered."""
    found = device_forms.c.hash == token_hash(form_token), device_forms.c.expires_real_ms >= real_ms
    return connection.execute(select(device_forms).where(*found)).first()


def use(connection: Connection, form_token: str, real_ms: int) -> Row[Any] | None:
    """The form, which is used up by this."""
    row = find(connection, form_token, real_ms)
    connection.execute(delete(device_forms).where(device_forms.c.hash == token_hash(form_token)))
    return row


def may_try(connection: Connection, address: str, real_ms: int) -> bool:
    """Whether another code may be tried from this address now."""
    connection.execute(delete(device_tries).where(device_tries.c.at_real_ms <= real_ms - _MINUTE_MS))
    tries = select(func.count()).where(device_tries.c.address == address)
    return (connection.execute(tries).scalar() or 0) < TRIES_A_MINUTE


def note_try(connection: Connection, address: str, real_ms: int) -> None:
    """A code was none."""
    connection.execute(insert(device_tries).values(id=new_id("try", real_ms), address=address, at_real_ms=real_ms))
