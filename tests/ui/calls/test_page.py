from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.client.call_sync import SyncProgress
from dijo_desktop.errors import DijoError, StoreDamaged
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.columns import DURATION
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.store.call_samples import changes
from tests.ui.calls.painting import Painted
from tests.ui.calls.reading import Open, shown
from tests.ui.calls.samples import NOW, ZONE, call, fill, many, week
from tests.ui.conftest import InlineTasks, assert_named


class Broken:
    """A store that cannot be read."""

    def __getattr__(self, name: str) -> object:
        raise StoreDamaged("cache.db")


def test_the_week_is_listed_with_exact_sums(open_page: Open) -> None:
    page = open_page(week())
    assert page.title() == "Calls"
    assert page.states.state == "content"
    assert shown(page)[:2] == ["Today Mon 23 November", "13:21 \u2013 13:33"]
    (line,) = page.totals.lines
    assert (line.title, line.count, line.duration, line.cost) == ("All calls", "8 calls", "1 h 53 min", "£2.64")
    assert page.header.fact.text() == "8 calls held, 21 Nov 2026 to today"
    assert_named(page)


def test_an_account_without_calls(open_page: Open) -> None:
    page = open_page([])
    assert page.states.state == "empty"
    texts = [label.text() for label in page.states.findChildren(type(page.header.title)) if label.isVisible()]
    assert "No calls yet" in texts
    assert not page.filters.isVisible()
    assert not page.inspector.isVisible()


def test_synchronising_refreshes_once_a_second_at_most(
    open_page: Open, store: CallStore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(list(many(20)))
    built: list[int] = []
    view = page.table.model().shown  # type: ignore[attr-defined]
    view.connect(lambda: built.append(1))
    for rows in range(20, 220, 10):
        page.set_syncing(SyncProgress(rows, 665, 100.0, 5.0))
    assert built == []
    assert page.header.fact.text() == "Getting your calls, 210 of 665"
    qtbot.waitUntil(lambda: len(built) == 1, timeout=2000)
    page.set_syncing(None)
    assert len(built) == 2
    assert page.header.fact.text().startswith("20 calls held")


def test_in_a_full_pass_the_first_rows_are_read_until_the_reader_goes_on(
    open_page: Open, clock: FakeClock, qtbot: QtBot
) -> None:
    page = open_page(list(many(2100)))
    whole = page.table.model().rowCount()
    built: list[int] = []
    page.table.model().shown.connect(lambda: built.append(page.table.model().rowCount()))
    bar = page.table.verticalScrollBar()
    page.set_syncing(SyncProgress(2100, 9000, 100.0, 5.0))
    qtbot.waitUntil(lambda: len(built) == 1, timeout=10_000)
    assert built[0] < whole
    bar.setValue(bar.maximum())  # beyond the first rows: all of them, at once, and then seldom
    assert built[1:] == [whole]
    assert page.table.verticalScrollBar().value() > 0
    assert page._pace.wanted(page._progress, page._listing) == "later"
    clock.advance(11)
    assert page._pace.wanted(page._progress, page._listing) == "whole"
    page.set_syncing(SyncProgress(2200, 9000, 100.0, 5.0))
    qtbot.waitUntil(lambda: len(built) == 3, timeout=10_000)
    page.set_syncing(SyncProgress(2300, 9000, 100.0, 5.0))
    page._refresh()
    assert len(built) == 3
    bar.setValue(0)
    page._refresh()
    assert built[3] < whole
    page.set_syncing(None)
    assert built[4:] == [whole]


def test_reading_the_same_again_paints_and_says_nothing(open_page: Open, qapp: QApplication) -> None:
    page = open_page(list(many(600)))
    page.table.verticalScrollBar().setValue(5 * page.table.row_height + 3)
    page.table.go_to(7)
    QTest.qWaitForWindowExposed(page)
    for _ in range(3):
        qapp.processEvents()
    painted = Painted(page.table.viewport(), page.totals, page.inspector)
    went: list[int] = []
    page.table.went.connect(lambda: went.append(1))
    page.reload()
    qapp.processEvents()
    assert (painted.who, went) == ([], [])
    assert page.table.currentIndex().row() == 7
    assert page.table.verticalScrollBar().value() == 5 * page.table.row_height + 3


def test_a_new_call_is_painted_without_a_scroll_jump(open_page: Open, store: CallStore, qapp: QApplication) -> None:
    page = open_page(list(many(600)))
    table = page.table
    table.verticalScrollBar().setValue(40 * table.row_height)
    top = table.model().data(table.indexAt(QPoint(5, table.row_height + 5)))
    qapp.processEvents()
    painted = Painted(table.viewport())
    store.apply(changes([call(9000, NOW, 60, "0.10")], token="later"))
    page.reload()
    qapp.processEvents()
    assert painted.who
    assert table.model().data(table.indexAt(QPoint(5, table.row_height + 5))) == top


def test_what_changed_since_is_followed_whole(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(2100)))
    page.set_syncing(SyncProgress(5, None, 100.0, None))
    assert page._pace.wanted(page._progress, page._listing) == "later"
    page.set_syncing(None)
    assert page.shown_calls == 2100


