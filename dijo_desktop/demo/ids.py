"""Identifiers of the reference service: a short prefix and 26 characters of Crockford's base 32 (contract CO-21)."""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TIME_CHARACTERS = 10
_REST_BITS = 80


def new_id(prefix: str, at_ms: int) -> str:
    """A new identifier that nobody can guess; identifiers made later sort later."""
    return _id(prefix, at_ms, secrets.randbits(_REST_BITS))


def id_from(prefix: str, at_ms: int, seed: str) -> str:
    """The same identifier each time for the same moment and `seed`: what scenarios are made of."""
    digest = hashlib.sha256(f"{prefix}:{at_ms}:{seed}".encode()).digest()
    return _id(prefix, at_ms, int.from_bytes(digest[:10], "big"))


def base32(number: int, length: int) -> str:
    """`number` in `length` characters, most significant first."""
    characters = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        characters.append(ALPHABET[rest])
    return "".join(reversed(characters))


def _id(prefix: str, at_ms: int, rest: int) -> str:
    return f"{prefix}_{base32(at_ms, _TIME_CHARACTERS)}{base32(rest, 16)}"
