from __future__ import annotations

from uuid import uuid4

import msgspec
import pytest

from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.keyring_record import read_record
from dijo_desktop.errors import (
    OtherAccount,
    SignedOut,
    StepUpNeeded,
)
from tests.client.computer import Computer
from tests.client.fake_service import FakeService
from tests.demo.running import RunningService


def test_what_needs_a_fresh_sign_in_gets_one_and_goes_on(computer: Computer) -> None:
    me = computer.sign_in(computer.start())
    before = computer.item()
    runs = []

    def work() -> str:
        runs.append(1)
        if "exports" not in me.session.scopes:
            raise StepUpNeeded(403, "insufficient-scope", {"required_scope": "exports"})
        return me.accounts.read(stop=computer.stop).id

    assert me.stepped_up(work, scopes=("account:delete",), stop=computer.stop, waiting=lambda attempt: None)
    assert len(runs) == 2
    assert len(computer.links) == 2
    assert {"exports", "account:delete", "calls:read"} <= me.session.scopes
    assert computer.item()["r"] != before["r"]
    assert computer.item()["d"] == before["d"]
    me.lock()
    old = read_record(msgspec.json.encode(before).decode())
    assert old is not None
    (key,) = computer.keyring.items
    computer.keyring.items[key] = old.text()
    resumed = computer.start().resume(stop=computer.stop)
    assert resumed is not None
    with pytest.raises(SignedOut):  # what was replaced is dead
        computer.start().connect(resumed, computer.stop)
    resumed.copy.close()


def test_what_needs_none_gets_none(computer: Computer) -> None:
    me = computer.sign_in(computer.start())
    me.stepped_up(lambda: None, scopes=("exports",), stop=computer.stop, waiting=lambda attempt: None)
    assert len(computer.links) == 1
    me.lock()


@pytest.mark.fault("O14")
def test_a_fresh_sign_in_by_another_person_changes_nothing(computer: Computer) -> None:
    me = computer.sign_in(computer.start())
    before = computer.item()
    computer.browser = ScriptedBrowser("new@demo.example")

    def work() -> None:
        raise StepUpNeeded(401, "step-up-required")

    with pytest.raises(OtherAccount):
        me.stepped_up(work, scopes=(), stop=computer.stop, waiting=lambda attempt: None)
    assert computer.item() == before
    assert me.accounts.read(stop=computer.stop).id == me.account.id
    me.lock()


def test_a_service_that_gives_the_same_refresh_token_again_keeps_it_alive(
    computer: Computer, somebody: FakeService
) -> None:
    me = computer.at(somebody).sign_in(computer.start())
    runs = []

    def work() -> None:
        runs.append(1)
        if len(runs) == 1:
            raise StepUpNeeded(401, "step-up-required")

    me.stepped_up(work, scopes=(), stop=computer.stop, waiting=lambda attempt: None)
    assert len(runs) == 2
    assert not [path for path, _ in somebody.forms if path == "/oauth/revoke"]
    me.lock()


def test_calls_are_brought_up_to_date(computer: Computer) -> None:
    me = computer.sign_in(computer.start())
    seen = []
    result = me.sync().run(computer.stop, seen.append)
    assert result.rows == me.copy.calls.count() > 100
    assert seen
    me.lock()


def test_a_deletion_is_scheduled_after_a_fresh_sign_in_with_one_key(
    computer: Computer, service: RunningService
) -> None:
    me = computer.sign_in(computer.start())
    key, runs = str(uuid4()), []

    def schedule() -> Deletion:
        runs.append(1)
        return me.deletion.schedule(14, key, stop=computer.stop)

    asked = {"scopes": ("account:delete",), "stop": computer.stop, "waiting": lambda attempt: None}
    deletion = me.stepped_up(schedule, **asked)
    assert deletion.status == "scheduled"
    assert (len(runs), len(computer.links)) == (2, 2)
    assert me.deletion.read(stop=computer.stop).id == deletion.id
    assert me.deletion.cancel(stop=computer.stop).status == "cancelled"
    service.real_time_passes(400)  # the scope is held, but the sign-in is no longer fresh
    key = str(uuid4())
    assert me.stepped_up(schedule, **asked).status == "scheduled"
    assert (len(runs), len(computer.links)) == (4, 3)
    me.deletion.cancel(stop=computer.stop)
    me.lock()
