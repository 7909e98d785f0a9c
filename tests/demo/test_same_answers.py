"""SQLite and PostgreSQL give the same answers to the same questions, byte for byte (contract DM-7)."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from dijo_desktop.demo.database import sqlite_url
from tests.demo.data_fixtures import Client, World, served
from tests.fake_clock import FakeClock
from tests.postgres import Postgres

SCENARIOS = ("everyday", "deletion-scheduled", "token-theft")
LISTS = (
    "/v1/cookies",
    "/v1/account/sessions",
    "/v1/account/activity",
    "/v1/account/payments",
    "/v1/calls",
    "/v1/consents/history",
    "/v1/exports",
    "/v1/receipts",
    "/v1/privacy-requests",
    "/v1/policy/versions",
    "/v1/policy/acknowledgements",
)
QUESTIONS = (
    "/v1/data-map",
    "/v1/account",
    "/v1/consents",
    "/v1/consents/analytics",
    "/v1/account/deletion",
    "/v1/account/deletion/preview?grace_days=14",
    "/v1/policy",
    "/v1/calls?from=2026-01-01T00:00:00.000Z&to=2026-11-01T00:00:00.000Z&limit=1000",
    "/v1/calls?min_duration=60&max_duration=600&limit=50",
    "/v1/calls?min_duration=9999999999",
    "/v1/calls?currency=GBP&min_cost=0.1625&max_cost=999999999999.999999",
    "/v1/calls?currency=GBP&min_cost=-999999999999",
    "/v1/calls?from=1000-01-01T00:00:00.000Z&to=9999-12-31T23:59:59.999Z&limit=3",
    "/v1/calls?limit=99999999999999999",
    "/v1/calls?limit=-1",
    "/v1/calls?cursor=%00",
    "/v1/calls?currency=%00%00%00",
    "/v1/calls/changes?limit=20",
    "/v1/calls/changes?since=%00",
    "/v1/calls/summary?group=day",
    "/v1/calls/summary?group=month",
    "/v1/calls/summary?group=year&currency=GBP",
    "/v1/calls/summary?from=9999-12-31T23:59:59.999Z",
    "/v1/calls/call_%F0%9F%93%9E",
    "/v1/calls/call_'%22%5C",
    "/v1/account/activity?kind=login&from=2026-01-01T00:00:00.000Z",
    "/v1/receipts?about=%C3%9F%E2%80%AE",
    "/v1/privacy-requests?status=received",
)
# What is random or a signature of something that is: identifiers that must be guessed by nobody, keys, addresses.
_RANDOM = re.compile(
    r'(?<="next_cursor":)"[^"]+"|(?<="sync_token":)"[^"]+"|(?<="request_id":)"[^"]+"|http://127\.0\.0\.1:\d+'
)


class Asked:
    """A person of one of the two services."""

    def __init__(self, world: World, scenario: str) -> None:
        self._client: Client = world.person(scenario)

    def answer(self, path: str) -> tuple[int, str]:
        """Status and body, without what is random by design."""
        answer = self._client.request("GET", path)
        text = answer.text.replace(self._client.session_id, "ses_OWN")
        return answer.status_code, _RANDOM.sub("RANDOM", text)

    def all_of(self, path: str) -> str:
        """All pages of a list: the order of every row counts."""
        return repr(self._client.items(path, limit=101)).replace(self._client.session_id, "ses_OWN")


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, postgres_server: Postgres) -> Iterator[tuple[World, World]]:
    # Both live in one standing moment; proofs are made by the real clock, so it is that of now.
    clock = FakeClock(int(time.time()) * 1000)
    one, other = tmp_path_factory.mktemp("sqlite"), tmp_path_factory.mktemp("postgresql")
    with (
        served(one, sqlite_url(one / "service.db"), clock) as left,
        served(other, postgres_server.fresh(), clock) as right,
    ):
        yield left, right


@pytest.mark.fault("V2")
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_both_engines_answer_alike(worlds: tuple[World, World], scenario: str) -> None:
    left, right = (Asked(world, scenario) for world in worlds)
    for path in QUESTIONS:
        said = left.answer(path)
        assert said == right.answer(path), path
        assert said[0] < 500, path
    for path in LISTS:
        assert left.all_of(path) == right.all_of(path), path
