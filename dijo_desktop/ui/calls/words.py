"""The words of the list: dates, times, sums, and the sentences that a screen reader says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from dijo_desktop.domain.local_days import zone
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.more_words import cell_text, said, widest
from dijo_desktop.ui.calls.plurals import counted

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import Total
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.calls.choice import Group

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_KEY = 10
_TO = "\u2013"
_LATE = QTime(22, 58)
_LONG_AND_SHORT = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat


class CallWords:
    """Words for one view: its time zone and groups, and the digits that its most exact cost needs.

    `told` are the optional columns of the service. Precision follows the data: if one cost of the view has four
    decimals, all costs and sums have four.
    """

    def __init__(
        self,
        *,
        time_zone: str,
        today: date,
        group: Group = "day",
        view: CallView | None = None,
        filtered: bool = False,
        told: tuple[int, ...] = (),
    ) -> None:
        self._zone = zone(time_zone)
        self._locale = QLocale()
        self._today = today
        self._group = group
        self._filtered = filtered
        self.told = told
        self._decimals = view.decimals if view is not None else 0
        self._totals: Sequence[Total] = view.totals if view is not None else ()
        self._clock: dict[int, str] = {}
        self._days: dict[date, str] = {}

    @property
    def grouped(self) -> bool:
        """Whether headers of days or months stand above the calls."""
        return self._group != "none"

    def says_like(self, other: CallWords) -> bool:
        """Whether both have the same words for a row."""
        return self._manner() == other._manner()

    def _manner(self) -> tuple[object, ...]:
        return self._locale, self._zone, self._today, self._group, self._decimals, self.told

    # Cells

    def times(self, row: CallRow) -> tuple[str, str]:
        """Begin, with its date where no header names it, and end of a call."""
        begin, end = self._moments(row)
        first = self._time(begin)
        if self._group != "day":
            first = QCoreApplication.translate("calls", "{date}, {time}").format(date=self._day(begin), time=first)
        return first, f"{_TO} {self._time(end)}"

    def cost(self, micro: int, currency: str) -> str:
        """An amount, or that it was free."""
        return say.cost(micro, currency, self._decimals)

    def duration(self, seconds: int, *, short: bool = False) -> str:
        """Hours, minutes and seconds; sums may leave the seconds out."""
        return say.duration(seconds, short=short)

    def costs(self, costs: Sequence[tuple[str, int]]) -> str:
        """The sums of a group, one a currency, never added."""
        return " · ".join(say.money(micro, currency, self._decimals) for currency, micro in costs)

    def group_title(self, row: GroupRow, *, brief: int = 0) -> tuple[str, str]:
        """What a day is called, strong and weak: ("Today", "Mon 23 November").

        For want of room 1 shortens the weekday, or the month of a day near, and 2 whatever can be.
        """
        if len(row.day) < _DAY_KEY:
            return say.day(row.day), ""
        day = date.fromisoformat(row.day)
        near = {
            self._today: QCoreApplication.translate("calls", "Today"),
            self._today - timedelta(days=1): QCoreApplication.translate("calls", "Yesterday"),
        }.get(day, "")
        if near:
            weak = self._weekday_and_day(row.day, short=True, month=brief > 0)
            name = self._locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
            return near, weak.replace(name, "").strip(" ,") if brief > 1 else weak
        # With the year there is room for the short name of the weekday only.
        short = brief > 0 or day.year != self._today.year
        return self._weekday_and_day(row.day, short=short, month=brief > 1), ""

    def group_count(self, row: GroupRow) -> str:
        """How many calls a group has."""
        return self.count(row.calls) if row.of in (0, row.calls) else self.shown_of(row.calls, row.of)

    def shown_of(self, shown: int, held: int) -> str:
        """So many of all calls."""
        text = counted(QCoreApplication.translate("calls", "{shown} of %Ln call(s)", "", held), held)
        return text.format(shown=say.count(shown))

    def count(self, calls: int) -> str:
        """So many calls."""
        text = QCoreApplication.translate("calls", "%Ln call(s)", "", calls)
        return counted(text, calls)

    # Sentences

    def sentence(self, row: CallRow | GroupRow) -> str:
        """The whole row in one sentence: day, times, duration in words, cost."""
        if isinstance(row, GroupRow):
            title = self._weekday_and_day(row.day) if len(row.day) == _DAY_KEY else say.day(row.day)
            parts = (title, self.group_count(row), self.duration_said(row.seconds), self.costs(row.costs))
            return ", ".join(part for part in parts if part)
        begin, end = self._moments(row)
        text = QCoreApplication.translate("calls", "{day}, {begin} to {end}, {duration}, {cost}")
        sentence = text.format(
            day=self._weekday_and_day(begin.date().isoformat()),
            begin=self._time(begin),
            end=self._time(end),
            duration=self.duration_said(row.seconds),
            cost=self.cost(row.cost_micro, row.currency),
        )
        return ", ".join([sentence, *said(row.more, self.told)]) if self.told else sentence

    def duration_said(self, seconds: int) -> str:
        """A duration in whole words: "12 minutes 34 seconds"."""
        minutes, left = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        parts = []
        if hours:
            parts.append(counted(QCoreApplication.translate("calls", "%Ln hour(s)", "", hours), hours))
        if minutes:
            parts.append(counted(QCoreApplication.translate("calls", "%Ln minute(s)", "", minutes), minutes))
        if left or not parts:
            parts.append(counted(QCoreApplication.translate("calls", "%Ln second(s)", "", left), left))
        return " ".join(parts)

    def copied(self, row: CallRow | GroupRow) -> str:
        """The row as text for the clipboard, its cells parted by tabs."""
        if isinstance(row, GroupRow):
            cells = [say.day(row.day), self.group_count(row), self.duration(row.seconds), self.costs(row.costs)]
        else:
            begin, end = self._moments(row)
            day = say.day(begin.date().isoformat())
            times = f"{self._time(begin)} {_TO} {self._time(end)}"
            cells = [day, times, self.duration(row.seconds), self.cost(row.cost_micro, row.currency)]
            cells += [cell_text(row.more, column) for column in self.told]
        return "\t".join(cells)

    def more(self, row: CallRow, column: int) -> str:
        """What a call says in an optional column."""
        return cell_text(row.more, column) if column in self.told else ""

    # The widest texts there can be, so that nothing is cut

    def widest_times(self) -> list[str]:
        """The longest text of the first column among calls."""
        late = say.isolated(self._locale.toString(_LATE, QLocale.FormatType.ShortFormat))
        day = "" if self._group == "day" else self._day(datetime(self._today.year, 9, 28, tzinfo=UTC)) + ", "
        return [f"{day}{late} {_TO} {late}"]

    def widest_days(self) -> list[str]:
        """The longest names of days without a year."""
        return [self._weekday_and_day(f"{self._today.year}-09-{day}") for day in range(20, 27)]

    def widest_durations(self) -> list[str]:
        """No duration is wider than that of all calls together, and no call longer than a day is likely."""
        sums = [self.duration(total.seconds, short=True) for total in self._totals]
        return [*sums, self.duration(23 * 3600 + 58 * 60 + 58) if self._long() else self.duration(58 * 60 + 58)]

    def widest_costs(self) -> list[str]:
        """No cost is wider than the sums of all."""
        return [self.costs([(total.currency, total.cost_micro) for total in self._totals])]

    def widest_more(self, column: int) -> list[str]:
        """The head of an optional column and its longest usual texts; nothing if the service does not tell it."""
        return widest(column) if column in self.told else []

    def _long(self) -> bool:
        return any(total.seconds >= 3600 for total in self._totals)

    def _moments(self, row: CallRow) -> tuple[datetime, datetime]:
        begin = _EPOCH + timedelta(milliseconds=row.started_ms)
        return begin.astimezone(self._zone), (begin + timedelta(seconds=row.seconds)).astimezone(self._zone)

    def _time(self, moment: datetime) -> str:
        key = moment.hour * 60 + moment.minute
        if key not in self._clock:
            time = QTime(moment.hour, moment.minute)
            self._clock[key] = say.isolated(self._locale.toString(time, QLocale.FormatType.ShortFormat))
        return self._clock[key]

    def _day(self, moment: datetime) -> str:
        day = moment.date()
        if day not in self._days:
            self._days[day] = self._pattern(day, say.day(day.isoformat()))
        return self._days[day]

    def _pattern(self, day: date, whole: str) -> str:
        """Without the year under the header of a month, which names it."""
        if self._group != "month":
            return whole
        return self._locale.toString(QDate(day.year, day.month, day.day), "ddd d")

    def _weekday_and_day(self, iso: str, *, short: bool = False, month: bool = False) -> str:
        """The day with its weekday, its name cut `short`, and that of the `month`."""
        text = say.weekday_and_day(iso, year=not iso.startswith(f"{self._today.year}-"))
        day = QDate.fromString(iso, "yyyy-MM-dd")
        if month:
            whole, cut = (self._locale.monthName(day.month(), kind) for kind in _LONG_AND_SHORT)
            text = text.replace(whole, cut)
        if short:
            long_name = self._locale.dayName(day.dayOfWeek(), QLocale.FormatType.LongFormat)
            text = text.replace(long_name, self._locale.dayName(day.dayOfWeek(), QLocale.FormatType.ShortFormat))
        return text
