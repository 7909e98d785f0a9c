"""Which parts of the contract a service keeps, as far as that shows without signing in."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from dijo_desktop.client import limits
from dijo_desktop.client.decode import decode
from dijo_desktop.client.issuer import error_of
from dijo_desktop.client.service_probe import Broken, Probe
from dijo_desktop.contract.cookies import Cookies
from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.contract.oauth import (
    CLIENT_ID,
    SCOPES_DEVICE,
    SCOPES_FIRST,
    DeviceAnswer,
    ProtectedResource,
    PushedRequest,
)
from dijo_desktop.contract.policy import Policy, PolicyVersions
from dijo_desktop.contract.service import GpcFile, Service

_CACHED = ("/v1/service", "/v1/policy", "/v1/data-map", "/v1/cookies")
_REDIRECT = "http://127.0.0.1:49152/callback"


class _Jwk(msgspec.Struct):
    kty: str
    kid: str
    d: str | None = None


class _Jwks(msgspec.Struct):
    keys: tuple[_Jwk, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule by its id or section in the contract; `must` false: the app works without it, and says so."""

    rule: str
    title: str
    run: Callable[[Probe], None]
    must: bool = True


def _resource(probe: Probe) -> None:
    found = probe.read("/.well-known/oauth-protected-resource", ProtectedResource)
    if found.resource != probe.origin:
        raise Broken(f"resource is {found.resource!r}, not {probe.origin!r}")
    if not found.authorization_servers:
        raise Broken("authorization_servers is empty")


def _issuer(probe: Probe) -> None:
    probe.metadata()


def _metadata(probe: Probe) -> None:
    server = probe.metadata().server
    missing = set(SCOPES_FIRST) - set(server.scopes_supported)
    if missing:
        raise Broken(f"scopes_supported lacks {' '.join(sorted(missing))}")
    if not server.revocation_endpoint:
        raise Broken("revocation_endpoint is missing")
    if probe.metadata().dpop and not server.pushed_authorization_request_endpoint:
        raise Broken("pushed_authorization_request_endpoint is missing")


def _tls(probe: Probe) -> None:
    probe.ask("/v1/service")
    facts = probe.http.connection_facts(probe.origin)
    if not probe.place.loopback and (facts is None or facts.tls not in ("TLSv1.2", "TLSv1.3")):
        raise Broken(f"the connection is {facts.tls if facts is not None else 'unknown'}")


def _clock(probe: Probe) -> None:
    if "date" not in probe.ask("/v1/service").headers:
        raise Broken("answers carry no Date")
    facts = probe.http.connection_facts(probe.origin)
    if facts is not None and abs(facts.skew_seconds) >= limits.SKEW_SAID_FROM:
        raise Broken(f"the clocks of service and this computer differ by {facts.skew_seconds:.0f} s")


def _par(probe: Probe) -> None:
    pushed = probe.post(_par_endpoint(probe), _request(probe))
    probe.expect(pushed, 200, 201)
    answer = decode(PushedRequest, pushed.body, "PAR")
    if not answer.request_uri or answer.expires_in <= 0:
        raise Broken("request_uri or expires_in is missing")


def _redirects(probe: Probe) -> None:
    for odd in ("http://localhost:49152/callback", "http://127.0.0.2:49152/callback", f"{_REDIRECT}?x=1"):
        if probe.post(_par_endpoint(probe), _request(probe) | {"redirect_uri": odd}).status != 400:
            raise Broken(f"{odd} was not refused with 400")


def _pkce(probe: Probe) -> None:
    form = _request(probe)
    del form["code_challenge"], form["code_challenge_method"]
    if probe.post(_par_endpoint(probe), form).status != 400:
        raise Broken("a request without code_challenge was not refused with 400")


def _token(probe: Probe) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": "unknown", "client_id": CLIENT_ID}
    reply = probe.post(probe.metadata().server.token_endpoint, form | {"resource": probe.origin})
    probe.expect(reply, 400)
    if error_of(reply).error != "invalid_grant":
        raise Broken(f"an unknown refresh token gives {error_of(reply).error!r}, not invalid_grant")
    if "no-store" not in reply.headers.get("cache-control", ""):
        raise Broken("the answer is not no-store")


def _revocation(probe: Probe) -> None:
    url = probe.metadata().server.revocation_endpoint
    if not url:
        raise Broken("there is no revocation_endpoint")
    probe.expect(probe.post(url, {"token": "unknown", "client_id": CLIENT_ID}), 200)


def _device(probe: Probe) -> None:
    url = probe.metadata().server.device_authorization_endpoint
    if not url:
        raise Broken("there is no device_authorization_endpoint; the app offers no sign-in by code")
    form = {"client_id": CLIENT_ID, "scope": " ".join(SCOPES_DEVICE), "resource": probe.origin}
    reply = probe.post(url, form)
    probe.expect(reply, 200)
    decode(DeviceAnswer, reply.body, "device")


def _service(probe: Probe) -> None:
    found = probe.read("/v1/service", Service)
    if found.resource != probe.origin:
        raise Broken(f"resource is {found.resource!r}, not {probe.origin!r}")


