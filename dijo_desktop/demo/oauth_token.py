"""The token endpoint: codes and refresh tokens become access tokens bound to a DPoP key (RFC 6749, RFC 9449)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from typing import Any

import msgspec
from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import Connection, Row, insert, select, update

from dijo_desktop.contract.oauth import TokenAnswer
from dijo_desktop.demo.data_tables import activity
from dijo_desktop.demo.devices import client_of
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.oauth_forms import check_client, check_resource, needed, proof_key, read_form
from dijo_desktop.demo.oauth_signins import Grant
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.session_ends import end_session
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import codes, sessions, tokens
from dijo_desktop.demo.tokens import ACCESS_SECONDS, REFRESH_IDLE_SECONDS, DeadToken, find_token, issue, token_hash

_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


@post("/oauth/token", status_code=200, sync_to_thread=True)
def token(service: NamedDependency[Service], request: Request[Any, Any, Any], body: RawBody) -> TokenAnswer:
    """Tokens for a code or a refresh token."""
    form = read_form(request, body)
    check_client(form)
    check_resource(service, form)
    grant = needed(form, "grant_type")
    jkt = proof_key(service, request)
    if jkt is None:
        raise OAuthRefusal("invalid_dpop_proof", "A DPoP proof is needed.")
    if grant == "authorization_code":
        return _redeem(service, form, jkt, client_of(request.headers.get("user-agent", "")))
    if grant == "refresh_token":
        return _refresh(service, needed(form, "refresh_token"), jkt)
    raise OAuthRefusal("unsupported_grant_type", "Only authorization_code and refresh_token are known.")


HANDLERS = (token,)


def _redeem(service: Service, form: dict[str, str], jkt: str, client: str) -> TokenAnswer:
    code, verifier, redirect_uri = (needed(form, name) for name in ("code", "code_verifier", "redirect_uri"))
    with service.database.write() as connection:
        row = connection.execute(select(codes).where(codes.c.hash == token_hash(code))).first()
        grant = None if row is None else msgspec.json.decode(row.parameters, type=Grant)
        refusal = _code_refusal(service, connection, row)
        if row is not None and grant is not None and not refusal:
            if redirect_uri != grant.wanted.redirect_uri:
                refusal = "The redirect_uri is another one."
            elif jkt != grant.wanted.jkt:
                refusal = "The DPoP key is another one."
            elif not _verified(verifier, grant.wanted.challenge):
                refusal = "The code_verifier is wrong."
            else:
                return _begin(service, connection, row, grant, client)
            # A code shown by somebody who cannot use it has leaked.
            connection.execute(update(codes).where(codes.c.hash == row.hash).values(used=True))
    raise OAuthRefusal("invalid_grant", refusal)


def _code_refusal(service: Service, connection: Connection, row: Row[Any] | None) -> str:
    if row is None:
        return "The code is not known."
    if row.used:
        if row.session_id is not None:
            end_session(connection, row.session_id, "reuse_detected", service.clock.now_ms())
        return "The code was used before."
    if row.expires_real_ms < service.clock.real_ms():
        return "The code is too old."
    return ""


def _begin(service: Service, connection: Connection, row: Row[Any], grant: Grant, client: str) -> TokenAnswer:
    """Begin a session and write down the log-in."""
    now_ms, real_ms = service.clock.now_ms(), service.clock.real_ms()
    session_id = new_id("ses", now_ms)
    device = msgspec.structs.asdict(grant.device)
    connection.execute(
        insert(sessions).values(
            id=session_id,
            account_id=row.account_id,
            client=client,
            scope=" ".join(grant.wanted.scopes),
            jkt=grant.wanted.jkt,
            created_at_ms=now_ms,
            last_used_at_ms=now_ms,
            authenticated_at_ms=now_ms - (real_ms - row.authenticated_real_ms),
            authenticated_real_ms=row.authenticated_real_ms,
            **device,
        )
    )
    connection.execute(
        insert(activity).values(
            id=new_id("evt", now_ms),
            account_id=row.account_id,
            at_ms=now_ms,
            kind="login",
            name="login",
            outcome="success",
            session_id=session_id,
            **device,
        )
    )
    connection.execute(update(codes).where(codes.c.hash == row.hash).values(used=True, session_id=session_id))
    return TokenAnswer(
        access_token=issue(connection, "access", session_id, real_ms),
        token_type="DPoP",  # noqa: S106 - the name of a type
        expires_in=ACCESS_SECONDS,
        scope=" ".join(grant.wanted.scopes),
        refresh_token=issue(connection, "refresh", session_id, real_ms),
    )


def _refresh(service: Service, refresh_token: str, jkt: str) -> TokenAnswer:
    """A new access token; the refresh token is bound to its key and stays the same."""
    real_ms = service.clock.real_ms()
    with service.database.write() as connection:
        try:
            known = find_token(connection, refresh_token, "refresh", real_ms)
        except DeadToken as dead:
            raise OAuthRefusal("invalid_grant", "The refresh token is not good.", reason=dead.reason or "") from None
        if known.jkt != jkt:
            raise OAuthRefusal("invalid_grant", "The DPoP key is another one.")
        connection.execute(
            update(tokens)
            .where(tokens.c.hash == known.hash)
            .values(idle_real_ms=real_ms + REFRESH_IDLE_SECONDS * 1000)
        )
        connection.execute(
            update(sessions).where(sessions.c.id == known.session_id).values(last_used_at_ms=service.clock.now_ms())
        )
        return TokenAnswer(
            access_token=issue(connection, "access", known.session_id, real_ms),
            token_type="DPoP",  # noqa: S106 - the name of a type
            expires_in=ACCESS_SECONDS,
            scope=known.scope,
        )


def _verified(verifier: str, challenge: str) -> bool:
    """PKCE with S256 (RFC 7636 4.6)."""
    if not _VERIFIER.fullmatch(verifier):
        return False
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    return hmac.compare_digest(digest, challenge)
