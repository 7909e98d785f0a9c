"""A person says that a call is wrong: the record is filled in, one request is filed, and its outcome is told."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import SignedOut
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui.calls.wrong_desk import WrongDesk, regime_of
from dijo_desktop.ui.calls.wrong_dialog import WrongDialog
from dijo_desktop.ui.calls.wrong_form import WrongForm
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.toast import Toast
from tests.client.plain_service import Answer, answer, problem
from tests.client.registry import ACCOUNT, CALL, ISSUER, NOON, AtTheCounter, Person, request_of
from tests.ui.conftest import InlineTasks, assert_named

ROW = CallRow(CALL, NOON - 3_600_000, 754, 440_000, "GBP")
DETAILS = {
    "type": "rectification",
    "key": "usage.calls",
    "field": "duration_seconds",
    "proposed_value": "60",
    "record_id": CALL,
}


class Desk:
    """A desk over a page, the dialog it opens, and the service behind it."""

    def __init__(self, qtbot: QtBot, theme: Theme, tasks: Tasks) -> None:
        self.qtbot, self.person = qtbot, Person(AtTheCounter)
        self.registry = self.person.registry
        self.page = QWidget()
        self.page.resize(theme.u(250), theme.u(180))
        qtbot.addWidget(self.page)
        self.toast = Toast(self.page)
        self.page.show()
        self.failures: list[object] = []
        self.clipboard = QGuiApplication.clipboard()
        self.desk = WrongDesk(self.page, tasks, self.person.clock, self.clipboard, self.toast)
        self.desk.failed.connect(self.failures.append)

    def enter(self) -> None:
        person = self.person
        self.desk.enter(
            SimpleNamespace(  # type: ignore[arg-type] - what the desk takes of a signed-in account
                copy=person.copy,
                privacy_requests=person.requests,
                receipts=person.filing._receipt._receipts,
                session=SimpleNamespace(metadata=SimpleNamespace(issuer=ISSUER)),
                account=SimpleNamespace(id=ACCOUNT),
                service=SimpleNamespace(regulators=[SimpleNamespace(regime="uk_gdpr")]),
            )
        )

    def ask(self) -> WrongDialog:
        self.desk.ask(ROW)
        assert self.desk.dialog is not None
        return self.desk.dialog

    @property
    def form(self) -> WrongForm:
        assert self.desk.dialog is not None
        assert self.desk.dialog.form is not None
        return self.desk.dialog.form

    def write(self, text: str) -> None:
        self.form.value.selectAll()
        self.qtbot.keyClicks(self.form.value, text)

    def send(self) -> None:
        assert self.desk.dialog is not None
        self.qtbot.mouseClick(self.desk.dialog.send, Qt.MouseButton.LeftButton)

    def close(self) -> None:
        self.desk.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.person.close()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, inline_tasks: InlineTasks) -> Iterator[Desk]:
    made = Desk(qtbot, theme, inline_tasks)
    yield made
    made.close()


def test_the_record_is_filled_in_and_one_request_is_filed(desk: Desk) -> None:
    desk.enter()
    dialog = desk.ask()
    assert_named(dialog)
    assert dialog.cancel.isDefault()
    assert desk.form.value.text() == "12 min 34 s"
    desk.write("1 min")
    desk.form.statement.setPlainText("I hung up.")
    assert desk.form.counted == "10 of 4,000 characters"
    desk.send()
    assert dialog.step == "done"
    (request,) = desk.registry.requests
    assert request["details"] == {**DETAILS, "statement": "I hung up."}
    assert dialog.outcome._number.title.text() == request["id"]
    assert dialog.outcome._due.title.text() == "Answer due by 23 Dec 2026"
    assert dialog.outcome._receipt.title.text().startswith(f"Signed by {ISSUER} on 23 Nov 2026")
    assert_named(dialog)
    desk.qtbot.mouseClick(dialog.outcome.copy, Qt.MouseButton.LeftButton)
    assert desk.clipboard.text() == request["id"]
    assert desk.person.filing.waiting == 0, "it was told"
    desk.qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert desk.desk.dialog is None


def test_each_value_of_the_call_can_be_put_right(desk: Desk) -> None:
    desk.enter()
    desk.ask()
    for part, before, text, value in (
        ("cost.amount", "£0.44", "£0.10", "0.1"),
        ("started_at", None, None, None),
        ("duration_seconds", "12 min 34 s", "0:59", "59"),
    ):
        desk.form.part.choose(part)
        desk.form.part.chosen.emit(part)
        assert before is None or desk.form.value.text() == before
        if text is not None:
            desk.write(text)
            assert desk.form.claim is not None
            assert desk.form.claim[:2] == (part, value)
    desk.form.part.chosen.emit("cost.amount")
    assert desk.form.value.text() == "£0.10", "what was typed is kept"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon", "This cannot be read. Write it like 12 min 34 s."),
        ("12:34", "This is what the call says already. Write what is right."),
    ],
)
def test_what_cannot_be_sent_is_explained_and_not_sent(desk: Desk, text: str, said: str) -> None:
    desk.enter()
    dialog = desk.ask()
    desk.write(text)
    assert desk.form.mistake == "", "not while somebody types"
    desk.send()
    assert (dialog.step, desk.form.mistake) == ("form", said)
    desk.write("2 min")
    assert desk.form.mistake == ""


def test_a_statement_that_is_too_long_is_not_sent(desk: Desk) -> None:
    desk.enter()
    dialog = desk.ask()
    desk.write("1 min")
    desk.form.statement.setPlainText("x" * 4001)
    desk.send()
    assert dialog.step == "form"
    desk.form.statement.setPlainText("x" * 4000)
    desk.send()
    assert dialog.step == "done"


def test_enter_neither_sends_nor_throws_away(desk: Desk) -> None:
    desk.enter()
    dialog = desk.ask()
    desk.write("1 min")
    desk.form.value.setFocus()
    desk.qtbot.keyClick(desk.form.value, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert desk.registry.requests == []
    desk.qtbot.keyClick(desk.form.value, Qt.Key.Key_Escape)
    assert desk.desk.dialog is None


def test_offline_nothing_is_sent_and_nothing_is_put_by(desk: Desk) -> None:
    dialog = desk.ask()
    assert not dialog.send.isEnabled()
    assert dialog.bar.text().startswith("The service cannot be reached. Nothing was sent")
    desk.write("1 min")
    assert not dialog.send.isEnabled()
    desk.enter()
    assert dialog.send.isEnabled()
    assert dialog.bar.isHidden()
    desk.desk.set_offline(offline=True)
    assert not dialog.send.isEnabled()


@pytest.mark.fault("A1")
def test_without_an_answer_nothing_is_guessed_and_one_request_comes_of_it(desk: Desk) -> None:
    desk.enter()
    dialog = desk.ask()

    def drop(request):
        if request.method == "POST":
            desk.registry.file(request)
        return Answer(b"", "rst")

    desk.registry.special = drop
    desk.write("1 min")
    desk.send()
    assert dialog.step == "unknown"
    assert "not known yet whether the request arrived" in dialog.bar.text()
    assert "kept until you quit" in dialog.bar.text(), "the copy is in memory"
    assert len(desk.failures) == 1
    desk.send()
    assert dialog.step == "unknown"
    desk.registry.special = lambda request: None
    desk.desk.set_offline(offline=True)
    desk.desk.set_offline(offline=False)
    assert dialog.step == "done"
    assert len(desk.registry.requests) == 1
    assert desk.person.filing.waiting == 0


def test_what_an_earlier_run_left_open_is_told(desk: Desk) -> None:
    body = msgspec.json.encode({"details": DETAILS})
    desk.person.outbox.remember_action("privacy_request", "6f1c2d1e-0000-4000-8000-000000000000", body)
    desk.enter()
    assert desk.toast.text() == "Your request to put a call right was received."
    assert len(desk.registry.requests) == 1
    assert desk.person.filing.waiting == 0
    desk.toast.acted.emit()
    dialog = desk.desk.dialog
    assert dialog is not None
    assert dialog.step == "done"
    assert dialog.send.isHidden()
    desk.desk.clear()
    assert desk.desk.dialog is None


def test_a_refusal_of_an_earlier_wish_is_told(desk: Desk) -> None:
    body = msgspec.json.encode({"details": DETAILS})
    desk.person.outbox.remember_action("privacy_request", "6f1c2d1e-0000-4000-8000-000000000000", body)
    desk.registry.special = lambda request: problem(422, "unprocessable", detail="usage.calls is not held.")
    desk.enter()
    assert desk.toast.text() == "Your request to put a call right was refused."
    desk.toast.acted.emit()
    dialog = desk.desk.dialog
    assert dialog is not None
    assert dialog.bar.text().endswith("usage.calls is not held.")
    dialog.reject()
    desk.toast.say("Choices saved", "Undo")
    desk.toast.acted.emit()
    assert desk.desk.dialog is None


def test_an_equal_request_that_is_open_is_shown(desk: Desk) -> None:
    desk.registry.requests.append(request_of(DETAILS))
    desk.enter()
    dialog = desk.ask()
    desk.write("1 min")
    desk.send()
    assert dialog.step == "done"
    assert dialog.bar.text() == "The service holds this very request. No second one was filed."
    assert dialog.outcome._number.title.text() == desk.registry.requests[0]["id"]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (problem(422, "unprocessable", detail="No such field."), "No such field."),
        (problem(429, "quota-exceeded", next_allowed_at="2026-11-24T12:00:00.000Z"), "24 Nov 2026"),
        (problem(403, "forbidden"), "The service refused this (403)"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_can_be_sent_again(desk: Desk, reply: Answer, said: str) -> None:
    desk.enter()
    dialog = desk.ask()
    desk.registry.special = lambda request: reply
    desk.write("1 min")
    desk.send()
    assert dialog.step == "refused"
    assert said in dialog.bar.text()
    assert desk.person.filing.waiting == 0
    desk.registry.special = lambda request: None
    assert desk.form.value.text() == "1 min"
    desk.write("2 min")
    assert dialog.step == "form"
    desk.send()
    assert dialog.step == "done"


def test_the_receipt_can_be_fetched_later(desk: Desk) -> None:
    desk.enter()
    dialog = desk.ask()
    desk.registry.special = lambda request: answer(404) if request.target.endswith("/receipt") else None
    desk.write("1 min")
    desk.send()
    assert dialog.outcome._receipt.title.text() == "The receipt is not here yet"
    desk.registry.special = lambda request: None
    desk.qtbot.mouseClick(dialog.outcome.fetch, Qt.MouseButton.LeftButton)
    assert dialog.outcome._receipt.title.text().startswith("Signed by")
    assert dialog.outcome.fetch.isHidden()


def test_a_receipt_of_other_bytes_is_called_altered(desk: Desk) -> None:
    desk.registry.signed = {"request_sha256": "00" * 32}
    desk.enter()
    dialog = desk.ask()
    desk.write("1 min")
    desk.send()
    assert dialog.outcome._receipt.title.text() == "The receipt was altered"


def test_the_end_of_the_sign_in_is_for_the_window(desk: Desk) -> None:
    desk.enter()
    desk.ask()
    desk.registry.special = lambda request: problem(401, "unauthorised", dijo_reason="session_ended")
    desk.write("1 min")
    desk.send()
    assert isinstance(desk.failures[0], SignedOut)


def test_cancel_while_it_is_sent_says_that_nobody_knows(qtbot: QtBot, theme: Theme) -> None:
    tasks = Tasks()
    made = Desk(qtbot, theme, tasks)
    try:
        made.enter()
        qtbot.waitUntil(lambda: not made.desk._busy, timeout=10_000)
        dialog = made.ask()
        made.write("1 min")
        made.send()
        assert dialog.step == "sending"
        assert not made.form.isEnabled()
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        assert dialog.step == "unknown"
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        assert made.desk.dialog is None
    finally:
        made.desk.clear()
        assert tasks.close()
        made.close()


def test_the_law_is_that_of_the_authority_the_service_names() -> None:
    assert regime_of(["uk_gdpr", "eu_gdpr"]) == regime_of([]) == regime_of(["br_lgpd"]) == "uk_gdpr"
    assert regime_of(["eu_gdpr"]) == "eu_gdpr"
