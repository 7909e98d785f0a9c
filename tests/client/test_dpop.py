from __future__ import annotations

import base64
import hashlib
from typing import Any

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from dijo_desktop.client.dpop import DpopKey, Nonces
from tests.fake_clock import FakeClock


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _parts(proof: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, after the signature was verified by other means than those that made it."""
    head, body, signature = proof.split(".")
    header, raw = msgspec.json.decode(_bytes(head)), _bytes(signature)
    x, y = (int.from_bytes(_bytes(header["jwk"][name]), "big") for name in "xy")
    der = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    key.verify(der, f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        key.verify(der, f"{head}.{body}x".encode(), ec.ECDSA(hashes.SHA256()))
    return header, msgspec.json.decode(_bytes(body))


def test_a_proof_says_all_that_rfc_9449_asks_for(fake_clock: FakeClock) -> None:
    key = DpopKey.new()
    proof = key.proof("POST", "https://x.example/t?a=b#c", clock=fake_clock, nonce="n", access_token="token")
    header, claims = _parts(proof)
    assert header == {"typ": "dpop+jwt", "alg": "ES256", "jwk": key.public}
    assert "d" not in header["jwk"]
    ath = base64.urlsafe_b64encode(hashlib.sha256(b"token").digest()).rstrip(b"=").decode()
    assert claims == {
        "jti": claims["jti"], "htm": "POST", "htu": "https://x.example/t", "iat": fake_clock.now_ms() // 1000,
        "nonce": "n", "ath": ath,
    }  # fmt: skip
    assert len(claims["jti"]) >= 20


def test_a_proof_without_token_and_nonce_and_never_the_same_twice(fake_clock: FakeClock) -> None:
    key = DpopKey.new()
    first, second = (_parts(key.proof("GET", "https://x.example/", clock=fake_clock))[1] for _ in range(2))
    assert set(first) == {"jti", "htm", "htu", "iat"}
    assert first["jti"] != second["jti"]


def test_a_key_survives_its_record() -> None:
    key = DpopKey.new()
    again = DpopKey.from_record(key.for_record.reveal())
    assert again.thumbprint == key.thumbprint
    assert len(key.for_record.reveal()) == 43
    assert key.for_record.reveal() not in repr(vars(key))


@pytest.mark.parametrize("d", ["", "AA", "!", "A" * 100])
def test_a_record_that_holds_no_key(d: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its text is cryptography's
        DpopKey.from_record(d)


def test_the_thumbprint_is_that_of_rfc_7638() -> None:
    key = DpopKey.new()
    text = '{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}' % (key.public["x"], key.public["y"])  # noqa: UP031
    expected = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    assert key.thumbprint == expected


def test_nonces_are_known_by_origin() -> None:
    nonces = Nonces()
    assert nonces.get("https://a") == ""
    assert nonces.learn("https://a", "1") is True
    assert nonces.learn("https://a", "1") is False
    assert nonces.learn("https://b", "2") is True
    assert (nonces.get("https://a"), nonces.get("https://b")) == ("1", "2")


@pytest.mark.parametrize("nonce", [None, "", "x" * 513, "a\r\nb", "ä", "a, b"])
def test_odd_nonces_are_not_learnt(nonce: str | None) -> None:
    nonces = Nonces()
    assert nonces.learn("https://a", nonce) is False
    assert nonces.get("https://a") == ""