def _policy(probe: Probe) -> None:
    if not probe.read("/v1/policy", Policy).sections:
        raise Broken("the policy has no sections")
    probe.read("/v1/policy/versions", PolicyVersions)


def _data_map(probe: Probe) -> None:
    for row in probe.read("/v1/data-map", DataMap).rows:
        if row.mine is not None:
            raise Broken(f"{row.key} says something about a person without a token")
        if not row.held and (row.sources or row.purposes or row.recipients):
            raise Broken(f"{row.key} is not held, but has sources, purposes or recipients")


def _cookies(probe: Probe) -> None:
    probe.read("/v1/cookies", Cookies)


def _jwks(probe: Probe) -> None:
    keys = probe.read("/v1/receipts/jwks.json", _Jwks).keys
    if not keys or any(key.d is not None for key in keys):
        raise Broken("there is no key, or a private one")


def _gpc(probe: Probe) -> None:
    probe.read("/.well-known/gpc.json", GpcFile)


def _unauthenticated(probe: Probe) -> None:
    reply = probe.ask("/v1/account")
    probe.expect_problem(reply, 401, "unauthenticated")
    if "resource_metadata=" not in reply.headers.get("www-authenticate", ""):
        raise Broken("WWW-Authenticate has no resource_metadata")


def _bad_token(probe: Probe) -> None:
    probe.expect(probe.ask("/v1/service", Authorization="Bearer not-a-token"), 401)


def _unknown(probe: Probe) -> None:
    probe.expect_problem(probe.ask("/v1/no-such-thing"), 404, "not-found")


def _method(probe: Probe) -> None:
    reply = probe.ask("/v1/service", method="DELETE")
    probe.expect_problem(reply, 405, "method-not-allowed")
    if "GET" not in reply.headers.get("allow", ""):
        raise Broken("there is no Allow with GET")


def _host(probe: Probe) -> None:
    probe.expect(probe.ask("/v1/service", Host="another.invalid"), 421)


def _origin(probe: Probe) -> None:
    reply = probe.ask("/v1/service", Origin="https://another.invalid")
    if "access-control-allow-origin" in reply.headers:
        raise Broken("Access-Control-Allow-Origin lets web pages read answers")


def _etags(probe: Probe) -> None:
    for path in _CACHED:
        tag = probe.ask(path).headers.get("etag", "")
        if not tag.startswith('"'):
            raise Broken(f"{path} has no strong ETag")
        if probe.ask(path, If_None_Match=tag).status != 304:
            raise Broken(f"{path} does not answer 304 to its own ETag")


def _par_endpoint(probe: Probe) -> str:
    url = probe.metadata().server.pushed_authorization_request_endpoint
    if not url:
        raise Broken("there is no pushed_authorization_request_endpoint")
    return url


def _request(probe: Probe) -> dict[str, str]:
    return {
        "response_type": "code",
        "response_mode": "query",
        "client_id": CLIENT_ID,
        "redirect_uri": _REDIRECT,
        "scope": " ".join(SCOPES_FIRST),
        "state": secrets.token_urlsafe(32),
        "code_challenge": secrets.token_urlsafe(32),
        "code_challenge_method": "S256",
        "resource": probe.origin,
        "dpop_jkt": probe.key.thumbprint,
    }


CHECKS = (
    Check("SI-1", "TLS 1.2 or newer, or this computer", _tls),
    Check("SI-2", "RFC 9728 metadata names this origin", _resource),
    Check("SI-3", "RFC 8414 metadata: issuer, S256, iss, endpoints", _issuer),
    Check("SI-19", "metadata names scopes, revocation and PAR", _metadata),
    Check("SI-6", "a pushed authorization request is taken", _par),
    Check("SI-20", "other redirect URIs are refused", _redirects),
    Check("SI-21", "PKCE is required", _pkce),
    Check("SI-25", "the token endpoint refuses an unknown token, no-store", _token),
    Check("SI-34", "revocation answers 200", _revocation),
    Check("SI-31", "device authorization (optional)", _device, must=False),
    Check("SI-17", "the clocks agree within 5 minutes", _clock, must=False),
    Check("sec. 5", "GET /v1/service", _service),
    Check("PO-1", "GET /v1/policy and its versions", _policy),
    Check("DA-1", "GET /v1/data-map, nothing of a person without a token", _data_map),
    Check("sec. 5", "GET /v1/cookies", _cookies),
    Check("sec. 9", "GET /v1/receipts/jwks.json, public keys only", _jwks),
    Check("sec. 5", "GET /.well-known/gpc.json", _gpc, must=False),
    Check("CO-1", "401 with resource_metadata", _unauthenticated),
    Check("CO-2", "a bad token is 401 on a public path, too", _bad_token),
    Check("CO-3", "problems are application/problem+json", _unknown),
    Check("CO-3", "405 with Allow", _method),
    Check("CO-2", "421 for another host", _host),
    Check("CO-2", "no web page may read answers (no CORS)", _origin),
    Check("CO-13", "ETag and 304", _etags),
)
"""In the order of a report."""
