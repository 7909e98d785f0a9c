"""Signing in again as the person who is here already: what signed in before ends, and nothing is opened twice."""

from __future__ import annotations

import pytest

from tests.client.computer import Computer
from tests.demo.running import RunningService


def sessions(service: RunningService, account: str) -> int:
    """How many sign-ins of an account the service holds."""
    found = service.query("SELECT COUNT(*) FROM sessions WHERE account_id = ? AND ended_at_ms IS NULL", account)
    return int(str(found[0][0]))


@pytest.mark.fault("SI-30")
def test_who_is_in_stays_in_with_the_new_tokens(computer: Computer, service: RunningService) -> None:
    accounts = computer.start()
    me = computer.sign_in(accounts)
    before, key, held = me.session.life.refresh, me.session.key, sessions(service, me.account.id)
    again = computer.sign_in(accounts)
    assert again is me
    assert again.session.life.refresh != before
    assert again.session.key is not key
    assert computer.item()["r"] == again.session.life.refresh.reveal()
    assert computer.item()["d"] == again.session.key.for_record.reveal()
    assert sessions(service, me.account.id) == held
    assert me.accounts.read(stop=computer.stop).id == me.account.id
    service.real_time_passes(301)
    assert me.accounts.read(stop=computer.stop).id == me.account.id
    me.lock()


def test_who_came_home_without_the_service_keeps_the_copy_that_is_open(
    computer: Computer, service: RunningService
) -> None:
    computer.sign_in(computer.start()).copy.close()
    accounts = computer.start()
    home = accounts.resume(stop=computer.stop)
    assert home is not None
    held = sessions(service, home.profile.account_id)
    me = computer.sign_in(accounts)
    assert me.copy is home.copy
    assert sessions(service, me.account.id) == held
    me.lock()


def test_who_is_out_comes_in_with_a_copy_of_its_own(computer: Computer, service: RunningService) -> None:
    accounts = computer.start()
    first = computer.sign_in(accounts)
    held = sessions(service, first.account.id)
    first.copy.close()
    second = computer.sign_in(accounts)
    assert second is not first
    assert not second.copy.closed
    assert sessions(service, first.account.id) == held
    second.lock()


@pytest.mark.fault("K8")
def test_each_item_is_read_once_a_run(computer: Computer, service: RunningService) -> None:
    computer.sign_in(computer.start()).copy.close()
    accounts = computer.start()
    homes = accounts._homes
    reads = computer.keyring.asked
    reads.clear()
    home = accounts.resume(stop=computer.stop)
    assert home is not None
    me = accounts.connect(home, computer.stop)
    for _ in range(2):
        (known,) = homes.known(computer.stop)
        assert (known.email, known.signed_in) == (me.account.email, True)
        service.real_time_passes(301)
        me.accounts.read(stop=computer.stop)
    me.copy.close()
    again = homes.open(known.name, computer.stop)
    assert again is not None
    again.copy.close()
    assert reads == ["get"]
    homes.remove(me.profile, computer.stop)
    assert homes.known(computer.stop) == ()
