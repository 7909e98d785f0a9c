"""What every way of signing in ends with: a session, its first tokens, and a line in the activity."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert

from dijo_desktop.contract.oauth import TokenAnswer
from dijo_desktop.demo.data_tables import activity
from dijo_desktop.demo.devices import Device
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import sessions
from dijo_desktop.demo.tokens import ACCESS_SECONDS, issue


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed in, with what and how; `grant`: authorization_code or device_code."""

    account_id: str
    scopes: tuple[str, ...]
    jkt: str | None
    client: str
    device: Device
    authenticated_real_ms: int
    grant: str = "authorization_code"
    # Whether the person was there to confirm what is done next (SI-31)
    interactive: bool = True


def begin_session(service: Service, connection: Connection, signed_in: SignedIn) -> tuple[str, TokenAnswer]:
    """Begin a session and write down the log-in: its id and its tokens."""
    now_ms, real_ms = service.clock.now_ms(), service.clock.real_ms()
    session_id = new_id("ses", now_ms)
    device = msgspec.structs.asdict(signed_in.device)
    connection.execute(
        insert(sessions).values(
            id=session_id,
            account_id=signed_in.account_id,
            client=signed_in.client,
            grant=signed_in.grant,
            sender_constrained=signed_in.jkt is not None,
            scope=" ".join(signed_in.scopes),
            jkt=signed_in.jkt,
            created_at_ms=now_ms,
            last_used_at_ms=now_ms,
            authenticated_at_ms=now_ms - (real_ms - signed_in.authenticated_real_ms),
            authenticated_real_ms=signed_in.authenticated_real_ms if signed_in.interactive else 0,
            **device,
        )
    )
    connection.execute(
        insert(activity).values(
            id=new_id("evt", now_ms),
            account_id=signed_in.account_id,
            at_ms=now_ms,
            kind="login",
            name="login",
            outcome="success",
            session_id=session_id,
            **device,
        )
    )
    refresh_token = issue(connection, "refresh", session_id, real_ms)
    answer = token_answer(service, connection, session_id, " ".join(signed_in.scopes), refresh_token)
    return session_id, answer


def token_answer(
    service: Service, connection: Connection, session_id: str, scope: str, refresh_token: str = ""
) -> TokenAnswer:
    """A new access token of the session, with `refresh_token` if the client shall have another one."""
    return TokenAnswer(
        access_token=issue(connection, "access", session_id, service.clock.real_ms()),
        token_type="DPoP" if service.mode == "dpop" else "Bearer",
        expires_in=ACCESS_SECONDS,
        scope=scope,
        refresh_token=refresh_token,
    )
