"""Removing an account that is not open: the work behind the dialog that asks and then proves."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from dijo_desktop.ui.account.facts import Removed

if TYPE_CHECKING:
    from dijo_desktop.ui.entry.late_accounts import LateAccounts


class LeaveBehind:
    """The work for one account, named by its folder; it runs on a worker."""

    def __init__(self, accounts: LateAccounts, name: str) -> None:
        self._accounts = accounts
        self._name = name

    def remove(self, *, stop: threading.Event) -> Removed:
        """End its sign-in, remove all of it from this computer, then look what is left."""
        profile = self._accounts.homes().profile(self._name)
        folder = profile.folder if profile is not None else None
        files = sum(1 for file in folder.rglob("*") if file.is_file()) if folder is not None else 0
        report = self._accounts.get().forget(self._name, stop)
        if report is None:
            return Removed(files=0, keys=0)
        return Removed(files, 1 if report.record_removed else 0, tuple(str(path) for path in report.left))
