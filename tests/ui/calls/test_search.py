"""Searching as a person does: typing, reading what is wrong, taking the better word, clicking an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.calls.search_words import own_words
from dijo_desktop.ui.languages import Languages
from tests.ui.calls.reading import MENU, Open
from tests.ui.calls.samples import week
from tests.ui.conftest import assert_named


def search(qtbot: QtBot, page: CallsPage, text: str) -> None:
    page.search.field.selectAll()
    qtbot.keyClicks(page.search.field, text)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)


def found(page: CallsPage) -> str:
    return page.totals.lines[0].count if page.totals.lines else ""


def test_typing_cuts_the_list_and_turns_the_chip_on(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    assert_named(page)
    search(qtbot, page, ">=10min")
    assert found(page) == "4 of 8 calls"
    assert page.filters.chips["long"].isChecked()
    search(qtbot, page, "not weekend")
    assert found(page) == "3 of 8 calls"
    assert not page.filters.chips["weekend"].isChecked()
    search(qtbot, page, "free or >=10min")
    assert found(page) == "5 of 8 calls"
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert found(page) == "8 calls"


def test_a_pause_in_typing_is_enough(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    qtbot.keyClicks(page.search.field, "free")
    qtbot.waitUntil(lambda: found(page) == "2 of 8 calls", timeout=10_000)


def test_a_mistake_is_underlined_and_the_better_word_is_one_click_away(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    search(qtbot, page, "free")
    search(qtbot, page, "free wekend")
    field, note = page.search.field, page.search.note
    assert field.mistake is not None
    assert field.property("wrong")
    assert note.text == "“wekend” is not understood."
    assert note.suggestion.text() == "Search for “weekend”"
    assert found(page) == "2 of 8 calls"  # the list stays as it was
    qtbot.mouseClick(note.suggestion, Qt.MouseButton.LeftButton)
    assert field.text() == "free weekend"
    assert not note.isVisible()
    assert not field.property("wrong")
    assert page.filters.chips["weekend"].isChecked()


def test_ctrl_f_comes_here_and_down_goes_to_the_list(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.field.hasFocus()
    qtbot.keyClick(page.search.field, Qt.Key.Key_Down)
    assert page.table.hasFocus()


@MENU
def test_every_example_of_the_help_is_understood(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.search.field.help_asked.emit()
    help_ = page.search.help
    assert help_.isVisible()
    assert_named(help_)
    texts = [button.text() for button in help_.buttons]
    assert ">5min" in texts
    assert "oct 2026" in texts
    for text in texts:
        search(qtbot, page, text)
        assert page.search.field.mistake is None, text
    qtbot.mouseClick(help_.buttons[0], Qt.MouseButton.LeftButton)
    assert not help_.isVisible()
    assert page.search.field.text() == ">5min"


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    made = Languages(qapp, Path(__file__).resolve().parents[3] / "build" / "i18n")
    yield made
    made.use("en")


def test_german_words_work_and_the_text_follows_the_language(
    open_page: Open, languages: Languages, qtbot: QtBot
) -> None:
    page = open_page(week())
    search(qtbot, page, "weekend not free")
    before = found(page)
    languages.use("de")
    assert own_words()["weekend"].casefold().startswith("wochenende")
    qtbot.waitUntil(lambda: page.search.field.text() == "wochenende nicht kostenlos", timeout=10_000)
    search(qtbot, page, "Wochenende nicht kostenlos nov")
    assert page.search.field.mistake is None
    languages.use("en")
    qtbot.waitUntil(lambda: page.search.field.text() == "weekend not free nov 2026", timeout=10_000)
    search(qtbot, page, "weekend not free")
    assert found(page) == before
