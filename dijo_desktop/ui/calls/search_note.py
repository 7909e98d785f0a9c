"""The line under the search that says what is not understood, and offers a better word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dijo_desktop.domain.call_reader import Mistake, Reason
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel


def explanation(mistake: Mistake) -> str:
    """One sentence on a mistake."""
    texts: dict[Reason, str] = {
        "unknown": QCoreApplication.translate("search", "“{said}” is not understood."),
        "unit_missing": QCoreApplication.translate(
            "search", "“{said}” needs a unit: min, h or s for a length; “cost” before an amount."
        ),
        "value_missing": QCoreApplication.translate("search", "Something is missing after “{said}”."),
        "backwards": QCoreApplication.translate("search", "“{said}” ends before it begins."),
        "no_such_date": QCoreApplication.translate("search", "There is no date “{said}”."),
        "no_such_time": QCoreApplication.translate("search", "There is no time “{said}”."),
        "unclosed": QCoreApplication.translate("search", "This bracket is not closed."),
        "unopened": QCoreApplication.translate("search", "This bracket was not opened."),
        "too_deep": QCoreApplication.translate("search", "There are too many brackets inside each other."),
        "too_large": QCoreApplication.translate("search", "“{said}” is too large or has too many digits."),
    }
    return texts[mistake.reason].format(said=mistake.said)


class SearchNote(QWidget):
    """Hidden while the search is understood; `taken` asks for the suggestion. The list stays as it was."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconLabel("warning", "danger", 3.75)
        self._text = PlainLabel("", "caption", "danger")
        self._take = Button(" ", "link", small=True)
        self._take.clicked.connect(self.taken)
        self._row = QHBoxLayout(self)
        for widget in (self._mark, self._text, self._take):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    @property
    def suggestion(self) -> Button:
        """The button with the better word; hidden if there is none."""
        return self._take

    def show_mistake(self, mistake: Mistake | None) -> None:
        """Say what is wrong, or nothing."""
        if mistake is None:
            self.hide()
            return
        said = explanation(mistake)
        fresh = said != self._text.text() or self.isHidden()
        self._text.setText(said)
        self._take.setText(self.tr("Search for “{word}”").format(word=mistake.suggestion))
        self._take.setVisible(bool(mistake.suggestion))
        self.show()
        if fresh:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self._row.setContentsMargins(theme.u(6), 0, theme.u(6), theme.u(2))
        self._row.setSpacing(theme.u(1.5))
