"""The signed receipt of a privacy request: fetched, compared with what was sent, and kept (RE-5, RE-6)."""

from __future__ import annotations

import threading

from dijo_desktop.client.privacy_requests import PrivacyRequestResource
from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.contract.requests import PrivacyRequest
from dijo_desktop.domain.receipts import Checked, KeyBook, Verdict, check
from dijo_desktop.errors import Cancelled, DijoError, SignedOut
from dijo_desktop.store.outbox import Outbox

_EVENT = "privacy_request."


class RequestReceipt:
    """Fetches the newest receipt of a request for one account and keeps it with what was found."""

    def __init__(
        self,
        requests: PrivacyRequestResource,
        receipts: ReceiptResource,
        outbox: Outbox,
        *,
        issuer: str,
        account_id: str,
    ) -> None:
        self._requests = requests
        self._receipts = receipts
        self._outbox = outbox
        self._issuer = issuer
        self._account_id = account_id

    def fetch(self, request: PrivacyRequest, *, request_sha256: str | None, stop: threading.Event) -> Checked | None:
        """What can be said of it; `None` if there is none or it could not be fetched: the request stands.

        `request_sha256` is the digest of the body this computer sent, in hexadecimal; `None` if another one sent it.
        """
        if request.links.receipt is None:
            return None
        try:
            self._outbox.add_jwks(self._receipts.keys(stop=stop))
            compact = self._requests.receipt(request.id, stop=stop)
        except (Cancelled, SignedOut):
            raise
        except DijoError:
            return None
        book = KeyBook(self._outbox.jwks())
        checked = check(
            compact, book, issuer=self._issuer, account_id=self._account_id, request_sha256=request_sha256
        )
        checked = _about(checked, request, request_sha256)
        if (receipt := checked.receipt) is not None:
            self._outbox.add_receipt(receipt.jti, receipt.event, request.id, compact, checked.verdict)
        return checked


def _about(checked: Checked, request: PrivacyRequest, request_sha256: str | None) -> Checked:
    """A good signature about another request, or about a body nobody here sent, proves nothing about this one."""
    receipt = checked.receipt
    if checked.verdict is not Verdict.SIGNED or receipt is None:
        return checked
    if not receipt.event.startswith(_EVENT) or receipt.body.get("id") != request.id:
        return Checked(Verdict.ALTERED, "other-request", receipt)
    if request_sha256 is not None and receipt.body.get("request_sha256") != request_sha256:
        return Checked(Verdict.ALTERED, "request", receipt)
    return checked
