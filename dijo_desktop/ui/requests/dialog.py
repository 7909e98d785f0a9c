"""The dialog of a privacy request: a form, the sending, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.errors import DijoError, QuotaExceeded, Refused, StepUpNeeded
from dijo_desktop.ui.export.waiting import BrowserWait
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.requests.outcome import RequestOutcome
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.fitting_dialog import FittingDialog
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.client.filing import Filed
    from dijo_desktop.ui.requests.form import RequestForm

Step = Literal["form", "sending", "browser", "unknown", "refused", "done"]


class RequestDialog(FittingDialog):
    """Cancel is the default, and Enter in a field sends nothing.

    `send_asked` carries a `NewRequest`; the answer comes back by `show_filed`, `show_unknown` or, where nothing was
    begun, `show_not_sent`. `wait` is shown while the service wants a fresh sign-in first. `stopped` is Cancel on the
    way. Without a form it only tells what became of an earlier request.
    """

    send_asked = Signal(object)
    stopped = Signal()
    receipt_asked = Signal(object)
    copied = Signal(str)

    def __init__(self, form: RequestForm | None, wait: BrowserWait, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.wait = wait
        self._why_not = ""
        self.step: Step = "form"
        self._filed: Filed | None = None
        self._offline = self._kept = False
        self._title = PlainLabel("", "title", wrap=True)
        self.outcome = RequestOutcome()
        self.outcome.hide()
        wait.hide()
        wait.cancelled.connect(self.stopped)
        wait.failed.connect(lambda error: self.show_not_sent(error))
        self.bar = MessageBar("info")
        self.bar.hide()
        self.cancel = Button(" ", "secondary")
        self.send = Button(" ", "primary")
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.send.clicked.connect(self._ask)
        self.outcome.copied.connect(self.copied)
        self.outcome.receipt_asked.connect(lambda: self.receipt_asked.emit(self._filed))
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.send)
        self.foot.insertWidget(0, self.bar)
        self.words.addWidget(self._title)
        if form is not None:
            form.changed.connect(self._allow)
            self.words.addWidget(form)
        self.words.addWidget(wait)
        self.words.addWidget(self.outcome)
        self.words.addStretch()
        self.retranslate()
        if form is not None and (first := form.first()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def filed(self) -> Filed | None:
        """What became of it, once that is known."""
        return self._filed

    def set_offline(self, *, offline: bool) -> None:
        """Without the service nothing can be sent, and nothing is put by for later."""
        self._offline = offline
        self._go(self.step)

    def show_attempt(self, attempt: object) -> None:
        """The service wants a fresh sign-in first; it is open in the browser. None: it is done."""
        if attempt is not None:
            self.wait.show_attempt(attempt)
        self._go("browser" if attempt is not None else "sending")

    def show_not_sent(self, error: DijoError | None = None) -> None:
        """Nothing was begun, by the wish of the person or for this reason; it can be sent again."""
        self._why_not = describe(error).sentence if error is not None else ""
        self._go("form")

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
        if self.step in ("sending", "browser"):
            self.stopped.emit()
        else:
            super().reject()

    def retranslate(self) -> None:
        """Set every text of the step shown."""
        self.setWindowTitle(self.form.heading() if self.form is not None else self.tr("Your request"))
        self.send.setText(self.tr("Send request"))
        if self.form is not None:
            self.form.retranslate()
        self.outcome.retranslate()
        self._go(self.step)

    def _ask(self) -> None:
        wanted = self.form.wanted() if self.form is not None else None
        if self.form is not None and wanted is None:
            if (wrong := self.form.check()) is not None:
                wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
                self.area.show_whole(*wrong)
            return
        self._filed, self._why_not = None, ""
        self._go("sending")
        self.send_asked.emit(wanted)

    def _allow(self) -> None:
        if self.step == "refused":
            self._go("form")
        self.send.setEnabled(not self._offline and self.step not in ("sending", "browser"))

    def _go(self, step: Step) -> None:
        """Show a step; what was typed stays until the service has it."""
        fresh, self.step = step != self.step, step
        done = step == "done" or self.form is None
        self._title.setText(self._heading())
        if self.form is not None:
            self.form.setVisible(not done)
            self.form.setEnabled(step in ("form", "refused"))
        self.wait.setVisible(step == "browser")
        self.outcome.setVisible(self._filed is not None and self._filed.request is not None)
        self.cancel.setText(self.tr("Close") if done or step == "unknown" else self.tr("Cancel"))
        self.cancel.setVisible(step != "browser")
        self.send.setVisible(not done and step != "browser")
        self.send.setEnabled(not self._offline and step not in ("sending", "browser"))
        self.send.setText(self.tr("Try again") if step == "unknown" else self.tr("Send request"))
        self._say()
        if fresh and step != "form":
            first = self.wait.waiting.again if step == "browser" else self.cancel
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _heading(self) -> str:
        filed = self._filed
        if filed is None or filed.request is None:
            named = self.form.heading() if self.form is not None else self.tr("Your request")
            return named if filed is None else self.tr("The request was refused")
        return self.tr("Such a request is open already") if filed.already_open else self.tr("Request sent")

    def _say(self) -> None:
        filed = self._filed
        if self.step == "sending":
            self.bar.say(self.tr("Sending the request\u2026"), tone="info")
        elif self._why_not and self.step == "form":
            self.bar.say(self._why_not, tone="warn")
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
