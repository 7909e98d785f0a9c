"""Reading of forms and proofs sent to the authorization server (RFC 6749 3.1, 3.2)."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from litestar import Request

from dijo_desktop.contract.oauth import CLIENT_ID
from dijo_desktop.demo.dpop import InvalidProof, NonceNeeded
from dijo_desktop.demo.refusals import OAuthRefusal
from dijo_desktop.demo.state import Service

FIELD_LIMIT = 64
"""Fields of a form."""
_Request = Request[Any, Any, Any]


def parameters(encoded: bytes) -> dict[str, str]:
    """Names and values of a form or query; empty ones count as absent, one sent twice is refused."""
    try:
        pairs = parse_qsl(encoded.decode("ascii"), max_num_fields=FIELD_LIMIT, errors="strict", encoding="utf-8")
    except ValueError:
        raise OAuthRefusal("invalid_request", "The parameters cannot be read.") from None
    values = dict(pairs)
    if len(values) != len(pairs):
        raise OAuthRefusal("invalid_request", "A parameter occurs twice.")
    return values


def read_form(request: _Request, body: bytes) -> dict[str, str]:
    """The fields of a form body."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise OAuthRefusal("invalid_request", "Send application/x-www-form-urlencoded.")
    return parameters(body)


def check_client(form: dict[str, str]) -> None:
    """Refuse any client but the registered one."""
    if form.get("client_id") != CLIENT_ID:
        raise OAuthRefusal("invalid_client", "This client is not registered.")


def check_resource(service: Service, form: dict[str, str]) -> None:
    """Refuse tokens for another resource (RFC 8707)."""
    if form.get("resource", service.origin) != service.origin:
        raise OAuthRefusal("invalid_target", "This server has one resource: its own address.")


def needed(form: dict[str, str], name: str) -> str:
    """A field that must be there."""
    value = form.get(name)
    if value is None:
        raise OAuthRefusal("invalid_request", f"{name} is missing.")
    return value


def proven_key(service: Service, request: _Request) -> str | None:
    """The key that tokens of this request are bound to: there must be one, but for bearer tokens."""
    thumbprint = proof_key(service, request)
    if thumbprint is None and service.mode == "dpop":
        raise OAuthRefusal("invalid_dpop_proof", "A DPoP proof is needed.")
    return thumbprint


def proof_key(service: Service, request: _Request) -> str | None:
    """The thumbprint of the key that signed this request's DPoP proof; None if there is none, or none is wanted."""
    if service.mode == "bearer":
        return None
    proofs = request.headers.getall("dpop", [])
    if not proofs:
        return None
    if len(proofs) > 1:
        raise OAuthRefusal("invalid_dpop_proof", "There is more than one proof.")
    try:
        return service.proofs.check(proofs[0], request.method, service.origin + request.scope["path"])
    except InvalidProof as error:
        raise OAuthRefusal("invalid_dpop_proof", f"The proof is not valid: {error}.") from None
    except NonceNeeded:
        raise OAuthRefusal("use_dpop_nonce", "Use the nonce of DPoP-Nonce.") from None
