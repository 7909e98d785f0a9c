"""Lengths and amounts as they are typed: `1h30min` in seconds, `£0.50` in micro-units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dijo_desktop.domain.call_reader import NotUnderstood, Reader
from dijo_desktop.domain.call_tokens import Token
from dijo_desktop.domain.call_vocabulary import SYMBOLS
from dijo_desktop.domain.money import UNIT

_SECONDS = {"h": 3600, "min": 60, "s": 1}
_MOST_SECONDS = 10**9
_MOST_WHOLE = 10**12


@dataclass(frozen=True, slots=True)
class Length:
    """So many seconds, written in parts of which the last was of `unit` seconds."""

    seconds: int
    unit: int

    @property
    def exact(self) -> int:
        """The last second that is still called so: 5 min go on until 5:59."""
        return self.seconds + self.unit - 1

    def in_its_unit(self, number: str) -> int:
        """Another number, in seconds, if it has the same unit."""
        return _whole(Decimal(number.replace(",", ".")) * self.unit)


@dataclass(frozen=True, slots=True)
class Amount:
    """Micro-units, and the currency if one was said."""

    micro: int
    currency: str


def length_of(reader: Reader) -> Length | None:
    """Read `90s`, `5 min`, `1h30min`; nothing if no length stands here."""
    seconds, unit, begin = Decimal(), 0, reader.here
    while reader.at("number"):
        place = reader.place
        number = reader.next()
        key = reader.take_word(*_SECONDS)
        if not key or (unit and _SECONDS[key] >= unit):
            reader.back_to(place)
            break
        unit = _SECONDS[key]
        seconds += _decimal(number) * unit
    if not unit:
        return None
    if seconds > _MOST_SECONDS:
        raise NotUnderstood("too_large", begin.to(reader.passed[-1].span))
    return Length(_whole(seconds), unit)


def amount_of(reader: Reader, *, bare: bool) -> Amount | None:
    """Read `£0.50`, `0.50 gbp`, `0.5€`; with `bare` a number alone is an amount, too."""
    sign = reader.take("sign")
    number = reader.take("number")
    if number is None:
        if sign is not None:
            raise NotUnderstood("value_missing", sign.span)
        return None
    if sign is None:
        sign = reader.take("sign")
    currency = SYMBOLS[sign.text] if sign is not None else ""
    if sign is None and reader.at("word") and not reader.word() and reader.token.text.upper() in reader.currencies:
        currency = reader.next().text.upper()
    if not currency and not bare:
        return None
    value = _decimal(number)
    if value >= _MOST_WHOLE or -int(value.as_tuple().exponent) > 6:
        raise NotUnderstood("too_large", number.span)
    return Amount(int(value * UNIT), currency)


def _decimal(number: Token) -> Decimal:
    return Decimal(number.text.replace(",", "."))


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
