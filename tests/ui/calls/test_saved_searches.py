"""A search is kept under a name, applied, renamed and deleted, and reads in the language of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Call
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.searches import SavedSearch
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.calls.search_saved import SavedPopover
from dijo_desktop.ui.calls.search_shelf import SearchShelf
from dijo_desktop.ui.languages import Languages
from tests.fake_clock import FakeClock
from tests.ui.calls.samples import week
from tests.ui.conftest import InlineTasks, assert_named

OpenPage = Callable[[list[Call]], CallsPage]


@pytest.fixture
def copy(clock: FakeClock) -> Iterator[LocalCopy]:
    made = LocalCopy.in_memory(clock=clock)
    yield made
    made.close()


@pytest.fixture
def shelf(open_page: OpenPage, copy: LocalCopy, inline_tasks: InlineTasks) -> SearchShelf:
    return SearchShelf(open_page(week()).search, inline_tasks, copy.searches)


def open_list(qtbot: QtBot, page: CallsPage, shelf: SearchShelf) -> SavedPopover:
    page.search.field.setFocus()
    qtbot.keyClick(page.search.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shelf.popover.isVisible()
    return shelf.popover


def search(qtbot: QtBot, page: CallsPage, text: str) -> None:
    page.search.field.setText(text)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)


def test_kept_applied_renamed_and_deleted(qtbot: QtBot, page: CallsPage, shelf: SearchShelf, copy: LocalCopy) -> None:
    search(qtbot, page, ">10min not weekend")
    shown = page.shown_calls
    saved = open_list(qtbot, page, shelf)
    assert_named(saved)
    assert saved.note == "Keep the present search: >10min not weekend"
    assert not saved.save.isEnabled()
    qtbot.keyClicks(saved.name, "Long talks")
    qtbot.keyClick(saved.name, Qt.Key.Key_Return)
    assert copy.searches.all() == [SavedSearch("Long talks", ">10min not weekend")]
    assert_named(saved)
    saved.hide()
    search(qtbot, page, "free")
    assert page.shown_calls != shown
    saved = open_list(qtbot, page, shelf)
    qtbot.mouseClick(saved.rows[0].search, Qt.MouseButton.LeftButton)
    assert not saved.isVisible()
    assert page.search.field.text() == ">10min not weekend"
    assert page.shown_calls == shown
    saved = open_list(qtbot, page, shelf)
    qtbot.mouseClick(saved.rows[0].rename, Qt.MouseButton.LeftButton)
    assert saved.name.text() == "Long talks"
    qtbot.keyClicks(saved.name, "On workdays")
    qtbot.mouseClick(saved.save, Qt.MouseButton.LeftButton)
    assert [row.name for row in saved.rows] == ["On workdays"]
    qtbot.mouseClick(saved.rows[0].rename, Qt.MouseButton.LeftButton)
    qtbot.keyClick(saved.name, Qt.Key.Key_Escape)
    assert saved.isVisible()
    assert saved.save.text() == "Save"
    qtbot.mouseClick(saved.rows[0].drop, Qt.MouseButton.LeftButton)
    assert (saved.rows, copy.searches.all()) == ([], [])
    saved.hide()


def test_without_a_search_there_is_nothing_to_keep(
    qtbot: QtBot, page: CallsPage, shelf: SearchShelf, copy: LocalCopy
) -> None:
    saved = open_list(qtbot, page, shelf)
    assert not saved.name.isEnabled()
    assert saved.note.startswith("Search or filter the list first")
    saved.hide()
    for number in range(100):
        copy.searches.keep(f"{number}", "free")
    search(qtbot, page, "free")
    saved = open_list(qtbot, page, shelf)
    saved.name.setText("one more")
    assert not saved.save.isEnabled()
    saved.name.setText("7")
    assert saved.save.isEnabled(), "an older one may be overwritten"
    saved.hide()


def test_it_reads_in_the_language_of_the_window(
    qtbot: QtBot, qapp: QApplication, page: CallsPage, shelf: SearchShelf, copy: LocalCopy
) -> None:
    search(qtbot, page, "last week (free or >1h) mon")
    saved = open_list(qtbot, page, shelf)
    saved.name.setText("Odd")
    saved.save.click()
    saved.hide()
    kept = copy.searches.all()
    languages = Languages(qapp, Path(__file__).resolve().parents[3] / "build" / "i18n")
    english = page.search.field.text()
    languages.use("de")
    try:
        qtbot.waitUntil(lambda: page.search.field.text() != english, timeout=10_000)
        saved = open_list(qtbot, page, shelf)
        assert saved.rows[0].text.text() != kept[0].text
        saved.rows[0].search.click()
        assert page.search.field.mistake is None
        now = page.search.now()
        assert now is not None
        assert now[0].in_english(now[1]) == kept[0].text
    finally:
        languages.use("en")
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def test_when_the_account_is_left_nothing_of_it_stays(
    qtbot: QtBot, page: CallsPage, shelf: SearchShelf, copy: LocalCopy
) -> None:
    copy.searches.keep("Secret name", "free")
    saved = open_list(qtbot, page, shelf)
    assert len(saved.rows) == 1
    shelf.clear()
    assert saved.rows == []
    assert not saved.isVisible()
    qtbot.keyClick(page.search.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not saved.isVisible()
    offered = [action for action in page.search.field.findChildren(QAction) if action.text() == "Saved searches"]
    assert not offered[0].isVisible()
