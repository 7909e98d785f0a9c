"""Ending a sign-in at the service for an account that is not open, or whose service was not reached yet."""

from __future__ import annotations

import threading

from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import Http
from dijo_desktop.client.issuer import Issuer
from dijo_desktop.client.metadata import Metadata
from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.keyring_record import Record
from dijo_desktop.store.account_file import AccountFile


def revoke_kept(http: Http, file: AccountFile, record: Record, *, clock: Clock, stop: threading.Event) -> None:
    """Revoke the refresh token of a record at the issuer it came from (RFC 7009)."""
    metadata = discover(http, file.origin, stop=stop, pinned_issuer=file.issuer)
    revoke(http, metadata, record, clock=clock, stop=stop)


def revoke(http: Http, metadata: Metadata, record: Record, *, clock: Clock, stop: threading.Event) -> None:
    """Revoke the refresh token of a record at an issuer that was found already."""
    key = DpopKey.from_record(record.dpop) if record.dpop else None
    Issuer(http, metadata, clock=clock, nonces=Nonces()).revoke(Secret(record.refresh), key, stop)
