"""Filing requests: from a form to a request of the service that is filed once, and the news of earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from dijo_desktop.contract.request_details import NewRequest, Regime
from dijo_desktop.errors import DijoError, SignedOut, StepUpNeeded
from dijo_desktop.ui.export.waiting import BrowserWait
from dijo_desktop.ui.requests.dialog import RequestDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QClipboard
    from PySide6.QtWidgets import QWidget

    from dijo_desktop.client.filing import Filed, Filing
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.ui.requests.form import RequestForm
    from dijo_desktop.ui.tasks import Job, Task, Tasks
    from dijo_desktop.ui.widgets.toast import Toast

T = TypeVar("T")


class RequestDesk(QObject):
    """Opens the dialog for a form, files what it asks for, and tells what became of requests of an earlier run.

    `failed` carries errors that concern the whole window. Without a signed-in account the dialog says that it is
    offline: what is asked for is never put by without a word.
    """

    failed = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, clock: Clock, clipboard: QClipboard, toast: Toast) -> None:
        super().__init__(page)
        self._page, self._tasks, self._clock, self._clipboard, self._toast = page, tasks, clock, clipboard, toast
        self._filing: Filing | None = None
        self._signed_in: SignedIn | None = None
        self._kept = False
        self._offline = True
        self._regime: Regime = "uk_gdpr"
        self._task: Task | None = None
        self._busy = False
        self._news: Filed | None = None
        self._said = ""
        self.dialog: RequestDialog | None = None
        toast.acted.connect(self._show_news)

    def enter(self, signed_in: SignedIn) -> None:
        """The service can be asked for this account; what an earlier run left open is found out."""
        from dijo_desktop.client.filing import Filing
        from dijo_desktop.client.request_receipt import RequestReceipt

        outbox, requests = signed_in.copy.outbox, signed_in.privacy_requests
        receipt = RequestReceipt(
            requests,
            signed_in.receipts,
            outbox,
            issuer=signed_in.session.metadata.issuer,
            account_id=signed_in.account.id,
        )
        self._regime = regime_of([one.regime for one in signed_in.service.regulators])
        self._kept = signed_in.copy.kept
        self._signed_in = signed_in
        self._filing = Filing(requests, receipt, outbox, self._clock)
        self.set_offline(offline=False)

    def set_offline(self, *, offline: bool) -> None:
        """Whether the service can be asked; once it can, what is still open is found out."""
        self._offline = offline or self._filing is None
        if self.dialog is not None:
            self.dialog.set_offline(offline=self._offline)
        if not self._offline and not self._busy:
            self._resume()

    def clear(self) -> None:
        """The account is left: nothing of it stays drawn, and nothing more is asked for."""
        self._cancel()
        self._filing = self._news = self._signed_in = None
        self._offline = True
        if self.dialog is not None:
            self.dialog.done(0)

    def ask(self, make: Callable[[Regime], RequestForm], over: QWidget | None = None) -> None:
        """Open the dialog for a form, `over` something else than the page."""
        if self.dialog is None:
            self._open(make(self._regime), over).send_asked.connect(self._send)

    def _open(self, form: RequestForm | None, over: QWidget | None = None) -> RequestDialog:
        wait = BrowserWait(self._tasks, self._clock)
        dialog = self.dialog = RequestDialog(form, wait, over or self._page)
        dialog.finished.connect(lambda: self._closed(over or self._page))
        dialog.copied.connect(lambda text: self._clipboard.setText(text))
        dialog.receipt_asked.connect(self._fetch_receipt)
        dialog.stopped.connect(self._stop)
        dialog.set_offline(offline=self._offline)
        dialog.open()
        return dialog

    def _closed(self, over: QWidget) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        over.setFocus()

    # Sending

    def _send(self, wanted: NewRequest) -> None:
        self._cancel()  # what is being found out, if it is the same wish, goes on here
        filing, signed_in = self._filing, self._signed_in
        if filing is None or signed_in is None:
            return

        def work(job: Job) -> Filed:
            def file() -> Filed:
                job.tell(None)
                filed = filing.file(wanted, stop=job.stop)
                if isinstance(filed.refused, StepUpNeeded):
                    filing.settle(filed.key)  # nothing was begun
                    raise filed.refused
                return filed

            return signed_in.stepped_up(file, scopes=(), stop=job.stop, waiting=job.tell)

        self._run(work, self._show_filed, self._lose_answer)

    def _run(self, work: Callable[[Job], T], then: Callable[[T], None], failed: Callable[[DijoError], None]) -> None:
        """One piece of work at a time."""
        self._busy = True
        self._task = self._tasks.run(work, owner=self, then=then, failed=failed, told=self._show_attempt)

    def _show_attempt(self, attempt: object) -> None:
        if self.dialog is not None:
            self.dialog.show_attempt(attempt)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task, self._busy = None, False

    def _show_filed(self, filed: Filed) -> None:
        self._busy = False
        if self.dialog is not None:
            self.dialog.show_filed(filed)
            self._settle(filed)

    def _lose_answer(self, error: DijoError) -> None:
        self._busy = False
        if self.dialog is not None and self.dialog.step == "browser":
            self.dialog.show_not_sent(error)
        elif self.dialog is not None and not isinstance(error, SignedOut):
            self.dialog.show_unknown(kept=self._kept)
        self.failed.emit(error)

    def _stop(self) -> None:
        self._cancel()
        if self.dialog is not None and self.dialog.step == "browser":
            self.dialog.show_not_sent()
        elif self.dialog is not None:
            self.dialog.show_unknown(kept=self._kept)

    def _settle(self, filed: Filed) -> None:
        """The person was told: only now the wish is forgotten."""
        filing = self._filing
        if filing is not None:
            self._tasks.run(
                lambda _job: filing.settle(filed.key), owner=self, then=lambda _: None, failed=self.failed.emit
            )

    def _fetch_receipt(self, filed: Filed) -> None:
        filing = self._filing
        if filing is not None and not self._busy:
            self._run(lambda job: filing.fetch_receipt(filed, stop=job.stop), self._show_filed, self._give_up)

    def _give_up(self, error: DijoError) -> None:
        self._busy = False
        self.failed.emit(error)

    # What an earlier run, or a lost answer, left open

    def _resume(self) -> None:
        if (filing := self._filing) is not None:
            self._run(lambda job: filing.resume(stop=job.stop), self._tell, self._not_resumed)

    def _not_resumed(self, error: DijoError) -> None:
        # The wishes stay; the window says by itself that the service is away.
        self._busy = False
        if isinstance(error, SignedOut):
            self.failed.emit(error)

    def _tell(self, found: list[Filed]) -> None:
        self._busy = False
        if not found:
            return
        self._news = found[-1]
        for filed in found:
            self._settle(filed)
        if self.dialog is not None and self.dialog.step == "unknown":
            self.dialog.show_filed(self._news)
        elif self._news.request is not None:
            self._said = self.tr("Your request was received.")
            self._toast.say(self._said, self.tr("Show"), icon="requests", colour="textSecondary")
        else:
            self._said = self.tr("Your request was refused.")
            self._toast.say(self._said, self.tr("Show"), icon="warning", colour="warning")

    def _show_news(self) -> None:
        if self._toast.text() != self._said:
            return  # the toast of somebody else
        news, self._news = self._news, None
        if news is not None and self.dialog is None:
            self._open(None).show_filed(news)


def regime_of(regimes: list[str]) -> Regime:
    """The law a request is filed under: that of the UK, unless the service names an authority of the EU only."""
    return "eu_gdpr" if "eu_gdpr" in regimes and "uk_gdpr" not in regimes else "uk_gdpr"
