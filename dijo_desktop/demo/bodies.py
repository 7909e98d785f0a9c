"""Strict reading of JSON bodies: unknown members, wrong types and text after the end are refused (contract CO-18)."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from dijo_desktop.contract.problems import FieldError
from dijo_desktop.demo.problems import ProblemError

T = TypeVar("T")
_PLACE = re.compile(r" - at `\$?([^`]*)`$")


def decoded(body: bytes, shape: type[T]) -> T:
    """The body as `shape`, else 400 `invalid-request` that names the wrong place."""
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        text = str(error)
        place = _PLACE.search(text)
        pointer = "/".join(("", *re.findall(r"[^.\[\]]+", place[1]))) if place else ""
        detail = _PLACE.sub("", text)
        raise ProblemError(
            "invalid-request", errors=[FieldError(pointer=pointer, code="invalid", detail=detail)]
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ProblemError("invalid-request", "The body is not JSON.") from None
