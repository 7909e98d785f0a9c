"""Who calls: the checks of token, scope and step-up before an endpoint (contract CO-1, CO-2, SI-27, SI-28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import anyio.to_thread
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from dijo_desktop.contract.oauth import STEP_UP_MAX_AGE
from dijo_desktop.demo.dpop import InvalidProof, NonceNeeded
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tokens import DeadToken, KnownToken, find_access_token, note_use

_Request = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Caller:
    """A signed-in account. `authenticated_at` is the real time of the last interactive sign-in, UTC ms."""

    account_id: str
    session_id: str
    scopes: frozenset[str]
    authenticated_at: int
    client: str
    token_hash: bytes


@dataclass(frozen=True, slots=True)
class Access:
    """What an endpoint asks of its caller. With `optional` a request without a token is let in, too."""

    scope: str = ""
    step_up: bool = False
    optional: bool = False
    # The request that erased the account may be repeated with the token it used (contract DE-3).
    replayable: bool = False

    async def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
        """Put the `Caller` into the request as its user, or refuse."""
        service: Service = connection.app.state.service
        request: _Request = Request(connection.scope)
        connection.scope["user"] = caller = await self.caller(service, request)
        if caller is None:
            return
        if self.scope and self.scope not in caller.scopes:
            raise ProblemError(
                "insufficient-scope",
                headers={"WWW-Authenticate": _challenge(service, error="insufficient_scope", scope=self.scope)},
                required_scope=self.scope,
            )
        if self.step_up:
            require_fresh(service, caller)

    async def caller(self, service: Service, request: _Request) -> Caller | None:
        """The caller by the request's token; a bad token is refused on public paths, too."""
        if "authorization" not in request.headers:
            if self.optional:
                return None
            raise unauthenticated(service)
        known = _token_of(service, request, replayable=self.replayable)
        if service.clock.now_ms() - known.last_used_at_ms > _NOTED_EVERY_MS:
            await anyio.to_thread.run_sync(note_use, service, known.session_id)
        return Caller(
            account_id=known.account_id,
            session_id=known.session_id,
            scopes=frozenset(known.scope.split()),
            authenticated_at=known.authenticated_real_ms,
            client=known.client,
            token_hash=known.hash,
        )


def signed_in(scope: str, *, step_up: bool = False, replayable: bool = False) -> Access:
    """Only with a token of `scope`, `step_up`: only after a recent sign-in; `guards=[signed_in("calls:read")]`."""
    return Access(scope, step_up=step_up, replayable=replayable)


def anyone(scope: str = "") -> Access:
    """Public; if there is a token it must be good and have `scope`."""
    return Access(scope, optional=True)


def require_fresh(service: Service, caller: Caller) -> None:
    """Refuse if the last interactive sign-in is older than 300 s."""
    if service.clock.real_ms() - caller.authenticated_at > STEP_UP_MAX_AGE * 1000:
        error = {"error": "insufficient_user_authentication", "max_age": str(STEP_UP_MAX_AGE)}
        raise ProblemError(
            "step-up-required",
            headers={"WWW-Authenticate": _challenge(service, **error)},
            max_age=STEP_UP_MAX_AGE,
        )


def unauthenticated(service: Service, reason: str | None = None, *, error: str = "") -> ProblemError:
    """401; `reason` says why a token that was once good is dead."""
    challenge = _challenge(service, **({"error": error} if error else {}))
    headers = {"WWW-Authenticate": challenge}
    if reason is None:
        return ProblemError("unauthenticated", headers=headers)
    return ProblemError("unauthenticated", headers=headers, dijo_reason=reason)


def _token_of(service: Service, request: _Request, *, replayable: bool) -> KnownToken:
    given = request.headers.getall("authorization")
    proofs = request.headers.getall("dpop", [])
    scheme, _, token = given[0].partition(" ")
    if len(given) != 1 or scheme.lower() != service.mode or not token:
        raise unauthenticated(service, error="invalid_token")
    if service.mode == "dpop" and len(proofs) != 1:
        raise unauthenticated(service, error="invalid_token")
    url = service.origin + request.scope["raw_path"].decode("latin-1")
    thumbprint = None
    try:
        known = find_access_token(service, token, replayable=replayable)
        if service.mode == "dpop":
            thumbprint = service.proofs.check(proofs[0], request.scope["method"], url, token)
    except DeadToken as dead:
        raise unauthenticated(service, dead.reason, error="invalid_token") from None
    except InvalidProof:
        raise unauthenticated(service, error="invalid_dpop_proof") from None
    except NonceNeeded:
        raise ProblemError(
            "use-dpop-nonce", headers={"WWW-Authenticate": _challenge(service, error="use_dpop_nonce")}
        ) from None
    if known.jkt != thumbprint:
        raise unauthenticated(service, error="invalid_token")
    return known


def _challenge(service: Service, **parameters: str) -> str:
    metadata = f"{service.origin}/.well-known/oauth-protected-resource"
    parts = {**parameters, "resource_metadata": metadata}
    if service.mode == "bearer":
        return "Bearer " + ", ".join(f'{name}="{value}"' for name, value in parts.items())
    parts["algs"] = "ES256"
    return "DPoP " + ", ".join(f'{name}="{value}"' for name, value in parts.items())


_NOTED_EVERY_MS = 60_000
