from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.call_json import calls_json
from dijo_desktop.demo.call_pages import oldest_first
from dijo_desktop.demo.clock import DemoClock
from dijo_desktop.demo.data_tables import calls, privacy_requests, receipts
from dijo_desktop.demo.database import open_database, sqlite_url
from dijo_desktop.demo.people import LEFT, PEOPLE, person_of, person_with
from dijo_desktop.demo.scenarios.everyday import fill_everyday
from dijo_desktop.demo.scenarios.everyday_calls import everyday_calls
from dijo_desktop.demo.scenarios.filling import empty_account
from dijo_desktop.demo.scenarios.heavy import DAYS, fill_heavy, heavy_calls
from dijo_desktop.demo.state import Service, open_service
from dijo_desktop.demo.tables import accounts, metadata, sessions, tokens
from dijo_desktop.demo.terms import HEAVY_CALLS
from dijo_desktop.domain.instants import parse
from tests.demo.data_fixtures import served

_NOW = parse("2026-11-23T14:02:00.000Z")
_ORIGIN = "http://127.0.0.1:49213"
_SECRET = {"jws", "epoch", "value"}
"""Columns that hold signatures, tokens and keys: they differ each run."""


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = open_service(tmp_path, _ORIGIN)
    yield service
    service.database.close()


def _everything(folder: Path, fill: Any, scenario: str) -> dict[str, list[tuple[Any, ...]]]:
    folder.mkdir()
    database = open_database(sqlite_url(folder / "service.db"), metadata)
    person = person_of(scenario)
    with database.write() as connection:
        fill(connection, _ORIGIN, person, _NOW)
        rows = {
            table.name: sorted(
                connection.execute(select(*(column for column in table.columns if column.name not in _SECRET))).all(),
                key=repr,
            )
            for table in metadata.sorted_tables
        }
    database.close()
    return rows


@pytest.mark.parametrize(
    ("scenario", "fill"),
    [
        ("everyday", fill_everyday),
        ("empty", empty_account),
        ("heavy", lambda *given: fill_heavy(*given, calls=5000)),
    ],
)
def test_the_same_start_gives_the_same_rows(tmp_path: Path, scenario: str, fill: Any) -> None:
    first = _everything(tmp_path / "a", fill, scenario)
    assert first == _everything(tmp_path / "b", fill, scenario)
    assert first["accounts"]


def test_receipts_differ_only_by_their_signatures(tmp_path: Path) -> None:
    said = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        database = open_database(sqlite_url(tmp_path / name / "service.db"), metadata)
        with database.write() as connection:
            fill_everyday(connection, _ORIGIN, person_of("everyday"), _NOW)
            jws = connection.execute(select(receipts.c.jws).order_by(receipts.c.n)).scalars().all()
        database.close()
        said.append([_payload(compact) for compact in jws])
    for first, second in zip(*said, strict=True):
        first.pop("prev")
        second.pop("prev")
        assert first == second


def _payload(compact: bytes) -> dict[str, Any]:
    import base64

    middle = compact.split(b".")[1]
    return msgspec.json.decode(base64.urlsafe_b64decode(middle + b"=" * (-len(middle) % 4)), type=dict[str, Any])


def test_everyday_has_the_numbers_of_its_scenario(service: Service) -> None:
    scenarios.load(service, "everyday")
    with service.database.read() as connection:
        assert 600 <= connection.execute(select(func.count()).select_from(calls)).scalar_one() <= 720
        assert connection.execute(select(func.count()).select_from(sessions)).scalar_one() == 4
        open_requests = select(func.count()).where(privacy_requests.c.status == "in_progress")
        assert connection.execute(open_requests).scalar_one() == 2
        span = connection.execute(select(func.min(calls.c.started_ms), func.max(calls.c.started_ms))).one()
    now_ms = service.clock.now_ms()
    assert 19.5 < (now_ms - span[0]) / 86_400_000 / 30.4 < 21
    assert span[1] <= now_ms


@pytest.mark.parametrize("at", ["2026-11-23T14:02:00.000Z", "2027-03-01T00:00:01.000Z", "2028-02-29T23:59:59.999Z"])
def test_nothing_lies_in_the_future(at: str) -> None:
    now_ms = parse(at)
    made = everyday_calls(now_ms)
    assert all(call.started_ms + call.seconds * 1000 <= now_ms for call in made)
    assert len({call.id for call in made}) == len(made)
    heavy = list(heavy_calls("acc", now_ms, 2000))
    assert len(heavy) == 2000
    assert all(before[1] < after[1] and before[2] < after[2] for before, after in pairwise(heavy))
    assert heavy[-1][1] + heavy[-1][3] * 1000 <= now_ms


def test_loading_again_ends_every_sign_in_and_keeps_the_others(tmp_path: Path) -> None:
    with served(tmp_path) as world:
        person, other = world.person("everyday"), world.person("empty")
        first = person.get("/v1/account").json()
        scenarios.load(world.service, "everyday")
        assert person.get("/v1/account").json()["dijo_reason"] == "session_ended"
        assert other.get("/v1/account").status_code == 200
        assert world.person("everyday").get("/v1/account").json()["id"] == first["id"]


def test_each_scenario_is_one_person(service: Service) -> None:
    people = {person_of(key) for key in scenarios.SCENARIOS}
    assert people == {*PEOPLE, LEFT}
    assert len({person.account_id for person in people}) == len(PEOPLE) + 1
    assert person_of("offline") is person_of("everyday")
    loaded = scenarios.load(service, "empty")
    assert loaded.email == "new@demo.example"
    assert person_with("NEW@Demo.Example") is person_of("empty")
    with pytest.raises(KeyError):
        scenarios.load(service, "nothing")


@pytest.mark.heavy
def test_a_million_calls_load_and_page(tmp_path: Path) -> None:
    service = open_service(tmp_path, _ORIGIN)
    account_id = person_of("heavy").account_id
    scenarios.load(service, "heavy")
    with service.database.read() as connection:
        found = connection.execute(
            select(func.count(), func.count(calls.c.currency.distinct()), func.min(calls.c.started_ms))
        ).one()
        assert (found[0], found[1]) == (HEAVY_CALLS, 2)
        assert service.clock.now_ms() - found[2] > (DAYS - 90) * 86_400_000
        after, seen = (parse("2024-11-23T00:00:00.000Z"), ""), set[str]()
        for _ in range(20):
            rows = oldest_first(connection, account_id, after, 1000)
            assert len(calls_json(rows)) > 100_000
            seen.update(row[1] for row in rows)
            after = rows[-1][:2]
        assert len(seen) == 20_000
    service.database.close()


def test_a_moved_clock_moves_the_history(tmp_path: Path) -> None:
    service = open_service(tmp_path, _ORIGIN)
    clock: DemoClock = service.clock
    clock.set_offset(400 * 86_400_000)
    scenarios.load(service, "everyday")
    with service.database.read() as connection:
        newest = connection.execute(select(func.max(calls.c.started_ms))).scalar_one()
        created = connection.execute(select(accounts.c.created_at_ms)).scalar_one()
        assert connection.execute(select(func.count()).select_from(tokens)).scalar_one() == 0
    assert newest > clock.real_ms() + 380 * 86_400_000
    assert created < newest
    service.database.close()
