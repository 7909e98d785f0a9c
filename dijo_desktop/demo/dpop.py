"""Proofs of possession (RFC 9449): who sends a request holds the key that its token is bound to (contract SI-23)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
from collections import OrderedDict, deque

import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from dijo_desktop.demo.nonces import NONCE_SECONDS, Nonces
from dijo_desktop.domain.clock import Clock

IAT_SECONDS = 60
"""How far the client's clock may be off when it sends no nonce."""
PROOF_LIMIT = 4096
"""Characters of a proof."""
JTI_LIMIT = 256
_KEYS_KEPT = 256
_PRIVATE = frozenset(("d", "p", "q", "dp", "dq", "qi", "oth", "k"))


class InvalidProof(Exception):
    """The proof is not one for this request."""


class NonceNeeded(Exception):
    """The proof would do with a nonce of this server."""


class _Header(msgspec.Struct, frozen=True):
    typ: str
    alg: str
    jwk: dict[str, str]
    crit: list[str] | None = None


class _Claims(msgspec.Struct, frozen=True):
    jti: str
    htm: str
    htu: str
    iat: float
    ath: str | None = None
    nonce: str | None = None


class Proofs:
    """Checks proofs and remembers the ones it saw, so that none works twice."""

    def __init__(self, nonces: Nonces, clock: Clock) -> None:
        self._nonces = nonces
        self._clock = clock
        # A proof seen before a restart is not remembered, so older ones need a nonce of this run.
        self._started = clock.now_ms() / 1000
        self._lock = threading.Lock()
        self._keys: OrderedDict[str, tuple[ECKey, str]] = OrderedDict()
        self._seen: set[bytes] = set()
        self._ages: deque[tuple[float, bytes]] = deque()

    def check(self, proof: str, method: str, url: str, access_token: str | None = None) -> str:
        """The thumbprint (RFC 7638) of the key that made `proof` for this request."""
        if len(proof) > PROOF_LIMIT or proof.count(".") != 2:
            raise InvalidProof("form")
        key, thumbprint = self._key(proof.partition(".")[0])
        try:
            claims = msgspec.json.decode(
                jws.deserialize_compact(proof, key, algorithms=["ES256"]).payload, type=_Claims
            )
        except (JoseError, ValueError, msgspec.MsgspecError):
            raise InvalidProof("signature") from None
        if claims.htm != method or claims.htu.partition("#")[0].partition("?")[0] != url:
            raise InvalidProof("htm or htu")
        if not 0 < len(claims.jti) <= JTI_LIMIT:
            raise InvalidProof("jti")
        if access_token is not None and not _same(claims.ath, access_token_hash(access_token)):
            raise InvalidProof("ath")
        self._timely(claims)
        self._first_use(hashlib.sha256(f"{thumbprint}.{claims.jti}".encode()).digest())
        return thumbprint

    def _timely(self, claims: _Claims) -> None:
        if claims.nonce is not None:
            if not self._nonces.valid(claims.nonce):
                raise NonceNeeded
        elif abs(claims.iat - self._clock.now_ms() / 1000) > IAT_SECONDS or claims.iat < self._started - 1:
            raise NonceNeeded

    def _first_use(self, proof: bytes) -> None:
        now = self._clock.monotonic()
        with self._lock:
            while self._ages and self._ages[0][0] < now - NONCE_SECONDS - IAT_SECONDS:
                self._seen.discard(self._ages.popleft()[1])
            if proof in self._seen:
                raise InvalidProof("jti seen before")
            self._seen.add(proof)
            self._ages.append((now, proof))

    def _key(self, header: str) -> tuple[ECKey, str]:
        """Key and thumbprint of a protected header; a client sends the same one each time, so a few are kept."""
        with self._lock:
            known = self._keys.get(header)
            if known is not None:
                self._keys.move_to_end(header)
                return known
        known = _read_key(header)
        with self._lock:
            self._keys[header] = known
            if len(self._keys) > _KEYS_KEPT:
                self._keys.popitem(last=False)
        return known


def access_token_hash(token: str) -> str:
    """The `ath` claim: base64url(SHA-256(token))."""
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).decode().rstrip("=")


def _read_key(header: str) -> tuple[ECKey, str]:
    try:
        read = msgspec.json.decode(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)), type=_Header)
    except (ValueError, msgspec.MsgspecError):
        raise InvalidProof("header") from None
    if read.typ != "dpop+jwt" or read.alg != "ES256" or read.crit is not None:
        raise InvalidProof("typ or alg")
    if _PRIVATE & read.jwk.keys() or read.jwk.get("kty") != "EC" or read.jwk.get("crv") != "P-256":
        raise InvalidProof("jwk")
    try:
        key = ECKey.import_key(dict(read.jwk))
        return key, key.thumbprint()
    except (JoseError, ValueError, KeyError, TypeError):
        raise InvalidProof("jwk") from None


def _same(given: str | None, wanted: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), wanted.encode())
