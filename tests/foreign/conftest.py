"""Judges from elsewhere: a certified provider for the client, a foreign client for the service."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Http
from dijo_desktop.domain.clock import Clock
from tests.client.computer import Computer
from tests.foreign.browser import PersonAtPages
from tests.foreign.provider import Place, RunningProvider


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningProvider]:
    running = RunningProvider(tmp_path_factory.mktemp("provider") / "errors.txt")
    yield running
    assert running.stop() == 0


@pytest.fixture(params=["dpop", "nonce", "bearer"])
def place(request: pytest.FixtureRequest, provider: RunningProvider) -> Iterator[Place]:
    """Each of the three modes."""
    one = provider.mode(request.param)
    one.play()
    yield one
    one.play()


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


@pytest.fixture
def http() -> Iterator[Http]:
    one = Http(clock=Clock(), environment=Environment())
    yield one
    one.shut()


MakeComputer = Callable[..., Computer]


@pytest.fixture
def make_computer(tmp_path: Path) -> Iterator[MakeComputer]:
    """Computers of people who sign in at a place."""
    made: list[Computer] = []

    def make(place: Place, person: PersonAtPages | None = None) -> Computer:
        computer = Computer(tmp_path / str(len(made)), place.origin)
        computer.open = (person or PersonAtPages()).open
        made.append(computer)
        return computer

    yield make
    for computer in made:
        computer.close()
