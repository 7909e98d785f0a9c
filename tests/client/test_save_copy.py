from __future__ import annotations

import hashlib
import threading

import msgspec
import pytest

from dijo_desktop.client.export_job import KIND
from dijo_desktop.client.save_copy import ALL, _is
from dijo_desktop.contract.exports import ArchiveLink
from dijo_desktop.domain.receipts import Verdict
from dijo_desktop.errors import (
    ArchiveAltered,
    Cancelled,
    CopyFailed,
    DigestMismatch,
)
from tests.archives import EXPORT_ID, Archive
from tests.client.exporter import ARCHIVE, NAME, RECEIPT, WANTED, Person, interrupted
from tests.client.plain_service import Answer, answer


@pytest.fixture
def person(tmp_path):
    made = Person(tmp_path)
    yield made
    made.close()


def test_a_copy_is_asked_for_made_fetched_checked_and_receipted(person):
    saved = person.run()
    assert saved.path == person.folder / NAME
    assert saved.path.read_bytes() == ARCHIVE
    assert saved.sha256 == hashlib.sha256(ARCHIVE).hexdigest()
    assert (saved.bytes, saved.records, saved.report.problems) == (len(ARCHIVE), 3, ())
    assert saved.receipt.verdict is Verdict.SIGNED
    assert saved.export.id == EXPORT_ID
    stages = list(dict.fromkeys(progress.stage for progress in person.told))
    assert stages == ["asking", "making", "fetching", "checking"]
    assert person.told[1].total == 220
    assert person.clock.waits[:3] == [1.0, 2.0, 2.0]
    assert person.outbox.open_actions() == []
    assert person.outbox.last_copy().records == 3
    assert [(kept.id, kept.verdict) for kept in person.outbox.receipts()] == [(RECEIPT, "signed")]
    assert len(person.outbox.jwks()) == 1


def test_the_demo_marks_what_it_exports(person):
    assert person.run(demo=True).path.name == f"demo_{NAME}"


def test_one_click_asks_for_everything(person):
    person.run(ALL)
    sent = next(request for request in person.exporter.service.seen if request.method == "POST")
    assert msgspec.json.decode(sent.body) == {
        "kind": "access",
        "categories": None,
        "from": None,
        "to": None,
        "formats": ["ndjson", "csv"],
    }


def test_the_key_is_kept_before_anything_is_sent(person):
    kept = []

    def look(request):
        if request.method == "POST":
            kept.extend(person.outbox.open_actions())

    person.exporter.special = look
    person.run()
    assert [(action.kind, action.body) for action in kept] == [(KIND, msgspec.json.encode(WANTED))]
    assert person.exporter.service.seen[0].headers["idempotency-key"] == kept[0].key


def test_a_fresh_sign_in_comes_first_and_the_same_request_follows(person):
    person.exporter.fresh = False
    person.run()
    assert person.sign_ins == [("exports",)]
    keys = {
        request.headers["idempotency-key"] for request in person.exporter.service.seen if request.method == "POST"
    }
    assert len(keys) == 1


@pytest.mark.parametrize("stage", ["making", "checking"])
def test_broken_off_it_goes_on_with_the_same_export(person, stage):
    interrupted(person, stage)
    assert len(person.outbox.open_actions()) == 1
    saved = person.run()
    assert saved.path.name == NAME
    assert len(person.exporter.jobs) == 1
    assert len(set(person.exporter.posts)) == 1
    assert person.outbox.open_actions() == []


def test_a_copy_that_is_there_already_is_not_fetched_again(person):
    interrupted(person, "checking")
    assert (person.folder / NAME).read_bytes() == ARCHIVE
    before = person.exporter.paths("GET").count(f"/v1/exports/{EXPORT_ID}/archive")
    assert person.run().path == person.folder / NAME
    assert person.exporter.paths("GET").count(f"/v1/exports/{EXPORT_ID}/archive") == before
    assert {path.name for path in person.folder.iterdir()} == {NAME}


def test_looking_at_a_large_copy_can_be_stopped(tmp_path):
    path, stop = tmp_path / NAME, threading.Event()
    path.write_bytes(ARCHIVE)
    stop.set()
    link = ArchiveLink(href="", filename="", bytes=len(ARCHIVE), sha256=hashlib.sha256(ARCHIVE).hexdigest())
    with pytest.raises(Cancelled):
        _is(path, link, stop)


def test_another_folder_keeps_the_bytes(person, tmp_path):
    cut = threading.Event()

    def first_half(request):
        if request.target.endswith("/archive") and not cut.is_set():
            cut.set()
            whole = person.exporter.archive_answer(request)
            return Answer(whole.raw[: -len(ARCHIVE) // 2])
        return None

    def tell(progress):
        if progress.stage == "fetching":
            person.stop.set()

    person.exporter.special, person.tell = first_half, tell
    with pytest.raises(Cancelled):
        person.run()
    person.stop.clear()
    person.tell = person.told.append
    full, person.folder = person.folder, tmp_path / "other"
    person.folder.mkdir()
    assert person.run(folder_before=full).path == person.folder / NAME
    assert not list(full.glob("*.part*"))
    ranges = [request.headers.get("range") for request in person.exporter.service.seen]
    assert any(ranges)


@pytest.mark.parametrize("content", [b"x", b"x" * len(ARCHIVE)])
def test_another_file_of_that_name_is_left_alone(person, content):
    (person.folder / NAME).write_bytes(content)
    assert person.run().path.name == NAME.replace(".zip", " (2).zip")
    assert (person.folder / NAME).read_bytes() == content


def test_an_archive_made_anew_meanwhile_is_fetched_anew(person):
    other = Archive(rows=5).bytes()

    def rebuild(request):
        if request.target.endswith("/archive") and person.exporter.archive is ARCHIVE:
            person.exporter.archive = other
            person.exporter.make(person.exporter.jobs[EXPORT_ID])

    person.exporter.special = rebuild
    saved = person.run()
    assert saved.path.read_bytes() == other
    assert saved.records == 5


def test_wrong_bytes_are_never_a_copy(person):
    wrong = bytearray(ARCHIVE)
    wrong[50] ^= 1

    def flip(request):
        if request.target.endswith("/archive"):
            return answer(200, {"Content-Type": "application/zip"}, bytes(wrong))
        return None

    person.exporter.special = flip
    with pytest.raises(DigestMismatch):
        person.run()
    assert NAME not in {path.name for path in person.folder.iterdir()}
    assert person.outbox.last_copy() is None


def test_an_archive_that_is_not_what_its_manifest_says_is_no_verified_copy(person):
    person.exporter.archive = Archive().change("README.txt", b"other", renew=False).bytes()
    with pytest.raises(ArchiveAltered) as altered:
        person.run()
    assert altered.value.reason == "README.txt"
    assert person.outbox.last_copy() is None


def test_more_than_the_limit_is_asked_about(person):
    with pytest.raises(CopyFailed):
        person.run(most_bytes=10)
    assert person.run(most_bytes=None).records == 3
