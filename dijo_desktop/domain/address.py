"""Which addresses a service, and the endpoints it names, may have."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from dijo_desktop.errors import AddressRefused

LOOPBACK_HOSTS = ("127.0.0.1", "[::1]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::([0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_ADDRESS_LIMIT = 2048
_HOST_LIMIT = 253
_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Place:
    """Scheme, host (ASCII, lower case, IPv6 in brackets) and port of an address that may be used."""

    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """`https://host`, with the port if it is not the scheme's own."""
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"

    @property
    def loopback(self) -> bool:
        """Whether this is literally this computer."""
        return self.host in LOOPBACK_HOSTS


def service_origin(text: str) -> str:
    """The origin that a person typed: https, or http to a literal loopback address; nothing after the port."""
    typed = text.strip()
    if "://" not in typed:
        typed = f"https://{typed}"
    place, rest = _split(typed)
    if rest not in ("", "/"):
        raise AddressRefused("path")
    return place.origin


def endpoint_place(url: str) -> Place:
    """Where a URL leads that the service named: same schemes as a service address, path and query allowed."""
    place, rest = _split(url)
    if "#" in rest:
        raise AddressRefused("fragment")
    return place


def _split(text: str) -> tuple[Place, str]:
    if (
        len(text) > _ADDRESS_LIMIT
        or not text.isascii()
        or any(ord(sign) <= 0x20 or ord(sign) == 0x7F for sign in text)
    ):
        raise AddressRefused("characters")
    whole = _SCHEME.fullmatch(text)
    scheme = whole[1].lower() if whole else ""
    if whole is None or scheme not in _DEFAULT_PORTS or "\\" in text:
        raise AddressRefused("scheme")
    end = next((at for at, sign in enumerate(whole[2]) if sign in "/?#"), len(whole[2]))
    authority = _AUTHORITY.fullmatch(whole[2][:end])
    if authority is None:
        raise AddressRefused("host")
    port = int(authority[2] or _DEFAULT_PORTS[scheme])
    if not 1 <= port <= 65535:
        raise AddressRefused("port")
    place = Place(scheme, _host(authority[1].lower()), port)
    if scheme == "http" and not place.loopback:
        raise AddressRefused("plain-http")
    return place, whole[2][end:]


def _host(host: str) -> str:
    """A host name or an address in its one canonical spelling; never a link-local, group or unspecified one."""
    numeric = host.startswith("[") or re.fullmatch(r"[0-9]+|0x[0-9a-f]*", host.rpartition(".")[2]) is not None
    if not numeric:
        labels = host.split(".")
        if len(host) > _HOST_LIMIT or not all(_LABEL.fullmatch(label) for label in labels):
            raise AddressRefused("host")
        return host
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        raise AddressRefused("host") from None
    inner = getattr(address, "ipv4_mapped", None) or address
    if inner.is_unspecified or inner.is_link_local or inner.is_multicast:
        raise AddressRefused("host")
    return f"[{address.compressed}]" if address.version == 6 else address.compressed
