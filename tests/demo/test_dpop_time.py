"""Nonces and proofs as their age counts."""

from __future__ import annotations

import pytest

from dijo_desktop.demo.dpop import InvalidProof, NonceNeeded, Proofs
from dijo_desktop.demo.nonces import Nonces
from tests.demo.oauth_client import OAuthClient
from tests.demo.plain_http import plain_http
from tests.fake_clock import FakeClock

URL = "http://127.0.0.1:1/x"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def client() -> OAuthClient:
    return OAuthClient(plain_http("http://127.0.0.1:1"))


def test_a_nonce_is_good_for_300_seconds(clock: FakeClock) -> None:
    nonces = Nonces(clock)
    nonce = nonces.current()
    assert nonces.current() == nonce
    clock.advance(239)
    assert nonces.valid(nonce)
    assert nonces.current() != nonce
    clock.advance(62)
    assert not nonces.valid(nonce)
    assert nonces.valid(nonces.current())
    assert not Nonces(clock).valid(nonces.current())


def test_a_proof_is_remembered_for_as_long_as_it_could_be_used(clock: FakeClock, client: OAuthClient) -> None:
    proofs = Proofs(Nonces(clock), clock)
    proof = client.proof("GET", "/x", iat=clock.now_ms() // 1000)
    assert proofs.check(proof, "GET", URL) == client.key.thumbprint()
    for seconds in (0, 30, 29):
        clock.advance(seconds)
        with pytest.raises(InvalidProof):
            proofs.check(proof, "GET", URL)
    clock.advance(330)
    with pytest.raises(NonceNeeded):
        proofs.check(proof, "GET", URL)


def test_a_proof_of_before_the_start_needs_a_nonce(clock: FakeClock, client: OAuthClient) -> None:
    nonces = Nonces(clock)
    proofs = Proofs(nonces, clock)
    before = clock.now_ms() // 1000 - 10
    with pytest.raises(NonceNeeded):
        proofs.check(client.proof("GET", "/x", iat=before), "GET", URL)
    client.nonce = nonces.current()
    assert proofs.check(client.proof("GET", "/x", iat=before), "GET", URL) == client.key.thumbprint()


@pytest.mark.parametrize("seconds", [-61, -59, 0, 59, 61])
def test_a_clock_may_be_60_seconds_off(clock: FakeClock, client: OAuthClient, seconds: int) -> None:
    proofs = Proofs(Nonces(clock), clock)
    clock.advance(100)
    proof = client.proof("GET", "/x", iat=clock.now_ms() / 1000 + seconds)
    if abs(seconds) > 60:
        with pytest.raises(NonceNeeded):
            proofs.check(proof, "GET", URL)
    else:
        assert proofs.check(proof, "GET", URL) == client.key.thumbprint()


def test_many_keys_are_known_at_once(clock: FakeClock, client: OAuthClient) -> None:
    proofs = Proofs(Nonces(clock), clock)
    others = [OAuthClient(client.http) for _ in range(300)]
    iat = clock.now_ms() // 1000
    assert [proofs.check(one.proof("GET", "/x", iat=iat), "GET", URL) for one in (client, *others, client)][
        -1
    ] == client.key.thumbprint()
