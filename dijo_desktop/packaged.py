"""Where the files that come with the program are: in the source tree, the wheel or the bundle."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a file below `resources/`."""
    return _first(("resources", "_resources"), "resources").joinpath(*parts)


def catalogues() -> Path:
    """Folder of the compiled translations (`dijo_<language>.qm`)."""
    return _first(("i18n", "_i18n"), "build/i18n")


def service_address(file: Path | None = None) -> str:
    """The address of the service this build was published for; empty if it was published for none."""
    path = file or resource("service.toml")
    address = tomllib.loads(path.read_text(encoding="utf-8")).get("address", "") if path.exists() else ""
    return address if isinstance(address, str) else ""


def frozen() -> bool:
    """Whether this is the bundle made by PyInstaller."""
    return hasattr(sys, "_MEIPASS")


def _first(names: tuple[str, str], in_source_tree: str) -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / names[0]
    in_wheel = _PACKAGE / names[1]
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / in_source_tree
