"""Save a copy of my data: from one click to a verified file, with a way on from everything that can go wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.data_map import DataMap
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import DijoError
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data.groups import records
from dijo_desktop.ui.data.loaded import DataMapSource
from dijo_desktop.ui.data.scroll_page import ScrollPage
from dijo_desktop.ui.export.choose import Choose
from dijo_desktop.ui.export.pace import Pace
from dijo_desktop.ui.export.result import Result, SavedCopy
from dijo_desktop.ui.export.running import Running
from dijo_desktop.ui.export.stages import CopyProgress, standing
from dijo_desktop.ui.export.waiting import BrowserWait
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.tasks import Job, Task, Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.page_header import PageHeader
from dijo_desktop.ui.widgets.toast import Toast


class CopySaver(Protocol):
    """Makes a copy; broken off anywhere, the next run goes on with the same export and the same bytes."""

    def run(
        self,
        folder: Path,
        stop: threading.Event,
        tell: Callable[[Any], None],
        *,
        waiting: Callable[[Any], None],
    ) -> SavedCopy:
        """Save it into `folder`; `waiting` is told when the browser is opened for a fresh sign-in."""


class ShowFile(Protocol):
    """Hands a file of this computer to the system."""

    def open(self, path: Path) -> None:
        """Open it with the program the person uses for it."""

    def in_folder(self, path: Path) -> None:
        """Show it in its folder."""


class Begun(NamedTuple):
    """What is known before the first byte: how much the data map counts."""

    data_map: DataMap


class Ended(NamedTuple):
    """A copy, and what the data map counts once it is made."""

    saved: SavedCopy
    data_map: DataMap


class ExportPage(QWidget):
    """A sub-page of My data; `copy_saved` carries the copy; a run goes on when the page is left.

    `ended` follows each run, whether it gave a copy, failed or was stopped.
    """

    failed = Signal(object)
    action_asked = Signal(str)
    copy_saved = Signal(object)
    progressed = Signal(float)
    ended = Signal()
    back_asked = Signal()

    def __init__(
        self,
        *,
        saver: CopySaver,
        data_map: DataMapSource,
        folder: Path,
        choose: Choose,
        show_file: ShowFile,
        tasks: Tasks,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._saver, self._data_map, self._folder = saver, data_map, folder
        self._choose, self._show_file, self._tasks, self._clock = choose, show_file, tasks, clock
        self._task: Task | None = None
        self._running = False
        self._began_ms = self._ended_ms = 0
        self._pace = Pace()
        self._counted: Mapping[str, int] = {}
        self._saved: SavedCopy | None = None
        self.header = PageHeader(" ")
        self.header.back.connect(self.back_asked)
        self.running = Running(theme)
        self.running.cancelled.connect(self.cancel)
        self.running.acted.connect(self._act)
        self.wait = BrowserWait(tasks, clock)
        self.wait.cancelled.connect(self.cancel)
        self.wait.failed.connect(self._give_up)
        self.wait.hide()
        self.running.waiting.addWidget(self.wait)
        self.result = Result(theme)
        self.result.open_asked.connect(self._open)
        self.result.folder_asked.connect(self._show_in_folder)
        self.result.copied.connect(self._say_copied)
        self._stack = QStackedLayout()
        for part in (self.running, self.result):
            page = ScrollPage(self.title())
            page.column.addWidget(part, 1)
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._stack, 1)
        self.toast = Toast(self)
        self._say()

    def title(self) -> str:
        """The name of the page."""
        return self.tr("Save a copy of my data")

    def enter(self) -> None:
        """Nothing to read: a run shows itself, and starts by `start`."""

    def leave(self) -> None:
        """A run goes on while another page is looked at."""

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._running

    def start(self) -> None:
        """Make a copy; a second click while one is made shows that one."""
        if self._running:
            return
        self._running = True
        self._began_ms = self._clock.now_ms()
        self._pace = Pace()
        self._saved = None
        self.running.begin(self._folder)
        self._stack.setCurrentIndex(0)
        self._say()
        self._task = self._tasks.run(self._work, owner=self, then=self._done, failed=self._give_up, told=self._told)

    def cancel(self) -> None:
        """Stop: what came so far is kept beside, and the next run goes on from there."""
        if self._task is not None:
            self._task.cancel()
        self._running = False
        self.wait.hide()
        self.ended.emit()
        self.back_asked.emit()

    def clear(self) -> None:
        """Leave nothing personal drawn."""
        if self._task is not None:
            self._task.cancel()
        self._running = False
        self._saved, self._counted = None, {}
        self.wait.hide()
        self.running.clear()
        self.result.clear()
        self.toast.hide()
        self.header.set_fact("")

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _work(self, job: Job) -> Ended:
        job.tell(Begun(self._data_map.read(stop=job.stop)))
        saved = self._saver.run(self._folder, job.stop, job.tell, waiting=job.tell)
        return Ended(saved, self._data_map.read(stop=job.stop))

    def _told(self, news: object) -> None:
        if isinstance(news, Begun):
            self._counted = counted(news.data_map)
            self.running.show_contents(news.data_map)
            return
        if hasattr(news, "stage"):
            self.wait.hide()
            progress = cast("CopyProgress", news)
            if progress.stage == "fetching":
                self._pace.note(self._clock.monotonic(), progress.done)
            now = standing(progress, self._pace)
            self.running.show_standing(now)
            self.progressed.emit(now.share)
            return
        self.wait.show_attempt(news)

    def _done(self, ended: Ended) -> None:
        saved, counts = ended.saved, counted(ended.data_map)
        self._running = False
        self._saved = saved
        self._ended_ms = self._clock.now_ms()
        self.wait.hide()
        copied = {category.key: category.records for category in saved.report.manifest.categories}
        self.result.show_copy(saved, held_meanwhile(copied, self._counted, counts))
        self._stack.setCurrentIndex(1)
        self._say()
        self.ended.emit()
        self.copy_saved.emit(saved)

    def _give_up(self, error: DijoError) -> None:
        self._running = False
        self.wait.hide()
        self.running.show_failure(describe(error))
        self.ended.emit()
        self.failed.emit(error)

    def _act(self, action: str) -> None:
        if action in ("retry", "reload", "ask_again"):
            self.start()
        elif action == "choose_folder":
            self._choose.folder(self, self.tr("Save the copy in another folder"), self._start_in)
        else:
            self.action_asked.emit(action)

    def _open(self) -> None:
        if self._saved is not None:
            self._show_file.open(self._saved.path)

    def _show_in_folder(self) -> None:
        if self._saved is not None:
            self._show_file.in_folder(self._saved.path)

    def _say_copied(self) -> None:
        self.toast.say(self.tr("Copied."), icon="copy", colour="textSecondary")

    def _start_in(self, folder: Path) -> None:
        self._folder = folder
        self.start()

    def _say(self) -> None:
        self.header.show_back(self.tr("Back to My data"))
        if self._saved is not None:
            fact = self.tr("Finished {when}").format(when=written.date_and_time(self._ended_ms))
        elif self._began_ms:
            fact = self.tr("Started at {time}. A complete copy of everything the service holds").format(
                time=written.time(self._began_ms)
            )
        else:
            fact = ""
        self.header.set_texts(self.title(), fact)


def counted(data_map: DataMap) -> dict[str, int]:
    """How many records of each held key the data map counts."""
    return {row.key: records(row) for row in data_map.rows if row.held}


def held_meanwhile(
    copied: Mapping[str, int], before: Mapping[str, int], after: Mapping[str, int]
) -> Mapping[str, int]:
    """What the copy is measured by: saving it signs in anew and issues a receipt, so the counts move meanwhile.

    A number between the counts before and after is right; any other is shown beside the later count.
    """
    right = {key: number for key, number in copied.items() if between(number, before.get(key), after.get(key))}
    return {**after, **right}


def between(number: int, before: int | None, after: int | None) -> bool:
    """Whether the service can have held this many at some moment from the one count to the other."""
    if before is None or after is None:
        return False
    return min(before, after) <= number <= max(before, after)
