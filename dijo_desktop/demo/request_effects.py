"""What the service does about a request that is about to be decided (contract 6.4, last column)."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert

from dijo_desktop.contract import request_details as asked
from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.demo import request_book
from dijo_desktop.demo.request_erasure import erase
from dijo_desktop.demo.request_outcome import Decision, Question, granted, refused
from dijo_desktop.demo.request_rectification import rectify
from dijo_desktop.demo.request_tables import objected_purposes, restricted_keys

COMPELLING = ("fraud_prevention",)
"""Purposes that go on against an objection: compelling legitimate grounds (UK GDPR Art 21(1))."""


def decide(connection: Connection, account_id: str, request: PrivacyRequest, now_ms: int) -> Decision | Question:
    """Do what the request asks for, or say why not, or ask."""
    details = request_book.details_of(request)
    match details:
        case asked.RectificationDetails():
            return rectify(connection, account_id, request, details, now_ms)
        case asked.ErasureDetails():
            return erase(connection, account_id, request, details, now_ms)
        case asked.RestrictionDetails():
            return _restrict(connection, account_id, request, details, now_ms)
        case asked.ObjectionDetails():
            return _object(connection, account_id, request, details, now_ms)
        case asked.ComplaintDetails():
            return granted("Looked into; our answer is among the messages.")
        case _:
            raise ValueError(f"{request.type} is not decided, it is done.")


def _restrict(
    connection: Connection, account_id: str, request: PrivacyRequest, details: asked.RestrictionDetails, now_ms: int
) -> Decision:
    objecting = any(other.type == "objection" for other in request_book.open_ones(connection, account_id))
    if details.ground == "objection_pending" and not objecting:
        return refused(request, "not_applicable", "No objection is pending.", "UK GDPR Art 18(1)(d)")
    keys = tuple(dict.fromkeys(details.keys))
    columns = restricted_keys.c
    connection.execute(delete(restricted_keys).where(columns.account_id == account_id, columns.key.in_(keys)))
    common = {"account_id": account_id, "since_ms": now_ms, "request_id": request.id}
    connection.execute(insert(restricted_keys), [{**common, "key": key} for key in keys])
    return granted("What you named is only stored from now on.")


def _object(
    connection: Connection, account_id: str, request: PrivacyRequest, details: asked.ObjectionDetails, now_ms: int
) -> Decision:
    if details.purpose in COMPELLING:
        reason = "Accounts and payments cannot be protected from misuse with some of them left out."
        return refused(request, "unfounded", reason, "UK GDPR Art 21(1): compelling legitimate grounds")
    columns = objected_purposes.c
    connection.execute(
        delete(objected_purposes).where(columns.account_id == account_id, columns.purpose == details.purpose)
    )
    connection.execute(
        insert(objected_purposes).values(
            account_id=account_id, purpose=details.purpose, since_ms=now_ms, request_id=request.id
        )
    )
    return granted("Your data is no longer used for this purpose.")
