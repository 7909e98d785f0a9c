"""Ending a sign-in that is not open here."""

from __future__ import annotations

import pytest

from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.errors import SignedOut
from tests.client.computer import Computer
from tests.client.keyrings import LOCKED, failing


def test_an_account_that_is_not_open_is_signed_out_there_and_removed_here(computer: Computer) -> None:
    computer.sign_in(computer.start()).copy.close()
    accounts, other = computer.start(), computer.start()
    home = other.resume(stop=computer.stop)
    assert home is not None
    report = accounts.forget(home.profile.folder.name, computer.stop)
    assert report is not None
    assert report.record_removed
    with pytest.raises(SignedOut) as ended:
        other.connect(home, computer.stop)
    assert ended.value.reason == "session_ended"
    home.copy.close()
    assert accounts.forget("nobody", computer.stop) is None


@pytest.mark.fault("K2")
def test_a_keyring_that_is_locked_is_asked_once_for_the_list_and_names_nobody(computer: Computer) -> None:
    first, second = computer.start(), computer.start()
    computer.sign_in(first).copy.close()
    computer.browser = ScriptedBrowser("new@demo.example")
    computer.sign_in(second).copy.close()
    homes = computer.start()._homes
    computer.keyring.asked.clear()
    computer.keyring.before = failing(LOCKED)
    assert {(one.email, one.host, one.signed_in) for one in homes.known(computer.stop)} == {("", "127.0.0.1", False)}
    assert computer.keyring.asked == ["get"]
    computer.keyring.before = lambda what: None
    assert {one.email for one in homes.known(computer.stop)} == {"ordinary@demo.example", "new@demo.example"}


def test_another_account_is_opened_by_its_folder_and_is_then_the_one_of_last_time(computer: Computer) -> None:
    first = computer.sign_in(computer.start())
    first.copy.close()
    computer.browser = ScriptedBrowser("new@demo.example")
    computer.sign_in(computer.start()).copy.close()
    homes = computer.start()._homes
    assert homes.open("nobody", computer.stop) is None
    home = homes.open(first.profile.folder.name, computer.stop)
    assert home is not None
    assert (home.email, home.host) == ("ordinary@demo.example", "127.0.0.1")
    home.copy.close()
    last = computer.start().resume(stop=computer.stop)
    assert last is not None
    assert last.profile == home.profile
    last.copy.close()
