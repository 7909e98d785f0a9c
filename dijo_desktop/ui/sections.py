"""The sections of one account: which pages there are, what each is given, and whom its signals reach."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

import dijo_desktop
from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.errors import DijoError
from dijo_desktop.ui.account.facts import AccountFacts
from dijo_desktop.ui.account.page import AccountPage
from dijo_desktop.ui.account.work import LeavingWork, keyring_facts
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.consent.page import ConsentPage
from dijo_desktop.ui.consent.receipts import KeepReceipts
from dijo_desktop.ui.data.page import MyDataPage
from dijo_desktop.ui.data.section import MyDataSection
from dijo_desktop.ui.deletion.dialog import Account, DeletionDialog
from dijo_desktop.ui.deletion.receipt_file import KeepDeletionReceipt
from dijo_desktop.ui.deletion.schedule import Services
from dijo_desktop.ui.export.page import ExportPage
from dijo_desktop.ui.shell.slot import Slot
from dijo_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from dijo_desktop.client.accounts import Accounts
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.store.local_copy import LocalCopy

BETWEEN_STEPS_MS = 5
"""Time for painting and for keys between two steps; none at all would run them in one go."""


class Sections(QObject):
    """Made for an account whose local copy is open, filled when the service answers, cleared when it is left.

    `filled` comes when every section has its page, `acted` carries what a button of a page asks of the program,
    `failed` errors that pages have shown already.
    """

    filled = Signal()
    acted = Signal(str)
    failed = Signal(object)
    left = Signal(str)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    deletion_changed = Signal(object)
    copy_progressed = Signal(float)

    def __init__(self, around: Surroundings, copy: LocalCopy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._window = around.window
        self._deletion: Deletion | None = None
        self._offline = False
        self._filling = False
        self._steps: deque[Callable[[], None]] = deque()
        self.calls = CallsPage(theme=around.theme, tasks=around.tasks, clock=around.clock)
        self.consent = Slot(lambda: self.tr("Cookies & consent"))
        self.data = Slot(lambda: self.tr("My data"))
        self.account = Slot(lambda: self.tr("Account"))
        self.calls.failed.connect(self.failed)
        self.calls.policy_asked.connect(lambda: self._window.show_section("data"))
        self._window.add_section("calls", self.calls, "calls")
        self._window.add_section("consent", self.consent, "consent", apart=True)
        self._window.add_section("data", self.data, "data")
        self._window.add_section("account", self.account, "account", apart=True)
        for slot in self._slots():
            slot.acted.connect(self.acted)
            slot.wait()
        self.calls.show_copy(copy.calls)

    def wait(self) -> None:
        """The service is being asked."""
        for slot in self._slots():
            slot.wait()

    def fail(self, error: DijoError) -> None:
        """The service cannot be asked; the calls stay readable."""
        for slot in self._slots():
            slot.fail(error)

    def fill(self, signed_in: SignedIn, accounts: Accounts) -> None:
        """Give every section its page, one part at a time: all at once would hold the window up."""
        if self._filling:
            if not self._steps:
                self.filled.emit()
            return
        self._filling = True
        consent: list[ConsentPage] = []
        exports: list[ExportPage] = []
        data: list[MyDataPage] = []
        account: list[AccountPage] = []
        self._steps.extend(
            (
                lambda: consent.append(self._consent_page(signed_in)),
                lambda: self._put(self.consent, consent[0]),
                lambda: exports.append(self._export_page(signed_in)),
                lambda: data.append(self._data_page(signed_in)),
                lambda: self._put(self.data, MyDataSection(data[0], exports[0])),
                lambda: account.append(self._account_page(signed_in, accounts)),
                lambda: self._put(self.account, account[0]),
                self.filled.emit,
            )
        )
        QTimer.singleShot(BETWEEN_STEPS_MS, self, self._next_step)

    def clear(self) -> None:
        """The copy is about to be closed: forget what is shown of it, and make no more pages."""
        self._steps.clear()
        self.calls.clear()

    def save_copy(self) -> None:
        """Show the My data section and save a copy there."""
        if isinstance(section := self.data.page, MyDataSection):
            self._window.show_section("data")
            section.save_copy()

    def sign_out(self) -> None:
        """What the button of the account page does."""
        if isinstance(page := self.account.page, AccountPage):
            self._window.show_section("account")
            page.leaving.sign_out.emit()

    def check_keyring(self) -> None:
        """Ask the keyring how it stands."""
        if isinstance(page := self.account.page, AccountPage):
            page.check_keyring()

    def show_deletion(self, deletion: Deletion | None) -> None:
        """A deletion was scheduled or cancelled somewhere in the window."""
        self._deletion = deletion
        if isinstance(section := self.data.page, MyDataSection):
            section.data.show_deletion(deletion)

    def cancel_deletion(self) -> None:
        """Take the scheduled deletion back."""
        if isinstance(section := self.data.page, MyDataSection):
            section.data.cancel_deletion()

    def set_offline(self, *, offline: bool) -> None:
        """Tell the pages whether what needs the service can be done."""
        self._offline = offline
        if isinstance(page := self.consent.page, ConsentPage):
            page.set_offline(offline)
        if isinstance(section := self.data.page, MyDataSection):
            section.data.set_offline(offline)

    def reload(self) -> None:
        """Read again what the page shown has from the service."""
        key = self._window.section
        slot = {"consent": self.consent, "data": self.data}.get(key)
        if slot is not None:
            slot.enter()

    def _next_step(self) -> None:
        if self._steps:
            self._steps.popleft()()
            QTimer.singleShot(BETWEEN_STEPS_MS, self, self._next_step)

    def _put(self, slot: Slot, page: QWidget) -> None:
        slot.fill(page)
        self.set_offline(offline=self._offline)
        if slot is self.data:
            self.show_deletion(self._deletion)

    def _slots(self) -> tuple[Slot, Slot, Slot]:
        return self.consent, self.data, self.account

    def _consent_page(self, signed_in: SignedIn) -> ConsentPage:
        around = self._around
        page = ConsentPage(
            consents=signed_in.consents,
            cookies=signed_in.cookies,
            data_map=signed_in.data_map,
            receipts=KeepReceipts(signed_in.receipts, around.choose, around.tasks),
            tasks=around.tasks,
            theme=around.theme,
            clock=around.clock,
        )
        page.failed.connect(self.failed)
        page.action_asked.connect(self.acted)
        return page

    def _data_page(self, signed_in: SignedIn) -> MyDataPage:
        around = self._around
        page = MyDataPage(
            data_map=signed_in.data_map,
            deletion=signed_in.deletion,
            copies=signed_in.copy.outbox,
            keep=KeepDeletionReceipt(signed_in.receipts, around.choose, around.tasks),
            grace_days=signed_in.service.limits.grace_days_default,
            tasks=around.tasks,
            theme=around.theme,
            clock=around.clock,
        )
        page.failed.connect(self.failed)
        page.action_asked.connect(self.acted)
        page.deletion_changed.connect(self.deletion_changed)
        page.delete_asked.connect(lambda: self._ask_deletion(signed_in, preview_only=False))
        page.preview_asked.connect(lambda: self._ask_deletion(signed_in, preview_only=True))
        return page

    def _export_page(self, signed_in: SignedIn) -> ExportPage:
        from dijo_desktop.client.save_copy import SaveCopy

        around = self._around
        page = ExportPage(
            saver=SaveCopy(
                signed_in.exports,
                signed_in.receipts,
                signed_in.copy.outbox,
                signed_in.stepped_up,
                issuer=signed_in.session.metadata.issuer,
                account_id=signed_in.account.id,
                demo=signed_in.service.demo,
                clock=around.clock,
            ),
            data_map=signed_in.data_map,
            folder=around.copies_folder,
            choose=around.choose,
            show_file=around.show_file,
            tasks=around.tasks,
            theme=around.theme,
            clock=around.clock,
        )
        page.failed.connect(self.failed)
        page.action_asked.connect(self.acted)
        page.progressed.connect(self.copy_progressed)
        page.copy_saved.connect(lambda _copy: self.copy_progressed.emit(1.0))
        return page

    def _account_page(self, signed_in: SignedIn, accounts: Accounts) -> AccountPage:
        around, account = self._around, signed_in.account
        facts = AccountFacts(
            email=account.email,
            account_id=account.id,
            service=signed_in.service.name,
            host=endpoint_place(signed_in.service.resource).host,
            signed_in_ms=around.clock.now_ms(),
            version=dijo_desktop.__version__,
        )
        page = AccountPage(
            facts,
            LeavingWork(accounts, signed_in),
            around.tasks,
            now_ms=around.clock.now_ms,
            clipboard=around.clipboard,
            languages=around.languages,
        )
        page.show_keyring(keyring_facts(accounts.vault))
        page.appearance.show_choices(around.theme.preference, around.language())
        page.theme_chosen.connect(self.theme_chosen)
        page.language_chosen.connect(self.language_chosen)
        page.failed.connect(self.failed)
        page.signed_out.connect(lambda: self.left.emit("signed_out"))
        page.removed.connect(lambda _report: self.left.emit("removed"))
        page.delete_wanted.connect(lambda: self._ask_deletion(signed_in, preview_only=False))
        return page

    def _ask_deletion(self, signed_in: SignedIn, *, preview_only: bool) -> None:
        around = self._around
        outbox, limits = signed_in.copy.outbox, signed_in.service.limits
        last = outbox.last_copy()
        dialog = DeletionDialog(
            services=Services(signed_in.deletion, signed_in.receipts, outbox, signed_in.stepped_up),
            keep=KeepDeletionReceipt(signed_in.receipts, around.choose, around.tasks),
            account=Account(
                email=signed_in.account.email,
                grace_days=limits.grace_days,
                grace_default=limits.grace_days_default,
                last_copy_ms=last.at_ms if last is not None else 0,
            ),
            tasks=around.tasks,
            theme=around.theme,
            clock=around.clock,
            preview_only=preview_only,
            scheduled=self._deletion if preview_only else None,
            parent=self._window,
        )
        dialog.deletion_changed.connect(self.deletion_changed)
        dialog.uncertain.connect(self.reload)
        dialog.copy_asked.connect(self.save_copy)
        dialog.failed.connect(self.failed)
        dialog.action_asked.connect(self.acted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
