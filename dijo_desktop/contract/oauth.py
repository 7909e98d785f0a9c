"""Sign-in: metadata of RFC 8414 and RFC 9728, and the answers of the authorization server."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer

CLIENT_ID = "dijo-desktop"
SCOPES_FIRST = (
    "account:read",
    "account:write",
    "calls:read",
    "activity:read",
    "privacy:read",
    "privacy:write",
)
"""Scopes of the first sign-in."""
SCOPES_STEP_UP = ("exports", "account:delete")
"""Scopes that only a fresh sign-in gives."""
SCOPES_DEVICE = tuple(scope for scope in SCOPES_FIRST if scope != "account:write")
"""Scopes that a sign-in by device code may have: whoever types a code does not see who asked for it."""
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
"""The grant type of RFC 8628."""
STEP_UP_MAX_AGE = 300
"""Seconds after which a sign-in is no longer fresh."""


class ProtectedResource(Answer, frozen=True, kw_only=True):
    """Metadata of the resource server (RFC 9728)."""

    resource: str
    authorization_servers: tuple[str, ...]
    scopes_supported: tuple[str, ...] = ()
    bearer_methods_supported: tuple[str, ...] = ()
    dpop_signing_alg_values_supported: tuple[str, ...] = ()
    dpop_bound_access_tokens_required: bool = False


class AuthorizationServer(Answer, frozen=True, kw_only=True):
    """Metadata of the authorization server (RFC 8414)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    response_types_supported: tuple[str, ...]
    revocation_endpoint: str | None = None
    pushed_authorization_request_endpoint: str | None = None
    device_authorization_endpoint: str | None = None
    require_pushed_authorization_requests: bool = False
    scopes_supported: tuple[str, ...] = ()
    response_modes_supported: tuple[str, ...] = ()
    grant_types_supported: tuple[str, ...] = ()
    code_challenge_methods_supported: tuple[str, ...] = ()
    token_endpoint_auth_methods_supported: tuple[str, ...] = ()
    revocation_endpoint_auth_methods_supported: tuple[str, ...] = ()
    dpop_signing_alg_values_supported: tuple[str, ...] = ()
    authorization_response_iss_parameter_supported: bool = False


class PushedRequest(Answer, frozen=True, kw_only=True):
    """A pushed authorization request (RFC 9126); good for `expires_in` seconds."""

    request_uri: str
    expires_in: int


class DeviceAnswer(Answer, frozen=True, kw_only=True):
    """A device code and the code a person types (RFC 8628 3.2); `expires_in` and `interval` in seconds."""

    device_code: str
    user_code: str
    verification_uri: str
    expires_in: int
    interval: int = 5


class TokenAnswer(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """Tokens (RFC 6749 5.1); `token_type` is DPoP (RFC 9449) or Bearer, `expires_in` in seconds."""

    access_token: str
    token_type: str
    expires_in: int
    scope: str = ""
    refresh_token: str = ""
