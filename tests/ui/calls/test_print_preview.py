"""Looking through the pages of a statement, and printing them into a file."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPageSize, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Removed
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import StoreDamaged
from dijo_desktop.store.call_view import CallView
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.print_preview import PrintPreview
from dijo_desktop.ui.calls.statement import Statement
from dijo_desktop.ui.calls.statement_words import paper
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.parts import need
from tests.store.call_samples import changes, database
from tests.ui.calls.samples import NOON_MS, ZONE, fill, many
from tests.ui.calls.test_statement import FACTS
from tests.ui.conftest import InlineTasks, assert_named

Open = Callable[[CallStore], PrintPreview]


@pytest.fixture
def open_preview(theme: Theme, inline_tasks: InlineTasks, qtbot: QtBot) -> Open:
    def view(store: CallStore, stop: threading.Event) -> CallView:
        return store.build_view(CallQuery(), time_zone=ZONE, stop=stop)

    def statement(view: CallView, size: QPageSize | None = None) -> Statement:
        facts = replace(FACTS, held=view.calls)
        return Statement(view, facts, font=theme.font("body"), paper=size or paper(), mirrored=False)

    def make(store: CallStore) -> PrintPreview:
        preview = PrintPreview(theme, inline_tasks, lambda stop: view(store, stop), statement)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(preview)
        preview.open()
        return preview

    return make


def test_pages_are_turned_by_buttons_keys_and_wheel(open_preview: Open, store: CallStore, qtbot: QtBot) -> None:
    fill(store, list(many(150)))
    preview = open_preview(store)
    last = preview.pages
    assert last > 3
    assert preview.place.text() == f"Page 1 of {last}"
    assert not preview.back.isEnabled()
    preview.forward.click()
    assert preview.picture.accessibleName() == f"Page 2 of {last}"
    for key, number in (
        (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_Up, 2), (Qt.Key.Key_End, last), (Qt.Key.Key_Down, last),
        (Qt.Key.Key_Home, 1), (Qt.Key.Key_PageUp, 1), (Qt.Key.Key_A, 1),
    ):  # fmt: skip
        qtbot.keyClick(preview.picture, key)
        assert preview.place.text() == f"Page {number} of {last}"
    for turned, number in ((-60, 1), (-60, 2), (-240, 4), (120, 3)):
        at = QPointF(50, 50)
        event = QWheelEvent(
            at, preview.picture.mapToGlobal(at), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt takes it by place only
        )  # fmt: skip
        QApplication.sendEvent(preview.picture, event)
        assert preview.place.text() == f"Page {number} of {last}"
    preview.back.click()
    assert preview.place.text() == f"Page 2 of {last}"
    assert_named(preview)
    preview.reject()


def test_the_page_is_white_paper(open_preview: Open, store: CallStore, theme: Theme) -> None:
    theme.prefer("dark")
    fill(store, list(many(30)))
    preview = open_preview(store)
    preview.picture.resize(400, 500)
    picture = preview.picture.grab().toImage()
    middle = [QColor(picture.pixel(x, 480)).lightness() for x in range(150, 250)]
    assert min(middle) > 200
    assert QColor(picture.pixel(2, 2)).lightness() < 100
    preview.reject()


def printed(preview: PrintPreview, path: Path, qtbot: QtBot, *, first: int = 0, last: int = 0) -> list[str]:
    need("pdftotext")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    if first:
        printer.setFromTo(first, last)
    preview.print_on(printer)
    assert preview.printing
    assert preview.place.text().startswith("Printing: Page ")
    assert not preview.print.isEnabled()
    preview.print_on(printer)
    qtbot.waitUntil(lambda: not preview.isVisible(), timeout=10_000)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def test_all_pages_are_printed_on_the_paper_of_the_printer(
    open_preview: Open, store: CallStore, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store, list(many(150)))
    preview = open_preview(store)
    on_large = preview.pages
    pages = printed(preview, tmp_path / "printed.pdf", qtbot)
    assert len(pages) > on_large
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert sum(page.count("\u2013 ") for page in pages) == 150


def test_a_range_of_pages_is_printed(open_preview: Open, store: CallStore, tmp_path: Path, qtbot: QtBot) -> None:
    fill(store, list(many(150)))
    pages = printed(open_preview(store), tmp_path / "printed.pdf", qtbot, first=2, last=3)
    assert len(pages) == 2
    assert "Page 2 of" in pages[0]


def test_the_dialog_of_the_system_is_asked(open_preview: Open, store: CallStore, qtbot: QtBot) -> None:
    fill(store, list(many(20)))
    preview = open_preview(store)
    preview.print.click()
    (dialog,) = preview.findChildren(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert not preview.printing
    preview.reject()


def test_closed_while_printing_it_prints_no_more(
    open_preview: Open, store: CallStore, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store, list(many(150)))
    preview = open_preview(store)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    preview.cancel.click()
    assert not preview.printing
    assert not preview.isVisible()


def test_calls_erased_meanwhile_make_the_pages_anew(open_preview: Open, tmp_path: Path) -> None:
    opened = database(tmp_path / "cache.db")
    store = CallStore(opened, FakeClock(NOON_MS))
    calls = list(many(150))
    fill(store, calls)
    preview = open_preview(store)
    gone = Removed(id=calls[60].id, removed_at="2026-11-23T14:02:00.000Z", reason="erasure")
    store.apply(changes([], token="next", removed=[gone]))
    preview.forward.click()
    assert preview.place.text() == f"Page 2 of {preview.pages}"
    preview.reject()
    opened.close()


def test_what_cannot_be_read_is_said(theme: Theme, inline_tasks: InlineTasks, qtbot: QtBot) -> None:
    def broken(_stop: threading.Event) -> CallView:
        raise StoreDamaged("cache.db")

    preview = PrintPreview(theme, inline_tasks, broken, lambda _view, _size: pytest.fail("no view"))
    qtbot.addWidget(preview)
    assert "damaged" in preview.place.text()
    assert preview.pages == 0
    assert not preview.print.isEnabled()
