"""My data: everything the service holds, why and for how long, and the two ways to act on all of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import ConnectionFailed, DijoError
from dijo_desktop.ui.data import groups
from dijo_desktop.ui.data.hero import Hero
from dijo_desktop.ui.data.loaded import DataMapSource, LastCopies, Loaded, load, with_secrets_of
from dijo_desktop.ui.data.map_view import MapView
from dijo_desktop.ui.data.rows import records_sentence
from dijo_desktop.ui.data.scroll_page import ScrollPage
from dijo_desktop.ui.deletion.receipt_file import KeepDeletionReceipt
from dijo_desktop.ui.deletion.schedule import DeletionSource
from dijo_desktop.ui.deletion.scheduled import Scheduled
from dijo_desktop.ui.tasks import Task, Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.page_header import PageHeader
from dijo_desktop.ui.widgets.states import StatesStack
from dijo_desktop.ui.widgets.toast import Toast

_WIDE = 200


class MyDataPage(QWidget):
    """`deletion_changed` carries the deletion now scheduled, or None once it is cancelled.

    `secrets_kept` says that the person has the cancel code, or the file with it and the capability. `read` follows
    each reading of the map, `findings_asked` is the button of the bar that tells how much the policy does not cover.
    """

    failed = Signal(object)
    action_asked = Signal(str)
    copy_asked = Signal()
    delete_asked = Signal()
    preview_asked = Signal()
    deletion_changed = Signal(object)
    secrets_kept = Signal()
    read = Signal()
    findings_asked = Signal()

    def __init__(
        self,
        *,
        data_map: DataMapSource,
        deletion: DeletionSource,
        copies: LastCopies,
        keep: KeepDeletionReceipt,
        grace_days: int,
        tasks: Tasks,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._data_map, self._deletion, self._copies = data_map, deletion, copies
        self._keep, self._grace_days, self._tasks, self._theme = keep, grace_days, tasks, theme
        self._loaded: Loaded | None = None
        self._told: Deletion | None = None
        self._loading: Task | None = None
        self._offline = False
        self.header = PageHeader(" ")
        self.again = Button(" ", icon="sync")
        self.again.clicked.connect(self.reload)
        self.show_plan = Button(" ", icon="eye")
        self.show_plan.clicked.connect(self.preview_asked)
        self.header.add_action(self.show_plan)
        self.header.add_action(self.again)
        self._findings = 0
        self.bar = MessageBar("warn")
        self.bar.acted.connect(self.findings_asked)
        self.bar.hide()
        self.hero = Hero()
        self.scheduled = Scheduled(theme, clock)
        self.map = MapView(theme)
        self._connect()
        self._states = StatesStack(self._build())
        self._states.acted.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._states, 1)
        self.toast = Toast(self)
        self._show_mode(None)
        self._say()

    def title(self) -> str:
        """The name of the page."""
        return self.tr("My data")

    def enter(self) -> None:
        """Read again what may have changed since."""
        self.reload()

    def leave(self) -> None:
        """Nothing to put away: what is read stays shown."""

    def reload(self) -> None:
        """Read the data map and the deletion; what is shown stays meanwhile."""
        if self._loading is not None:
            self._loading.cancel()
        self._states.show_waiting(self.tr("Reading what is held about you"))
        self.again.setEnabled(False)
        self._loading = self._tasks.run(
            lambda job: load(self._data_map, self._deletion, self._copies, job.stop),
            owner=self,
            then=self._show,
            failed=self._give_up,
        )

    def show_deletion(self, deletion: Deletion | None) -> None:
        """Show a deletion that was just scheduled elsewhere in the window, or that there is none any more."""
        self._told = deletion
        if self._loaded is not None:
            self._show(Loaded(self._loaded.data_map, deletion, self._loaded.last_copy_ms))

    def show_findings(self, number: int) -> None:
        """Say that so many things are sent or kept that the policy does not cover; 0 says nothing."""
        self._findings = number
        self._say()
        self.bar.setVisible(number > 0)

    def set_offline(self, offline: bool) -> None:
        """Say why buttons that need the service cannot be pressed."""
        self._offline = offline
        reason = self.tr("This needs the service, and you are offline.") if offline else ""
        self.hero.set_offline(reason)
        self.scheduled.hero.set_offline(reason)
        self.show_plan.setEnabled(not offline)
        self.show_plan.setToolTip(reason)

    def clear(self) -> None:
        """Leave nothing personal drawn."""
        if self._loading is not None:
            self._loading.cancel()
        self._loaded = self._told = None
        self.show_findings(0)
        self.map.clear()
        self.scheduled.clear()
        self.hero.show_facts(0, 0, 0)
        self.toast.hide()
        self.header.set_fact("")
        self._show_mode(None)
        self._states.show_empty("data", self.tr("Nothing is shown"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide whether the inspector fits beside the table."""
        super().resizeEvent(event)
        self._arrange()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._inset.setContentsMargins(theme.u(6), 0, theme.u(6), theme.u(4))
        self._inset.setSpacing(theme.u(4))
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _connect(self) -> None:
        self.hero.copy_asked.connect(self.copy_asked)
        self.hero.delete_asked.connect(self.delete_asked)
        self.hero.preview_asked.connect(self.preview_asked)
        self.scheduled.hero.copy_asked.connect(self.copy_asked)
        self.scheduled.hero.cancel_asked.connect(self.cancel_deletion)
        self.scheduled.receipt_asked.connect(self._keep_receipt)
        self.scheduled.hero.code_copied.connect(self._code_copied)
        self.map.moved.connect(self._keep_in_sight)

    def _build(self) -> QWidget:
        self._area = ScrollPage("")
        self._inset = QVBoxLayout()
        self._inset.addWidget(self.bar)
        self._inset.addWidget(self.hero)
        self._inset.addWidget(self.scheduled)
        self._area.column.addLayout(self._inset)
        self._area.column.addWidget(self.map, 1)
        return self._area

    def _show(self, loaded: Loaded) -> None:
        self._loading = None
        known = self._loaded.deletion if self._loaded else None
        deletion = with_secrets_of(known or self._told, loaded.deletion)
        self._loaded = Loaded(loaded.data_map, deletion, loaded.last_copy_ms)
        self.again.setEnabled(True)
        self._states.show_content()
        self.map.show_map(loaded.data_map)
        if deletion is not None:
            self.scheduled.show_deletion(deletion)
        self._show_mode(deletion)
        self._say()
        if (known and (known.id, known.status)) != (deletion and (deletion.id, deletion.status)):
            self.deletion_changed.emit(deletion)
        self.read.emit()

    def _give_up(self, error: DijoError) -> None:
        self._loading = None
        self.again.setEnabled(True)
        self._states.show_failure(error, self.tr("Your data could not be read"))
        if isinstance(error, ConnectionFailed):
            self.set_offline(True)
        self.failed.emit(error)

    def cancel_deletion(self) -> None:
        """Take the scheduled deletion back: one click, no question (P6)."""
        self.scheduled.hero.cancel.setEnabled(False)
        self._tasks.run(
            lambda job: self._deletion.cancel(stop=job.stop),
            owner=self,
            then=lambda _cancelled: self._cancelled(),
            failed=self._not_done,
        )

    def _keep_receipt(self) -> None:
        if self._loaded is not None and self._loaded.deletion is not None:
            self._keep.keep(self, self._loaded.deletion, b"", self._receipt_kept, self._not_done)

    def _code_copied(self) -> None:
        self.toast.say(self.tr("Cancel code copied."), icon="copy")
        self.secrets_kept.emit()

    def _receipt_kept(self, path: Path) -> None:
        self.secrets_kept.emit()
        self.toast.say(self.tr("Receipt saved as {name}.").format(name=path.name), icon="verify")

    def _act(self, action: str) -> None:
        if action in ("retry", "reload"):
            self.reload()
        else:
            self.action_asked.emit(action)

    def _cancelled(self) -> None:
        self.scheduled.hero.cancel.setEnabled(True)
        self.show_deletion(None)
        self.reload()

    def _not_done(self, error: DijoError) -> None:
        self.scheduled.hero.cancel.setEnabled(True)
        self._states.show_failure(error)
        self.failed.emit(error)

    def _show_mode(self, deletion: Deletion | None) -> None:
        self.hero.setVisible(deletion is None)
        self.scheduled.setVisible(deletion is not None)
        self.show_plan.setVisible(deletion is not None)
        self._arrange()

    def _arrange(self) -> None:
        # With the plan above it the table has no height of its own left, so the page scrolls as one.
        wide = self.width() >= self._theme.u(_WIDE)
        planned = self._loaded is not None and self._loaded.deletion is not None
        self.map.arrange(wide=wide, whole=not wide or planned)

    def _keep_in_sight(self, at: int) -> None:
        self._area.ensureVisible(0, self.map.y() + at, 0, self._theme.u(16))

    def _say(self) -> None:
        self._area.setAccessibleName(self.title())
        self.again.setText(self.tr("Check again"))
        self.show_plan.setText(self.tr("Show what will happen"))
        fact = ""
        if self._loaded is not None:
            data_map = self._loaded.data_map
            categories = sum(1 for row in data_map.rows if row.held)
            fact = self.tr(
                "{records} in %Ln categories, compared with policy version {version}", "", categories
            ).format(records=records_sentence(groups.total(data_map)), version=data_map.policy_version)
            if self._loaded.deletion is not None:
                fact = self.tr("Deletion scheduled. You can read, save and cancel")
            self.hero.show_facts(groups.total(data_map), self._loaded.last_copy_ms, self._grace_days)
        self.header.set_texts(self.title(), fact)
        found = self.tr("The service sends %Ln things that its privacy policy does not cover.", "", self._findings)
        self.bar.say(found, self.tr("Show them"))
