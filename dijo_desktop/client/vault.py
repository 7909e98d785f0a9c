"""The keyring, one item an account: every call on one thread of its own, because a keyring may never answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from queue import SimpleQueue
from typing import Any, Protocol

from dijo_desktop.client import limits
from dijo_desktop.errors import (
    Cancelled,
    KeyringLocked,
    KeyringMissing,
    KeyringNotAnswering,
    KeyringRefusedWrite,
    KeyringUnavailable,
)


class KeyringState(Enum):
    """How the keyring stands; `session-only` is the person's choice, or the end of a write that failed."""

    READY = "ready"
    LOCKED = "locked"
    NOT_ANSWERING = "not answering"
    MISSING = "missing"
    CHANGED = "changed"
    SESSION_ONLY = "session-only"


class Backend(Protocol):
    """What a backend of `keyring` can do."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, `None` if there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Create or replace the secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Delete the secret."""


@dataclass(frozen=True, slots=True)
class PlatformKeyring:
    """A backend, an id that is the same at every start, and the name a person knows it by."""

    id: str
    name: str
    backend: Backend


OpenKeyring = Callable[[], PlatformKeyring]


class Vault:
    """Reads, writes and deletes records under one service name; at most one call is under way."""

    def __init__(
        self, open_keyring: OpenKeyring, service_name: str, *, notice: float = limits.KEYRING_NOTICE
    ) -> None:
        self._open_keyring = open_keyring
        self._service_name = service_name
        self._notice = notice
        self._keyring: PlatformKeyring | None = None
        self._requests: SimpleQueue[_Question] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._asked: _Question | None = None
        self._wanted: dict[str, str] = {}
        self._stored: dict[str, str] = {}
        self._lock = threading.Lock()
        self.state = KeyringState.READY
        self.unsaved = False
        """A newer record is in memory than in the keyring."""

    @property
    def backend_name(self) -> str:
        """What a person calls this keyring; empty before the first call."""
        return self._keyring.name if self._keyring else ""

    @property
    def backend_id(self) -> str:
        """The same at every start; empty before the first call."""
        return self._keyring.id if self._keyring else ""

    @property
    def session_only(self) -> bool:
        """Whether nothing secret is kept beyond this run."""
        return self.state is KeyringState.SESSION_ONLY

    def choose_session_only(self) -> None:
        """The person goes on without the keyring; it is not asked any more in this run."""
        self.state = KeyringState.SESSION_ONLY

    def read(self, user: str, stop: threading.Event) -> str | None:
        """The record of `user`; waits 3 s, and asked again takes a late answer instead of asking twice."""
        text = self._ask(("read", user), lambda backend: backend.get_password(self._service_name, user), stop)
        if not self.session_only:
            self.state = KeyringState.READY
        return None if text is None else str(text)

    def save(self, user: str, text: str, stop: threading.Event | None = None) -> bool:
        """Write a record and read it back; false if that did not work, or not yet (`unsaved` tells)."""
        if self.session_only or len(text) > limits.RECORD_CHARACTERS:
            self.state = KeyringState.SESSION_ONLY
            return False
        with self._lock:
            self._wanted[user] = text
            self._stored.pop(user, None)
            self.unsaved = True
        asker = stop or threading.Event()
        saved = True
        try:
            while saved and self._missing(user, text):
                saved = bool(self._ask(("save", user), lambda backend: self._write(backend, user), asker))
        except KeyringNotAnswering:
            return False
        except KeyringUnavailable:
            saved = False
        if not saved:
            self.state = KeyringState.SESSION_ONLY
        return saved

    def _missing(self, user: str, text: str) -> bool:
        """Whether `text` is still to be written: not if it is, nor if something newer is wanted."""
        with self._lock:
            return self._wanted.get(user) == text and self._stored.get(user) != text

    def delete(self, user: str, stop: threading.Event) -> None:
        """Delete the record; that there is none is fine."""
        with self._lock:
            self._wanted.pop(user, None)
            self._stored.pop(user, None)
        self._ask(("delete", user), lambda backend: self._remove(backend, user), stop)

    def _write(self, backend: Backend, user: str) -> bool:
        """Write what is wanted, and again if something newer is wanted by then."""
        while True:
            text = self._wanted.get(user)
            if text is None:
                return False
            saved = self._written(backend, user, text) or self._written(backend, user, text)
            with self._lock:
                if saved:
                    self._stored[user] = text
                if self._wanted.get(user) == text:
                    self.unsaved = not saved
                    return saved

    def _written(self, backend: Backend, user: str, text: str) -> bool:
        try:
            backend.set_password(self._service_name, user, text)
            return backend.get_password(self._service_name, user) == text
        except Exception:
            return False

    def _remove(self, backend: Backend, user: str) -> None:
        if backend.get_password(self._service_name, user) is not None:
            backend.delete_password(self._service_name, user)
            if backend.get_password(self._service_name, user) is not None:
                raise KeyringRefusedWrite(self.backend_name)

    def _ask(self, label: tuple[str, str], work: Callable[[Backend], Any], stop: threading.Event) -> Any:  # noqa: ANN401
        """The answer; the one under way is waited for first, and taken if it is to the same question."""
        while True:
            with self._lock:
                question = self._asked
                if question is None or (question.done.is_set() and question.label != label):
                    question = self._asked = _Question(label, work)
                    self._start()
                    self._requests.put(question)
            self._await(question, stop)
            if question.label == label:
                break
        with self._lock:
            if self._asked is question:
                self._asked = None
        if question.error is not None:
            raise self._named(question.error)
        return question.answer

    def _await(self, question: _Question, stop: threading.Event) -> None:
        waited = 0.0
        while not question.done.wait(limits.WATCH_STEP):
            waited += limits.WATCH_STEP
            if stop.is_set():
                raise Cancelled
            if waited >= self._notice:
                if not self.session_only:
                    self.state = KeyringState.NOT_ANSWERING
                raise KeyringNotAnswering(self.backend_name)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="keyring", daemon=True)
            self._thread.start()

    def _serve(self) -> None:
        while True:
            question = self._requests.get()
            try:
                if self._keyring is None:
                    self._keyring = self._open_keyring()
                question.answer = question.work(self._keyring.backend)
            except Exception as error:
                question.error = error
            question.done.set()

    def _named(self, error: Exception) -> KeyringUnavailable:
        if isinstance(error, KeyringUnavailable):
            failure = type(error)(self.backend_name)
        elif _means_locked(error):
            failure = KeyringLocked(self.backend_name)
        else:
            failure = KeyringMissing(self.backend_name)
        if not self.session_only:
            self.state = KeyringState.LOCKED if isinstance(failure, KeyringLocked) else KeyringState.MISSING
        return failure


class _Question:
    """One call to the keyring, perhaps answered late."""

    def __init__(self, label: tuple[str, str], work: Callable[[Backend], Any]) -> None:
        self.label = label
        self.work = work
        self.done = threading.Event()
        self.answer: Any = None
        self.error: Exception | None = None


_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException", "KeychainDenied"}
_ABSENT = {"NoKeyringError", "SecretServiceNotAvailableException"}


def _means_locked(error: BaseException | None) -> bool:
    """By class name along the causes: importing `keyring` itself here could hang."""
    while error is not None:
        names = {kind.__name__ for kind in type(error).__mro__}
        if names & _LOCKED:
            return True
        if names & _ABSENT:
            return False
        if "KeyringError" in names and error.__cause__ is None:
            return True
        error = error.__cause__
    return False
