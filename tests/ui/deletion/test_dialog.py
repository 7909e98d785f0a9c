"""The deletion dialog, used as a person would, and by a cat on the keyboard."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dijo_desktop.errors import Offline, Refused, StepUpNeeded, TooSlow
from dijo_desktop.ui.deletion.dialog import DeletionDialog
from dijo_desktop.ui.deletion.screen import BEFORE, CONFIRM, DONE, HAPPENS
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named
from tests.ui.data import sample
from tests.ui.deletion.conftest import EMAIL, Open
from tests.ui.deletion.test_schedule import Service


def to_confirm(dialog: DeletionDialog) -> None:
    dialog.footer.forward.click()
    dialog.footer.forward.click()
    assert dialog.step == CONFIRM


def test_four_steps_lead_to_a_scheduled_deletion(open_dialog: Open, service: Service, qtbot) -> None:
    dialog = open_dialog()
    assert dialog.step == BEFORE
    assert EMAIL in sample.shown(dialog)
    assert "You saved a copy: today, 14:01." in sample.shown(dialog)
    dialog.footer.forward.click()
    assert dialog.step == HAPPENS
    said = sample.shown(dialog)
    assert all(part in said for part in ("until 7 Dec 2031", sample.LAW, "Erased"))
    assert [card.title() for card in dialog.happens.cards] == ["In 14 day(s)", "In 7 day(s)", "Straight away"]
    dialog.footer.forward.click()
    assert not dialog.footer.final.isEnabled()
    QTest.keyClicks(dialog.confirm.field, "user@EXAMPLE.org")
    assert dialog.footer.final.isEnabled()
    with qtbot.waitSignal(dialog.deletion_changed) as told:
        qtbot.mouseClick(dialog.footer.final, Qt.MouseButton.LeftButton)
    assert told.args == [service.scheduled]
    assert dialog.step == DONE
    assert sample.CODE in sample.shown(dialog)
    assert "7 Dec 2026, 15:20" in sample.shown(dialog)
    assert service.open_actions(), "a program that dies now can ask for the code again"
    dialog.footer.cancel.click()
    assert service.open_actions() == []
    assert not dialog.isVisible()
    assert sample.CODE not in "\n".join(sample.texts(dialog))


@pytest.mark.parametrize("typed", ["", "user@example.or", "user@example.org.uk", "other@example.org"])
def test_another_address_confirms_nothing(open_dialog: Open, service: Service, typed: str) -> None:
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(typed)
    assert not dialog.footer.final.isEnabled()
    dialog.footer.final.click()
    assert service.steps == []


def test_the_grace_chosen_is_the_grace_asked_for(open_dialog: Open, service: Service, qtbot) -> None:
    dialog = open_dialog()
    dialog.footer.forward.click()
    qtbot.mouseClick(dialog.happens.cards[2], Qt.MouseButton.LeftButton)
    assert "23 Nov 2026, 15:20" in sample.shown(dialog.happens)
    dialog.footer.forward.click()
    qtbot.waitUntil(lambda: "cannot be cancelled" in sample.shown(dialog))
    dialog.confirm.field.setText(EMAIL)
    dialog.footer.final.click()
    assert service.scheduled is not None
    assert service.scheduled.grace_days == 0
    assert "being deleted" in sample.shown(dialog)
    assert dialog.done_page.code.text() == ""


def test_enter_never_deletes(open_dialog: Open, service: Service, qtbot) -> None:
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    qtbot.keyClick(dialog.confirm.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.footer.final.setFocus()
    qtbot.keyClick(dialog.footer.final, Qt.Key.Key_Return)
    assert service.steps == []
    assert not dialog.isVisible()
    assert dialog.footer.cancel.isDefault()


def test_a_thousand_random_keys_delete_nothing(open_dialog: Open, service: Service) -> None:
    keys = [
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Delete),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Backtab, Qt.Key.Key_A, Qt.Key.Key_At),
    ]
    weights = [1, 1, *[9] * (len(keys) - 2)]
    dice = random.Random(11)  # noqa: S311 - a cat, not a key
    dialog = open_dialog()
    for _ in range(1000):
        if not dialog.isVisible():
            dialog = open_dialog()
        target = QApplication.focusWidget()
        reached = target if target is not None and dialog.isAncestorOf(target) else dialog
        QTest.keyClick(reached, dice.choices(keys, weights)[0])
    dialog.reject()
    assert service.steps == []


def test_escape_leaves_before_it_is_scheduled_and_not_after(open_dialog: Open, service: Service, qtbot) -> None:
    dialog = open_dialog()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert EMAIL not in "\n".join(sample.texts(dialog))
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    dialog.footer.final.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.footer.cancel.click()
    assert not dialog.isVisible()


def test_it_opens_as_large_as_the_window_leaves(open_dialog: Open, theme: Theme, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 780)
    dialog = open_dialog(parent=window)
    assert dialog.width() == min(1200, theme.u(252))
    assert dialog.height() == min(780, theme.u(176))
    dialog.reject()
    window.resize(720, 520)
    narrow = open_dialog(parent=window)
    assert narrow.width() <= max(720, narrow.minimumSizeHint().width())


def test_back_leads_back(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert dialog.footer.back.isHidden()
    to_confirm(dialog)
    dialog.footer.back.click()
    dialog.footer.back.click()
    assert dialog.step == BEFORE


def test_saving_a_copy_first_leaves_the_dialog(open_dialog: Open, service: Service, qtbot) -> None:
    dialog = open_dialog()
    assert dialog.before.copy is not None
    with qtbot.waitSignal(dialog.copy_asked):
        dialog.before.copy.click()
    assert not dialog.isVisible()
    assert service.steps == []


def test_offline_is_refused_with_its_reason_and_never_queued(open_dialog: Open, service: Service) -> None:
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    dialog.set_offline(offline=True)
    assert not dialog.footer.final.isEnabled()
    assert "Nothing is queued" in sample.shown(dialog)
    dialog.set_offline(offline=False)
    assert dialog.footer.final.isEnabled()


def test_a_service_that_cannot_be_reached_at_first(open_dialog: Open, service: Service) -> None:
    service.preview_error = Offline("api.example.org")
    dialog = open_dialog()
    assert "could not be read" in sample.shown(dialog)
    assert not dialog.footer.forward.isEnabled()
    service.preview_error = None
    dialog.set_offline(offline=False)
    dialog.states.acted.emit("retry")
    assert dialog.footer.forward.isEnabled()


def test_a_lost_answer_is_asked_again_with_the_same_key(open_dialog: Open, service: Service) -> None:
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    service.errors = [TooSlow("api.example.org")]
    dialog.footer.final.click()
    assert dialog.step == CONFIRM
    assert "cannot happen twice" in dialog.bar.text()
    dialog.bar.button.click()
    assert dialog.step == DONE
    assert service.bodies[0] == service.bodies[1]
    assert len(service.keys) == 1


def test_a_refusal_is_said_and_nothing_is_promised(open_dialog: Open, service: Service, qtbot) -> None:
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    service.errors = [Refused(409, "deletion-already-scheduled")]
    with qtbot.waitSignal(dialog.failed):
        dialog.footer.final.click()
    assert "twice" not in dialog.bar.text()
    assert dialog.footer.final.isEnabled()


def test_the_browser_is_waited_for_and_cancel_gives_up(open_dialog: Open, service: Service, qtbot) -> None:
    tasks = Tasks()
    waiting, stopped = threading.Event(), threading.Event()
    service.errors = [StepUpNeeded(401, "step-up-required")]

    def wait_for_person() -> None:
        waiting.set()
        stopped.wait(10)

    service.before_step_up = wait_for_person
    dialog = open_dialog(tasks)
    qtbot.waitUntil(dialog.footer.forward.isEnabled)
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    dialog.footer.final.click()
    assert waiting.wait(5)
    qtbot.waitUntil(lambda: "account.example.org" in sample.shown(dialog))
    assert not dialog.confirm.field.isEnabled()
    with qtbot.waitSignal(dialog.uncertain):
        dialog.confirm.wait.waiting.cancel.click()
    stopped.set()
    assert not dialog.isVisible()
    assert tasks.close()
    assert service.scheduled is None


def test_code_and_receipt_are_saved_in_one_file(open_dialog: Open, service: Service, tmp_path: Path) -> None:
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    dialog.footer.final.click()
    assert "Not saved yet" in dialog.done_page.note.text()
    dialog.done_page.copy.click()
    assert QGuiApplication.clipboard().text() == sample.CODE
    dialog.done_page.save.click()
    (file,) = tmp_path.iterdir()
    said = file.read_text()
    for part in (sample.CODE, sample.CAPABILITY, "e30.e30.c2ln", "2031-12-07", sample.LAW):
        assert part in said
    assert file.name in dialog.done_page.note.text()


def test_a_receipt_that_cannot_be_saved_leaves_the_code_on_the_screen(
    open_dialog: Open, service: Service, tmp_path: Path
) -> None:
    dialog = open_dialog()
    to_confirm(dialog)
    dialog.confirm.field.setText(EMAIL)
    dialog.footer.final.click()
    (tmp_path / "dijo-deletion-20261207.txt").mkdir()
    dialog.done_page.save.click()
    assert "Saved" not in dialog.done_page.note.text()
    assert sample.CODE in sample.shown(dialog)


def test_preview_only_changes_nothing(open_dialog: Open, service: Service) -> None:
    dialog = open_dialog(preview_only=True)
    assert dialog.step == HAPPENS
    for button in (dialog.footer.forward, dialog.footer.back, dialog.footer.final, *dialog.happens.cards):
        assert not button.isVisible()
    assert "until 7 Dec 2031" in sample.shown(dialog)
    dialog.footer.cancel.click()
    assert service.steps == []


def test_a_scheduled_deletion_is_shown_from_what_was_promised(open_dialog: Open, service: Service) -> None:
    service.preview_error = Refused(409, "deletion-scheduled")
    dialog = open_dialog(preview_only=True, scheduled=sample.deletion(secrets=False))
    assert "7 Dec 2026, 15:20" in sample.shown(dialog)


def test_everything_has_a_name_in_every_step(open_dialog: Open) -> None:
    dialog = open_dialog()
    for _ in range(3):
        assert_named(dialog)
        dialog.footer.forward.click()
    dialog.confirm.field.setText(EMAIL)
    dialog.footer.final.click()
    assert dialog.step == DONE
    assert_named(dialog)


def test_nothing_is_cut_at_twice_the_text_size(open_dialog: Open, theme: Theme, qapp: QApplication, qtbot) -> None:
    sample.doubled(theme, qapp)
    dialog = open_dialog()
    dialog.resize(1136, 716)
    for _ in range(3):
        qtbot.waitUntil(lambda: sample.cut(dialog) == [])
        dialog.footer.forward.click()
    dialog.confirm.field.setText(EMAIL)
    dialog.footer.final.click()
    qtbot.waitUntil(lambda: sample.cut(dialog) == [])
    assert dialog.width() == 1136
