"""What all tests of the service share: one that runs, and both engines its data can be kept in (contract DM-7).

Tests that ask for `new_database` run once an engine. The others do not depend on one: cryptography, proofs, forms,
the guard, the formats of archives and the process itself reach the data through what those prove.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from dijo_desktop.demo.database import sqlite_url
from tests.demo.oauth_client import OAuthClient
from tests.demo.running import RunningService
from tests.postgres import Postgres, postgres

NewDatabase = Callable[[Path], str]
"""The address of the database that belongs to a folder: empty at first, later the same one again."""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    if request.param == "sqlite":
        return lambda folder: sqlite_url(folder / "service.db")
    server: Postgres = request.getfixturevalue("postgres_server")
    addresses: dict[Path, str] = {}
    return lambda folder: addresses.get(folder) or addresses.setdefault(folder, server.fresh())


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    running = RunningService(tmp_path_factory.mktemp("service"))
    yield running
    code, complaints = running.stop()
    assert (code, complaints) == (0, "")


@pytest.fixture
def http(service: RunningService) -> Iterator[httpx.Client]:
    with service.http() as http:
        yield http


@pytest.fixture
def client(http: httpx.Client) -> OAuthClient:
    return OAuthClient(http)
