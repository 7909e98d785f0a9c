from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.call_changes import CallChanges, ChangePage
from dijo_desktop.demo.call_log import put_call, remove_calls
from dijo_desktop.demo.data_tables import calls
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.state import Service, open_service
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, served

_PATH = "/v1/calls/changes"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("sync")
    service = open_service(folder, "http://127.0.0.1:4000", database_url=new_database(folder))
    yield service
    service.database.close()


class Mirror:
    """What a client keeps: rows by id, and the token."""

    def __init__(self, service: Service, account_id: str) -> None:
        self.service = service
        self.account_id = account_id
        self.rows: dict[str, tuple[object, ...]] = {}
        self.token: str | None = None
        self.cursor: str | None = None

    def step(self, limit: int) -> bool:
        """Read one page; true if the pass is over."""
        page = self._page(limit)
        for row in page.changed:
            self.rows[row[1]] = row
        for call_id, _, _ in page.removed:
            self.rows.pop(call_id, None)
        assert (page.next_cursor is None) != (page.sync_token is None)
        assert len(page.changed) + len(page.removed) <= limit
        self.cursor = page.next_cursor
        if page.sync_token is not None:
            self.token = page.sync_token
        return self.cursor is None

    def finish(self, limit: int) -> None:
        while not self.step(limit):
            pass

    def _page(self, limit: int) -> ChangePage:
        with self.service.database.read() as connection:
            changes = CallChanges(connection, self.service.cursors, self.account_id, _PATH)
            return changes.page(self.token, self.cursor, limit)


def _held(service: Service, account_id: str) -> dict[str, tuple[object, ...]]:
    mirror = Mirror(service, account_id)
    mirror.finish(1000)
    return mirror.rows


_OPERATIONS = st.lists(
    st.one_of(
        # Few moments and few calls: equal timestamps and repeated changes are the rule.
        st.tuples(st.just("put"), st.integers(0, 12), st.integers(0, 3)),
        st.tuples(st.just("remove"), st.integers(0, 12), st.just(0)),
        st.tuples(st.just("step"), st.integers(1, 4), st.just(0)),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(operations=_OPERATIONS)
def test_a_mirror_ends_equal_whatever_happens_meanwhile(
    service: Service, operations: list[tuple[str, int, int]]
) -> None:
    account_id = scenarios.person_of("empty").account_id
    scenarios.load(service, "empty")
    mirror = Mirror(service, account_id)
    for number, (kind, which, when) in enumerate(operations):
        call_id = f"call_{which:026d}"
        if kind == "step":
            mirror.step(which)
            continue
        with service.database.write() as connection:
            if kind == "put":
                put_call(connection, account_id, (1_700_000_000_000 + when, call_id, number, 0, "GBP"), number)
            else:
                remove_calls(connection, account_id, "erasure", number, where=calls.c.id == call_id)
    mirror.finish(3)
    mirror.finish(3)
    assert mirror.rows == _held(service, account_id)


def test_a_token_of_before_a_reset_starts_anew(service: Service) -> None:
    account_id = scenarios.person_of("empty").account_id
    scenarios.load(service, "empty")
    mirror = Mirror(service, account_id)
    mirror.finish(10)
    scenarios.load(service, "empty")
    with pytest.raises(ProblemError) as refused:
        mirror.step(10)
    assert refused.value.slug == "sync-token-expired"


@pytest.mark.parametrize("token", ["", "c3luYzE", "not a token", "é"])
def test_unknown_tokens_are_410(service: Service, token: str) -> None:
    scenarios.load_if_absent(service, "empty")
    mirror = Mirror(service, scenarios.person_of("empty").account_id)
    mirror.token = token
    with pytest.raises(ProblemError) as refused:
        mirror.step(10)
    assert (refused.value.status, refused.value.slug) == (410, "sync-token-expired")


def test_over_http(tmp_path: Path, new_database: NewDatabase) -> None:
    with served(tmp_path, new_database(tmp_path)) as world:
        _over_http(world)


def _over_http(world: World) -> None:
    person = world.person("everyday")
    seen, cursor = [], {}
    while True:
        page = person.get(_PATH, limit=300, **cursor).json()
        seen += page["changed"]
        if page["sync_token"]:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert seen == person.items("/v1/calls", limit=1000)[::-1]
    nothing = person.get(_PATH, since=page["sync_token"]).json()
    assert (nothing["changed"], nothing["removed"]) == ([], [])
    with world.service.database.write() as connection:
        remove_calls(connection, person.account_id, "erasure", 1_795_000_000_000, where=calls.c.id == seen[3]["id"])
    change = person.get(_PATH, since=page["sync_token"]).json()
    tombstone = {"id": seen[3]["id"], "removed_at": "2026-11-18T11:06:40.000Z", "reason": "erasure"}
    assert (change["changed"], change["removed"]) == ([], [tombstone])
    assert person.get(_PATH, since="x").status_code == 410
    other = world.person("empty").get(_PATH, since=page["sync_token"])
    assert other.json()["type"].endswith("sync-token-expired")
