"""What tests of the window share: an application with the theme on, tasks that run at once, a heartbeat."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from dijo_desktop.errors import Cancelled, DijoError
from dijo_desktop.ui.tasks import Job, Task, Tasks
from dijo_desktop.ui.theme import Theme


class InlineTasks(Tasks):
    """Tasks that are done before `run` returns."""

    def run(
        self,
        work: Callable[[Job], Any],
        *,
        owner: QObject,
        then: Callable[[Any], None],
        failed: Callable[[DijoError], None],
        told: Callable[[Any], None] | None = None,
    ) -> Task:
        task = Task(owner, lambda _task: None)
        try:
            outcome = work(Job(task.stop, told or (lambda _value: None)))
        except Cancelled:
            return task
        except DijoError as error:
            failed(error)
        else:
            then(outcome)
        return task


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, on the application, light."""
    font = qapp.font()
    theme = Theme(preference="light")
    theme.apply(qapp)
    yield theme
    qapp.setFont(font)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.take_off()


@pytest.fixture
def inline_tasks() -> InlineTasks:
    return InlineTasks()


@pytest.fixture
def heartbeat() -> Iterator[Callable[[], float]]:
    """Give the longest time in seconds that the GUI thread was not free, so far."""
    gaps, last = [0.0], [perf_counter()]

    def beat() -> None:
        now = perf_counter()
        gaps[0], last[0] = max(gaps[0], now - last[0] - 0.01), now

    timer = QTimer(interval=10, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start()
    yield lambda: gaps[0]
    timer.stop()


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread or a window behind."""
    threads = set(threading.enumerate())
    windows = {id(widget) for widget in qapp.topLevelWidgets()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [thread.name for thread in threading.enumerate() if thread not in threads and thread.is_alive()]
    assert not left, f"threads left: {left}"
    shown = [widget for widget in qapp.topLevelWidgets() if id(widget) not in windows and widget.isVisible()]
    assert not shown, f"windows left: {shown}"


def nameless(window: QWidget) -> list[str]:
    """The widgets of a window that take the keyboard or a click but have no name for screen readers."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(window):
            continue
        if widget.objectName().startswith("qt_") or widget.isWindow():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}".strip())
    return found


def assert_named(window: QWidget) -> None:
    """Every widget that can be used has a name."""
    assert nameless(window) == []
