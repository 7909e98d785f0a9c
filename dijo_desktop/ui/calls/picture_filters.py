"""What a click on a picture asks for, written into the one filter; the same click again takes it out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.domain.call_conditions import AtTime, Dates, OnWeekdays, month_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from dijo_desktop.ui.calls.choice import Choice
    from dijo_desktop.ui.calls.insights import Insights
    from dijo_desktop.ui.calls.search_words import Reading

_DAY_MINUTES = 1440


def in_month(choice: Choice, month: str, reading: Reading) -> Choice:
    """The calls of a month (`YYYY-MM`) instead of any other dates."""
    first = date.fromisoformat(f"{month}-01")
    dates = Dates(first, month_after(first))
    return choice.dated(None if choice.dates == dates else dates, reading)


def at_hour(choice: Choice, weekday: int, hour: int, reading: Reading) -> Choice:
    """The calls that began on a weekday (Monday is 0) in one hour, instead of other weekdays and times."""
    day = OnWeekdays(frozenset({weekday}))
    time = AtTime(60 * hour, 60 * (hour + 1) % _DAY_MINUTES)
    was_on = choice.holds(day) and choice.holds(time)
    for part in choice.search.terms:
        if isinstance(part.condition, OnWeekdays | AtTime):
            choice = choice.toggled(part.condition, reading)
    return choice if was_on else choice.toggled(day, reading).toggled(time, reading)


class PictureFilters(QObject):
    """Hears the pictures and tells the choice that comes of it; `choice` and `reading` are asked at that moment."""

    chosen = Signal(object)

    def __init__(
        self, pictures: Insights, choice: Callable[[], Choice], reading: Callable[[], Reading], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._choice, self._reading = choice, reading
        pictures.month_chosen.connect(self._month)
        pictures.hour_chosen.connect(self._hour)

    def _month(self, month: str) -> None:
        self.chosen.emit(in_month(self._choice(), month, self._reading()))

    def _hour(self, weekday: int, hour: int) -> None:
        self.chosen.emit(at_hour(self._choice(), weekday, hour, self._reading()))
