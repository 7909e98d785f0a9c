"""Cancel code and capability of a deletion: kept as hashes, derived again for a lost answer (contract DE-3)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from sqlalchemy import Connection

from dijo_desktop.contract.deletion import Secrets
from dijo_desktop.demo.ids import base32
from dijo_desktop.demo.settings import read_setting, write_setting

_KEY = "deletion-secrets-key"
_CODE_CHARACTERS = 24
_GROUP = 4
_ALIKE = str.maketrans("OIL", "011")


def derive(connection: Connection, deletion_id: str, grace_days: int) -> Secrets:
    """The same secrets each time; a deletion without grace has no code. Needs a write transaction the first time."""
    key = read_setting(connection, _KEY)
    if key is None:
        key = secrets.token_bytes(32)
        write_setting(connection, _KEY, key)
    capability = base64.urlsafe_b64encode(_bits(key, "capability", deletion_id)).decode().rstrip("=")
    code = base32(int.from_bytes(_bits(key, "cancel", deletion_id)[:15], "big"), _CODE_CHARACTERS)
    groups = [code[start : start + _GROUP] for start in range(0, _CODE_CHARACTERS, _GROUP)]
    return Secrets(cancel_code="-".join(groups) if grace_days else None, receipt_capability=f"rcp_{capability}")


def code_hash(code: str) -> bytes:
    """What is kept of a cancel code; case, spaces and hyphens do not matter, and O, I, L are read as 0, 1, 1."""
    plain = "".join(character for character in code.upper() if character.isalnum()).translate(_ALIKE)
    return hashlib.sha256(plain.encode("utf-8", "replace")).digest()


def _bits(key: bytes, purpose: str, deletion_id: str) -> bytes:
    return hmac.digest(key, f"{purpose}:{deletion_id}".encode(), hashlib.sha256)
