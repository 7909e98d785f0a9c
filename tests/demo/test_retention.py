from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.data_tables import activity, anonymous_counts
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.state import Service, open_service

_DAY = 86_400_000


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = open_service(tmp_path, "http://127.0.0.1:4000")
    scenarios.load(service, "everyday")
    yield service
    service.database.close()


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
