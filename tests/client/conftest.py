from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.domain.clock import Clock
from tests.client.computer import Computer
from tests.client.fake_service import ACCOUNT, SERVICE, FakeService
from tests.client.fault_server import FaultServer, Play
from tests.client.resource_world import World
from tests.demo.running import RunningService
from tests.fake_clock import FakeClock


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


@pytest.fixture
def fake_clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def server() -> Iterator[Callable[[Play], FaultServer]]:
    """Starts fault servers and closes them at the end."""
    started: list[FaultServer] = []

    def start(play: Play) -> FaultServer:
        started.append(FaultServer(play))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def http() -> Iterator[Http]:
    one = Http(clock=Clock(), environment=Environment())
    yield one
    one.shut()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    one = RunningService(tmp_path_factory.mktemp("service"))
    yield one
    one.stop()


@pytest.fixture
def computer(tmp_path: Path, service: RunningService) -> Iterator[Computer]:
    one = Computer(tmp_path, service.origin)
    yield one
    one.close()


@pytest.fixture
def somebody() -> Iterator[FakeService]:
    """A fake service with one account."""
    one = FakeService()
    one.script = lambda request: request.answer(body=ACCOUNT if request.path == "/v1/account" else SERVICE)
    yield one
    one.server.close()


@pytest.fixture
def world() -> Iterator[World]:
    """A service that answers as a test says."""
    made = World()
    yield made
    made.session.http.shut()
    made.service.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: some tests write thousands of files that are synchronised."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    made = memory / f"dijo-test-{os.getpid()}-{tmp_path.name}"
    made.mkdir(mode=0o700)
    yield made
    shutil.rmtree(made)
