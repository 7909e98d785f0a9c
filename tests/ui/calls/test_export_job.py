"""Exporting the list as a person does: the button, its menu, the strip that tells how it goes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Call
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.export_job import CallExports
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.export.choose import ChoosePlace
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.ui.calls.reading import MENU, Open
from tests.ui.calls.samples import fill, many, week
from tests.ui.conftest import InlineTasks, assert_named


class Person:
    """Saves where the program proposes, in `folder`, and looks into folders."""

    def __init__(self, folder: Path) -> None:
        self.place = folder
        self.names: list[str] = []
        self.looked: list[Path] = []

    def file(self, _parent: QWidget, _title: str, name: str, then: Callable[[Path], None]) -> None:
        self.names.append(name)
        then(self.place / name)

    def in_folder(self, path: Path) -> None:
        self.looked.append(path)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    folder = tmp_path / "documents"
    folder.mkdir()
    return Person(folder)


@pytest.fixture
def exports(
    page: CallsPage, person: Person, theme: Theme, clock: FakeClock, inline_tasks: InlineTasks
) -> CallExports:
    around: Any = SimpleNamespace(theme=theme, tasks=inline_tasks, clock=clock, choose=person, show_file=person)
    made = CallExports(page, around)
    made.show_account("ada@example.org", "example.org")
    return made


def menu_of(page: CallsPage, qtbot: QtBot) -> QMenu:
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    (menu,) = [menu for menu in page.export.findChildren(QMenu) if menu.isVisible()]
    return menu


def choose(page: CallsPage, qtbot: QtBot, *words: str) -> None:
    menu = menu_of(page, qtbot)
    inner = menu
    for word in words:
        (action,) = [one for one in inner.actions() if one.text().startswith(word)]
        inner = action.menu() or inner  # type: ignore[assignment]
    menu.close()
    action.trigger()


@MENU
def test_the_menu_says_how_many_and_offers_every_way(open_page: Open, exports: CallExports, qtbot: QtBot) -> None:
    page = open_page(list(many(200)))
    menu = menu_of(page, qtbot)
    assert [one.text() for one in menu.actions() if one.text()] == [
        "200 calls", "CSV for spreadsheets…", "JSON for programs…", "PDF statement…", "PDF statement of a month",
        "Print…",
    ]  # fmt: skip
    assert not menu.actions()[0].isEnabled()
    months = next(one.menu() for one in menu.actions() if isinstance(one.menu(), QMenu))
    assert isinstance(months, QMenu)
    assert [one.text() for one in months.actions()] == ["November 2026…", "October 2026…", "September 2026…"]
    menu.close()
    assert_named(page)


@MENU
def test_csv_holds_what_is_shown_and_the_folder_is_one_click_away(
    open_page: Open, exports: CallExports, person: Person, store: CallStore, qtbot: QtBot
) -> None:
    page = open_page(week())
    choose(page, qtbot, "CSV")
    path = person.place / "dijo-calls-20261123.csv"
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == [call.id for call in week()]
    assert page.strip.state == "saved"
    assert page.strip.text() == "Saved as dijo-calls-20261123.csv"
    page.strip.button.click()
    assert person.looked == [path]
    page.strip.close_button.click()
    assert page.strip.state == ""


@MENU
def test_the_menu_says_what_no_policy_lists(open_page: Open, exports: CallExports, qtbot: QtBot) -> None:
    page = open_page(week())
    page.show_capabilities(["calls.direction", "calls.billing"])
    menu = menu_of(page, qtbot)
    assert [(one.text(), one.isEnabled()) for one in menu.actions()[:2]] == [
        ("8 calls", False),
        ("With what the policy does not list: Direction, Charged, Rate", False),
    ]
    menu.close()


@MENU
def test_under_a_filter_the_file_is_partial(
    open_page: Open, exports: CallExports, person: Person, qtbot: QtBot
) -> None:
    page = open_page(week())
    page.search.searched.emit(">10min")
    menu = menu_of(page, qtbot)
    assert menu.actions()[0].text() == "4 of 8 calls shown"
    menu.close()
    choose(page, qtbot, "JSON")
    (name,) = person.names
    assert name == "dijo-calls-20261123-partial.json"
    calls = msgspec.json.decode((person.place / name).read_bytes(), type=list[Call])
    assert calls == [one for one in week() if one.duration_seconds > 600]


@MENU
def test_a_month_is_a_statement_of_its_own(
    open_page: Open, exports: CallExports, person: Person, qtbot: QtBot
) -> None:
    page = open_page(list(many(200)))
    page.search.searched.emit(">10min")
    choose(page, qtbot, "PDF statement of a month", "October")
    assert person.names == ["dijo-statement-2026-10.pdf"]
    assert (person.place / person.names[0]).read_bytes().startswith(b"%PDF-")


@MENU
def test_demo_files_have_names_of_the_demo(
    open_page: Open, exports: CallExports, person: Person, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_demo(demo=True)
    page = open_page(week())
    choose(page, qtbot, "PDF statement…")
    choose(page, qtbot, "CSV")
    assert person.names == ["demo_dijo-statement-20261123.pdf", "demo_dijo-calls-20261123.csv"]


@MENU
def test_the_keys_open_the_menu(open_page: Open, exports: CallExports, qtbot: QtBot) -> None:
    page = open_page(week())
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=10_000)
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (menu,) = [menu for menu in page.export.findChildren(QMenu) if menu.isVisible()]
    menu.close()


def test_without_calls_there_is_nothing_to_export(open_page: Open, exports: CallExports) -> None:
    page = open_page([])
    assert not page.export.isVisible()
    assert page.shown_now() is None
    page.export.asked.emit()
    assert not [menu for menu in page.export.findChildren(QMenu) if menu.isVisible()]


@MENU
def test_a_place_that_cannot_be_written_is_said_and_another_asked_for(
    open_page: Open, exports: CallExports, person: Person, qtbot: QtBot
) -> None:
    page = open_page(week())
    good, person.place = person.place, person.place / "nowhere"
    choose(page, qtbot, "CSV")
    assert page.strip.state == "failed"
    assert "cannot be written to" in page.strip.text()
    person.place = good
    page.strip.button.click()
    assert page.strip.state == "saved"
    assert (good / "dijo-calls-20261123.csv").exists()


@pytest.fixture
def real_tasks(qapp: Any) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.close()


def test_cancel_stops_it_and_leaves_no_file(
    open_page: Open, person: Person, theme: Theme, clock: FakeClock, real_tasks: Tasks, qtbot: QtBot
) -> None:
    page = open_page(list(many(3000)))
    around: Any = SimpleNamespace(theme=theme, tasks=real_tasks, clock=clock, choose=person, show_file=person)
    exports = CallExports(page, around)
    shown = page.shown_now()
    assert shown is not None
    exports.export("pdf", shown)
    assert page.strip.state == "running"
    assert page.strip.text() == "Saving dijo-statement-20261123.pdf"
    qtbot.waitUntil(lambda: page.strip.progress.share > 0, timeout=10_000)
    page.strip.button.click()
    assert page.strip.state == ""
    qtbot.waitUntil(lambda: list(person.place.iterdir()) == [], timeout=10_000)
    exports.export("csv", shown)
    qtbot.waitUntil(lambda: page.strip.state == "saved", timeout=10_000)
    assert [each.name for each in person.place.iterdir()] == ["dijo-calls-20261123.csv"]
    page.clear()


def test_the_strip_speaks_at_quarters_and_in_the_language_in_use(page: CallsPage) -> None:
    strip = page.strip
    strip.show_share(0.5)
    assert strip.state == ""
    strip.show_running("calls.csv")
    said = []
    for hundredth in range(101):
        strip.show_share(hundredth / 100)
        said.append(strip.text())
    assert sorted(set(said)) == ["Saving calls.csv", *(f"Saving calls.csv, {n} %" for n in (100, 25, 50, 75))]
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    strip.show_saved("calls.csv")
    assert strip.text() == "Saved as calls.csv"


@MENU
def test_what_is_exported_is_what_was_shown_when_it_was_asked_for(
    open_page: Open, exports: CallExports, person: Person, store: CallStore, qtbot: QtBot
) -> None:
    page = open_page(week())
    shown = page.shown_now()
    page.search.searched.emit(">10min")
    fill(store, list(many(3)))
    assert shown is not None
    assert not shown.partial
    exports.export("json", shown)
    assert len(msgspec.json.decode((person.place / person.names[0]).read_bytes())) == 3


def test_the_dialog_asks_before_a_file_is_replaced(page: CallsPage, tmp_path: Path) -> None:
    asked: list[Path] = []
    ChoosePlace().file(page, "Save the calls shown", "dijo-calls-20261123.csv", asked.append)
    (dialog,) = page.findChildren(QFileDialog)
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert dialog.selectedFiles()[0].endswith("dijo-calls-20261123.csv")
    dialog.reject()
    assert asked == []


@MENU
def test_a_file_that_was_there_is_replaced_whole(
    open_page: Open, exports: CallExports, person: Person, qtbot: QtBot
) -> None:
    page = open_page(week())
    path = person.place / "dijo-calls-20261123.csv"
    path.write_bytes(b"before" * 10_000)
    choose(page, qtbot, "CSV")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"before" not in path.read_bytes()
    assert list(person.place.iterdir()) == [path]


def test_the_heads_fit_the_smallest_window(open_page: Open, theme: Theme) -> None:
    page = open_page(week())
    page.resize(660, 480)
    assert page.header.minimumSizeHint().width() <= 660
