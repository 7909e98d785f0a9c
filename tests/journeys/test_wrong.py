"""A call is wrong: the request, its receipt, and the right value once the service has put it right."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import msgspec
import pytest

from dijo_desktop.domain.receipts import KeyBook, Verdict, check
from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.store.places import Places
from tests.demo.running import RunningService
from tests.journeys.driver import PATIENCE, Computer, Window
from tests.journeys.wrong_call import calls_of, open_dialog, send

ROOT = Path(__file__).parents[2]
HELD = "SELECT request FROM privacy_requests WHERE type = 'rectification' AND instr(request, ?)"
STOP = threading.Event()
HOUR = 3600


def test_a_call_is_put_right_from_the_list_to_the_list(computer: Computer) -> None:
    with computer.start() as window:
        signed_in = window.sign_in()
        window.until(lambda: window.program.sections.complete)
        before, said_before = seconds_in(window), calls_of(window).totals.lines[0].duration
        call, dialog = open_dialog(window)
        minutes, rest = divmod(call.seconds, 60)
        send(dialog, f"{1 + minutes // 60}:{minutes % 60:02}:{rest:02}")
        window.until(lambda: dialog.step == "done")
        filed = dialog.filed
        for words in ("Request sent", filed.request.id, "Answer due by", "Signed by"):
            assert window.sees(words), words
        window.press("Close")
        outbox = signed_in.copy.outbox
        window.until(lambda: outbox.open_actions() == [])
        (kept,) = [one for one in outbox.receipts() if one.about == filed.request.id]
        own = {"issuer": signed_in.session.metadata.issuer, "account_id": signed_in.account.id}
        judged = check(kept.jws, KeyBook(outbox.jwks()), **own, request_sha256=filed.sha256)
        assert (judged.verdict, kept.event) == (Verdict.SIGNED, "privacy_request.received")

        window.main.demo.panel.click()
        time = window.built.desk.panel.time
        window.until(time.fortnight.isEnabled)
        time.fortnight.click()
        window.until(lambda: shown(window, call.id).seconds == call.seconds + HOUR)
        window.until(window.synced)
        assert seconds_in(window) == before + HOUR
        hours_before, hours = (
            int(said.split()[0]) for said in (said_before, calls_of(window).totals.lines[0].duration)
        )
        assert hours == hours_before + 1
        (now,) = [one for one in signed_in.privacy_requests.list(stop=STOP).items if one.id == filed.request.id]
        assert (now.status, now.outcome) == ("fulfilled", None)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[RunningService]:
    """A service that outlives the program."""
    running = RunningService(tmp_path / "service")
    yield running
    running.stop()


@pytest.mark.fault("A1")
def test_killed_before_the_answer_it_is_filed_once_and_told_at_the_next_start(
    computer: Computer, service: RunningService
) -> None:
    slow = {"method": "POST", "path": "/v1/privacy-requests", "effect": "drip_bytes_per_second", "value": 1}
    with service.http() as http:
        service.demo(http, "PUT", "/faults", json={"rules": [slow]}).raise_for_status()
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.wrong_call", service.origin, computer.root / "first"],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            call_id = child.stdout.readline().strip()
            assert call_id.startswith("call_")
            patience = monotonic() + PATIENCE
            while not service.query(HELD, call_id.encode()):
                assert monotonic() < patience
        finally:
            child.kill()
            child.communicate()
        assert child.returncode == -signal.SIGKILL
        service.demo(http, "PUT", "/faults", json={"rules": []}).raise_for_status()
    with computer.start(
        demo=False, service=service.origin, places=Places.below(computer.root / "first" / "kept")
    ) as window:
        window.until(lambda: window.sees("Your request was received."))
        window.press("Show")
        assert window.sees("Request sent")
        (request,) = service.query(HELD, call_id.encode())
        assert window.sees(msgspec.json.decode(request[0])["id"])
        window.press("Close")
        window.until(lambda: window.program.signed_in.copy.outbox.open_actions() == [])
        assert len(service.query(HELD, call_id.encode())) == 1


def seconds_in(window: Window) -> int:
    """The sum of the list shown."""
    return sum(total.seconds for total in calls_of(window)._listing.view.totals)


def shown(window: Window, call_id: str) -> CallRow:
    """The row of a call as the list has it now."""
    model = calls_of(window)._model
    (row,) = [row for row in map(model.row, range(10)) if getattr(row, "id", "") == call_id]
    return row
