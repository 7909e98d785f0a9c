from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Call, Peer, Rate
from dijo_desktop.ui.calls.columns import CHARGED, COST, COUNT, DIRECTION, DURATION, LENGTH, PEER, RATE, TIME
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.theme import Theme
from tests.ui.calls.reading import Open
from tests.ui.calls.samples import week

ALL = ("calls", "calls.peer", "calls.direction", "calls.billing")


def telling() -> list[Call]:
    """The calls of the week; the second one tells nothing more, as a call of before."""
    calls = [
        msgspec.structs.replace(
            call,
            peer=Peer(kind="masked", value=f"+44 7700 ***{number:03d}"),
            direction="out" if number % 2 else "in",
            billed_seconds=-(-call.duration_seconds // 60) * 60,
            rate=Rate(amount="0.035", currency="GBP", per_seconds=60),
        )
        for number, call in enumerate(week())
    ]
    return [calls[0], week()[1], *calls[2:]]


@pytest.fixture
def told(open_page: Open) -> Callable[..., CallsPage]:
    def show(*capabilities: str) -> CallsPage:
        page = open_page(telling())
        page.show_capabilities(capabilities)
        page.open_insights(shown=False)
        QApplication.processEvents()
        return page

    return show


def cells(page: CallsPage, row: int) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def seen(page: CallsPage) -> list[int]:
    """The columns in sight, as they stand side by side."""
    heads = page.table.heads
    order = [heads.logicalIndex(place) for place in range(heads.count())]
    return [column for column in order if not page.table.isColumnHidden(column) and page.table.columnWidth(column)]


def test_what_no_service_announces_has_no_column(told: Callable[..., CallsPage]) -> None:
    page = told("calls", "calls.changes")
    assert page.table.model().columnCount() == COUNT
    assert page.insights._note.text() == "A call record holds date, duration and cost. Calls are never recorded."
    assert page.table.model().index(1, TIME).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", £0.44")


def test_what_is_announced_has_a_column_and_a_note(told: Callable[..., CallsPage]) -> None:
    page = told(*ALL)
    assert seen(page) == [TIME, PEER, DIRECTION, CHARGED, RATE, LENGTH, DURATION, COST]
    assert cells(page, 1)[COUNT:] == ["+44 7700 ***000", "Incoming", "13 min", "£0.035 for 1 min"]
    assert cells(page, 2)[COUNT:] == [""] * 4
    said = page.table.model().index(1, TIME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        said.replace("\u2066", "")
        .replace("\u2069", "")
        .endswith(", £0.44, other side +44 7700 ***000, Incoming, charged for 13 min, at £0.035 for 1 min")
    )
    assert "The policy does not list" in page.insights._note.text()
    heads = page.table.heads
    place = QPoint(heads.sectionViewportPosition(PEER) + 5, 5)
    QApplication.sendEvent(heads.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, heads.mapToGlobal(place)))
    assert QToolTip.text() == "Not listed in the policy: this service tells it."
    QToolTip.hideText()


def test_one_alone_is_possible_and_they_go_again(told: Callable[..., CallsPage]) -> None:
    page = told("calls.direction")
    assert seen(page) == [TIME, DIRECTION, LENGTH, DURATION, COST]
    assert cells(page, 1)[COUNT:] == ["", "Incoming", "", ""]
    page.table.go_to(3)
    page.show_capabilities(("calls",))
    assert seen(page) == [TIME, LENGTH, DURATION, COST]
    assert page.table.currentIndex().row() == 3


def test_want_of_room_takes_bars_first_and_never_an_amount(told: Callable[..., CallsPage], theme: Theme) -> None:
    page = told(*ALL)
    orders = []
    for units in (300, 160, 130, 112, 96):
        page.resize(theme.u(units), theme.u(150))
        QApplication.processEvents()
        orders.append(seen(page))
        columns = page.table.columns
        assert columns is not None
        assert columns.whole <= page.table.viewport().width() + 3
        assert {TIME, DURATION, COST} <= set(orders[-1])
    assert LENGTH in orders[0]
    assert all(LENGTH not in order or PEER in order for order in orders)
    assert orders[-1] == [TIME, DURATION, COST] or CHARGED not in orders[-1]
    assert [len(order) for order in orders] == sorted((len(order) for order in orders), reverse=True)


def test_the_name_of_a_day_goes_across_the_optional_columns(told: Callable[..., CallsPage], theme: Theme) -> None:
    page = told(*ALL)
    page.resize(theme.u(140), theme.u(150))
    QApplication.processEvents()
    assert LENGTH not in seen(page)
    columns = page.table.columns
    assert columns is not None
    image = page.table.viewport().grab().toImage()
    ground, middle = image.pixel(1, 5), range(theme.u(2), theme.u(6))
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in middle)]
    # "Today Mon 23 November", a dot and "3 calls" begin in the column of the times and end in the next one.
    assert set(range(columns.width(TIME) - 10, columns.width(TIME) + 20)) & set(inked)


def test_they_are_copied_as_text_and_as_csv(told: Callable[..., CallsPage], qtbot: QtBot) -> None:
    page = told(*ALL)
    page.table.go_to(1)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.split("\t")[3:] == ["£0.44", "+44 7700 ***000", "Incoming", "13 min", "£0.035 for 1 min"]
    page.table.extend_to(2, since=1)
    page._ranges.copy("csv")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].endswith(
        '"cost.currency","peer.kind","peer.value","direction","billed_seconds","rate.amount","rate.currency",'
        '"rate.per_seconds"'
    )
    # A number that begins with a plus would be a formula to a spreadsheet.
    assert lines[1].endswith(',"masked","\'+44 7700 ***000","in",780,"0.035","GBP",60')
    assert lines[2].endswith('"GBP",,,,,,,')
    assert len(lines) == 3
