from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.call_changes import CallChanges, ChangePage
from dijo_desktop.demo.call_log import remove_calls
from dijo_desktop.demo.call_pages import oldest_first
from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.data_tables import activity, anonymous_counts, calls
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.state import Service, open_service
from tests.demo.conftest import NewDatabase

_DAY = 86_400_000


@pytest.fixture
def service(tmp_path: Path, new_database: NewDatabase) -> Iterator[Service]:
    service = open_service(tmp_path, "http://127.0.0.1:4000", database_url=new_database(tmp_path))
    scenarios.load(service, "everyday")
    yield service
    service.database.close()


def test_tombstones_go_after_their_days_and_older_tokens_with_them(service: Service) -> None:
    account_id = person_of("everyday").account_id
    due = Due(service, JOBS)
    with service.database.read() as connection:
        ids = [row[1] for row in oldest_first(connection, account_id, None, 3)]
        before = CallChanges(connection, service.cursors, account_id, "/x").page(None, None, 1000).sync_token

    def remove(call_id: str) -> None:
        with service.database.write() as connection:
            mine = calls.c.id == call_id
            assert remove_calls(connection, account_id, "erasure", service.clock.now_ms(), where=mine) == 1

    def since(token: str | None) -> ChangePage:
        with service.database.read() as connection:
            return CallChanges(connection, service.cursors, account_id, "/x").page(token, None, 10)

    remove(ids[0])
    after_first = since(before)
    assert [tombstone[0] for tombstone in after_first.removed] == [ids[0]]
    due.advance(89 * _DAY)
    remove(ids[1])
    assert [tombstone[0] for tombstone in since(before).removed] == ids[:2]
    due.advance(13 * _DAY)
    with pytest.raises(ProblemError) as refused:
        since(before)
    assert (refused.value.status, refused.value.slug) == (410, "sync-token-expired")
    assert [tombstone[0] for tombstone in since(after_first.sync_token).removed] == [ids[1]]
    due.advance(100 * _DAY)
    newest = since(None)
    while newest.next_cursor:
        with service.database.read() as connection:
            newest = CallChanges(connection, service.cursors, account_id, "/x").page(None, newest.next_cursor, 1000)
    assert since(newest.sync_token).removed == []
    remove(ids[2])
    assert [tombstone[0] for tombstone in since(newest.sync_token).removed] == [ids[2]]


def _count(service: Service, key: str) -> int:
    with service.database.read() as connection:
        return HeldRecords(connection, person_of("everyday").account_id).extent(key)[0]


def test_what_lives_for_days_goes_day_by_day(service: Service) -> None:
    due = Due(service, JOBS)
    addresses, features = _count(service, "technical.ip_address"), _count(service, "usage.feature_usage")
    due.advance(120 * _DAY)
    assert 0 < _count(service, "technical.ip_address") < addresses
    assert 0 < _count(service, "usage.feature_usage") < features
    due.advance(280 * _DAY)
    # The sessions that are still alive keep their own.
    assert _count(service, "technical.ip_address") == 4
    assert _count(service, "usage.feature_usage") == 0
    assert _count(service, "technical.cookie_data") == 0
    with service.database.read() as connection:
        assert connection.execute(select(func.sum(anonymous_counts.c.count))).scalar() == features
        traces = select(func.count()).where(activity.c.browser_type.is_not(None))
        assert connection.execute(traces).scalar() == 0
    for key, count in {
        "usage.logins": 148,
        "usage.activity": 327,
        "payment.records": 19,
        "rights.consents": 6,
    }.items():
        assert _count(service, key) == count
    assert _count(service, "usage.calls") > 600
