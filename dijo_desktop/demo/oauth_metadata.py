"""What the service says about its sign-in: RFC 9728 and RFC 8414 (contract SI-19)."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency

from dijo_desktop.contract.oauth import (
    DEVICE_GRANT,
    SCOPES_FIRST,
    SCOPES_STEP_UP,
    AuthorizationServer,
    ProtectedResource,
)
from dijo_desktop.demo.state import Service

_SCOPES = (*SCOPES_FIRST, *SCOPES_STEP_UP)
_ALGORITHMS = ("ES256",)


class Metadata(AuthorizationServer, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 8414 metadata without the members that are not there: there is no `null` in it."""


@get("/.well-known/oauth-protected-resource", sync_to_thread=False)
def protected_resource(service: NamedDependency[Service]) -> ProtectedResource:
    """Where tokens for this resource come from."""
    bound = service.mode == "dpop"
    return ProtectedResource(
        resource=service.origin,
        authorization_servers=(service.origin,),
        scopes_supported=_SCOPES,
        bearer_methods_supported=("header",),
        dpop_signing_alg_values_supported=_ALGORITHMS if bound else (),
        dpop_bound_access_tokens_required=bound,
    )


@get("/.well-known/oauth-authorization-server", sync_to_thread=False)
def authorization_server(service: NamedDependency[Service]) -> Metadata:
    """Endpoints and abilities of the authorization server; what is not announced is not there."""
    bound = service.mode == "dpop"
    return Metadata(
        issuer=service.origin,
        authorization_endpoint=f"{service.origin}/oauth/authorize",
        token_endpoint=f"{service.origin}/oauth/token",
        revocation_endpoint=f"{service.origin}/oauth/revoke",
        pushed_authorization_request_endpoint=f"{service.origin}/oauth/par",
        device_authorization_endpoint=f"{service.origin}/oauth/device",
        require_pushed_authorization_requests=bound,
        scopes_supported=_SCOPES,
        response_types_supported=("code",),
        response_modes_supported=("query",),
        grant_types_supported=("authorization_code", "refresh_token", DEVICE_GRANT),
        code_challenge_methods_supported=("S256",),
        token_endpoint_auth_methods_supported=("none",),
        revocation_endpoint_auth_methods_supported=("none",),
        dpop_signing_alg_values_supported=_ALGORITHMS if bound else (),
        authorization_response_iss_parameter_supported=True,
    )


HANDLERS = (protected_resource, authorization_server)
