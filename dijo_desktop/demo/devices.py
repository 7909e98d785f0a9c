"""What a browser says about itself: device, browser and operating system types (policy section 2.3)."""

from __future__ import annotations

import re

import msgspec

_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
_CLIENT = re.compile(r"dijo-desktop/[0-9A-Za-z.+-]{1,32}")


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """The technical information of a sign-in."""

    ip_address: str
    device_type: str
    browser_type: str
    operating_system: str


def device_of(user_agent: str, ip_address: str) -> Device:
    """Types by the `User-Agent` of the browser that showed the sign-in page."""
    return Device(
        ip_address=ip_address,
        device_type="mobile" if "Mobile" in user_agent else "desktop",
        browser_type=_first(_BROWSERS, user_agent),
        operating_system=_first(_SYSTEMS, user_agent),
    )


def client_of(user_agent: str) -> str:
    """Name and version of the client program, such as `dijo-desktop/1.0`."""
    found = _CLIENT.match(user_agent)
    return found[0] if found else "dijo-desktop"


def _first(marks: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for mark, name in marks if mark in text), "Unknown")
