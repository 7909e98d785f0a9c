"""The signed receipt of a saved copy: fetched, verified against the archive itself, and kept."""

from __future__ import annotations

import threading

from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.contract.exports import Export
from dijo_desktop.domain.receipts import Checked, KeyBook, Verdict, check
from dijo_desktop.errors import Cancelled, DijoError, SignedOut
from dijo_desktop.store.outbox import Outbox


class CopyReceipt:
    """Fetches receipts of exports for one account and keeps them with what was found."""

    def __init__(self, receipts: ReceiptResource, outbox: Outbox, *, issuer: str, account_id: str) -> None:
        self._receipts = receipts
        self._outbox = outbox
        self._issuer = issuer
        self._account_id = account_id

    def fetch(
        self, export: Export, *, archive_sha256: str, manifest_sha256: str, request_sha256: str, stop: threading.Event
    ) -> Checked | None:
        """What can be said of the receipt; `None` if there is none or it could not be fetched: the copy stands."""
        if export.receipt_id is None:
            return None
        try:
            self._outbox.add_jwks(self._receipts.keys(stop=stop))
            compact = self._receipts.read(export.receipt_id, stop=stop)
        except (Cancelled, SignedOut):
            raise
        except DijoError:
            return None
        book = KeyBook(self._outbox.jwks())
        checked = check(
            compact, book, issuer=self._issuer, account_id=self._account_id, request_sha256=request_sha256
        )
        checked = _about(checked, export, archive_sha256, manifest_sha256)
        self._outbox.add_receipt(export.receipt_id, "export.ready", export.id, compact, checked.verdict)
        return checked


def _about(checked: Checked, export: Export, archive_sha256: str, manifest_sha256: str) -> Checked:
    """A good signature over another copy proves nothing about this one."""
    if checked.verdict is not Verdict.SIGNED or checked.receipt is None:
        return checked
    signed = checked.receipt.body
    stated = (checked.receipt.event, signed.get("id"), signed.get("sha256"), signed.get("manifest_sha256"))
    if stated != ("export.ready", export.id, archive_sha256, manifest_sha256):
        return Checked(Verdict.ALTERED, "other-copy", checked.receipt)
    return checked
