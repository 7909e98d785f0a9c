"""A deletion is scheduled, its code not lost with the program, seen on every page, and taken back by one click."""

from __future__ import annotations

from dijo_desktop.ui.deletion.dialog import DeletionDialog
from tests.journeys.driver import Computer, Window

SECTIONS = ("calls", "consent", "data", "account")


def test_a_scheduled_deletion_outlives_a_restart_and_one_click_takes_it_back(computer: Computer) -> None:
    with computer.start() as window:
        signed_in = window.sign_in()
        window.my_data()
        window.press("Delete my account…")
        dialog = window.dialog
        assert isinstance(dialog, DeletionDialog)
        window.press("Continue…")
        window.until(lambda: dialog.confirm.field.isVisible() or window.offers("Continue…"))
        window.press("Continue…")
        window.until(dialog.confirm.field.isVisible)
        assert not dialog.footer.final.isEnabled()
        window.type(dialog.confirm.field, "somebody@else.example")
        assert not dialog.footer.final.isEnabled()
        window.type(dialog.confirm.field, signed_in.account.email)
        window.press("Delete my account")
        window.until(lambda: window.sees("Your account will be deleted on"))
        assert len(computer.links) == 2, "a fresh sign-in was asked for"
        code = dialog.done_page.code.text()
        assert len(code) > 20

    with computer.start() as window:
        window.until_in()
        window.until(lambda: window.main.bars.bar.isVisible())
        said = countdown_on_every_page(window)
        window.go("data")
        window.until(lambda: window.sees(code))
        window.press("Copy the cancel code")
        assert len(computer.links) == 2, "the code was asked for again without a sign-in"

    with computer.start() as window:
        window.until_in()
        window.until(lambda: window.main.bars.bar.isVisible())
        assert countdown_on_every_page(window) == said
        window.go("data")
        window.until(lambda: window.program.sections.data.page.data.again.isEnabled())
        assert not window.sees("Cancel code"), "whoever has it needs no second showing"
        window.go("calls")
        window.press("Cancel deletion")
        window.until(lambda: not window.main.bars.bar.isVisible())
        assert len(computer.links) == 2, "taking it back needs no sign-in"

    with computer.start() as window:
        window.until_in()
        window.my_data()
        assert not window.sees("will be deleted")
        assert window.offers("Delete my account…")


def countdown_on_every_page(window: Window) -> str:
    """What the bar says, the same everywhere, with a way back on every page."""
    said = set()
    for section in SECTIONS:
        window.go(section)
        bar = window.main.bars.bar
        assert bar.isVisible(), section
        said.add(bar.text())
        window.until(lambda: window.offers("Cancel deletion"))
    (text,) = said
    assert "Your account will be deleted on" in text
    assert "left." in text
    return text
