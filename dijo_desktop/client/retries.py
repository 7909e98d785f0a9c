"""The one place where a call is repeated (contract CO-15): full jitter, few tries, Cancel at any time."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from dijo_desktop.client import limits
from dijo_desktop.client.http import Reply
from dijo_desktop.client.problems import problem_members, slug_of
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled, ConnectionLost, Offline

_PASSING = (500, 502, 504)
_ASKS_TO_WAIT = (429, 503)
Jitter = Callable[[float], float]


def full_jitter(top: float) -> float:
    """Anything from 0 to `top` seconds, so that many clients do not come back at once."""
    return random.SystemRandom().uniform(0.0, top)


def repeated(
    send: Callable[[], Reply],
    *,
    repeatable: bool,
    clock: Clock,
    stop: threading.Event,
    jitter: Jitter = full_jitter,
) -> Reply:
    """The answer of `send`, tried again where that is safe and can help."""
    tried = 0
    while True:
        tried += 1
        try:
            reply = send()
        except (ConnectionLost, Offline) as error:
            most = limits.OFFLINE_TRIES if isinstance(error, Offline) else limits.TRIES
            if not repeatable or tried >= most:
                raise
            pause = backoff(tried, jitter)
        else:
            wait = _pause(reply, tried, clock, jitter)
            if wait is None or not repeatable or tried >= limits.TRIES:
                return reply
            pause = wait
        if clock.wait(stop, pause):
            raise Cancelled


def backoff(tried: int, jitter: Jitter = full_jitter) -> float:
    """Seconds to wait after `tried` tries."""
    return jitter(min(limits.BACKOFF_CAP, limits.BACKOFF_FIRST * 2.0 ** (tried - 1)))


def retry_after(reply: Reply, clock: Clock) -> float | None:
    """`Retry-After` in seconds, from 0 to 300; `None` if absent or unreadable (RFC 9110 10.2.3)."""
    text = reply.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,30}", text):
        return min(float(text), limits.RETRY_AFTER_CAP)
    try:
        seconds = parsedate_to_datetime(text).timestamp() - clock.now_ms() / 1000
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(seconds, 0.0), limits.RETRY_AFTER_CAP)


def _pause(reply: Reply, tried: int, clock: Clock, jitter: Jitter) -> float | None:
    """How long to wait before asking again; `None` if this answer stands."""
    if reply.status in _ASKS_TO_WAIT:
        asked = retry_after(reply, clock)
        if asked is None:
            return backoff(tried, jitter) if reply.status == 503 else None
        return asked + jitter(1.0) if asked <= limits.RETRY_WAIT_MAX else None
    if reply.status in _PASSING:
        return backoff(tried, jitter)
    if reply.status == 409 and slug_of(problem_members(reply)) == "idempotency-in-progress":
        return backoff(tried, jitter)
    return None
