"""Fetching the next pages while the last ones are being written."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import TracebackType

from dijo_desktop.client.call_pages import SentPage
from dijo_desktop.client.limits import CANCEL, WATCH_STEP
from dijo_desktop.domain.call_page import CallPage
from dijo_desktop.errors import Cancelled, NotUnderstood

AHEAD = 4
"""So many pages may wait to be written: more would only take room."""

Fetch = Callable[[str | None, threading.Event], SentPage]
"""Gives the page at a cursor; the event stops it."""


class PageAhead:
    """The pages of one pass, fetched on a thread that is a few pages ahead and ends with the block.

    They come in lists: all that wait when the last ones are written go into the store together. Pages are read on the
    thread that writes them, so that the service makes the next one meanwhile.
    """

    def __init__(self, fetch: Fetch, cursor: str | None, stop: threading.Event) -> None:
        self._fetch = fetch
        self._cursor = cursor
        self._stop = stop
        self._halt = threading.Event()
        self._wanted = threading.Semaphore(AHEAD)
        self._fetched: queue.SimpleQueue[SentPage | BaseException] = queue.SimpleQueue()
        self._late: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="page-ahead", daemon=True)

    def __enter__(self) -> Iterator[list[CallPage]]:
        self._thread.start()
        return self._pages()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._halt.set()
        self._wanted.release()
        # A thread that hangs in a system call is left behind: it is a daemon and what it brings goes nowhere.
        self._thread.join(CANCEL)

    def _pages(self) -> Iterator[list[CallPage]]:
        over = False
        while not over:
            pages = [self._next().read()]
            while len(pages) < AHEAD and self._late is None:
                try:
                    pages.append(self._waiting().read())
                except queue.Empty:
                    break
                except BaseException as error:  # what came before it is written first
                    self._late = error
            over = pages[-1].next_cursor is None
            self._wanted.release(len(pages))
            yield pages

    def _next(self) -> SentPage:
        while not self._stop.is_set():
            if self._late is not None:
                raise self._late
            with suppress(queue.Empty):
                return self._waiting(WATCH_STEP)
        raise Cancelled

    def _waiting(self, patience: float = 0) -> SentPage:
        come = self._fetched.get(block=patience > 0, timeout=patience)
        if isinstance(come, BaseException):
            raise come
        return come

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
