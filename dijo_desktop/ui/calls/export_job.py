"""Saving the list as a file: asks where, writes on a worker, says how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from dijo_desktop.store.call_export import write_calls
from dijo_desktop.ui.calls.shown_now import Form, ShownNow
from dijo_desktop.ui.calls.statement import Statement
from dijo_desktop.ui.calls.statement_file import write_statement
from dijo_desktop.ui.calls.statement_words import paper
from dijo_desktop.ui.messages import describe

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPageSize

    from dijo_desktop.errors import DijoError
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.calls.export_menu import Way
    from dijo_desktop.ui.calls.page import CallsPage
    from dijo_desktop.ui.surroundings import Surroundings
    from dijo_desktop.ui.tasks import Job, Task

MakeStatement = Callable[..., Statement]
"""Of a view, and of a size of paper other than that of the country."""
STEPS = 200
"""As often at most is said how far it is."""


class CallExports(QObject):
    """One export at a time, of what `page` shows when it is asked for."""

    def __init__(self, page: CallsPage, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._account = self._service = ""
        self._task: Task | None = None
        self._asked: tuple[Form, ShownNow] | None = None
        self._saved: Path | None = None
        page.export.asked.connect(self._open_menu)
        page.strip.cancelled.connect(self.stop)
        page.strip.folder_asked.connect(self._show_folder)
        page.strip.again_asked.connect(self._choose_again)

    def show_account(self, account: str, service: str) -> None:
        """Whose calls they are, and of which service: what a statement says."""
        self._account, self._service = account, service

    def stop(self) -> None:
        """Stop what runs; it leaves no file."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._saved = None
        self._page.strip.forget()

    def export(self, way: Way, shown: ShownNow) -> None:
        """Do what the menu says."""
        if way == "print":
            from dijo_desktop.ui.calls.print_preview import PrintPreview  # the window at start needs no printer

            preview = PrintPreview(
                self._around.theme, self._around.tasks, shown.view, self._maker(shown), parent=self._page
            )
            preview.open()
            return
        self._asked = way, shown
        name = shown.file_name(way, demo=self._around.theme.demo)
        title = QCoreApplication.translate("calls", "Save the calls shown")
        self._around.choose.file(self._page, title, name, self._begin)

    def _open_menu(self) -> None:
        shown = self._page.shown_now()
        if shown is not None:
            self._page.export.open(shown, self.export)

    def _choose_again(self) -> None:
        if self._asked is not None:
            self.export(*self._asked)

    def _begin(self, path: Path) -> None:
        if self._asked is None:
            return
        self.stop()
        form, shown = self._asked
        self._page.strip.show_running(path.name)
        work = partial(_write, form, shown, path, self._maker(shown))
        self._task = self._around.tasks.run(
            work, owner=self, then=self._end, failed=self._fail, told=self._page.strip.show_share
        )

    def _maker(self, shown: ShownNow) -> MakeStatement:
        """What makes the statement later, on a worker, of what is known now."""
        theme = self._around.theme
        return partial(
            _statement,
            shown,
            look=_Look(theme.font("body"), theme.mirrored, theme.demo),
            account=self._account,
            service=self._service,
            made_ms=self._around.clock.now_ms(),
        )

    def _end(self, path: Path) -> None:
        self._task, self._saved = None, path
        self._page.strip.show_saved(path.name)

    def _fail(self, error: DijoError) -> None:
        self._task = None
        self._page.strip.show_failure(describe(error))

    def _show_folder(self) -> None:
        if self._saved is not None:
            self._around.show_file.in_folder(self._saved)


class _Pace:
    """Tells shares, not every step."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._said = 0

    def tell(self, done: int, total: int) -> None:
        step = done * STEPS // total if total else STEPS
        if step != self._said:
            self._said = step
            self._job.tell(min(1.0, step / STEPS))


@dataclass(frozen=True)
class _Look:
    """What of the window a statement takes over."""

    font: QFont
    mirrored: bool
    demo: bool


def _write(form: Form, shown: ShownNow, path: Path, make: MakeStatement, job: Job) -> Path:
    paced = _Pace(job)
    if form == "pdf":
        return write_statement(lambda: shown.view(job.stop), make, path, stop=job.stop, tell=paced.tell)
    view = shown.view(job.stop)
    try:
        return write_calls(view, path, form, stop=job.stop, tell=lambda done: paced.tell(done, view.calls))
    finally:
        view.close()


def _statement(
    shown: ShownNow,
    view: CallView,
    size: QPageSize | None = None,
    *,
    look: _Look,
    account: str,
    service: str,
    made_ms: int,
) -> Statement:
    facts = shown.facts(account=account, service=service, made_ms=made_ms, demo=look.demo)
    return Statement(view, facts, font=look.font, paper=size or paper(), mirrored=look.mirrored)
