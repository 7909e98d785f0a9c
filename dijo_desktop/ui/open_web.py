"""The one door to the browser: https only (or the demo's own loopback address), known hosts; else it asks first."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable, Collection
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_BUNDLE_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_LONGEST = 8192


class Verdict(Enum):
    """What may be done with an address: open it, ask the person first, or refuse."""

    OPEN = "open"
    ASK = "ask"
    REFUSE = "refuse"


def judge(address: str, *, hosts: Collection[str] = (), loopback: str = "") -> Verdict:
    """Judge an address: `hosts` are the known ones, `loopback` is the pinned origin of the demo service."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    odd = any(ord(character) <= 0x20 or ord(character) > 0x7E or character == "\\" for character in address)
    if odd or not url.isValid() or not url.host() or len(address) > _LONGEST:
        return Verdict.REFUSE
    if url.userName() or url.password() or "@" in url.authority():
        return Verdict.REFUSE
    if url.scheme() == "http":
        origin = f"http://{url.authority()}"
        return Verdict.OPEN if loopback and origin == loopback and _is_loopback(url.host()) else Verdict.REFUSE
    if url.scheme() != "https":
        return Verdict.REFUSE
    return Verdict.OPEN if ascii_host(address) in hosts else Verdict.ASK


def ascii_host(address: str) -> str:
    """The host of an address as it is on the wire (IDN as xn--…), to show before it is opened."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)


class OpenWeb:
    """Opens addresses in the person's browser; `confirm(host, go)` asks about a host that is not known."""

    def __init__(
        self,
        hosts: Collection[str] = (),
        *,
        loopback: str = "",
        confirm: Callable[[str, Callable[[], None]], None] | None = None,
        opener: Callable[[str], bool] | None = None,
    ) -> None:
        self._hosts = frozenset(hosts)
        self._loopback = loopback
        self._confirm = confirm
        self._opener = opener or _open_in_browser

    def __call__(self, address: str) -> bool:
        """Open the address, or ask first; False if it was refused or no browser took it."""
        match judge(address, hosts=self._hosts, loopback=self._loopback):
            case Verdict.OPEN:
                return self._opener(address)
            case Verdict.ASK if self._confirm is not None:
                self._confirm(ascii_host(address), lambda: self._go(address))
                return True
        return False

    def _go(self, address: str) -> None:
        self._opener(address)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _open_in_browser(address: str) -> bool:
    """Hand the address to the system, with the library paths the system had before our bundle."""
    ours = {name: os.environ[name] for name in _BUNDLE_PATHS if name in os.environ}
    try:
        for name in ours:
            before = os.environ.get(f"{name}_ORIG")
            if before:
                os.environ[name] = before
            elif f"{name}_ORIG" in os.environ or _frozen():
                del os.environ[name]
        return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
    finally:
        os.environ.update(ours)


def _frozen() -> bool:
    from dijo_desktop import packaged

    return packaged.frozen()


class ShowFile:
    """Hands files of this computer to the system: nothing that a service named, only what this program wrote."""

    def open(self, path: Path) -> None:
        """Open it with the program the person uses for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def in_folder(self, path: Path) -> None:
        """Show the folder it is in."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
