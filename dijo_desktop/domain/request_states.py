"""The ways a privacy request can go; there are no others (contract section 7)."""

from __future__ import annotations

RECEIVED = "received"
IDENTITY_CHECK = "identity_check"
IN_PROGRESS = "in_progress"
AWAITING_USER = "awaiting_user"
FULFILLED = "fulfilled"
PARTIALLY_FULFILLED = "partially_fulfilled"
REFUSED = "refused"
WITHDRAWN = "withdrawn"
EXPIRED = "expired"

OPEN = (RECEIVED, IDENTITY_CHECK, IN_PROGRESS, AWAITING_USER)
FINAL = (FULFILLED, PARTIALLY_FULFILLED, REFUSED, WITHDRAWN, EXPIRED)
STATUSES = OPEN + FINAL
ANSWER_DAYS = 60
"""Days without an answer after which a request that waits for its person expires."""

_TRANSITIONS = {
    RECEIVED: (IDENTITY_CHECK, IN_PROGRESS, WITHDRAWN),
    IDENTITY_CHECK: (IN_PROGRESS, REFUSED, EXPIRED, WITHDRAWN),
    IN_PROGRESS: (AWAITING_USER, FULFILLED, PARTIALLY_FULFILLED, REFUSED, WITHDRAWN),
    AWAITING_USER: (IN_PROGRESS, EXPIRED, WITHDRAWN),
}


def is_final(status: str) -> bool:
    """Whether nothing can happen any more; a status nobody knows is not final."""
    return status in FINAL


def may_go(kind: str, before: str, after: str) -> bool:
    """Whether a request of that type may go from one status to another."""
    if (before, after) == (RECEIVED, FULFILLED):
        return kind == "consent_withdrawal"
    return after in _TRANSITIONS.get(before, ())


def is_withdrawable(kind: str, status: str) -> bool:
    """Whether the person may still withdraw: what is being erased cannot be called back."""
    return not is_final(status) and (kind, status) != ("erasure", IN_PROGRESS)
