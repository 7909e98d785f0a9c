"""A run of the program that brings the calls up to date and dies where it is told, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec

from dijo_desktop.client.call_pages import SentPage
from dijo_desktop.client.call_sync import CallSync
from dijo_desktop.client.calls import CallResource
from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.calls import CallStore
from tests.faults.another_run import ROOT, CountingHttp, accounts_in
from tests.faults.dying import Death, die

PAGE = 200
MOMENTS = ("before newest", "after newest", "before", "during", "after")
"""The last three: of a write of pages, of which the number is told too."""


class Asked:
    """The calls of the service; every place a page is asked for is noted in a file that outlives this process."""

    def __init__(self, calls: CallResource, note: Path) -> None:
        self._note = note
        self.summary = calls.summary
        self.newest = calls.newest
        self._changes = calls.changes

    def changes(self, since: str | None, cursor: str | None, limit: int, *, stop: threading.Event) -> SentPage:
        """A page."""
        with self._note.open("a", encoding="utf-8") as file:
            file.write(f"{'pass' if since is None else 'changes'} {cursor or ''}\n")
        return self._changes(since, cursor, limit, stop=stop)


class Dying:
    """The store; this process ends around a write."""

    def __init__(self, store: CallStore, moment: str, number: int) -> None:
        self._store = store
        self._moment = moment
        self._number = number
        self._writes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def apply_newest(self, calls: Any) -> None:
        """Write the newest calls."""
        self._at("before newest")
        self._store.apply_newest(calls)
        self._at("after newest")

    def apply(self, *pages: Any) -> None:
        """Write pages."""
        self._writes += 1
        due = self._writes == self._number
        if due:
            self._at("before")
            if self._moment == "during":
                threading.Timer(0.001, die).start()
        self._store.apply(*pages)
        if due:
            die()

    def _at(self, moment: str) -> None:
        if moment == self._moment:
            die()


def killed_run(folder: Path, note: Path, moment: str, number: int = 0) -> int:
    """Start it on the computer in `folder` and wait for its end; the exit code."""
    command = [sys.executable, "-m", "tests.faults.syncing_run", folder, note, moment, str(number)]
    return subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode


def main(folder: Path, note: Path, moment: str, number: int) -> None:
    """Come in and fetch the calls."""
    death, stop = Death(), threading.Event()
    http = CountingHttp(death)
    accounts = accounts_in(folder, http, death)
    home = accounts.resume(stop=stop)
    if home is None:
        raise AssertionError
    me = accounts.connect(home, stop)
    calls: Any = Asked(me.calls, note)
    store: Any = Dying(me.copy.calls, moment, number)
    done = CallSync(calls, store, Clock(), page=PAGE).run(stop, lambda _progress: None)
    sys.stdout.buffer.write(msgspec.json.encode(done) + b"\n")
    me.lock()
    http.shut()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
