"""Device codes from the request to the tokens (RFC 8628; contract SI-31, SI-33)."""

from __future__ import annotations

import secrets
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from dijo_desktop.contract.oauth import TokenAnswer
from dijo_desktop.demo import mailbox
from dijo_desktop.demo.devices import Device
from dijo_desktop.demo.oauth_grants import SignedIn, begin_session
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts, device_codes
from dijo_desktop.demo.tokens import new_secret, token_hash

DEVICE_SECONDS = 600
INTERVAL_SECONDS = 5
SLOWER_SECONDS = 5
"""How much longer the interval gets each time a client asks too soon."""
_TOLERANCE_MS = 500
_REMEMBERED_MS = 3_600_000
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, so no words; 8 of them are 34 bits (RFC 8628 6.1)."""
_LENGTH = 8


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a device asks for, and where it is."""

    scopes: tuple[str, ...]
    client: str
    device: Device


def keep(connection: Connection, asked: Asked, jkt: str | None, real_ms: int) -> tuple[str, str]:
    """A new device code and the code to type, written in two halves."""
    device_code = new_secret()
    user_code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    connection.execute(delete(device_codes).where(device_codes.c.expires_real_ms < real_ms - _REMEMBERED_MS))
    connection.execute(
        insert(device_codes).values(
            hash=token_hash(device_code),
            user_code_hash=token_hash(user_code),
            parameters=msgspec.json.encode(asked),
            jkt=jkt,
            interval_seconds=INTERVAL_SECONDS,
            expires_real_ms=real_ms + DEVICE_SECONDS * 1000,
        )
    )
    return device_code, f"{user_code[:4]}-{user_code[4:]}"


def typed(connection: Connection, user_code: str, real_ms: int) -> Row[Any] | None:
    """The request whose code a person typed, if it still waits; case and separators do not matter."""
    letters = "".join(letter for letter in user_code.upper() if letter in _LETTERS)
    return _waiting(connection, device_codes.c.user_code_hash == token_hash(letters), real_ms)


def waiting(connection: Connection, device_hash: bytes, real_ms: int) -> Row[Any] | None:
    """The request with this key, if it still waits for a person."""
    return _waiting(connection, device_codes.c.hash == device_hash, real_ms)


def decide(connection: Connection, device_hash: bytes, account_id: str | None) -> None:
    """Somebody said yes for an account, or no."""
    decision = {"state": "denied" if account_id is None else "approved", "account_id": account_id}
    connection.execute(update(device_codes).where(device_codes.c.hash == device_hash).values(decision))


def redeem(service: Service, device_code: str, jkt: str | None) -> TokenAnswer:
    """Tokens for a device code that somebody approved; else why there are none (RFC 8628 3.5)."""
    with service.database.write() as connection:
        answer = _answer(service, connection, token_hash(device_code), jkt)
    # Raised out here: how often was asked must not be undone with the transaction.
    if isinstance(answer, OAuthRefusal):
        raise answer
    return answer


def _answer(
    service: Service, connection: Connection, device_hash: bytes, jkt: str | None
) -> TokenAnswer | OAuthRefusal:
    real_ms = service.clock.real_ms()
    mine = device_codes.c.hash == device_hash
    row = connection.execute(select(device_codes).where(mine)).first()
    if row is None or row.state == "used":
        return OAuthRefusal("invalid_grant", "The device code is not known, or was used before.")
    if row.jkt is None and jkt is not None:
        connection.execute(update(device_codes).where(mine).values(jkt=jkt))
    elif row.jkt != jkt:
        return OAuthRefusal("invalid_grant", "The DPoP key is another one.")
    if row.state == "denied":
        return OAuthRefusal("access_denied", "The person refused.")
    if row.expires_real_ms < real_ms:
        return OAuthRefusal("expired_token", "The device code is too old.")
    if row.state == "pending":
        return _pending(connection, row, real_ms)
    connection.execute(update(device_codes).where(mine).values(state="used"))
    asked = msgspec.json.decode(row.parameters, type=Asked)
    signed_in = SignedIn(
        account_id=row.account_id,
        scopes=asked.scopes,
        jkt=jkt,
        client=asked.client,
        device=asked.device,
        authenticated_real_ms=real_ms,
        grant="device_code",
        interactive=False,
    )
    _tell(service, connection, signed_in)
    return begin_session(service, connection, signed_in)[1]


def _pending(connection: Connection, row: Row[Any], real_ms: int) -> OAuthRefusal:
    interval = row.interval_seconds
    too_soon = row.polled_real_ms is not None and real_ms - row.polled_real_ms < interval * 1000 - _TOLERANCE_MS
    if too_soon:
        interval += SLOWER_SECONDS
    polled = {"polled_real_ms": real_ms, "interval_seconds": interval}
    connection.execute(update(device_codes).where(device_codes.c.hash == row.hash).values(polled))
    if too_soon:
        return OAuthRefusal("slow_down", f"Ask every {interval} seconds.")
    return OAuthRefusal("authorization_pending", "Nobody answered yet.")


def _tell(service: Service, connection: Connection, signed_in: SignedIn) -> None:
    """The notice by mail: a code that was typed for somebody else is noticed by it."""
    email = connection.execute(select(accounts.c.email).where(accounts.c.id == signed_in.account_id)).scalar_one()
    text = (
        f"A device at {signed_in.device.ip_address} was signed in to your account with a code.\n"
        "If this was not you, end the session under Account, Sessions."
    )
    mailbox.post(connection, email, "Signed in with a code", text, service.clock.now_ms())


def _waiting(connection: Connection, which: Any, real_ms: int) -> Row[Any] | None:  # noqa: ANN401 - a condition
    found = which, device_codes.c.state == "pending", device_codes.c.expires_real_ms >= real_ms
    return connection.execute(select(device_codes).where(*found)).first()
