"""What the program asks the service for, in words, before anybody signs in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.group_row import GroupRow
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_ICONS = ("account", "calls", "activity", "consent", "requests")


class AskedFor(QWidget):
    """The scopes of a first sign-in; deletion and export are not among them."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = BoxedGroup()
        self._rows = [GroupRow(icon) for icon in _ICONS]
        for row in self._rows:
            self._group.add_widget(row)
        self._lock = IconLabel("lock", "textSecondary", 3.75)
        self._note = PlainLabel("", "caption", "textSecondary", wrap=True)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self._note, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._group)
        self._column.addLayout(self._foot)
        self._column.addStretch()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._group.set_title(self.tr("What this app asks for"))
        texts = (
            (self.tr("Your account"), self.tr("E-mail address and account ID")),
            (self.tr("Your calls"), self.tr("Date, duration and cost")),
            (self.tr("Sign-ins and activity"), self.tr("Times, devices and IP addresses")),
            (self.tr("Your choices"), self.tr("Cookies and consent, read and change")),
            (self.tr("Your data"), self.tr("What is held, why and how long")),
        )
        for row, (title, detail) in zip(self._rows, texts, strict=True):
            row.set_texts(title, detail)
        self._note.setText(
            self.tr(
                "Saving a copy and deleting your account are not part of this. Each needs a fresh sign-in. "
                "Your password is only ever typed in the browser."
            )
        )

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(3))
        self._foot.setSpacing(theme.u(2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
