"""The service is killed in mid-sync: one sentence, one button, and nothing lost once it is back."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import closing

from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.demo.database import open_database, sqlite_url
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.scenarios.heavy import fill_heavy
from dijo_desktop.demo.tables import metadata
from dijo_desktop.domain.clock import Clock
from tests.journeys.driver import Computer, Window
from tests.journeys.heart import FREE, Heart

CALLS = 60_000


def test_a_killed_service_is_said_once_and_restarting_it_loses_nothing(computer: Computer) -> None:
    heavy = person_of("heavy")
    assert heavy is not None
    computer.browser = ScriptedBrowser(heavy.email)
    with computer.start() as window:
        window.until(lambda: window.offers("Sign in"))
        make_calls(computer, window)
        heart = Heart()
        seen: list[int] = []
        child = window.demo_child()
        window.press("Sign in")
        window.until(lambda: window.program.signed_in is not None)
        assert window.program.syncing is not None

        def kill(progress: object) -> None:
            if not seen and 5_000 < window.held() < CALLS:
                seen.append(window.held())
                os.kill(child.pid, signal.SIGKILL)

        window.program.syncing.progressed.connect(kill)
        window.until(window.main.bars.bar.isVisible)
        assert window.sees("The demo service stopped. Only sample data is concerned.")
        assert seen, "it was killed in mid-sync"
        assert window.offers("Start the demo again")
        kept = window.held()
        assert seen[0] <= kept < CALLS
        assert window.program.sections is not None
        window.until(lambda: window.program.sections.calls.shown_calls == window.held())
        assert window.main.section == "calls"
        assert window.sees("Not synced")

        window.press("Start the demo again")
        window.until(lambda: window.synced() and window.held() == CALLS)
        window.until(lambda: not window.main.bars.bar.isVisible())
        signed_in = window.program.signed_in
        assert signed_in is not None
        assert window.demo_child().pid != child.pid
        assert heart.largest_gap < FREE
        assert window.program.sections.calls.shown_calls == CALLS
        assert len(computer.links) == 1
        there = sum(total.calls for total in signed_in.calls.summary(stop=threading.Event()).totals)
        assert there == CALLS


def make_calls(computer: Computer, window: Window) -> None:
    """Make the person of scenario heavy with fewer calls than a million, in the demo's own database."""
    person = person_of("heavy")
    assert person is not None
    assert window.built.desk is not None
    origin = window.built.desk.find_service(threading.Event())
    database = open_database(sqlite_url(computer.root / "kept" / "data" / "service" / "service.db"), metadata)
    with closing(database), database.write() as connection:
        fill_heavy(connection, origin, person, Clock().now_ms(), CALLS)
