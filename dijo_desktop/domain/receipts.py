"""Proof that a receipt is what the service signed: one signature rule, known keys, one chain an account."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from dijo_desktop.contract.receipts import SCHEMA_VERSION, TYPE, Receipt

ALGORITHM = "ES256"
MAX_BYTES = 64 * 1024
"""Largest receipt, in bytes of its compact form."""
_HEADER = {"alg", "typ", "kid"}


class Verdict(StrEnum):
    """What can be said of a receipt."""

    SIGNED = "signed"
    NOT_VERIFIABLE = "not_verifiable"
    ALTERED = "altered"


class Checked(NamedTuple):
    """A verdict, a short technical word for it, and what the receipt says if it can be read at all."""

    verdict: Verdict
    reason: str = ""
    receipt: Receipt | None = None


class ChainBreak(NamedTuple):
    """Where a chain is not whole: `what` is gap (`n` is the first missing), break (wrong `prev` in `n`) or twice."""

    what: str
    n: int


class KeyBook:
    """Every public key a service has ever shown, from the exact bytes of each JWK Set seen, oldest first."""

    def __init__(self, seen: Iterable[bytes] = ()) -> None:
        self._keys: dict[str, ECKey] = {}
        self._points: dict[str, tuple[str, str]] = {}
        self._changed: set[str] = set()
        for jwks in seen:
            self._add(jwks)

    def find(self, kid: str) -> ECKey | None:
        """The key of this name, unless it is unknown or was exchanged for another one."""
        return None if kid in self._changed else self._keys.get(kid)

    def changed(self, kid: str) -> bool:
        """Whether the service has shown two different keys under this name."""
        return kid in self._changed

    def _add(self, jwks: bytes) -> None:
        try:
            keys = msgspec.json.decode(jwks, type=dict[str, list[dict[str, Any]]])["keys"]
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
            return
        for entry in keys:
            kid, point = str(entry.get("kid", "")), (str(entry.get("x", "")), str(entry.get("y", "")))
            if not kid or not _signs_receipts(entry):
                continue
            if self._points.setdefault(kid, point) != point:
                self._changed.add(kid)
                continue
            try:
                public: dict[str, str | list[str]] = {"kty": "EC", "crv": "P-256", "x": point[0], "y": point[1]}
                self._keys[kid] = ECKey.import_key(public)
            except (JoseError, ValueError):
                continue


def _signs_receipts(entry: dict[str, Any]) -> bool:
    shape = (entry.get("kty"), entry.get("crv"), entry.get("use", "sig"), entry.get("alg", ALGORITHM))
    return shape == ("EC", "P-256", "sig", ALGORITHM) and "d" not in entry


def subject(issuer: str, account_id: str) -> str:
    """How a receipt names an account without saying which: a hash only the two sides can make."""
    return "sha256:" + _base64url(hashlib.sha256(f"{issuer}\n{account_id}".encode()).digest())


def link(compact: bytes) -> str:
    """What the next receipt says about this one."""
    return _base64url(hashlib.sha256(compact).digest())


def check(
    compact: bytes, keys: KeyBook, *, issuer: str, account_id: str, request_sha256: str | None = None
) -> Checked:
    """Judge one receipt, offline; `request_sha256` is the digest of the body this computer sent, where it has one."""
    parts = _parts(compact)
    if parts is None:
        return Checked(Verdict.ALTERED, "not-a-receipt")
    header, receipt = parts
    if set(header) != _HEADER or header["alg"] != ALGORITHM or header["typ"] != TYPE:
        return Checked(Verdict.NOT_VERIFIABLE, "header", receipt)
    kid = str(header["kid"])
    key = keys.find(kid)
    if key is None:
        return Checked(Verdict.NOT_VERIFIABLE, "key-changed" if keys.changed(kid) else "key-unknown", receipt)
    try:
        jws.deserialize_compact(compact, key, algorithms=[ALGORITHM])
    except (JoseError, ValueError):
        return Checked(Verdict.ALTERED, "signature", receipt)
    if receipt.schema_version != SCHEMA_VERSION:
        return Checked(Verdict.NOT_VERIFIABLE, "schema-version", receipt)
    return _against_own_record(receipt, issuer, account_id, request_sha256)


def _against_own_record(receipt: Receipt, issuer: str, account_id: str, request_sha256: str | None) -> Checked:
    if receipt.iss != issuer:
        return Checked(Verdict.ALTERED, "issuer", receipt)
    if receipt.sub != subject(issuer, account_id):
        return Checked(Verdict.ALTERED, "subject", receipt)
    signed = receipt.body.get("request_sha256")
    if request_sha256 is not None and signed is not None and signed != request_sha256:
        return Checked(Verdict.ALTERED, "request", receipt)
    return Checked(Verdict.SIGNED, "", receipt)


def chain_breaks(receipts: Iterable[bytes]) -> list[ChainBreak]:
    """Where the receipts of one account, in any order, do not form one chain from number 1 on."""
    numbered: dict[int, tuple[bytes, Receipt]] = {}
    found = []
    for compact in receipts:
        parts = _parts(compact)
        if parts is None:
            continue
        n = parts[1].n
        if n in numbered and numbered[n][0] != compact:
            found.append(ChainBreak("twice", n))
        numbered.setdefault(n, (compact, parts[1]))
    before: tuple[int, bytes] = (0, b"")
    for n in sorted(numbered):
        compact, receipt = numbered[n]
        if n != before[0] + 1:
            found.append(ChainBreak("gap", before[0] + 1))
        elif receipt.prev != (link(before[1]) if before[1] else None):
            found.append(ChainBreak("break", n))
        before = (n, compact)
    return found


def _parts(compact: bytes) -> tuple[dict[str, Any], Receipt] | None:
    pieces = compact.split(b".")
    if len(pieces) != 3 or len(compact) > MAX_BYTES:
        return None
    try:
        header = msgspec.json.decode(_unbase64url(pieces[0]), type=dict[str, Any])
        receipt = msgspec.json.decode(_unbase64url(pieces[1]), type=Receipt)
        _unbase64url(pieces[2])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, binascii.Error):
        return None
    return header, receipt


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _unbase64url(text: bytes) -> bytes:
    if text.strip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"):
        raise binascii.Error
    return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
