"""Saving a copy, used as a person would."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dijo_desktop.contract.manifest import Manifest
from dijo_desktop.domain.archive import Problem
from dijo_desktop.errors import ConnectionLost, DiskFull, SignedOut
from dijo_desktop.ui.export.page import ExportPage
from dijo_desktop.ui.export.result_rows import category_rows, noted
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.ui.conftest import InlineTasks, assert_named
from tests.ui.data import sample
from tests.ui.data.service import Chooses
from tests.ui.export.people import SHA, Attempt, Checked, Copy, Map, Report, Saver, Shows, manifest
from tests.ui.export.test_stages import Progress


@pytest.fixture
def saver() -> Saver:
    return Saver()


@pytest.fixture
def shows() -> Shows:
    return Shows()


def make(saver: Saver, shows: Shows, tasks: Tasks, theme: Theme, elsewhere: Path) -> ExportPage:
    page = ExportPage(
        saver=saver,
        data_map=Map(),
        folder=Path("/copies"),
        choose=Chooses(elsewhere),
        show_file=shows,
        tasks=tasks,
        theme=theme,
        clock=FakeClock(sample.NOW_MS),
    )
    page.resize(984, 744)
    page.show()
    return page


@pytest.fixture
def page(saver: Saver, shows: Shows, inline_tasks: InlineTasks, theme: Theme, tmp_path: Path, qtbot) -> ExportPage:
    page = make(saver, shows, inline_tasks, theme, tmp_path)
    qtbot.addWidget(page)
    return page


def states(page: ExportPage) -> list[str]:
    return [step.state for step in page.running.steps]


def test_four_steps_with_numbers(page: ExportPage, saver: Saver) -> None:
    seen: list[tuple[list[str], str]] = []
    saver.between = lambda: seen.append((states(page), sample.shown(page.running)))
    page.start()
    (steps, said) = seen[0]
    assert steps == ["done", "now", "next", "next"]
    assert "750 of 1,394 record(s)" in said
    assert "/copies" in said
    assert "Call history" in said
    assert "29 %" in said


def test_the_result_is_shown_with_what_is_and_is_not_in_it(page: ExportPage, saver: Saver, qtbot) -> None:
    with qtbot.waitSignal(page.copy_saved) as told:
        page.start()
    assert told.args == [saver.copy]
    said = sample.shown(page.result)
    assert "667 record(s) in 9 file(s)" in said
    assert "dijo-export-20261123-C4QB1Z.zip" in said
    assert "9f2c 9f2c" in said
    assert "nothing left out" in said
    assert "Never stored (policy 2.2)" in said
    assert "Signed by the service" in said
    assert "OPEN-ME.html" in said
    assert "x.png" not in said
    assert not page.busy


def test_counts_that_differ_from_the_data_map_are_said(page: ExportPage) -> None:
    page.start()
    rows = {row.key: row for row in page.result.table.rows()}
    assert "the data map counted 1 before" in rows["rights.receipts"].sentence
    assert rows["rights.receipts"].cells[4].icon == "check"
    assert "counted" not in rows["usage.calls"].sentence
    fewer = category_rows(manifest(), {"usage.calls": 666})
    assert [row.cells[4].icon for row in fewer] == ["check", "warning", "check"]


def test_a_partial_copy_says_what_was_left_out(page: ExportPage, saver: Saver, qtbot) -> None:
    saver.copy = replace(saver.copy, report=Report(manifest(complete=False)), receipt=None)
    page.start()
    qtbot.waitUntil(lambda: "Exempt by law, Art 15(4), until 1 Jan 2027 (2 record(s))" in sample.shown(page.result))
    said = sample.shown(page.result)
    assert "Not everything is in it" in said
    assert "Not fetched" in said


@pytest.mark.parametrize(
    ("what", "about", "said"),
    [
        ("missing-category", "account.email", "E-mail address The copy does not mention it."),
        ("unknown-category", "x.y", "x.y It is in the copy, but the policy does not name it."),
        ("schema-not-understood", "schema/x.json", "schema/x.json Its rows could not be checked one by one."),
        ("receipt-gap", "7", "Receipt 7 It is missing from the chain of receipts."),
        ("receipt-break", "8", "Receipt 8 It does not follow on the receipt before it."),
        ("receipt-twice", "9", "Receipt 9 There are two different ones of this number."),
    ],
)
def test_what_no_checksum_tells_is_said(what: str, about: str, said: str) -> None:
    assert [" ".join(words) for words in noted([Problem(what, about)])] == [said]


def test_what_was_noticed_stands_first_among_what_is_missing(page: ExportPage, saver: Saver, qtbot) -> None:
    saver.copy = replace(saver.copy, report=Report(manifest(), notes=(Problem("receipt-gap", "7"),)))
    page.start()
    qtbot.waitUntil(lambda: "It is missing from the chain of receipts." in sample.shown(page.result.missing))


@pytest.mark.parametrize(("verdict", "words"), [("altered", "does not fit"), ("not_verifiable", "not known")])
def test_a_receipt_that_proves_nothing_says_so(
    page: ExportPage, saver: Saver, verdict: str, words: str, qtbot
) -> None:
    saver.copy = replace(saver.copy, receipt=Checked(verdict))
    page.start()
    qtbot.waitUntil(lambda: words in sample.shown(page.result))


def test_the_file_is_opened_and_shown(page: ExportPage, shows: Shows, qtbot) -> None:
    page.result.open.click()
    assert shows.opened == []
    page.start()
    qtbot.mouseClick(page.result.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.result.folder, Qt.MouseButton.LeftButton)
    assert shows.opened == shows.shown == [Path("/copies/dijo-export-20261123-C4QB1Z.zip")]


def test_path_and_digest_can_be_copied_whole(page: ExportPage) -> None:
    page.start()
    page.result.strip.copy_sha256.click()
    assert QGuiApplication.clipboard().text() == SHA
    page.result.strip.copy_path.click()
    assert QGuiApplication.clipboard().text() == "/copies/dijo-export-20261123-C4QB1Z.zip"
    assert page.toast.text() == "Copied."


def test_a_failure_stands_on_its_row_with_retry(page: ExportPage, saver: Saver, qtbot) -> None:
    saver.error = ConnectionLost("api.example.org")
    with qtbot.waitSignals([page.failed, page.ended]):
        page.start()
    failing = page.running.steps[1]
    assert failing.state == "failed"
    assert "broke off" in failing.texts()[1]
    saver.error = None
    qtbot.mouseClick(failing.button, Qt.MouseButton.LeftButton)
    assert "saved and verified" in sample.shown(page)
    assert len(saver.folders) == 2


def test_a_full_disk_offers_another_folder(page: ExportPage, saver: Saver, tmp_path: Path) -> None:
    saver.error = DiskFull("/copies", 220_000)
    page.start()
    saver.error = None
    page.running.steps[1].button.click()
    assert saver.folders == [Path("/copies"), tmp_path]


def test_a_lost_sign_in_is_handed_on(page: ExportPage, saver: Saver, qtbot) -> None:
    saver.error = SignedOut("expired")
    page.start()
    with qtbot.waitSignal(page.action_asked) as told:
        page.running.steps[1].button.click()
    assert told.args == ["sign_in"]


def test_a_fresh_sign_in_is_waited_for_with_help(page: ExportPage, saver: Saver) -> None:
    attempt = Attempt()
    saver.news = [Progress("asking"), attempt]
    seen: list[str] = []

    def look() -> None:
        seen.append(sample.shown(page.wait))
        page.wait.waiting.again.click()
        page.wait.waiting.copy.click()

    saver.between = look
    page.start()
    assert "account.example.org" in seen[0]
    assert "Nothing was changed yet" in seen[0]
    assert attempt.opened == 2
    assert "request_uri" in QGuiApplication.clipboard().text()
    assert page.wait.isHidden()


def test_cancel_stops_the_work_and_leads_back(
    saver: Saver, shows: Shows, theme: Theme, tmp_path: Path, qtbot
) -> None:
    tasks = Tasks()
    page = make(saver, shows, tasks, theme, tmp_path)
    qtbot.addWidget(page)
    running, stopped = threading.Event(), threading.Event()

    class Endless(Saver):
        def run(self, folder: Path, stop: threading.Event, tell, *, waiting) -> Copy:
            running.set()
            stopped.set() if stop.wait(10) else None
            return self.copy

    page._saver = Endless()
    page.start()
    page.start()
    assert running.wait(5)
    assert page.busy
    with qtbot.waitSignals([page.back_asked, page.ended]):
        page.running.cancel.click()
    assert stopped.wait(5)
    assert not page.busy
    assert tasks.close()


def test_clear_leaves_nothing_personal(page: ExportPage) -> None:
    page.start()
    page.clear()
    said = "\n".join(sample.texts(page))
    for trace in ("667", "665", "/copies", "C4QB1Z", SHA, "9f2c"):
        assert trace not in said


@pytest.mark.parametrize("width", [600, 984])
def test_everything_has_a_name(page: ExportPage, saver: Saver, width: int) -> None:
    page.resize(width, 700)
    saver.between = lambda: assert_named(page)
    page.start()
    assert_named(page)


def test_a_manifest_of_the_wire_is_what_is_read() -> None:
    assert msgspec.json.decode(msgspec.json.encode(manifest()), type=Manifest) == manifest()


def test_nothing_is_cut_at_twice_the_text_size(
    page: ExportPage, saver: Saver, theme: Theme, qapp: QApplication, qtbot
) -> None:
    page.resize(880, 744)
    sample.doubled(theme, qapp)
    saver.error = DiskFull("/copies", 220_000)
    page.start()
    qtbot.waitUntil(lambda: sample.cut(page) == [])
    saver.error = None
    page.start()
    qtbot.waitUntil(lambda: sample.cut(page) == [])
    assert page.width() == 880
