from __future__ import annotations

import hashlib
import threading

import pytest

from dijo_desktop.client.download import Download
from dijo_desktop.client.exports import ExportResource
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import (
    ConnectionLost,
    DigestMismatch,
    DijoError,
    NotUnderstood,
)
from tests.client.downloads import BODY, ETAG, ID, NAME, ZIP, broken_off, fetch, honest, link, parts
from tests.client.plain_service import Answer, PlainService, PlainSession, Request, answer
from tests.fake_clock import FakeClock


@pytest.fixture
def service():
    made = PlainService(honest)
    yield made
    made.close()


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


def test_the_real_clock_waits_for_a_cut_line(service, folder):
    """Nothing answers at all: tried, then said."""
    service.script = lambda request: Answer(b"")
    with pytest.raises(DijoError) as lost:
        fetch(service, folder, clock=Clock())
    assert isinstance(lost.value, ConnectionLost)
    assert len(service.seen) == 5
