"""Killed while it fetches the calls, the program goes on at the last page it wrote: nothing is lost or doubled."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from dijo_desktop.client.call_sync import CallSync
from dijo_desktop.client.page_ahead import AHEAD
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.money import to_micro
from dijo_desktop.store.calls import SyncState
from dijo_desktop.store.places import Places
from tests.demo.running import RunningService
from tests.faults.another_run import CountingHttp, accounts_in
from tests.faults.dying import Death
from tests.faults.syncing_run import PAGE, Asked, killed_run

CALLS = 5_000
PAGES = ceil(CALLS / PAGE)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    one = RunningService(tmp_path_factory.mktemp("service"), "--heavy-calls", str(CALLS))
    yield one
    one.stop()


class Person:
    """Somebody with many calls, on a computer of her own."""

    def __init__(self, service: RunningService, folder: Path) -> None:
        self._folder = folder
        self._note = folder / "asked.txt"
        self._note.touch()
        Places.below(folder).make()
        browser, death = ScriptedBrowser("heavy@demo.example"), Death()
        accounts = accounts_in(folder, CountingHttp(death), death, open_browser=browser.open)
        accounts.sign_in(service.origin, stop=threading.Event(), waiting=lambda _attempt: None).lock()
        accounts.http.shut()

    def killed(self, moment: str, number: int = 0) -> list[str]:
        """The places asked for by a run that is killed."""
        before = len(self.asked())
        assert killed_run(self._folder, self._note, moment, number) == -9
        return self.asked()[before:]

    def asked(self) -> list[str]:
        """Every place asked for so far."""
        return self._note.read_text(encoding="utf-8").splitlines()

    def state(self) -> SyncState:
        """What a start finds, without the network."""
        accounts = accounts_in(self._folder, CountingHttp(Death()), Death())
        home = accounts.resume(stop=threading.Event())
        assert home is not None
        assert home.copy.cache_damage is None
        state = home.copy.calls.sync_state()
        assert state.rows == home.copy.calls.count()
        home.copy.close()
        accounts.http.shut()
        return state

    def finish(self) -> list[str]:
        """The places asked for by a run that ends; what it leaves is what the service holds."""
        before, stop = len(self.asked()), threading.Event()
        accounts = accounts_in(self._folder, CountingHttp(Death()), Death())
        home = accounts.resume(stop=stop)
        assert home is not None
        me = accounts.connect(home, stop)
        calls: Any = Asked(me.calls, self._note)
        CallSync(calls, me.copy.calls, Clock(), page=PAGE).run(stop, lambda _progress: None)
        held_is_what_the_service_holds(me, stop)
        me.lock()
        accounts.http.shut()
        return self.asked()[before:]


def held_is_what_the_service_holds(me: SignedIn, stop: threading.Event) -> None:
    """As many calls, the same sums for each currency and month, kept beside the rows and taken from them."""
    said = me.calls.summary("month", stop=stop)
    assert me.copy.calls.count() == sum(total.calls for total in said.totals)
    view = me.copy.calls.build_view(CallQuery(group="month"), time_zone="UTC", stop=stop)
    theirs = {(one.cost.currency, one.calls, one.duration_seconds, to_micro(one.cost.amount)) for one in said.totals}
    assert {(one.currency, one.calls, one.seconds, one.cost_micro) for one in view.totals} == theirs
    assert view.sums(1, view.rows - 1) == view.totals
    assert {(group.day, code, cost) for group in view.groups for code, cost in group.costs} == {
        (one.period, one.cost.currency, to_micro(one.cost.amount)) for one in said.groups
    }
    view.close()


@pytest.mark.fault("S1")
def test_killed_again_and_again_it_goes_on_where_it_was(service: RunningService, tmp_path: Path) -> None:
    person = Person(service, tmp_path)
    assert person.killed("after newest") == []
    rows, written = person.state().rows, 0
    for moment, number in (("after", 1), ("before", 2), ("during", 2), ("after", 2)):
        state = person.state()
        assert state.full_pass_running
        assert state.rows >= rows
        rows = state.rows
        places = person.killed(moment, number)
        assert places[0] == f"pass {state.cursor or ''}", "it goes on at the last page that was written"
        assert len(places) == len(set(places))
        assert len(places) <= 2 * AHEAD + number * AHEAD
        written += moment == "after"
    state = person.state()
    assert written * PAGE <= state.rows < CALLS
    places = person.finish()
    assert places[0] == f"pass {state.cursor}"
    passes = [one for one in places if one.startswith("pass")]
    assert len(passes) < PAGES, "what had been written was not fetched again"
    assert len(passes) >= ceil((CALLS - state.rows) / PAGE)
    assert not person.state().full_pass_running


@pytest.mark.fault("S1")
def test_a_place_the_service_has_forgotten_is_survived_too(service: RunningService, tmp_path: Path) -> None:
    person = Person(service, tmp_path)
    assert person.killed("before newest") == []
    assert person.state().full_pass_running
    person.killed("after", 3)
    assert person.state().cursor
    gone = {"method": "GET", "path": "/v1/calls/changes", "times": 1, "effect": "status", "value": 410}
    with service.http() as http:
        service.demo(http, "PUT", "/faults", json={"rules": [gone]}).raise_for_status()
    places = person.killed("after", 2)
    assert places[0] != "pass "
    assert "pass " in places[1:], "all was dropped, and begun again"
    state = person.state()
    assert state.full_pass_running
    assert PAGE <= state.rows < CALLS
    places = person.finish()
    assert places[0] == f"pass {state.cursor}"
    assert len([one for one in places if one.startswith("pass")]) < PAGES
