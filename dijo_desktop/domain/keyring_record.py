"""The one item an account has in the keyring, and the value that tells whether a store key fits."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass, field

import msgspec

LIMIT = 1000
"""Characters of a whole record; Windows takes 1,280."""
_KEY_BYTES = 32


class _Wire(msgspec.Struct, forbid_unknown_fields=False):
    r: str
    d: str
    s: str
    k: str
    p: bool = False
    e: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Refresh token, DPoP private number, store key (32 bytes) and its id; empty texts after a sign-out.

    `email` is for the list of accounts, and left out where there is no room for it.

    `bound` stays true once tokens were bound to a key: the issuer is then never trusted without (contract SI-7).
    """

    refresh: str = field(repr=False)
    dpop: str = field(repr=False)
    store_key: bytes = field(repr=False)
    key_id: str
    bound: bool = False
    email: str = field(default="", repr=False)

    def text(self) -> str:
        """Compact ASCII JSON."""
        key = base64.b64encode(self.store_key).decode("ascii")
        wire = _Wire(r=self.refresh, d=self.dpop, s=key, k=self.key_id, p=self.bound, e=self.email)
        text = msgspec.json.encode(wire).decode()
        if text.isascii() and len(text) <= LIMIT:
            return text
        return msgspec.json.encode(msgspec.structs.replace(wire, e="")).decode("ascii")

    def fits(self) -> bool:
        """Whether every keyring can hold it."""
        return self.refresh.isascii() and len(self.text()) <= LIMIT

    def signed_out(self) -> Record:
        """The same keys without what signs in."""
        return Record("", "", self.store_key, self.key_id, self.bound)


def read_record(text: str) -> Record | None:
    """The record in `text`, `None` if it is none."""
    try:
        wire = msgspec.json.decode(text.encode(), type=_Wire)
        key = base64.b64decode(wire.s, validate=True)
    except (msgspec.MsgspecError, binascii.Error, ValueError):
        return None
    if len(key) != _KEY_BYTES or not wire.k:
        return None
    return Record(wire.r, wire.d, key, wire.k, wire.p, wire.e)


def check_value(store_key: bytes, key_id: str) -> str:
    """HMAC-SHA256 of the key id under the key, in hexadecimal: tells keys apart and gives none away."""
    return hmac.new(store_key, key_id.encode(), hashlib.sha256).hexdigest()


def fits_check(record: Record, check: str) -> bool:
    """Whether `record` holds the key that `check` was made with."""
    return hmac.compare_digest(check_value(record.store_key, record.key_id).encode(), check.encode())
