"""Rectification: a call is put right if the claim can be true, others are left with a reason (UK GDPR Art 16)."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from dijo_desktop.contract.request_details import RectificationDetails
from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.demo import request_book
from dijo_desktop.demo.call_json import CallRow
from dijo_desktop.demo.call_log import put_call
from dijo_desktop.demo.call_pages import one_call
from dijo_desktop.demo.request_outcome import Decision, Question, granted, refused
from dijo_desktop.domain.instants import parse
from dijo_desktop.domain.money import to_micro

_CALL = re.compile(r"call_[0-9A-HJKMNP-TV-Z]{26}")
_LAW = "UK GDPR Art 16"
_LONGEST_SECONDS = 86_400
_BOOKS = "Books are not changed afterwards: what is wrong is put right by a refund, which is a record of its own."
_LOGS = "This is a log of what the service saw; your statement is kept with this request."


class Implausible(Exception):
    """A proposed value that cannot be right, and why."""


def rectify(
    connection: Connection, account_id: str, request: PrivacyRequest, details: RectificationDetails, now_ms: int
) -> Decision | Question:
    """Change the record, or say why not; ask which one if nobody named it."""
    if details.key.startswith("payment."):
        return refused(request, "exempt", _BOOKS, "UK GDPR Art 17(3)(b): tax and accounting records")
    if details.key != "usage.calls":
        return refused(request, "unfounded", _LOGS, _LAW)
    call_id = details.record_id or _named_later(connection, request)
    if call_id is None:
        if any(entry.status == "awaiting_user" for entry in request.timeline):
            return refused(request, "no_data", "No call was named.", _LAW)
        return Question("Which call is it? Send its identifier, which begins with call_.")
    call = one_call(connection, account_id, call_id) if _CALL.fullmatch(call_id) else None
    if call is None:
        return refused(request, "no_data", "There is no such call.", _LAW)
    try:
        changed = _changed(call, details.field, details.proposed_value, now_ms)
    except Implausible as reason:
        return refused(request, "unfounded", str(reason), _LAW)
    put_call(connection, account_id, changed, now_ms)
    return granted("The call was put right.")


def _named_later(connection: Connection, request: PrivacyRequest) -> str | None:
    """The call that the newest answer names."""
    for message in request_book.messages(connection, request.id):
        if message.from_ == "user" and (found := _CALL.search(message.text)):
            return found[0]
    return None


def _changed(call: CallRow, field: str, value: str, now_ms: int) -> CallRow:
    started_ms, call_id, seconds, cost_micro, currency = call
    if field == "duration_seconds":
        if not (value.isascii() and value.isdigit() and len(value) <= 6 and int(value) <= _LONGEST_SECONDS):
            raise Implausible("A duration is a whole number of seconds, of at most a day.")
        return started_ms, call_id, int(value), cost_micro, currency
    if field == "started_at":
        return _instant(value, now_ms), call_id, seconds, cost_micro, currency
    if field in ("cost", "cost.amount"):
        return started_ms, call_id, seconds, _amount(value, cost_micro), currency
    raise Implausible("A call has no such field.")


def _instant(value: str, now_ms: int) -> int:
    try:
        started_ms = parse(value)
    except ValueError:
        raise Implausible("A time is written as 2026-11-23T15:04:05.331Z.") from None
    if not 0 <= started_ms <= now_ms:
        raise Implausible("A call cannot begin in the future.")
    return started_ms


def _amount(value: str, cost_micro: int) -> int:
    try:
        proposed = to_micro(value)
    except ValueError:
        raise Implausible("An amount is written as 0.1625.") from None
    if not 0 <= proposed <= cost_micro:
        raise Implausible("The tariff gives no such cost.")
    return proposed
