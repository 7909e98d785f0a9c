"""The same choices as menus: the ranges of dates, and everything in one where there is no room for chips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.choice import FILTERS, Choice, Filter, Group, Sort, condition_of, dear_micro
from dijo_desktop.ui.calls.date_ranges import RANGES, DateRange, range_text

if TYPE_CHECKING:
    from dijo_desktop.domain.call_conditions import Condition
    from dijo_desktop.ui.calls.search_words import Reading

Chosen = Callable[[Choice], None]


def filter_texts(currency: str) -> dict[Filter, str]:
    """What the four filters are called; amounts are in the main currency."""
    over = QCoreApplication.translate("calls", "Over {amount}")
    return {
        "long": QCoreApplication.translate("calls", "10 min or longer"),
        "dear": over.format(amount=say.money(dear_micro(currency), currency) if currency else ""),
        "free": QCoreApplication.translate("calls", "Free"),
        "weekend": QCoreApplication.translate("calls", "Weekends"),
    }


def filters_menu(
    parent: QWidget, choice: Choice, counts: Mapping[Filter, int], currency: str, reading: Reading, chosen: Chosen
) -> QMenu:
    """Everything: filters with their counts, dates, order, groups, and Clear filters."""
    menu = _menu(parent)
    texts = filter_texts(currency)
    for name in FILTERS:
        if name == "dear" and not currency:
            continue
        count = counts.get(name)
        text = texts[name] if count is None else f"{texts[name]} ({say.count(count)})"
        condition = condition_of(name, currency)
        _add(menu, text, checked=choice.holds(condition), then=partial(_toggle, chosen, choice, condition, reading))
    _add_ranges(menu.addMenu(QCoreApplication.translate("calls", "Dates")), choice, reading, chosen)
    order = menu.addMenu(QCoreApplication.translate("calls", "Sort by"))
    sorts: dict[Sort, str] = {
        "started": QCoreApplication.translate("calls", "Time"),
        "duration": QCoreApplication.translate("calls", "Duration"),
        "cost": QCoreApplication.translate("calls", "Cost"),
    }
    for sort, text in sorts.items():
        _add(order, text, checked=choice.sort == sort, then=partial(chosen, choice.sorted_by(sort)), one_of=True)
    groups = menu.addMenu(QCoreApplication.translate("calls", "Group by"))
    kinds: dict[Group, str] = {
        "day": QCoreApplication.translate("calls", "Day"),
        "month": QCoreApplication.translate("calls", "Month"),
        "none": QCoreApplication.translate("calls", "None"),
    }
    for group, text in kinds.items():
        _add(groups, text, checked=choice.group == group, then=partial(chosen, choice.grouped_by(group)), one_of=True)
    menu.addSeparator()
    clear = menu.addAction(QCoreApplication.translate("calls", "Clear filters"))
    clear.setEnabled(choice.filtered)
    clear.triggered.connect(lambda: chosen(choice.cleared()))
    return menu


def drop_down(menu: QMenu, button: QWidget) -> None:
    """Open a menu below its button, at its leading edge; it does not wait for the answer."""
    mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = button.width() - menu.sizeHint().width() if mirrored else 0
    menu.popup(button.mapToGlobal(QPoint(left, button.height() + 2)))


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _toggle(chosen: Chosen, choice: Choice, condition: Condition, reading: Reading) -> None:
    chosen(choice.toggled(condition, reading))


def _add_ranges(menu: QMenu, choice: Choice, reading: Reading, chosen: Chosen) -> None:
    for dates in (None, *RANGES):
        _add(
            menu,
            range_text(dates, reading.today),
            checked=choice.dates == dates,
            then=partial(_choose_dates, chosen, choice, dates, reading),
            one_of=True,
        )


def _choose_dates(chosen: Chosen, choice: Choice, dates: DateRange | None, reading: Reading) -> None:
    chosen(choice.dated(dates, reading))


def _add(menu: QMenu, text: str, *, checked: bool, then: Callable[[], None], one_of: bool = False) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(checked)
    if one_of:
        group = menu.findChild(QActionGroup) or QActionGroup(menu)
        group.addAction(action)
    action.triggered.connect(lambda _checked: then())
    return action
