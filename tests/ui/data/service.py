"""A service as My data sees it, and the page before it."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.contract.deletion import Deletion, Preview
from dijo_desktop.errors import DijoError, Refused
from dijo_desktop.ui.data.page import MyDataPage
from dijo_desktop.ui.deletion.receipt_file import KeepDeletionReceipt
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.ui.data import sample


class Service:
    """Data map, deletion and last copy, as a page sees them."""

    def __init__(self) -> None:
        self.scheduled: Deletion | None = None
        self.error: DijoError | None = None
        self.cancelled = 0

    def read(self, *, stop: threading.Event) -> DataMap:
        if self.error:
            raise self.error
        return sample.data_map()

    def last_copy(self) -> None:
        return None


class Deletions:
    """The part of the service that knows of a deletion."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def read(self, *, stop: threading.Event) -> Deletion:
        if self.service.scheduled is None:
            raise Refused(404, "not-found")
        return self.service.scheduled

    def cancel(self, *, stop: threading.Event) -> Deletion:
        if self.service.error:
            raise self.service.error
        self.service.cancelled += 1
        self.service.scheduled = None
        return sample.deletion(status="cancelled", secrets=False)

    def preview(self, grace_days: int, *, stop: threading.Event) -> Preview:
        return sample.preview(grace_days)

    def schedule(self, grace_days: int, key: str, *, stop: threading.Event) -> Deletion:
        raise NotImplementedError


class Receipts:
    def read(self, receipt_id: str, *, stop: threading.Event) -> bytes:
        return b"e30.e30.c2ln"


class Chooses:
    """A person who always saves to the same place."""

    def __init__(self, folder: Path) -> None:
        self.folder_ = folder

    def file(self, parent: QWidget, title: str, name: str, then) -> None:
        then(self.folder_ / name)

    def folder(self, parent: QWidget, title: str, then) -> None:
        then(self.folder_)


def make_page(
    service: Service, theme: Theme, tasks: Tasks, folder: Path, parent: QWidget | None = None
) -> MyDataPage:
    """My data before that service."""
    return MyDataPage(
        data_map=service,
        deletion=Deletions(service),
        copies=service,
        keep=KeepDeletionReceipt(Receipts(), Chooses(folder), tasks),
        grace_days=14,
        tasks=tasks,
        theme=theme,
        clock=FakeClock(sample.NOW_MS),
        parent=parent,
    )
