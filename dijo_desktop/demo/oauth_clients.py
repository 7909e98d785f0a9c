"""The one registered client and its redirect URIs (contract SI-20)."""

from __future__ import annotations

import re

from dijo_desktop.contract.oauth import SCOPES_FIRST, SCOPES_STEP_UP

CLIENT_NAME = "DiJo Desktop"
_REDIRECT = re.compile(r"http://(?:127\.0\.0\.1|\[::1\])(?::([1-9][0-9]{0,4}))?/callback")


def redirect_allowed(uri: str) -> bool:
    """Whether `uri` is the registered one on any port of a literal loopback address (RFC 8252 7.3)."""
    found = _REDIRECT.fullmatch(uri)
    return found is not None and int(found[1] or 80) <= 65535


def granted_scopes(asked: str, *, interactive: bool) -> tuple[str, ...]:
    """The known scopes among those asked for; those of a step-up only if the request asks for a fresh sign-in."""
    known = (*SCOPES_FIRST, *(SCOPES_STEP_UP if interactive else ()))
    wanted = set(asked.split(" "))
    return tuple(scope for scope in known if scope in wanted)
