"""The one question of discovery: the service leaves signing in to another host. Asked once, then remembered."""

from __future__ import annotations

from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class IssuerDialog(QDialog):
    """Both hosts in letters that cannot be mistaken; Cancel is the default."""

    def __init__(self, service: str, issuer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Another host signs you in"))
        text = self.tr("This service leaves signing in to another host. Go on only if you expect that.")
        self._said = PlainLabel(text, "body", wrap=True)
        self._service = PlainLabel(written.isolated(service), "mono", wrap=True)
        self._issuer = PlainLabel(written.isolated(issuer), "mono", wrap=True)
        self.cancel = Button(self.tr("Cancel"))
        self.go_on = Button(self.tr("Continue"))
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go_on)
        self._column = QVBoxLayout(self)
        for name, label in ((self.tr("Service"), self._service), (self.tr("Signs you in"), self._issuer)):
            label.setAccessibleName(name)
            self._column.addWidget(PlainLabel(name, "caption", "textMuted"))
            self._column.addWidget(label)
        self._column.insertWidget(0, self._said)
        self._column.addLayout(buttons)
        self.cancel.setFocus()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setContentsMargins(theme.u(5), theme.u(5), theme.u(5), theme.u(4))
        self._column.setSpacing(theme.u(2))
        self.setMinimumWidth(theme.u(110))


class IssuerQuestion(QObject):
    """Call it on a worker with both hosts; it waits for the person's answer."""

    _asked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._asked.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def __call__(self, service: str, issuer: str) -> bool:
        """Whether the person expects `issuer` to sign them in at `service`."""
        answer: SimpleQueue[bool] = SimpleQueue()
        self._asked.emit((service, issuer, answer))
        return answer.get()

    def _open(self, question: tuple[str, str, SimpleQueue[bool]]) -> None:
        service, issuer, answer = question
        dialog = IssuerDialog(service, issuer, self._window)
        dialog.finished.connect(lambda result: answer.put(result == QDialog.DialogCode.Accepted))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
