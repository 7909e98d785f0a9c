"""DM-1: every scenario can be taken years ahead in one call, and what falls due on the way is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from dijo_desktop.demo import scenarios
from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.data_tables import calls, deletions, receipts, retained_rows
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.program import serve
from dijo_desktop.demo.state import open_service
from tests.demo.conftest import NewDatabase
from tests.fake_clock import FakeClock

_DAY = 86_400_000


@pytest.mark.parametrize("key", ["everyday", "empty", "deletion-scheduled", "deleted-retained", "heavy"])
def test_fourteen_days_a_month_and_five_years(tmp_path: Path, new_database: NewDatabase, key: str) -> None:
    service = open_service(
        tmp_path,
        "http://127.0.0.1:49213",
        real=FakeClock(),
        heavy_calls=20_000,
        database_url=new_database(tmp_path),
    )
    scenarios.load(service, key)
    start, due = service.clock.now_ms(), Due(service, JOBS)
    ahead = 0
    for days in (14, 31, 5 * 366):
        due.advance(days * _DAY)
        ahead += days * _DAY
        assert service.clock.now_ms() == start + ahead
        with service.database.read() as connection:
            for job in JOBS:
                next_at = job.next_at(connection)
                assert next_at is None or next_at > service.clock.now_ms()
    person = scenarios.person_of(key)
    assert person is not None
    with service.database.read() as connection:
        mine = receipts.c.account_id == person.account_id
        events = connection.execute(select(receipts.c.event).where(mine).order_by(receipts.c.n)).scalars().all()
        status = connection.execute(select(deletions.c.status)).scalar()
        left = connection.execute(select(func.count()).select_from(retained_rows)).scalar_one()
        held = connection.execute(select(func.count()).select_from(calls)).scalar_one()
    service.database.close()
    if key.startswith("delet"):
        assert events[-3:] == ["deletion.scheduled", "deletion.completed", "retention.ended"]
        assert (status, left, held) == ("completed", 0, 0)
    else:
        assert status is None
        assert (held > 0) == (key != "empty")


@pytest.mark.parametrize("wanted", ["0", "-1", "1e6", "", "٣", "10000000"])
def test_a_number_of_calls_that_is_none_is_refused(tmp_path: Path, wanted: str) -> None:
    with pytest.raises(SystemExit) as ended:
        serve(["--data", str(tmp_path / "x"), "--heavy-calls", wanted])
    assert ended.value.code == 2
    assert not (tmp_path / "x").exists()
