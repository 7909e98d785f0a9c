"""People who file privacy requests, and the time that passes until something is done about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import update

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.tables import sessions
from tests.demo.data_fixtures import Client, World, until

PATH = "/v1/privacy-requests"
HOUR = 3_600_000
DAY = 24 * HOUR
OBJECTION = {"type": "objection", "purpose": "improvement", "statement": "I do not want this."}
RESTRICTION = {"type": "restriction", "keys": ["usage.logins"], "ground": "unlawful"}
ACCESS = {"type": "access", "keys": ["account.email"]}
PORTABILITY = {"type": "portability", "keys": ["usage.calls"]}
COMPLAINT = {"type": "complaint", "subject": "Cookies", "statement": "There are too many."}
ERASURE = {"type": "erasure", "keys": ["usage.activity"], "ground": "no_longer_needed"}
WITHDRAWAL = {"type": "consent_withdrawal", "purpose": "analytics"}
RECTIFICATION = {
    "type": "rectification",
    "key": "usage.calls",
    "field": "duration_seconds",
    "proposed_value": "60",
}


class FreshWorld(World):
    """A world in which each person is made afresh when they are first asked for."""

    def __init__(self, world: World) -> None:
        super().__init__(world.service)
        self._made: set[str] = set()
        self.service.clock.reset()

    def person(self, scenario: str, **options: Any) -> Client:
        if scenario not in self._made:
            scenarios.load(self.service, scenario)
            self._made.add(scenario)
        return super().person(scenario, **options)


@contextmanager
def fresh(world: World) -> Iterator[World]:
    """Real time and nothing that a test before has done, without making whom nobody needs."""
    made = FreshWorld(world)
    yield made
    made.close()


class Filed:
    """A request somebody filed, watched and moved along by the clock."""

    def __init__(self, world: World, person: Client, details: dict[str, Any], **more: Any) -> None:
        self._world, self.person = world, person
        answer = person.post(PATH, {"details": details, **more})
        assert answer.status_code == 201, answer.text
        self.path = answer.headers["Location"]
        self.first = answer.json()

    def read(self) -> dict[str, Any]:
        shown: dict[str, Any] = self.person.get(self.path).json()
        return shown

    def after(self, ms: int) -> dict[str, Any]:
        Due(self._world.service, JOBS).advance(ms)
        return self.read()

    def until(self, status: str) -> dict[str, Any]:
        """Wait for what happens by itself within seconds."""

        def there() -> bool:
            Due(self._world.service, JOBS).catch_up()
            return bool(self.read()["status"] == status)

        until(there)
        return self.read()

    def write(self, text: str) -> int:
        return self.person.post(f"{self.path}/messages", {"text": text}).status_code

    def withdraw(self) -> Any:
        return self.person.request("POST", f"{self.path}/withdrawal")

    def events(self) -> list[str]:
        """The receipts about it, oldest first."""
        listed = self.person.items("/v1/receipts", about=self.first["id"])
        return [item["event"].removeprefix("privacy_request.") for item in listed][::-1]

    def ways(self) -> list[str]:
        return [entry["status"] for entry in self.read()["timeline"]]


def problem(answer: Any) -> str:
    """The slug of a refusal."""
    return str(answer.json()["type"]).rpartition("/")[2]


def by_device_code(world: World, person: Client) -> Client:
    """As if this person had signed in by typing a code on another device."""
    with world.service.database.write() as connection:
        mine = update(sessions).where(sessions.c.id == person.session_id)
        connection.execute(mine.values(grant="device_code"))
    return person
