"""The running window: what happens when somebody comes in, when the service goes away, and when somebody leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.errors import ConnectionFailed, DemoFailed, DijoError, SignedOut, StoreDamaged
from dijo_desktop.ui.deletion.schedule import current, ends_at
from dijo_desktop.ui.deletion.unfinished import find
from dijo_desktop.ui.demo_desk import DemoDesk
from dijo_desktop.ui.entry import Entry, LateAccounts
from dijo_desktop.ui.entry.doors import Doors
from dijo_desktop.ui.freshness import Freshness
from dijo_desktop.ui.mending import Mending
from dijo_desktop.ui.people import People
from dijo_desktop.ui.quitting import Quitting
from dijo_desktop.ui.reconnecting import Reconnecting
from dijo_desktop.ui.spare_page import SparePage
from dijo_desktop.ui.standing import Standing
from dijo_desktop.ui.surroundings import Surroundings
from dijo_desktop.ui.syncing import Syncing

if TYPE_CHECKING:
    from dijo_desktop.client.homes import Home
    from dijo_desktop.client.signed_in import SignedIn
    from dijo_desktop.contract.deletion import Deletion
    from dijo_desktop.errors import KeyringUnavailable
    from dijo_desktop.store.local_copy import LocalCopy
    from dijo_desktop.ui.sections import Sections
    from dijo_desktop.ui.sign_in.page import SignInPage
    from dijo_desktop.ui.tasks import Job


class Program(QObject):
    """Connects the parts; the window is `around.window`. `arrived` follows a sign-in that is complete."""

    arrived = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    demo_wanted = Signal()

    def __init__(
        self,
        around: Surroundings,
        accounts: LateAccounts,
        entry: Entry,
        make_sign_in_page: Callable[[], SignInPage],
        *,
        demo: DemoDesk | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self.window = around.window
        self._accounts = accounts
        self.entry = entry
        self.doors = Doors(around.window, entry, make_sign_in_page)
        self.demo = demo
        is_demo = demo is not None
        self._people = People(
            around.window, around.tasks, accounts, entry, self.doors, self._service, demo=is_demo, parent=self
        )
        self._spare = SparePage(around)
        self._standing = Standing(around.window, around.clock, demo=is_demo)
        self._freshness = Freshness(self._standing, around.tasks, self)
        self._freshness.synced.connect(self._say_connected)
        self._freshness.failed.connect(self._lose_service)
        self.sections: Sections | None = None
        self.syncing: Syncing | None = None
        self.signed_in: SignedIn | None = None
        self._copy: LocalCopy | None = None
        self._reconnecting = Reconnecting(
            entry, around.tasks, demo, around.window.toast, lambda: self.syncing is not None, self
        )
        self._mending = Mending(around.tasks, around.window.bars, self._begin_anew, self)
        self._mending.failed.connect(self._lose_service)
        self._quitting = Quitting(around.window, lambda: self._copy)
        self._connect()

    @property
    def sign_in_page(self) -> SignInPage:
        """The page that asks who it is."""
        return self.doors.sign_in

    def email(self) -> str:
        """The address of who is signed in, empty if nobody is."""
        return self.signed_in.account.email if self.signed_in is not None else ""

    def begin(self) -> None:
        """Look who was here last time; after the first paint."""
        self.entry.begin()

    def close(self) -> None:
        """Stop what runs and close the local copy."""
        self.entry.forget()
        self._spare.drop()
        self._leave()

    def _connect(self) -> None:
        entry, window = self.entry, self.window
        entry.coming.connect(self._spare.prepare)
        entry.home_opened.connect(self._come_home)
        entry.connecting.connect(lambda: self.sections.wait() if self.sections is not None else None)
        entry.entered.connect(self._enter)
        entry.nobody.connect(self._ask_who)
        entry.starting.connect(lambda: self.doors.wait(demo=self.demo is not None))
        entry.keyring_failed.connect(self._show_keyring)
        entry.service_failed.connect(self._lose_service)
        entry.signed_out.connect(self._end)
        window.commanded.connect(self._act)
        window.bars.acted.connect(self._act)
        window.sidebar.status.acted.connect(self._act)
        window.section_shown.connect(lambda key: window.bars.set_hero_cancels(hero_cancels=key == "data"))
        self._reconnecting.found.connect(self._refresh)
        self._reconnecting.due.connect(lambda: self.syncing.start() if self.syncing is not None else None)
        self._reconnecting.failed.connect(self._lose_service)
        if self.demo is not None:
            self.demo.changed.connect(self._refresh)
            self.demo.failed.connect(self._lose_service)

    def _come_home(self, home: Home) -> None:
        self.signed_in = None
        sections = self._open(home.copy)
        sections.show_home(home, self._accounts)
        self._greet(home.email, home.profile.folder.name)

    def _enter(self, signed_in: SignedIn) -> None:
        self.signed_in = signed_in
        sections = self._open(signed_in.copy)
        self._greet(signed_in.account.email, signed_in.profile.folder.name)
        self._say_connected()
        self.syncing = self._freshness.follow(signed_in, sections)
        sections.fill(signed_in, self._accounts)
        self._read_deletion(signed_in, opening=True)
        if self.demo is not None:
            self.demo.look()
        self.arrived.emit()

    def _greet(self, email: str, folder: str) -> None:
        self.window.sidebar.account.say("DiJo" if self.demo is None else self.tr("DiJo demo"), email)
        self._people.come(folder)
        self._standing.keyring(self._accounts.vault)
        if not self.window.section:
            self.window.show_section("calls")

    def _open(self, copy: LocalCopy) -> Sections:
        """Sections for this copy; those of the copy that is shown already stay."""
        if self.sections is not None and copy is self._copy:
            return self.sections
        from dijo_desktop.ui.sections import Sections  # imported by the worker that opened the copy

        self._leave(keep_signed_in=True)
        self.doors.close()
        self._copy = copy
        self._freshness.show(copy.calls)
        self._mending.look(copy)
        self.sections = Sections(self._around, copy, self._spare.take(), self)
        self.sections.acted.connect(self._act)
        self.sections.failed.connect(self._page_failed)
        self.sections.theme_chosen.connect(self.theme_chosen)
        self.sections.language_chosen.connect(self.language_chosen)
        self.sections.left.connect(self._left)
        self.sections.deletion_changed.connect(self._deletion_changed)
        self.sections.copy_progressed.connect(self._freshness.copying)
        # Only then: making pages takes three times as long beside a sync at full speed.
        self.sections.filled.connect(lambda: self.syncing.start() if self.syncing is not None else None)
        return self.sections

    def _read_deletion(self, signed_in: SignedIn, *, opening: bool = False) -> None:
        def work(job: Job) -> Deletion | None:
            source, log = signed_in.deletion, signed_in.copy.outbox
            return find(source, log, job.stop) if opening else current(source, job.stop)

        self._around.tasks.run(work, owner=self, then=self._deletion_changed, failed=self._page_failed)

    def _deletion_changed(self, deletion: Deletion | None) -> None:
        self._standing.deletion(ends_at(deletion), hero_cancels=self.window.section == "data")
        if self.sections is not None:
            self.sections.show_deletion(deletion)

    def _ask_who(self, origin: str) -> None:
        self._leave()
        self._people.go()
        self._standing.keyring(self._accounts.vault)
        self.doors.ask_who(origin, self._accounts.vault, demo=self.demo is not None)

    def _show_keyring(self, error: KeyringUnavailable) -> None:
        self._leave()
        self._standing.keyring(self._accounts.vault)
        self.doors.show_keyring(error)

    # The service goes away, and comes back

    def _lose_service(self, error: DijoError) -> None:
        if self._mending.takes(error, self._copy):
            return
        if isinstance(error, SignedOut):
            if error.reason != "left":  # what still ran while somebody signed out here is no news
                self._end(error)
            return
        if self.demo is not None and self.demo.dead and isinstance(error, ConnectionFailed):
            error = DemoFailed("stopped")
        if self.sections is None:
            self.doors.say_why(error)
            return
        self.sections.fail(error)
        if isinstance(error, ConnectionFailed):
            self.sections.set_offline(offline=True)
        self._standing.lost(error, self._freshness.as_of_ms)
        self._reconnecting.lost(error)

    def _page_failed(self, error: DijoError) -> None:
        """A page has shown the failure; the window says what it means for all of them."""
        if isinstance(error, ConnectionFailed | SignedOut | DemoFailed | StoreDamaged):
            self._lose_service(error)

    def _say_connected(self) -> None:
        if self.signed_in is not None:
            self._standing.connected(self.signed_in.service.resource, self._accounts.get().http)
        away = self._reconnecting.waiting
        self._reconnecting.back()
        if self.sections is not None:
            self.sections.set_offline(offline=False)
            if away:
                self.sections.reload()

    def _refresh(self) -> None:
        if self.syncing is not None:
            self.syncing.start()
        if self.sections is not None:
            self.sections.reload()
        if self.signed_in is not None:
            self._read_deletion(self.signed_in)

    def _end(self, error: SignedOut) -> None:
        """The sign-in ended: nothing personal stays drawn, and the page says why."""
        if self.signed_in is not None:
            self.signed_in.lock()
        self._leave()
        self._people.go()
        self.doors.say_why(error)

    def _left(self) -> None:
        """Somebody signed out here: the pages go before the service is looked for, which may take long."""
        self._leave()
        self._people.go()
        self.doors.wait(demo=self.demo is not None)
        self.entry.sign_in_again()

    def _begin_anew(self) -> None:
        self._leave()
        self.entry.begin()

    def _leave(self, *, keep_signed_in: bool = False) -> None:
        if self.syncing is not None:
            self.syncing.stop()
            self.syncing.deleteLater()
            self.syncing = None
        if self.sections is not None:
            self.sections.clear()
            self.window.clear_sections()
            self.sections.deleteLater()
            self.sections = None
        if not keep_signed_in:
            self.signed_in = None
        if self._copy is not None:
            self._freshness.show(None)
            self._copy.close()
            self._copy = None
        self._standing.clear()
        self._reconnecting.back()

    # What is asked of the program

    def _act(self, action: str) -> None:
        sections = self.sections
        if action in ("retry", "restart", "sync"):
            self._reconnecting.again(ordered=action == "restart")
        elif action == "sign_in":
            self.entry.sign_in_again()
        elif action == "open_browser" and (service := self._service()):
            self._around.open_page(service)  # a network that wants a sign-in shows its own page instead
        elif action == "quit":
            self.window.close()
        elif sections is not None:
            orders: dict[str, Callable[[], None]] = {
                "copy": sections.save_copy,
                "sign_out": sections.sign_out,
                "check_keyring": sections.check_keyring,
                "cancel_deletion": sections.cancel_deletion,
            }
            orders.get(action, sections.reload)()

    def _service(self) -> str:
        return self.signed_in.session.origin if self.signed_in is not None else self.entry.service
