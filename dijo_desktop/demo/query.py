"""Reading query parameters: each value is checked, each wrong one is named (400)."""

from __future__ import annotations

import re
from typing import Any

from litestar import Request

from dijo_desktop.demo.problems import field_error
from dijo_desktop.domain.instants import parse
from dijo_desktop.domain.money import to_micro

AnyRequest = Request[Any, Any, Any]

_CURRENCY = re.compile(r"[A-Z]{3}")
_DIGITS = re.compile(r"\d{1,10}", re.ASCII)


def instant(request: AnyRequest, name: str) -> int | None:
    """An instant such as `2026-11-23T15:04:05.331Z` as UTC milliseconds."""
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return parse(text)
    except ValueError:
        raise field_error(name, "not_an_instant") from None


def seconds(request: AnyRequest, name: str) -> int | None:
    """A number of seconds."""
    text = request.query_params.get(name)
    if text is None:
        return None
    if _DIGITS.fullmatch(text) is None:
        raise field_error(name, "not_a_number")
    return int(text)


def micro(request: AnyRequest, name: str) -> int | None:
    """An exact amount as millionths of its currency."""
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return to_micro(text)
    except ValueError:
        raise field_error(name, "not_an_amount") from None


def currency(request: AnyRequest, name: str = "currency") -> str | None:
    """An ISO 4217 code."""
    text = request.query_params.get(name)
    if text is not None and _CURRENCY.fullmatch(text) is None:
        raise field_error(name, "not_a_currency")
    return text


def one_of(request: AnyRequest, name: str, choices: tuple[str, ...], default: str) -> str:
    """One of some words."""
    text = request.query_params.get(name, default)
    if text not in choices:
        raise field_error(name, "unknown_value")
    return str(text)
