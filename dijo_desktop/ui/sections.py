"""The sections of one account: which pages there are, and when each is made."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.errors import DijoError
from dijo_desktop.ui.account.page import AccountPage
from dijo_desktop.ui.calls.export_job import CallExports
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.calls.search_shelf import SearchShelf
from dijo_desktop.ui.calls.wrong_form import wrong_form
from dijo_desktop.ui.consent.page import ConsentPage
from dijo_desktop.ui.data.loaded import with_secrets_of
from dijo_desktop.ui.data.page import MyDataPage
from dijo_desktop.ui.data.section import MyDataSection
from dijo_desktop.ui.export.page import ExportPage
from dijo_desktop.ui.findings.desk import FindingsDesk
from dijo_desktop.ui.garbage import settle, stir
from dijo_desktop.ui.page_making import PageMaking
from dijo_desktop.ui.requests.desk import RequestDesk
from dijo_desktop.ui.shell.slot import Slot
from dijo_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Home
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.store.local_copy import LocalCopy
    from dijo_desktop.ui.entry import LateAccounts

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

    def __init__(
        self, around: Surroundings, copy: LocalCopy, calls: CallsPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._window = around.window
        self.deletion: Deletion | None = None
        self._offline = False
        self._filling = self._going = False
        self._making = PageMaking(around, self)
        self._steps: deque[Callable[[], None]] = deque()
        self.calls = calls
        self.consent = Slot(lambda: self.tr("Cookies & consent"))
        self.data = Slot(lambda: self.tr("My data"))
        self.account = Slot(lambda: self.tr("Account"))
        self.exports = CallExports(self.calls, around)
        self.calls.failed.connect(self.failed)
        self.calls.open_insights(shown=around.keep.preferences.inspector)
        self.calls.read_cells(single=around.keep.preferences.cell_by_cell)
        self.calls.table.show_rows(roomy=around.keep.preferences.row_height == "roomy")
        self.calls.insights_turned.connect(lambda shown: around.keep(inspector=shown))
        self.calls.policy_asked.connect(lambda: self._window.show_section("data"))
        self.requests = RequestDesk(self.calls, around.tasks, around.clock, around.clipboard, self._window.toast)
        self.calls.wrong_asked.connect(lambda call: self.requests.ask(wrong_form(call, around.clock)))
        self.requests.failed.connect(self.failed)
        self.findings = FindingsDesk(self.requests, around.tasks, self)
        self.findings.failed.connect(self.failed)
        self._window.add_section("calls", self.calls, "calls")
        self._window.add_section("consent", self.consent, "consent", apart=True)
        self._window.add_section("data", self.data, "data")
        self._window.add_section("account", self.account, "account", apart=True)
        for slot in self._slots():
            slot.acted.connect(self.acted)
            slot.wait()
        self.saved = SearchShelf(self.calls.search, around.tasks, copy.searches)
        self.saved.failed.connect(self.failed)
        self.calls.show_capabilities(copy.service.capabilities)
        self.calls.show_copy(copy.calls)

    @property
    def complete(self) -> bool:
        """Whether every section has its page."""
        return self._filling and not self._steps

    def show_home(self, home: Home, accounts: LateAccounts) -> None:
        """Give the account page what is known without the service: the ways to leave need none."""
        self.exports.show_account(home.email or home.profile.account_id, home.host)
        page: list[AccountPage] = []
        self._steps.append(lambda: page.append(self._making.account(home, accounts)))
        self._steps.append(lambda: self._put(self.account, page[0]))
        self._go_on()

    def wait(self) -> None:
        """The service is being asked."""
        for slot in self._slots():
            slot.wait()

    def fail(self, error: DijoError) -> None:
        """The service cannot be asked; the calls stay readable."""
        for slot in self._slots():
            slot.fail(error)

    def fill(self, signed_in: SignedIn, accounts: LateAccounts) -> None:
        """Give every section its page, one part at a time: all at once would hold the window up."""
        if self._filling:
            if not self._steps:
                self.filled.emit()
            return
        self._filling = True
        self.calls.show_capabilities(signed_in.service.capabilities)
        self._steps.append(lambda: self.requests.enter(signed_in))
        consent: list[ConsentPage] = []
        exports: list[ExportPage] = []
        data: list[MyDataPage] = []
        self._steps.extend(
            (
                lambda: consent.append(self._making.consent(signed_in)),
                lambda: self._put(self.consent, consent[0]),
                lambda: exports.append(self._making.export(signed_in)),
                lambda: data.append(self._making.data(signed_in)),
                lambda: self._put(self.data, MyDataSection(data[0], exports[0])),
                lambda: self.findings.enter(signed_in, data[0]),
                lambda: self._fill_account(signed_in, accounts),
                settle,
                self.filled.emit,
            )
        )
        self._go_on()

    def clear(self) -> None:
        """The copy is about to be closed: forget what is shown of it, and make no more pages."""
        self._steps.clear()
        self.exports.stop()
        self.requests.clear()
        self.findings.clear()
        self.saved.clear()
        self.calls.clear()
        stir()

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

    def read_cells(self, *, single: bool) -> None:
        """How a screen reader goes through the calls, from now on and at the next start."""
        self._around.keep(cell_by_cell=single)
        self.calls.read_cells(single=single)

    def show_rows(self, *, roomy: bool) -> None:
        """How high the rows of the calls are, from now on and at the next start."""
        self._around.keep(row_height="roomy" if roomy else "compact")
        self.calls.table.show_rows(roomy=roomy)

    def keep_menu_bar(self, *, shown: bool) -> None:
        """Whether the menu bar is always there, from now on and at the next start."""
        self._around.keep(menu_bar=shown)
        self._window.menus.keep_bar(shown=shown)

    def check_keyring(self) -> None:
        """Ask the keyring how it stands."""
        if isinstance(page := self.account.page, AccountPage):
            page.check_keyring()

    def show_deletion(self, deletion: Deletion | None) -> None:
        """A deletion was scheduled or cancelled somewhere in the window."""
        self.deletion = with_secrets_of(self.deletion, deletion)
        if isinstance(section := self.data.page, MyDataSection):
            section.data.show_deletion(self.deletion)

    def cancel_deletion(self) -> None:
        """Take the scheduled deletion back."""
        if isinstance(section := self.data.page, MyDataSection):
            section.data.cancel_deletion()

    def set_offline(self, *, offline: bool) -> None:
        """Tell the pages whether what needs the service can be done."""
        self._offline = offline
        self.requests.set_offline(offline=offline)
        self.findings.set_offline(self.tr("This needs the service, and you are offline.") if offline else "")
        if isinstance(page := self.consent.page, ConsentPage):
            page.set_offline(offline)
        if isinstance(section := self.data.page, MyDataSection):
            section.data.set_offline(offline)
        if isinstance(account := self.account.page, AccountPage):
            self._making.set_offline(account, offline=offline)

    def reload(self) -> None:
        """Read again what the page shown has from the service."""
        key = self._window.section
        slot = {"consent": self.consent, "data": self.data}.get(key)
        if slot is not None:
            slot.enter()

    def _go_on(self) -> None:
        if self._steps and not self._going:
            self._going = True
            QTimer.singleShot(BETWEEN_STEPS_MS, self, self._next_step)

    def _next_step(self) -> None:
        self._going = False
        if self._steps:
            self._steps.popleft()()
            self._go_on()

    def _fill_account(self, signed_in: SignedIn, accounts: LateAccounts) -> None:
        if isinstance(page := self.account.page, AccountPage):
            self._making.enter(page, signed_in)
        else:
            self._put(self.account, self._making.account(signed_in, accounts))

    def _put(self, slot: Slot, page: QWidget) -> None:
        slot.fill(page)
        self.set_offline(offline=self._offline)
        if slot is self.data:
            self.show_deletion(self.deletion)

    def _slots(self) -> tuple[Slot, Slot, Slot]:
        return self.consent, self.data, self.account
