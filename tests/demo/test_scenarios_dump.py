"""Section 10: the same scenario and start instant give the same rows, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.scenarios import heavy
from dijo_desktop.demo.state import Service, open_service
from dijo_desktop.demo.tables import metadata
from dijo_desktop.domain.instants import parse
from tests.fake_clock import FakeClock

_START = parse("2026-11-23T14:02:00.000Z")
_SECRET = {"jws", "epoch", "value", "cancel_code_hash", "capability_hash"}
"""Columns of signatures, keys and secrets, which differ each run."""

DIGESTS = {
    "everyday": "bedded864ff2f9c83df6ae681f85b6d082d2e371e70c72499a0d0bfcbfbc3a45",
    "heavy": "50d92f8fe3503f81c3ddb959baeed1d31ff98bb94c66bf3d509a6637a1a314da",
    "empty": "94233d410e6cf1593f0626759af3dee60fed24372151357bedd4f0a6fd30b6b6",
    "deletion-scheduled": "3219c9c4e70b0751a28b24c6bb577f5997f25230fc1e2be341ef54df19e5fd8c",
    "deleted-retained": "8acf7c39cea921caf3b2ee5d7c7dfbace675aef2ca7dc726dd7176f23df4e8ae",
    "policy-changed": "6ddafa7ffc5c8f5927d6a0deb92bb78d68371548926c55774f0e5f8b75c23e86",
    "request-overdue": "b0ed95b2151e7a140a4c8c510e8588a556904d100accdbc536244ddb3f8bb015",
    "undeclared-data": "7c93f7be29ac3202e50053719946f829da30fed9a95b4347ad9930e48d2e2055",
    "token-theft": "d10e661ac5bdc4317aa4c7d736e9c74d93b2128f0b1dc7e3d0597fdc728b032e",
    "slow": "bedded864ff2f9c83df6ae681f85b6d082d2e371e70c72499a0d0bfcbfbc3a45",
    "offline": "bedded864ff2f9c83df6ae681f85b6d082d2e371e70c72499a0d0bfcbfbc3a45",
    "faulty": "bedded864ff2f9c83df6ae681f85b6d082d2e371e70c72499a0d0bfcbfbc3a45",
    "call-details": "bedded864ff2f9c83df6ae681f85b6d082d2e371e70c72499a0d0bfcbfbc3a45",
}
"""SHA-256 of each dump as of `_START`: a change here changes what everybody who tests against the demo sees."""


def loaded(folder: Path, key: str) -> Service:
    folder.mkdir()
    service = open_service(folder, "http://127.0.0.1:49213", real=FakeClock(_START))
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


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousandth of the million calls."""
    monkeypatch.setattr(heavy.fill_heavy, "__defaults__", (1000,))


@pytest.mark.parametrize("key", list(scenarios.SCENARIOS))
def test_two_databases_are_alike_and_as_they_ever_were(tmp_path: Path, key: str) -> None:
    first, second = dump(loaded(tmp_path / "a", key)), dump(loaded(tmp_path / "b", key))
    assert first == second
    assert first.count(b"\n") > 2
    assert hashlib.sha256(first).hexdigest() == DIGESTS[key]
