"""Server nonces for DPoP (RFC 9449 section 8): good for 300 s, checked without keeping a list."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets

from dijo_desktop.domain.clock import Clock

NONCE_SECONDS = 300
_STEP = 60
_TIME_BYTES = 8
_MAC_BYTES = 16


class Nonces:
    """Nonces of this run: the second they were made and a keyed digest of it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._step, self._current = -1, ""

    def current(self) -> str:
        """The nonce to hand out now; the same for a minute, so good for four minutes at least."""
        step = int(self._clock.monotonic()) // _STEP
        if step != self._step:
            made_at = (step * _STEP).to_bytes(_TIME_BYTES, "big")
            self._current = base64.urlsafe_b64encode(made_at + self._mac(made_at)).decode().rstrip("=")
            self._step = step
        return self._current

    def valid(self, nonce: str) -> bool:
        """Whether this run made `nonce` at most 300 s ago."""
        try:
            raw = base64.b64decode(nonce + "=" * (-len(nonce) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return False
        made_at, mac = raw[:_TIME_BYTES], raw[_TIME_BYTES:]
        if not hmac.compare_digest(mac, self._mac(made_at)):
            return False
        return 0 <= self._clock.monotonic() - int.from_bytes(made_at, "big") <= NONCE_SECONDS

    def _mac(self, made_at: bytes) -> bytes:
        return hmac.digest(self._key, made_at, "sha256")[:_MAC_BYTES]
