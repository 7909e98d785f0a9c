from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Peer, Rate
from dijo_desktop.domain.call_page import CallMore
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui.calls.detail_words import call_facts, call_title
from dijo_desktop.ui.calls.more_words import more_facts
from dijo_desktop.ui.calls.page import CallsPage
from tests.ui.calls.reading import MENU, Open
from tests.ui.calls.samples import ZONE, week
from tests.ui.conftest import assert_named


def ask_for_menu(page: CallsPage) -> dict[str, QAction]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(page.table.viewport(), event)
    menus = page.table.findChildren(QMenu)
    return {action.text(): action for action in menus[-1].actions() if action.text()}


def test_enter_opens_the_details_and_escape_leads_back(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    table, details = page.table, page.inspector.details
    table.go_to(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.inspector.currentWidget() is details
    assert details.facts == {
        "Began": "13:21:00 (GMT, UTC+00:00)",
        "Ended": "13:33:34 (GMT, UTC+00:00)",
        "Time zone": "Europe/London",
        "Duration": "12 min 34 s (754 seconds)",
        "Cost": "£0.44",
        "Currency": "GBP",
    }
    assert_named(page)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert details.facts["Duration"] == "3 min 08 s (188 seconds)"
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert page.inspector.currentWidget() is page.insights
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert page.inspector.currentWidget() is details
    qtbot.mouseClick(details.copy_id, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "call_00000000000000000000000000"
    qtbot.keyClick(details, Qt.Key.Key_Escape)
    assert page.inspector.currentWidget() is page.insights
    assert details.call is None


def test_a_drawer_opened_for_the_details_closes_after_them(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.body.set_wide(wide=False)
    assert not page.inspector.isVisible()
    page.table.go_to(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.inspector.isVisible()
    qtbot.mouseClick(page.inspector.details.back, Qt.MouseButton.LeftButton)
    assert not page.inspector.isVisible()


def test_a_wrong_call_is_handed_on(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.wrong_asked) as heard:
        qtbot.mouseClick(page.inspector.details.wrong, Qt.MouseButton.LeftButton)
    assert heard.args is not None
    assert heard.args[0].seconds == 188


@MENU
def test_the_menu_of_a_row(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    page.table.go_to(1)
    menu = ask_for_menu(page)
    assert list(menu) == ["Copy", "Copy as CSV", "Details", "This is wrong…"]
    menu["Copy as CSV"].trigger()
    assert QGuiApplication.clipboard().text().endswith('"2026-11-23T13:21:00.000Z",754,0.44,"GBP"\r\n')
    with qtbot.waitSignal(page.wrong_asked):
        menu["This is wrong…"].trigger()
    menu["Details"].trigger()
    assert page.inspector.details.call is not None
    page.table.go_to(0)
    of_day = ask_for_menu(page)
    assert not of_day["Details"].isEnabled()
    of_day["Copy as CSV"].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4
    for open_menu in page.table.findChildren(QMenu):
        open_menu.close()


def test_clocks_put_back_during_a_call_are_told() -> None:
    begin = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    call = CallRow("call_1", int(begin.timestamp() * 1000), 1800, 1_234_567, "GBP")
    facts = dict(call_facts(call, ZONE))
    assert call_title(call, ZONE) == "Sunday 25 October 2026"
    assert facts["Began"] == "01:50:00 (BST, UTC+01:00)"
    assert facts["Ended"] == "01:20:00 (GMT, UTC+00:00)"
    assert facts["Cost"] == "£1.234567"


@pytest.mark.parametrize(("direction", "said"), [("in", "Incoming"), ("out", "Outgoing"), ("relayed", "relayed")])
def test_what_the_service_tells_beyond_the_policy(direction: str, said: str) -> None:
    more = CallMore(
        peer=Peer(kind="handle", value="guest-1"),
        direction=direction,
        billed_seconds=120,
        rate=Rate(amount="0.02", currency="GBP", per_seconds=60),
    )
    facts = more_facts(CallRow("call_1", 0, 90, 40_000, "GBP", more))
    assert facts == [
        ("Other side", "guest-1"),
        ("Direction", said),
        ("Charged for", "2 min 00 s"),
        ("Rate", "£0.02 for 1 min"),
    ]
