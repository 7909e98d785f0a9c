"""A value that must not be seen: not in a log, a traceback, a message or a pickle."""

from __future__ import annotations

import hmac
from typing import NoReturn


class Secret:
    """Holds a token, code, verifier or key; only `reveal()` gives it back."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value, for the one place that must send or store it."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format("***", spec)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    __hash__ = None  # type: ignore[assignment]  # comparing hashes would leak what comparing values does not

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled")
