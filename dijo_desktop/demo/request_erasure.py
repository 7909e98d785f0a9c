"""Erasure on request while the account lives on: what no duty keeps goes, the rest is named (UK GDPR Art 17)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from sqlalchemy import ColumnElement, Connection, and_, delete, true, update

from dijo_desktop.contract.request_details import ErasureDetails
from dijo_desktop.contract.requests import PrivacyRequest, RetainedRow
from dijo_desktop.demo import call_log
from dijo_desktop.demo.data_map_rules import RULES
from dijo_desktop.demo.data_tables import activity, calls, cookies_seen
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.record_shapes import within
from dijo_desktop.demo.request_outcome import Decision, granted, partly, refused
from dijo_desktop.demo.retention import anonymise_features
from dijo_desktop.demo.tables import sessions
from dijo_desktop.domain.instants import parse

_LAW = "UK GDPR Art 17(3)"


def erase(
    connection: Connection, account_id: str, request: PrivacyRequest, details: ErasureDetails, now_ms: int
) -> Decision:
    """Erase the keys of a request, within its time."""
    from_ms = None if request.scope.from_ is None else parse(request.scope.from_)
    to_ms = None if request.scope.to is None else parse(request.scope.to)
    records = HeldRecords(connection, account_id, from_ms=from_ms, to_ms=to_ms)
    held = {key: records.extent(key)[0] for key in dict.fromkeys(details.keys)}
    if not any(held.values()):
        return refused(request, "no_data", "Nothing of the kind is held.", None)
    eraser = _Eraser(connection, account_id, from_ms, to_ms, now_ms)
    for key in held:
        eraser.erase(key)
    retained = tuple(
        RetainedRow(key=key, until_on=None, reason=_reason(key)) for key in held if records.extent(key)[0] > 0
    )
    if not retained:
        return granted("Erased.")
    reason = "What is listed is kept: the law asks for it, or the open sign-ins need it for their safety."
    if all(row.key in _KEPT for row in retained) and set(held) == {row.key for row in retained}:
        return refused(request, "exempt", reason, _LAW, retained)
    return partly(request, "Erased in part; see the outcome.", reason, _LAW, retained)


_KEPT = tuple(key for key, rule in RULES.items() if rule.kept is not None)
_TRACES = {
    "technical.ip_address": "ip_address",
    "technical.device_type": "device_type",
    "technical.browser_type": "browser_type",
    "technical.operating_system": "operating_system",
}


def _reason(key: str) -> str:
    kept = RULES[key].kept
    return kept.reason if kept is not None else "security"


class _Eraser:
    """Erases one key after the other."""

    def __init__(
        self, connection: Connection, account_id: str, from_ms: int | None, to_ms: int | None, now_ms: int
    ) -> None:
        self._connection = connection
        self._account_id = account_id
        self._span = (from_ms, to_ms)
        self._now_ms = now_ms

    def erase(self, key: str) -> None:
        """Erase what can be erased of a key."""
        if key in _TRACES:
            self._traces(_TRACES[key])
        elif (step := self._steps.get(key)) is not None:
            step(self)

    def _calls(self) -> None:
        span = and_(true(), *within(calls.c.started_ms, *self._span))
        call_log.remove_calls(self._connection, self._account_id, "erasure", self._now_ms, where=span)

    def _logins(self) -> None:
        self._connection.execute(delete(activity).where(self._events("login")))

    def _activity(self) -> None:
        self._connection.execute(delete(activity).where(self._events("activity")))

    def _features(self) -> None:
        anonymise_features(self._connection, self._events("feature"))

    def _events(self, kind: str) -> ColumnElement[bool]:
        mine = activity.c.account_id == self._account_id, activity.c.kind == kind
        return and_(*mine, *within(activity.c.at_ms, *self._span))

    def _cookies(self) -> None:
        mine = cookies_seen.c.account_id == self._account_id
        self._connection.execute(delete(cookies_seen).where(mine, *within(cookies_seen.c.last_ms, *self._span)))

    def _traces(self, column: str) -> None:
        """An open session keeps what tells it from a stolen one; sessions that ended go as a whole."""
        mine = activity.c.account_id == self._account_id, *within(activity.c.at_ms, *self._span)
        self._connection.execute(update(activity).where(*mine).values({column: None}))
        ended = sessions.c.account_id == self._account_id, sessions.c.ended_at_ms.is_not(None)
        span = within(sessions.c.created_at_ms, *self._span)
        self._connection.execute(delete(sessions).where(*ended, *span))

    _steps: ClassVar[dict[str, Callable[[_Eraser], None]]] = {
        "usage.calls": _calls,
        "usage.logins": _logins,
        "usage.activity": _activity,
        "usage.feature_usage": _features,
        "technical.cookie_data": _cookies,
    }
