"""Removing an account from this computer: what goes and what stays, then the doing, then the proof."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.account.facts import Removed, Removes
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class RemoveDialog(QDialog):
    """Cancel is the default; Enter removes nothing. `removed` carries what was removed; the dialog still says it."""

    removed = Signal(object)

    def __init__(self, work: Removes, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._tasks = tasks
        self._removed: Removed | None = None
        self._title = PlainLabel("", "title", wrap=True)
        self._group = BoxedGroup()
        self._goes = self._group.add_row("trash")
        self._stays = self._group.add_row("shield")
        self._outcome = MessageBar("ok")
        self._outcome.hide()
        self._cancel = Button(" ", "secondary")
        self._remove = Button(" ", "final")
        self._cancel.setDefault(True)
        self._cancel.clicked.connect(self.reject)
        self._remove.clicked.connect(self._begin)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addWidget(self._cancel)
        self._buttons.addWidget(self._remove)
        self._column = QVBoxLayout(self)
        for part in (self._title, self._group, self._outcome):
            self._column.addWidget(part)
        self._column.addStretch()
        self._column.addLayout(self._buttons)
        self.retranslate()
        self._cancel.setFocus()

    def retranslate(self) -> None:
        """Set every text of the step shown."""
        self.setWindowTitle(self.tr("Remove from this computer"))
        self._remove.setText(self.tr("Remove"))
        self._goes.set_texts(
            self.tr("This goes"),
            self.tr(
                "The sign-in, the local copy of your calls, receipts, unsent actions and the keys of this account."
            ),
        )
        self._stays.set_texts(
            self.tr("This stays"),
            self.tr("Your account and your data at the service, and the copies you saved as files yourself."),
        )
        if self._removed is None:
            self._title.setText(self.tr("Remove this account from this computer"))
            self._cancel.setText(self.tr("Cancel"))
        else:
            self._title.setText(self.tr("Removed from this computer"))
            self._cancel.setText(self.tr("Close"))
            self._say_removed(self._removed)

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self._column.setContentsMargins(theme.u(6), theme.u(5), theme.u(6), theme.u(5))
        self._column.setSpacing(theme.u(4))
        self._buttons.setSpacing(theme.u(2))
        self.setMinimumWidth(theme.u(120))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the last button removes nothing; Space or a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._remove.hasFocus():
            event.accept()
            return
        super().keyPressEvent(event)

    def _begin(self) -> None:
        self._remove.setEnabled(False)
        self._cancel.setEnabled(False)
        self._outcome.say(self.tr("Removing…"), tone="info")
        self._outcome.show()
        self._tasks.run(
            lambda job: self._work.remove(stop=job.stop), owner=self, then=self._done, failed=self._failed
        )

    def _done(self, removed: Removed) -> None:
        self._removed = removed
        self._remove.hide()
        self._group.hide()
        self._cancel.setEnabled(True)
        self._cancel.setFocus()
        self.retranslate()
        self.adjustSize()
        self.removed.emit(removed)

    def _failed(self, error: DijoError) -> None:
        message = describe(error)
        self._outcome.say(message.sentence, tone=message.tone)
        self._remove.setEnabled(True)
        self._cancel.setEnabled(True)
        self._cancel.setFocus()

    def _say_removed(self, removed: Removed) -> None:
        files = self.tr("%Ln file(s)", "", removed.files)
        keys = self.tr("%Ln key(s)", "", removed.keys)
        if removed.left:
            text = self.tr("{files} and {keys} were removed. Still there: {left}")
            said = text.format(files=files, keys=keys, left=", ".join(removed.left))
            self._outcome.say(said, tone="warn")
        else:
            text = self.tr("{files} and {keys} were removed. A second look found nothing left.")
            self._outcome.say(text.format(files=files, keys=keys), tone="ok")
