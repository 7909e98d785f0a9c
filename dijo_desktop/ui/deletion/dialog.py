"""Deleting the account in four steps: before you go, what happens, confirm it is you, done."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.contract.deletion import Deletion, Preview
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import ConnectionFailed, DijoError, ServiceFault
from dijo_desktop.ui import format as written
from dijo_desktop.ui.deletion.receipt_file import KeepDeletionReceipt
from dijo_desktop.ui.deletion.schedule import Scheduled, Services, schedule, seen
from dijo_desktop.ui.deletion.screen import BEFORE, CONFIRM, DONE, HAPPENS, DeletionScreen
from dijo_desktop.ui.export.place_strip import short
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.tasks import Job, Task, Tasks
from dijo_desktop.ui.theme import Theme


@dataclass(frozen=True)
class Account:
    """Whose account: the address to type, what the service offers as grace, and the last copy (0: none)."""

    email: str
    grace_days: Sequence[int]
    grace_default: int
    last_copy_ms: int


class DeletionDialog(DeletionScreen):
    """Nothing changes before the last button of step 3.

    `preview_only` shows step 2 alone, of a deletion that is `scheduled` already if there is one.

    `deletion_changed` carries the scheduled deletion with its secrets; `uncertain` says that asking was broken off,
    so that whether it was scheduled must be read anew.
    """

    deletion_changed = Signal(object)
    uncertain = Signal()
    copy_asked = Signal()
    failed = Signal(object)
    action_asked = Signal(str)

    def __init__(
        self,
        *,
        services: Services,
        keep: KeepDeletionReceipt,
        account: Account,
        tasks: Tasks,
        theme: Theme,
        clock: Clock,
        preview_only: bool = False,
        scheduled: Deletion | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tasks, clock, account.email, preview_only=preview_only, parent=parent)
        self._services, self._keep, self._account = services, keep, account
        self._tasks, self._clock = tasks, clock
        self._previews: Mapping[int, Preview] = {}
        self._task: Task | None = None
        self._busy = self._offline = False
        self._keys: dict[int, str] = {}
        self._scheduled: Scheduled | None = None
        self._bar_action = ""
        self._connect()
        self._show_step(HAPPENS if preview_only else BEFORE)
        if scheduled is None:
            self.load()
        else:
            self._show_previews({scheduled.grace_days: as_preview(scheduled)})

    def load(self) -> None:
        """Read what would happen, for each grace the service offers."""
        self.states.show_waiting(self.tr("Reading what would happen"))
        self._update()
        grace = self._account.grace_days

        def work(job: Job) -> dict[int, Preview]:
            return {days: self._services.deletion.preview(days, stop=job.stop) for days in grace}

        self._tasks.run(work, owner=self, then=self._show_previews, failed=self._give_up)

    def set_offline(self, offline: bool) -> None:
        """Deletion needs the service and is never queued (A5)."""
        self._offline = offline
        if offline:
            self.bar.say(
                self.tr(
                    "You are offline. Deleting needs the service, so it cannot be asked for now. Nothing is queued."
                ),
                tone="warn",
                icon="offline",
            )
        self.bar.setVisible(offline)
        self._update()

    def reject(self) -> None:
        """Cancel and Esc: leave without deleting; once it is scheduled only Close leaves."""
        if self.step == DONE:
            return
        if self._busy and self._task is not None:
            self._task.cancel()
            self._busy = False
            self.uncertain.emit()
        super().reject()

    def forget_account(self) -> None:
        """The account is left: go with it, unless secrets are shown that are shown only once."""
        if self.step != DONE:
            self.done(0)

    def done(self, result: int) -> None:
        """Leave nothing personal drawn behind."""
        if self.step == DONE:
            seen(self._services.log)
        super().done(result)
        for page in (self.before, self.happens, self.confirm, self.done_page):
            page.clear()
        self._scheduled = None

    def _connect(self) -> None:
        self.states.acted.connect(self._act)
        self.before.copy_asked.connect(self._leave_for_copy)
        self.confirm.typed.connect(lambda _matches: self._update())
        self.confirm.wait.cancelled.connect(self.reject)
        self.confirm.wait.failed.connect(self._not_scheduled)
        self.done_page.save_asked.connect(self._save_receipt)
        self.bar.acted.connect(lambda: self._act(self._bar_action))
        self.footer.back.clicked.connect(lambda: self._show_step(self.step - 1))
        self.footer.forward.clicked.connect(lambda: self._show_step(self.step + 1))
        self.footer.cancel.clicked.connect(self._cancel_or_close)
        self.footer.final.clicked.connect(self._schedule)

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self._rail.show_step(step)
        self._promise.setVisible(step < DONE)
        self.bar.setVisible(self._offline)
        if step == CONFIRM and self.happens.days in self._previews:
            self.confirm.show_choice(self._previews[self.happens.days])
            self.confirm.field.setFocus()
        else:
            self.footer.cancel.setFocus()
        self._update()

    def _update(self) -> None:
        foot, busy, ready = self.footer, self._busy, bool(self._previews) and not self._offline
        foot.back.setVisible(self.step in (HAPPENS, CONFIRM) and not self._preview_only)
        foot.back.setEnabled(not busy)
        foot.forward.setVisible(self.step < CONFIRM and not self._preview_only)
        foot.forward.setEnabled(ready)
        foot.final.setVisible(self.step == CONFIRM)
        foot.final.setEnabled(ready and self.confirm.matches and not busy)
        closing = self.step == DONE or self._preview_only
        foot.cancel.setText(self.tr("Close") if closing else self.tr("Cancel"))
        foot.show_note(self._copy_note() if self.step != DONE else "")

    def _copy_note(self) -> str:
        ms = self._account.last_copy_ms
        if not ms:
            return ""
        return self.tr("You saved a copy: {when}.").format(when=written.when(ms, self._clock.now_ms()))

    def _show_previews(self, previews: dict[int, Preview]) -> None:
        self._previews = previews
        chosen = self._account.grace_default if self._account.grace_default in previews else max(previews)
        self.before.show_facts(self._account.email, previews[chosen], self._copy_note())
        self.happens.show_previews(previews, chosen, choose=not self._preview_only)
        self.states.show_content()
        self._update()

    def _give_up(self, error: DijoError) -> None:
        self.states.show_failure(error, self.tr("What would happen could not be read"))
        self.failed.emit(error)
        if isinstance(error, ConnectionFailed):
            self.set_offline(True)

    def _schedule(self) -> None:
        if self._busy or not self.confirm.matches:
            return
        services, days = self._services, self.happens.days
        # One key for each choice: whatever is lost on the way, asking again is the same request (CO-10).
        key = self._keys.setdefault(days, str(uuid.uuid4()))

        def work(job: Job) -> Scheduled:
            return schedule(services, days, key, stop=job.stop, waiting=job.tell)

        self._busy = True
        self.confirm.set_busy(busy=True)
        self.bar.hide()
        self._update()
        self._task = self._tasks.run(
            work, owner=self, then=self._show_done, failed=self._not_scheduled, told=self.confirm.wait.show_attempt
        )

    def _show_done(self, scheduled: Scheduled) -> None:
        self._busy = False
        self._scheduled = scheduled
        self.confirm.set_busy(busy=False)
        self.done_page.show_deletion(scheduled.deletion)
        self._show_step(DONE)
        self.deletion_changed.emit(scheduled.deletion)

    def _not_scheduled(self, error: DijoError) -> None:
        self._busy = False
        self.confirm.set_busy(busy=False)
        message = describe(error)
        sentence = message.sentence
        if isinstance(error, ConnectionFailed | ServiceFault):
            # The answer may have been lost after the deed: the same key makes the next try the same request.
            sentence = self.tr("{reason} Trying again asks for the very same; it cannot happen twice.").format(
                reason=sentence
            )
        self._bar_action = message.action
        self.bar.say(sentence, message.button, tone=message.tone)
        self.bar.show()
        self._update()
        self.failed.emit(error)

    def _act(self, action: str) -> None:
        if action not in ("retry", "reload"):
            self.action_asked.emit(action)
        elif self.step == CONFIRM and self._previews:
            self._schedule()
        else:
            self.load()

    def _leave_for_copy(self) -> None:
        self.reject()
        self.copy_asked.emit()

    def _cancel_or_close(self) -> None:
        if self.step == DONE:
            self.accept()
        else:
            self.reject()

    def _save_receipt(self) -> None:
        if self._scheduled is not None:
            deletion, receipt = self._scheduled.deletion, self._scheduled.receipt
            self._keep.keep(self, deletion, receipt, self._receipt_saved, self._receipt_not_saved)

    def _receipt_saved(self, path: Path) -> None:
        self.done_page.show_saved(short(path))

    def _receipt_not_saved(self, error: DijoError) -> None:
        self.done_page.show_failure(describe(error).sentence)


def as_preview(deletion: Deletion) -> Preview:
    """What a scheduled deletion will do, in the shape in which it was announced."""
    return Preview(
        grace_days=deletion.grace_days,
        effective_at=deletion.effective_at,
        complete_by=deletion.complete_by,
        active_export=None,
        other_sessions=deletion.sessions_ended,
        effects=deletion.effects,
    )
