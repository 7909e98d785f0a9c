"""What the token endpoint gives, after it has been checked (RFC 6749 5.1, RFC 9449 5; contract SI-14)."""

from __future__ import annotations

from dataclasses import dataclass

from dijo_desktop.client import limits
from dijo_desktop.client.decode import decode
from dijo_desktop.client.http import Reply
from dijo_desktop.client.secret import Secret
from dijo_desktop.contract.oauth import TokenAnswer
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import NotUnderstood

_SERVICE_MAX_LIFE = 24 * 3600


@dataclass(frozen=True, slots=True)
class Tokens:
    """An access token, held in memory only, and perhaps a refresh token; `ends_at` is monotonic."""

    access: Secret
    refresh: Secret
    scheme: str
    ends_at: float
    scopes: frozenset[str]


def tokens_of(reply: Reply, *, bound: bool, asked: frozenset[str], clock: Clock) -> Tokens:
    """The tokens in `reply`; `bound`: they must belong to our DPoP key. Anything odd is not understood."""
    if reply.media_type != "application/json":
        raise NotUnderstood("token")
    answer = decode(TokenAnswer, reply.body, "token")
    scheme = "DPoP" if bound else "Bearer"
    if answer.token_type.lower() != scheme.lower() or answer.expires_in <= 0:
        raise NotUnderstood("token")
    if not 1 <= len(answer.access_token) <= limits.TOKEN_CAP or not _plain(
        answer.access_token + answer.refresh_token
    ):
        raise NotUnderstood("token")
    return Tokens(
        access=Secret(answer.access_token),
        refresh=Secret(answer.refresh_token),
        scheme=scheme,
        ends_at=clock.monotonic() + min(answer.expires_in, _SERVICE_MAX_LIFE),
        scopes=frozenset(answer.scope.split()) or asked,
    )


def _plain(text: str) -> bool:
    """Only what may stand in a header (RFC 6749 appendix A.12): no space, no control character."""
    return all("!" <= sign <= "~" for sign in text)
