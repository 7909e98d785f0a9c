"""The whole way in and out, against the real reference service; the browser is played by a program."""

from __future__ import annotations

import logging
import threading

import msgspec
import pytest

from dijo_desktop.client.accounts import accounts_of
from dijo_desktop.client.homes import homes_of
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.keyring_record import read_record
from dijo_desktop.errors import (
    NotAService,
    Offline,
    OtherAccount,
    Refused,
    SignedOut,
    SignInDeclined,
)
from tests.client.computer import Computer
from tests.client.fake_service import ACCOUNT, FakeService, problem
from tests.client.fault_server import Request
from tests.client.keyrings import LOCKED, failing


def test_nobody_is_signed_in_at_first(computer: Computer) -> None:
    assert computer.start().resume(stop=computer.stop) is None
    assert computer.keyring.asked == []


def test_a_person_signs_in_by_the_browser(computer: Computer) -> None:
    waited = []
    accounts = computer.start()
    me = accounts.sign_in(computer.origin, stop=computer.stop, waiting=waited.append)
    assert me.account.email == "ordinary@demo.example"
    assert me.service.demo
    assert me.accounts.read(stop=computer.stop).id == me.account.id
    assert (waited[0].host, waited[0].browser_opened) == ("127.0.0.1", True)
    assert me.copy.kept
    assert me.session.connection_facts().tls == "loopback"
    item = computer.item()
    assert item["r"]
    assert item["d"]
    assert item["p"] is True
    files = [path for path in computer.places.data.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert not any(str(item[name]).encode() in content for name in ("r", "d", "s"))
    assert "state=" not in computer.links[0]  # it was pushed, not put into the address
    me.lock()


def test_the_next_run_resumes_without_network_and_then_connects(computer: Computer) -> None:
    first = computer.sign_in(computer.start())
    first.copy.close()
    item = computer.item()
    accounts = computer.start()
    computer.keyring.asked.clear()
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    assert computer.keyring.asked == ["get"]
    assert accounts.http.connection_facts(computer.origin) is None
    assert resumed.copy.service.capabilities == first.service.capabilities != ()
    again = accounts.connect(resumed, computer.stop)
    assert again.account.id == first.account.id
    assert again.copy is resumed.copy
    assert len(computer.links) == 1
    assert computer.item()["s"] == item["s"]
    again.lock()


def test_signing_out_kills_the_token_and_keeps_the_store_key(computer: Computer) -> None:
    accounts = computer.start()
    me = computer.sign_in(accounts)
    before = computer.item()
    session = me.session
    accounts.sign_out(me, computer.stop)
    after = computer.item()
    assert (after["r"], after["d"]) == ("", "")
    assert (after["s"], after["k"]) == (before["s"], before["k"])
    with pytest.raises(SignedOut):
        session.call("GET", "/v1/account", stop=computer.stop)
    assert computer.start().resume(stop=computer.stop) is None
    record = read_record(msgspec.json.encode(before).decode())
    assert record is not None
    (key,) = computer.keyring.items
    computer.keyring.items[key] = record.text()  # a thief puts the old record back
    thief = computer.start()
    resumed = thief.resume(stop=computer.stop)
    assert resumed is not None
    with pytest.raises(SignedOut):
        thief.connect(resumed, computer.stop)
    resumed.copy.close()
    again = computer.sign_in(computer.start())
    assert computer.item()["s"] == before["s"]
    again.lock()


def test_signing_out_works_without_network(computer: Computer) -> None:
    accounts = computer.start()
    me = computer.sign_in(accounts)
    accounts.http.shut()
    accounts.sign_out(me, computer.stop)
    assert computer.item()["r"] == ""


def test_removing_leaves_nothing(computer: Computer) -> None:
    accounts = computer.start()
    me = computer.sign_in(accounts)
    accounts.sign_out(me, computer.stop)
    report = accounts.remove(me.profile, computer.stop)
    assert (report.record_removed, report.left) == (True, ())
    assert computer.keyring.items == {}
    assert not [path for path in computer.places.data.rglob("*") if path.is_file()]
    assert computer.start().resume(stop=computer.stop) is None


def test_removing_says_what_the_keyring_keeps(computer: Computer) -> None:
    accounts = computer.start()
    me = computer.sign_in(accounts)
    accounts.sign_out(me, computer.stop)
    computer.keyring.before = failing(LOCKED, "get")
    report = accounts.remove(me.profile, computer.stop)
    assert (report.record_removed, report.left) == (False, ())


def test_a_no_in_the_browser_is_a_no(computer: Computer) -> None:
    computer.open = lambda link: threading.Thread(target=computer.browser.decline, args=(link,)).start() is None
    with pytest.raises(SignInDeclined):
        computer.sign_in(computer.start())
    assert computer.keyring.items == {}
    assert computer.start().resume(stop=computer.stop) is None


def test_the_link_can_be_had_again(computer: Computer) -> None:
    computer.open = lambda link: False

    def waiting(attempt: object) -> None:
        assert attempt.browser_opened is False
        link = attempt.link()
        assert link != computer.links[0]
        threading.Thread(target=computer.browser.approve, args=(link,)).start()

    me = computer.start().sign_in(computer.origin, stop=computer.stop, waiting=waiting)
    assert me.account.email == "ordinary@demo.example"
    me.lock()


def test_no_service_there(computer: Computer) -> None:
    accounts = computer.start()
    with pytest.raises(Offline):
        accounts.sign_in("http://127.0.0.1:9", stop=computer.stop, waiting=lambda attempt: None)


@pytest.mark.fault("O13")
def test_an_issuer_that_bound_tokens_is_not_trusted_without(computer: Computer, somebody: FakeService) -> None:
    computer.at(somebody).sign_in(computer.start()).copy.close()
    item = computer.item()
    somebody.dpop = False
    accounts = computer.start()
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    with pytest.raises(NotAService) as failure:
        accounts.connect(resumed, computer.stop)
    assert failure.value.reason == "downgrade"
    resumed.copy.close()
    with pytest.raises(NotAService):
        computer.sign_in(computer.start())
    assert computer.item() == item


def test_a_bearer_service_is_resumed_without_key(computer: Computer, somebody: FakeService) -> None:
    somebody.dpop = False
    computer.at(somebody).sign_in(computer.start()).copy.close()
    assert computer.item()["d"] == ""
    accounts = computer.start()
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    accounts.connect(resumed, computer.stop).lock()


def test_a_session_of_somebody_else_is_not_used(computer: Computer, somebody: FakeService) -> None:
    computer.at(somebody).sign_in(computer.start()).copy.close()
    accounts = computer.start()
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    other = ACCOUNT | {"id": "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4F"}
    somebody.script = lambda request: request.answer(body=other)
    with pytest.raises(OtherAccount):
        accounts.connect(resumed, computer.stop)
    resumed.copy.close()


def test_a_sign_in_that_fails_at_the_end_leaves_no_token_alive(computer: Computer, somebody: FakeService) -> None:
    somebody.script = lambda request: problem(request, 403, "misdirected-request")
    with pytest.raises(Refused):
        computer.at(somebody).sign_in(computer.start())
    assert somebody.form("/oauth/revoke")["token"] == "refresh-0"
    assert computer.keyring.items == {}
    assert computer.start().resume(stop=computer.stop) is None


def test_nothing_is_kept_of_a_service_that_does_not_say_what_it_is(computer: Computer, somebody: FakeService) -> None:
    def script(request: Request) -> None:
        if request.path == "/v1/account":
            request.answer(body=ACCOUNT)
        else:
            problem(request, 404, "not-found")

    somebody.script = script
    with pytest.raises(Refused):
        computer.at(somebody).sign_in(computer.start())
    assert computer.keyring.items == {}
    assert computer.hashes() == {}


def test_another_issuer_is_confirmed_once(computer: Computer, somebody: FakeService) -> None:
    asked = []
    issuer = FakeService()
    somebody.resource = {"authorization_servers": [issuer.origin]}
    computer.at(somebody, issuer)

    def confirm(service: str, other: str) -> bool:
        asked.append(other)
        return True

    for _ in range(2):
        me = computer.start().sign_in(
            somebody.origin, stop=computer.stop, waiting=lambda attempt: None, confirm_issuer=confirm
        )
        assert me.profile.issuer == issuer.origin
        me.lock()
    assert asked == ["127.0.0.1"]
    issuer.server.close()


def test_everything_is_put_together_for_this_computer(computer: Computer) -> None:
    for demo in (True, False):
        homes = homes_of(computer.places, clock=Clock(), demo=demo)
        accounts = accounts_of(homes, clock=Clock(), open_browser=lambda link: False)
        assert accounts.resume(stop=computer.stop) is None
        accounts.http.shut()


@pytest.mark.fault("T1")
def test_a_whole_sign_in_logs_no_secret(computer: Computer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    accounts = computer.start()
    me = computer.sign_in(accounts)
    item = computer.item()
    assert me.session.life.fresh(computer.stop).access
    secrets = [str(item[name]) for name in ("r", "d", "s")]
    secrets += [me.session.life.fresh(computer.stop).access.reveal(), me.account.email, computer.links[0]]
    everything = caplog.text + repr(me.session) + repr(vars(me.session.life)) + repr(vars(accounts))
    assert not [secret for secret in secrets if secret in everything]
    accounts.sign_out(me, computer.stop)
