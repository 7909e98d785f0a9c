"""The accounts that this computer knows: one press goes on with one of them, or removes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Known


class KnownAccounts(QWidget):
    """Hidden while there is none. `chosen` and `remove` carry the name of the account's folder."""

    chosen = Signal(str)
    remove = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Sequence[Known] = ()
        self._theme: Theme | None = None
        self._group = BoxedGroup()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._group)
        self.hide()

    @property
    def empty(self) -> bool:
        """Whether this computer knows no account."""
        return not self._known

    def show_known(self, known: Sequence[Known]) -> None:
        """Show these accounts."""
        self._known = known
        self.retranslate()
        self.setVisible(bool(known))

    def retranslate(self) -> None:
        """Write the list anew."""
        self._group.set_title(self.tr("On this computer"))
        self._group.clear()
        for one in self._known:
            self._add(one)

    def wear(self, theme: Theme) -> None:
        """Take the distance above."""
        self._column.setContentsMargins(0, theme.u(4), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add(self, one: Known) -> None:
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        name = written.isolated(one.email) or self.tr("Signed-out account")
        if one.signed_in:
            go_on = Button(self.tr("Open"), "secondary")
            go_on.setAccessibleName(self.tr("Open {account}").format(account=name))
            go_on.clicked.connect(lambda: self.chosen.emit(one.name))
            row.addWidget(go_on)
        remove = Button(self.tr("Remove…"), "destructive")
        remove.setAccessibleName(self.tr("Remove {account} from this computer").format(account=name))
        remove.clicked.connect(lambda: self.remove.emit(one.name))
        row.addWidget(remove)
        self._group.add_row("account", name, written.isolated(one.host), controls)
