"""The one thread that speaks to the keyring: at most one call is under way, and a late answer is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Protocol

from dijo_desktop.client import limits
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import Cancelled, KeyringNotAnswering, KeyringUnavailable, KeyringUnusable


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
    """A backend, an id that is the same at every start, and the name a person knows it by.

    `sure`: the id tells which program answers, not only by which way it is asked. `answers` raises if there is no
    keyring; it asks nobody for a password.
    """

    id: str
    name: str
    backend: Backend
    sure: bool = True
    answers: Callable[[], None] | None = None


OpenKeyring = Callable[[], PlatformKeyring]


class KeyringThread:
    """Opens the keyring at the first question; `opened` is the keyring that answered last."""

    def __init__(self, open_keyring: OpenKeyring, notice: float, clock: Clock) -> None:
        self._open_keyring = open_keyring
        self._notice = notice
        self._clock = clock
        self._requests: SimpleQueue[_Question] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._asked: _Question | None = None
        self._lock = threading.Lock()
        self.opened: PlatformKeyring | None = None

    def ask(
        self,
        label: tuple[str, str],
        work: Callable[[Backend], Any],
        stop: threading.Event,
        *,
        patience: float | None = None,
    ) -> Any:  # noqa: ANN401
        """The answer; the question under way is waited for first, and its answer taken if it is the same question.

        KeyringNotAnswering after 3 s, or `patience`: the call goes on, and the same question asked again gets its
        answer.
        """
        while True:
            with self._lock:
                question = self._asked
                if question is None or (question.done.is_set() and question.label != label):
                    question = self._asked = _Question(label, work)
                    self._start()
                    self._requests.put(question)
            self._await(question, stop, self._notice if patience is None else patience)
            if question.label == label:
                break
        with self._lock:
            if self._asked is question:
                self._asked = None
        if question.error is not None:
            raise question.error
        return question.answer

    def look_again(self) -> None:
        """Another keyring may answer by now: open it anew. Only in the work of a question."""
        self.opened = self._opened()

    def _await(self, question: _Question, stop: threading.Event, patience: float) -> None:
        until = self._clock.monotonic() + patience
        while not question.done.wait(limits.WATCH_STEP):
            if stop.is_set():
                raise Cancelled
            if self._clock.monotonic() >= until:
                raise KeyringNotAnswering(self.opened.name if self.opened else "")

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="keyring", daemon=True)
            self._thread.start()

    def _serve(self) -> None:
        while True:
            question = self._requests.get()
            try:
                if self.opened is None:
                    self.look_again()
                if self.opened is not None:
                    question.answer = question.work(self.opened.backend)
            except Exception as error:
                question.error = error
            if self.opened is not None and not self.opened.sure:
                with suppress(KeyringUnavailable):
                    self.look_again()  # a keyring that the question itself started can be told by name only now
            question.done.set()

    def _opened(self) -> PlatformKeyring:
        try:
            return self._open_keyring()
        except KeyringUnavailable:
            raise
        except Exception as error:
            raise KeyringUnusable from error


class _Question:
    """One call to the keyring, perhaps answered late."""

    def __init__(self, label: tuple[str, str], work: Callable[[Backend], Any]) -> None:
        self.label = label
        self.work = work
        self.done = threading.Event()
        self.answer: Any = None
        self.error: Exception | None = None
