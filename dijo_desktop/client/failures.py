"""What httpx raises, in the words the rest of the program knows."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from dijo_desktop.client.deadline import Call
from dijo_desktop.errors import (
    Cancelled,
    CertificateRefused,
    ConnectionLost,
    NotUnderstood,
    Offline,
    ProxyUnusable,
    TooSlow,
)


@contextmanager
def failures_named(host: str, call: Call, proxy_setting: str = "") -> Iterator[None]:
    """Turn a failed exchange with `host` into one of our own failures; an ended call tells why itself."""
    try:
        yield
    except httpx.TransportError as error:
        if call.outcome == "cancelled":
            raise Cancelled from None
        if call.outcome == "too-slow":
            raise TooSlow(host) from None
        raise _named(host, error, proxy_setting) from error


def _named(host: str, error: httpx.TransportError, proxy_setting: str) -> Exception:
    refused = _tls_reason(error)
    if refused:
        return CertificateRefused(host, refused)
    if isinstance(error, httpx.ProxyError) or (proxy_setting and isinstance(error, httpx.ConnectError)):
        return ProxyUnusable(proxy_setting)
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return Offline(host)
    if isinstance(error, httpx.TimeoutException):
        return TooSlow(host)
    if "buffer too long" in str(error):  # h11: headers over 100 KiB
        return NotUnderstood("headers")
    return ConnectionLost(host)


def _tls_reason(error: BaseException | None) -> str:
    """OpenSSL's short text if TLS is why no connection was made; a name or time, never data."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message or "certificate"
        if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return (error.reason or "tls").replace("_", " ").lower()
        error = error.__cause__ or error.__context__
    return ""
