"""Where the parts of the consent page stand: purposes and cookies, and the history beside or below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.consents import Gpc
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.consent import words
from dijo_desktop.ui.consent.cookie_list import CookieList
from dijo_desktop.ui.consent.history import History
from dijo_desktop.ui.consent.purpose_row import PurposeRow
from dijo_desktop.ui.data.hairline import Hairline
from dijo_desktop.ui.data.scroll_page import ScrollPage
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.message_bar import MessageBar

WIDE = 200
"""Units of width from which everything stands side by side."""
_INSPECTOR = 78


class ConsentLayout(QWidget):
    """In a narrow window the history goes below the cookies and everything scrolls as one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gpc: Gpc | None = None
        self._wide: bool | None = None
        self.bar = MessageBar("info", icon="globe")
        self.bar.hide()
        self.purposes = BoxedGroup(" ")
        self.rows: dict[str, PurposeRow] = {}
        self.cookies = CookieList(theme)
        self.history = History(theme)
        self._left = ScrollPage(self.tr("Purposes and cookies"))
        self._inset = QVBoxLayout()
        for part in (self.bar, self.purposes, self.cookies):
            self._inset.addWidget(part)
        self._left.column.addLayout(self._inset)
        self._left.column.addStretch(1)
        self._line = Hairline(upright=True)
        self._right = ScrollPage(self.tr("History"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._line)
        row.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(row, 1)
        self._arrange()
        self._say()

    def show_purposes(self, purposes: list[str]) -> list[PurposeRow]:
        """Make a row for the necessary purpose and one for each of these, unless they are there; give new rows."""
        wanted = [words.NEEDED, *purposes]
        if list(self.rows) == wanted:
            return []
        self.purposes.clear()
        self.rows = {purpose: PurposeRow(purpose, locked=purpose == words.NEEDED) for purpose in wanted}
        for row in self.rows.values():
            self.purposes.add_widget(row)
        return list(self.rows.values())

    def show_gpc(self, gpc: Gpc | None) -> None:
        """Say whether the browser's signal set what nobody chose."""
        self._gpc = gpc
        self.bar.setVisible(gpc is not None and gpc.applied)
        self._say()

    def clear(self) -> None:
        """Show nothing."""
        self.show_gpc(None)
        self.purposes.clear()
        self.rows = {}
        self.cookies.show_cookies((), {}, {})
        self.history.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide where the history goes."""
        super().resizeEvent(event)
        self._arrange()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._inset.setContentsMargins(theme.u(6), theme.u(4), theme.u(5), theme.u(4))
        self._inset.setSpacing(theme.u(4))
        self._wide = None
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.u(WIDE)
        if wide == self._wide:
            return
        self._wide = wide
        self.cookies.arrange(wide=wide)
        self._line.setVisible(wide)
        self._right.setVisible(wide)
        self._right.setFixedWidth(self._theme.u(_INSPECTOR))
        if wide:
            self._right.column.addWidget(self.history)
        else:
            self._left.column.insertWidget(1, self.history)

    def _say(self) -> None:
        self.purposes.set_title(self.tr("Purposes"))
        if self._gpc is not None and self._gpc.applied:
            date = written.date(parse(self._gpc.applied_at)) if self._gpc.applied_at else ""
            self.bar.say(
                self.tr(
                    "Your browser sends the “do not sell or share” signal (GPC), applied on {date}. "
                    "Your own choice here comes first."
                ).format(date=date),
                icon="globe",
            )
