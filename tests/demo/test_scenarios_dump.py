"""Section 10: the same scenario and start instant give the same rows, byte for byte, in whatever they are kept."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.state import Service, open_service
from dijo_desktop.demo.tables import metadata
from dijo_desktop.domain.instants import parse
from tests.demo.conftest import NewDatabase
from tests.fake_clock import FakeClock

_START = parse("2026-11-23T14:02:00.000Z")
_CALLS = 1000
"""A thousandth of the million calls of `heavy`."""
_SECRET = {"jws", "epoch", "value", "cancel_code_hash", "capability_hash"}
"""Columns of signatures, keys and secrets, which differ each run."""

DIGESTS = {
    "everyday": "26a3d9bac084f9185d7d56db879daa6447ce5ff3a41613d2db94f3b6a8c67f23",
    "heavy": "0984cca2d706092a4cefafa20cdf1fc0f15e375d15a3194cac60fa32ef3ebbb8",
    "empty": "93441f94e6da55cbe86936d430388ee2e767cc11afb44f8ef61ae2e1c12bdf1f",
    "deletion-scheduled": "db65d70be9dc3eb1676d67e9e1513bdd991ddae1246ca5ef8b0b10b58cfa421b",
    "deleted-retained": "8acf7c39cea921caf3b2ee5d7c7dfbace675aef2ca7dc726dd7176f23df4e8ae",
    "policy-changed": "84fbad6368594cc6d229072eebff34d6e14fd0e36aed45914b91708635b8234c",
    "request-overdue": "eba026f8b5ab7176c8676e3b1d8c463e826fef41e6b132d0d654ffc077e8b826",
    "undeclared-data": "d8542ed7fcb47c57ef4885f445e6ff4b0bb918ca3fa9cf7717b3c58ddc46c72a",
    "token-theft": "1b379536b3fab38b7d449c3c7bfeef80a6b29f778736d8a8c0d17b6d3f5f61b6",
    "slow": "26a3d9bac084f9185d7d56db879daa6447ce5ff3a41613d2db94f3b6a8c67f23",
    "offline": "26a3d9bac084f9185d7d56db879daa6447ce5ff3a41613d2db94f3b6a8c67f23",
    "faulty": "26a3d9bac084f9185d7d56db879daa6447ce5ff3a41613d2db94f3b6a8c67f23",
    "call-details": "26a3d9bac084f9185d7d56db879daa6447ce5ff3a41613d2db94f3b6a8c67f23",
}
"""SHA-256 of each dump as of `_START`: a change here changes what everybody who tests against the demo sees."""


def loaded(folder: Path, database: str, key: str) -> Service:
    folder.mkdir(exist_ok=True)
    real = FakeClock(_START)
    service = open_service(folder, "http://127.0.0.1:49213", real=real, heavy_calls=_CALLS, database_url=database)
    scenarios.load(service, key)
    return service


def dump(service: Service) -> bytes:
    """Every row as a line of JSON, sorted; without what is secret, and without what is null."""
    lines: list[bytes] = []
    with service.database.read() as connection:
        for table in metadata.sorted_tables:
            if table.name == "settings":
                continue
            columns = sorted((column for column in table.columns if column.name not in _SECRET), key=_name)
            for row in connection.execute(select(*columns)):
                held = {_name(c): _plain(value) for c, value in zip(columns, row, strict=True) if value is not None}
                lines.append(msgspec.json.encode([str(table.name), held]))
    service.database.close()
    return b"\n".join(sorted(lines))


def _name(column: Any) -> str:
    return str(column.name)


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


@pytest.mark.parametrize("key", list(scenarios.SCENARIOS))
def test_every_database_is_as_it_ever_was(tmp_path: Path, new_database: NewDatabase, key: str) -> None:
    rows = dump(loaded(tmp_path, new_database(tmp_path), key))
    assert rows.count(b"\n") > 2
    assert hashlib.sha256(rows).hexdigest() == DIGESTS[key]
