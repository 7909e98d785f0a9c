"""The demo in the window: in and out with a click, its panel at work, and no way from its data to real data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.app import _Windows
from dijo_desktop.client.homes import SERVICE_NAME, SERVICE_NAME_DEMO
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.ui.crash import CrashHooks
from dijo_desktop.ui.demo.panel import DemoPanel
from dijo_desktop.ui.only_window import claim, window_places
from tests.demo.running import RunningService
from tests.journeys import keyring_door
from tests.journeys.driver import Computer, Window
from tests.journeys.test_two_accounts import until_is

ORDINARY, NEW, COPIED = "ordinary@demo.example", "new@demo.example", "copied@demo.example"
MINUTE_MS = 60_000


@pytest.fixture
def real_service(tmp_path: Path) -> Iterator[str]:
    """A service that is not the demo of the program: its origin."""
    service = RunningService(tmp_path / "elsewhere")
    yield service.origin
    service.stop()


def files(folder: Path, *, without: Path | None = None) -> dict[str, bytes]:
    """Every file below a folder."""
    found = [path for path in folder.rglob("*") if path.is_file() and not (without and path.is_relative_to(without))]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def panel_of(window: Window) -> DemoPanel:
    """The demo panel, opened by its button in the banner, and filled."""
    window.main.demo.panel.click()
    assert window.built.desk is not None
    panel = window.built.desk.panel
    window.until(lambda: len(panel.scenarios.buttons) == 13)
    window.until(lambda: panel.time.fortnight.isEnabled())
    return panel


def test_real_data_and_the_demo_never_meet(computer: Computer, real_service: str) -> None:
    home = computer.root / "home"
    real, demo = window_places(home, demo=False), window_places(home, demo=True)
    computer.browser = ScriptedBrowser(ORDINARY)
    with computer.start(demo=False, service=real_service, places=real) as window:
        window.press("Sign in")
        window.until_in()
    before, items = files(home), keyring_door.all_items()
    assert before
    assert {service for service, _ in items} == {SERVICE_NAME}
    with computer.start(places=demo) as window:
        assert not window.offers(f"Open {ORDINARY}"), "the demo knows nobody of the real service"
        window.sign_in()
        panel = panel_of(window)
        panel.time.years.click()
        window.until(lambda: panel.time.fortnight.isEnabled() and "real" not in panel.time.ahead.text())
        panel.scenarios.buttons["empty"].click()
        until_is(window, NEW)
        demo_origin = window.program.signed_in.session.origin
    assert demo_origin != real_service
    assert files(home, without=home / "demo") == before
    after = keyring_door.all_items()
    assert {key: after[key] for key in items} == items
    mine = {key: secret for key, secret in after.items() if key not in items}
    assert {service for service, _ in mine} == {SERVICE_NAME_DEMO}
    assert not set(mine.values()) & set(items.values())
    made = files(home / "demo")
    for name, data in before.items():
        assert SERVICE_NAME_DEMO.encode() not in data, name
        assert demo_origin.encode() not in data, name
    for name, data in made.items():
        assert real_service.encode() not in data, name
        assert not any(secret.encode() in data for secret in items.values()), name
    with computer.start(demo=False, service=real_service, places=real) as window:
        window.until_in()
        assert window.program.signed_in.session.origin == real_service
        assert len(computer.links) == 2, "the real sign-in stood all the while"


def test_one_click_leads_into_the_demo_and_one_back(qapp: QApplication, computer: Computer, qtbot: QtBot) -> None:
    home = computer.root / "home"
    windows = _Windows(qapp, CrashHooks(), home, "")
    first = claim(window_places(home, demo=False))
    assert first is not None
    windows.open(first, demo=False)

    def shown() -> Window:
        built = windows._built
        assert built is not None
        built.languages.use("en")
        return Window.of(qtbot, built)

    try:
        window = shown()
        window.press("Try the demo")
        demo = shown()
        assert demo.main is not window.main
        assert not window.main.isVisible()
        demo.until(lambda: demo.offers("Sign in"))
        assert demo.main.windowTitle().startswith("[DEMO] ")
        assert demo.main.demo.isVisible()
        assert demo.sees("Sample data. Nothing leaves this computer.")
        panel_of(demo)
        demo.press("Leave demo")
        back = shown()
        back.until(lambda: back.offers("Try the demo"))
        assert not back.main.windowTitle().startswith("[DEMO]")
        assert not back.main.demo.isVisible()
        assert not panel_visible(qapp), "the panel goes with the demo"
    finally:
        windows._built.program.window.close()
        assert windows.close()
        windows._built.theme.take_off()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def panel_visible(qapp: QApplication) -> bool:
    """Whether a demo panel is on the screen."""
    return any(isinstance(widget, DemoPanel) and widget.isVisible() for widget in qapp.topLevelWidgets())


def test_a_scenario_is_one_click_and_its_person_is_in(computer: Computer) -> None:
    with computer.start() as window:
        window.until(lambda: window.offers("Sign in"))
        panel = panel_of(window)
        panel.scenarios.buttons["everyday"].click()
        until_is(window, ORDINARY)
        panel.scenarios.buttons["deletion-scheduled"].click()
        until_is(window, "leaving@demo.example")
        window.until(lambda: window.sees("Your account will be deleted on"))
        panel.scenarios.buttons["offline"].click()  # its person is in first, then the line goes
        until_is(window, ORDINARY)
        window.until(lambda: window.main.demo.mender.isVisible())
        window.until(lambda: window.sees("Offline since"))
        assert window.program.sections.calls.shown_calls > 0
        window.main.demo.mender.click()
        window.until(lambda: not window.sees("Offline since") and window.synced())
        panel.scenarios.buttons["token-theft"].click()
        until_is(window, COPIED)
        panel.turn_to("mail")
        panel.scenarios.buttons["token-theft"].click()
        window.until(lambda: window.sees("the key of this sign-in was used twice"))
        window.until(lambda: panel.mailbox.chosen is not None)
        assert panel.mailbox.chosen.to == COPIED
        panel.scenarios.buttons["deleted-retained"].click()
        window.until(lambda: panel.note.isVisible())
        panel.note.button.click()
        assert QApplication.clipboard().text().startswith("rcp_")
        assert computer.links == [], "no browser was needed"
        panel.over.click()
        window.until(lambda: panel.mailbox.list.count() == 0)
        window.program.sign_in_page.ask.button.click()
        until_is(window, ORDINARY)
        assert len(computer.links) == 1, "who signs in by hand gets the browser"
        panel.over.click()
        window.until(lambda: window.program.signed_in is None)
        until_is(window, ORDINARY)


def test_the_clock_of_the_demo_rules_the_dates(computer: Computer) -> None:
    with computer.start() as window:
        window.sign_in()
        panel, clock = panel_of(window), window.built.program._around.clock
        before = clock.now_ms()
        for button, days in ((panel.time.month, 28), (panel.time.years, 5 * 365), (panel.time.fortnight, 14)):
            start = clock.now_ms()
            button.click()
            window.until(lambda start=start, days=days: clock.now_ms() - start >= days * 86_400_000 - MINUTE_MS)
            window.until(lambda: panel.time.fortnight.isEnabled())
        assert window.main.demo._time.text() == panel.time.time.text()
        assert window.program.signed_in is not None, "moving time signs nobody out"
        panel.over.click()
        until_is(window, ORDINARY)
        window.until(lambda: clock.now_ms() - before < 10 * MINUTE_MS)
        assert panel.time.ahead.text() == "real time"


BROKEN = {
    "offline": "You are offline.",
    "401": "The service does not accept your sign-in (401).",
    "html": "A web page came instead of data.",
}
"""What the window says while something is broken on purpose."""


@pytest.mark.fault("V6")
def test_what_is_broken_is_shown_as_what_it_is_and_so_is_a_demo_that_stopped(computer: Computer) -> None:
    with computer.start() as window:
        window.sign_in()
        window.go("consent")
        window.until(lambda: window.sees("Purposes and cookies"))
        panel = panel_of(window)
        panel.turn_to("break")
        for preset, words in BROKEN.items():
            panel.breaking.switches[preset].click()
            window.until(lambda words=words: window.sees(words))
            assert window.sees("Offline since") is (preset in ("offline", "html")), preset
            assert window.main.demo.mender.isVisible(), preset
            panel.breaking.mend.click()
            window.until(lambda words=words: not window.sees(words) and window.synced())
            assert not window.main.demo.mender.isVisible(), preset
        # An open panel looks all the time, and hides nothing by that.
        child = window.demo_child()
        child.kill()
        child.wait()
        window.until(lambda: window.sees("The demo service stopped. Only sample data is concerned."))
        assert window.demo_child().pid == child.pid, "looking does not start it again"
        window.press("Start the demo again")
        window.until(lambda: not window.built.desk.dead and window.synced())
        panel.time.fortnight.click()
        window.until(lambda: "real" not in panel.time.ahead.text())
