"""The dialog of "This is wrong": the form, the sending, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.errors import QuotaExceeded, Refused, StepUpNeeded
from dijo_desktop.ui.calls.wrong_outcome import WrongOutcome
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.fitting_scroll import FittingScroll
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.client.filing import Filed
    from dijo_desktop.ui.calls.wrong_form import WrongForm
    from dijo_desktop.ui.theme import Theme

Step = Literal["form", "sending", "unknown", "refused", "done"]


class WrongDialog(QDialog):
    """Cancel is the default, and Enter in a field sends nothing.

    `send_asked` carries a `Claim`; the answer comes back by `show_filed` or `show_unknown`. `stopped` is Cancel while
    it is being sent. Without a form it only tells what became of an earlier request.
    """

    send_asked = Signal(object)
    stopped = Signal()
    receipt_asked = Signal(object)
    copied = Signal(str)

    def __init__(self, form: WrongForm | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.step: Step = "form"
        self._filed: Filed | None = None
        self._offline = self._kept = False
        self._wide = 0
        self._title = PlainLabel("", "title", wrap=True)
        self.outcome = WrongOutcome()
        self.outcome.hide()
        self.bar = MessageBar("info")
        self.bar.hide()
        self.cancel = Button(" ", "secondary")
        self.send = Button(" ", "primary")
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.send.clicked.connect(self._ask)
        self.outcome.copied.connect(self.copied)
        self.outcome.receipt_asked.connect(lambda: self.receipt_asked.emit(self._filed))
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.send)
        self._scroll = FittingScroll()
        self._scroll.grown.connect(self._fit)
        self._scroll.column.addWidget(self._title)
        if form is not None:
            form.changed.connect(self._allow)
            self._scroll.column.addWidget(form)
        self._scroll.column.addWidget(self.outcome)
        self._scroll.column.addStretch()
        self._column, self._foot = QVBoxLayout(self), QVBoxLayout()
        self._foot.addWidget(self.bar)
        self._foot.addLayout(self._buttons)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._foot)
        self.retranslate()
        if form is not None:
            form.part.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def filed(self) -> Filed | None:
        """What became of it, once that is known."""
        return self._filed

    def set_offline(self, *, offline: bool) -> None:
        """Without the service nothing can be sent, and nothing is put by for later."""
        self._offline = offline
        self._go(self.step)

    def show_unknown(self, *, kept: bool) -> None:
        """No answer came: it may have arrived or not. `kept`: the wish outlives this run of the program."""
        self._kept = kept
        self._go("unknown")

    def show_filed(self, filed: Filed) -> None:
        """The service answered."""
        self._filed = filed
        if filed.request is not None:
            self.outcome.show_request(filed.request, filed.receipt)
        self._go("done" if filed.request is not None else "refused")

    def reject(self) -> None:
        """Close it; what is on its way is stopped first, and then nobody knows whether it arrived."""
        if self.step == "sending":
            self.stopped.emit()
        else:
            super().reject()

    def retranslate(self) -> None:
        """Set every text of the step shown."""
        self.setWindowTitle(self.tr("This is wrong"))
        self.send.setText(self.tr("Send request"))
        if self.form is not None:
            self.form.retranslate()
        self.outcome.retranslate()
        self._go(self.step)

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        side = theme.u(6)
        self._column.setContentsMargins(0, theme.u(5), 0, theme.u(5))
        for inner in (self._scroll.column, self._foot):
            inner.setContentsMargins(side, 0, side, 0)
        for column in (self._column, self._scroll.column, self._foot):
            column.setSpacing(theme.u(4))
        self._buttons.setSpacing(theme.u(2))
        self._wide = theme.u(125)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; from a field it neither sends nor throws away."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(QApplication.focusWidget(), QAbstractButton):
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the content from the first picture on."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """As high as what is to be said, but no higher than the window behind; the buttons stay in sight.

        Wider than that window only where a single word needs it.
        """
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        wide = max(min(self._wide, room.width()), self._scroll.least_width())
        margins = self._column.contentsMargins()
        foot = max(self._foot.totalHeightForWidth(wide), self._foot.totalSizeHint().height())
        around = margins.top() + margins.bottom() + self._column.spacing() + foot
        self.resize(wide, min(around + self._scroll.height_at(wide), room.height()))

    def _ask(self) -> None:
        claim = self.form.claim if self.form is not None else None
        if self.form is not None and claim is None:
            self.form.check()
            self.form.value.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.show_whole(self.form.value, self.form.told)
            return
        self._filed = None
        self._go("sending")
        self.send_asked.emit(claim)

    def _allow(self) -> None:
        if self.step == "refused":
            self._go("form")
        self.send.setEnabled(not self._offline and self.step != "sending")

    def _go(self, step: Step) -> None:
        """Show a step; what was typed stays until the service has it."""
        fresh, self.step = step != self.step, step
        done = step == "done" or self.form is None
        self._title.setText(self._heading())
        if self.form is not None:
            self.form.setVisible(not done)
            self.form.setEnabled(step in ("form", "refused"))
        self.outcome.setVisible(self._filed is not None and self._filed.request is not None)
        self.cancel.setText(self.tr("Close") if done or step == "unknown" else self.tr("Cancel"))
        self.send.setVisible(not done)
        self.send.setEnabled(not self._offline and step != "sending")
        self.send.setText(self.tr("Try again") if step == "unknown" else self.tr("Send request"))
        self._say()
        if fresh and step != "form":
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _heading(self) -> str:
        filed = self._filed
        if filed is None or filed.request is None:
            return self.tr("This is wrong") if filed is None else self.tr("The request was refused")
        return self.tr("Such a request is open already") if filed.already_open else self.tr("Request sent")

    def _say(self) -> None:
        filed = self._filed
        if self.step == "sending":
            self.bar.say(self.tr("Sending the request\u2026"), tone="info")
        elif self.step == "unknown":
            self.bar.say(self._unknown(), tone="warn")
        elif filed is not None and filed.refused is not None:
            self.bar.say(refusal_text(filed.refused), tone="warn")
        elif filed is not None and filed.already_open:
            self.bar.say(self.tr("The service holds this very request. No second one was filed."), tone="info")
        elif self._offline and filed is None:
            text = self.tr(
                "The service cannot be reached. Nothing was sent; the request can be sent when it answers."
            )
            self.bar.say(text, tone="warn", icon="offline")
        else:
            self.bar.hide()
            return
        self.bar.show()

    def _unknown(self) -> str:
        if self._kept:
            return self.tr(
                "No answer came, so it is not known yet whether the request arrived. It is kept on this computer and "
                "filed once, as soon as the service answers."
            )
        return self.tr(
            "No answer came, so it is not known yet whether the request arrived. It is kept until you quit and filed "
            "once, as soon as the service answers."
        )


def refusal_text(refused: Refused) -> str:
    """Why the service did not take a request; its own words, if it has any, stay as they are."""
    if isinstance(refused, QuotaExceeded | StepUpNeeded) or refused.status != 422:
        return describe(refused).sentence
    said = str(refused.members.get("detail") or refused.members.get("title") or "")[:300]
    return f"{describe(refused).sentence} {said}".strip()
