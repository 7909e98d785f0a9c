"""What can be searched: examples to click, each with what it means, in the language in use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from dijo_desktop.domain.call_conditions import (
    AllOf,
    AnyOf,
    AtTime,
    Condition,
    Costing,
    Dates,
    During,
    Free,
    InCurrency,
    Lasting,
    Not,
    OnWeekdays,
    Recent,
    dates_of,
)
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.ui.calls.search_words import Reading


def examples(today: date, currency: str) -> list[tuple[Condition, str]]:
    """Conditions and what they mean; the search itself writes them, so none can be wrong."""
    month = dates_of("last_month", today)
    first = month.first or today
    fortnight = Dates(first, first + timedelta(days=14))
    return [
        (Lasting(301, None), QCoreApplication.translate("search", "longer than 5 minutes")),
        (Lasting(3600, 7200), QCoreApplication.translate("search", "from one to two hours")),
        (Costing(1_000_001, None, currency), QCoreApplication.translate("search", "dearer than 1")),
        (Free(), QCoreApplication.translate("search", "without cost")),
        (During("last_week"), QCoreApplication.translate("search", "in the week before this one")),
        (Recent(30, "days"), QCoreApplication.translate("search", "in 30 days up to today")),
        (month, QCoreApplication.translate("search", "in that month")),
        (fortnight, QCoreApplication.translate("search", "from one day to another")),
        (OnWeekdays(frozenset({0})), QCoreApplication.translate("search", "on Mondays; also “weekend”")),
        (AtTime(1080, 1440), QCoreApplication.translate("search", "begun after six in the evening")),
        (InCurrency(currency or "EUR"), QCoreApplication.translate("search", "paid in that currency")),
        (
            AllOf((Lasting(600, None), Not(Free()))),
            QCoreApplication.translate("search", "words side by side narrow; “not” turns round"),
        ),
        (
            AnyOf((During("today"), During("yesterday"))),
            QCoreApplication.translate("search", "“or” widens; brackets group"),
        ),
    ]


class SearchHelp(QFrame):
    """A popover under the field; `chosen` carries an example to be searched."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("raised")
        self._theme: Theme | None = None
        self._title = PlainLabel("", "bodyStrong")
        self._note = PlainLabel("", "caption", "textMuted", wrap=True)
        self._grid = QGridLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._note)
        self._buttons: list[Button] = []
        self._labels: list[PlainLabel] = []

    @property
    def buttons(self) -> list[Button]:
        """The examples."""
        return self._buttons

    def fill(self, reading: Reading, currency: str) -> None:
        """Write the examples in the language in use."""
        self._title.setText(self.tr("What can be searched"))
        self.setAccessibleName(self._title.text())
        self._note.setText(self.tr("English words are always understood, too. A mistake leaves the list as it is."))
        found = examples(reading.today, currency)
        for number, (condition, meaning) in enumerate(found):
            if number == len(self._buttons):
                self._add(number)
            text = reading.say(condition)
            self._buttons[number].setText(text)
            self._buttons[number].setAccessibleDescription(meaning)
            self._labels[number].setText(meaning)

    def show_below(self, anchor: QWidget) -> None:
        """Open below the field, inside the screen."""
        self.ensurePolished()
        self.adjustSize()
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else anchor.width() - self.width()
        self.move(anchor.mapToGlobal(QPoint(left, anchor.height() + 4)))
        self.show()
        self._buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self._theme = theme
        self.setMinimumWidth(theme.u(104))
        self._column.setContentsMargins(theme.u(4), theme.u(3.5), theme.u(4), theme.u(3.5))
        self._column.setSpacing(theme.u(2))
        self._grid.setHorizontalSpacing(theme.u(3))
        self._grid.setVerticalSpacing(0)

    def _add(self, number: int) -> None:
        button, label = Button(" ", "link", small=True), PlainLabel("", "body", "textSecondary")
        button.clicked.connect(self._chooser(button))
        self._buttons.append(button)
        self._labels.append(label)
        self._grid.addWidget(button, number, 0, Qt.AlignmentFlag.AlignLeading)
        self._grid.addWidget(label, number, 1)

    def _chooser(self, button: Button) -> Callable[[], None]:
        def choose() -> None:
            self.hide()
            self.chosen.emit(button.text())

        return choose
