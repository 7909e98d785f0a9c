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
    "everyday": "50815ee606bee8d475fd39993ee24159125af9719588a08cbee740569aea962c",
    "heavy": "0984cca2d706092a4cefafa20cdf1fc0f15e375d15a3194cac60fa32ef3ebbb8",
    "empty": "93441f94e6da55cbe86936d430388ee2e767cc11afb44f8ef61ae2e1c12bdf1f",
    "deletion-scheduled": "833cf314041742f7fb71bfa9c88de39c67403cd5243daf1a7a8391fc54a6cc90",
    "deleted-retained": "8acf7c39cea921caf3b2ee5d7c7dfbace675aef2ca7dc726dd7176f23df4e8ae",
    "policy-changed": "01de4f106bc280c22b03752e06149b5704c4f322d6b5aa8898d22a4d82f9a28e",
    "request-overdue": "57302bbd54f19390beaaf7e66a92d5ce12051ae54006dabac798eacbfea94e8d",
    "undeclared-data": "6011186cb1c8ba82bb0a974bec3265be3303c56dd3c2b7a6903b8b139b23a614",
    "token-theft": "362dbb18135e3c0d8e11d6b9a597363e8c88daa014d70edc103461abc65efe2b",
    "slow": "50815ee606bee8d475fd39993ee24159125af9719588a08cbee740569aea962c",
    "offline": "50815ee606bee8d475fd39993ee24159125af9719588a08cbee740569aea962c",
    "faulty": "50815ee606bee8d475fd39993ee24159125af9719588a08cbee740569aea962c",
    "call-details": "50815ee606bee8d475fd39993ee24159125af9719588a08cbee740569aea962c",
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
