from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import threading
from collections import namedtuple
from pathlib import Path

import pytest

from dijo_desktop.client.download import Download
from dijo_desktop.client.exports import ExportResource
from dijo_desktop.contract.exports import ArchiveLink
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    Cancelled,
    ConnectionLost,
    DigestMismatch,
    DijoError,
    DiskFull,
    ExportExpired,
    FolderUnusable,
    NotUnderstood,
    PortalSuspected,
    Refused,
    ServiceFault,
)
from tests.client.plain_service import Answer, PlainService, PlainSession, Request, answer, problem
from tests.fake_clock import FakeClock

BODY = bytes(range(256)) * 3
SHA = hashlib.sha256(BODY).hexdigest()
ETAG = f'"sha256-{SHA}"'
ID = "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C4Q"
NAME = "dijo-export-20261123-9B1C4Q.zip"
ZIP = {"Content-Type": "application/zip"}


def link(body: bytes = BODY, sha256: str | None = None) -> ArchiveLink:
    digest = sha256 or hashlib.sha256(body).hexdigest()
    return ArchiveLink(href="/x", filename="../../evil", bytes=len(body), sha256=digest)


def honest(request: Request, body: bytes = BODY, etag: str = ETAG) -> Answer:
    """What a service that keeps the contract answers."""
    wanted = request.headers.get("range")
    if wanted and request.headers.get("if-range") == etag:
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        stated = {"ETag": etag, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}", **ZIP}
        return answer(206, stated, body[start:])
    return answer(200, {"ETag": etag, **ZIP}, body)


