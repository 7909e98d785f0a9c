"""A1: the answer to "delete my account" is lost, or the program with it: one deletion, and nothing of it unknown."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.demo.people import person_of
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import ConnectionLost
from dijo_desktop.ui.deletion.schedule import KIND, Scheduled, current, seen
from dijo_desktop.ui.deletion.unfinished import find
from tests.client.computer import Computer
from tests.demo.data_fixtures import until
from tests.demo.oauth_client import FRESH, OAuthClient
from tests.demo.running import RunningService
from tests.faults.another_run import CountingHttp
from tests.faults.deleting import GRACE_DAYS, PATH, ask, run_in
from tests.faults.dying import Death

ROOT = Path(__file__).parents[2]
SCENARIO = "everyday"
EVERY = 41
"""How many bytes lie between two cuts, with the last byte besides."""


class Hasty(Clock):
    """Does not wait before it tries again."""

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        return stop.is_set()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    one = RunningService(tmp_path_factory.mktemp("service"))
    yield one
    one.stop()


@pytest.fixture
def http(service: RunningService) -> Iterator[httpx.Client]:
    """A client without a judge: what is cut short is off the contract."""
    with httpx.Client(base_url=service.origin, trust_env=False, timeout=30) as http:
        service.demo(http, "POST", f"/scenarios/{SCENARIO}").raise_for_status()
        yield http
        spoil(service, http)


def spoil(service: RunningService, http: httpx.Client, *rules: dict[str, object]) -> None:
    """Let this go wrong with the answer to the deletion, which is done before."""
    scripted = [{"method": "POST", "path": PATH, **rule} for rule in rules]
    service.demo(http, "PUT", "/faults", json={"rules": scripted}).raise_for_status()


def after_sign_in(effect: str, value: int) -> tuple[dict[str, object], ...]:
    """Every answer but the first, which says that a fresh sign-in is needed."""
    return {"effect": effect, "value": 1 << 30, "times": 1}, {"effect": effect, "value": value}


def rows(service: RunningService) -> int:
    """Deletions of the person there are or were."""
    held = service.query("SELECT count(*) FROM deletions WHERE account_id = ?", person_of(SCENARIO).account_id)
    return int(str(held[0][0]))


def effects(service: RunningService, deletion_id: str) -> list[int]:
    """How many deletions, receipts and mails with a code there are about it."""
    counts = (
        "SELECT count(*) FROM deletions WHERE id = ?",
        "SELECT count(*) FROM receipts WHERE event = 'deletion.scheduled' AND deletion_id = ?",
        "SELECT count(*) FROM mail WHERE deletion_id = ?",
    )
    return [int(str(service.query(statement, deletion_id)[0][0])) for statement in counts]


def prove(service: RunningService, http: httpx.Client, scheduled: Scheduled) -> None:
    """What came in the end is whole: it was done once, the capability reads its receipt, the code takes it back."""
    deletion = scheduled.deletion
    assert (deletion.status, deletion.grace_days, rows(service)) == ("scheduled", GRACE_DAYS, 1)
    assert effects(service, deletion.id) == [1, 1, 1]
    assert deletion.effects
    assert scheduled.receipt.count(b".") == 2
    opened = http.get("/v1/receipts", headers={"Authorization": f"Receipt {deletion.secrets.receipt_capability}"})
    assert [item["id"] for item in opened.json()["items"]] == [deletion.receipt_id]
    mails = service.demo(http, "GET", "/mailbox").json()["items"]
    assert sum(str(deletion.secrets.cancel_code) in mail["text"] for mail in mails) == 1
    taken_back = http.post("/v1/deletion-cancellations", json={"cancel_code": deletion.secrets.cancel_code})
    assert (taken_back.status_code, taken_back.json()["status"]) == (200, "cancelled")


@pytest.mark.fault("A1")
def test_wherever_the_answer_breaks_off_the_same_key_has_it_whole(
    service: RunningService, http: httpx.Client
) -> None:
    client = OAuthClient(http).sign_in(SCENARIO, **FRESH)
    key = {"Idempotency-Key": f'"{uuid.uuid4()}"'}
    wanted = {"confirm": "DELETE", "grace_days": GRACE_DAYS}
    spoil(service, http, {"effect": "truncate_after", "value": 0, "times": 1})
    with pytest.raises(httpx.TransportError):
        client.call("POST", PATH, json=wanted, headers=key)
    assert rows(service) == 1
    whole = client.call("POST", PATH, json=wanted, headers=key)
    assert (whole.status_code, whole.headers["Idempotency-Replayed"]) == (202, "true")
    for cut in (*range(1, len(whole.content), EVERY), len(whole.content) - 1):
        spoil(service, http, {"effect": "truncate_after", "value": cut, "times": 1})
        with pytest.raises(httpx.TransportError):
            client.call("POST", PATH, json=wanted, headers=key)
    assert client.call("POST", PATH, json=wanted, headers=key).content == whole.content
    assert effects(service, whole.json()["id"]) == [1, 1, 1]
    assert rows(service) == 1


@pytest.mark.fault("A1")
@pytest.mark.parametrize("cut", [0, 700])
def test_a_person_who_asks_again_gets_the_same_plan_code_and_capability(
    service: RunningService, http: httpx.Client, tmp_path: Path, cut: int
) -> None:
    computer = Computer(tmp_path, service.origin)
    computer.clock = Hasty()
    me = computer.sign_in(computer.start())
    key = str(uuid.uuid4())
    spoil(service, http, *after_sign_in("truncate_after", cut))
    with pytest.raises(ConnectionLost):
        ask(me, key)
    assert rows(service) == 1
    assert [(action.kind, action.key) for action in me.copy.outbox.open_actions()] == [(KIND, key)]
    truth = current(me.deletion, computer.stop)
    spoil(service, http)
    scheduled = ask(me, key)
    assert truth is not None
    assert scheduled.deletion.id == truth.id
    prove(service, http, scheduled)
    me.lock()
    computer.close()


@pytest.mark.fault("A1")
@pytest.mark.parametrize("answered", [False, True], ids=["before the answer", "with the answer in hand"])
def test_a_program_killed_after_it_asked_finds_the_truth_at_its_next_start(
    service: RunningService, http: httpx.Client, tmp_path: Path, answered: bool
) -> None:
    key, folder = str(uuid.uuid4()), tmp_path / "pc"
    if not answered:
        spoil(service, http, *after_sign_in("drip_bytes_per_second", 1))
    command = [sys.executable, "-m", "tests.faults.deleting", service.origin, str(folder), key]
    child = subprocess.Popen(command, cwd=ROOT)
    try:
        until(lambda: rows(service) == 1 or child.poll() is not None, 30)
        if answered:
            child.wait(30)
    finally:
        child.kill()
    assert child.wait(30) == -signal.SIGKILL
    spoil(service, http)
    with next_start(folder) as me:
        truth = current(me.deletion, threading.Event())
        assert truth is not None
        assert (truth.status, truth.grace_days) == ("scheduled", GRACE_DAYS)
        (action,) = me.copy.outbox.open_actions()
        assert (action.kind, action.key) == (KIND, key)
        found = find(me.deletion, me.copy.outbox, threading.Event())
        assert found is not None
        assert found.id == truth.id
        prove(service, http, Scheduled(found, me.receipts.read(str(found.receipt_id), stop=threading.Event())))
        seen(me.copy.outbox)
        assert me.copy.outbox.open_actions() == []
        assert find(me.deletion, me.copy.outbox, threading.Event()) is None


@contextmanager
def next_start(folder: Path) -> Iterator[SignedIn]:
    """The program, started again on the same computer."""
    accounts = run_in(folder, CountingHttp(Death()))
    home = accounts.resume(stop=threading.Event())
    assert home is not None
    me = accounts.connect(home, threading.Event())
    yield me
    me.lock()
    accounts.http.shut()
