"""The demo panel: a window beside the program's own, so that what it changes can be watched."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QClipboard, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dijo_desktop.domain.instants import parse
from dijo_desktop.errors import DijoError
from dijo_desktop.ui.demo.breaking import Breaking
from dijo_desktop.ui.demo.mailbox import MailboxView
from dijo_desktop.ui.demo.presets import broken
from dijo_desktop.ui.demo.scenario_list import ScenarioList
from dijo_desktop.ui.demo.seen import DemoSeen
from dijo_desktop.ui.demo.time_box import TimeBox
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.shell.demo_banner import PANEL_KEYS
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.segmented import Segmented

_TABS = ("scenario", "break", "mail")


class DemoPanel(QDialog):
    """Never modal: a code is read here while a dialog of the window waits for it. `reset` starts the demo over.

    `shown` and `hidden` follow what the person does; the orders of its parts go out from the parts themselves.
    """

    shown = Signal()
    hidden = Signal()
    reset = Signal()

    def __init__(self, clipboard: QClipboard, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._placed = False
        self._clipboard = clipboard
        self._capability = ""
        self.time = TimeBox()
        self.note = MessageBar("info")
        self.note.hide()
        self.note.acted.connect(self._copy_capability)
        self.tabs = Segmented([(key, " ") for key in _TABS])
        self.tabs.chosen.connect(self.turn_to)
        self.scenarios, self.breaking, self.mailbox = ScenarioList(), Breaking(), MailboxView(clipboard)
        self._pages = QStackedWidget()
        for page in (self.scenarios, self.breaking, self.mailbox):
            self._pages.addWidget(page)
        self.over, self.shut = Button(" ", "destructive"), Button(" ")
        self.over.clicked.connect(self.reset)
        self.shut.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.over)
        buttons.addStretch()
        buttons.addWidget(self.shut)
        self._column = QVBoxLayout(self)
        for part in (self.time, self.note, self.tabs):
            self._column.addWidget(part)
        self._column.addWidget(self._pages, 1)
        self._column.addLayout(buttons)
        QShortcut(QKeySequence(PANEL_KEYS), self, self.reject)
        self.retranslate()

    def show_beside(self, window: QWidget) -> None:
        """Come up at the trailing edge of the program's window; later where it was left."""
        if not self._placed:
            self._placed = True
            self.ensurePolished()
            self.resize(self.minimumWidth(), max(self.minimumHeight(), window.height() - 2 * self._edge))
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self._edge if mirrored else window.width() - self.width() - self._edge
            self.move(window.mapToGlobal(QPoint(left, self._edge)))
        self.show()
        self.raise_()
        self.activateWindow()
        self.time.fortnight.setFocus(Qt.FocusReason.TabFocusReason)

    def turn_to(self, key: str) -> None:
        """Show one of scenario, break and mail."""
        self.tabs.choose(key)
        self._pages.setCurrentIndex(_TABS.index(key))

    def show_seen(self, seen: DemoSeen) -> None:
        """Show how the demo stands."""
        self.time.show_time(parse(seen.clock.now), seen.clock.offset_seconds)
        self.scenarios.show_scenarios(seen.scenarios)
        self.breaking.show_broken(broken(seen.faults))
        self.mailbox.show_mail(seen.mail)

    def show_failure(self, error: DijoError) -> None:
        """An order was not carried out."""
        self._capability = ""
        self.note.say(describe(error).sentence, tone="error")
        self.note.show()

    def show_capability(self, capability: str) -> None:
        """The account is gone; this code opens its receipts."""
        self._capability = capability
        self._say_capability()
        self.note.show()

    def forgive(self) -> None:
        """Say no more what was said of the last order."""
        self._capability = ""
        self.note.hide()

    def set_busy(self, *, busy: bool) -> None:
        """Take no orders while one is carried out."""
        for button in (*self.time.buttons, self.over):
            button.setEnabled(not busy)
        self.scenarios.set_busy(busy=busy)
        self.breaking.set_busy(busy=busy)

    def retranslate(self) -> None:
        """Set every text."""
        title = self.tr("Demo panel")
        self.setWindowTitle(f"[DEMO] {title}")
        texts = (self.tr("Scenario"), self.tr("Break something"), self.tr("Mailbox"))
        self.tabs.set_texts(texts, self.tr("Parts of the demo panel"))
        self.over.setText(self.tr("Start over"))
        self.over.setToolTip(self.tr("Real time, nothing broken, only the everyday person"))
        self.shut.setText(self.tr("Close"))
        if self._capability:
            self._say_capability()

    def wear(self, theme: Theme) -> None:
        """Take margins and the least size."""
        self._edge = theme.u(4)
        self._column.setContentsMargins(theme.u(4), theme.u(4), theme.u(4), theme.u(4))
        self._column.setSpacing(theme.u(4))
        self.setMinimumSize(theme.u(104), theme.u(110))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is open."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is closed."""
        super().hideEvent(event)
        self.hidden.emit()

    def _say_capability(self) -> None:
        said = self.tr("This account is deleted: nobody can sign in. A code opens the receipts that are left.")
        self.note.say(said, self.tr("Copy code"), tone="info")

    def _copy_capability(self) -> None:
        self._clipboard.setText(self._capability)
