from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.calls.as_table import Picture
from dijo_desktop.ui.calls.picture_filters import at_hour, in_month
from dijo_desktop.ui.calls.search_words import Reading
from dijo_desktop.ui.theme import Theme
from tests.ui.calls.reading import MENU, Open
from tests.ui.calls.samples import NOW, call, many, week
from tests.ui.conftest import assert_named


def test_the_chart_shows_cost_minutes_or_calls(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    months = page.insights.months
    assert months.picture.title.text() == "Cost by month"
    months.measures.setFocus()
    qtbot.keyClick(months.measures, Qt.Key.Key_Right)
    assert months.picture.title.text() == "Minutes by month"
    qtbot.keyClick(months.chart, Qt.Key.Key_End)
    assert months.chart.accessibleDescription() == "November 2026: 1 h 53 min"
    qtbot.keyClick(months.measures, Qt.Key.Key_Right)
    qtbot.keyClick(months.chart, Qt.Key.Key_End)
    assert months.chart.accessibleDescription() == "November 2026: 8"


@MENU
def test_each_currency_has_a_chart_of_its_own(open_page: Open, qtbot: QtBot) -> None:
    page = open_page([*week(), call(100, NOW, 60, "2.5", "EUR")])
    months = page.insights.months
    assert months.currency.text() == "GBP"
    qtbot.keyClick(months.chart, Qt.Key.Key_End)
    assert months.chart.accessibleDescription() == "November 2026: £2.64"
    qtbot.mouseClick(months.currency, Qt.MouseButton.LeftButton)
    menu = months.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "EUR").trigger()
    menu.close()
    qtbot.keyClick(months.chart, Qt.Key.Key_End)
    assert months.chart.accessibleDescription() == "November 2026: €2.50"
    table = months.picture.table
    texts = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    assert texts == ["Month", "Calls", "Duration", "Cost GBP", "Cost EUR"]
    assert [table.item(0, column).text() for column in range(5)] == [
        "November 2026",
        "9",
        "1 h 54 min",
        "£2.64",
        "€2.50",
    ]


def test_a_month_and_an_hour_filter_the_list(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(list(many(450)))
    chart, heat = page.insights.chart, page.insights.heat
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert page.search.field.text() == "oct 2026"
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    qtbot.keyClick(heat, Qt.Key.Key_Space)
    assert page.search.field.text() == "oct 2026 mon before 01:00"
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 4, 40))
    assert "nov 2026" in page.search.field.text()
    assert "oct 2026" not in page.search.field.text()


def test_the_last_hour_of_a_day_is_understood_and_the_same_choice_takes_it_out(open_page: Open) -> None:
    page = open_page(week())
    reading = Reading(NOW.date())
    choice = at_hour(page._choice, 6, 23, reading)
    assert choice.text == "sun 23:00..00:00"
    assert not choice.search.mistakes
    assert at_hour(choice, 6, 23, reading).text == ""
    assert at_hour(choice, 2, 9, reading).text == "wed 09:00..10:00"
    month = in_month(choice, "2026-02", reading)
    assert in_month(month, "2026-02", reading).text == choice.text


def test_both_pictures_can_be_read_as_tables(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(week())
    for picture in (page.insights.months.picture, page.insights.hours):
        qtbot.mouseClick(picture.turn, Qt.MouseButton.LeftButton)
        assert picture.table.isVisible()
        assert picture.turn.accessibleName() == "Show as picture"
        assert_named(page)
    hours = page.insights.hours.table
    assert hours.rowCount() == 24
    # Sunday 22 November 2026, 19:32.
    cell = hours.item(19, 7)
    assert cell.text() == "1"
    interface = QAccessible.queryAccessibleInterface(hours)
    assert interface.text(QAccessible.Text.Name) == "When you call"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "19, Sun: 1"
    qtbot.mouseClick(page.insights.hours.turn, Qt.MouseButton.LeftButton)
    assert page.insights.heat.isVisible()


def test_the_month_so_far_follows_the_filter(open_page: Open, qtbot: QtBot) -> None:
    october = call(50, NOW.replace(month=10, day=4), 900, "0.30")
    late = call(51, NOW.replace(month=10, day=30), 900, "9.00")
    page = open_page([*week(), october, late])
    month = page.insights.month
    assert month.accessibleDescription() == (
        "November so far. £2.64. 8 calls, 1 h 53 min. £2.34 more than at this point in October"
    )
    qtbot.mouseClick(page.filters.chips["long"], Qt.MouseButton.LeftButton)
    assert month.accessibleDescription().startswith("November so far. £2.14. 4 calls, ")
    assert month.accessibleDescription().endswith("£1.84 more than at this point in October")
    qtbot.mouseClick(page.filters.chips["free"], Qt.MouseButton.LeftButton)
    assert month.accessibleDescription().startswith("November so far. £0.00. 1 call, ")
    page.filters.clear_button.click()
    assert month.accessibleDescription().startswith("November so far. £2.64. 8 calls, ")


def test_pictures_of_a_filter_say_which_calls_they_count(open_page: Open, qtbot: QtBot) -> None:
    october = call(50, NOW.replace(month=10, day=4), 900, "0.30")
    page = open_page([*week(), october])
    insights, chart, heat = page.insights, page.insights.chart, page.insights.heat
    insights.months.measures.choose("calls")
    notes = insights._months_of, insights._hours_of

    def counted() -> tuple[str, ...]:
        return tuple(note.text() if note.isVisible() else "" for note in notes)

    def read(table_of: Picture) -> list[int]:
        table = table_of.table
        return [
            int(table.item(row, column).text())
            for row in range(table.rowCount())
            for column in ((1,) if table_of is insights.months.picture else range(1, table.columnCount()))
        ]

    assert counted() == ("", "")
    assert read(insights.months.picture)[:2] == [8, 1]
    page._search(">10min")
    assert counted() == ("Only calls that match the filters", "Only the calls shown")
    assert read(insights.months.picture)[:2] == [4, 1]
    assert sum(read(insights.hours)) == 5
    page._search(">10min oct 2026")
    assert counted() == ("Calls of the other filters, of any date", "Only the calls shown")
    assert read(insights.months.picture)[:2] == [4, 1]
    assert sum(read(insights.hours)) == 1
    page._search("oct 2026")
    assert counted() == ("All calls, not only those shown", "Only the calls shown")
    assert read(insights.months.picture)[:2] == [8, 1]
    page._search(">10min sun after 18:00")
    assert counted() == (
        "Only calls that match the filters",
        "Calls of the other filters, on all days at all hours",
    )
    assert read(insights.months.picture)[:2] == [1, 0]
    assert sum(read(insights.hours)) == 5
    chart.setFocus()
    assert "Only calls that match the filters. 12 months: average 0" in chart.toolTip() + chart._summary
    page._search("weekend")
    assert counted()[1] == "All calls, not only those shown"
    assert sum(read(insights.hours)) == 9
    assert "All calls, not only those shown. Busiest: " in heat._summary


def test_the_average_is_never_cut(open_page: Open, qapp: QApplication, theme: Theme) -> None:
    page = open_page(week())
    months = page.insights.months
    font = QFont(qapp.font())
    for factor in (1.0, 2.0):
        font.setPointSizeF(factor * theme.font("body").pointSizeF())
        qapp.setFont(font)
        page.resize(theme.u(300), theme.u(186))
        for key in ("cost", "minutes", "calls"):
            months.measures._segments[key].click()
            for _ in range(4):
                qapp.processEvents()
            assert months.average
            assert months._average.width() >= months._average.sizeHint().width()
