"""Identifiers of calls in 16 bytes instead of 31 characters, and back, exactly; any other identifier stays text."""

from __future__ import annotations

from collections.abc import Sequence
from struct import unpack
from zlib import crc32

PackedId = bytes | str
"""16 bytes of `call_` and a ULID, or an identifier of another form as it came."""

_PREFIX = "call_"
_ALPHABET = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGITS = bytes.maketrans(_ALPHABET, b"0123456789ABCDEFGHIJKLMNOPQRSTUV")
_FIVE_BITS = bytes.maketrans(bytes(range(32)), _ALPHABET)
_CHARACTERS = 26
_PAD = "000000"
"""A ULID has 130 bits: with 6 zeros before it, it is 20 whole bytes."""
_TIES = 0x7FFF
_LANE = 32
"""A byte for each of 32 digits of five bits."""
_ZEROS = bytes(_LANE // 2)
HEX_BETWEEN = _ZEROS.hex()
_AT_ONCE = 512


def _moves() -> list[tuple[int, int, int]]:
    """By how many bits the upper half of each group of digits moves, where these halves are, and the lower ones."""
    found = []
    for digits in (16, 8, 4, 2, 1):
        half, group = 5 * digits, 16 * digits
        low = int.from_bytes(((1 << half) - 1).to_bytes(group // 8, "big") * (_LANE * 8 // group * _AT_ONCE), "big")
        found.append((group // 2 - half, low << half, low))
    return found


_MOVES = _moves()


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
    data = [one for one in ids if isinstance(one, bytes)]
    found = _ulids(b"".join([_ZEROS + one for one in data]))
    if len(found) == len(ids):
        return found
    ulids = iter(found)
    return [one if isinstance(one, str) else next(ulids) for one in ids]


def unpacked_hex(text: str) -> list[str]:
    """The same of packed ones in hexadecimal digits with HEX_BETWEEN between them, as SQL can put them together."""
    return _ulids(bytes.fromhex(HEX_BETWEEN + text)) if text else []


def _ulids(lanes: bytes) -> list[str]:
    """The identifiers of packed ones that have 16 zeros before each.

    All bits are one number: its digits are moved apart by halves, all at once, until each has a byte of its own.
    Letter by letter it would take five times as long.
    """
    letters = []
    for first in range(0, len(lanes), _LANE * _AT_ONCE):
        some = lanes[first : first + _LANE * _AT_ONCE]
        number = int.from_bytes(some, "big")
        for shift, high, low in _MOVES:
            number = (number & high) << shift | number & low
        letters.append(number.to_bytes(len(some), "big").translate(_FIVE_BITS).decode())
    text = "".join(letters)
    return [_PREFIX + text[place : place + _CHARACTERS] for place in range(len(_PAD), len(text), _LANE)]


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
