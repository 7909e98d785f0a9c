"""The pages that have the whole window while nobody is in: sign-in, and a keyring that does not give it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.entry.entry import Entry
from dijo_desktop.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from dijo_desktop.client.vault import Vault
    from dijo_desktop.errors import KeyringUnavailable
    from dijo_desktop.ui.sign_in.keyring_page import KeyringPage
    from dijo_desktop.ui.sign_in.page import SignInPage


class Doors:
    """Each page is made when it is needed first; most starts need none of them."""

    def __init__(self, window: MainWindow, entry: Entry, make_sign_in_page: Callable[[], SignInPage]) -> None:
        self._window = window
        self._entry = entry
        self._make_sign_in_page = make_sign_in_page
        self._sign_in: SignInPage | None = None
        self._keyring: KeyringPage | None = None

    @property
    def sign_in(self) -> SignInPage:
        """The page that asks who it is."""
        if self._sign_in is None:
            self._sign_in = self._make_sign_in_page()
            self._sign_in.signed_in.connect(self._entry.take)
        return self._sign_in

    @property
    def keyring(self) -> KeyringPage:
        """The page that says how the keyring stands."""
        if self._keyring is None:
            from dijo_desktop.ui.sign_in.keyring_page import KeyringPage

            page = self._keyring = KeyringPage()
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
        kept = vault.backend_name if vault is not None and not vault.session_only else ""
        self.sign_in.ask.setEnabled(True)
        self.sign_in.set_service(origin, demo=demo, keyring=kept)
        self._show(self.sign_in)

    def say_why(self, error: DijoError) -> None:
        """Say why nobody is in, above the offer to sign in."""
        self.sign_in.ask.setEnabled(True)
        self.sign_in.show_failure(error)
        self._show(self.sign_in)

    def show_keyring(self, error: KeyringUnavailable) -> None:
        """Say how the keyring stands."""
        self.keyring.show_state(error)
        self._show(self.keyring)

    def close(self) -> None:
        """Somebody is in, or another page is shown: the keyring is asked no more."""
        if self._keyring is not None:
            self._keyring.stop()

    def _show(self, page: SignInPage | KeyringPage) -> None:
        self._window.show_alone(page)
        QTimer.singleShot(0, page, page.enter)
