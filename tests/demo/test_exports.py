from __future__ import annotations

import hashlib
import shutil
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import insert, update

from dijo_desktop.demo.data_routes import JOBS, resume
from dijo_desktop.demo.data_tables import exports
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.export_archive import Part, wanted_part
from dijo_desktop.demo.problems import ProblemError
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import World, saved_copy, served, until

_DAY = 86_400_000


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("service")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> World:
    return running.afresh()


def test_asking_needs_a_fresh_sign_in_and_the_scope(world: World) -> None:
    stale = world.person("everyday", age_ms=301_000).post("/v1/exports", {})
    assert stale.json()["type"].endswith("step-up-required")
    weak = world.person("everyday", scopes=("account:read",)).post("/v1/exports", {})
    assert weak.json()["required_scope"] == "exports"


def test_a_repeated_request_is_one_job(world: World) -> None:
    person, key = world.person("everyday"), str(uuid.uuid4())
    first = person.post("/v1/exports", {}, key=key)
    again = person.post("/v1/exports", {}, key=key)
    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    other = person.post("/v1/exports", {"kind": "portability"}, key=key)
    assert other.json()["type"].endswith("idempotency-key-reused")
    assert len(person.items("/v1/exports")) == 1
    missing = person.request("POST", "/v1/exports", json={})
    assert missing.json()["type"].endswith("idempotency-key-missing")


def test_one_job_at_a_time(world: World) -> None:
    person = world.person("everyday")
    values = {"kind": "access", "status": "running", "categories": b"[]", "formats": b"[]", "created_ms": 1}
    with world.service.database.write() as connection:
        connection.execute(insert(exports).values(id=f"exp_{'0' * 26}", account_id=person.account_id, **values))
    refused = person.post("/v1/exports", {})
    assert refused.json()["type"].endswith("export-already-active")
    assert refused.json()["existing"]["id"] == f"exp_{'0' * 26}"
    preview = person.get("/v1/account/deletion/preview").json()
    assert preview["active_export"]["id"] == f"exp_{'0' * 26}"
    not_ready = person.get(f"/v1/exports/exp_{'0' * 26}/archive")
    assert not_ready.json()["type"].endswith("export-not-ready")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"categories": ["usage.call_audio"]}, 422),
        ({"categories": ["nothing"]}, 422),
        ({"kind": "portability", "categories": ["rights.consents"]}, 422),
        ({"from": "2026-01-02T00:00:00.000Z", "to": "2026-01-01T00:00:00.000Z"}, 422),
        ({"from": "2026-02-30T00:00:00.000Z"}, 400),
        ({"categories": []}, 400),
        ({"formats": ["pdf"]}, 400),
        ({"kind": "everything"}, 400),
        ({"callback": "http://evil.example"}, 400),
    ],
)
def test_what_cannot_be_asked_for(world: World, body: dict[str, object], status: int) -> None:
    person = world.person("everyday")
    assert person.post("/v1/exports", body).status_code == status
    assert person.items("/v1/exports") == []


def test_five_a_day_even_if_they_are_discarded(world: World) -> None:
    person = world.person("empty")
    for _ in range(5):
        job, _ = saved_copy(person)
        person.request("DELETE", f"/v1/exports/{job['id']}")
    refused = person.post("/v1/exports", {})
    assert (refused.status_code, int(refused.headers["Retry-After"]) > 80_000) == (429, True)
    assert refused.json()["next_allowed_at"] > job["created_at"]


def test_a_discarded_copy_is_gone_at_once(world: World) -> None:
    person = world.person("empty")
    job, raw = saved_copy(person)
    stored = world.service.folder / "exports" / f"{job['id']}.zip"
    assert stored.read_bytes() == raw
    assert world.person("everyday").request("DELETE", f"/v1/exports/{job['id']}").status_code == 404
    assert person.request("DELETE", f"/v1/exports/{job['id']}").status_code == 204
    assert not stored.exists()
    for path in (f"/v1/exports/{job['id']}", f"/v1/exports/{job['id']}/archive"):
        assert person.get(path).status_code == 404
    assert person.items("/v1/exports") == []