def test_a_first_synchronisation_says_how_far_it_is(open_page: Open, store: CallStore, qtbot: QtBot) -> None:
    page = open_page([])
    page.set_syncing(SyncProgress(0, 8, 0.0, None))
    assert page.states.state == "waiting"
    fill(store, week())
    qtbot.waitUntil(lambda: page.states.state == "content", timeout=2000)
    page.set_syncing(None)
    assert page.totals.lines[0].count == "8 calls"


def test_no_calls_so_far_is_not_said_to_be_no_calls_at_all(page: CallsPage, store: CallStore, qtbot: QtBot) -> None:
    page.show_copy(store)
    assert page.states.state == "waiting"
    page.set_syncing(None)
    texts = [label.text() for label in page.states.findChildren(type(page.header.title)) if label.isVisible()]
    assert "Your calls are not on this computer yet" in texts
    fill(store, [])
    page.set_syncing(None)
    texts = [label.text() for label in page.states.findChildren(type(page.header.title)) if label.isVisible()]
    assert "No calls yet" in texts


def test_nothing_personal_is_left_after_clear(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(1)
    page.clear()
    assert page.table.model().rowCount() == 0
    assert page.totals.lines == ()
    assert page.states.state == "waiting"
    assert page.header.fact.text() == ""
    assert not page.filters.isVisible()
    assert not page.inspector.isVisible()
    names = [page.totals.accessibleName(), page.insights.month.accessibleDescription()]
    names += [page.insights.chart.accessibleDescription(), page.insights.heat.accessibleDescription()]
    assert names == ["", "", "", ""]
    assert all("£" not in chip.text() and not any(map(str.isdigit, chip.accessibleName().replace("10 min", "")))
               for chip in page.filters.chips.values())  # fmt: skip
    for label in page.findChildren(type(page.header.title)):
        assert "£" not in label.text()
    before = page.grab().toImage()
    page.clear()
    assert page.grab().toImage() == before


def test_a_damaged_copy_is_said_with_a_way_on(
    qtbot: QtBot, theme: Theme, clock: FakeClock, store: CallStore, inline_tasks: InlineTasks
) -> None:
    page = CallsPage(theme=theme, tasks=inline_tasks, clock=clock, time_zone=ZONE)
    qtbot.addWidget(page)
    fill(store, week())

    heard: list[DijoError] = []
    page.failed.connect(heard.append)
    page.show_copy(Broken())  # type: ignore[arg-type]
    assert len(heard) == 1
    assert isinstance(heard[0], StoreDamaged)
    assert page.states.state == "empty"


def test_insights_turn_by_keyboard(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    assert page.inspector.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not page.inspector.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.inspector.isVisible()
    asked: list[bool] = []
    page.policy_asked.connect(lambda: asked.append(True))
    qtbot.mouseClick(page.insights.policy_button, Qt.MouseButton.LeftButton)
    assert asked == [True]


class Partly(QTranslator):
    """A catalogue of one word."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str = "", n: int = -1) -> str | None:
        return {"Duration": "Dauer", "Insights": "Einblicke", "All calls": "Alle Gespräche"}.get(text)


def test_another_language_is_there_at_once(open_page: Open, qapp) -> None:  # type: ignore[no-untyped-def]
    page = open_page(week())
    page.table.go_to(5)
    word = Partly()
    qapp.installTranslator(word)
    QApplication.sendPostedEvents()
    assert page.table.model().headerData(DURATION, Qt.Orientation.Horizontal) == "Dauer"
    assert page.insights.accessibleName() == "Einblicke"
    assert page.totals.lines[0].title == "Alle Gespräche"
    assert page.table.currentIndex().row() == 5
    qapp.removeTranslator(word)
    QApplication.sendPostedEvents()
    assert page.insights.accessibleName() == "Insights"


def test_another_day_changes_what_is_called_today(open_page: Open, clock: FakeClock) -> None:
    page = open_page(week())
    page.enter()
    assert shown(page)[0] == "Today Mon 23 November"
    clock.set_wall(clock.now_ms() + 86_400_000)
    page.leave()
    page.enter()
    assert shown(page)[0] == "Yesterday Mon 23 November"


def test_a_failing_refresh_keeps_what_is_there(open_page: Open, store: CallStore, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = open_page(week())
    monkeypatch.setattr(page, "_calls", Broken())
    page.reload()
    assert page.states.state == "content"
    assert page.states.bar.isVisible()
    monkeypatch.setattr(page, "_calls", store)
    page.states.acted.emit("retry")
    assert not page.states.bar.isVisible()
