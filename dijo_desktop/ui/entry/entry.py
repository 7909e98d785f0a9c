"""Brings a person in: first what is on this computer, without the network, then the service.

The order is that of what the user sees soonest: the keyring is read, the local copy opened and shown, and only then
the service is asked. Nothing here decides what is shown; the signals do, where they are connected.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dijo_desktop.errors import DijoError, KeyringUnavailable, SignedOut
from dijo_desktop.ui.entry.late_accounts import LateAccounts
from dijo_desktop.ui.tasks import Job, Task, Tasks

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Home
    from dijo_desktop.client.signed_in import SignedIn

T = TypeVar("T")
FindService = Callable[[threading.Event], str]
"""The origin of the service, empty if none is chosen yet; starts the demo if that is the service. May block."""

NEXT_TURN_MS = 1
"""With 0 Qt would go on in the same turn, before anything is painted."""


class Entry(QObject):
    """`home_opened` carries a `Home`, `entered` a `SignedIn`, `nobody` the origin to offer; failures their error.

    `coming` comes a turn of the event loop before `home_opened` or an `entered` without it: making everything at once
    would hold the window up. `starting` comes as soon as it is known that nobody is here, while the service is still
    being found; `known` carries the accounts of this computer, in answer to `look`. `stayed`: who signed in was in
    already.
    """

    home_opened = Signal(object)
    entered = Signal(object)
    stayed = Signal()
    nobody = Signal(str)
    keyring_failed = Signal(object)
    service_failed = Signal(object)
    signed_out = Signal(object)
    connecting = Signal()
    coming = Signal()
    starting = Signal()
    known = Signal(object)

    def __init__(
        self,
        accounts: LateAccounts,
        tasks: Tasks,
        find_service: FindService,
        parent: QObject | None = None,
        *,
        make_timer: Callable[[QObject], QTimer] = QTimer,
    ) -> None:
        super().__init__(parent)
        self.make_timer = make_timer
        """Makes what waits before a keyring that is not there is asked again."""
        self._accounts = accounts
        self._tasks = tasks
        self._find_service = find_service
        self._home: Home | None = None
        self._inside: SignedIn | None = None
        self._running: Task | None = None
        self._busy = False
        self._watching: Task | None = None
        self._looking: Task | None = None

    @property
    def service(self) -> str:
        """The origin of the service of the account whose copy is shown, while it is not reached."""
        return self._home.file.origin if self._home is not None and self._home.file is not None else ""

    @property
    def stands_by(self) -> bool:
        """Whether a copy is shown whose service is not reached, and nothing is being done about that."""
        return self._home is not None and not self._busy

    def begin(self) -> None:
        """Look who was here last time."""
        self._run(self._resume, self._resumed)

    def open_account(self, name: str) -> None:
        """Go on with another account of this computer, named by its folder; if it is signed out, ask who it is."""
        self._run(lambda job: self._resume(job, name), self._resumed)

    def look(self) -> None:
        """List the accounts of this computer."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._tasks.run(
            lambda job: self._accounts.homes().known(job.stop),
            owner=self,
            then=self.known.emit,
            failed=lambda _error: self.known.emit(()),
        )

    def connect_again(self, *, quiet: bool = False) -> None:
        """Reach the service for the account whose copy is shown; `quiet`: nobody asked, so nothing is said of it."""
        home = self._home
        if home is None:
            self.begin()
            return
        if not quiet:
            self.connecting.emit()
        self._run(lambda job: self._connect(home, job), self._connected)

    def choose_session_only(self) -> None:
        """Go on without the keyring: nothing secret is kept beyond this run."""
        self._run(self._without_keyring, self._offer)

    def sign_in_again(self) -> None:
        """Go to the sign-in page; what is on disk stays as it is."""
        self._run(lambda job: self._find_service(job.stop), self._offer)

    def watch_keyring(self, *, gone: bool) -> None:
        """Begin again as soon as a keyring appears, or the one that is there is unlocked; `gone`: there is none."""
        self._watching = self._tasks.run(
            lambda job: _await_keyring(job, gone=gone),
            owner=self,
            then=lambda came: self.begin() if came else None,
            failed=self._failed,
        )

    def take(self, signed_in: SignedIn) -> None:
        """Somebody signed in by the sign-in page."""
        if signed_in is self._inside:
            self.stayed.emit()
        else:
            self._home, self._inside = None, signed_in
            self.coming.emit()
            QTimer.singleShot(NEXT_TURN_MS, self, partial(self._go_in, signed_in))

    def _go_in(self, signed_in: SignedIn) -> None:
        if signed_in is self._inside:
            self.entered.emit(signed_in)

    def forget(self) -> None:
        """Nobody is here any more."""
        self._cancel()
        self._home = self._inside = None

    def _run(self, work: Callable[[Job], T], then: Callable[[T], None]) -> None:
        def done(outcome: T) -> None:
            self._busy = False
            then(outcome)

        self._cancel()
        self._busy = True
        self._running = self._tasks.run(
            work, owner=self, then=done, failed=self._failed, told=lambda _nothing: self.starting.emit()
        )

    def _cancel(self) -> None:
        self._busy = False
        for task in (self._running, self._watching):
            if task is not None:
                task.cancel()

    def _resume(self, job: Job, name: str = "") -> tuple[Home | None, str]:
        homes = self._accounts.homes()
        home = homes.open(name, job.stop) if name else homes.last(job.stop)
        if home is None:
            job.tell(None)
            homes.look(job.stop)
        return home, "" if home is not None else self._find_service(job.stop)

    def _resumed(self, found: tuple[Home | None, str]) -> None:
        self._home, origin = found
        if self._home is None:
            self.nobody.emit(origin)
            return
        self.coming.emit()
        QTimer.singleShot(NEXT_TURN_MS, self, partial(self._go_home, self._home))

    def _go_home(self, home: Home) -> None:
        if home is self._home:
            self.home_opened.emit(home)
            self.connect_again()

    def _connect(self, home: Home, job: Job) -> SignedIn:
        self._find_service(job.stop)
        return self._accounts.get().connect(home, job.stop)

    def _connected(self, signed_in: SignedIn) -> None:
        self._home, self._inside = None, signed_in
        self.entered.emit(signed_in)

    def _without_keyring(self, job: Job) -> str:
        self._accounts.homes().vault.choose_session_only()
        return self._find_service(job.stop)

    def _offer(self, origin: str) -> None:
        self.nobody.emit(origin)

    def _failed(self, error: DijoError) -> None:
        self._busy = False
        if isinstance(error, KeyringUnavailable):
            self.keyring_failed.emit(error)
        elif isinstance(error, SignedOut):
            self.signed_out.emit(error)
        else:
            self.service_failed.emit(error)


def _await_keyring(job: Job, *, gone: bool) -> bool:
    from dijo_desktop.client.keyring_watch import await_keyring

    return await_keyring(job.stop, gone=gone)
