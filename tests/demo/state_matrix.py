"""Tables of states and events: each cell is tried on a person made afresh, by the API and the demo's clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import delete, select

from dijo_desktop.demo.data_tables import cancel_attempts
from dijo_desktop.demo.tables import metadata
from tests.demo.data_fixtures import Client, World, served
from tests.demo.plain_http import plain_http
from tests.demo.request_fixtures import fresh, problem

Cells = dict[str, dict[str, tuple[int, str]]]
"""Event, then state: the status and the slug of the answer, or the state that a success leads to."""
_VOLATILE = {"sessions": ("last_used_at_ms",), "accounts": ()}
_LOOSE = ("cancel_attempts", "device_forms", "device_tries")
"""Tables that count tries and pages, whatever comes of them."""


@contextmanager
def still(folder: Path, database_url: str) -> Iterator[World]:
    """A service in which nothing happens by itself: time passes by the demo's clock only, and no archive is made."""
    with served(folder, database_url) as world:
        world.service.stop.set()
        yield world


@dataclass
class Stage:
    """What one cell plays on: a world made afresh; `at` holds what reaching the state gave."""

    world: World
    at: dict[str, Any] = field(default_factory=dict)

    def person(self, scenario: str = "empty", **more: Any) -> Client:
        """Somebody who is signed in with everything, a moment ago."""
        return self.world.person(scenario, **more)

    def demo(self, method: str, path: str, **more: Any) -> httpx.Response:
        """A call of the demo's controls."""
        headers = {"X-Dijo-Demo-Secret": self.world.service.secret.decode()}
        with plain_http(self.world.service.origin, timeout=60) as http:
            answered = http.request(method, f"/demo{path}", headers=headers, **more)
        assert answered.is_success, answered.text
        return answered

    def pass_ms(self, ms: int) -> httpx.Response:
        """Let the demo's time pass, whole seconds."""
        return self.demo("POST", "/clock", json={"advance_seconds": -(-ms // 1000)})

    def everything(self) -> dict[str, list[Any]]:
        """Every row the service keeps, but when sessions were last used and how often somebody tried."""
        found = {}
        with self.world.service.database.read() as connection:
            for table in metadata.sorted_tables:
                if table.name not in _LOOSE:
                    wanted = [column for column in table.columns if column.name not in _VOLATILE.get(table.name, ())]
                    found[table.name] = sorted(map(tuple, connection.execute(select(*wanted))), key=repr)
        return found


@contextmanager
def stage(world: World) -> Iterator[Stage]:
    """A stage without people of before."""
    with world.service.database.write() as connection:
        connection.execute(delete(cancel_attempts))
    with fresh(world) as again:
        yield Stage(again)


Play = Callable[[Stage], httpx.Response]
Reach = Callable[[Stage], None]


def cells(table: Cells) -> list[Any]:
    """Every cell of a table: event, state, status, and slug or next state."""
    return [(event, state, *end) for event, row in table.items() for state, end in row.items()]


def whole(table: Cells, reach: dict[str, Reach], play: dict[str, Play]) -> None:
    """No state without a column, no event without a row, no cell left out."""
    assert set(table) == set(play)
    assert {event: set(row) for event, row in table.items()} == {event: set(reach) for event in play}


def played(
    on: Stage, cell: tuple[str, str, int, str], reach: Reach, play: Play, state_of: Callable[[Stage], str]
) -> None:
    """Reach the state, play the event: what is forbidden is refused by name and changes nothing at all."""
    event, state, status, end = cell
    reach(on)
    assert state_of(on) == state
    before = on.everything()
    answered = play(on)
    assert answered.status_code == status, (event, state, answered.text)
    if status < 400:
        assert state_of(on) == end
        return
    assert problem(answered) == end
    assert state_of(on) == state
    assert on.everything() == before
