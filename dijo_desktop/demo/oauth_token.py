"""The token endpoint: codes and refresh tokens become access tokens (RFC 6749, RFC 8628, RFC 9449)."""

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
from sqlalchemy import Connection, Row, select, update

from dijo_desktop.contract.oauth import DEVICE_GRANT, TokenAnswer
from dijo_desktop.demo.devices import Device, client_of, device_of
from dijo_desktop.demo.oauth_device_codes import redeem as redeem_device_code
from dijo_desktop.demo.oauth_forms import check_client, check_resource, needed, proven_key, read_form
from dijo_desktop.demo.oauth_grants import SignedIn, begin_session
from dijo_desktop.demo.oauth_refresh import refresh
from dijo_desktop.demo.oauth_signins import Grant
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.session_ends import end_reused
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import codes
from dijo_desktop.demo.tokens import token_hash

_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


@post("/oauth/token", status_code=200, sync_to_thread=True)
def token(service: NamedDependency[Service], request: Request[Any, Any, Any], body: RawBody) -> TokenAnswer:
    """Tokens for a code, a refresh token or a device code."""
    form = read_form(request, body)
    check_client(form)
    check_resource(service, form)
    grant = needed(form, "grant_type")
    jkt = proven_key(service, request)
    user_agent = request.headers.get("user-agent", "")
    device = device_of(user_agent, request.client.host if request.client else "")
    if grant == "authorization_code":
        return _redeem(service, form, jkt, client_of(user_agent), device)
    if grant == "refresh_token":
        return refresh(service, needed(form, "refresh_token"), jkt, device)
    if grant == DEVICE_GRANT:
        return redeem_device_code(service, needed(form, "device_code"), jkt)
    raise OAuthRefusal("unsupported_grant_type", "Codes, refresh tokens and device codes are known.")


HANDLERS = (token,)


def _redeem(service: Service, form: dict[str, str], jkt: str | None, client: str, device: Device) -> TokenAnswer:
    code, verifier, redirect_uri = (needed(form, name) for name in ("code", "code_verifier", "redirect_uri"))
    with service.database.write() as connection:
        row = connection.execute(select(codes).where(codes.c.hash == token_hash(code))).first()
        grant = None if row is None else msgspec.json.decode(row.parameters, type=Grant)
        refusal = _code_refusal(service, connection, row, device)
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


def _code_refusal(service: Service, connection: Connection, row: Row[Any] | None, device: Device) -> str:
    if row is None:
        return "The code is not known."
    if row.used:
        if row.session_id is not None:
            end_reused(connection, row.session_id, device, service.clock.now_ms(), "authorization_code")
        return "The code was used before."
    if row.expires_real_ms < service.clock.real_ms():
        return "The code is too old."
    return ""


def _begin(service: Service, connection: Connection, row: Row[Any], grant: Grant, client: str) -> TokenAnswer:
    signed_in = SignedIn(
        account_id=row.account_id,
        scopes=grant.wanted.scopes,
        jkt=grant.wanted.jkt,
        client=client,
        device=grant.device,
        authenticated_real_ms=row.authenticated_real_ms,
    )
    session_id, answer = begin_session(service, connection, signed_in)
    connection.execute(update(codes).where(codes.c.hash == row.hash).values(used=True, session_id=session_id))
    return answer


def _verified(verifier: str, challenge: str) -> bool:
    """PKCE with S256 (RFC 7636 4.6)."""
    if not _VERIFIER.fullmatch(verifier):
        return False
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    return hmac.compare_digest(digest, challenge)
