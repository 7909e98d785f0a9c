"""From the first look at the answers of the service to the list of what its policy does not cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.contract.request_details import Regime
from dijo_desktop.errors import DijoError, SignedOut
from dijo_desktop.ui.findings.dialog import FindingRow, FindingsDialog
from dijo_desktop.ui.findings.forms import AccessForm, ComplaintForm
from dijo_desktop.ui.findings.words import can_be_shown

if TYPE_CHECKING:
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.client.watch import Finding
    from dijo_desktop.ui.data.page import MyDataPage
    from dijo_desktop.ui.requests.desk import RequestDesk
    from dijo_desktop.ui.requests.form import RequestForm
    from dijo_desktop.ui.tasks import Tasks


class FindingsDesk(QObject):
    """Looks through what the service says of the account, tells the My data page, and opens the list of findings.

    `failed` carries errors that concern the whole window.
    """

    failed = Signal(object)

    def __init__(self, requests: RequestDesk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests, self._tasks = requests, tasks
        self._signed_in: SignedIn | None = None
        self._page: MyDataPage | None = None
        self._away = ""
        self.dialog: FindingsDialog | None = None

    def enter(self, signed_in: SignedIn, page: MyDataPage) -> None:
        """The service can be asked for this account; `page` shows how much was found."""
        self._signed_in, self._page = signed_in, page
        page.findings_asked.connect(self.open)
        page.read.connect(self.refresh)
        self.refresh()
        self._tasks.run(
            lambda job: signed_in.look_through(job.stop),
            owner=self,
            then=lambda _found: self.refresh(),
            failed=self._give_up,
        )

    def refresh(self) -> None:
        """Show how much was found by now; costs nothing."""
        if self._signed_in is not None and self._page is not None:
            self._page.show_findings(len(self._found()))

    def set_offline(self, reason: str) -> None:
        """Say why the service cannot be asked; empty while it can."""
        self._away = reason
        if self.dialog is not None:
            self.dialog.set_offline(reason)

    def clear(self) -> None:
        """The account is left."""
        self._signed_in = self._page = None
        if self.dialog is not None:
            self.dialog.done(0)

    def open(self) -> None:
        """Open the list."""
        page, found = self._page, self._found()
        if page is None or self.dialog is not None or not found:
            return
        dialog = self.dialog = FindingsDialog(found, page.window())
        dialog.set_offline(self._away)
        dialog.value_asked.connect(self._fetch)
        dialog.complaint_asked.connect(lambda: self._ask(lambda regime: ComplaintForm(found, regime)))
        dialog.access_asked.connect(lambda: self._ask(AccessForm))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _found(self) -> tuple[Finding, ...]:
        return self._signed_in.watch.findings if self._signed_in is not None else ()

    def _fetch(self, row: FindingRow) -> None:
        signed_in = self._signed_in
        if signed_in is None or not can_be_shown(row.finding):
            return
        self._tasks.run(
            lambda job: signed_in.watch.value(row.finding, signed_in.watched, job.stop),
            owner=row,
            then=row.show_found,
            failed=lambda error: self._not_fetched(row, error),
        )

    def _not_fetched(self, row: FindingRow, error: DijoError) -> None:
        row.show_failure(error)
        self.failed.emit(error)

    def _ask(self, make: Callable[[Regime], RequestForm]) -> None:
        page = self._page
        if self.dialog is not None:
            self.dialog.accept()
        if page is not None:
            self._requests.ask(make, page)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _give_up(self, error: DijoError) -> None:
        # My data says by itself that the service is away.
        if isinstance(error, SignedOut):
            self.failed.emit(error)
