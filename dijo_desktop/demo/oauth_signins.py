"""A sign-in on its way: shown page, answered form, authorization code (contract SI-9, SI-22, SI-26)."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from dijo_desktop.demo.devices import Device
from dijo_desktop.demo.oauth_par import FORM_SECONDS, Wanted
from dijo_desktop.demo.tables import codes, page_forms, pushed_requests
from dijo_desktop.demo.tokens import new_secret, token_hash

CODE_SECONDS = 60


class SignInLost(Exception):
    """The request or the form is unknown, used or too old."""


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """What a code stands for."""

    wanted: Wanted
    device: Device


def show_form(connection: Connection, request_uri: str, real_ms: int) -> tuple[Wanted, str]:
    """The request and a one-use form token; the request stays good until a form is answered."""
    request_hash = token_hash(request_uri)
    row = connection.execute(select(pushed_requests).where(pushed_requests.c.hash == request_hash)).first()
    if row is None or row.used or row.expires_real_ms < real_ms:
        raise SignInLost
    form_token = new_secret()
    connection.execute(
        insert(page_forms).values(
            hash=token_hash(form_token), request_hash=request_hash, expires_real_ms=real_ms + FORM_SECONDS * 1000
        )
    )
    return msgspec.json.decode(row.parameters, type=Wanted), form_token


def find_form(connection: Connection, form_token: str, real_ms: int) -> tuple[bytes, Wanted]:
    """The request, and its key, of a form that may still be answered."""
    row = connection.execute(
        select(page_forms.c.request_hash, pushed_requests.c.parameters)
        .join(pushed_requests, pushed_requests.c.hash == page_forms.c.request_hash)
        .where(page_forms.c.hash == token_hash(form_token))
        .where(page_forms.c.expires_real_ms >= real_ms)
        .where(pushed_requests.c.used.is_(False))
    ).first()
    if row is None:
        raise SignInLost
    return row.request_hash, msgspec.json.decode(row.parameters, type=Wanted)


def answer_form(connection: Connection, form_token: str, real_ms: int) -> Wanted:
    """The request of a form that is answered now; form and request are used up by it."""
    request_hash, wanted = find_form(connection, form_token, real_ms)
    connection.execute(delete(page_forms).where(page_forms.c.request_hash == request_hash))
    connection.execute(update(pushed_requests).where(pushed_requests.c.hash == request_hash).values(used=True))
    return wanted


def make_code(connection: Connection, account_id: str, grant: Grant, real_ms: int) -> str:
    """A code for an account whose person has just confirmed it."""
    code = new_secret()
    connection.execute(delete(codes).where(codes.c.expires_real_ms < real_ms - FORM_SECONDS * 1000))
    connection.execute(
        insert(codes).values(
            hash=token_hash(code),
            parameters=msgspec.json.encode(grant),
            account_id=account_id,
            authenticated_real_ms=real_ms,
            expires_real_ms=real_ms + CODE_SECONDS * 1000,
        )
    )
    return code
