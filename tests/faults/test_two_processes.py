"""Two processes hold one account of a service that rotates: whatever is lost or killed, nobody is signed out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dijo_desktop.client.accounts import Accounts
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.domain.keyring_record import read_record
from dijo_desktop.store.places import Places
from tests.demo.running import RunningService
from tests.faults.another_run import ANSWERED, AnotherRun, CountingHttp, accounts_in
from tests.faults.dying import SAVING, Death

THREADS = 20
LIFE = 301
"""Seconds after which every access token is over."""


@pytest.fixture(scope="module", params=["bearer", "dpop"])
def mode(request: pytest.FixtureRequest) -> str:
    """Only a bearer token is replaced when it is used."""
    return str(request.param)


@pytest.fixture(scope="module")
def service(mode: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    one = RunningService(tmp_path_factory.mktemp("service"), "--mode", mode)
    yield one
    one.stop()


def sign_in(service: RunningService, folder: Path) -> str:
    """Sign a person in on the computer in `folder` and quit; the account."""
    accounts, me = here(service, folder)
    me.lock()
    accounts.http.shut()
    return me.account.id


def here(service: RunningService, folder: Path) -> tuple[Accounts, SignedIn]:
    """A run of the program in this process that signs in and stays."""
    folder.mkdir(exist_ok=True)
    Places.below(folder).make()
    browser, death = ScriptedBrowser("ordinary@demo.example"), Death()
    accounts = accounts_in(folder, CountingHttp(death), death, open_browser=browser.open)
    return accounts, accounts.sign_in(service.origin, stop=threading.Event(), waiting=lambda _attempt: None)


def next_start(folder: Path) -> str:
    """Start again on the computer in `folder` and quit; the account that is signed in without asking anybody."""
    death, stop = Death(), threading.Event()
    accounts = accounts_in(folder, CountingHttp(death), death)
    home = accounts.resume(stop=stop)
    assert home is not None
    me = accounts.connect(home, stop)
    me.lock()
    accounts.http.shut()
    return me.account.id


def refresh_token(folder: Path) -> str:
    """What the one item in the keyring signs in with."""
    (item,) = (folder / "keyring").glob("*.item")
    record = read_record(item.read_text(encoding="utf-8"))
    assert record is not None, "neither the old record nor the new one"
    return record.refresh


def reused(service: RunningService) -> list[tuple[object, ...]]:
    """Sessions that the service ended because a token came twice."""
    return service.query("SELECT id FROM sessions WHERE ended_reason = 'reuse_detected'")


@pytest.mark.fault("B11")
@pytest.mark.fault("O9")
def test_twenty_threads_each_in_two_processes_renew_once_a_process(service: RunningService, tmp_path: Path) -> None:
    account = sign_in(service, tmp_path)
    runs = [AnotherRun(tmp_path), AnotherRun(tmp_path)]
    assert [run.said() for run in runs] == [{"account": account}] * 2
    with service.http() as http:
        for lost in (0, 0, 1):
            service.real_time_passes(LIFE)
            lose = {"method": "POST", "path": "/oauth/token", "effect": "truncate_after", "value": 0, "times": lost}
            service.demo(http, "PUT", "/faults", json={"rules": [lose] if lost else []}).raise_for_status()
            for run in runs:
                run.tell("read", str(THREADS))
            assert [run.said() for run in runs] == [{"found": [account], "renewed": 1}] * 2
            rules = service.demo(http, "GET", "/faults").json()["rules"]
            assert sum(rule["times"] for rule in rules) == 0, "no answer was lost"
    assert [run.end() for run in runs] == [0, 0]
    assert reused(service) == []


@pytest.mark.fault("B11")
@pytest.mark.fault("O9")
def test_killed_between_answer_and_save_the_next_start_is_signed_in(
    service: RunningService, mode: str, tmp_path: Path
) -> None:
    account = sign_in(service, tmp_path)
    before = refresh_token(tmp_path)
    killed, other = AnotherRun(tmp_path, die=ANSWERED), AnotherRun(tmp_path)
    assert (killed.said(), killed.end()) == ({}, -9)
    assert other.said() == {"account": account}
    again = AnotherRun(tmp_path)
    assert again.said() == {"account": account}
    assert (refresh_token(tmp_path) != before) is (mode == "bearer")
    service.real_time_passes(LIFE)
    for run in (other, again):
        run.tell("read", "2")
    assert [run.said() for run in (other, again)] == [{"found": [account], "renewed": 1}] * 2
    assert [other.end(), again.end()] == [0, 0]
    assert reused(service) == []


@pytest.mark.fault("K11")
@pytest.mark.fault("SI-15")
@pytest.mark.parametrize("mode", ["bearer"], indirect=True)
def test_killed_at_any_step_of_a_save_the_record_is_the_old_or_the_new_one(
    service: RunningService, tmp_path: Path
) -> None:
    folders = {step: tmp_path / step for step in SAVING}
    accounts = {step: sign_in(service, folder) for step, folder in folders.items()}
    before = {step: refresh_token(folder) for step, folder in folders.items()}
    killed = {step: AnotherRun(folder, die=step) for step, folder in folders.items()}
    assert {step: (run.said(), run.end()) for step, run in killed.items()} == dict.fromkeys(SAVING, ({}, -9))
    after = {step: refresh_token(folder) for step, folder in folders.items()}
    assert [after[step] == before[step] for step in SAVING] == [True, True, True, False]
    assert {step: next_start(folder) for step, folder in folders.items()} == accounts
    assert reused(service) == []


@pytest.mark.fault("SI-30")
@pytest.mark.fault("O9")
def test_signing_in_again_in_one_process_carries_the_other_along(service: RunningService, tmp_path: Path) -> None:
    """What signed in before is ended at the service; a process that held it goes on with the new one."""
    account = sign_in(service, tmp_path)
    other = AnotherRun(tmp_path)
    assert other.said() == {"account": account}
    accounts, me = here(service, tmp_path)
    other.tell("read", str(THREADS))
    assert other.said() == {"found": [account], "renewed": 1}
    assert me.accounts.read(stop=threading.Event()).id == account
    assert other.end() == 0
    me.lock()
    accounts.http.shut()
    assert reused(service) == []
