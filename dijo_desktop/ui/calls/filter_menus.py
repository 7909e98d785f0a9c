"""The same choices as menus: the ranges of dates, and everything in one where there is no room for chips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.choice import FILTERS, Choice, Filter, Group, Sort, dear_micro
from dijo_desktop.ui.calls.date_ranges import RANGES, DateRange, first_day

if TYPE_CHECKING:
    from datetime import date

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


def range_texts(today: date | None) -> dict[DateRange, str]:
    """What the ranges of dates are called: the months and the year by their own names."""
    texts: dict[DateRange, str] = {"all": QCoreApplication.translate("calls", "All dates")}
    for chosen in RANGES[1:]:
        first = first_day(today, chosen) if today is not None else None
        if first is None:
            texts[chosen] = texts["all"]
        elif chosen == "this_year":
            texts[chosen] = str(first.year)
        else:
            texts[chosen] = say.day(first.isoformat()[:7])
    return texts


def dates_menu(parent: QWidget, choice: Choice, today: date | None, chosen: Chosen) -> QMenu:
    """The ranges of dates as a menu."""
    menu = _menu(parent)
    _add_ranges(menu, choice, today, chosen)
    return menu


def filters_menu(
    parent: QWidget, choice: Choice, counts: Mapping[Filter, int], currency: str, today: date, chosen: Chosen
) -> QMenu:
    """Everything: filters with their counts, dates, order, groups, and Clear filters."""
    menu = _menu(parent)
    texts = filter_texts(currency)
    for name in FILTERS:
        if name == "dear" and not currency:
            continue
        count = counts.get(name)
        text = texts[name] if count is None else f"{texts[name]} ({say.count(count)})"
        _add(menu, text, checked=name in choice.filters, then=partial(chosen, choice.toggled(name)))
    _add_ranges(menu.addMenu(QCoreApplication.translate("calls", "Dates")), choice, today, chosen)
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


def _add_ranges(menu: QMenu, choice: Choice, today: date | None, chosen: Chosen) -> None:
    for name, text in range_texts(today).items():
        then = partial(chosen, replace(choice, dates=name))
        _add(menu, text, checked=choice.dates == name, then=then, one_of=True)


def _add(menu: QMenu, text: str, *, checked: bool, then: Callable[[], None], one_of: bool = False) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(checked)
    if one_of:
        group = menu.findChild(QActionGroup) or QActionGroup(menu)
        group.addAction(action)
    action.triggered.connect(lambda _checked: then())
    return action
