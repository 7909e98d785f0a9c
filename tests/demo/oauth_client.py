"""A small OAuth client of its own, so that the service is not judged by the app's client alone."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import secrets
import time
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec
from joserfc import jws
from joserfc.jwk import ECKey

from dijo_desktop.contract.oauth import SCOPES_FIRST, SCOPES_STEP_UP
from dijo_desktop.demo.people import PEOPLE

REDIRECT = "http://127.0.0.1:49999/callback"
FRESH = {"max_age": "300", "scope": " ".join((*SCOPES_FIRST, *SCOPES_STEP_UP))}


def hashed(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


class OAuthClient:
    """One installation with one DPoP key, which it does not use with `bearer`."""

    def __init__(self, http: httpx.Client, *, bearer: bool = False) -> None:
        self.http = http
        self.bearer = bearer
        self.origin = str(http.base_url).rstrip("/")
        self.key = ECKey.generate_key("P-256", private=True)
        self.verifier = secrets.token_urlsafe(48)
        self.state = secrets.token_urlsafe(16)
        self.nonce: str | None = None
        self.tokens: dict[str, object] = {}

    def proof(self, method: str, path: str, token: str | None = None, *, header=None, key=None, **claims) -> str:
        key = key or self.key
        public = key.as_dict(private=False)
        payload = {
            "jti": secrets.token_urlsafe(12),
            "htm": method,
            "htu": self.origin + path,
            "iat": int(time.time()),
            **({"ath": hashed(token)} if token else {}),
            **({"nonce": self.nonce} if self.nonce else {}),
            **claims,
        }
        payload = {name: value for name, value in payload.items() if value is not None}
        protected = {"typ": "dpop+jwt", "alg": "ES256", "jwk": {k: public[k] for k in ("kty", "crv", "x", "y")}}
        return jws.serialize_compact({**protected, **(header or {})}, msgspec.json.encode(payload), key)

    def post(self, path: str, form: dict[str, str], *, proof: str | None = "") -> httpx.Response:
        headers = {"User-Agent": "dijo-desktop/1.0"}
        if proof is not None and not self.bearer:
            headers["DPoP"] = proof or self.proof("POST", path)
        return self.http.post(path, data=form, headers=headers)

    def request_form(self, **changes: str | None) -> dict[str, str]:
        form = {
            "response_type": "code",
            "client_id": "dijo-desktop",
            "redirect_uri": REDIRECT,
            "scope": " ".join(SCOPES_FIRST),
            "state": self.state,
            "code_challenge": hashed(self.verifier),
            "code_challenge_method": "S256",
            "response_mode": "query",
            "resource": self.origin,
            **changes,
        }
        return {name: value for name, value in form.items() if value is not None}

    def push(self, **changes: str | None) -> httpx.Response:
        return self.post("/oauth/par", self.request_form(**changes))

    def page(self, request_uri: str) -> httpx.Response:
        return self.http.get("/oauth/authorize", params={"client_id": "dijo-desktop", "request_uri": request_uri})

    def answer(self, page: str, scenario: str = "everyday", decision: str = "continue") -> httpx.Response:
        person = next(person for person in PEOPLE if person.scenario == scenario)
        form = {"form": form_token(page), "person": person.account_id, "decision": decision}
        return self.http.post("/oauth/authorize", data=form, headers={"Origin": self.origin})

    def code(self, scenario: str = "everyday", **changes: str | None) -> str:
        pushed = self.push(**changes)
        assert pushed.status_code == 201, pushed.text
        sent_back = self.answer(self.page(pushed.json()["request_uri"]).text, scenario)
        assert sent_back.status_code == 303, sent_back.text
        return callback(sent_back)["code"]

    def code_form(self, code: str, **changes: str | None) -> dict[str, str]:
        form = {
            "grant_type": "authorization_code",
            "client_id": "dijo-desktop",
            "code": code,
            "redirect_uri": REDIRECT,
            "code_verifier": self.verifier,
            "resource": self.origin,
            **changes,
        }
        return {name: value for name, value in form.items() if value is not None}

    def redeem(self, code: str, **changes: str | None) -> httpx.Response:
        return self.post("/oauth/token", self.code_form(code, **changes))

    def refresh(self, *, proof: str = "", **changes: str | None) -> httpx.Response:
        form = {
            "grant_type": "refresh_token",
            "client_id": "dijo-desktop",
            "refresh_token": self.tokens["refresh_token"],
        }
        return self.post("/oauth/token", {**form, **changes}, proof=proof)

    def sign_in(self, scenario: str = "everyday", **changes: str | None) -> OAuthClient:
        answered = self.redeem(self.code(scenario, **changes))
        assert answered.status_code == 200, answered.text
        self.tokens = answered.json()
        return self

    def call(self, method: str, path: str, *, proof: str = "", headers=None, **more: object) -> httpx.Response:
        token = self.tokens["access_token"]
        if self.bearer:
            given = {"Authorization": f"Bearer {token}", **(headers or {})}
            return self.http.request(method, path, headers=given, **more)
        proof = proof or self.proof(method, path.partition("?")[0], token)
        given = {"Authorization": f"DPoP {token}", "DPoP": proof, **(headers or {})}
        return self.http.request(method, path, headers=given, **more)


def form_token(page: str) -> str:
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found, page
    return html.unescape(found[1])


def callback(answer: httpx.Response) -> dict[str, str]:
    """The parameters a browser would bring to the loopback listener."""
    target = urlsplit(answer.headers["Location"])
    assert f"{target.scheme}://{target.netloc}{target.path}" == REDIRECT
    return {name: value for name, (value,) in parse_qs(target.query, strict_parsing=True).items()}
