"""Sign-in from where no browser opens: a code is shown there and typed here (RFC 8628; contract SI-31 to SI-33)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import RawBody

from dijo_desktop.contract.oauth import SCOPES_DEVICE, DeviceAnswer
from dijo_desktop.demo import oauth_device_codes as device_codes
from dijo_desktop.demo import oauth_device_forms as forms
from dijo_desktop.demo.devices import client_of, device_of
from dijo_desktop.demo.oauth_choice import RIGHTS, choose, people
from dijo_desktop.demo.oauth_forms import check_client, check_resource, proof_key, read_form
from dijo_desktop.demo.oauth_signins import SignInLost
from dijo_desktop.demo.pages import Pages
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.state import Service

_HTML = "text/html"
_VERIFY = "/oauth/device/verify"
_CODE_LIMIT = 64
_Request = Request[Any, Any, Any]


@post("/oauth/device", status_code=200, sync_to_thread=True)
def begin(service: NamedDependency[Service], request: _Request, body: RawBody) -> DeviceAnswer:
    """Codes for a device; a proof sent here already binds the tokens to its key."""
    form = read_form(request, body)
    check_client(form)
    check_resource(service, form)
    jkt = proof_key(service, request)
    wanted = set(form.get("scope", "").split(" "))
    scopes = tuple(scope for scope in SCOPES_DEVICE if scope in wanted)
    if not scopes:
        raise OAuthRefusal("invalid_scope", "None of the scopes can be granted to a device.")
    user_agent = request.headers.get("user-agent", "")
    asked = device_codes.Asked(
        scopes=scopes, client=client_of(user_agent), device=device_of(user_agent, _address(request))
    )
    with service.database.write() as connection:
        device_code, user_code = device_codes.keep(connection, asked, jkt, service.clock.real_ms())
    return DeviceAnswer(
        device_code=device_code,
        user_code=user_code,
        verification_uri=service.origin + _VERIFY,
        expires_in=device_codes.DEVICE_SECONDS,
        interval=device_codes.INTERVAL_SECONDS,
    )


@get(_VERIFY, media_type=_HTML, sync_to_thread=True)
def ask(service: NamedDependency[Service], pages: NamedDependency[Pages]) -> Response[bytes]:
    """The page that asks for the code."""
    return _code_page(service, pages)


@post(_VERIFY, media_type=_HTML, sync_to_thread=True)
def answer(
    service: NamedDependency[Service], request: _Request, body: RawBody, pages: NamedDependency[Pages]
) -> Response[bytes]:
    """Show who asks for what; or take down what the person decided."""
    try:
        form = read_form(request, body)
        with service.database.read() as connection:
            row = forms.find(connection, form.get("form", ""), service.clock.real_ms())
        if row is None:
            raise SignInLost
        if row.device_hash is None:
            return _typed(service, request, form, pages)
        return _decided(service, form, pages)
    except (OAuthRefusal, SignInLost):
        return _lost(pages)


HANDLERS = (begin, ask, answer)


def _typed(service: Service, request: _Request, form: dict[str, str], pages: Pages) -> Response[bytes]:
    user_code = form.get("user_code", "")[:_CODE_LIMIT]
    with service.database.write() as connection:
        real_ms = service.clock.real_ms()
        if forms.use(connection, form["form"], real_ms) is None:
            raise SignInLost
        may_try = forms.may_try(connection, _address(request), real_ms)
        row = device_codes.typed(connection, user_code, real_ms) if may_try else None
        if row is None:
            if may_try:
                forms.note_try(connection, _address(request), real_ms)
        else:
            form_token = forms.show(connection, row.hash, real_ms)
            choices = people(connection)
    if not may_try:
        return _code_page(service, pages, "Too many codes were wrong. Wait a minute.", status=429)
    if row is None:
        return _code_page(service, pages, "This code is not known, or it is too old.", status=400)
    asked = msgspec.json.decode(row.parameters, type=device_codes.Asked)
    values = {
        "heading": "Sign in {client} on another device",
        "program": asked.client,
        "address": asked.device.ip_address,
        "form_token": form_token,
        "people": choices,
        "chosen": choices[0].account_id if choices else "",
        "rights": [RIGHTS[scope] for scope in asked.scopes],
    }
    return pages.page("device_confirm", values, form_targets="'self'")


def _decided(service: Service, form: dict[str, str], pages: Pages) -> Response[bytes]:
    person = None if form.get("decision") == "cancel" else choose(service, form.get("person", ""))
    with service.database.write() as connection:
        real_ms = service.clock.real_ms()
        used = forms.use(connection, form["form"], real_ms)
        row = None if used is None else device_codes.waiting(connection, used.device_hash, real_ms)
        if row is None:
            raise SignInLost
        device_codes.decide(connection, row.hash, None if person is None else person.account_id)
    if person is None:
        return pages.page("done", {"heading": "Nothing was signed in", "text": "The other device gets no access."})
    text = "Go back to {client} on the other device. It goes on by itself."
    return pages.page("done", {"heading": "The other device is signed in", "text": text})


def _code_page(service: Service, pages: Pages, problem: str = "", *, status: int = 200) -> Response[bytes]:
    with service.database.write() as connection:
        form_token = forms.show(connection, None, service.clock.real_ms())
    values = {"heading": "Enter the code", "form_token": form_token, "problem": problem}
    return pages.page("device_code", values, status=status, form_targets="'self'")


def _lost(pages: Pages) -> Response[bytes]:
    text = "This page was already answered, or it is too old. Start again in {client}."
    return pages.page("refused", {"heading": "This sign-in cannot go on", "text": text}, status=400)


def _address(request: _Request) -> str:
    return request.client.host if request.client else ""
