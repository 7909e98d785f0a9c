"""Signed receipts: one chain an account, each naming the hash of the one before (contract section 9)."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc.jwk import ECKey
from sqlalchemy import Connection, insert, select

from dijo_desktop.contract.manifest import ManifestPolicy
from dijo_desktop.contract.receipts import SCHEMA_VERSION, TYPE, Receipt
from dijo_desktop.demo.data_tables import receipts
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.policy_versions import in_force
from dijo_desktop.demo.settings import read_setting, write_setting
from dijo_desktop.domain.receipts import ALGORITHM, link, subject

_KEY = "receipt-key"
"""Kept through every reset: what was signed with it stays verifiable."""


def issue(
    connection: Connection,
    origin: str,
    account_id: str,
    event: str,
    body: dict[str, Any],
    now_ms: int,
    *,
    deletion_id: str | None = None,
    receipt_id: str | None = None,
) -> str:
    """Sign and keep a receipt about the object `body["id"]`; gives the receipt's id.

    `body` must hold no address and no free text (RE-2).
    """
    receipt_id = receipt_id or new_id("rc", now_ms)
    last = connection.execute(
        select(receipts.c.n, receipts.c.jws)
        .where(receipts.c.account_id == account_id)
        .order_by(receipts.c.n.desc())
        .limit(1)
    ).first()
    policy = in_force(connection)
    receipt = Receipt(
        iss=origin,
        jti=receipt_id,
        iat=now_ms // 1000,
        schema_version=SCHEMA_VERSION,
        event=event,
        sub=subject(origin, account_id),
        n=1 if last is None else last.n + 1,
        prev=None if last is None else link(last.jws),
        policy=ManifestPolicy(version=policy.version, text_sha256=policy.text_sha256),
        body=body,
    )
    connection.execute(
        insert(receipts).values(
            id=receipt_id,
            account_id=account_id,
            n=receipt.n,
            event=event,
            about=body["id"],
            issued_ms=now_ms,
            deletion_id=deletion_id,
            jws=_signed(connection, receipt),
        )
    )
    return receipt_id


def public_keys(connection: Connection) -> bytes:
    """The JWK Set that verifies every receipt; needs a transaction that may write, for the first time."""
    key = _signing_key(connection)
    public = {**key.as_dict(private=False), "kid": key.thumbprint(), "use": "sig", "alg": ALGORITHM}
    return msgspec.json.encode({"keys": [public]})


def _signed(connection: Connection, receipt: Receipt) -> bytes:
    key = _signing_key(connection)
    header = msgspec.json.encode({"alg": ALGORITHM, "typ": TYPE, "kid": key.thumbprint()})
    text = _base64url(header) + b"." + _base64url(msgspec.json.encode(receipt))
    # By RFC 6979: a scenario that is loaded again issues its receipts again, and the same id must be the same bytes.
    signature = key.get_op_key("sign").sign(text, ECDSA(SHA256(), deterministic_signing=True))
    r, s = decode_dss_signature(signature)
    return text + b"." + _base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def _base64url(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def _signing_key(connection: Connection) -> ECKey:
    kept = read_setting(connection, _KEY)
    if kept is not None:
        return ECKey.import_key(msgspec.json.decode(kept, type=dict[str, Any]))
    key = ECKey.generate_key("P-256")
    write_setting(connection, _KEY, msgspec.json.encode(key.as_dict(private=True)))
    return key
