"""One purpose: what it does, since when it is on or off, and the control that changes it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.consents import Consent
from dijo_desktop.ui.consent import words
from dijo_desktop.ui.consent.answer import Answer
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.switch import Switch
from dijo_desktop.ui.widgets.tag import Tag

_SIDE_BY_SIDE = 80


class PurposeRow(QWidget):
    """`not_asked` is drawn as two equal buttons (CN-3); the necessary purpose is locked and says why."""

    chose = Signal(str, bool)
    kept_theirs = Signal(str)
    kept_mine = Signal(str)

    def __init__(self, purpose: str, *, locked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose = purpose
        self._room = 0
        self._icon = IconLabel("lock" if locked else words.ICONS.get(purpose, "consent"), units=5)
        self.title = PlainLabel("", "bodyStrong", wrap=True)
        self._about = PlainLabel("", "body", "textSecondary", wrap=True)
        self.meta = PlainLabel("", "caption", "textMuted", wrap=True)
        self.changed = Tag(" ", "warn")
        self.word = PlainLabel("", "body", "textSecondary")
        self.switch = Switch(" ", locked=locked)
        self.yes = Answer()
        self.no = Answer(self.yes)
        self.note = MessageBar("warn")
        self.mine = Button(" ", small=True)
        self.note.add_action(self.mine)
        self.switch.clicked.connect(lambda on: self.chose.emit(purpose, on))
        self.yes.clicked.connect(lambda: self._answer(on=True))
        self.no.clicked.connect(lambda: self._answer(on=False))
        self.note.acted.connect(lambda: self.kept_theirs.emit(purpose))
        self.mine.clicked.connect(lambda: self.kept_mine.emit(purpose))
        self._controls = QHBoxLayout()
        for control in (self.changed, self.word, self.switch, self.yes, self.no):
            self._controls.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = QVBoxLayout()
        for label in (self.title, self._about, self.meta):
            self._words.addWidget(label)
        self._said = QHBoxLayout()
        self._said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._said.addLayout(self._words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._said, 1)
        self._row.addLayout(self._controls)
        self._row.setAlignment(self._controls, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.note)
        for hidden in (self.changed, self.yes, self.no, self.note):
            hidden.hide()

    def show_needed(self, cookies: int) -> None:
        """The purpose nobody is asked about."""
        self.title.setText(QCoreApplication.translate("consent", "Make the website work"))
        self._about.setText(QCoreApplication.translate("consent", "Sign-in, security and routing of calls."))
        reason = QCoreApplication.translate("consent", "The service cannot run without them, so there is no switch.")
        self.meta.setText(f"{words.cookies(cookies)} {reason}")
        self.word.setText(QCoreApplication.translate("consent", "Always on"))
        self._name(self.word.text())

    def show_consent(self, consent: Consent, wanted: bool | None, cookies: int) -> None:
        """Show a purpose as it is, or as it is wanted if that differs."""
        on = consent.state == "given" if wanted is None else wanted
        asked = consent.state != "not_asked" or wanted is not None
        differs = wanted is not None and words_differ(consent, on=on)
        self.title.setText(words.purpose_title(consent.purpose))
        self._about.setText(words.about(consent.purpose))
        self._about.setVisible(bool(self._about.text()))
        self.meta.setText(f"{words.cookies(cookies)} {words.was(consent) if differs else words.since(consent)}")
        self.meta.set_look(colour="warning" if differs else "textMuted")
        self.changed.set_text(QCoreApplication.translate("consent", "Changed"))
        self.changed.setVisible(differs)
        self.word.setText(words.on_off(on=on))
        self.word.setVisible(asked)
        focused = self.yes.hasFocus() or self.no.hasFocus()
        self.switch.setVisible(asked)
        self.switch.setChecked(on)
        for button, text in (
            (self.yes, QCoreApplication.translate("consent", "Yes")),
            (self.no, QCoreApplication.translate("consent", "No")),
        ):
            button.setText(text)
            button.setAccessibleName(f"{words.purpose_title(consent.purpose)}: {text}")
            button.setVisible(not asked)
        if asked and focused:
            self.switch.setFocus(Qt.FocusReason.TabFocusReason)
        self._name(self.word.text())

    def show_conflict(self, theirs: Consent, *, mine: bool) -> None:
        """It was changed elsewhere: show both values, overwrite nothing, let the person choose."""
        text = QCoreApplication.translate("consent", "Changed elsewhere meanwhile: {theirs} You chose: {mine}.")
        keep = QCoreApplication.translate("consent", "Keep “{state}”").format(state=words.state(theirs.state))
        use = QCoreApplication.translate("consent", "Use “{state}”").format(state=words.on_off(on=mine))
        self.note.say(text.format(theirs=words.since(theirs), mine=words.on_off(on=mine)), keep, tone="warn")
        self.mine.setText(use)
        self.mine.show()
        self.note.show()

    def show_reason(self, sentence: str) -> None:
        """Say why this choice was not saved; nothing takes it away."""
        self.mine.hide()
        if sentence:
            self.note.say(sentence, tone="error")
        self.note.setVisible(bool(sentence))

    def set_offline(self, reason: str) -> None:
        """Disable the controls with their reason; an empty one enables them."""
        for control in (self.switch, self.yes, self.no, self.mine, self.note.button):
            if self.purpose != words.NEEDED:
                control.setEnabled(not reason)
            control.setToolTip(reason)
            control.setAccessibleDescription(reason)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setContentsMargins(theme.u(4), theme.u(3), theme.u(4), theme.u(3))
        self._column.setSpacing(theme.u(2))
        self._row.setSpacing(theme.u(3))
        self._said.setSpacing(theme.u(3))
        self._room = theme.u(_SIDE_BY_SIDE)
        self._fold()
        self._words.setSpacing(theme.u(0.5))
        self._controls.setSpacing(theme.u(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control below the words where there is no room beside them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        beside = self.width() >= self._room
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _answer(self, *, on: bool) -> None:
        self.chose.emit(self.purpose, on)

    def _name(self, state: str) -> None:
        self.switch.setAccessibleName(f"{self.title.text()}, {state}")
        self.title.setBuddy(self.switch)


def words_differ(consent: Consent, *, on: bool) -> bool:
    """Whether a wanted choice is another than the one in force."""
    return consent.state == "not_asked" or on != (consent.state == "given")
