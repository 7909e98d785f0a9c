from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dijo_desktop.demo.due import Due, Job
from dijo_desktop.demo.state import Service, open_service
from tests.demo.conftest import NewDatabase
from tests.fake_clock import FakeClock

HOUR = 3_600_000


class Alarm:
    """Falls due at given times and writes down when it was run and what the demo's clock showed."""

    def __init__(self, log: list[tuple[str, int, int]], name: str, *times: int) -> None:
        self.log, self.name, self.times = log, name, list(times)
        self.job = Job(self.next_at, self.run)

    def next_at(self, _connection: Connection) -> int | None:
        return self.times[0] if self.times else None

    def run(self, service: Service, at_ms: int) -> None:
        self.times.pop(0)
        self.log.append((self.name, at_ms, service.clock.now_ms()))


@pytest.fixture
def service(tmp_path: Path, new_database: NewDatabase) -> Iterator[Service]:
    service = open_service(tmp_path, "http://127.0.0.1:1", real=FakeClock(), database_url=new_database(tmp_path))
    yield service
    service.database.close()


def test_moving_the_clock_runs_what_falls_due_in_time_order(service: Service) -> None:
    now, log = service.clock.now_ms(), []
    one = Alarm(log, "one", now + 1 * HOUR, now + 3 * HOUR, now + 9 * HOUR)
    two = Alarm(log, "two", now - HOUR, now + 2 * HOUR)
    Due(service, (one.job, two.job)).advance(4 * HOUR)
    assert log == [
        ("two", now - HOUR, now),
        ("one", now + HOUR, now + HOUR),
        ("two", now + 2 * HOUR, now + 2 * HOUR),
        ("one", now + 3 * HOUR, now + 3 * HOUR),
    ]
    assert service.clock.now_ms() == now + 4 * HOUR
    assert service.clock.real_ms() == now
    assert one.times == [now + 9 * HOUR]


def test_as_time_passes_only_what_is_due_is_run(service: Service) -> None:
    now, log = service.clock.now_ms(), []
    alarm = Alarm(log, "one", now - 5, now, now + 1)
    Due(service, (alarm.job,)).catch_up()
    assert [at_ms for _, at_ms, _ in log] == [now - 5, now]


def test_the_ticker_ends_with_the_service_and_outlives_a_failing_job(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_connection: Connection) -> int:
        service.stop.set()
        raise ZeroDivisionError

    Due(service, (Job(fail, lambda _service, _at_ms: None),)).tick()
    assert "failed" in caplog.text


def test_the_offset_of_the_clock_is_kept_and_can_be_reset(
    service: Service, tmp_path: Path, new_database: NewDatabase
) -> None:
    Due(service, ()).advance(HOUR)
    again = open_service(tmp_path, "http://127.0.0.1:1", real=FakeClock(), database_url=new_database(tmp_path))
    assert again.clock.offset_ms == HOUR
    again.clock.reset()
    assert again.clock.now_ms() == again.clock.real_ms()
    again.database.close()
