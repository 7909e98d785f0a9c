"""`dijo-desktop doctor`: whether each part that this program needs is there, and works."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dijo_desktop.errors import DijoError


@dataclass(frozen=True)
class Finding:
    """What was found out about a part, in one line."""

    healthy: bool
    text: str


def examine(part: str) -> Finding:
    """Try a part for real; a failure that can happen in life is a finding, not a crash."""
    try:
        return Finding(healthy=True, text=CHECKS[part]())
    except DijoError as error:
        return Finding(healthy=False, text=f"{type(error).__name__} {error}".rstrip())


def _qt() -> str:
    from dijo_desktop.ui.self_test import try_qt

    return try_qt()


def _store() -> str:
    from dijo_desktop.store.self_test import try_store

    with tempfile.TemporaryDirectory(prefix="dijo-doctor-") as folder:
        return try_store(Path(folder))


def _i18n() -> str:
    from dijo_desktop.ui.self_test import try_translations

    return try_translations()


def _keyring() -> str:
    from dijo_desktop.client.self_test import try_keyring

    return try_keyring()


CHECKS: dict[str, Callable[[], str]] = {"qt": _qt, "store": _store, "i18n": _i18n, "keyring": _keyring}
"""The parts, and how each is tried."""
