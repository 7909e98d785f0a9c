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
        found = CHECKS[part]()
    except DijoError as error:
        return Finding(healthy=False, text=f"{type(error).__name__} {error}".rstrip())
    return found if isinstance(found, Finding) else Finding(healthy=True, text=found)


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


def _keyring() -> Finding:
    import threading

    from dijo_desktop.client.homes import SERVICE_NAME
    from dijo_desktop.client.keyring_doctor import examine as examine_keyring
    from dijo_desktop.client.platform_keyring import open_platform_keyring
    from dijo_desktop.client.vault import Vault
    from dijo_desktop.ui.account.work import keyring_facts
    from dijo_desktop.ui.keyring_advice import advice

    vault = Vault(open_platform_keyring, SERVICE_NAME)
    found = examine_keyring(vault, threading.Event())
    facts = keyring_facts(vault)
    which = ", ".join(filter(None, (found.name or "no keyring", found.version)))
    if found.healthy:
        text = f"{which}, {found.state.value}; wrote, read and deleted {found.characters} characters"
    else:
        text = f"{which}, {found.state.value if found.usable else 'cannot be used'}. {advice(facts)}"
    return Finding(found.healthy, f"{text} ({found.seconds:.2f} s)")


CHECKS: dict[str, Callable[[], str | Finding]] = {"qt": _qt, "store": _store, "i18n": _i18n, "keyring": _keyring}
"""The parts, and how each is tried."""
