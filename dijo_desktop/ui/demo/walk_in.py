"""Coming in as a sample person with one click: the demo's own sign-in page is answered for the person."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dijo_desktop.ui.entry.doors import Doors
from dijo_desktop.ui.entry.entry import Entry

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Known


class WalkInBrowser:
    """Opens the person's browser, but for the one sign-in that was announced: that one it answers by itself.

    Only the demo is given one; what answers speaks to this computer alone.
    """

    def __init__(self, browser: Callable[[str], bool]) -> None:
        self._browser = browser
        self._email = ""
        self._lock = threading.Lock()

    def expect(self, email: str) -> None:
        """Answer the next sign-in page as this person; empty for none."""
        with self._lock:
            self._email = email

    def __call__(self, address: str) -> bool:
        """Have the address opened by whom it is for."""
        with self._lock:
            email, self._email = self._email, ""
        if not email:
            return self._browser(address)
        from dijo_desktop.client.scripted_browser import ScriptedBrowser

        return ScriptedBrowser(email).open(address)


class WalkIn(QObject):
    """Changes over to a sample person: one who is signed in here already, or by a sign-in of their own.

    `arrived` follows whoever comes in, `given_up` every reason why nobody will.
    """

    arrived = Signal()
    given_up = Signal()

    def __init__(self, entry: Entry, doors: Doors, browser: WalkInBrowser, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._doors = doors
        self._browser = browser
        self._known: Sequence[Known] = ()
        self._wanted = ""
        entry.known.connect(self._learn)
        entry.nobody.connect(lambda _origin: self._ask())
        entry.entered.connect(lambda _signed_in: self.arrived.emit())
        for failed in (entry.service_failed, entry.keyring_failed, entry.signed_out):
            failed.connect(self._forget)

    def come(self, email: str, *, afresh: bool) -> None:
        """Bring this person in; `afresh` if the account was made anew, which ended every sign-in to the old one."""
        known = next((one.name for one in self._known if one.email == email and one.signed_in), "")
        if known and not afresh:
            self._entry.open_account(known)
            return
        self._wanted = email
        self._entry.sign_in_again()

    def _ask(self) -> None:
        """Nobody is in, and the sign-in page is shown."""
        email, self._wanted = self._wanted, ""
        if not email:
            return
        page = self._doors.sign_in
        page.forgive()
        self._browser.expect(email)
        for ended in (page.failed, page.waiting.cancelled):
            ended.connect(self._forget, Qt.ConnectionType.UniqueConnection)
        page.ask.accept()

    def _learn(self, known: Sequence[Known]) -> None:
        self._known = known

    @Slot()
    def _forget(self) -> None:
        self._wanted = ""
        self._browser.expect("")
        self.given_up.emit()
