"""A service that keeps consents, and what may go wrong with it."""

from __future__ import annotations

import threading

import msgspec

from dijo_desktop.contract.consents import (
    Bases,
    Choice,
    Consent,
    ConsentEvent,
    ConsentHistory,
    Consents,
    Gpc,
    Notice,
    Withdrawal,
)
from dijo_desktop.contract.cookies import Cookie, Cookies, Observed
from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.errors import ChangedMeanwhile, DijoError
from tests.ui.data import sample

SEEN = Observed(first_seen_at="2026-06-14T18:22:00.000Z", last_seen_at="2026-11-22T19:30:00.000Z")
RECEIPT = "rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4N"


def consent(purpose: str, state: str, set_by: str = "user", since: str = "2026-06-14T18:22:00.000Z") -> Consent:
    return Consent(
        id="con_01JD7Z4M8Q0V5W2Y6T3K9B1C4M",
        schema_version="dijo-consent-1",
        purpose=purpose,
        policy_section="4",
        state=state,
        set_by=set_by,
        since_at=since,
        ask_again_on="2027-05-24" if state != "not_asked" else None,
        legal_basis=Bases(uk="consent", eu="consent"),
        data_keys=("technical.cookie_data",),
        controller="DIJO.SPACE LTD",
        recipients=("analytics_providers",),
        notice=Notice(version="old-notice", language="en"),
        withdrawal=Withdrawal(method="PUT", stops_after_seconds=0),
    )


def event(purpose: str, before: str, after: str, set_by: str = "user", via: str = "web") -> ConsentEvent:
    return ConsentEvent(
        at="2026-10-02T09:00:00.000Z",
        purpose=purpose,
        from_state=before,
        to_state=after,
        set_by=set_by,
        via=via,
        notice_version="demo-1",
        receipt_id=RECEIPT,
    )


def cookie(name: str, purpose: str | None, *, seen: bool = True, days: int | None = 30) -> Cookie:
    return Cookie(
        name=name,
        party="first",
        domain="example.org",
        provider=None,
        policy_use="functional",
        duration_seconds=None if days is None else days * 86_400,
        uk_basis="exempt_statistical",
        eu_basis="consent",
        objectable=True,
        consent_purpose=purpose,
        observed=SEEN if seen else None,
    )


class Service:
    """Consents by purpose; `changed` lists what was really sent, `errors` fail the change of a purpose."""

    def __init__(self, *consents: Consent) -> None:
        self.consents = {each.purpose: each for each in consents}
        self.events = [event("analytics", "given", "withdrawn")]
        self.cookies_ = [
            cookie("c_session", None, days=None),
            cookie("c_stats", "analytics", seen=False),
            cookie("c_lang", "experience", days=365),
            cookie("c_tips", "experience"),
        ]
        self.gpc = Gpc(applied=False, applied_at=None)
        self.changed: list[tuple[str, str, str]] = []
        self.errors: dict[str, DijoError] = {}
        self.read_error: DijoError | None = None

    def read(self, *, stop: threading.Event) -> Consents:
        if self.read_error:
            raise self.read_error
        return Consents(gpc=self.gpc, items=tuple(self.consents.values()))

    def one(self, purpose: str, *, stop: threading.Event) -> tuple[Consent, str]:
        return self.consents[purpose], f'"{self.consents[purpose].state}"'

    def history(self, *, stop: threading.Event) -> ConsentHistory:
        return ConsentHistory(items=tuple(self.events), next_cursor=None, limit=200)

    def change(
        self, purpose: str, choice: Choice, notice_version: str, etag: str, *, stop: threading.Event
    ) -> Consent:
        if purpose in self.errors:
            raise self.errors[purpose]
        present = self.consents[purpose]
        if etag != f'"{present.state}"':
            raise ChangedMeanwhile(412, "precondition-failed", {"current": msgspec.to_builtins(present)})
        self.changed.append((purpose, choice, notice_version))
        self.consents[purpose] = consent(purpose, choice, since=sample.NOW)
        self.events.insert(0, event(purpose, present.state, choice, via="dijo-desktop/1.0"))
        return self.consents[purpose]

    def elsewhere(self, purpose: str, state: str) -> None:
        """Somebody else changes it, on the web."""
        self.consents[purpose] = consent(purpose, state, since="2026-11-23T14:00:00.000Z")


class CookieJar:
    def __init__(self, service: Service) -> None:
        self.service = service

    def list(self, *, stop: threading.Event) -> Cookies:
        return Cookies(items=tuple(self.service.cookies_), next_cursor=None, limit=200)


class Map:
    def read(self, *, stop: threading.Event) -> DataMap:
        return sample.data_map()
