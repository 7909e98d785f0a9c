"""Scenarios of trouble: a line that is slow, dead or unreliable, and a sign-in that somebody copied."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from dijo_desktop.contract.demo import FaultRule
from dijo_desktop.demo.data_tables import activity
from dijo_desktop.demo.devices import Device
from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.people import Person
from dijo_desktop.demo.scenarios.calendar import DAY_MS
from dijo_desktop.demo.scenarios.everyday import fill_everyday
from dijo_desktop.demo.scenarios.filling import put_rows
from dijo_desktop.demo.session_ends import end_reused, end_session
from dijo_desktop.demo.tables import sessions, tokens

SLOW = (
    FaultRule(effect="delay_ms", path="/v1/*", value=1500),
    FaultRule(effect="drip_bytes_per_second", path="/v1/calls*", value=20_000),
    FaultRule(effect="drip_bytes_per_second", path="/v1/exports/*", value=50_000),
)
"""Every answer waits; calls and copies come in drops, but always faster than a client gives up."""
OFFLINE = (FaultRule(effect="drop"),)
FAULTY = (
    FaultRule(effect="truncate_after", path="/v1/exports/*", method="GET", times=2, value=4000),
    FaultRule(effect="status", path="/v1/calls/changes", times=1, value=500),
    FaultRule(effect="truncate_after", path="/v1/calls/changes", times=1, value=2000),
    FaultRule(effect="status", path="/v1/calls*", times=1, value=503),
    FaultRule(effect="html_200", path="/v1/account/activity", times=1),
    FaultRule(effect="drop", path="/v1/account*", method="GET", times=1),
    FaultRule(effect="status", path="/v1/data-map", times=1, value=503),
    FaultRule(effect="status", path="/v1/consents*", times=1, value=429),
    FaultRule(effect="drop", path="/v1/consents/*", method="PUT", times=1),
    FaultRule(effect="truncate_after", path="/v1/receipts*", times=1, value=50),
    FaultRule(effect="status", path="/v1/privacy-requests", method="POST", times=1, value=503),
    FaultRule(effect="status", path="/oauth/token", times=1, value=503),
)
"""Each of these goes wrong a few times, never more often than a client tries again; then all is well."""

_REUSE = "security.refresh_token_reuse"
_THIEF = Device(
    ip_address="203.0.113.66", device_type="desktop", browser_type="Chrome 152", operating_system="Windows 11"
)


def fill_copied(connection: Connection, origin: str, person: Person, now_ms: int) -> None:
    """A full account; a copied token of its oldest open session was played back yesterday."""
    fill_everyday(connection, origin, person, now_ms)
    oldest = select(sessions.c.id).where(sessions.c.account_id == person.account_id)
    session_id = connection.execute(oldest.order_by(sessions.c.created_at_ms, sessions.c.id).limit(1)).scalar_one()
    at_ms = now_ms - DAY_MS
    end_session(connection, session_id, "reuse_detected", at_ms)
    event = {"kind": "activity", "name": _REUSE, "outcome": "failure", **msgspec.structs.asdict(_THIEF)}
    made = {"id": id_from("evt", at_ms, _REUSE), "at_ms": at_ms, "session_id": session_id, **event}
    put_rows(connection, activity, person.account_id, [made])


def steal(connection: Connection, _origin: str, person: Person, now_ms: int) -> None:
    """Somebody plays an old refresh token of everybody who is signed in as this person: all those sign-ins end."""
    mine = sessions.c.account_id == person.account_id, sessions.c.ended_at_ms.is_(None)
    holding = select(sessions.c.id).where(*mine, sessions.c.id.in_(select(tokens.c.session_id)))
    for session_id in connection.execute(holding.order_by(sessions.c.id)).scalars().all():
        end_reused(connection, session_id, _THIEF, now_ms)
