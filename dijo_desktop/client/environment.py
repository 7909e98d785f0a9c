"""Which proxy and which extra certificates this computer's environment asks for, read by ourselves."""

from __future__ import annotations

import ipaddress
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dijo_desktop.domain.address import Place
from dijo_desktop.errors import ProxyUnusable

_PROXY = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?P<user>[^@/\s]*)@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?/?"
)
_EXEMPT = re.compile(
    r"(?P<host>\*|\.?[A-Za-z0-9._-]+|\*\.[A-Za-z0-9._-]+|\[?[0-9A-Fa-f:.]+\]?(?:/[0-9]{1,3})?)(?::[0-9]+)?"
)


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that may be used; `setting` is the variable that named it. The address may hold a password."""

    setting: str
    scheme: str
    host: str
    port: int
    user: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says; `ignored` names the variables that make no sense and have no effect."""

    proxy_setting: str = ""
    proxy: Proxy | None = None
    exempt: tuple[str, ...] = ()
    cert_file: Path | None = None
    ignored: tuple[str, ...] = ()

    def proxy_for(self, place: Place) -> Proxy | None:
        """The proxy for `place`, `None` to go direct; never one for this computer, never round a broken one."""
        if place.loopback or any(_covers(rule, place) for rule in self.exempt):
            return None
        if self.proxy is None and self.proxy_setting:
            raise ProxyUnusable(self.proxy_setting)
        return self.proxy


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read HTTPS_PROXY, ALL_PROXY, NO_PROXY and SSL_CERT_FILE; lower case goes first, as everywhere.

    HTTP_PROXY has no use here: plain HTTP goes to this computer only.
    """
    ignored = []
    setting, proxy = "", None
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        if variables.get(name, "").strip():
            setting, proxy = name, _proxy(name, variables[name].strip())
            break
    exempt = []
    for name in ("no_proxy", "NO_PROXY"):
        entries = [entry.strip() for entry in variables.get(name, "").split(",")]
        good = [entry.lower() for entry in entries if _sensible(entry)]
        if len(good) < len([entry for entry in entries if entry]):
            ignored.append(name)
        exempt.extend(good)
    cert_file = None
    if variables.get("SSL_CERT_FILE"):
        cert_file = _certificates(Path(variables["SSL_CERT_FILE"]))
        if cert_file is None:
            ignored.append("SSL_CERT_FILE")
    return Environment(setting, proxy, tuple(exempt), cert_file, tuple(ignored))


def _proxy(setting: str, text: str) -> Proxy | None:
    found = _PROXY.fullmatch(text)
    if found is None:
        return None
    scheme = (found["scheme"] or "http").lower()
    port = int(found["port"] or {"http": 80, "https": 443}.get(scheme, 0))
    if scheme not in ("http", "https") or not 1 <= port <= 65535:
        return None
    return Proxy(setting, scheme, found["host"].lower(), port, found["user"] or "")


def _sensible(entry: str) -> bool:
    found = _EXEMPT.fullmatch(entry)
    if found is None:
        return False
    if "/" in entry or ":" in found["host"]:
        return _network(found["host"]) is not None
    return True


def _network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    if text.startswith("[") != ("]" in text):
        return None
    try:
        return ipaddress.ip_network(text.replace("[", "").replace("]", ""), strict=False)
    except ValueError:
        return None


def _covers(rule: str, place: Place) -> bool:
    found = _EXEMPT.fullmatch(rule)
    host = found["host"] if found else rule
    if found and found.end("host") < len(rule) and rule[found.end("host") + 1 :] != str(place.port):
        return False
    if host == "*":
        return True
    network = _network(host)
    if network is not None:
        try:
            return ipaddress.ip_address(place.host.strip("[]")) in network
        except ValueError:
            return False
    name = host.removeprefix("*").removeprefix(".")
    return place.host == name or place.host.endswith(f".{name}")


def _certificates(path: Path) -> Path | None:
    """The file, if it holds certificates that OpenSSL can read."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        return None
    return path
