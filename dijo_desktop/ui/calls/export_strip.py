"""The strip at the foot of the list that says how an export goes: how far, saved where, or why not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.ui import format as say
from dijo_desktop.ui.message import Message
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.progress import Progress

_WIDE = 160
_QUARTER = 25


class ExportStrip(MessageBar):
    """`cancelled`, `folder_asked` and `again_asked` (another place) are its button; it can be closed.

    It speaks at each quarter only; the bar moves in between.
    """

    cancelled = Signal()
    folder_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", full=True, parent=parent)
        self._name = ""
        self._state = ""
        self.progress = Progress(self.tr("Export"), slim=True)
        self.progress.setFixedWidth(_WIDE)
        self.add_action(self.progress)
        self.close_button = Button(kind="flat", icon="close", name=self.tr("Close"), small=True)
        self.close_button.clicked.connect(self.hide)
        row = self.layout()
        if row is not None:
            row.addWidget(self.close_button)
        self.acted.connect(self._act)
        self.hide()

    @property
    def state(self) -> str:
        """`running`, `saved`, `failed` or nothing."""
        return "" if self.isHidden() else self._state

    def show_running(self, name: str) -> None:
        """It begins."""
        self._enter("running", name)
        self.show_share(0.0)
        self.show()

    def show_share(self, share: float) -> None:
        """So much is done, 0 to 1."""
        if self._state != "running":
            return
        self.progress.set_share(share)
        quarter = int(share * 100) // _QUARTER * _QUARTER
        text = self.tr("Saving {name}").format(name=say.isolated(self._name))
        if quarter:
            text = self.tr("Saving {name}, {share}").format(
                name=say.isolated(self._name), share=say.percent(quarter / 100)
            )
        self.say(text, self.tr("Cancel"), tone="info", icon="export")

    def show_saved(self, name: str) -> None:
        """It is done."""
        self._enter("saved", name)
        self.say(
            self.tr("Saved as {name}").format(name=say.isolated(name)),
            self.tr("Show in folder"),
            tone="ok",
            icon="check",
        )
        self.show()

    def show_failure(self, message: Message) -> None:
        """It did not work."""
        self._enter("failed", self._name)
        self.say(message.sentence, self.tr("Choose another place"), tone=message.tone, icon="warning")
        self.show()

    def forget(self) -> None:
        """Say nothing any more."""
        self._enter("", "")
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """What it said was in another language; only what runs is said anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.progress.setAccessibleName(self.tr("Export"))
            self.close_button.set_name(self.tr("Close"))
            if self._state == "running":
                self.show_share(self.progress.share)
            elif self._state:
                self.forget()

    def _enter(self, state: str, name: str) -> None:
        self._state, self._name = state, name
        self.progress.setVisible(state == "running")
        self.close_button.setVisible(state != "running")

    def _act(self) -> None:
        match self._state:
            case "running":
                self.cancelled.emit()
            case "saved":
                self.folder_asked.emit()
            case "failed":
                self.again_asked.emit()
