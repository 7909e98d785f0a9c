"""Makes the pages of one account: what each is given, and whom its signals reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

import dijo_desktop
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.ui.account.facts import AccountFacts
from dijo_desktop.ui.account.page import AccountPage
from dijo_desktop.ui.account.work import LeavingWork, keyring_facts
from dijo_desktop.ui.consent.page import ConsentPage
from dijo_desktop.ui.consent.receipts import KeepReceipts
from dijo_desktop.ui.data.page import MyDataPage
from dijo_desktop.ui.deletion.dialog import Account, DeletionDialog
from dijo_desktop.ui.deletion.receipt_file import KeepDeletionReceipt
from dijo_desktop.ui.deletion.schedule import Services, seen
from dijo_desktop.ui.export.page import ExportPage
from dijo_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Home
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.ui.account.appearance import Appearance
    from dijo_desktop.ui.entry import LateAccounts
    from dijo_desktop.ui.sections import Sections


translate = QCoreApplication.translate


class PageMaking:
    """Every page says to `sections` what it has to say; a page is made when it is asked for."""

    def __init__(self, around: Surroundings, sections: Sections) -> None:
        self._around = around
        self._sections = sections
        self._leaving: LeavingWork | None = None
        self._signed_in: SignedIn | None = None

    def consent(self, signed_in: SignedIn) -> ConsentPage:
        """Cookies and consent."""
        around, sections = self._around, self._sections
        page = ConsentPage(
            consents=signed_in.consents,
            cookies=signed_in.cookies,
            data_map=signed_in.data_map,
            receipts=KeepReceipts(signed_in.receipts, around.choose, around.tasks),
            tasks=around.tasks,
            theme=around.theme,
            clock=around.clock,
        )
        page.failed.connect(sections.failed)
        page.action_asked.connect(sections.acted)
        return page

    def data(self, signed_in: SignedIn) -> MyDataPage:
        """What the service holds."""
        around, sections = self._around, self._sections
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
        page.failed.connect(sections.failed)
        page.action_asked.connect(sections.acted)
        page.deletion_changed.connect(sections.deletion_changed)
        page.secrets_kept.connect(lambda: seen(signed_in.copy.outbox))
        page.delete_asked.connect(lambda: self.ask_deletion(signed_in, preview_only=False))
        page.preview_asked.connect(lambda: self.ask_deletion(signed_in, preview_only=True))
        return page

    def export(self, signed_in: SignedIn) -> ExportPage:
        """Saving a copy."""
        from dijo_desktop.client.save_copy import SaveCopy
        from dijo_desktop.client.watch import ARCHIVE

        around, sections = self._around, self._sections
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
                note=lambda found: signed_in.watch.note(ARCHIVE, found),
            ),
            data_map=signed_in.data_map,
            folder=around.copies_folder,
            choose=around.choose,
            show_file=around.show_file,
            tasks=around.tasks,
            theme=around.theme,
            clock=around.clock,
        )
        page.failed.connect(sections.failed)
        page.action_asked.connect(sections.acted)
        page.progressed.connect(sections.copy_progressed)
        page.ended.connect(lambda: sections.copy_progressed.emit(1.0))
        page.copy_saved.connect(lambda _copy: sections.findings.refresh())
        return page

    def account(self, inside: SignedIn | Home, accounts: LateAccounts) -> AccountPage:
        """Who is signed in, and the ways to leave; all but deleting works without the service."""
        around, sections = self._around, self._sections
        work = self._leaving = LeavingWork(accounts.get, inside)
        page = AccountPage(
            self._facts(inside),
            work,
            around.tasks,
            now_ms=around.clock.now_ms,
            clipboard=around.clipboard,
            languages=around.languages,
        )
        if accounts.vault is not None:
            page.show_keyring(keyring_facts(accounts.vault))
        self._show_choices(page.appearance)
        page.theme_chosen.connect(sections.theme_chosen)
        page.language_chosen.connect(sections.language_chosen)
        page.failed.connect(sections.failed)
        page.signed_out.connect(lambda: sections.left.emit("signed_out"))
        page.removed.connect(lambda _report: sections.left.emit("removed"))
        page.delete_wanted.connect(self._delete)
        self.set_offline(page, offline=False)
        return page

    def _show_choices(self, looks: Appearance) -> None:
        around, sections, kept = self._around, self._sections, self._around.keep.preferences
        looks.show_choices(around.theme.preference, around.language())
        looks.follow(around.language)
        looks.rows.choose(kept.row_height)
        looks.rows.chosen.connect(lambda key: sections.show_rows(roomy=key == "roomy"))
        looks.menu.setChecked(kept.menu_bar)
        looks.menu.clicked.connect(lambda on: sections.keep_menu_bar(shown=on))
        looks.offer_menu_bar(offered=around.window.menus.bar_can_hide)
        looks.cells.setChecked(kept.cell_by_cell)
        looks.cells.clicked.connect(lambda on: sections.read_cells(single=on))

    def enter(self, page: AccountPage, signed_in: SignedIn) -> None:
        """The service was reached: the page of an account opened without it goes on with all it can do."""
        if self._leaving is not None:
            self._leaving.enter(signed_in)
        page.show_account(self._facts(signed_in))
        self.set_offline(page, offline=False)

    def _facts(self, inside: SignedIn | Home) -> AccountFacts:
        from dijo_desktop.client.homes import Home  # imported by the worker that opened it

        version, account_id = dijo_desktop.__version__, inside.profile.account_id
        if isinstance(inside, Home):
            self._signed_in = None
            return AccountFacts(inside.email, account_id, service="", host=inside.host, version=version)
        self._signed_in = inside
        return AccountFacts(
            email=inside.account.email,
            account_id=account_id,
            service=inside.service.name,
            host=endpoint_place(inside.service.resource).host,
            signed_in_ms=self._around.clock.now_ms(),
            version=version,
        )

    def set_offline(self, page: AccountPage, *, offline: bool) -> None:
        """Of the ways to leave, deleting needs the service."""
        away = translate("PageMaking", "The service has to be reached first.")
        page.leaving.set_away(away if offline or self._signed_in is None else "")

    def _delete(self) -> None:
        if self._signed_in is not None:
            self.ask_deletion(self._signed_in, preview_only=False)

    def ask_deletion(self, signed_in: SignedIn, *, preview_only: bool) -> None:
        """Open the steps of deleting the account, or only show what would be deleted."""
        around, sections = self._around, self._sections
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
            scheduled=sections.deletion if preview_only else None,
            parent=around.window,
        )
        dialog.deletion_changed.connect(sections.deletion_changed)
        dialog.uncertain.connect(sections.reload)
        dialog.copy_asked.connect(sections.save_copy)
        dialog.failed.connect(sections.failed)
        dialog.action_asked.connect(sections.acted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
