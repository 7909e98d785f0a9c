"""Pushed authorization requests (RFC 9126): all of a request is checked here, before a browser is involved."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import Connection, delete, insert

from dijo_desktop.contract.oauth import PushedRequest
from dijo_desktop.demo.oauth_clients import granted_scopes, redirect_allowed
from dijo_desktop.demo.oauth_forms import check_client, check_resource, needed, proof_key, read_form
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import pushed_requests
from dijo_desktop.demo.tokens import new_secret, token_hash

REQUEST_SECONDS = 90
FORM_SECONDS = 600
"""How long a page that was shown can be answered."""
STATE_LIMIT = 512
_PREFIX = "urn:ietf:params:oauth:request_uri:"
_HASH = re.compile(r"[A-Za-z0-9_-]{43}")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a client asks for; `jkt` is the thumbprint of the key its tokens will be bound to, if any."""

    redirect_uri: str
    state: str
    scopes: tuple[str, ...]
    challenge: str
    jkt: str | None
    max_age: int | None = None
    login_hint: str | None = None


@post("/oauth/par", status_code=201, sync_to_thread=True)
def push(service: NamedDependency[Service], request: Request[Any, Any, Any], body: RawBody) -> PushedRequest:
    """Keep an authorization request and name it."""
    form = read_form(request, body)
    wanted = read_request(service, form, proof_key(service, request))
    with service.database.write() as connection:
        request_uri = keep_request(connection, wanted, service.clock.real_ms())
    return PushedRequest(request_uri=request_uri, expires_in=REQUEST_SECONDS)


HANDLERS = (push,)


def keep_request(connection: Connection, wanted: Wanted, real_ms: int) -> str:
    """Keep a request for 90 s; its `request_uri`."""
    request_uri = _PREFIX + new_secret()
    outdated = pushed_requests.c.expires_real_ms < real_ms - FORM_SECONDS * 1000
    connection.execute(delete(pushed_requests).where(outdated))
    connection.execute(
        insert(pushed_requests).values(
            hash=token_hash(request_uri),
            parameters=msgspec.json.encode(wanted),
            expires_real_ms=real_ms + REQUEST_SECONDS * 1000,
        )
    )
    return request_uri


def read_request(service: Service, form: dict[str, str], jkt: str | None) -> Wanted:
    """What the parameters ask for; `jkt` is the key of the request's proof."""
    check_client(form)
    redirect_uri = needed(form, "redirect_uri")
    if not redirect_allowed(redirect_uri):
        raise OAuthRefusal("invalid_request", "This redirect_uri is not registered.")
    if needed(form, "response_type") != "code":
        raise OAuthRefusal("unsupported_response_type", "Only code is known.")
    _check_options(form)
    check_resource(service, form)
    max_age = _max_age(form.get("max_age"))
    scopes = granted_scopes(form.get("scope", ""), interactive=max_age is not None)
    if not scopes:
        raise OAuthRefusal("invalid_scope", "None of the scopes can be granted.")
    return Wanted(
        redirect_uri=redirect_uri,
        state=_state(needed(form, "state")),
        scopes=scopes,
        challenge=_challenge(form),
        jkt=_thumbprint(form.get("dpop_jkt"), jkt) if service.mode == "dpop" else None,
        max_age=max_age,
        login_hint=form.get("login_hint"),
    )


def _check_options(form: dict[str, str]) -> None:
    if "request_uri" in form or "request" in form:
        raise OAuthRefusal("invalid_request", "A request cannot contain another request.")
    if form.get("response_mode", "query") != "query":
        raise OAuthRefusal("invalid_request", "Only response_mode query is known.")
    if "none" in form.get("prompt", "").split(" "):
        raise OAuthRefusal("invalid_request", "A person must take part in each sign-in.")


def _state(state: str) -> str:
    if len(state) > STATE_LIMIT:
        raise OAuthRefusal("invalid_request", "state is too long.")
    return state


def _challenge(form: dict[str, str]) -> str:
    challenge = needed(form, "code_challenge")
    if form.get("code_challenge_method") != "S256" or not _HASH.fullmatch(challenge):
        raise OAuthRefusal("invalid_request", "PKCE with S256 is needed.")
    return challenge


def _thumbprint(announced: str | None, proven: str | None) -> str:
    if announced is not None and not _HASH.fullmatch(announced):
        raise OAuthRefusal("invalid_request", "dpop_jkt is not a thumbprint.")
    if announced and proven and announced != proven:
        raise OAuthRefusal("invalid_dpop_proof", "dpop_jkt is not the key of the proof.")
    thumbprint = announced or proven
    if thumbprint is None:
        raise OAuthRefusal("invalid_request", "A DPoP proof or dpop_jkt is needed.")
    return thumbprint


def _max_age(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise OAuthRefusal("invalid_request", "max_age must be a number of seconds.")
    return int(text)
