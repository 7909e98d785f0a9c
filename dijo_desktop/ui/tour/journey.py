"""The main job as steps: sign in, read calls, change a consent, save a copy, ask for deletion and cancel, leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from dijo_desktop.ui.account.page import AccountPage
from dijo_desktop.ui.consent.page import ConsentPage
from dijo_desktop.ui.data.section import MyDataSection
from dijo_desktop.ui.deletion.dialog import DeletionDialog
from dijo_desktop.ui.deletion.screen import CONFIRM, DONE, HAPPENS
from dijo_desktop.ui.sections import Sections
from dijo_desktop.ui.tour.play import Step
from dijo_desktop.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from dijo_desktop.app import Built

W = TypeVar("W", bound=QWidget)
PURPOSE = "experience"


class Journey:
    """Finds things on the window as a user does, by where they are."""

    def __init__(self, built: Built, out: Path) -> None:
        self._program = built.program
        self._window = built.program.window
        self._languages = built.languages
        self._out = out

    def steps(self) -> list[Step]:
        """All steps in order."""
        return [
            *self._coming_in(),
            *self._calls(),
            *self._consent(),
            *self._copy(),
            *self._deletion(),
            *self._leaving(),
        ]

    def _coming_in(self) -> list[Step]:
        page = self._program.sign_in_page
        return [
            Step(
                "The demo starts and offers to sign in",
                self._program.begin,
                lambda: page.ask.button.isVisible() and page.ask.button.isEnabled(),
                "sign-in",
            ),
            Step("Signing in through the browser shows the calls", page.ask.button.click, self._synced, "calls"),
        ]

    def _calls(self) -> list[Step]:
        def chip() -> Chip:
            return self._sections().calls.filters.chips["long"]

        return [
            Step(
                "A filter shows the long calls and says how many",
                lambda: chip().click(),
                lambda: 0 < self._shown() < self._held(),
                "calls-filtered",
            ),
            Step(
                "Without the filter all are there again",
                lambda: chip().click(),
                lambda: self._shown() == self._held(),
            ),
        ]

    def _consent(self) -> list[Step]:
        def page() -> ConsentPage:
            return self._page(self._sections().consent.page, ConsentPage)

        def rows() -> bool:
            return self._sections().consent.page is not None and PURPOSE in page().content.rows

        return [
            Step("Cookies and consents are listed", lambda: self._window.show_section("consent"), rows, "consent"),
            Step(
                "A switch makes a draft that states its effect",
                lambda: page().content.rows[PURPOSE].switch.click(),
                lambda: page().bar.isVisible() and page().bar.save.isEnabled(),
                "consent-draft",
            ),
            Step(
                "Saving it is confirmed, with Undo",
                lambda: page().bar.save.click(),
                lambda: page().toast.isVisible() and not page().bar.isVisible(),
                "consent-saved",
            ),
        ]

    def _copy(self) -> list[Step]:
        def section() -> MyDataSection:
            return self._page(self._sections().data.page, MyDataSection)

        return [
            Step(
                "My data says what is held and why",
                lambda: self._window.show_section("data"),
                lambda: section().data.hero.copy.isVisible() and section().data.again.isEnabled(),
                "my-data",
            ),
            Step(
                "One click saves a verified copy",
                lambda: section().data.hero.copy.click(),
                lambda: section().export.result.isVisible() and len(list(self._out.glob("*.zip"))) == 1,
                "export-verified",
            ),
            Step("Back to My data", lambda: section().export.back_asked.emit(), lambda: section().data.isVisible()),
        ]

    def _deletion(self) -> list[Step]:
        def section() -> MyDataSection:
            return self._page(self._sections().data.page, MyDataSection)

        def dialog() -> DeletionDialog:
            return self._page(QApplication.activeModalWidget(), DeletionDialog)

        def on(step: int) -> bool:
            shown = QApplication.activeModalWidget()
            return isinstance(shown, DeletionDialog) and shown.step == step

        def forward() -> None:
            dialog().footer.forward.click()

        def ready() -> bool:
            return dialog().footer.forward.isEnabled()

        bar = self._window.bars.bar
        return [
            Step(
                "Deleting begins with what is lost",
                lambda: section().data.hero.delete.click(),
                ready,
                "delete-before",
            ),
            Step(
                "The preview says what goes and what stays",
                forward,
                lambda: on(HAPPENS) and ready(),
                "delete-preview",
            ),
            Step("It wants the address typed", forward, lambda: on(CONFIRM), "delete-confirm"),
            Step(
                "The right address allows the last button",
                lambda: dialog().confirm.field.setText(self._email()),
                lambda: dialog().footer.final.isEnabled(),
            ),
            Step(
                "A fresh sign-in schedules it",
                lambda: dialog().footer.final.click(),
                lambda: on(DONE) and bool(dialog().done_page.code.text()),
                "delete-done",
            ),
            Step(
                "Every page counts down",
                lambda: dialog().footer.cancel.click(),
                lambda: QApplication.activeModalWidget() is None and bar.isVisible(),
                "delete-scheduled",
            ),
            Step("The calls, too", lambda: self._window.show_section("calls"), bar.button.isVisible, "calls-leaving"),
            Step("One click takes it back", bar.button.click, lambda: not bar.isVisible()),
        ]

    def _leaving(self) -> list[Step]:
        def account() -> AccountPage:
            return self._page(self._sections().account.page, AccountPage)

        def german() -> bool:
            return self._window.windowTitle() != before[0]

        before = [""]

        def switch(code: str) -> None:
            before[0] = self._window.windowTitle()
            self._program.language_chosen.emit(code)

        used = self._languages.used
        other = "de" if used != "de" else "en"
        return [
            Step(
                "The account, and three ways to leave",
                lambda: self._window.show_section("account"),
                self._named,
                "account",
            ),
            Step("Another language, without a restart", lambda: switch(other), german, "account-other-language"),
            Step("And back", lambda: switch(used), german),
            Step(
                "Signing out leaves nothing personal drawn",
                lambda: account().leaving.sign_out.emit(),
                lambda: self._program.sections is None and self._program.sign_in_page.isVisible(),
                "signed-out",
            ),
        ]

    def _sections(self) -> Sections:
        if self._program.sections is None:
            raise LookupError("nobody is signed in")
        return self._program.sections

    def _synced(self) -> bool:
        program = self._program
        if program.sections is None or program.syncing is None or program.syncing.running:
            return False
        return self._shown() > 0 and self._shown() == self._held()

    def _held(self) -> int:
        copy = self._program.signed_in.copy if self._program.signed_in is not None else None
        return copy.calls.count() if copy is not None else 0

    def _shown(self) -> int:
        return self._sections().calls.shown_calls

    def _email(self) -> str:
        return self._program.signed_in.account.email if self._program.signed_in is not None else ""

    def _named(self) -> bool:
        return self._window.section == "account" and self._sections().account.page is not None

    @staticmethod
    def _page(found: QWidget | None, kind: type[W]) -> W:
        if not isinstance(found, kind):
            raise LookupError(kind.__name__)
        return found


def journey(built: Built, out: Path) -> list[Step]:
    """The steps of the main job on a window that was built on the demo."""
    return Journey(built, out).steps()
