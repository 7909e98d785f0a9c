"""A service that holds more than its policy names: a person sees what, looks at it, asks and complains."""

from __future__ import annotations

import threading
from contextlib import closing

import msgspec
from sqlalchemy import update

from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.demo.database import open_database, sqlite_url
from dijo_desktop.demo.tables import metadata, sessions
from tests.journeys.driver import Computer

STOP = threading.Event()
NAMES = ("risk_score", "The other party of a call", "technical.location")


def test_what_the_policy_does_not_name_is_shown_asked_about_and_complained_about(computer: Computer) -> None:
    computer.browser = ScriptedBrowser("watched@demo.example")
    with computer.start() as window:
        signed_in = window.sign_in()
        window.my_data()
        window.until(lambda: window.sees("The service sends 3 things that its privacy policy does not cover."))
        window.press("Show them")
        for name in NAMES:
            assert window.sees(name), name
        assert window.sees("Section 2.2 of the privacy policy does not name it.")
        assert not window.sees("37")
        window.press("Show value: risk_score")
        window.until(lambda: window.sees("37"))
        window.press("Hide value: risk_score")
        assert not window.sees("37")

        window.press("Complain…")
        window.press("Send request")
        window.until(lambda: window.sees("Request sent"))
        assert window.sees("Acknowledged by")
        assert window.sees("Signed by")
        window.press("Close")
        (complaint,) = signed_in.privacy_requests.list(kind="complaint", stop=STOP).items
        for pointer in ("/risk_score", "/items/*/peer", "/rows/technical.location"):
            assert pointer in complaint.details["statement"]

        an_hour_passes(computer)
        links = len(computer.links)
        window.press("Show them")
        window.press("Ask for access…")
        window.press("Send request")
        window.until(lambda: window.sees("Request sent"))
        assert len(computer.links) == links + 1, "a fresh sign-in was asked for, once"
        assert window.sees("Answer due by")
        window.press("Close")
        newest = signed_in.privacy_requests.list(kind="access", stop=STOP).items[0]
        assert (newest.details["keys"], newest.status) == (None, "received")
        window.until(lambda: signed_in.copy.outbox.open_actions() == [])

        window.press("Save a copy of my data")
        window.until(lambda: window.sees("Your copy is saved and verified"))
        window.press("Back to My data")
        window.until(lambda: window.sees("The service sends 4 things that its privacy policy does not cover."))
        kept = signed_in.copy.findings.all()
        assert len(kept) == 4
        assert b"37" not in msgspec.json.encode([one.pointer for one in kept])
    with computer.start() as window:
        again = window.until_in()
        window.my_data()
        window.until(lambda: window.sees("The service sends 4 things that its privacy policy does not cover."))
        assert again.copy.findings.all() == kept, "first seen is when it was first seen"


def test_a_sign_in_that_is_broken_off_sends_nothing_and_keeps_nothing_open(computer: Computer) -> None:
    computer.browser = ScriptedBrowser("watched@demo.example")
    with computer.start() as window:
        signed_in = window.sign_in()
        window.my_data()
        window.press("Show them")
        computer.browser.open = lambda _link: True  # the person looks at the page and does nothing
        an_hour_passes(computer)
        before = len(signed_in.privacy_requests.list(stop=STOP).items)
        window.press("Ask for access…")
        window.press("Send request")
        window.until(lambda: window.sees("The service wants a fresh sign-in before it does this."))
        window.press("Cancel")
        window.until(lambda: window.offers("Send request"))
        assert len(signed_in.privacy_requests.list(stop=STOP).items) == before
        assert signed_in.copy.outbox.open_actions() == []
        window.press("Cancel")
        window.until(lambda: window.dialog is None)


def an_hour_passes(computer: Computer) -> None:
    """Since the sign-in, as the demo's database has it: real time is not to be moved (contract DM-2)."""
    database = open_database(sqlite_url(computer.root / "kept" / "data" / "service" / "service.db"), metadata)
    with closing(database), database.write() as connection:
        before = sessions.c.authenticated_real_ms - 3_600_000
        connection.execute(update(sessions).values(authenticated_real_ms=before))
