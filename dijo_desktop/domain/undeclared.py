"""What an answer holds that the privacy policy does not name: the undeclared-data detector (contract CO-24, CO-25).

An answer is looked through once and gives sightings: which kind of personal data stood where. They are judged against
the policy and the data map of the moment, since another version may name more, or less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec

from dijo_desktop.contract.data_map import KEYS_NOT_HELD, DataMap, Row
from dijo_desktop.contract.declared import NONE, declared, shapes
from dijo_desktop.contract.manifest import Category
from dijo_desktop.contract.policy import DeclaredData

CALL_AUDIO = "usage.call_audio"
CARD_NUMBERS = "payment.card_numbers"
PAYMENTS = "payment.records"
MAX_POINTER = 200
"""Characters of a pointer that are kept: a member may be named by a stranger."""

_AUDIO = re.compile(r"audio/[\w.+-]+(\s*;.*)?", re.IGNORECASE)
_CARD = re.compile(r"\d(?:[ -]?\d){12,18}", re.ASCII)

Reason = Literal["unknown", "undeclared", "not_held"]
"""A member that is in no contract, a kind of data that is not in the policy, or one that is said not to be held."""


class Sighting(NamedTuple):
    """Data at a JSON Pointer (RFC 6901), where `*` stands for any index and a row goes by its key.

    `key` is the kind of data; of an unknown member, that of the object around it.
    """

    pointer: str
    key: str
    unknown: bool = False


class Judge(NamedTuple):
    """What the policy in force declares, and what the data map says is not held."""

    declared: tuple[DeclaredData, ...]
    not_held: Collection[str] = KEYS_NOT_HELD

    def reason(self, sighting: Sighting) -> Reason | None:
        """Why this is a finding; None if the policy covers it."""
        if sighting.unknown:
            return "unknown"
        if sighting.key in self.not_held:
            return "not_held"
        return None if any(one.key == sighting.key for one in self.declared) else "undeclared"

    def section(self, key: str) -> str:
        """The section that would have to name a key: its own, or that of its nearest kin; empty if there is none."""
        exact = [one.policy_section for one in self.declared if one.key == key]
        group = key.partition(".")[0]
        kin = Counter(one.policy_section for one in self.declared if one.key.partition(".")[0] == group)
        return exact[0] if exact else kin.most_common(1)[0][0] if kin else ""


def not_held(data_map: DataMap) -> frozenset[str]:
    """Keys of which the map says that nothing is held."""
    held = {row.key for row in data_map.rows if row.held}
    return frozenset({row.key for row in data_map.rows if not row.held} | ({*KEYS_NOT_HELD} - held))


def sightings(shape: type[msgspec.Struct], value: Any) -> set[Sighting]:  # noqa: ANN401 - any JSON value
    """All personal data in an answer of `shape`, decoded to plain Python values."""
    return set(_walk(_members(shape), value, "", NONE))


def card_sightings(value: Any, at: str) -> Iterator[Sighting]:  # noqa: ANN401 - any JSON value
    """Whatever in a record of a payment reads like the number of a card."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from card_sightings(inner, _below(at, name))
    elif isinstance(value, list):
        for inner in value:
            yield from card_sightings(inner, at)
    elif is_card_number(value):
        yield Sighting(at, CARD_NUMBERS)


def is_card_number(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether a value has 13 to 19 digits, parted or not, the last one the check digit of ISO/IEC 7812."""
    if isinstance(value, bool) or not isinstance(value, str | int) or not _CARD.fullmatch(str(value).strip()):
        return False
    digits = [int(one) for one in reversed(str(value)) if one.isdigit()]
    doubled = [sum(divmod(2 * one, 10)) for one in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def values_at(value: Any, pointer: str) -> Iterator[Any]:  # noqa: ANN401 - any JSON value
    """Every value at the pointer of a sighting."""
    first, _, rest = pointer.removeprefix("/").partition("/")
    if not pointer:
        yield value
    elif isinstance(value, list):
        for item in value:
            if first == "*" or (isinstance(item, dict) and item.get("key") == _unescaped(first)):
                yield from values_at(item, f"/{rest}" if rest else "")
    elif isinstance(value, dict) and _unescaped(first) in value:
        yield from values_at(value[_unescaped(first)], f"/{rest}" if rest else "")


class _Members(NamedTuple):
    """A Struct as it is on the wire: of each member its key and, if it holds Structs, theirs."""

    rows: bool
    key: str
    known: dict[str, tuple[str, _Members | None]]


@cache
def _members(shape: type[msgspec.Struct]) -> _Members:
    info = msgspec.inspect.type_info(shape)
    if not isinstance(info, msgspec.inspect.StructType):
        raise TypeError(shape)
    known = {}
    for field in info.fields:
        below = next(iter(_structs(field.type)), None)
        inner = _members(below) if below is not None and below in shapes() else None
        known[field.encode_name] = declared(shape, field.encode_name), inner
    keys = Counter(key for key, _inner in known.values() if key != NONE)
    return _Members(issubclass(shape, Row | Category), keys.most_common(1)[0][0] if keys else NONE, known)


def _structs(kind: msgspec.inspect.Type) -> Iterator[type[msgspec.Struct]]:
    if isinstance(kind, msgspec.inspect.StructType):
        yield kind.cls
    for inner in getattr(kind, "types", ()):
        yield from _structs(inner)
    if (item := getattr(kind, "item_type", None)) is not None:
        yield from _structs(item)


def _walk(members: _Members, value: Any, at: str, within: str) -> Iterator[Sighting]:  # noqa: ANN401
    if isinstance(value, list):
        for item in value:
            row = members.rows and isinstance(item, dict)
            yield from _walk(members, item, _below(at, str(item.get("key")) if row else "*"), within)
    elif isinstance(value, dict):
        if members.rows and _says_held(value):
            yield Sighting(at, str(value.get("key")))
        for name, inner in value.items():
            yield from _member(members, name, inner, at, within)


def _member(members: _Members, name: str, value: Any, at: str, within: str) -> Iterator[Sighting]:  # noqa: ANN401
    here = _below(at, name)
    if name not in members.known:
        yield Sighting(here, members.key if members.key != NONE else within, unknown=True)
        return
    key, below = members.known[name]
    if value is None or value in ([], {}):
        return
    if key not in (NONE, within):
        yield Sighting(here, key)
    if below is not None:
        yield from _walk(below, value, here, key)
        return
    if isinstance(value, str) and _AUDIO.fullmatch(value):
        yield Sighting(here, CALL_AUDIO)
    if key == PAYMENTS and is_card_number(value):
        yield Sighting(here, CARD_NUMBERS)


def _says_held(row: dict[str, Any]) -> bool:
    mine = row.get("mine")
    return row.get("held") is not False or (isinstance(mine, dict) and bool(mine.get("count")))


def _below(at: str, name: str) -> str:
    """The pointer of a member; what is not printable in its name is left out."""
    escaped = "".join(one for one in name if one.isprintable()).replace("~", "~0").replace("/", "~1")
    return f"{at}/{escaped}"[:MAX_POINTER]


def _unescaped(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")
