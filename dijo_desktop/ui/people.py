"""The people of this computer: who is in the window, who else could be, one more, one less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dijo_desktop.ui.account.remove_dialog import RemoveDialog
from dijo_desktop.ui.entry import Entry, LateAccounts
from dijo_desktop.ui.entry.doors import Doors
from dijo_desktop.ui.entry.leave_behind import LeaveBehind
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Known


class People(QObject):
    """Connects the switcher in the sidebar and the list below the sign-in to what opens and removes accounts.

    `service` gives the origin of who is in. Changing over keeps everybody signed in: the keyring holds an item for
    each, and each has a folder of its own.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        accounts: LateAccounts,
        entry: Entry,
        doors: Doors,
        service: Callable[[], str],
        *,
        demo: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tasks = tasks
        self._accounts = accounts
        self._entry = entry
        self._doors = doors
        self._service = service
        self._demo = demo
        self._shown = ""
        self._inside = False
        window.sidebar.account.chosen.connect(entry.open_account)
        window.sidebar.account.add.connect(self.add)
        doors.account_chosen.connect(self._choose)
        doors.remove_asked.connect(self._remove)
        doors.removal_wanted.connect(lambda: self._remove(self._shown))
        entry.known.connect(self._show)
        entry.stayed.connect(lambda: window.show_section("calls"))

    def come(self, name: str) -> None:
        """The account of this folder is in the window."""
        self._shown, self._inside = name, True
        self._entry.look()

    def go(self) -> None:
        """Nobody is in the window; whose turn it was stays known, for it may be removed."""
        self._inside = False
        self._show(())
        self._entry.look()

    def add(self) -> None:
        """Ask who else it is; who is in stays in."""
        self._doors.ask_another(self._service(), self._accounts.vault, demo=self._demo)

    def _choose(self, name: str) -> None:
        if self._inside and name == self._shown:
            self._window.show_section("calls")
        else:
            self._entry.open_account(name)

    def _remove(self, name: str) -> None:
        if self._inside and name == self._shown:  # its copy is open: the account page closes it first
            self._window.show_section("account")
            return
        dialog = RemoveDialog(LeaveBehind(self._accounts, name), self._tasks, self._window)
        dialog.removed.connect(lambda _report: self._removed())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _removed(self) -> None:
        self._doors.sign_in.forgive()
        self._entry.look()

    def _show(self, known: Sequence[Known]) -> None:
        vault = self._accounts.vault
        kept = vault is None or not vault.session_only
        self._window.sidebar.account.show_known(known, self._shown if self._inside else "", may_add=kept)
        self._doors.show_known(known)
