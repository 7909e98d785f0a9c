"""The head of the Calls page: which of its buttons have words, and where the search field stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dijo_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dijo_desktop.ui.theme import Theme
    from dijo_desktop.ui.widgets.field import Field
    from dijo_desktop.ui.widgets.page_header import PageHeader
    from dijo_desktop.ui.widgets.terse_button import TerseButton

_WIDEST = 16_777_215
FIELD_LEAST = 44
"""Units: with fewer the field would not show a usual search."""


class HeadFold(QObject):
    """In want of room words of buttons go first, then the field moves to `row`, behind an icon.

    `buttons` are in the order in which they lose their words. What is searched for always stays in sight.
    """

    def __init__(self, header: PageHeader, field: Field, buttons: Sequence[TerseButton], theme: Theme) -> None:
        super().__init__(header)
        self._header, self._field, self._buttons, self._theme = header, field, buttons, theme
        self._apart = self._allowed = self._asked = False
        self.row = QWidget()
        self._line = QHBoxLayout(self.row)
        self.seek = Button(kind="secondary", icon="search")
        self.seek.setCheckable(True)
        self.seek.clicked.connect(self._turn)
        # It folds to what it gets; the words of its buttons are no least width of the window.
        header.setMinimumWidth(1)
        header.add_action(self.seek)
        header.add_action(field)
        field.textChanged.connect(lambda _text: self._show())
        self._show()

    def allow(self, *, allowed: bool) -> None:
        """Without calls there is nothing to search."""
        self._allowed = allowed
        self._show()

    def fit(self, width: int) -> None:
        """Fold what has no room in a head of that many pixels."""
        gap = self._theme.u(2)
        words = max(self._header.title.sizeHint().width(), self._header.fact.sizeHint().width())
        shown = [button for button in self._buttons if not button.isHidden()]
        room = width - 2 * self._theme.u(6) - words - gap * (1 + len(shown))
        least = self._theme.u(FIELD_LEAST)
        wide = {button: button.worded_width() for button in shown}
        square = self._theme.u(7.5)
        terse: list[TerseButton] = []
        while len(terse) < len(shown) and sum(wide.values()) + least > room:
            terse.append(shown[len(terse)])
            wide[terse[-1]] = square
        apart = sum(wide.values()) + least > room
        if apart:
            # The field left the head: there may be room for words again, the last to go being the first to come.
            for button in reversed(terse[:]):
                if sum(wide.values()) - square + button.worded_width() + square <= room:
                    wide[button] = button.worded_width()
                    terse.remove(button)
        for button in shown:
            button.show_words(shown=button not in terse)
        # Else the field, which likes to be wide, would cut the line of fact.
        self._field.setMaximumWidth(_WIDEST if apart else max(least, room - sum(wide.values())))
        self._move(apart=apart)

    def find(self) -> None:
        """Give the field the keyboard, wherever it is."""
        self._asked = True
        self._show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def retranslate(self) -> None:
        """Name the icon in the language in use."""
        self.seek.set_name(self._field.accessibleName())

    def wear(self, theme: Theme) -> None:
        """Take distances anew."""
        self._theme = theme
        self._line.setContentsMargins(theme.u(6), 0, theme.u(6), theme.u(3))

    def _turn(self) -> None:
        if self.seek.isChecked() or self._field.text():
            self.find()
        else:
            self._asked = False
            self._show()

    def _move(self, *, apart: bool) -> None:
        if apart != self._apart:
            self._apart = apart
            focused = self._field.hasFocus()
            if apart:
                self._line.addWidget(self._field)
            else:
                self._header.add_action(self._field, after=self.seek)
            if focused:
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _show(self) -> None:
        seen = self._asked or bool(self._field.text())
        self._field.setVisible(self._allowed and (seen or not self._apart))
        self.row.setVisible(self._allowed and self._apart and seen)
        self.seek.setVisible(self._allowed and self._apart)
        self.seek.setChecked(seen)
