"""The pages of a statement as they will be printed, one at a time, and printing them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPageSize, QPainter, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.errors import Cancelled, DijoError
from dijo_desktop.ui.calls.page_picture import PagePicture
from dijo_desktop.ui.calls.statement import DPI, RowsChanged, Statement
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from dijo_desktop.store.call_view import CallView
    from dijo_desktop.ui.tasks import Job, Tasks
    from dijo_desktop.ui.theme import Theme

MakeView = Callable[[threading.Event], "CallView"]
Make = Callable[["CallView", QPageSize | None], Statement]


class PrintPreview(QDialog):
    """Opened with `open()`; makes its view on a worker and gives it back when it closes.

    A page is read and painted when it is shown or printed, one at a time between two events of the window, so that
    a statement of any length can be looked through and printed.
    """

    def __init__(
        self, theme: Theme, tasks: Tasks, make_view: MakeView, make: Make, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._make_view, self._make = tasks, make_view, make
        self._view: CallView | None = None
        self._statement: Statement | None = None
        self._number = 0
        self._painter: QPainter | None = None
        self._printer: QPrinter | None = None
        self._left: list[int] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picture = PagePicture(theme)
        self.back = Button(kind="flat", icon="chevron-left", name=" ")
        self.forward = Button(kind="flat", icon="chevron-right", name=" ")
        self.place = PlainLabel("")
        self.cancel = Button(" ")
        self.print = Button(" ", "primary")
        self.back.clicked.connect(lambda: self.show_page(self._number - 1))
        self.forward.clicked.connect(lambda: self.show_page(self._number + 1))
        self.picture.turned.connect(lambda pages: self.show_page(self._number + pages))
        self.picture.jumped.connect(self._jump)
        self.cancel.clicked.connect(self.reject)
        self.print.clicked.connect(self._choose_printer)
        foot = QHBoxLayout()
        for widget in (self.back, self.place, self.forward):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.print)
        column = QVBoxLayout(self)
        column.addWidget(self.picture, 1)
        column.addLayout(foot)
        print_keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        print_keys.activated.connect(self._choose_printer)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._print_next)
        self.resize(theme.u(160), theme.u(190))
        self._say()
        self._begin(None)

    @property
    def pages(self) -> int:
        """How many there are, 0 until they are known."""
        return self._statement.pages if self._statement is not None else 0

    @property
    def printing(self) -> bool:
        """Whether pages are on their way to the printer."""
        return self._painter is not None

    def show_page(self, number: int) -> None:
        """Show a page, counted from 0; none beyond the first and the last."""
        statement = self._statement
        if statement is None:
            return
        self._number = max(0, min(number, statement.pages - 1))
        try:
            rows = statement.rows_of(self._number)
        except RowsChanged:
            self._begin(statement.paper)
            return
        except DijoError as error:
            self._fail(error)
            return
        self.picture.show_page(statement, self._number, rows)
        self._say()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages the printer was told, all of them if it was told none; on its own paper."""
        if self._statement is None or self.printing:
            return
        printer.setFullPage(True)
        printer.setDocName(self._statement.title)
        paper = printer.pageLayout().pageSize()
        if paper.sizePoints() != self._statement.paper.sizePoints() and self._view is not None:
            self._statement = self._make(self._view, paper)
            self.show_page(self._number)
        first, last = printer.fromPage() or 1, printer.toPage() or self._statement.pages
        self._left = [*range(first - 1, min(last, self._statement.pages))]
        painter = QPainter()
        if not self._left or not painter.begin(printer):
            self.place.setText(self.tr("The printer does not answer."))
            return
        painter.scale(printer.logicalDpiX() / DPI, printer.logicalDpiY() / DPI)
        self._printer, self._painter = printer, painter
        self._next.start()
        self._say()

    def done(self, result: int) -> None:
        """Close; what is not printed yet is not printed any more."""
        self._stop_printing(cancelled=True)
        self._statement = None
        if self._view is not None:
            self._view.close()
            self._view = None
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _begin(self, paper: QPageSize | None) -> None:
        self._statement = None
        if self._view is not None:
            self._view.close()
            self._view = None
        self._tasks.run(partial(self._work, paper), owner=self, then=self._take, failed=self._fail)

    def _work(self, paper: QPageSize | None, job: Job) -> tuple[CallView, Statement]:
        view = self._make_view(job.stop)
        try:
            return view, self._make(view, paper)
        except BaseException:
            view.close()
            raise

    def _take(self, made: tuple[CallView, Statement]) -> None:
        self._view, self._statement = made
        self.show_page(self._number)

    def _fail(self, error: DijoError) -> None:
        if not isinstance(error, Cancelled):
            self.place.setText(describe(error).sentence)

    def _choose_printer(self) -> None:
        if self._statement is None or self.printing:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(self._statement.paper)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._statement.pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own overload wants a slot

    def _print_next(self) -> None:
        statement, printer, painter = self._statement, self._printer, self._painter
        if statement is None or printer is None or painter is None:
            return
        number = self._left.pop(0)
        try:
            statement.paint(painter, number, statement.rows_of(number))
        except (RowsChanged, DijoError):
            self._stop_printing(cancelled=True)
            self.place.setText(self.tr("Stopped: the calls changed meanwhile. Print again."))
            return
        if self._left:
            printer.newPage()
            self._say()
            self._next.start()
        else:
            self._stop_printing(cancelled=False)
            self.accept()

    def _stop_printing(self, *, cancelled: bool) -> None:
        if self._painter is None or self._printer is None:
            return
        if cancelled:
            with suppress(RuntimeError):
                self._printer.abort()
        self._painter.end()
        self._painter = self._printer = None
        self._left = []

    def _jump(self, end: bool) -> None:
        self.show_page(self.pages - 1 if end else 0)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Print preview"))
        self.back.set_name(self.tr("Page before"))
        self.forward.set_name(self.tr("Next page"))
        self.cancel.setText(self.tr("Cancel"))
        self.print.setText(self.tr("Print…"))
        statement = self._statement
        ready = statement is not None and not self.printing
        self.print.setEnabled(ready)
        self.back.setEnabled(ready and self._number > 0)
        self.forward.setEnabled(ready and self._number + 1 < self.pages)
        if statement is None:
            text = self.tr("Making the pages")
        elif self.printing:
            done = statement.words.page(statement.pages - len(self._left), statement.pages)
            text = self.tr("Printing: {page}").format(page=done)
        else:
            text = statement.words.page(self._number + 1, statement.pages)
        self.place.setText(text)
        self.picture.setAccessibleName(text)