@pytest.fixture
def folder(tmp_path):
    """In memory where there is such a place: some tests write thousands of files that are synchronised."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    made = memory / f"dijo-test-{os.getpid()}-{tmp_path.name}"
    made.mkdir(mode=0o700)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def service():
    made = PlainService(honest)
    yield made
    made.close()


def fetch(
    service: PlainService, folder: Path, archive: ArchiveLink | None = None, *, clock=None, stop=None, tell=None
):
    session = PlainSession(service.origin)
    download = Download(ExportResource(session), clock or FakeClock(), jitter=lambda top: 0.0)
    try:
        return download.run(
            ID, archive or link(), folder, NAME, stop or threading.Event(), tell or (lambda done, of: None)
        )
    finally:
        session.http.shut()


def parts(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


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


@pytest.mark.fault("D1")
@pytest.mark.parametrize("end", ["fin", "rst"])
def test_a_cut_at_every_byte_of_the_answer_costs_no_byte(service, folder, end):
    body = BODY[:150]
    archive, etag = link(body), f'"sha256-{hashlib.sha256(body).hexdigest()}"'
    length = len(honest(Request("GET", "/", {}, b"", 0), body, etag).raw)
    clock = FakeClock()
    session = PlainSession(service.origin)
    for cut in range(length):
        first = True

        def script(request, cut=cut):
            nonlocal first
            whole = honest(request, body, etag)
            if first:
                first = False
                return Answer(whole.raw[:cut], end)
            return whole

        service.script = script
        download = Download(ExportResource(session), clock, jitter=lambda top: 0.0)
        path = download.run(ID, archive, folder, NAME, threading.Event(), lambda done, of: None)
        assert path.read_bytes() == body
        path.unlink()
        assert parts(folder) == set()
    session.http.shut()


def test_a_cut_is_gone_on_with_where_it_was(service, folder):
    service.script = lambda request: Answer(honest(request).raw[:-200]) if request.n == 0 else honest(request)
    assert fetch(service, folder).read_bytes() == BODY
    assert service.seen[1].headers["range"] == f"bytes={len(BODY) - 200}-"
    assert service.seen[1].headers["if-range"] == ETAG


def broken_off(service: PlainService, folder: Path, size: int) -> None:
    """Leave `size` sure bytes behind, as a run that was stopped does."""
    if size == 0:
        return
    before, stop = service.script, threading.Event()
    service.script = lambda request: Answer(honest(request).raw[: size - len(BODY)])
    with pytest.raises(Cancelled):
        fetch(service, folder, stop=stop, tell=lambda done, of: stop.set())
    assert (folder / f"{NAME}.part").stat().st_size == size
    service.script = before
    service.seen.clear()


def test_cancel_keeps_what_came_and_the_next_run_goes_on(service, folder):
    stop = threading.Event()
    service.script = lambda request: Answer(honest(request).raw[:-100])
    with pytest.raises(Cancelled):
        fetch(service, folder, stop=stop, tell=lambda done, of: stop.set())
    assert parts(folder) == {f"{NAME}.part", f"{NAME}.part.json"}
    service.script = honest
    assert fetch(service, folder).read_bytes() == BODY
    assert service.seen[-1].headers["range"] == f"bytes={len(BODY) - 100}-"


def lie(status: int = 206, **changes: str):
    def script(request: Request) -> Answer:
        if "range" not in request.headers:
            return honest(request)
        start = int(request.headers["range"].removeprefix("bytes=").rstrip("-"))
        headers = {"ETag": ETAG, "Content-Range": f"bytes {start}-{len(BODY) - 1}/{len(BODY)}", **ZIP}
        named = {name.replace("_", "-"): value.replace("START", str(start)) for name, value in changes.items()}
        return answer(status, {name: value for name, value in (headers | named).items() if value}, BODY[start:])

    return script


LIES = {
    "starts earlier": lie(Content_Range=f"bytes 0-{len(BODY) - 1}/{len(BODY)}"),
    "starts later": lie(Content_Range=f"bytes 700-{len(BODY) - 1}/{len(BODY)}"),
    "another total": lie(Content_Range="bytes START-900/901"),
    "unknown total": lie(Content_Range="bytes START-767/*"),
    "no range": lie(Content_Range=""),
    "garbage range": lie(Content_Range="bytes x-y/z"),
    "huge range": lie(Content_Range="bytes " + "9" * 40 + "-1/1"),
    "other unit": lie(Content_Range="items START-767/768"),
    "other tag": lie(ETag='"sha256-other"'),
    "weak tag": lie(ETag=f"W/{ETAG}"),
    "no tag": lie(ETag=""),
    "several parts": lie(Content_Type="multipart/byteranges; boundary=x"),
    "out of range": lie(416, Content_Range=f"bytes */{len(BODY)}"),
    "out of range, other total": lie(416, Content_Range="bytes */1"),
    "whole file": honest,
}


@pytest.mark.fault("D2")
@pytest.mark.parametrize("size", [0, 1, 255, 500, 767])
@pytest.mark.parametrize("kind", LIES)
def test_lying_ranges_add_no_wrong_byte(service, folder, kind, size):
    broken_off(service, folder, size)
    service.script = LIES[kind]
    assert fetch(service, folder).read_bytes() == BODY
    assert parts(folder) == {NAME}


def test_a_range_that_holds_other_bytes_is_found_by_the_digest(service, folder):
    broken_off(service, folder, 500)
    service.script = lambda request: answer(
        206, {"ETag": ETAG, "Content-Range": "bytes 500-767/768", **ZIP}, bytes(268)
    )
    with pytest.raises(DigestMismatch):
        fetch(service, folder)
    assert NAME not in parts(folder)
    service.script = honest
    assert fetch(service, folder).read_bytes() == BODY


def test_a_service_that_only_ever_lies_is_given_up(service, folder):
    broken_off(service, folder, 500)
    service.script = lambda request: answer(206, {"ETag": ETAG, "Content-Range": "bytes 1-2/3", **ZIP}, b"xx")
    with pytest.raises(NotUnderstood):
        fetch(service, folder)
    assert parts(folder) == {f"{NAME}.part", f"{NAME}.part.json"}


@pytest.mark.fault("D3")
def test_an_export_that_was_made_anew_is_fetched_anew(service, folder):
    broken_off(service, folder, 500)
    other = BODY[::-1]
    tag = '"sha256-new"'
    service.script = lambda request: honest(request, other, tag)
    assert fetch(service, folder, link(other)).read_bytes() == other
    assert "range" not in service.seen[-1].headers


def test_an_export_made_anew_between_two_cuts_starts_again(service, folder):
    """The tag changes under way: not one byte of the first body may be left."""
    first = Answer(honest(Request("GET", "/", {}, b"", 0), BODY[::-1], '"old"').raw[:-10])
    service.script = lambda request: first if request.n == 0 else honest(request)
    assert fetch(service, folder).read_bytes() == BODY
    assert service.seen[1].headers["if-range"] == '"old"'


def test_without_a_strong_tag_a_cut_means_beginning_again(service, folder):
    def script(request):
        whole = answer(200, {"ETag": f"W/{ETAG}", **ZIP}, BODY)
        return Answer(whole.raw[:-5]) if request.n == 0 else whole

    service.script = script
    assert fetch(service, folder).read_bytes() == BODY
    assert "range" not in service.seen[1].headers


@pytest.mark.fault("D4")
def test_one_wrong_byte_never_gets_the_final_name(service, folder):
    wrong = bytearray(BODY)
    wrong[400] ^= 1
    service.script = lambda request: honest(request, bytes(wrong))
    with pytest.raises(DigestMismatch):
        fetch(service, folder)
    assert NAME not in parts(folder)
    service.script = honest
    assert fetch(service, folder).read_bytes() == BODY


@pytest.mark.parametrize(
    "script",
    [
        lambda request: answer(200, {"ETag": ETAG, **ZIP}, BODY + b"x"),
        lambda request: answer(200, {"ETag": ETAG, **ZIP}, BODY[:-1]),
        lambda request: Answer(b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\n\r\n" + BODY + b"xx"),
    ],
)
def test_a_wrong_length_is_refused(service, folder, script):
    service.script = script
    with pytest.raises(DigestMismatch):
        fetch(service, folder)
    assert NAME not in parts(folder)


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


def test_the_real_clock_waits_for_a_cut_line(service, folder):
    """Nothing answers at all: tried, then said."""
    service.script = lambda request: Answer(b"")
    with pytest.raises(DijoError) as lost:
        fetch(service, folder, clock=Clock())
    assert isinstance(lost.value, ConnectionLost)
    assert len(service.seen) == 5
