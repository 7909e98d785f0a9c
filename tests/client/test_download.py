from __future__ import annotations

import os
import shutil
import signal
import threading
from collections import namedtuple
from pathlib import Path

import pytest

from dijo_desktop.errors import (
    Cancelled,
    DiskFull,
    ExportExpired,
    FolderUnusable,
    NotUnderstood,
    PortalSuspected,
    Refused,
    ServiceFault,
)
from tests.client.downloads import BODY, ETAG, NAME, broken_off, fetch, honest, link, parts
from tests.client.plain_service import Answer, PlainService, answer, problem
from tests.fake_clock import FakeClock


@pytest.fixture
def service():
    made = PlainService(honest)
    yield made
    made.close()


def test_a_whole_archive_gets_its_final_name_and_nothing_else_stays(service, folder):
    told = []
    path = fetch(service, folder, tell=lambda done, of: told.append((done, of)))
    assert path == folder / NAME
    assert path.read_bytes() == BODY
    assert parts(folder) == {NAME}
    assert told[-1] == (len(BODY), len(BODY))
    assert path.stat().st_mode & 0o777 == 0o600
    assert service.seen[0].headers["accept-encoding"] == "identity"
    assert "range" not in service.seen[0].headers


def test_an_empty_archive_is_a_file_too(service, folder):
    assert fetch(service, folder, link(b"")).read_bytes() == b""


def test_another_file_of_that_name_is_never_overwritten(service, folder):
    (folder / NAME).write_text("mine")
    (folder / "dijo-export-20261123-9B1C4Q (2).zip").write_text("mine, too")
    assert fetch(service, folder).name == "dijo-export-20261123-9B1C4Q (3).zip"
    assert (folder / NAME).read_text() == "mine"


def test_cancel_keeps_what_came_and_the_next_run_goes_on(service, folder):
    stop = threading.Event()
    service.script = lambda request: Answer(honest(request).raw[:-100])
    with pytest.raises(Cancelled):
        fetch(service, folder, stop=stop, tell=lambda done, of: stop.set())
    assert parts(folder) == {f"{NAME}.part", f"{NAME}.part.json"}
    service.script = honest
    assert fetch(service, folder).read_bytes() == BODY
    assert service.seen[-1].headers["range"] == f"bytes={len(BODY) - 100}-"


def test_a_body_without_length_that_ends_early_is_gone_on_with(service, folder):
    cut = Answer(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nETag: " + ETAG.encode() + b"\r\n\r\n" + BODY[:9]
    )
    service.script = lambda request: cut if request.n == 0 else honest(request)
    assert fetch(service, folder).read_bytes() == BODY
    assert service.seen[1].headers["range"] == "bytes=9-"


@pytest.mark.parametrize("size", [0, 500])
@pytest.mark.parametrize("status", [200, 206])
def test_a_web_page_instead_of_the_archive_is_a_portal(service, folder, status, size):
    broken_off(service, folder, size)
    service.script = lambda request: answer(status, {"Content-Type": "text/html; charset=utf-8"}, b"<html>")
    with pytest.raises(PortalSuspected):
        fetch(service, folder)


def test_another_kind_of_data_is_not_understood(service, folder):
    service.script = lambda request: answer(200, {"Content-Type": "application/json"}, BODY)
    with pytest.raises(NotUnderstood):
        fetch(service, folder)


@pytest.mark.fault("D6")
@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_service_that_is_busy_for_a_while_is_waited_for(service, folder, status):
    broken_off(service, folder, 500)
    clock = FakeClock()
    service.script = lambda request: honest(request) if request.n > start + 2 else problem(status, "maintenance")
    start = len(service.seen)
    assert fetch(service, folder, clock=clock).read_bytes() == BODY
    assert service.seen[-1].headers["range"] == "bytes=500-"
    assert len(clock.waits) == 3


def test_a_service_that_stays_busy_is_given_up_and_the_bytes_stay(service, folder):
    broken_off(service, folder, 500)
    service.script = lambda request: problem(503, "maintenance")
    with pytest.raises(ServiceFault):
        fetch(service, folder)
    assert (folder / f"{NAME}.part").stat().st_size == 500


def test_waiting_can_be_cancelled(service, folder):
    stop = threading.Event()

    class Stopping(FakeClock):
        def wait(self, stop, seconds):
            stop.set()
            return True

    service.script = lambda request: problem(503, "maintenance")
    with pytest.raises(Cancelled):
        fetch(service, folder, clock=Stopping(), stop=stop)


@pytest.mark.fault("D7")
def test_an_expired_export_is_said_and_the_part_is_kept(service, folder):
    broken_off(service, folder, 500)
    service.script = lambda request: problem(410, "gone")
    with pytest.raises(ExportExpired):
        fetch(service, folder)
    assert (folder / f"{NAME}.part").stat().st_size == 500


def test_other_refusals_are_passed_on(service, folder):
    service.script = lambda request: problem(409, "export-not-ready")
    with pytest.raises(Refused) as refused:
        fetch(service, folder)
    assert refused.value.slug == "export-not-ready"


@pytest.mark.fault("D5")
def test_too_little_space_is_said_before_anything_is_fetched(service, folder, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(0, 0, 800))
    with pytest.raises(DiskFull) as full:
        fetch(service, folder)
    assert full.value.needed == 768 + 38 - 800
    assert service.seen == []
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(0, 0, 806))
    assert fetch(service, folder).read_bytes() == BODY


@pytest.mark.fault("D5")
def test_a_disk_that_fills_up_keeps_the_bytes_and_the_next_run_goes_on(service, folder):
    resource = pytest.importorskip("resource", reason="limits of file size are set this way on Unix only")
    body = os.urandom(300_000)
    archive, etag = link(body), '"big"'
    service.script = lambda request: honest(request, body, etag)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        with pytest.raises(DiskFull) as full:
            fetch(service, folder, archive)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert full.value.needed == 100_000
    assert (folder / f"{NAME}.part").stat().st_size == 200_000
    assert fetch(service, folder, archive).read_bytes() == body
    assert service.seen[-1].headers["range"] == "bytes=200000-"


@pytest.mark.fault("D9")
def test_bytes_past_the_sure_offset_are_never_trusted(service, folder):
    broken_off(service, folder, 500)
    with (folder / f"{NAME}.part").open("ab") as part:
        part.write(b"torn by a crash")
    assert fetch(service, folder).read_bytes() == BODY
    assert service.seen[-1].headers["range"] == "bytes=500-"


def test_large_archives_are_made_sure_of_on_the_way(service, folder):
    body = os.urandom(9 * 1024 * 1024)
    archive = link(body)
    side = folder / f"{NAME}.part.json"
    sure: set[bytes] = set()
    service.script = lambda request: honest(request, body, '"big"')
    fetch(service, folder, archive, tell=lambda done, of: sure.add(side.read_bytes()))
    assert len(sure) == 3


@pytest.mark.fault("D10")
def test_a_folder_that_is_not_there_or_no_folder(service, folder):
    for place in (folder / "gone", Path("/proc/nowhere")):
        with pytest.raises(FolderUnusable):
            fetch(service, place)
    (folder / "file").write_text("x")
    with pytest.raises(FolderUnusable):
        fetch(service, folder / "file")


def test_a_folder_that_vanishes_on_the_way(service, folder):
    place = folder / "stick"
    place.mkdir()

    def script(request):
        shutil.rmtree(place)
        return honest(request)

    service.script = script
    with pytest.raises(FolderUnusable):
        fetch(service, place)
