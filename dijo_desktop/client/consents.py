"""Consents, their history, and changing one (UK GDPR Art 7(3))."""

from __future__ import annotations

import threading
from urllib.parse import quote

import msgspec

from dijo_desktop.client.asking import Asking, whole_list
from dijo_desktop.client.decode import decode
from dijo_desktop.contract.consents import Choice, Consent, ConsentChange, ConsentHistory, Consents
from dijo_desktop.errors import ChangedMeanwhile, NotUnderstood


class ConsentResource:
    """`/v1/consents*`."""

    def __init__(self, session: Asking) -> None:
        self._session = session

    def read(self, *, stop: threading.Event) -> Consents:
        """All purposes that rest on consent."""
        return decode(Consents, self._session.call("GET", "/v1/consents", stop=stop).body)

    def one(self, purpose: str, *, stop: threading.Event) -> tuple[Consent, str]:
        """One purpose and the entity tag that a change of it needs."""
        reply = self._session.call("GET", _path(purpose), stop=stop)
        etag = reply.headers.get("etag", "")
        if not etag:
            raise NotUnderstood("etag")
        return decode(Consent, reply.body), etag

    def history(self, *, stop: threading.Event) -> ConsentHistory:
        """Every change, newest first."""
        return whole_list(self._session, "/v1/consents/history", ConsentHistory, stop=stop)

    def change(
        self, purpose: str, choice: Choice, notice_version: str, etag: str, *, stop: threading.Event
    ) -> Consent:
        """Set one purpose if it is still what `etag` says; one that already is as wanted counts as set."""
        body = msgspec.json.encode(ConsentChange(state=choice, notice_version=notice_version))
        try:
            reply = self._session.call("PUT", _path(purpose), body=body, if_match=etag, stop=stop)
        except ChangedMeanwhile as changed:
            current = _consent(changed)
            if current is None or current.state != choice:
                raise
            return current
        return decode(Consent, reply.body)


def _path(purpose: str) -> str:
    return f"/v1/consents/{quote(purpose, safe='')}"


def _consent(changed: ChangedMeanwhile) -> Consent | None:
    try:
        return msgspec.convert(changed.current, Consent)
    except msgspec.ValidationError:
        return None
