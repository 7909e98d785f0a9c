"""Cookies & consent, used as a person would."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dijo_desktop.contract.consents import Gpc
from dijo_desktop.errors import Offline, TooSlow
from dijo_desktop.ui.consent.page import ConsentPage
from dijo_desktop.ui.consent.purpose_row import PurposeRow
from dijo_desktop.ui.consent.receipts import KeepReceipts
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.ui.conftest import InlineTasks, assert_named
from tests.ui.consent.people import RECEIPT, CookieJar, Map, Service, consent, event
from tests.ui.data import sample
from tests.ui.data.service import Chooses, Receipts


@pytest.fixture
def service() -> Service:
    return Service(consent("analytics", "withdrawn"), consent("experience", "given"))


@pytest.fixture
def page(service: Service, theme: Theme, inline_tasks: InlineTasks, tmp_path: Path, qtbot) -> ConsentPage:
    page = ConsentPage(
        consents=service,
        cookies=CookieJar(service),
        data_map=Map(),
        receipts=KeepReceipts(Receipts(), Chooses(tmp_path), inline_tasks),
        tasks=inline_tasks,
        theme=theme,
        clock=FakeClock(sample.NOW_MS),
    )
    qtbot.addWidget(page)
    page.resize(984, 744)
    page.show()
    page.enter()
    return page


def row(page: ConsentPage, purpose: str) -> PurposeRow:
    return page.content.rows[purpose]


def test_purposes_have_switches_and_the_needed_one_has_a_reason(page: ConsentPage) -> None:
    assert not row(page, "needed").switch.isEnabled()
    assert "no switch" in row(page, "needed").meta.text()
    assert "Always on" in row(page, "needed").switch.accessibleName()
    assert not row(page, "analytics").switch.isChecked()
    assert row(page, "experience").switch.isChecked()
    assert row(page, "experience").switch.accessibleName() == "Improve your experience, On"
    assert "Last saved 2 Oct 2026" in page.header.fact.text()
    assert page.bar.isHidden()


def test_cookies_are_counted_by_purpose_and_named_with_their_basis(page: ConsentPage, qtbot) -> None:
    table = page.content.cookies.table
    assert "Cookies on example.org" in sample.shown(page)
    assert len(table.rows()) == 4
    assert "consent" in table.rows()[0].cells[0].tip.lower()
    assert "You can object" in table.rows()[0].sentence
    page.content.cookies.segments.setFocus()
    qtbot.keyClick(page.content.cookies.segments, Qt.Key.Key_Right)
    assert [each.key for each in table.rows()] == ["c_session"]


def test_a_change_is_drafted_and_its_effect_is_stated(page: ConsentPage, service: Service, qtbot) -> None:
    qtbot.mouseClick(row(page, "experience").switch, Qt.MouseButton.LeftButton)
    assert service.changed == []
    assert not row(page, "experience").changed.isHidden()
    assert "Was on since 14 Jun 2026, not saved yet." in row(page, "experience").meta.text()
    assert "2 cookie(s) will be removed on your next visit to example.org." in page.bar.text()
    assert page.content.cookies.table.rows()[0].key == "c_lang"
    assert page.content.history.entries()[0] == ("Improve your experience: off", "23 Nov 2026, 14:02. Not saved")
    qtbot.mouseClick(row(page, "experience").switch, Qt.MouseButton.LeftButton)
    assert page.bar.isHidden()


def test_discard_forgets_the_draft(page: ConsentPage, service: Service, qtbot) -> None:
    page.all_on.click()
    assert not page.bar.isHidden()
    page.bar.discard.click()
    assert page.bar.isHidden()
    assert row(page, "experience").switch.isChecked()
    assert not row(page, "analytics").switch.isChecked()
    assert service.changed == []


def test_save_sends_the_change_and_offers_undo(page: ConsentPage, service: Service, qtbot) -> None:
    row(page, "experience").switch.click()
    page.bar.save.click()
    assert service.changed == [("experience", "withdrawn", "demo-1")]
    assert page.bar.isHidden()
    assert "2 cookie(s) will go" in page.toast.text()
    assert page.content.history.entries()[0][0] == "Improve your experience: off"
    page.toast.acted.emit()
    assert service.changed[-1] == ("experience", "given", "demo-1")
    assert row(page, "experience").switch.isChecked()


def test_not_asked_is_two_equal_buttons_without_undo(page: ConsentPage, service: Service, qtbot) -> None:
    service.consents["analytics"] = consent("analytics", "not_asked", "default")
    page.reload()
    asked = row(page, "analytics")
    assert asked.switch.isHidden()
    qtbot.waitUntil(lambda: asked.yes.width() == asked.no.width() > 50)
    assert asked.yes.property("kind") == asked.no.property("kind")
    qtbot.mouseClick(asked.no, Qt.MouseButton.LeftButton)
    assert asked.yes.isHidden()
    assert "Not asked before" in asked.meta.text()
    page.bar.save.click()
    assert service.changed == [("analytics", "refused", "demo-1")]
    before = len(service.changed)
    page.toast.acted.emit()
    assert len(service.changed) == before


def test_what_failed_stays_with_its_reason(page: ConsentPage, service: Service, qtbot) -> None:
    service.errors["analytics"] = TooSlow("api.example.org")
    page.all_off.click()
    row(page, "analytics").switch.click()
    with qtbot.waitSignal(page.failed):
        page.bar.save.click()
    assert service.changed == [("experience", "withdrawn", "demo-1")]
    assert "1 change(s) not saved" in page.bar.text()
    assert "did not answer" in row(page, "analytics").note.text()
    service.errors.clear()
    page.bar.save.click()
    assert service.changed[-1] == ("analytics", "given", "demo-1")
    assert page.bar.isHidden()


def test_a_conflict_shows_both_values_and_overwrites_nothing(page: ConsentPage, service: Service) -> None:
    row(page, "experience").switch.click()
    service.elsewhere("experience", "given")
    page.bar.save.click()
    note = row(page, "experience").note
    assert service.changed == []
    assert "On since 23 Nov 2026" in note.text()
    assert "You chose: Off" in note.text()
    assert not page.bar.save.isEnabled()
    note.button.click()
    assert page.bar.isHidden()
    assert row(page, "experience").switch.isChecked()
    assert service.changed == []


def test_a_conflict_can_be_decided_for_the_own_choice(page: ConsentPage, service: Service) -> None:
    row(page, "experience").switch.click()
    service.elsewhere("experience", "given")
    page.bar.save.click()
    row(page, "experience").mine.click()
    assert page.bar.save.isEnabled()
    page.bar.save.click()
    assert service.changed == [("experience", "withdrawn", "demo-1")]


def test_the_signal_of_the_browser_is_named(page: ConsentPage, service: Service) -> None:
    assert page.content.bar.isHidden()
    service.gpc = Gpc(applied=True, applied_at="2026-11-20T08:00:00.000Z")
    page.reload()
    assert "20 Nov 2026" in page.content.bar.text()


def test_offline_keeps_the_page_and_says_why_switches_are_off(page: ConsentPage, service: Service) -> None:
    row(page, "experience").switch.click()
    service.read_error = Offline("api.example.org")
    page.reload()
    for control in (row(page, "analytics").switch, page.all_off, page.bar.save):
        assert not control.isEnabled()
        assert "offline" in control.toolTip()
    assert "offline" in row(page, "analytics").switch.accessibleDescription()
    assert "Improve your experience" in sample.shown(page)
    service.read_error = None
    page.reload()
    assert row(page, "analytics").switch.isEnabled()
    assert page.bar.save.isEnabled()


def test_a_failure_before_anything_was_read(page: ConsentPage, service: Service, qtbot) -> None:
    page.clear()
    service.read_error = TooSlow("api.example.org")
    page.reload()
    assert "Your choices could not be read" in sample.shown(page)
    with qtbot.waitSignal(page.action_asked) as told:
        page.states.acted.emit("sign_in")
    assert told.args == ["sign_in"]


def test_a_service_that_asks_for_nothing(page: ConsentPage, service: Service) -> None:
    service.consents.clear()
    service.cookies_.clear()
    page.reload()
    assert "Nothing to choose here" in sample.shown(page)


def test_receipts_are_saved_byte_for_byte(page: ConsentPage, service: Service, tmp_path: Path) -> None:
    page.content.history.receipt_asked.emit(RECEIPT)
    file = tmp_path / f"dijo-receipt-{RECEIPT}.jws"
    assert file.read_bytes() == b"e30.e30.c2ln"
    file.unlink()
    service.events.append(event("experience", "not_asked", "refused", "gpc"))
    page.reload()
    page.content.history.all.click()
    assert file.exists()
    assert "2" in page.toast.text()


def test_clear_leaves_nothing_personal(page: ConsentPage) -> None:
    row(page, "experience").switch.click()
    page.clear()
    said = "\n".join(sample.texts(page))
    for trace in ("c_lang", "2 Oct", "Analyse usage", "Not saved"):
        assert trace not in said


@pytest.mark.parametrize("width", [560, 984])
def test_everything_has_a_name_at_every_width(page: ConsentPage, width: int) -> None:
    page.resize(width, 700)
    row(page, "experience").switch.click()
    assert_named(page)


def test_unknown_words_of_the_service_are_shown_as_they_came(page: ConsentPage, service: Service, qtbot) -> None:
    service.consents = {"teleport": consent("teleport", "paused", "robot")}
    service.events = [event("teleport", "given", "paused", "robot"), event("teleport", "given", "refused", via="fax")]
    page.reload()
    qtbot.waitUntil(lambda: "paused since" in sample.shown(page))
    said = sample.shown(page)
    assert "teleport: paused" in said
    assert "You, by fax" in said


@pytest.mark.parametrize("width", [880, 700])
def test_nothing_is_cut_at_twice_the_text_size(
    page: ConsentPage, theme: Theme, qapp: QApplication, qtbot, width: int
) -> None:
    row(page, "experience").switch.click()
    page.resize(width, 744)
    sample.doubled(theme, qapp)
    qtbot.waitUntil(lambda: sample.cut(page) == [])
    assert page.width() == width
