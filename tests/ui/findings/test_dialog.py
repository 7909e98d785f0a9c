"""The list of findings, used as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import DijoError, Offline
from dijo_desktop.ui.findings.desk import FindingsDesk
from dijo_desktop.ui.findings.dialog import FindingsDialog
from dijo_desktop.ui.requests.desk import RequestDesk
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.toast import Toast
from tests.fake_clock import FakeClock
from tests.ui.conftest import InlineTasks, assert_named
from tests.ui.data import sample
from tests.ui.data.service import Service, make_page
from tests.ui.findings.found import ALL, SCORE, Watched, signed_in


class Desk:
    """My data with its findings, and the desk behind it."""

    def __init__(self, qtbot: QtBot, theme: Theme, tasks: InlineTasks, folder: Path) -> None:
        self.watch = Watched()
        self.window = QWidget()
        self.window.resize(theme.u(250), theme.u(180))
        qtbot.addWidget(self.window)
        self.page = make_page(Service(), theme, tasks, folder, self.window)
        self.failures: list[DijoError] = []
        toast = Toast(self.window)
        self.requests = RequestDesk(self.page, tasks, FakeClock(), QGuiApplication.clipboard(), toast)
        self.desk = FindingsDesk(self.requests, tasks, self.window)
        self.desk.failed.connect(self.failures.append)
        self.window.show()

    def enter(self) -> None:
        self.desk.enter(signed_in(self.watch), self.page)

    def open(self) -> FindingsDialog:
        self.page.bar.button.click()
        assert self.desk.dialog is not None
        return self.desk.dialog


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, inline_tasks: InlineTasks, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, theme, inline_tasks, tmp_path)
    yield made
    made.desk.clear()
    made.requests.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_without_findings_nothing_is_said(desk: Desk) -> None:
    desk.enter()
    assert desk.page.bar.isHidden()
    desk.desk.open()
    assert desk.desk.dialog is None


def test_findings_are_told_on_the_page_and_listed(desk: Desk) -> None:
    desk.enter()
    desk.watch.findings = ALL[:2]
    desk.page.reload()
    assert desk.page.bar.text() == "The service sends 2 things that its privacy policy does not cover."
    desk.watch.findings = ALL
    desk.desk.refresh()
    assert desk.page.bar.text() == "The service sends 5 things that its privacy policy does not cover."
    dialog = desk.open()
    assert_named(dialog)
    assert [row.title.text() for row in dialog.rows][:2] == ["risk_score", "The other party of a call"]
    assert dialog.rows[0].detail.text() == "Section 2.1 of the privacy policy does not name it."
    assert dialog.rows[2].place.text().endswith("It is in the copy that was saved.")
    assert dialog.rows[2].show_value.isHidden()
    dialog.done_button.click()
    assert desk.desk.dialog is None


def test_a_value_is_shown_only_when_it_is_asked_for(desk: Desk) -> None:
    desk.watch.findings = ALL
    desk.enter()
    row = desk.open().rows[0]
    assert row.value.isHidden()
    row.show_value.click()
    assert (row.value.text(), row.show_value.text()) == ("37", "Hide value")
    assert row.show_value.accessibleName() == "Hide value: risk_score"
    row.show_value.click()
    assert row.value.isHidden()
    assert row.value.text() == "", "it is not kept in a widget either"
    desk.watch.values.clear()
    row.show_value.click()
    assert row.value.text() == "The service does not send it any more."


def test_a_value_that_cannot_be_fetched_can_be_asked_for_again(desk: Desk) -> None:
    desk.watch.findings = ALL
    desk.enter()
    row = desk.open().rows[0]
    desk.watch.error = Offline("host")
    row.show_value.click()
    assert "host" in row.value.text()
    row.show_value.click()
    assert row.value.isHidden()
    assert [type(error) for error in desk.failures] == [Offline]
    desk.watch.error = None
    row.show_value.click()
    assert row.value.text() == "37"


def test_offline_it_is_said_why_nothing_can_be_asked(desk: Desk) -> None:
    desk.watch.findings = ALL
    desk.enter()
    dialog = desk.open()
    desk.desk.set_offline("You are offline.")
    for button in (dialog.complain, dialog.access, dialog.rows[0].show_value):
        assert (button.isEnabled(), button.toolTip()) == (False, "You are offline.")
    assert dialog.done_button.isEnabled()
    desk.desk.set_offline("")
    assert dialog.complain.isEnabled()


@pytest.mark.parametrize(
    ("button", "heading", "kind"), [("complain", "Complain", "complaint"), ("access", "Ask for access", "access")]
)
def test_both_ways_on_lead_to_a_request(desk: Desk, button: str, heading: str, kind: str) -> None:
    desk.watch.findings = ALL
    desk.enter()
    dialog = desk.open()
    getattr(dialog, button).click()
    assert desk.desk.dialog is None
    request = desk.requests.dialog
    assert request is not None
    assert_named(request)
    assert request.windowTitle() == heading
    wanted = request.form.wanted()
    assert wanted.details.__struct_config__.tag == kind


def test_a_complaint_needs_words(desk: Desk) -> None:
    desk.watch.findings = (SCORE,)
    desk.enter()
    desk.open().complain.click()
    request = desk.requests.dialog
    form = request.form
    assert "risk_score" in form.wanted().details.statement
    form.statement.field.setPlainText(" ")
    assert form.wanted() is None
    _field, said = form.check()
    assert said.text() == "Write what is wrong."
    form.statement.field.setPlainText("x" * 4001)
    assert said.isHidden()
    assert form.wanted() is None
    assert form.check()[1] is form.statement.counter
    form.statement.field.setPlainText("Why?")
    assert form.wanted().details.statement == "Why?"


@pytest.mark.parametrize("large", [False, True])
def test_nothing_is_cut_and_everything_is_within_reach(
    desk: Desk, theme: Theme, qapp: QApplication, qtbot: QtBot, large: bool
) -> None:
    if large:
        sample.doubled(theme, qapp)
    desk.watch.findings = ALL
    desk.watch.values = {"/risk_score": {"a": "x" * 300, "b": ["y z"] * 30}}
    desk.enter()
    dialog = desk.open()
    dialog.rows[0].show_value.click()
    qtbot.waitUntil(lambda: sample.cut(dialog) == [])
    assert dialog.area.horizontalScrollBar().maximum() == 0
    seen = set()
    for _ in range(30):
        seen.add(qapp.focusWidget())
        qtbot.keyClick(qapp.focusWidget() or dialog, Qt.Key.Key_Tab)
    buttons = {dialog.complain, dialog.access, dialog.done_button, *(row.show_value for row in dialog.rows)}
    assert {one for one in buttons if one.isVisible()} <= seen
