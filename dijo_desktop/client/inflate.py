"""Undo `Content-Encoding` with a limit on what comes out, however little goes in."""

from __future__ import annotations

import zlib

from dijo_desktop.client import limits
from dijo_desktop.errors import ConnectionLost, NotUnderstood


class Inflater:
    """Collects a body that may hold at most `cap` bytes, decoded; encodings: identity, gzip, deflate."""

    def __init__(self, encoding: str, cap: int) -> None:
        self._encoding = encoding.strip().lower() or "identity"
        if self._encoding not in ("identity", "gzip", "deflate"):
            raise NotUnderstood("content-encoding")
        self._cap = cap
        self._out = bytearray()
        self._inflate: zlib._Decompress | None = None

    def feed(self, data: bytes) -> None:
        """Take raw bytes as they came."""
        if self._encoding == "identity":
            self._keep(data)
            return
        if self._inflate is None and data:
            self._inflate = zlib.decompressobj(self._window(data[0]))
        while data and self._inflate is not None:
            if self._inflate.eof:
                raise NotUnderstood("content-encoding")
            try:
                self._keep(self._inflate.decompress(data, limits.CHUNK))
            except zlib.error:
                raise NotUnderstood("content-encoding") from None
            data = self._inflate.unconsumed_tail or self._inflate.unused_data

    def body(self) -> bytes:
        """The whole body."""
        if self._inflate is not None and not self._inflate.eof:
            raise ConnectionLost
        return bytes(self._out)

    def _window(self, first: int) -> int:
        if self._encoding == "gzip":
            return 16 + zlib.MAX_WBITS
        # "deflate" means zlib, but some servers send it bare; a zlib stream begins with method 8.
        return zlib.MAX_WBITS if first & 0x0F == 8 else -zlib.MAX_WBITS

    def _keep(self, data: bytes) -> None:
        if len(self._out) + len(data) > self._cap:
            raise NotUnderstood("size")
        self._out += data
