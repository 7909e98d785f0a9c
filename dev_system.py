"""What the machine itself must have, for `dev.py`: which parts are missing, and how they are installed.

Standard library only. On Debian and Ubuntu what is missing is installed as root or by sudo; elsewhere it is named.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""Libraries Qt opens on Linux, and Debian's packages that hold them."""

TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "objdump": "binutils",
    "node": "nodejs",
    "npm": "npm",
    "initdb": "postgresql",
    "pdftotext": "poppler-utils",
    "strace": "strace",
}
"""Programs the tests start, and Debian's packages that hold them."""


class PartMissing(Exception):
    """A part of the system is missing; the text says which, and what to do."""


def system_parts(libraries: dict[str, str], programs: dict[str, str], *, needed: bool) -> None:
    """Install the Debian packages of what is missing; without the right to, say how (`needed`: and stop)."""
    if not sys.platform.startswith("linux"):
        return
    cache = subprocess.run(
        [shutil.which("ldconfig") or "/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False
    )
    missing = [package for name, package in libraries.items() if name not in cache.stdout]
    missing += [package for name, package in programs.items() if shutil.which(name, path=program_path()) is None]
    if missing:
        install_packages(missing, needed=needed)


def program_path() -> str:
    """Where programs are looked for; Debian keeps those of the database server in a folder of their own."""
    servers = sorted(str(folder) for folder in Path("/usr/lib/postgresql").glob("*/bin"))
    return os.pathsep.join([os.environ.get("PATH", os.defpath), *servers])


def install_packages(packages: list[str], *, needed: bool) -> None:
    """Install Debian packages as root or by sudo."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    advice = "sudo " + " ".join(command)
    if shutil.which("apt-get") is None:
        problem = "these Debian packages, or what your system calls them, are missing: " + " ".join(packages)
    elif (prefix := root_prefix()) is None:
        problem = f"packages are missing and this user may not install them. Run:\n  {advice}"
    else:
        say(f"Installing {' '.join(packages)}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*prefix, "apt-get", "update"], env=quiet, capture_output=True, check=False)
        done = subprocess.run([*prefix, *command], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        problem = f"the packages could not be installed:\n{done.stderr[-2000:]}\nRun:\n  {advice}"
    if needed:
        raise PartMissing(problem)
    say(f"dev.py: {problem}\nTests that need them are skipped.")


def root_prefix() -> list[str] | None:
    """What to put before a command that needs root: nothing, sudo, or `None` if neither works."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def say(text: str) -> None:
    """Tell the developer something."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
