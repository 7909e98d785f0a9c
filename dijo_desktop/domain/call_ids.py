"""Identifiers of calls in 16 bytes instead of 31 characters, and back, exactly; any other identifier stays text."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Sequence
from struct import unpack
from zlib import crc32

PackedId = bytes | str
"""16 bytes of `call_` and a ULID, or an identifier of another form as it came."""

_PREFIX = "call_"
_ALPHABET = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGITS = bytes.maketrans(_ALPHABET, b"0123456789ABCDEFGHIJKLMNOPQRSTUV")
_LETTERS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET)
_CHARACTERS = 26
_PAD = "000000"
"""A ULID has 130 bits: with 6 zeros before it, it is 20 whole bytes."""
_TIES = 0x7FFF


def packed(ids: Sequence[str]) -> list[PackedId]:
    """All identifiers packed; a page of the usual form takes a few calls of C in all."""
    first, *ulids = "".join(ids).split(_PREFIX)
    if not first and len(ulids) == len(ids) and {*map(len, ulids)} == {_CHARACTERS}:
        digits = _PAD.join(["", *ulids]).encode()
        if not digits.translate(None, _ALPHABET):
            whole = int(digits.translate(_DIGITS), 32).to_bytes(20 * len(ids), "big")
            if not any(unpack(">" + "I16x" * len(ids), whole)):
                return list(unpack("4x16s" * len(ids), whole))
    return [_packed(one) for one in ids]


def unpacked(ids: Sequence[PackedId]) -> list[str]:
    """The identifiers as they came."""
    data = b"".join([bytes(4) + one for one in ids if isinstance(one, bytes)])
    letters = b32encode(data).translate(_LETTERS).decode()
    found: list[str] = []
    place = len(_PAD)
    for one in ids:
        if isinstance(one, str):
            found.append(one)
        else:
            found.append(_PREFIX + letters[place : place + _CHARACTERS])
            place += _CHARACTERS + len(_PAD)
    return found


def tie_breakers(ids: Sequence[PackedId]) -> list[int]:
    """15 bits of each identifier, to tell calls of one millisecond apart."""
    if {*map(type, ids)} == {bytes}:
        return [end & _TIES for end in unpack(">" + "14xH" * len(ids), b"".join(ids))]  # type: ignore[arg-type]
    return [crc32(one if isinstance(one, bytes) else one.encode()) & _TIES for one in ids]


def _packed(one: str) -> PackedId:
    ulid = one.removeprefix(_PREFIX)
    fits = len(ulid) == _CHARACTERS and len(one) == _CHARACTERS + len(_PREFIX)
    if not fits or ulid[0] > "7" or ulid.encode().translate(None, _ALPHABET):
        return one
    return int(ulid.encode().translate(_DIGITS), 32).to_bytes(16, "big")
