"""The pages that have the whole window while nobody is in: sign-in, and a keyring that does not give it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dijo_desktop.errors import DijoError, KeyringChanged
from dijo_desktop.ui.entry.entry import Entry
from dijo_desktop.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Known
    from dijo_desktop.client.vault import Vault
    from dijo_desktop.errors import KeyringUnavailable
    from dijo_desktop.ui.sign_in.keyring_page import KeyringPage
    from dijo_desktop.ui.sign_in.page import SignInPage


class Doors(QObject):
    """`account_chosen` and `remove_asked` carry the name of an account's folder.

    `removal_wanted` is about the account whose sign-in has just ended.

    Each page is made when it is needed first; most starts need none of them.
    """

    account_chosen = Signal(str)
    remove_asked = Signal(str)
    removal_wanted = Signal()

    def __init__(self, window: MainWindow, entry: Entry, make_sign_in_page: Callable[[], SignInPage]) -> None:
        super().__init__(window)
        self._window = window
        self._entry = entry
        self._make_sign_in_page = make_sign_in_page
        self._sign_in: SignInPage | None = None
        self._keyring: KeyringPage | None = None
        self._known: Sequence[Known] = ()

    @property
    def sign_in(self) -> SignInPage:
        """The page that asks who it is."""
        if self._sign_in is None:
            self._sign_in = self._make_sign_in_page()
            self._sign_in.signed_in.connect(self._entry.take)
            self._sign_in.known.chosen.connect(self.account_chosen)
            self._sign_in.known.remove.connect(self.remove_asked)
            self._sign_in.remove.connect(self.removal_wanted)
            self._sign_in.known.show_known(self._known)
        return self._sign_in

    @property
    def keyring(self) -> KeyringPage:
        """The page that says how the keyring stands."""
        if self._keyring is None:
            from dijo_desktop.ui.sign_in.keyring_page import KeyringPage

            page = self._keyring = KeyringPage(make_timer=self._entry.make_timer)
            page.try_again.connect(self._entry.begin)
            page.sign_in_again.connect(self._entry.sign_in_again)
            page.session_only.connect(self._entry.choose_session_only)
        return self._keyring

    def wait(self, *, demo: bool) -> None:
        """Nobody is here, and the service is not found yet: the page is shown, but takes no order."""
        self.sign_in.set_service("", demo=demo)
        self.sign_in.ask.setEnabled(False)
        self._show(self.sign_in)

    def ask_who(self, origin: str, vault: Vault | None, *, demo: bool) -> None:
        """Offer to sign in at `origin`; `vault` says where the sign-in will be kept."""
        self.close()
        kept = vault.backend_name if vault is not None and vault.keeps else ""
        self.sign_in.ask.setEnabled(True)
        self.sign_in.set_service(origin, demo=demo, keyring=kept)
        self.sign_in.no_keyring.setVisible(vault is not None and vault.absent and not vault.session_only)
        self._show(self.sign_in)

    def say_why(self, error: DijoError) -> None:
        """Say why nobody is in, above the offer to sign in."""
        self.sign_in.ask.setEnabled(True)
        self.sign_in.show_failure(error)
        self._show(self.sign_in)

    def show_keyring(self, error: KeyringUnavailable) -> None:
        """Say how the keyring stands."""
        self.keyring.show_state(error)
        self._entry.watch_keyring(gone=isinstance(error, KeyringChanged) and not error.backend)
        self._show(self.keyring)

    def ask_another(self, origin: str, vault: Vault | None, *, demo: bool) -> None:
        """Offer to sign in one more person, while another one stays in."""
        self.sign_in.forgive()
        self.ask_who(origin, vault, demo=demo)

    def show_known(self, known: Sequence[Known]) -> None:
        """List the accounts of this computer below the offer to sign in."""
        self._known = known
        if self._sign_in is not None:
            self._sign_in.known.show_known(known)

    def close(self) -> None:
        """Somebody is in, or another page is shown: the keyring is asked no more."""
        if self._keyring is not None:
            self._keyring.stop()

    def _show(self, page: SignInPage | KeyringPage) -> None:
        self._window.show_alone(page)
        QTimer.singleShot(0, page, page.enter)
