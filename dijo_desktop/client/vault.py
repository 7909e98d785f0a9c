"""The keyring, one item an account: every call on one thread of its own, because a keyring may never answer."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from enum import Enum
from typing import Any

from dijo_desktop.client import limits
from dijo_desktop.client.keyring_failures import named
from dijo_desktop.client.keyring_thread import Backend, KeyringThread, OpenKeyring, PlatformKeyring
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    Cancelled,
    KeyringLocked,
    KeyringMissing,
    KeyringNotAnswering,
    KeyringRefusedWrite,
    KeyringUnavailable,
    KeyringUnusable,
)

__all__ = ["TRIAL", "Backend", "KeyringState", "OpenKeyring", "PlatformKeyring", "Vault"]

TRIAL = ("DiJo Desktop (doctor)", "trial")
"""Service and user of the throw-away item; always the same, so that one left by a crash goes with the next trial."""


class KeyringState(Enum):
    """How the keyring stands; `session-only` is the person's choice, or the end of a write that failed."""

    READY = "ready"
    LOCKED = "locked"
    NOT_ANSWERING = "not answering"
    MISSING = "missing"
    CHANGED = "changed"
    SESSION_ONLY = "session-only"


class Vault:
    """Reads, writes and deletes records under one service name; at most one call is under way."""

    def __init__(
        self,
        open_keyring: OpenKeyring,
        service_name: str,
        *,
        notice: float = limits.KEYRING_NOTICE,
        clock: Clock | None = None,
    ) -> None:
        self._thread = KeyringThread(open_keyring, notice, clock or Clock())
        self._service_name = service_name
        self._wanted: dict[str, str] = {}
        self._stored: dict[str, str] = {}
        self._lock = threading.Lock()
        self.state = KeyringState.READY
        self.usable = True
        """Whether the part of this program that speaks to the keyring works; if not, `state` says nothing of it."""
        self.absent = False
        """Whether there was no keyring at the last question; one without the record is there."""

    @property
    def backend_name(self) -> str:
        """What a person calls this keyring; empty before the first call."""
        return self._thread.opened.name if self._thread.opened else ""

    @property
    def backend_id(self) -> str:
        """The same at every start; empty before the first call."""
        return self._thread.opened.id if self._thread.opened else ""

    @property
    def session_only(self) -> bool:
        """Whether nothing secret is kept beyond this run."""
        return self.state is KeyringState.SESSION_ONLY

    @property
    def keeps(self) -> bool:
        """Whether a sign-in is likely to be kept."""
        return self.usable and self.state not in (KeyringState.SESSION_ONLY, KeyringState.MISSING)

    @property
    def unsaved(self) -> bool:
        """Whether a newer record is in memory than in the keyring."""
        with self._lock:
            return any(self._stored.get(user) != text for user, text in self._wanted.items())

    def choose_session_only(self) -> None:
        """The person goes on without the keyring; it is not asked any more in this run."""
        self.state = KeyringState.SESSION_ONLY

    def stand(self, state: KeyringState) -> None:
        """Note how the keyring stands; the choice to go on without it stays."""
        if not self.session_only:
            self.state = state

    def look(self, stop: threading.Event) -> None:
        """Find out which keyring there is, without asking it for anything: no prompt, and hardly any waiting."""
        try:
            self._ask(("look", ""), self._look, stop, patience=limits.KEYRING_LOOK)
        except KeyringNotAnswering:
            self.stand(KeyringState.READY)  # nobody waits for it yet

    def read(self, user: str, stop: threading.Event) -> str | None:
        """The record of `user`; waits 3 s, and asked again takes a late answer instead of asking twice."""
        text = self._ask(("read", user), lambda backend: backend.get_password(self._service_name, user), stop)
        self.stand(KeyringState.READY)
        return None if text is None else str(text)

    def save(self, user: str, text: str, stop: threading.Event | None = None) -> bool:
        """Write a record and read it back; false if that did not work, or not yet (`unsaved` tells)."""
        if self.session_only or len(text) > limits.RECORD_CHARACTERS:
            self.state = KeyringState.SESSION_ONLY
            return False
        with self._lock:
            self._wanted[user] = text
            self._stored.pop(user, None)
        asker = stop or threading.Event()
        saved = True
        try:
            while saved and self._missing(user, text):
                saved = bool(self._ask(("save", user), lambda backend: self._write(backend, user), asker))
        except KeyringNotAnswering:
            return False
        except KeyringUnavailable:
            saved = False
            self.state = KeyringState.SESSION_ONLY
        return saved

    def delete(self, user: str, stop: threading.Event) -> None:
        """Delete the record; that there is none is fine. A write that still hangs is undone when it ends."""
        with self._lock:
            self._wanted.pop(user, None)
            self._stored.pop(user, None)
        self._ask(("delete", user), lambda backend: self._remove(backend, self._service_name, user), stop)

    def trial(self, stop: threading.Event) -> int:
        """Write, read back and remove a throw-away item; gives its characters, KeyringRefusedWrite if it is not kept.

        Looks anew which keyring answers. The item is removed even if nobody waits for the answer any more.
        """
        return int(self._ask(("trial", ""), self._try, stop))

    def _ask(
        self,
        label: tuple[str, str],
        work: Callable[[Backend], Any],
        stop: threading.Event,
        *,
        patience: float | None = None,
    ) -> Any:  # noqa: ANN401
        try:
            answer = self._thread.ask(label, work, stop, patience=patience)
        except Cancelled:
            raise
        except Exception as error:
            raise self._failure(error) from None
        self.usable, self.absent = True, False
        return answer

    def _failure(self, error: Exception) -> KeyringUnavailable:
        failure = named(error, self.backend_name)
        self.usable = not isinstance(failure, KeyringUnusable)
        self.absent = isinstance(failure, KeyringMissing)
        match failure:
            case KeyringLocked():
                self.stand(KeyringState.LOCKED)
            case KeyringNotAnswering():
                self.stand(KeyringState.NOT_ANSWERING)
            case KeyringRefusedWrite():
                pass
            case _:
                self.stand(KeyringState.MISSING)
        return failure

    def _missing(self, user: str, text: str) -> bool:
        """Whether `text` is still to be written: not if it is, nor if something newer is wanted."""
        with self._lock:
            return self._wanted.get(user) == text and self._stored.get(user) != text

    def _look(self, _backend: Backend) -> None:
        opened = self._thread.opened
        if opened is not None and opened.answers is not None:
            opened.answers()

    def _write(self, backend: Backend, user: str) -> bool:
        """Write what is wanted, and again if something newer is wanted by then."""
        while True:
            text = self._wanted.get(user)
            if text is None:
                return False
            saved = self._written(backend, user, text) or self._written(backend, user, text)
            with self._lock:
                wanted = self._wanted.get(user)
                if saved and wanted is not None:
                    self._stored[user] = text
                if wanted == text:
                    # Perhaps long after the person was told that it is not saved yet.
                    if not saved:
                        self.state = KeyringState.SESSION_ONLY
                    elif self.state is KeyringState.NOT_ANSWERING:
                        self.state = KeyringState.READY
                    return saved
            if wanted is None:
                self._remove(backend, self._service_name, user)

    def _written(self, backend: Backend, user: str, text: str) -> bool:
        try:
            backend.set_password(self._service_name, user, text)
            return backend.get_password(self._service_name, user) == text
        except Exception:
            return False

    def _remove(self, backend: Backend, service: str, user: str) -> None:
        if backend.get_password(service, user) is not None:
            backend.delete_password(service, user)
            if backend.get_password(service, user) is not None:
                raise KeyringRefusedWrite(self.backend_name)

    def _try(self, _backend: Backend) -> int:
        self._thread.look_again()
        assert self._thread.opened is not None  # noqa: S101 - look_again raises otherwise
        backend, text = self._thread.opened.backend, secrets.token_hex(limits.RECORD_CHARACTERS // 2)
        self._remove(backend, *TRIAL)
        try:
            backend.set_password(*TRIAL, text)
            kept = backend.get_password(*TRIAL) == text
        finally:
            self._remove(backend, *TRIAL)
        if not kept:
            raise KeyringRefusedWrite(self.backend_name)
        return len(text)
