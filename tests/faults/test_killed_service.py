"""V3: the service killed in the middle of any request that writes has done nothing of it, or all of it, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from dijo_desktop.demo import oauth_authorize, oauth_device
from dijo_desktop.demo.database import sqlite_url
from dijo_desktop.demo.program import HINT
from tests.demo.data_fixtures import until
from tests.faults.killed_service import KilledService
from tests.faults.write_cases import CASES, Case, Person, Send

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"
WRITING = ("post", "put", "patch", "delete")
TELLING = (
    "status", "state", "kind", "event", "name", "used", "dead_reason", "ended_reason", "sender", "type", "subject",
    "purpose", "to_state", "version", "grace_days", "next_step",
)  # fmt: skip
"""Columns whose values say what happened; the others hold times and chance."""
VOLATILE = {"sessions": ("last_used_at_ms",)}
UNDER_WAY = (
    "SELECT 1 FROM exports WHERE status IN ('queued', 'running')",
    "SELECT 1 FROM deletions WHERE status = 'in_progress'",
)
ON_POSTGRESQL = {
    "POST /oauth/par",
    "POST /oauth/authorize",
    "POST /oauth/token code",
    "POST /oauth/token",
    "POST /oauth/device/verify yes",
    "PUT /v1/consents/{purpose}",
    "POST /v1/account/email-confirmations",
    "POST /v1/exports",
    "POST /v1/account/deletion now",
}
"""One case of every kind, tried there too: a row that is added, used up, replaced, told by key or version, erased."""
State = dict[str, list[tuple[Any, ...]]]
Change = tuple[Counter[Any], Counter[Any]]
PAGES = {
    f"{method} {path}"
    for handler in (*oauth_authorize.HANDLERS, *oauth_device.HANDLERS)
    for path in handler.paths
    for method in handler.http_methods
    if handler.media_type == "text/html"
}
"""What people fill in; the description knows nothing of it."""


class Home:
    """The one service of these tests, which always runs again."""

    def __init__(self, folder: Path, database: str) -> None:
        self._place = folder, database
        self.service = KilledService(folder, database)

    def restarted(self) -> KilledService:
        """The next run, after the one before was killed."""
        assert self.service.died()
        self.service = KilledService(*self._place)
        return self.service

    def person(self, case: Case) -> tuple[Person, Send]:
        """Somebody made afresh, and what they are about to send."""
        self.service.load("empty")
        person = Person(self.service)
        return person, case.prepare(person)


@pytest.fixture(scope="module")
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    folder = tmp_path_factory.mktemp("killed")
    if request.param == "sqlite":
        home = Home(folder, sqlite_url(folder / "service.db"))
    else:
        home = Home(folder, request.getfixturevalue("postgres_server").fresh())
    yield home
    home.service.kill()
    complaints = (home.service.folder / "complaints").read_text().splitlines(keepends=True)
    assert set(complaints) == {HINT}


def state(service: KilledService) -> State:
    """Every row of every table, once nothing happens by itself any more."""
    for under_way in UNDER_WAY:
        until(lambda wanted=under_way: not service.rows(wanted))
    found: State = {}
    for table in service.kept.tables():
        columns = [name for name in service.kept.columns(table) if name not in VOLATILE.get(table, ())]
        found[table] = sorted(service.held(table, columns), key=repr)
    return found


@cache
def writing(*, keyed: bool = False) -> set[str]:
    """The endpoints that write, by the description; `keyed`: those that know a request again by its key."""
    paths = msgspec.json.decode(DOCUMENT.read_bytes(), type=dict[str, Any])["paths"]
    return {
        f"{method.upper()} {path}"
        for path, item in paths.items()
        for method, operation in item.items()
        if method in WRITING and (not keyed or "Idempotency-Key" in {one["name"] for one in operation["parameters"]})
    }


def shape(service: KilledService, loose: tuple[str, ...]) -> Counter[Any]:
    """What happened so far, without times and chance: two runs of the same must have the same."""
    state(service)
    found: Counter[Any] = Counter()
    for table in service.kept.tables():
        if table not in (*loose, "settings"):  # keys that are made when they are first needed
            telling = [name for name in service.kept.columns(table) if name in TELLING]
            found.update((table, *row) for row in service.held(table, telling))
    found.update(("file", path.suffix) for path in (service.folder / "exports").glob("*"))
    return found


def changed(before: Counter[Any], after: Counter[Any]) -> set[str]:
    """The tables in which something happened."""
    return {row[0] for row in (after - before) + (before - after)}


def without(all_of_it: State, loose: tuple[str, ...]) -> State:
    return {table: rows for table, rows in all_of_it.items() if table not in loose}


def undisturbed(home: Home, case: Case) -> tuple[int, bool, Change]:
    """In how many steps the request is done if nothing happens, whether that can be told, and what it does."""
    _, send = home.person(case)
    held, before = state(home.service), shape(home.service, case.loose)
    home.service.order(0)
    answered = send()
    assert answered.status_code == case.first, answered.text
    after, steps = shape(home.service, case.loose), home.service.steps()
    now = state(home.service)
    assert now != held, "it writes nothing"
    tells = without(now, case.loose) != without(held, case.loose)
    assert tells or case.loose
    return steps, tells, (after - before, before - after)


@pytest.mark.fault("V3")
@pytest.mark.parametrize(
    ("home", "case"),
    [("sqlite", case) for case in CASES] + [("postgresql", case) for case in CASES if str(case) in ON_POSTGRESQL],
    ids=str,
    indirect=["home"],
)
def test_a_service_killed_while_it_writes_did_nothing_or_all_of_it(home: Home, case: Case) -> None:
    steps, tells, change = undisturbed(home, case)
    assert steps >= 2, "it commits nothing"
    person, send = home.person(case)
    first, start = state(home.service), shape(home.service, case.loose)
    acted = False
    for step in range(1, steps + 1):
        assert not acted, "it was done before its last transaction"
        home.service.order(step)
        with pytest.raises(httpx.TransportError):
            send()
        person.again(home.restarted())
        assert home.service.origin == person.client.origin
        now = state(home.service)
        acted = without(now, case.loose) != without(first, case.loose)
        assert acted or step < steps or not tells, "what was written for good is gone"
        assert step > 1 or now == first, "something was written too early"
    end = shape(home.service, case.loose)
    home.service.order(0)
    answered = send()
    assert answered.status_code == (case.again if acted else case.first), answered.text
    assert ("Idempotency-Replayed" in answered.headers) == (case.route in writing(keyed=True))
    assert changed(end, shape(home.service, case.loose)) == set(case.ends), "a repetition did something"
    assert (end - start, start - end) == change


def test_every_endpoint_that_writes_has_a_case() -> None:
    assert {case.route for case in CASES} == writing() | PAGES


def test_what_is_tried_on_postgresql_is_there() -> None:
    assert {str(case) for case in CASES} >= ON_POSTGRESQL
