"""What all tests of the service share: one that runs, and both engines its data can be kept in (contract DM-7).

Whatever reaches the database runs once an engine: all that asks for `service` or `new_database`. A module that is
about something else (the guard, proofs, the words of pages, the process itself) keeps to SQLite by an `engine` of its
own, or starts its service itself; cryptography, cursors and the formats of archives need no database at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from dijo_desktop.demo.database import sqlite_url
from tests.demo.oauth_client import OAuthClient
from tests.demo.running import RunningService, running
from tests.postgres import Postgres

NewDatabase = Callable[[Path], str]
"""The address of the database that belongs to a folder: empty at first, later the same one again."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try what the states forbid on SQLite only: a refusal writes nothing, and each of these cells makes a person."""
    forbidden = [item for item in items if _is_forbidden_cell(getattr(item, "callspec", None))]
    config.hook.pytest_deselected(items=forbidden)
    gone = set(map(id, forbidden))
    items[:] = [item for item in items if id(item) not in gone]


def _is_forbidden_cell(callspec: Any) -> bool:
    params = callspec.params if callspec is not None else {}
    return params.get("engine") == "postgresql" and "cell" in params and params["cell"][2] >= 400


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Where the data is kept: tests that keep any run once for each."""
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def new_database(request: pytest.FixtureRequest, engine: str) -> NewDatabase:
    if engine == "sqlite":
        return lambda folder: sqlite_url(folder / "service.db")
    server: Postgres = request.getfixturevalue("postgres_server")
    addresses: dict[Path, str] = {}
    return lambda folder: addresses.get(folder) or addresses.setdefault(folder, server.fresh())


@pytest.fixture(scope="session")
def sqlite_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running(tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture(scope="session")
def postgresql_service(
    tmp_path_factory: pytest.TempPathFactory, postgres_server: Postgres
) -> Iterator[RunningService]:
    with running(tmp_path_factory.mktemp("service"), database=postgres_server.fresh()) as service:
        yield service


@pytest.fixture(scope="module")
def service(request: pytest.FixtureRequest, engine: str) -> RunningService:
    """The service that all tests of a worker share: one on each engine."""
    found: RunningService = request.getfixturevalue(f"{engine}_service")
    return found


@pytest.fixture
def http(service: RunningService) -> Iterator[httpx.Client]:
    with service.http() as http:
        yield http


@pytest.fixture
def client(http: httpx.Client) -> OAuthClient:
    return OAuthClient(http)
