"""What becomes of a request that a call be put right, and how it is told."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import SignedOut
from dijo_desktop.ui.requests.desk import regime_of
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from tests.client.plain_service import Answer, answer, problem
from tests.client.registry import request_of
from tests.ui.calls.wrong import DETAILS, Desk
from tests.ui.conftest import InlineTasks


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, inline_tasks: InlineTasks) -> Iterator[Desk]:
    made = Desk(qtbot, theme, inline_tasks)
    yield made
    made.close()


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
    assert desk.toast.text() == "Your request was received."
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
    assert desk.toast.text() == "Your request was refused."
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
    assert dialog.outcome._number.title.text().replace("\u200b", "") == desk.registry.requests[0]["id"]


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
