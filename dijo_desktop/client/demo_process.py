"""The reference service as a child of this program: it lives as long as the pipe to it, and no longer."""

from __future__ import annotations

import os
import queue
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple, cast

import msgspec

from dijo_desktop import packaged
from dijo_desktop.client.limits import WATCH_STEP
from dijo_desktop.client.log_pump import pump
from dijo_desktop.client.secret import Secret
from dijo_desktop.contract.demo import ServeLine
from dijo_desktop.domain.address import service_origin
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import AddressRefused, Cancelled, DemoFailed
from dijo_desktop.store.places import Places

START_SECONDS = 60.0
"""Time for the child to answer; the first start makes a person's data."""
STOP_SECONDS = 2.5
"""Time for the child to end by itself once its pipe is closed."""
RESTARTS = 3
RESTART_WINDOW = 60.0
"""At most `RESTARTS` automatic restarts in so many seconds."""
MAX_LINE = 4096


class DemoAddress(NamedTuple):
    """Where the demo answers, and the secret of this run that opens its controls."""

    origin: str
    secret: Secret


def command_line() -> list[str]:
    """How this program starts itself as the reference service: frozen it is the program, else a module of Python."""
    if packaged.frozen():
        return [sys.executable, "serve"]
    return [sys.executable, "-P", "-m", "dijo_desktop", "serve"]  # -P: never a module from the current folder


class DemoProcess:
    """Starts, watches and ends the child; one at a time."""

    def __init__(self, places: Places, clock: Clock, *, command: Sequence[str] | None = None) -> None:
        self._folder = places.data / "service"
        self._clock = clock
        self._command = list(command) if command is not None else command_line()
        self._child: subprocess.Popen[bytes] | None = None
        self._pumps: list[threading.Thread] = []
        self._starts: list[float] = []
        self._lock = threading.Lock()
        self._halt = threading.Event()

    @property
    def log_file(self) -> Path:
        """What the child wrote to its error output."""
        return self._folder / "serve.log"

    def alive(self) -> bool:
        """Whether the child runs."""
        return self._child is not None and self._child.poll() is None

    def start(self, stop: threading.Event | None = None) -> DemoAddress:
        """Start the child and wait until it answers; its port is the one of last time, if that is free."""
        self._halt.clear()
        return self._start(stop or threading.Event())

    def restart(self, stop: threading.Event | None = None) -> DemoAddress:
        """Start a child that died by itself again, but not for ever: `DemoFailed` after three times in a minute."""
        now = self._clock.monotonic()
        self._starts = [at for at in self._starts if now - at < RESTART_WINDOW]
        if len(self._starts) >= RESTARTS:
            raise DemoFailed("restarts")
        self._starts.append(now)
        return self._start(stop or threading.Event())

    def watch(self, restarted: Callable[[DemoAddress], None], failed: Callable[[DemoFailed], None]) -> None:
        """From here on start the child again whenever it dies; both are called on a thread of the watch."""
        _thread(self._watch, restarted, failed)

    def stop(self) -> None:
        """Close the pipe, which ends the child, and wait for it; one that will not end is killed."""
        self._halt.set()
        with self._lock:
            self._end()

    def _start(self, stop: threading.Event) -> DemoAddress:
        secret = Secret(secrets.token_urlsafe(32))
        with self._lock:
            self._end()
            child = self._child = self._spawn()
            lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
            self._pumps = [
                _thread(_first_line, _of(child.stdout), lines),
                _thread(pump, _of(child.stderr), self.log_file),
            ]
            try:
                with suppress(OSError):  # a child that is dead already is noticed below
                    _of(child.stdin).write(f"{secret.reveal()}\n".encode())
                    _of(child.stdin).flush()
                return DemoAddress(self._address(lines, stop), secret)
            except BaseException:
                self._end()
                raise

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with suppress(OSError):
            _of(child.stdin).close()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        for thread in self._pumps:
            thread.join(STOP_SECONDS)
        _of(child.stdout).close()
        _of(child.stderr).close()

    def _spawn(self) -> subprocess.Popen[bytes]:
        command = [*self._command, "--secret-stdin", "--data", str(self._folder)]
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
                # Ctrl+C in a terminal is for the window; the child ends with the pipe.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise DemoFailed("start") from error

    def _address(self, lines: queue.SimpleQueue[bytes], stop: threading.Event) -> str:
        until = self._clock.monotonic() + START_SECONDS
        while not (stop.is_set() or self._halt.is_set()):
            try:
                line = lines.get(timeout=WATCH_STEP)
            except queue.Empty:
                if self._clock.monotonic() >= until:
                    raise DemoFailed("no-answer") from None
                continue
            if not line:
                raise DemoFailed("exited")
            try:
                return service_origin(msgspec.json.decode(line, type=ServeLine).address)
            except (msgspec.MsgspecError, UnicodeDecodeError, AddressRefused):
                raise DemoFailed("answer") from None
        raise Cancelled

    def _watch(self, restarted: Callable[[DemoAddress], None], failed: Callable[[DemoFailed], None]) -> None:
        while (child := self._child) is not None:
            child.wait()
            if self._halt.is_set() or child is not self._child:
                return
            try:
                restarted(self.restart())
            except Cancelled:
                return
            except DemoFailed as error:
                failed(error)
                return


def _of(stream: IO[bytes] | None) -> IO[bytes]:
    return cast("IO[bytes]", stream)  # every one of them was asked for as a pipe


def _thread(work: Callable[..., None], *given: object) -> threading.Thread:
    thread = threading.Thread(target=work, args=given, name="demo-process", daemon=True)
    thread.start()
    return thread


def _first_line(stream: IO[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    lines.put(stream.readline(MAX_LINE))
    while stream.read1(65536):  # type: ignore[attr-defined]  # Popen gives buffered readers
        pass


def _environment() -> dict[str, str]:
    """Ours, and where this package is, which a child that ignores the current folder would not find."""
    given = dict(os.environ)
    if not packaged.frozen():
        here = str(Path(packaged.__file__).resolve().parent.parent)
        given["PYTHONPATH"] = os.pathsep.join(part for part in (here, given.get("PYTHONPATH", "")) if part)
    return given
