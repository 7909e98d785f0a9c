"""What the service said it can do when it was last asked, so that a start offline shows the same columns."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from dijo_desktop.errors import DijoError
from dijo_desktop.store.files import read_safely, write_safely

_NAME = "service.json"


class ServiceFile(msgspec.Struct, frozen=True, kw_only=True):
    """Names of capabilities as `/v1/service` lists them; says nothing about a person."""

    capabilities: tuple[str, ...] = ()


class KnownService:
    """The capabilities of the service of one account, in its folder; without one in memory alone."""

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / _NAME
        self._file = ServiceFile()
        if self._path is not None:
            with suppress(DijoError):  # a file that cannot be read keeps nobody from the calls
                self._file = read_safely(self._path, _decode) or self._file

    @property
    def capabilities(self) -> tuple[str, ...]:
        """Those it had when it was last asked; none if it never was."""
        return self._file.capabilities

    def keep(self, capabilities: Iterable[str]) -> None:
        """Remember what it can do now, for a worker; nothing is written if it is the same as before."""
        told = ServiceFile(capabilities=tuple(capabilities))
        if told != self._file:
            self._file = told
            if self._path is not None:
                write_safely(self._path, msgspec.json.encode(told), _decode)


def _decode(data: bytes) -> ServiceFile:
    return msgspec.json.decode(data, type=ServiceFile)
