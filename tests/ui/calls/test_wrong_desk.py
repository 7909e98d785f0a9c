"""A person says that a call is wrong: the record is filled in, one request is filed, and its outcome is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.theme import Theme
from tests.client.registry import ISSUER
from tests.ui.calls.wrong import DETAILS, Desk
from tests.ui.conftest import InlineTasks, assert_named


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
    desk.form.statement.field.setPlainText("I hung up.")
    assert desk.form.statement.counter.text() == "10 of 4,000 characters"
    desk.send()
    assert dialog.step == "done"
    (request,) = desk.registry.requests
    assert request["details"] == {**DETAILS, "statement": "I hung up."}
    assert dialog.outcome._number.title.text().replace("\u200b", "") == request["id"]
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
            wanted = desk.form.wanted()
            assert wanted is not None
            assert (wanted.details.field, wanted.details.proposed_value) == (part, value)
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
    desk.form.statement.field.setPlainText("x" * 4001)
    desk.send()
    assert dialog.step == "form"
    desk.form.statement.field.setPlainText("x" * 4000)
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
