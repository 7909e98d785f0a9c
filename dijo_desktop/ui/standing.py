"""What the window says outside its pages: the status area of the sidebar, and the bar above every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.steady import SteadyTime, steady_rate
from dijo_desktop.errors import ConnectionFailed, ConnectionLost, DemoFailed, DijoError, Offline
from dijo_desktop.ui.keyring_badge import KeyringBadge
from dijo_desktop.ui.shell.status_area import ConnectionFacts, SyncFacts
from dijo_desktop.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from dijo_desktop.client.call_sync import SyncProgress
    from dijo_desktop.client.http import Http
    from dijo_desktop.client.vault import Vault


class Standing:
    """How connection, sync, keyring and deletion stand; `demo` says it in the demo's words."""

    def __init__(self, window: MainWindow, clock: Clock, *, demo: bool) -> None:
        self._status = window.sidebar.status
        self._keyring = KeyringBadge(self._status)
        self._bars = window.bars
        self._clock = clock
        self._demo = demo
        self._time_left = SteadyTime()
        self._lost_ms = 0

    def connected(self, resource: str, http: Http) -> None:
        """The service at `resource` answers."""
        self._bars.set_offline(None)
        self._bars.set_failure(None)
        self._lost_ms = 0
        facts = http.connection_facts(resource)
        self._bars.set_skew(facts.skew_seconds if facts is not None else 0.0)
        if self._demo:
            self._status.show_connection(ConnectionFacts("demo"))
        else:
            host, tls = endpoint_place(resource).host, facts.tls if facts is not None else ""
            self._status.show_connection(ConnectionFacts("connected", host, tls))

    def lost(self, error: DijoError, as_of_ms: int) -> None:
        """The service does not answer, or refuses; what is shown is from `as_of_ms` (UTC, 0 for nothing)."""
        if isinstance(error, ConnectionFailed | DemoFailed):  # a service that refuses is there
            self._lost_ms = self._lost_ms or self._clock.now_ms()
            host = getattr(error, "host", "")
            self._status.show_connection(ConnectionFacts("offline", host=host, since_ms=self._lost_ms))
        # Where every try breaks off there is no service to speak to, which is what "offline" means to a person.
        offline = isinstance(error, Offline | ConnectionLost)
        self._bars.set_offline(as_of_ms if offline else None)
        self._bars.set_failure(None if offline else error)

    def sync_begins(self) -> None:
        """The calls are about to be fetched."""
        self._status.show_sync(SyncFacts("running"))

    def sync_running(self, progress: SyncProgress) -> None:
        """The calls are being fetched, and it is so far."""
        seconds = progress.seconds_left
        facts = SyncFacts(
            "running",
            rows=progress.rows,
            total=progress.total or 0,
            rate=steady_rate(progress.rate),
            seconds_left=self._time_left.after(seconds) if seconds else 0,
        )
        self._status.show_sync(facts)

    def synced(self, at_ms: int) -> None:
        """The calls were brought up to date at this moment (UTC ms, 0 for never)."""
        self._time_left = SteadyTime()
        self._status.show_sync(SyncFacts("done", at_ms=at_ms) if at_ms else SyncFacts())

    def not_synced(self, at_ms: int) -> None:
        """The last try did not end; the one before it did at this moment (UTC ms, 0 for never)."""
        self._time_left = SteadyTime()
        self._status.show_sync(SyncFacts("failed", at_ms=at_ms))

    def copying(self, share: float) -> None:
        """A copy is being saved, from 0 to 1."""
        self._status.show_sync(SyncFacts("copying", share=share))

    def keyring(self, vault: Vault | None) -> None:
        """How the keyring stands, once it was asked."""
        if vault is not None:
            self._keyring.follow(vault)

    def deletion(self, ends_at_ms: int | None, *, hero_cancels: bool = False) -> None:
        """Count down to the moment the account is erased (UTC ms); the page shown may carry the button itself."""
        self._bars.set_deletion(ends_at_ms)
        self._bars.set_hero_cancels(hero_cancels=hero_cancels)

    def clear(self) -> None:
        """Nobody is here."""
        self._lost_ms = 0
        self._bars.set_deletion(None)
        self._bars.set_offline(None)
        self._bars.set_failure(None)
        self._bars.set_skew(0.0)
        self._status.show_connection(ConnectionFacts())
        self._status.show_sync(SyncFacts())
