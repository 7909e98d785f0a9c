"""Fetching the next page while the last one is being written."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

from dijo_desktop.client.limits import CANCEL, WATCH_STEP
from dijo_desktop.contract.calls import Changes
from dijo_desktop.errors import Cancelled, NotUnderstood

Fetch = Callable[[str | None, threading.Event], Changes]
"""Gives the page at a cursor; the event stops it."""


class PageAhead:
    """The pages of one pass, fetched on a thread that is at most one page ahead and ends with the block."""

    def __init__(self, fetch: Fetch, cursor: str | None, stop: threading.Event) -> None:
        self._fetch = fetch
        self._cursor = cursor
        self._stop = stop
        self._halt = threading.Event()
        self._wanted = threading.Semaphore(1)
        self._fetched: queue.SimpleQueue[Changes | BaseException] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="page-ahead", daemon=True)

    def __enter__(self) -> Iterator[Changes]:
        self._thread.start()
        return self._pages()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._halt.set()
        self._wanted.release()
        # A thread that hangs in a system call is left behind: it is a daemon and what it brings goes nowhere.
        self._thread.join(CANCEL)

    def _pages(self) -> Iterator[Changes]:
        while True:
            page = self._next()
            if page.next_cursor is not None:
                self._wanted.release()
            yield page
            if page.next_cursor is None:
                return

    def _next(self) -> Changes:
        while not self._stop.is_set():
            try:
                come = self._fetched.get(timeout=WATCH_STEP)
            except queue.Empty:
                continue
            if isinstance(come, BaseException):
                raise come
            return come
        raise Cancelled

    def _run(self) -> None:
        cursor = self._cursor
        while True:
            self._wanted.acquire()
            if self._halt.is_set():
                return
            try:
                page = self._fetch(cursor, self._halt)
                if page.next_cursor is not None and page.next_cursor == cursor:
                    raise NotUnderstood("next_cursor")
            except BaseException as error:  # belongs to the thread that reads
                self._fetched.put(error)
                return
            self._fetched.put(page)
            if page.next_cursor is None:
                return
            cursor = page.next_cursor
