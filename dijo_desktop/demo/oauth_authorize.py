"""The page on which a person says yes or no to a client (RFC 6749 3.1, contract SI-9, SI-21, SI-26)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import Connection

from dijo_desktop.contract.oauth import CLIENT_ID
from dijo_desktop.demo.devices import device_of
from dijo_desktop.demo.oauth_choice import RIGHTS, choose, hinted, people
from dijo_desktop.demo.oauth_clients import redirect_allowed
from dijo_desktop.demo.oauth_forms import parameters, read_form
from dijo_desktop.demo.oauth_par import keep_request, read_request
from dijo_desktop.demo.oauth_signins import Grant, SignInLost, answer_form, find_form, make_code, show_form
from dijo_desktop.demo.pages import Pages
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.state import Service

_HTML = "text/html"


@get("/oauth/authorize", media_type=_HTML, sync_to_thread=True)
def ask(
    service: NamedDependency[Service], request: Request[Any, Any, Any], pages: NamedDependency[Pages]
) -> Response[bytes]:
    """Show who asks for what, and who may be chosen."""
    try:
        query = parameters(request.scope["query_string"])
        if query.get("client_id") != CLIENT_ID:
            return _refused(pages, "This program is not known here. Start again in {client}.")
        with service.database.write() as connection:
            request_uri = _request_uri(service, connection, query)
            wanted, form_token = show_form(connection, request_uri, service.clock.real_ms())
            choices = people(connection)
    except _SentBack as sent_back:
        return _redirect(service, query["redirect_uri"], query.get("state"), {"error": sent_back.error})
    except (OAuthRefusal, SignInLost):
        return _refused(pages, "This link does not work any more. Start again in {client}.")
    person = hinted(wanted.login_hint or "", choices)
    again = wanted.max_age is not None and person is not None
    values = {
        "heading": "Confirm that it is you" if again else "Sign in to {client}",
        "again": again,
        "form_token": form_token,
        "hinted": person,
        "people": [other for other in choices if other is not person],
        "chosen": (person or choices[0]).account_id if choices else "",
        "rights": [RIGHTS[scope] for scope in wanted.scopes],
    }
    return pages.page("authorize", values, form_targets=_form_targets(wanted.redirect_uri))


@post("/oauth/authorize", media_type=_HTML, sync_to_thread=True)
def answer(
    service: NamedDependency[Service], request: Request[Any, Any, Any], body: RawBody, pages: NamedDependency[Pages]
) -> Response[bytes]:
    """Send the browser back to the client with a code, or with the person's refusal."""
    try:
        form = read_form(request, body)
        with service.database.read() as connection:
            find_form(connection, form.get("form", ""), service.clock.real_ms())
        person = None if form.get("decision") == "cancel" else choose(service, form.get("person", ""))
        device = device_of(request.headers.get("user-agent", ""), request.client.host if request.client else "")
        with service.database.write() as connection:
            real_ms = service.clock.real_ms()
            wanted = answer_form(connection, form.get("form", ""), real_ms)
            if person is None:
                outcome = {"error": "access_denied"}
            else:
                grant = Grant(wanted=wanted, device=device)
                outcome = {"code": make_code(connection, person.account_id, grant, real_ms)}
    except (OAuthRefusal, SignInLost):
        return _refused(pages, "This page was already answered, or it is too old. Start again in {client}.")
    return _redirect(service, wanted.redirect_uri, wanted.state, outcome)


HANDLERS = (ask, answer)


class _SentBack(Exception):
    """The request is wrong, but it is known to whom that may be told (RFC 6749 4.1.2.1)."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


def _request_uri(service: Service, connection: Connection, query: dict[str, str]) -> str:
    """The pushed request; in bearer mode one may also stand in the query, and is kept as if it had been pushed."""
    if "request_uri" in query or service.mode == "dpop":
        return query.get("request_uri", "")
    try:
        return keep_request(connection, read_request(service, query, None), service.clock.real_ms())
    except OAuthRefusal as refusal:
        if not redirect_allowed(query.get("redirect_uri", "")):
            raise
        raise _SentBack(refusal.error) from None


def _redirect(service: Service, redirect_uri: str, state: str | None, outcome: dict[str, str]) -> Response[bytes]:
    parameters = {**outcome, **({} if state is None else {"state": state}), "iss": service.origin}
    headers = {
        "Location": f"{redirect_uri}?{urlencode(parameters)}",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return Response(b"", status_code=303, headers=headers, media_type=_HTML)


def _form_targets(redirect_uri: str) -> str:
    """Browsers apply `form-action` to the redirect, too; a CSP source cannot name an IPv6 address (CSP 3, 2.3.1)."""
    callback = redirect_uri.removesuffix("/callback")
    return f"'self' {callback}" if re.fullmatch(r"http://127\.0\.0\.1(:[0-9]+)?", callback) else "'self' http:"


def _refused(pages: Pages, text: str) -> Response[bytes]:
    values = {"heading": "This sign-in cannot go on", "text": text}
    return pages.page("refused", values, status=400)
