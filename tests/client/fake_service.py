"""A small service and issuer in one, for what the reference service never does: odd tokens, lost answers."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import ProxyHandler, build_opener

import msgspec

from dijo_desktop.client.account_keys import Nowhere
from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import DpopKey
from dijo_desktop.client.http import Http
from dijo_desktop.client.secret import Secret
from dijo_desktop.client.session import Session
from dijo_desktop.domain.clock import Clock
from tests.client.fault_server import FaultServer, Request

ACCOUNT = {
    "id": "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E",
    "email": "somebody@demo.example",
    "created_at": "2026-01-01T00:00:00.000Z",
    "state": "active",
    "pending_email": None,
}
SERVICE = {
    "name": "Fake", "api": "v1", "demo": False, "mode": "dpop", "resource": "x", "capabilities": [],
    "limits": {
        "page_default": 1, "page_max": 1, "export_ttl_seconds": 1, "exports_per_day": 1, "requests_per_day": 1,
        "grace_days": [7], "grace_days_default": 7, "step_up_max_age": 300,
    },
    "contact": {"privacy_email": "x@demo.example"}, "regulators": [], "links": {"policy": "/policy"},
}  # fmt: skip


class FakeService:
    """`script` answers API calls once the token is good; the rest can be bent by its attributes."""

    def __init__(self, *, dpop: bool = True, par: bool = True) -> None:
        self.dpop = dpop
        self.par = par
        self.lock = threading.Lock()
        self.refreshes = 0
        self.access = "access-0"
        self.refresh = "refresh-0"
        self.rotates = False
        self.nonce = ""
        self.dead: str | None = None
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.metadata: dict[str, Any] = {}
        self.resource: dict[str, Any] = {}
        self.answer_token: Callable[[Request], bool] = lambda request: False
        self.script: Callable[[Request], None] = lambda request: request.answer(body={"ok": True})
        self.server = FaultServer(self._play)
        self.origin = self.server.origin

    def tokens(self) -> dict[str, Any]:
        kind = "DPoP" if self.dpop else "Bearer"
        return {"access_token": self.access, "token_type": kind, "expires_in": 300, "refresh_token": self.refresh}

    def _play(self, request: Request) -> None:
        nonce = {"DPoP_Nonce": self.nonce} if self.nonce else {}
        if request.path == "/.well-known/oauth-protected-resource":
            request.answer(body={"resource": self.origin, "authorization_servers": [self.origin], **self.resource})
        elif request.path == "/.well-known/oauth-authorization-server":
            request.answer(body=self._metadata() | self.metadata)
        elif request.path.startswith("/oauth/"):
            form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
            self.forms.append((request.path, form))
            if self.dpop and self.nonce and _claims(request).get("nonce") != self.nonce:
                request.answer(400, {"error": "use_dpop_nonce"}, **nonce)
            elif request.path == "/oauth/par":
                request.answer(201, {"request_uri": f"urn:par:{len(self.forms)}", "expires_in": 90})
            elif request.path == "/oauth/revoke":
                request.answer(200, {})
            elif not self.answer_token(request):
                self._token(request, form)
        else:
            self._api(request, nonce)

    def _token(self, request: Request, form: dict[str, str]) -> None:
        with self.lock:
            if form["grant_type"] == "refresh_token":
                if self.dead is not None or form["refresh_token"] != self.refresh:
                    request.answer(
                        400, {"error": "invalid_grant", **({"dijo_reason": self.dead} if self.dead else {})}
                    )
                    return
                self.refreshes += 1
                self.access = f"access-{self.refreshes}"
                if self.rotates:
                    self.refresh = f"refresh-{self.refreshes}"
            tokens = self.tokens()
        request.answer(body=tokens)

    def _api(self, request: Request, nonce: dict[str, str]) -> None:
        scheme = "DPoP" if self.dpop else "Bearer"
        if request.headers.get("authorization") != f"{scheme} {self.access}":
            problem(request, 401, "unauthenticated", **({"dijo_reason": self.dead} if self.dead else {}))
        elif self.dpop and self.nonce and _claims(request).get("nonce") != self.nonce:
            request.answer(401, b"", WWW_Authenticate='DPoP error="use_dpop_nonce"', **nonce)
        elif self.dpop and _claims(request).get("ath") != _hash(self.access):
            problem(request, 401, "unauthenticated")
        else:
            self.script(request)

    def _metadata(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "issuer": self.origin,
            "authorization_endpoint": f"{self.origin}/oauth/authorize",
            "token_endpoint": f"{self.origin}/oauth/token",
            "revocation_endpoint": f"{self.origin}/oauth/revoke",
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
        }
        if self.dpop:
            found["dpop_signing_alg_values_supported"] = ["ES256"]
        if self.par:
            found["pushed_authorization_request_endpoint"] = f"{self.origin}/oauth/par"
        return found

    def session(self, http: Http, clock: Clock, **more: Any) -> Session:
        """A session whose refresh token is good and which has no access token yet."""
        metadata = discover(http, self.origin, stop=threading.Event())
        wanted: dict[str, Any] = {
            "keeper": Nowhere(),
            "refresh": Secret(self.refresh),
            "scopes": frozenset({"calls:read"}),
        }
        key = DpopKey.new() if self.dpop else None
        return Session(http, metadata, clock=clock, key=key, jitter=lambda top: top, **(wanted | more))

    def form(self, path: str) -> dict[str, str]:
        """The last form that came to `path`."""
        return [form for asked, form in self.forms if asked == path][-1]

    def calls(self) -> list[Request]:
        """What came for the API."""
        return [request for request in self.server.seen if request.path.startswith("/v1/")]


class Browser:
    """Goes straight to the callback with what a service would send."""

    def __init__(self, fake: FakeService, **more: str) -> None:
        self.fake = fake
        self.more = more
        self.links: list[str] = []

    def open(self, link: str) -> bool:
        self.links.append(link)
        query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        asked = self.fake.form("/oauth/par") if "request_uri" in query else query
        answer = {"state": asked["state"], "iss": self.fake.origin, "code": "the-code"} | self.more
        url = f"{asked['redirect_uri']}?{urlencode({name: value for name, value in answer.items() if value})}"
        threading.Thread(target=self._visit, args=(url,)).start()
        return True

    def _visit(self, url: str) -> None:
        build_opener(ProxyHandler({})).open(url, timeout=5).read()


def problem(request: Request, status: int, slug: str, **members: Any) -> None:
    """An RFC 9457 answer."""
    body = {"type": f"https://dijo.example/problems/{slug}", "title": slug, "status": status, **members}
    request.answer(status, body, media="application/problem+json")


def _claims(request: Request) -> dict[str, Any]:
    part = request.headers.get("dpop", "..").split(".")[1]
    return dict(msgspec.json.decode(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) or b"{}"))


def _hash(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
