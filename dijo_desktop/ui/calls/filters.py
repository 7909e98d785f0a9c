"""The first filter: dates, four chips with what each would leave, and how the calls are grouped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.choice import FILTERS, Choice, Filter, Group, condition_of
from dijo_desktop.ui.calls.date_ranges import DateRange, range_text
from dijo_desktop.ui.calls.dates_popover import DatesPopover
from dijo_desktop.ui.calls.filter_menus import filter_texts
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.chip import Chip
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.search_words import Reading
    from dijo_desktop.ui.theme import Theme


class FilterBar(QWidget):
    """One row of choices; `chosen` carries the new `Choice`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = Choice()
        self._counts: Mapping[Filter, int] = {}
        self._currency = ""
        self._reading: Reading | None = None
        self._popover: DatesPopover | None = None
        self._dates = Button(" ", icon="calendar", menu=True)
        self._dates.setCheckable(True)
        self._dates.clicked.connect(self._open_dates)
        self._line = QFrame()
        self._line.setObjectName("hairline")
        self._chips = {name: Chip("") for name in FILTERS}
        for name, chip in self._chips.items():
            chip.clicked.connect(partial(self._toggle, name))
        self._clear = Button(" ", "flat")
        self._clear_icon = Button(kind="flat", icon="close")
        for button in (self._clear, self._clear_icon):
            button.clicked.connect(self._clear_all)
        self._by = PlainLabel("", "caption", "textMuted")
        self._group = Segmented([("day", ""), ("month", ""), ("none", "")])
        self._group.chosen.connect(self._regroup)
        self._row = QHBoxLayout(self)
        for widget in (self._dates, self._line, *self._chips.values(), self._clear, self._clear_icon):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in (self._by, self._group):
            self._row.addWidget(widget)
        self.retranslate()

    @property
    def chips(self) -> Mapping[Filter, Chip]:
        """The chips by name."""
        return self._chips

    @property
    def clear_button(self) -> Button:
        """The button that takes every filter away, in words or as an icon."""
        return self._clear_icon if self._clear.isHidden() and self._choice.filtered else self._clear

    @property
    def group_choice(self) -> Segmented:
        """The choice of groups."""
        return self._group

    @property
    def dates_button(self) -> Button:
        """The button that opens the ranges of dates."""
        return self._dates

    def show_choice(self, choice: Choice, counts: Mapping[Filter, int], currency: str, reading: Reading) -> None:
        """Show what is chosen, and how many calls each chip would leave."""
        self._choice, self._counts, self._currency, self._reading = choice, counts, currency, reading
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        texts = filter_texts(self._currency)
        for name, chip in self._chips.items():
            count = self._counts.get(name)
            chip.set_text(texts[name], "" if count is None else say.count(count))
            chip.setChecked(self._choice.holds(condition_of(name, self._currency)))
        self._chips["dear"].setVisible(bool(self._currency))
        self._dates.setChecked(self._choice.dates is not None)
        self._dates.setText(range_text(self._choice.dates, self._reading.today if self._reading else None))
        self._dates.setAccessibleName(self.tr("Dates: {range}").format(range=self._dates.text()))
        self._clear.setText(self.tr("Clear filters"))
        self._clear_icon.set_name(self._clear.text())
        self._by.setText(self.tr("Group by"))
        self._group.set_texts([self.tr("Day"), self.tr("Month"), self.tr("None")], self.tr("Group by"))
        self._group.choose(self._choice.group)
        self.arrange(self.width())

    def needed_width(self, *, label: bool = False, words: bool = False) -> int:
        """The width at which everything stands side by side."""
        chips = [chip for chip in self._chips.values() if not chip.isHidden()]
        shown = [self._dates, self._line, *chips, self._group]
        shown += [self._clear if words else self._clear_icon] if self._choice.filtered else []
        shown += [self._by] if label else []
        margins = self._row.contentsMargins()
        wide = sum(widget.sizeHint().width() for widget in shown) + self._row.spacing() * len(shown)
        return wide + margins.left() + margins.right()

    def arrange(self, width: int) -> None:
        """Leave the label of the groups out when there is no room for it, then the words of Clear filters."""
        self._by.setVisible(not self._choice.filtered and self.needed_width(label=True) <= width)
        roomy = not self._choice.filtered or self.needed_width(words=True) <= width
        self._clear.setVisible(self._choice.filtered and roomy)
        self._clear_icon.setVisible(self._choice.filtered and not roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width."""
        super().resizeEvent(event)
        self.arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        """The page folds the row away before it is too narrow, so it asks for no width."""
        return QSize(0, super().minimumSizeHint().height())

    def wear(self, theme: Theme) -> None:
        """Take margins and sizes."""
        self._row.setContentsMargins(theme.u(6), 0, theme.u(6), theme.u(3))
        self._row.setSpacing(theme.u(2))
        self._line.setFixedSize(1, theme.u(4.5))
        self.arrange(self.width())

    @property
    def popover(self) -> DatesPopover:
        """The ranges and the calendar; made when they are first wanted."""
        if self._popover is None:
            self._popover = DatesPopover(self)
            self._popover.chosen.connect(self._choose_dates)
        return self._popover

    def _toggle(self, name: Filter) -> None:
        if self._reading is not None:
            self.chosen.emit(self._choice.toggled(condition_of(name, self._currency), self._reading))

    def _choose_dates(self, dates: DateRange | None) -> None:
        if self._reading is not None:
            self.chosen.emit(self._choice.dated(dates, self._reading))

    def _clear_all(self) -> None:
        # The button goes away with the filters; the keyboard stays in the row.
        self._dates.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(self._choice.cleared())

    def _regroup(self, key: str) -> None:
        self.chosen.emit(self._choice.grouped_by(cast("Group", key)))

    def _open_dates(self) -> None:
        # Being checked says that dates are cut, not that the button was pressed.
        self._dates.setChecked(self._choice.dates is not None)
        if self._reading is not None:
            self.popover.fill(self._choice.dates, self._reading.today)
            self.popover.show_below(self._dates)
