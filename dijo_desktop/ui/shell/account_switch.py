"""Whose data this is, as a button: its menu leads to the other accounts of this computer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.shell.account_block import AccountBlock
from dijo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Known


class AccountSwitch(QAbstractButton):
    """At the top of the sidebar. `chosen` carries the name of an account's folder; `add` asks for another account."""

    chosen = Signal(str)
    add = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._rail = False
        self._known: Sequence[Known] = ()
        self._shown = ""
        self._may_add = True
        self.menu = QMenu(self)
        self._block = AccountBlock()
        self._block.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._block)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._open)
        self.retranslate()

    def say(self, name: str, email: str) -> None:
        """Show the name of the service and the e-mail address."""
        self._block.say(name, email)
        self.retranslate()

    def texts(self) -> tuple[str, str]:
        """Name and e-mail address."""
        return self._block.texts()

    def show_known(self, known: Sequence[Known], shown: str, *, may_add: bool = True) -> None:
        """Offer these accounts; `shown` is the name of the folder of the one in the window.

        More than one need a keyring: one that lives in memory alone would be gone with the switch.
        """
        self._known, self._shown, self._may_add = known, shown, may_add
        self.retranslate()

    def set_rail(self, *, rail: bool) -> None:
        """Show the mark alone, in the middle."""
        self._rail = rail
        self._block.set_rail(rail=rail)
        if self._theme is not None:
            self.wear(self._theme)

    def retranslate(self) -> None:
        """Set every text of the button and its menu."""
        service, email = self._block.texts()
        who = ", ".join(part for part in (service, email) if part)
        self.setAccessibleName(self.tr("Account: {account}").format(account=who) if who else self.tr("Account"))
        self.setAccessibleDescription(self.tr("Opens the list of accounts"))
        self.setToolTip(email)
        self.menu.clear()
        for one in self._known:
            if one.signed_in or one.name == self._shown:
                self._offer(one)
        self.menu.addSeparator()
        text = self.tr("Add an account…") if self._may_add else self.tr("A second account needs a keyring")
        add = self.menu.addAction(text)
        add.setEnabled(self._may_add)
        add.triggered.connect(self.add)

    def wear(self, theme: Theme) -> None:
        """Leave room for the chevron."""
        self._theme = theme
        room = 0 if self._rail else theme.u(6)
        self._row.setContentsMargins(0, 0, room, 0)
        self.setFixedHeight(theme.u(12))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what lies under the block: a fill while hovered, and the chevron."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.menu.isVisible():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("surfaceHover"))
                radius = theme.radius("control")
                painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            if not self._rail:
                side, margin = theme.u(3), theme.u(2.5)
                mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                at = margin if mirrored else self.width() - margin - side
                pixmap = theme.pixmap("chevron-down", "textSecondary", side)
                painter.drawPixmap(QPointF(at, (self.height() - side) / 2), pixmap)

    def _open(self) -> None:
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _offer(self, one: Known) -> None:
        name = written.isolated(one.email) or self.tr("Account at {host}").format(host=written.isolated(one.host))
        text = self.tr("{account} ({host})").format(account=name, host=written.isolated(one.host))
        action = self.menu.addAction((text if one.email else name).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(one.name == self._shown)
        action.triggered.connect(lambda: self._choose(one.name))

    def _choose(self, name: str) -> None:
        self.retranslate()  # a tick belongs to what is shown, not to what was pressed
        if name != self._shown:
            self.chosen.emit(name)
