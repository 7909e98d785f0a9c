"""The account page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QClipboard, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.errors import DijoError
from dijo_desktop.ui import format as written
from dijo_desktop.ui.account.appearance import Appearance
from dijo_desktop.ui.account.facts import AccountFacts, AccountWork, KeyringReport
from dijo_desktop.ui.account.keyring_row import KeyringRow
from dijo_desktop.ui.account.leaving import Leaving
from dijo_desktop.ui.account.remove_dialog import RemoveDialog
from dijo_desktop.ui.keyring_words import KeyringFacts
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.page_header import PageHeader
from dijo_desktop.ui.widgets.scroll import Scroll

_TWO_COLUMNS_EM = 68
_COPIED_MS = 2000


class AccountPage(QWidget):
    """Who is signed in, where that is kept, how to leave. `removed` carries what was removed."""

    signed_out = Signal()
    removed = Signal(object)
    delete_wanted = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    keyring_checked = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        account: AccountFacts,
        work: AccountWork,
        tasks: Tasks,
        *,
        now_ms: Callable[[], int],
        clipboard: QClipboard,
        languages: Sequence[tuple[str, str]] = (("en", "English"),),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._work = work
        self._tasks = tasks
        self._now_ms = now_ms
        self._clipboard = clipboard
        self._theme: Theme | None = None
        self.header = PageHeader()
        self.bar = MessageBar("error")
        self.bar.hide()
        self.bar.acted.connect(self.bar.hide)
        self._who, self._where = BoxedGroup(), BoxedGroup()
        self.copy = Button(" ", "secondary", "copy")
        self.copy.clicked.connect(self._copy_id)
        self._email_row = self._who.add_row("mail")
        self._id_row = self._who.add_row("account", control=self.copy)
        self._id_row.detail.set_look("mono")
        self.keyring = KeyringRow()
        self.keyring.check.connect(self.check_keyring)
        self._where.add_widget(self.keyring)
        self._since_row = self._where.add_row("clock")
        self.leaving = Leaving()
        self.leaving.sign_out.connect(self._sign_out)
        self.leaving.remove.connect(self._remove)
        self.leaving.delete.connect(self.delete_wanted)
        self.appearance = Appearance(languages)
        self.appearance.theme_chosen.connect(self.theme_chosen)
        self.appearance.language_chosen.connect(self.language_chosen)
        self._copied = QTimer(self, interval=_COPIED_MS, singleShot=True)
        self._copied.timeout.connect(self.retranslate)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """The title."""
        return self.tr("Account")

    def enter(self) -> None:
        """Nothing is read for this page: it shows what is known."""
        self.retranslate()

    def leave(self) -> None:
        """Forget the last failure."""
        self.bar.hide()

    def show_account(self, account: AccountFacts) -> None:
        """Show the account as it is now."""
        self._account = account
        self.retranslate()

    def show_keyring(self, facts: KeyringFacts) -> None:
        """Show the state of the keyring."""
        self.keyring.show_facts(facts)

    def check_keyring(self) -> None:
        """Check the keyring now."""
        self.keyring.set_busy(busy=True)
        self._tasks.run(
            lambda job: self._work.check_keyring(stop=job.stop),
            owner=self,
            then=self._checked,
            failed=self._not_checked,
        )

    def retranslate(self) -> None:
        """Set every text."""
        account = self._account
        fact = self.tr("DiJo Desktop {version}, signed in on this computer").format(version=account.version)
        self.header.set_texts(self.title(), fact)
        self._who.set_title(self.tr("Account"), account.service)
        self._email_row.set_texts(self.tr("E-mail address"), written.isolated(written.breakable(account.email)))
        self._id_row.set_texts(self.tr("Account ID"), written.isolated(written.breakable(account.account_id)))
        self.copy.setText(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the account ID"))
        self._where.set_title(self.tr("Where your sign-in is kept"))
        since = written.when(account.signed_in_ms, self._now_ms())
        self._since_row.set_texts(
            self.tr("Signed in since {time}").format(time=since),
            self.tr("At {host}. Ends when you sign out, or when the service ends it.").format(
                host=written.isolated(account.host)
            ),
        )
        self._since_row.setVisible(bool(account.signed_in_ms))

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        for column in (self._first, self._second):
            column.setSpacing(theme.u(5))
        self._body.setContentsMargins(theme.u(6), theme.u(1), theme.u(6), theme.u(6))
        self._above.setContentsMargins(theme.u(6), 0, theme.u(6), 0)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other when there is no room beside."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        content = QWidget()
        self._body = QHBoxLayout(content)
        first, self._side = QWidget(), QWidget()
        self._first, self._second = QVBoxLayout(first), QVBoxLayout(self._side)
        for column, parts in (
            (self._first, (self._who, self._where, self.leaving)),
            (self._second, (self.appearance,)),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                column.addWidget(part)
            column.addStretch()
        self._body.addWidget(first, 1)
        self._body.addWidget(self._side)
        self._above = QVBoxLayout()
        self._above.addWidget(self.bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(self._above)
        whole.addWidget(Scroll(content), 1)

    def _fold(self) -> None:
        if self._theme is None:
            return
        beside = self.width() >= _TWO_COLUMNS_EM * self._theme.em
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self._body.setSpacing(self._theme.u(6 if beside else 5))
        self._side.setMinimumWidth(self._theme.u(86) if beside else 0)

    def _copy_id(self) -> None:
        self._clipboard.setText(self._account.account_id)
        self.copy.setText(self.tr("Copied"))
        self._copied.start()

    def _checked(self, report: KeyringReport) -> None:
        self.keyring.set_busy(busy=False)
        self.keyring.show_report(report, self._now_ms())
        self.keyring_checked.emit(report.facts)

    def _not_checked(self, error: DijoError) -> None:
        self.keyring.set_busy(busy=False)
        self._fail(error)

    def _sign_out(self) -> None:
        self.leaving.set_busy(busy=True)
        self._tasks.run(
            lambda job: self._work.sign_out(stop=job.stop),
            owner=self,
            then=lambda _nothing: self._is_out(),
            failed=self._not_out,
        )

    def _is_out(self) -> None:
        self.leaving.set_busy(busy=False)
        self.signed_out.emit()

    def _not_out(self, error: DijoError) -> None:
        self.leaving.set_busy(busy=False)
        self._fail(error)

    def _remove(self) -> None:
        dialog = RemoveDialog(self._work, self._tasks, self.window())
        dialog.removed.connect(self.removed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _fail(self, error: DijoError) -> None:
        message = describe(error)
        self.bar.say(message.sentence, self.tr("Close"), tone=message.tone)
        self.bar.show()
        self.failed.emit(error)
