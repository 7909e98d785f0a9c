"""The accounts that this computer knows: one press goes on with one of them, or removes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.group_row import GroupRow

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Known


@dataclass(frozen=True)
class _Row:
    """One account, and what shows it."""

    one: Known
    whole: GroupRow
    go_on: Button
    remove: Button


class KnownAccounts(QWidget):
    """Hidden while there is none. `chosen` and `remove` carry the name of the account's folder."""

    chosen = Signal(str)
    remove = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Sequence[Known] = ()
        self._rows: list[_Row] = []
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
        self._group.clear()
        self._rows = [self._row_of(one) for one in known]
        self.retranslate()
        self.setVisible(bool(known))

    def retranslate(self) -> None:
        """Set every text; the rows stay, and with them the keyboard."""
        self._group.set_title(self.tr("On this computer"))
        for row in self._rows:
            name = written.isolated(row.one.email) or self.tr("Signed-out account")
            row.whole.set_texts(name, written.isolated(row.one.host))
            row.go_on.setText(self.tr("Open"))
            row.go_on.setAccessibleName(self.tr("Open {account}").format(account=name))
            row.remove.setText(self.tr("Remove…"))
            row.remove.setAccessibleName(self.tr("Remove {account} from this computer").format(account=name))

    def wear(self, theme: Theme) -> None:
        """Take the distance above."""
        self._column.setContentsMargins(0, theme.u(4), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _row_of(self, one: Known) -> _Row:
        controls = QWidget()
        across = QHBoxLayout(controls)
        across.setContentsMargins(0, 0, 0, 0)
        go_on, remove = Button(" ", "secondary"), Button(" ", "destructive")
        go_on.setVisible(one.signed_in)
        go_on.clicked.connect(lambda: self.chosen.emit(one.name))
        remove.clicked.connect(lambda: self.remove.emit(one.name))
        across.addWidget(go_on)
        across.addWidget(remove)
        return _Row(one, self._group.add_row("account", " ", "", controls), go_on, remove)
