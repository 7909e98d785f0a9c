"""One running service for all tests of this folder that do not end it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.demo.oauth_client import OAuthClient
from tests.demo.running import RunningService


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
