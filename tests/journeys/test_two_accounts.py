"""Two people share a computer: each has a sign-in, a folder and a keyring item, and neither sees the other's."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication

from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.signed_in import SignedIn
from tests.journeys import keyring_door
from tests.journeys.driver import Computer, Window
from tests.journeys.frames import Frames

FIRST, SECOND = "ordinary@demo.example", "new@demo.example"


def test_two_people_are_signed_in_side_by_side(computer: Computer) -> None:
    computer.browser = ScriptedBrowser(FIRST)
    accounts = computer.root / "kept" / "data" / "accounts"
    with computer.start() as window:
        first = window.sign_in()
        add_another(computer, window, SECOND)
        second = until_is(window, SECOND)
        assert second.session.origin == first.session.origin
        assert len(list(accounts.iterdir())) == 2
        assert len(keyring_door.items()) == 2
        window.until(lambda: offered(window) == sorted([(FIRST, False), (SECOND, True)]))
        assert window.program.sections.calls.shown_calls == 0
        assert first.account.id not in window.everything()

        choose(window, FIRST)
        again = until_is(window, FIRST)
        assert again.account.id == first.account.id
        window.until(window.synced)
        assert len(computer.links) == 2, "changing over needs no browser"

        window.go("account")
        window.press("Sign out")
        window.until(lambda: window.offers("Sign in"))
        window.until(lambda: window.offers(f"Open {SECOND}"))
        assert FIRST not in window.everything()
        window.press(f"Open {SECOND}")
        until_is(window, SECOND)
    with computer.start() as window:
        until_is(window, SECOND)
        assert len(computer.links) == 2

        window.program.window.sidebar.account.add.emit()
        window.until(lambda: window.offers("Remove Signed-out account from this computer"))
        window.press("Remove Signed-out account from this computer")
        window.press("Remove")
        window.until(lambda: window.sees("A second look found nothing left."))
        window.press("Close")
        assert len(list(accounts.iterdir())) == 1
        assert len(keyring_door.items()) == 1
        window.press(f"Open {SECOND}")
        assert window.main.section == "calls"
        assert window.program.signed_in is not None


def test_a_session_ended_elsewhere_locks_the_copy_and_offers_to_remove_it(
    qapp: QApplication, computer: Computer
) -> None:
    accounts = computer.root / "kept" / "data" / "accounts"
    with computer.start() as window:
        signed_in = window.sign_in()
        window.until(lambda: offered(window) == [(FIRST, True)])
        frames = Frames(qapp, [FIRST, signed_in.account.id, "£"], lambda: window.program.signed_in is None)
        signed_in.session.revoke(signed_in.session.life.refresh, threading.Event())
        window.main.commanded.emit("sync")
        window.until(lambda: window.offers("Remove from this computer…"))
        assert window.sees("This computer was signed out from elsewhere. The saved copy is locked.")
        window.until(lambda: frames.painted)
        frames.end()
        assert frames.seen == []
        assert FIRST not in window.everything()
        window.press("Remove from this computer…")
        window.press("Remove")
        window.until(lambda: window.sees("A second look found nothing left."))
        window.press("Close")
        assert list(accounts.iterdir()) == []
        window.until(lambda: window.offers("Sign in"))


def test_the_account_page_works_without_the_service(computer: Computer) -> None:
    accounts = computer.root / "kept" / "data" / "accounts"
    with computer.start() as window:
        window.sign_in()
    with computer.start() as window:
        window.until(lambda: window.program.signed_in is not None)
        window.until(lambda: window.program.sections.complete)
        window.demo_child().kill()
        window.main.commanded.emit("sync")
        window.go("account")
        assert window.sees(FIRST)
        looks, calls = window.program.sections.account.page.appearance, window.program.sections.calls
        before = calls.table.row_height
        window.press("Roomy")
        looks.menu.click()
        assert calls.table.row_height > 1.5 * before
        assert window.main.menuBar().isVisible()
        kept = window.program.sections._around.keep.preferences
        assert (kept.row_height, kept.menu_bar) == ("roomy", True)
        window.press("Remove…")
        window.press("Remove")
        window.until(lambda: window.sees("A second look found nothing left."))
        window.press("Close")
        assert list(accounts.iterdir()) == []
        window.until(lambda: window.offers("Sign in"))


def add_another(computer: Computer, window: Window, email: str) -> None:
    """Ask for another account in the menu and sign in as somebody else."""
    computer.browser = ScriptedBrowser(email)
    (add,) = [action for action in window.main.sidebar.account.menu.actions() if action.text() == "Add an account…"]
    add.trigger()
    window.press("Sign in")


def offered(window: Window) -> list[tuple[str, bool]]:
    """The accounts of the switcher, and which is ticked."""
    actions = [action for action in window.main.sidebar.account.menu.actions() if action.isCheckable()]
    return sorted((action.text().partition(" ")[0], action.isChecked()) for action in actions)


def choose(window: Window, email: str) -> None:
    """Go over to another account by the switcher."""
    window.until(lambda: email in [name for name, _ in offered(window)])
    (action,) = [one for one in window.main.sidebar.account.menu.actions() if email in one.text()]
    action.trigger()


def until_is(window: Window, email: str) -> SignedIn:
    """Wait until this person is in, with every page."""

    def there() -> bool:
        program = window.program
        if program.signed_in is None or program.sections is None or program.syncing is None:
            return False
        here = program.signed_in.account.email == email
        return here and program.sections.complete and not program.syncing.running

    window.until(there)
    assert window.main.sidebar.account.texts() == ("DiJo demo", email)
    assert window.program.signed_in is not None
    return window.program.signed_in
