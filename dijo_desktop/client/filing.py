"""Filing a privacy request exactly once, however often it is broken off (CO-10 to CO-12, PR-1)."""

from __future__ import annotations

import hashlib
import threading
import uuid
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from dijo_desktop.client.privacy_requests import PrivacyRequestResource
from dijo_desktop.client.request_receipt import RequestReceipt
from dijo_desktop.contract.request_details import NewRequest
from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.domain import instants
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.receipts import Checked
from dijo_desktop.domain.request_states import is_final
from dijo_desktop.errors import NotUnderstood, QuotaExceeded, Refused, StepUpNeeded
from dijo_desktop.store.outbox import Action, Outbox

KIND = "privacy_request"
CLOCK_SLACK_MS = 300_000
"""By how much the service's clock may be behind ours when an old request is looked up."""


class Filed(NamedTuple):
    """What became of one wish: it is a `request` of the service, or it was `refused`, and then nothing was begun.

    `already_open`: the service holds an equal request from before, and took no second one (PR-1). `receipt` is `None`
    while it could not be fetched. `key` is for `settle`, `sha256` the digest of what was sent, in hexadecimal.
    """

    key: str
    sha256: str
    wanted: NewRequest
    request: PrivacyRequest | None = None
    receipt: Checked | None = None
    already_open: bool = False
    refused: Refused | None = None


class Filing:
    """Files for one account. A wish is kept before it is sent, and until its outcome was told: see `settle`.

    Whatever is no answer of the service is raised and leaves the wish: it may have arrived, and `resume` finds out.
    """

    def __init__(
        self, requests: PrivacyRequestResource, receipt: RequestReceipt, outbox: Outbox, clock: Clock
    ) -> None:
        self._requests = requests
        self._receipt = receipt
        self._outbox = outbox
        self._clock = clock

    def file(self, wanted: NewRequest, *, stop: threading.Event) -> Filed:
        """File it; the same wish that is still open goes on under its own key."""
        body = msgspec.json.encode(wanted)
        for action, _wanted in self._open():
            if action.body == body:
                return self._go_on(action, wanted, stop)
        action = Action(str(uuid.uuid4()), KIND, body, self._clock.now_ms())
        self._outbox.remember_action(KIND, action.key, body)
        return self._go_on(action, wanted, stop)

    def resume(self, *, stop: threading.Event) -> list[Filed]:
        """Find out what became of every wish of which it was not told, and file what never arrived.

        One that may be filed later only (429, or a sign-in that is too old) stays for the next time.
        """
        found = []
        for action, wanted in self._open():
            filed = self._go_on(action, wanted, stop)
            if not isinstance(filed.refused, QuotaExceeded | StepUpNeeded):
                found.append(filed)
        return found

    def settle(self, key: str) -> None:
        """The outcome was told: forget the wish."""
        self._outbox.finish_action(key)

    @property
    def waiting(self) -> int:
        """How many wishes there are of which the outcome was not told."""
        return len(self._open())

    def fetch_receipt(self, filed: Filed, *, stop: threading.Event) -> Filed:
        """The same with its receipt, where that could not be fetched before."""
        if filed.request is None:
            return filed
        digest = None if filed.already_open else filed.sha256
        return filed._replace(receipt=self._receipt.fetch(filed.request, request_sha256=digest, stop=stop))

    def _open(self) -> list[tuple[Action, NewRequest]]:
        found = []
        for action in self._outbox.open_actions():
            # What only another version understands is left for it.
            with suppress(msgspec.DecodeError):
                if action.kind == KIND:
                    found.append((action, msgspec.json.decode(action.body, type=NewRequest)))
        return found

    def _go_on(self, action: Action, wanted: NewRequest, stop: threading.Event) -> Filed:
        filed = Filed(action.key, hashlib.sha256(action.body).hexdigest(), wanted)
        if action.must_be_looked_up(self._clock.now_ms()):
            request = self._look_up(wanted, action, stop)
            if request is not None:
                return self.fetch_receipt(filed._replace(request=request), stop=stop)
        try:
            # A forgotten key begins a new request, a remembered one gives the first answer: the old one serves both.
            request = self._requests.file(action.body, action.key, stop=stop)
        except Refused as refused:
            if refused.status >= 500 or refused.slug.startswith("idempotency-in"):
                raise
            if refused.slug != "request-already-open":
                return filed._replace(refused=refused)
            filed = filed._replace(already_open=True)
            request = _existing(refused.members.get("existing"))
        return self.fetch_receipt(filed._replace(request=request), stop=stop)

    def _look_up(self, wanted: NewRequest, action: Action, stop: threading.Event) -> PrivacyRequest | None:
        """The request that a forgotten key may have begun, by equal details: the key itself says nothing any more."""
        details = msgspec.to_builtins(wanted.details)
        for request in self._requests.list(kind=details["type"], stop=stop).items:
            begun_after = instants.parse(request.received_at) >= action.at_ms - CLOCK_SLACK_MS
            if request.details == details and (begun_after or not is_final(request.status)):
                return request
        return None


def _existing(value: Any) -> PrivacyRequest:  # noqa: ANN401 - any JSON value
    try:
        return msgspec.convert(value, PrivacyRequest)
    except msgspec.ValidationError:
        raise NotUnderstood("existing") from None
