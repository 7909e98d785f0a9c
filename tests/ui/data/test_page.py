"""My data, used as a person would."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dijo_desktop.errors import Offline, TooSlow
from dijo_desktop.ui.data.page import MyDataPage
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import InlineTasks, assert_named
from tests.ui.data import sample
from tests.ui.data.service import Service, make_page


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def page(service: Service, theme: Theme, inline_tasks: InlineTasks, tmp_path: Path, qtbot) -> MyDataPage:
    page = make_page(service, theme, inline_tasks, tmp_path)
    qtbot.addWidget(page)
    page.resize(984, 744)
    page.show()
    return page


def test_the_fact_comes_first(page: MyDataPage) -> None:
    page.enter()
    assert "2,084" in page.header.fact.text()
    assert "16" in page.header.fact.text()
    assert "demo-1" in page.header.fact.text()
    assert "2,084" in sample.shown(page.hero)
    assert page.title() == page.header.title.text()


def test_every_category_is_listed_and_so_is_what_is_not_held(page: MyDataPage) -> None:
    page.enter()
    said = sample.shown(page.map)
    assert "Call history" in said
    assert "665" in said
    assert "Recordings of calls" in said
    assert "Never stored (policy 2.2)" in said


def test_choosing_a_row_answers_why(page: MyDataPage) -> None:
    page.enter()
    page.map.table.choose("payment.records")
    facts = page.map.inspector.texts()
    assert page.map.inspector.title() == "Payment references"
    assert facts["Why"] == "Provide the service, process payments"
    assert facts["Basis"].startswith("Contract")
    assert "United States (standard contractual clauses)" in facts["Outside UK"]
    assert facts["On deletion"] == "Kept for now: date, amount"
    assert "statement" in sample.shown(page.map.inspector)
    page.map.table.choose("payment.card_numbers")
    assert page.map.inspector.texts() == {}
    assert "payment provider" in sample.shown(page.map.inspector)


def test_the_two_heroes_ask_and_do_nothing_themselves(page: MyDataPage, qtbot) -> None:
    page.enter()
    for button, signal in (
        (page.hero.copy, page.copy_asked),
        (page.hero.delete, page.delete_asked),
        (page.hero.preview, page.preview_asked),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_failure_says_so_and_offers_a_way_on(page: MyDataPage, service: Service, qtbot) -> None:
    service.error = TooSlow("api.example.org")
    with qtbot.waitSignal(page.failed) as told:
        page.enter()
    assert told.args == [service.error]
    assert "Your data could not be read" in sample.shown(page)
    service.error = None
    page.reload()
    assert "Call history" in sample.shown(page)


def test_offline_keeps_what_is_shown_and_disables_with_a_reason(page: MyDataPage, service: Service) -> None:
    page.enter()
    service.error = Offline("api.example.org")
    page.reload()
    assert "Call history" in sample.shown(page)
    assert not page.hero.delete.isEnabled()
    assert "offline" in page.hero.delete.toolTip()
    assert "offline" in page.hero.copy.accessibleDescription()
    page.set_offline(offline=False)
    assert page.hero.delete.isEnabled()
    assert page.hero.delete.toolTip() == ""


def test_a_scheduled_deletion_takes_the_place_of_the_heroes(page: MyDataPage, service: Service, qtbot) -> None:
    service.scheduled = sample.deletion(secrets=False)
    with qtbot.waitSignal(page.deletion_changed) as told:
        page.enter()
    assert told.args == [service.scheduled]
    assert page.hero.isHidden()
    said = sample.shown(page.scheduled)
    assert "7 Dec 2026, 15:20" in said
    assert "Cancel deletion" in said
    assert "7 Dec 2031" in said
    assert "Cancel code" not in said


def test_the_cancel_code_is_kept_while_the_program_runs(page: MyDataPage, service: Service) -> None:
    page.enter()
    service.scheduled = sample.deletion(secrets=False)
    page.show_deletion(sample.deletion())
    page.reload()
    assert sample.CODE in sample.shown(page.scheduled)


def test_a_code_told_before_the_page_was_read_is_shown_until_it_is_kept(
    page: MyDataPage, service: Service, qtbot
) -> None:
    service.scheduled = sample.deletion(secrets=False)
    page.show_deletion(sample.deletion())
    page.enter()
    assert sample.CODE in sample.shown(page.scheduled)
    for button in (page.scheduled.hero.code.copy, page.scheduled.hero.code.save):
        with qtbot.waitSignal(page.secrets_kept):
            button.click()


def test_cancelling_takes_one_click(page: MyDataPage, service: Service, qtbot) -> None:
    service.scheduled = sample.deletion(secrets=False)
    page.enter()
    with qtbot.waitSignal(page.deletion_changed) as told:
        qtbot.mouseClick(page.scheduled.hero.cancel, Qt.MouseButton.LeftButton)
    assert told.args == [None]
    assert service.cancelled == 1
    assert page.scheduled.isHidden()
    assert not page.hero.isHidden()


def test_a_cancel_that_fails_leaves_the_button(page: MyDataPage, service: Service, qtbot) -> None:
    service.scheduled = sample.deletion(secrets=False)
    page.enter()
    service.error = TooSlow("api.example.org")
    qtbot.mouseClick(page.scheduled.hero.cancel, Qt.MouseButton.LeftButton)
    assert page.scheduled.hero.cancel.isEnabled()
    assert "did not answer" in sample.shown(page)


def test_the_receipt_is_saved_where_the_person_chooses(page: MyDataPage, tmp_path: Path) -> None:
    page.enter()
    page.show_deletion(sample.deletion())
    page.scheduled.hero.code.save.click()
    (file,) = tmp_path.iterdir()
    assert sample.CODE in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert file.name in page.toast.text()


def test_clear_leaves_nothing_personal(page: MyDataPage) -> None:
    page.enter()
    page.show_deletion(sample.deletion())
    page.clear()
    said = "\n".join(sample.texts(page))
    for secret in (sample.CODE, "2,084", "665", "7 Dec"):
        assert secret not in said


@pytest.mark.parametrize("width", [500, 984, 1400])
def test_everything_has_a_name_at_every_width(page: MyDataPage, width: int) -> None:
    page.enter()
    page.resize(width, 700)
    assert_named(page)
    page.show_deletion(sample.deletion())
    assert_named(page)


def test_a_narrow_page_puts_the_inspector_below(page: MyDataPage) -> None:
    page.enter()
    assert page.map.inspector.x() > page.map.table.x()
    page.resize(600, 700)
    page.layout().activate()
    assert page.map.inspector.maximumWidth() > 10_000


@pytest.mark.parametrize(("width", "planned"), [(880, False), (700, False), (620, False), (880, True)])
def test_nothing_is_cut_at_twice_the_text_size(
    page: MyDataPage, theme: Theme, qapp: QApplication, qtbot, width: int, planned: bool
) -> None:
    page.enter()
    if planned:
        page.show_deletion(sample.deletion())
    page.resize(width, 744)
    sample.doubled(theme, qapp)
    qtbot.waitUntil(lambda: sample.cut(page) == [])
    assert page.width() == width