def test_a_copy_expires_after_72_hours_and_is_forgotten_30_days_later(world: World) -> None:
    person = world.person("empty")
    job, _ = saved_copy(person)
    due = Due(world.service, JOBS)
    due.advance(3 * _DAY - 60_000)
    assert person.get(f"/v1/exports/{job['id']}").json()["status"] == "ready"
    due.advance(120_000)
    assert person.get(f"/v1/exports/{job['id']}").json()["status"] == "expired"
    assert person.get(f"/v1/exports/{job['id']}/archive").json()["type"].endswith("gone")
    assert not (world.service.folder / "exports" / f"{job['id']}.zip").exists()
    due.advance(30 * _DAY)
    assert person.get(f"/v1/exports/{job['id']}").status_code == 404


def test_a_job_that_a_stop_interrupted_is_done_after_the_next_start(world: World) -> None:
    person = world.person("empty")
    values = {"kind": "access", "status": "running", "created_ms": world.service.clock.now_ms()}
    with world.service.database.write() as connection:
        connection.execute(
            insert(exports).values(
                id=f"exp_{'0' * 26}",
                account_id=person.account_id,
                categories=b'["account.email"]',
                formats=b'["ndjson"]',
                **values,
            )
        )
    resume(world.service)
    until(lambda: person.get(f"/v1/exports/exp_{'0' * 26}").json()["status"] == "ready")


def test_a_job_that_fails_says_so(world: World) -> None:
    person = world.person("empty")
    shutil.rmtree(world.service.folder / "exports", ignore_errors=True)
    (world.service.folder / "exports").write_text("no folder can be made here", encoding="utf-8")
    asked = person.post("/v1/exports", {})
    path = asked.headers["Location"]
    until(lambda: person.get(path).json()["status"] == "failed")
    assert person.get(path).json()["failure"] == {"code": "internal"}
    assert person.get(f"{path}/archive").json()["type"].endswith("export-not-ready")
    (world.service.folder / "exports").unlink()


def test_the_archive_comes_whole_or_in_parts(world: World) -> None:
    person = world.person("everyday")
    job, raw = saved_copy(person)
    path, etag = f"/v1/exports/{job['id']}/archive", f'"sha256-{hashlib.sha256(raw).hexdigest()}"'
    whole = person.get(path)
    assert whole.headers["ETag"] == etag
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in whole.headers
    part = person.request("GET", path, headers={"Range": "bytes=1000-", "If-Range": etag})
    assert part.status_code == 206
    assert raw[:1000] + part.content == raw
    assert part.headers["Content-Range"] == f"bytes 1000-{len(raw) - 1}/{len(raw)}"
    assert part.headers["Repr-Digest"] == whole.headers["Repr-Digest"]
    changed = person.request("GET", path, headers={"Range": "bytes=1000-", "If-Range": '"sha256-0"'})
    assert (changed.status_code, changed.content) == (200, raw)
    several = person.request("GET", path, headers={"Range": "bytes=0-1,5-6"})
    assert (several.status_code, several.content) == (200, raw)
    beyond = person.request("GET", path, headers={"Range": f"bytes={len(raw)}-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(raw)}")
    head = person.request("HEAD", path)
    assert (head.status_code, head.content, head.headers["Content-Length"]) == (200, b"", str(len(raw)))
    assert person.request("GET", path, headers={"If-None-Match": etag}).status_code == 304
    assert world.person("empty").get(path).status_code == 404


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("", None),
        ("bytes=0-9", Part(0, 10)),
        ("bytes=90-", Part(90, 100)),
        ("bytes=-10", Part(90, 100)),
        ("bytes=-1000", Part(0, 100)),
        ("bytes=50-500", Part(50, 100)),
        ("bytes=9-0", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("lines=1-2", None),
    ],
)
def test_ranges(header: str, part: Part | None) -> None:
    assert wanted_part(header, 100) == part


def test_an_empty_suffix_is_out_of_reach() -> None:
    with pytest.raises(ProblemError):
        wanted_part("bytes=-0", 100)


def test_jobs_are_listed_newest_first(world: World) -> None:
    person = world.person("empty")
    made = [saved_copy(person)[0]["id"] for _ in range(3)]
    assert [job["id"] for job in person.items("/v1/exports", limit=1)] == made[::-1]
    with world.service.database.write() as connection:
        connection.execute(update(exports).values(created_ms=5))
    assert [job["id"] for job in person.items("/v1/exports", limit=1)] == made[::-1]
