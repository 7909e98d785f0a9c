"""The page on which a person says yes or no to a client (RFC 6749 3.1, contract SI-9, SI-21, SI-26)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import Connection, select

from dijo_desktop.contract.oauth import CLIENT_ID
from dijo_desktop.demo import scenarios
from dijo_desktop.demo.devices import device_of
from dijo_desktop.demo.oauth_clients import CLIENT_NAME
from dijo_desktop.demo.oauth_forms import parameters, read_form
from dijo_desktop.demo.oauth_par import Wanted
from dijo_desktop.demo.oauth_signins import Grant, SignInLost, answer_form, find_form, make_code, show_form
from dijo_desktop.demo.pages import Pages
from dijo_desktop.demo.people import PEOPLE, Person, person_named, person_with
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import accounts

RIGHTS = {
    "account:read": "see your account and where you are signed in",
    "account:write": "change your e-mail address, end sessions, cancel a deletion",
    "calls:read": "see your calls",
    "activity:read": "see your log-ins, activity and payments",
    "privacy:read": "see your consents, your privacy requests and what is held about you",
    "privacy:write": "change your consents and send privacy requests",
    "exports": "save copies of your data",
    "account:delete": "delete your account",
}
"""The scopes in plain words."""
_HTML = "text/html"


@get("/oauth/authorize", media_type=_HTML, sync_to_thread=True)
def ask(
    service: NamedDependency[Service], request: Request[Any, Any, Any], pages: NamedDependency[Pages]
) -> Response[bytes]:
    """Show who asks for what, and who may be chosen."""
    try:
        query = parameters(request.scope["query_string"])
        if query.get("client_id") != CLIENT_ID:
            return _refused(pages, "This program is not known here.")
        with service.database.write() as connection:
            wanted, form_token = show_form(connection, query.get("request_uri", ""), service.clock.real_ms())
            people = _people(connection)
    except (OAuthRefusal, SignInLost):
        return _refused(pages, "This link does not work any more.")
    hinted = _hinted(wanted, people)
    again = wanted.max_age is not None and hinted is not None
    values = {
        "heading": "Confirm that it is you" if again else f"Sign in to {CLIENT_NAME}",
        "client": CLIENT_NAME,
        "again": again,
        "form_token": form_token,
        "hinted": hinted,
        "people": [person for person in people if person is not hinted],
        "chosen": (hinted or people[0]).account_id if people else "",
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
        person = None if form.get("decision") == "cancel" else _chosen(service, form.get("person", ""))
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
        return _refused(pages, "This page was already answered, or it is too old.")
    target = f"{wanted.redirect_uri}?{urlencode({**outcome, 'state': wanted.state, 'iss': service.origin})}"
    headers = {"Location": target, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return Response(b"", status_code=303, headers=headers, media_type=_HTML)


HANDLERS = (ask, answer)


def _people(connection: Connection) -> list[Person]:
    """Everybody whose account was not deleted."""
    gone = set(connection.execute(select(accounts.c.id).where(accounts.c.state == "deleted")).scalars())
    return [person for person in PEOPLE if person.account_id not in gone]


def _chosen(service: Service, account_id: str) -> Person:
    """The person of the form; their data is made the first time somebody is them."""
    person = person_named(account_id)
    if person is None:
        raise SignInLost
    with service.database.read() as connection:
        state = connection.execute(select(accounts.c.state).where(accounts.c.id == account_id)).scalar()
    if state == "deleted":
        raise SignInLost
    if state is None:
        scenarios.load(service, person.scenario)
    return person


def _hinted(wanted: Wanted, people: list[Person]) -> Person | None:
    hint = wanted.login_hint or ""
    person = person_named(hint) or person_with(hint)
    return person if person in people else None


def _form_targets(redirect_uri: str) -> str:
    """Browsers apply `form-action` to the redirect, too; a CSP source cannot name an IPv6 address (CSP 3, 2.3.1)."""
    callback = redirect_uri.removesuffix("/callback")
    return f"'self' {callback}" if re.fullmatch(r"http://127\.0\.0\.1(:[0-9]+)?", callback) else "'self' http:"


def _refused(pages: Pages, text: str) -> Response[bytes]:
    values = {"heading": "This sign-in cannot go on", "text": f"{text} Start again in {CLIENT_NAME}."}
    return pages.page("refused", values, status=400)
