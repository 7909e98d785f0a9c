"""One person's computer, for whole sign-ins against the real reference service."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from dijo_desktop.client import limits
from dijo_desktop.client.accounts import Accounts
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.homes import Homes
from dijo_desktop.client.http import Http
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.places import Places
from tests.client.fake_service import Browser, FakeService
from tests.client.keyrings import Keyring, vault_of


class Computer:
    """One person's computer: its files, its keyring, and as many runs of the program as a test wants."""

    def __init__(self, folder: Path, origin: str) -> None:
        self.places = Places.below(folder)
        self.places.make()
        self.origin = origin
        self.keyring: Keyring = Keyring()
        self.keyring_id = "test"
        self.keyring_notice = limits.KEYRING_NOTICE
        self.browser = ScriptedBrowser("ordinary@demo.example")
        self.open: Callable[[str], bool] = self._browse
        self.links: list[str] = []
        self.stop = threading.Event()
        self.clock = Clock()
        self._https: list[Http] = []

    def start(self) -> Accounts:
        """A new run."""
        http = Http(clock=Clock(), environment=Environment())
        self._https.append(http)
        return Accounts(
            homes=Homes(
                self.places,
                vault_of(self.keyring, backend_id=self.keyring_id, notice=self.keyring_notice),
                self.clock,
            ),
            http=http,
            clock=self.clock,
            open_browser=self._open,
        )

    def _browse(self, link: str) -> bool:
        return self.browser.open(link)

    def _open(self, link: str) -> bool:
        self.links.append(link)
        return self.open(link)

    def sign_in(self, accounts: Accounts) -> SignedIn:
        return accounts.sign_in(self.origin, stop=self.stop, waiting=lambda attempt: None)

    def at(self, fake: FakeService, issuer: FakeService | None = None) -> Computer:
        """The same computer, but it knows another service, which does not ask who one is."""
        self.origin, self.open = fake.origin, Browser(issuer or fake).open
        return self

    def item(self) -> dict[str, object]:
        """The one keyring item."""
        (text,) = self.keyring.items.values()
        assert len(text) <= 1000
        return dict(msgspec.json.decode(text))

    def close(self) -> None:
        for http in self._https:
            http.shut()

    def hashes(self) -> dict[Path, bytes]:
        """Every file and what is in it."""
        return {path: path.read_bytes() for path in self.places.data.rglob("*") if path.is_file()}
