"""The dialog of a wrong call fits its window: whatever it says, in any size of text, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.requests.dialog import RequestDialog
from dijo_desktop.ui.shell.window import LEAST_SIZE
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.calls.wrong import Desk
from tests.ui.conftest import InlineTasks


@pytest.fixture(params=[1.0, 2.0])
def desk(
    qtbot: QtBot, qapp: QApplication, theme: Theme, inline_tasks: InlineTasks, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * request.param)
    qapp.setFont(font)
    theme.refresh()
    made = Desk(qtbot, theme, inline_tasks)
    made.page.resize(LEAST_SIZE)
    made.enter()
    yield made
    made.close()


def test_nothing_is_cut_in_the_smallest_window(qtbot: QtBot, desk: Desk) -> None:
    dialog = desk.ask()
    assert cut(qtbot, dialog) == []
    desk.write("soon")
    desk.send()
    desk.desk.set_offline(offline=True)
    assert desk.form.mistake
    assert dialog.bar.isVisible()
    assert cut(qtbot, dialog) == []
    assert in_sight(dialog, dialog.cancel)
    assert in_sight(dialog, desk.form.value)
    assert in_sight(dialog, desk.form._mistake)
    QTest.keyClick(desk.form.value, Qt.Key.Key_Tab)
    assert desk.form.statement.field.hasFocus()
    first_line = desk.form.statement.field.cursorRect()
    assert in_sight(dialog, desk.form.statement.field.viewport(), first_line), "what has the keyboard is scrolled to"
    desk.desk.set_offline(offline=False)
    desk.write("1 min")
    desk.send()
    assert dialog.step == "done"
    assert cut(qtbot, dialog) == []
    assert in_sight(dialog, dialog.cancel)


def test_in_a_large_window_it_is_as_high_as_what_it_says(qtbot: QtBot, desk: Desk) -> None:
    desk.page.resize(1600, 1600)
    dialog = desk.ask()
    desk.write("soon")
    desk.send()
    assert cut(qtbot, dialog) == []
    assert dialog.area.verticalScrollBar().maximum() == 0
    before = dialog.height()
    desk.write("1 min")
    desk.send()
    assert cut(qtbot, dialog) == []
    assert dialog.height() < before
    assert dialog.area.verticalScrollBar().maximum() == 0


def cut(qtbot: QtBot, dialog: RequestDialog) -> list[str]:
    """Texts that have less room than they need, once the layouts have settled, and a dialog that is too large."""

    def found() -> list[str]:
        QApplication.processEvents()
        labels = [label for label in dialog.findChildren(PlainLabel) if label.isVisible() and label.text()]
        bad = [label.text() for label in labels if label.height() < needed(label) or outside(label)]
        window = dialog.parentWidget().window()
        fits = dialog.width() <= window.width() and dialog.height() <= window.height()
        return bad if fits else [*bad, f"{dialog.size()}"]

    qtbot.waitUntil(lambda: found() == found(), timeout=10_000)
    return found()


def needed(label: PlainLabel) -> int:
    return label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()


def outside(widget: QWidget) -> bool:
    """Whether it reaches beyond the sides of what it lies in."""
    parent = widget.parentWidget()
    return widget.x() < 0 or widget.geometry().right() >= parent.width()


def in_sight(dialog: RequestDialog, widget: QWidget, part: QRect | None = None) -> bool:
    """Whether all of it, or this part of it, can be seen."""
    view = dialog.area.viewport()
    within = view if view.isAncestorOf(widget) else dialog
    return within.rect().contains((part or widget.rect()).translated(widget.mapTo(within, QPoint())))
