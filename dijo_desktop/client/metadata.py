"""What discovery found out and checked: one service and the one issuer that signs its people in."""

from __future__ import annotations

from dataclasses import dataclass

from dijo_desktop.contract.oauth import AuthorizationServer, ProtectedResource

ALGORITHM = "ES256"


@dataclass(frozen=True, slots=True)
class Metadata:
    """`origin` is the service's, byte-equal to `resource` (RFC 9728); the issuer is byte-equal to the chosen one."""

    origin: str
    resource: ProtectedResource
    server: AuthorizationServer

    @property
    def issuer(self) -> str:
        """Who signs people in."""
        return self.server.issuer

    @property
    def dpop(self) -> bool:
        """Whether tokens are bound to a key (RFC 9449)."""
        return ALGORITHM in self.server.dpop_signing_alg_values_supported

    @property
    def extra_scopes(self) -> frozenset[str]:
        """What OpenID servers want before they give a refresh token or heed `max_age` (contract SI-8)."""
        return frozenset(("offline_access", "openid")) & frozenset(self.server.scopes_supported)

    @property
    def grants_are_shared(self) -> bool:
        """Whether ending one sign-in may end a later one too: OpenID servers keep one grant for a browser session."""
        return "openid" in self.server.scopes_supported
