"""What must be there before Qt starts: without a screen or its libraries Qt ends the program without our words."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping

from dijo_desktop.errors import SystemPartMissing

FOREIGN = (
    "QT_PLUGIN_PATH",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_QPA_GENERIC_PLUGINS",
    "QML2_IMPORT_PATH",
)
"""Variables by which code or looks of others would come into this program, or paths of ours into a browser."""

_DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
_XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def loads(library: str) -> bool:
    """Whether the system can load a library by the name Qt asks for."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def prepare(environment: MutableMapping[str, str] = os.environ, system: str = sys.platform) -> None:
    """Take from the environment what would bring foreign plugins, before the application object is made.

    A bare C locale becomes the UTF-8 one that Qt takes in any case, but not without a word on standard error.
    """
    for name in FOREIGN:
        environment.pop(name, None)
    name = next((name for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "LC_CTYPE")
    if system.startswith("linux") and environment.get(name, "C") in ("C", "POSIX"):
        environment["LC_ALL" if name == "LC_ALL" else "LC_CTYPE"] = "C.UTF-8"


def check(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform, loads: Callable[[str], bool] = loads
) -> None:
    """Raise SystemPartMissing if Qt could not open a window; before any other module of Qt is imported.

    A platform named by QT_QPA_PLATFORM is the user's own choice and is not doubted, but xcb needs its libraries.
    """
    if not system.startswith("linux"):
        return
    wayland = bool(environment.get("WAYLAND_DISPLAY"))
    chosen = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen in ("", "xcb", "wayland") and not (environment.get("DISPLAY") or wayland):
        raise SystemPartMissing("a screen", "Neither DISPLAY nor WAYLAND_DISPLAY is set.")
    needs_xcb = chosen == "xcb" or (not chosen and not wayland)
    parts = _DRAWING | _XCB if needs_xcb else _DRAWING
    missing = sorted(package for library, package in parts.items() if not loads(library))
    if missing:
        raise SystemPartMissing("system libraries", "On Debian or Ubuntu: apt-get install " + " ".join(missing))
