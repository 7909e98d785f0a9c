"""The service as one value: what every endpoint is handed instead of reaching for globals."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dijo_desktop.demo import data_tables as _data_tables  # noqa: F401 - its tables must be known before they are made
from dijo_desktop.demo import request_tables as _request_tables  # noqa: F401 - as above
from dijo_desktop.demo.clock import DemoClock
from dijo_desktop.demo.database import Database, open_database, sqlite_url
from dijo_desktop.demo.dpop import Proofs
from dijo_desktop.demo.fault_rules import Faults
from dijo_desktop.demo.idempotency import Idempotency
from dijo_desktop.demo.nonces import Nonces
from dijo_desktop.demo.paging import Cursors
from dijo_desktop.demo.settings import kept_key
from dijo_desktop.demo.tables import metadata
from dijo_desktop.demo.terms import HEAVY_CALLS
from dijo_desktop.domain.clock import Clock

Mode = Literal["dpop", "bearer"]


@dataclass(frozen=True, slots=True)
class Service:
    """Address, data and clocks of a running service. `secret` opens `/demo/*`, which is there only with `demo`."""

    origin: str
    folder: Path
    database: Database
    clock: DemoClock
    idempotency: Idempotency
    cursors: Cursors
    nonces: Nonces
    proofs: Proofs
    demo: bool = True
    # dpop: tokens bound to a key, PAR needed; bearer: tokens that work by themselves, refresh tokens rotate
    mode: Mode = "dpop"
    secret: bytes = field(default=b"", repr=False)
    heavy_calls: int = HEAVY_CALLS
    faults: Faults = field(default_factory=Faults)
    # Set when the service closes: background work looks at it between two steps.
    stop: threading.Event = field(default_factory=threading.Event)


def open_service(
    folder: Path,
    origin: str,
    *,
    secret: bytes = b"",
    demo: bool = True,
    mode: Mode = "dpop",
    real: Clock | None = None,
    database_url: str | None = None,
    heavy_calls: int = HEAVY_CALLS,
) -> Service:
    """The service on the data in `folder`, by default in a SQLite file there; close `database` at the end."""
    database = open_database(database_url or sqlite_url(folder / "service.db"), metadata)
    real = real or Clock()
    clock = DemoClock(database, real)
    nonces = Nonces(real)
    return Service(
        origin=origin,
        folder=folder,
        database=database,
        clock=clock,
        idempotency=Idempotency(database, clock),
        cursors=Cursors(kept_key(database, "cursor-key"), clock),
        nonces=nonces,
        proofs=Proofs(nonces, real),
        demo=demo,
        mode=mode,
        secret=secret,
        heavy_calls=heavy_calls,
    )
