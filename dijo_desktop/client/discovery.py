"""From a typed address to a checked service and issuer (RFC 9728, RFC 8414; contract SI-1 to SI-5)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from dijo_desktop.client import limits
from dijo_desktop.client.decode import decode
from dijo_desktop.client.http import Http
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.contract.oauth import AuthorizationServer, ProtectedResource
from dijo_desktop.contract.values import Answer
from dijo_desktop.domain.address import Place, endpoint_place, service_origin
from dijo_desktop.errors import AddressRefused, NotAService, NotUnderstood, PortalSuspected

ConfirmIssuer = Callable[[str, str], bool]
"""Asked once with the service's host and the issuer's when they differ; both ASCII."""
T = TypeVar("T", bound=Answer)


def never_elsewhere(service_host: str, issuer_host: str) -> bool:
    """No other issuer than the service itself."""
    del service_host, issuer_host
    return False


def discover(
    http: Http,
    origin: str,
    *,
    stop: threading.Event,
    pinned_issuer: str = "",
    confirm_issuer: ConfirmIssuer = never_elsewhere,
) -> Metadata:
    """Read and check the metadata of the service at `origin`; `pinned_issuer` is what an earlier sign-in found."""
    origin = service_origin(origin)
    read = partial(_read, http, stop, known=bool(pinned_issuer))
    resource = read(f"{origin}/.well-known/oauth-protected-resource", ProtectedResource)
    if resource.resource != origin:
        raise NotAService("resource")
    if not resource.authorization_servers:
        raise NotAService("no-issuer")
    issuer = resource.authorization_servers[0]
    if pinned_issuer:
        if pinned_issuer not in resource.authorization_servers:
            raise NotAService("issuer-changed")
        issuer = pinned_issuer
    place, path = _issuer_place(issuer)
    server = read(f"{place.origin}/.well-known/oauth-authorization-server{path}", AuthorizationServer)
    if server.issuer != issuer:
        raise NotAService("issuer")
    _check(server, resource, plain=origin.startswith("http://"))
    elsewhere = place.origin != origin and not pinned_issuer
    if elsewhere and not confirm_issuer(endpoint_place(origin).host, place.host):
        raise NotAService("other-issuer")
    return Metadata(origin, resource, server)


def _read(http: Http, stop: threading.Event, url: str, shape: type[T], *, known: bool) -> T:
    """What is there; a web page instead means this network, not the address, if the service is `known` there."""
    headers = {"Accept": "application/json"}
    reply = http.send("GET", url, headers=headers, stop=stop, cap=limits.METADATA_CAP)
    if known and (reply.media_type == "text/html" or 300 <= reply.status < 400):
        raise PortalSuspected(endpoint_place(url).host)
    if reply.status != 200 or reply.media_type != "application/json":
        raise NotAService("metadata")
    try:
        return decode(shape, reply.body)
    except NotUnderstood:
        raise NotAService("metadata") from None


def _issuer_place(issuer: str) -> tuple[Place, str]:
    """Where the issuer is, and its path without the last slash (RFC 8414 3.1)."""
    place = _place(issuer)
    path = issuer.partition("://")[2].partition("/")[2]
    if "?" in issuer:
        raise NotAService("issuer")
    return place, f"/{path}".rstrip("/")


def _check(server: AuthorizationServer, resource: ProtectedResource, *, plain: bool) -> None:
    if "S256" not in server.code_challenge_methods_supported:
        raise NotAService("pkce")
    if not server.authorization_response_iss_parameter_supported:
        raise NotAService("iss")
    if "code" not in server.response_types_supported:
        raise NotAService("code")
    if resource.dpop_bound_access_tokens_required and "ES256" not in server.dpop_signing_alg_values_supported:
        raise NotAService("dpop")
    if server.require_pushed_authorization_requests and not server.pushed_authorization_request_endpoint:
        raise NotAService("par")
    endpoints = (
        server.authorization_endpoint,
        server.token_endpoint,
        server.pushed_authorization_request_endpoint,
        server.revocation_endpoint,
        server.device_authorization_endpoint,
    )
    for endpoint in (server.issuer, *(endpoint for endpoint in endpoints if endpoint is not None)):
        if _place(endpoint).scheme == "http" and not plain:
            raise NotAService("plain-http")


def _place(url: str) -> Place:
    try:
        return endpoint_place(url)
    except AddressRefused:
        raise NotAService("endpoint") from None
