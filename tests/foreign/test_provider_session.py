"""The app's client against a certified provider: the life of a sign-in (contract 11 A, 3 to 5)."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dijo_desktop.client.account_keys import Nowhere
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.session import Session
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import NotAService, NotUnderstood, OtherAccount, SignedOut
from tests.client.computer import Computer
from tests.foreign.browser import ALICE, BORIS, PersonAtPages
from tests.foreign.conftest import MakeComputer
from tests.foreign.provider import Place, RunningProvider

TOKEN = "/token"
LATER = 400
"""Seconds: past the life of an access token and past the age of a fresh sign-in."""


def _read(me: SignedIn, stop: threading.Event) -> str:
    return me.accounts.read(stop=stop).id


def _next_run(computer: Computer) -> SignedIn:
    accounts = computer.start()
    resumed = accounts.resume(stop=computer.stop)
    assert resumed is not None
    return accounts.connect(resumed, computer.stop)


@pytest.mark.parametrize(
    ("gives", "play"),
    [("a new token", {"rotate": True}), ("the same token", {}), ("no token", {"strip": True})],
)
def test_a_refresh_may_bring_any_token_or_none(
    gives: str, play: dict[str, object], place: Place, make_computer: MakeComputer
) -> None:
    computer = make_computer(place)
    computer.sign_in(computer.start()).lock()
    first = computer.item()["r"]
    for run in range(3):
        place.play(**play)
        me = _next_run(computer)
        assert len(place.seen(TOKEN)) == (2 if place.name == "nonce" else 1), run  # a new run knows no nonce
        assert _read(me, computer.stop) == ALICE
        me.lock()
    assert (computer.item()["r"] != first) == (gives == "a new token")
    assert len(computer.links) == 1


def test_many_threads_refresh_once(place: Place, make_computer: MakeComputer) -> None:
    """The provider ends the family if a rotated token is used twice: a second refresh could not go unseen."""
    computer = make_computer(place)
    me = computer.sign_in(computer.start())
    place.play(rotate=True, ahead=LATER)
    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(lambda _: _read(me, computer.stop), range(40))) == [ALICE] * 40
    assert len(place.seen(TOKEN)) == (1 if place.name == "bearer" else 2)  # the nonce is old, too
    me.lock()


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_clock_that_is_wrong_costs_at_most_a_nonce(minutes: int, place: Place, make_computer: MakeComputer) -> None:
    place.play(ahead=minutes * 60)
    computer = make_computer(place)
    me = computer.sign_in(computer.start())
    assert _read(me, computer.stop) == ALICE
    facts = me.session.connection_facts()
    assert facts is not None
    assert abs(facts.skew_seconds - minutes * 60) < 30
    me.lock()


def test_tokens_are_worth_nothing_with_another_key(provider: RunningProvider, make_computer: MakeComputer) -> None:
    computer = make_computer(provider.dpop)
    me = computer.sign_in(computer.start())
    for tokens in (me.session.life.fresh(computer.stop), None):
        thief = Session(
            computer.start().http, me.session.metadata, clock=Clock(), key=DpopKey.new(),
            refresh=me.session.life.refresh, scopes=me.session.scopes, keeper=Nowhere(), tokens=tokens,
        )  # fmt: skip
        with pytest.raises(SignedOut):
            thief.call("GET", "/v1/account", stop=computer.stop)
    assert _read(me, computer.stop) == ALICE
    me.lock()


def test_a_provider_that_bound_tokens_is_not_trusted_with_loose_ones(
    provider: RunningProvider, make_computer: MakeComputer
) -> None:
    place = provider.dpop
    computer = make_computer(place)
    computer.sign_in(computer.start()).lock()
    place.play(answer={"token_type": "Bearer"})
    with pytest.raises(NotUnderstood):
        _next_run(computer)
    loose = {"dpop_bound_access_tokens_required": False}
    place.play(server={"dpop_signing_alg_values_supported": []}, resource=loose)
    with pytest.raises(NotAService, match="downgrade"):
        _next_run(computer)
    assert not place.seen(TOKEN)
    place.play()
    _next_run(computer).lock()


def test_a_lost_answer_does_not_sign_out(place: Place, make_computer: MakeComputer) -> None:
    computer = make_computer(place)
    computer.sign_in(computer.start()).lock()
    place.play(cut=1)
    me = _next_run(computer)
    assert _read(me, computer.stop) == ALICE
    assert len(place.seen(TOKEN)) == (3 if place.name == "nonce" else 2)
    me.lock()


def test_a_rotated_token_used_twice_ends_the_sign_in(provider: RunningProvider, make_computer: MakeComputer) -> None:
    """This provider has no grace: what it says must end in a sign-out, and in no second attempt."""
    place = provider.bearer
    computer = make_computer(place)
    me = computer.sign_in(computer.start())
    old = me.session.life.refresh
    place.play(rotate=True, ahead=LATER)
    assert _read(me, computer.stop) == ALICE
    issuer = Issuer(computer.start().http, me.session.metadata, clock=Clock(), nonces=Nonces())
    with pytest.raises(SignedOut):
        issuer.refresh(old, None, frozenset(), computer.stop)
    place.play(rotate=True, ahead=2 * LATER)
    with pytest.raises(SignedOut):
        _read(me, computer.stop)
    assert computer.item()["r"] == ""
    me.lock()
    place.play()


def _save_copy(me: SignedIn, key: str, stop: threading.Event) -> int:
    return me.session.call("POST", "/v1/exports", body=b"{}", idempotency_key=key, stop=stop).status


def test_a_fresh_sign_in_is_made_once_and_the_request_repeated_with_its_key(
    place: Place, make_computer: MakeComputer
) -> None:
    person = PersonAtPages()
    computer = make_computer(place, person)
    me = computer.sign_in(computer.start())
    before = computer.item()["r"]
    place.play(ahead=LATER)

    def step_up(key: str) -> int:
        return me.stepped_up(
            lambda: _save_copy(me, key, computer.stop),
            scopes=("exports",), stop=computer.stop, waiting=lambda attempt: None,
        )  # fmt: skip

    assert step_up("key-1") == 202
    assert place.keys() == ['"key-1"'] * 2
    assert len(person.links) == 2
    place.play(ahead=2 * LATER)  # the scope is there now, but the sign-in is old: the provider asks for it again
    assert step_up("key-2") == 202
    assert len(person.links) == 3
    assert step_up("key-3") == 202
    assert len(person.links) == 3
    assert not place.seen("/token/revocation")  # it keeps one grant for a browser: that would end the new tokens
    assert computer.item()["r"] != before
    me.lock()


def test_a_fresh_sign_in_by_somebody_else_changes_nothing(place: Place, make_computer: MakeComputer) -> None:
    computer = make_computer(place)
    me = computer.sign_in(computer.start())
    before = computer.item()
    computer.open = PersonAtPages(BORIS).open
    with pytest.raises(OtherAccount):
        me.stepped_up(
            lambda: _save_copy(me, "key", computer.stop),
            scopes=("exports",), stop=computer.stop, waiting=lambda attempt: None,
        )  # fmt: skip
    assert place.seen("/token/revocation")
    assert computer.item() == before
    assert _read(me, computer.stop) == ALICE
    me.lock()


def test_signing_out_ends_the_tokens_at_the_provider(place: Place, make_computer: MakeComputer) -> None:
    computer = make_computer(place)
    accounts = computer.start()
    me = accounts.sign_in(place.origin, stop=computer.stop, waiting=lambda attempt: None)
    session, life = me.session, me.session.life
    refresh, key, access = life.refresh, life.key, life.fresh(computer.stop)
    accounts.sign_out(me, computer.stop)
    assert computer.item()["r"] == ""
    again = Session(
        accounts.http, session.metadata, clock=Clock(), key=key, refresh=refresh, scopes=frozenset(),
        keeper=Nowhere(), tokens=access,
    )  # fmt: skip
    with pytest.raises(SignedOut):
        again.call("GET", "/v1/account", stop=computer.stop)
    with pytest.raises(SignedOut):
        Issuer(accounts.http, session.metadata, clock=Clock(), nonces=Nonces()).refresh(
            refresh, key, frozenset(), computer.stop
        )
