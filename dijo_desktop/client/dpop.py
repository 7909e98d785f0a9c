"""Proof of possession (RFC 9449): a stolen token is worth nothing without this key."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc import jws
from joserfc.jwk import ECKey

from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.clock import Clock


class DpopKey:
    """An ES256 key pair, one per issuer and account."""

    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        numbers = private.private_numbers()
        self._d = Secret(_base64url(numbers.private_value.to_bytes(32, "big")))
        self.public = {
            "crv": "P-256",
            "kty": "EC",
            "x": _base64url(numbers.public_numbers.x.to_bytes(32, "big")),
            "y": _base64url(numbers.public_numbers.y.to_bytes(32, "big")),
        }
        self._key = ECKey.import_key({**self.public, "d": self._d.reveal()})

    @classmethod
    def new(cls) -> DpopKey:
        """A fresh key."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def from_record(cls, d: str) -> DpopKey:
        """The key whose private number (`d` of RFC 7518 6.2.2) was kept; `ValueError` if it is none."""
        number = int.from_bytes(base64.urlsafe_b64decode(d + "=" * (-len(d) % 4)), "big")
        return cls(ec.derive_private_key(number, ec.SECP256R1()))

    @property
    def for_record(self) -> Secret:
        """The private number, for the keyring and nothing else."""
        return self._d

    @property
    def thumbprint(self) -> str:
        """JWK thumbprint (RFC 7638), the `dpop_jkt` of a request."""
        return _base64url(hashlib.sha256(msgspec.json.encode(self.public, order="sorted")).digest())

    def proof(self, method: str, url: str, *, clock: Clock, nonce: str = "", access_token: str = "") -> str:
        """A proof for one request; `url` loses query and fragment."""
        claims: dict[str, str | int] = {
            "jti": secrets.token_urlsafe(16),
            "htm": method,
            "htu": url.partition("#")[0].partition("?")[0],
            "iat": clock.now_ms() // 1000,
        }
        if nonce:
            claims["nonce"] = nonce
        if access_token:
            claims["ath"] = _base64url(hashlib.sha256(access_token.encode("ascii")).digest())
        header = {"typ": "dpop+jwt", "alg": "ES256", "jwk": self.public}
        return jws.serialize_compact(header, msgspec.json.encode(claims), self._key)


class Nonces:
    """The newest `DPoP-Nonce` of each origin (RFC 9449 8)."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._lock = threading.Lock()

    def get(self, origin: str) -> str:
        """The nonce to use, empty if none is known."""
        with self._lock:
            return self._known.get(origin, "")

    def learn(self, origin: str, nonce: str | None) -> bool:
        """Remember a nonce that came; true if it is a new one."""
        if not nonce or len(nonce) > 512 or not nonce.isascii() or not nonce.isprintable() or "," in nonce:
            return False
        with self._lock:
            fresh = self._known.get(origin) != nonce
            self._known[origin] = nonce
            return fresh


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
