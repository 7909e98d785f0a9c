"""Cookies & consent: what is allowed, which cookies that concerns, and how it came to be so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.instants import parse
from dijo_desktop.errors import ConnectionFailed, DijoError
from dijo_desktop.ui import format as written
from dijo_desktop.ui.consent import words
from dijo_desktop.ui.consent.cookie_list import host_of, purpose_of
from dijo_desktop.ui.consent.draft import Change
from dijo_desktop.ui.consent.loaded import Draft, Loaded, load
from dijo_desktop.ui.consent.receipts import KeepReceipts
from dijo_desktop.ui.consent.save import ConsentSource, CookieSource, Outcome, save, undo
from dijo_desktop.ui.consent.screen import ConsentScreen
from dijo_desktop.ui.data.loaded import DataMapSource
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.tasks import Task, Tasks
from dijo_desktop.ui.theme import Theme


class ConsentPage(ConsentScreen):
    """Choices are drafted, their effect is stated, then they are saved together; Undo is a new choice.

    `action_asked` carries what the button of a failure asks for and the page cannot do itself, such as `sign_in`.
    """

    failed = Signal(object)
    action_asked = Signal(str)

    def __init__(
        self,
        *,
        consents: ConsentSource,
        cookies: CookieSource,
        data_map: DataMapSource,
        receipts: KeepReceipts,
        tasks: Tasks,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._consents, self._cookies, self._data_map = consents, cookies, data_map
        self._receipts, self._tasks, self._clock = receipts, tasks, clock
        self._loaded: Loaded | None = None
        self._loading: Task | None = None
        self._saving = False
        self._undoable: list[Change] = []
        self._reason = ""
        self.draft = Draft()
        self.all_off.clicked.connect(lambda: self._choose_all(on=False))
        self.all_on.clicked.connect(lambda: self._choose_all(on=True))
        self.content.history.receipt_asked.connect(self._keep_receipt)
        self.content.history.all_asked.connect(self._keep_all)
        self.bar.dropped.connect(self.discard)
        self.bar.saved.connect(self.save)
        self.states.acted.connect(self._act)
        self.toast.acted.connect(self._undo)
        self._say()

    def title(self) -> str:
        """The name of the page."""
        return self.tr("Cookies & consent")

    def enter(self) -> None:
        """Read again what may have changed since; a draft stays."""
        self.reload()

    def leave(self) -> None:
        """Nothing to put away: a draft waits for the person to come back."""

    def reload(self) -> None:
        """Read everything; what is shown stays meanwhile."""
        if self._loading is not None:
            self._loading.cancel()
        self.states.show_waiting(self.tr("Reading your choices"))
        self._loading = self._tasks.run(
            lambda job: load(self._consents, self._cookies, self._data_map, job.stop),
            owner=self,
            then=self._show,
            failed=self._give_up,
        )

    def discard(self) -> None:
        """Drop everything that is not saved."""
        self.draft.clear()
        self._redraw()

    def save(self) -> None:
        """Send one change for each changed purpose (CN-3)."""
        if self._loaded is None or self._saving or self.draft.conflicts:
            return
        changes, notice = self.draft.changes(self._loaded), self._loaded.notice_version
        going = self.draft.effect(self._loaded).removed
        self.bar.save.setEnabled(False)
        self.bar.discard.setEnabled(False)
        self._saving = True
        self._tasks.run(
            lambda job: save(self._consents, changes, notice, job.stop),
            owner=self,
            then=partial(self._saved, going),
            failed=self._not_saved,
        )

    def set_offline(self, offline: bool) -> None:
        """Disable what needs the service, and say why."""
        self._reason = self.tr("Choices cannot be changed while you are offline.") if offline else ""
        self._redraw()

    def clear(self) -> None:
        """Leave nothing personal drawn."""
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._loaded = None
        self._undoable = []
        self.draft.clear()
        self.toast.hide()
        self.bar.hide()
        self.content.clear()
        self._say()
        self.states.show_empty("consent", self.tr("Nothing is shown"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._redraw()

    def _show(self, loaded: Loaded) -> None:
        self._loading = None
        self._loaded = loaded
        self._reason = ""
        if not loaded.consents.items and not loaded.cookies:
            self._say()
            self.states.show_empty(
                "consent",
                self.tr("Nothing to choose here"),
                self.tr("The service asks for no consent and sets no cookie."),
            )
            return
        self.draft.tidy(loaded)
        self.states.show_content()
        self._redraw()

    def _redraw(self) -> None:
        self._say()
        if self._loaded is None:
            return
        loaded, consents = self._loaded, self._loaded.by_purpose()
        for row in self.content.show_purposes([consent.purpose for consent in loaded.consents.items]):
            row.chose.connect(self._choose)
            row.kept_theirs.connect(self._keep_theirs)
            row.kept_mine.connect(self._keep_mine)
        numbers = [purpose_of(cookie) for cookie in loaded.cookies]
        for purpose, row in self.content.rows.items():
            if purpose == words.NEEDED:
                row.show_needed(numbers.count(purpose))
                continue
            row.show_consent(consents[purpose], self.draft.wanted.get(purpose), numbers.count(purpose))
            row.show_reason(self.draft.reasons.get(purpose, ""))
            if purpose in self.draft.conflicts:
                row.show_conflict(self.draft.conflicts[purpose], mine=self.draft.wanted[purpose])
            row.set_offline(self._reason)
        self.content.show_gpc(loaded.consents.gpc)
        self.content.cookies.show_cookies(loaded.cookies, consents, self.draft.wanted)
        changes = self.draft.changes(loaded)
        self.content.history.show_history(loaded.events, loaded.consents.items, changes, self._clock.now_ms())
        effect = words.outcome(self.draft.effect(loaded), host_of(loaded.cookies) or self.tr("the website"))
        open_ = self.tr("First choose which value holds.") if self.draft.conflicts else ""
        self.bar.discard.setEnabled(True)
        self.bar.show_draft(len(changes), effect, reason=self._reason or open_)

    def _choose(self, purpose: str, on: bool) -> None:
        if self._loaded is not None:
            self.draft.choose(purpose, on=on)
            self.draft.tidy(self._loaded)
            self._redraw()

    def _choose_all(self, *, on: bool) -> None:
        if self._loaded is not None:
            for consent in self._loaded.consents.items:
                self.draft.choose(consent.purpose, on=on)
            self.draft.tidy(self._loaded)
            self._redraw()

    def _keep_theirs(self, purpose: str) -> None:
        self.draft.drop(purpose)
        self.reload()

    def _keep_mine(self, purpose: str) -> None:
        self.draft.conflicts.pop(purpose, None)
        # What is now at the service becomes what the page has seen; the wish stays for the next save.
        self.reload()

    def _saved(self, going: int, outcome: Outcome) -> None:
        self._saving = False
        reasons = {change.seen.purpose: describe(error).sentence for change, error in outcome.failed}
        self.draft.settle(outcome, reasons)
        if outcome.saved:
            self._undoable = [change for change in outcome.saved if change.undo]
            action = self.tr("Undo") if self._undoable else ""
            self.toast.say(words.saved(going if not self.draft.wanted else 0), action)
        for _, error in outcome.failed[:1]:
            self.failed.emit(error)
        self._redraw()
        self.reload()

    def _not_saved(self, error: DijoError) -> None:
        self._saving = False
        self._redraw()
        self._give_up(error)

    def _undo(self) -> None:
        changes, self._undoable = self._undoable, []
        if self._loaded is None or not changes:
            return
        notice = self._loaded.notice_version
        self._tasks.run(
            lambda job: undo(self._consents, changes, notice, job.stop),
            owner=self,
            then=self._undone,
            failed=self._give_up,
        )

    def _undone(self, outcome: Outcome) -> None:
        for change, error in outcome.failed:
            self.draft.reasons[change.seen.purpose] = describe(error).sentence
        if outcome.saved:
            self.toast.say(self.tr("Your earlier choices are back."))
        self.reload()

    def _give_up(self, error: DijoError) -> None:
        self._loading = None
        self.states.show_failure(error, self.tr("Your choices could not be read"))
        if isinstance(error, ConnectionFailed):
            self.set_offline(True)
        self.failed.emit(error)

    def _keep_receipt(self, receipt_id: str) -> None:
        self._receipts.keep_one(self, receipt_id, self._kept, self._give_up)

    def _keep_all(self) -> None:
        if self._loaded is not None:
            ids = [event.receipt_id for event in self._loaded.events if event.receipt_id]
            self._receipts.keep_all(self, ids, self._kept, self._give_up)

    def _act(self, action: str) -> None:
        if action in ("retry", "reload"):
            self.reload()
        else:
            self.action_asked.emit(action)

    def _kept(self, number: int) -> None:
        self.toast.say(self.tr("%Ln receipt(s) saved.", "", number), icon="verify")

    def _say(self) -> None:
        self.all_off.setText(self.tr("Turn all optional off"))
        self.all_on.setText(self.tr("Turn all optional on"))
        usable = self._loaded is not None and bool(self._loaded.consents.items) and not self._reason
        for button in (self.all_off, self.all_on):
            button.setEnabled(usable)
            button.setToolTip(self._reason)
        self.header.set_texts(self.title(), self._fact())

    def _fact(self) -> str:
        if self._loaded is None:
            return ""
        own = [event for event in self._loaded.events if event.set_by == "user"]
        if not own:
            return self.tr("You have not chosen anything yet")
        ms = parse(own[0].at)
        return self.tr("Last saved {date} at {time}").format(date=written.date(ms), time=written.time(ms))
