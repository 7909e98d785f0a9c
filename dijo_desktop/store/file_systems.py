"""What kind of file system a folder is on, asked of the system, since Python cannot tell."""

from __future__ import annotations

import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4


def file_system(folder: Path, mounts: Path = _MOUNTS) -> str:
    """A name such as `ext4` or `nfs4`, `remote` for a Windows network drive, empty if the system does not say."""
    if sys.platform == "win32":
        import ctypes

        return "remote" if ctypes.windll.kernel32.GetDriveTypeW(str(folder.resolve().anchor)) == _DRIVE_REMOTE else ""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""  # macOS and the BSDs have no such file
    return _deepest(lines, folder.resolve())


def _deepest(lines: list[str], folder: Path) -> str:
    """The type of the mount point nearest above a folder; the last one of a place hides those before (proc(5))."""
    kind, depth = "", -1
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, types = before.split(" "), after.split(" ")
        if len(fields) < 5:
            continue
        point = Path(fields[4].encode("ascii", "replace").decode("unicode_escape"))
        if (point == folder or point in folder.parents) and len(point.parts) >= depth:
            kind, depth = types[0], len(point.parts)
    return kind
