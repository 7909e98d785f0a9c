from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.theme import Theme
from tests.ui.calls.reading import Open
from tests.ui.calls.samples import many, week
from tests.ui.conftest import assert_named

WIDTHS = (500, 560, 640, 683, 760, 964, 1200)


def overlapping(page: CallsPage) -> list[str]:
    """Pairs of things in the head of the page that stand on each other, or that are cut."""
    header = page.header
    parts: list[QWidget] = [header.fact, header.title, page.filters_button, page.export, page.insights_button]
    parts += [page.search.field, *header.findChildren(type(page.search.field))]
    shown = [part for part in dict.fromkeys(parts) if part.isVisible() and part.parent() is header]
    shown.remove(header.title)
    found = [
        f"{type(one).__name__} and {type(other).__name__}"
        for number, one in enumerate(shown)
        for other in shown[number + 1 :]
        if one.geometry().intersects(other.geometry())
    ]
    return found + [type(one).__name__ for one in shown if not header.rect().contains(one.geometry())]


@pytest.mark.parametrize("scale", [1, 2])
def test_the_head_is_whole_at_every_width(open_page: Open, qapp: QApplication, scale: int) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    page = open_page(list(many(60)))
    for width in WIDTHS:
        page.resize(width, 560)
        QApplication.processEvents()
        assert overlapping(page) == [], width
        fact = page.header.fact
        assert fact.fontMetrics().horizontalAdvance(fact.text()) <= fact.width() or width < 640 * scale
        assert_named(page)


def test_without_room_the_search_waits_behind_an_icon(open_page: Open, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(week())
    field, head = page.search.field, page._head
    assert field.isVisible()
    assert not head.seek.isVisible()
    page.resize(theme.u(110), theme.u(150))
    assert not field.isVisible()
    assert page.filters_button.isVisible()
    qtbot.mouseClick(head.seek, Qt.MouseButton.LeftButton)
    assert field.isVisible()
    assert field.hasFocus()
    assert field.width() > theme.u(90)
    qtbot.keyClicks(field, "free")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.shown_calls == 2
    # What is searched for stays in sight, and goes back where it was without losing the keyboard.
    qtbot.mouseClick(head.seek, Qt.MouseButton.LeftButton)
    assert field.isVisible()
    page.resize(theme.u(300), theme.u(150))
    assert field.parent() is page.header
    assert field.hasFocus()
    assert not head.row.isVisible()
    page.resize(theme.u(110), theme.u(150))
    field.clear()
    qtbot.mouseClick(head.seek, Qt.MouseButton.LeftButton)
    assert not field.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()


def test_the_hint_of_the_search_is_never_cut(open_page: Open, theme: Theme) -> None:
    field = open_page(week()).search.field
    field.setMaximumWidth(2000)
    hints = []
    for units in (90, 61, 44, 31):
        field.resize(theme.u(units), field.height())
        hints.append(field.placeholderText())
        assert field.fontMetrics().horizontalAdvance(hints[-1]) < field.width() - theme.u(12)
    assert hints[0] == "Search date, length or cost"
    assert hints[-1] == "Search"


def test_terse_buttons_keep_their_names(open_page: Open, theme: Theme) -> None:
    page = open_page(week())
    assert page.export.text() == "Export"
    wide = page.insights_button.worded_width()
    page.resize(theme.u(110), theme.u(150))
    assert page.insights_button.text() == ""
    assert page.insights_button.toolTip() == "Insights"
    assert page.insights_button.accessibleName() == "Insights"
    assert page.insights_button.worded_width() == wide
    assert "Ctrl+Shift+E" in page.export.toolTip()
