from __future__ import annotations

import hashlib
import threading
import uuid
from pathlib import Path

import msgspec
import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from dijo_desktop.client.copy_receipt import CopyReceipt
from dijo_desktop.client.export_job import KIND, same
from dijo_desktop.client.exports import ExportResource
from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.client.save_copy import ALL, SaveCopy, _is
from dijo_desktop.contract.data_map import KEYS_HELD
from dijo_desktop.contract.exports import ArchiveLink, Export, ExportRequest
from dijo_desktop.domain.receipts import Verdict, subject
from dijo_desktop.errors import (
    ArchiveAltered,
    Cancelled,
    ConnectionLost,
    CopyFailed,
    DigestMismatch,
    ExportExpired,
    ExportNotMade,
    NotUnderstood,
    Offline,
    QuotaExceeded,
    Refused,
    ServiceFault,
    SignedOut,
    SignInDeclined,
    StepUpNeeded,
)
from dijo_desktop.store.local_copy import LocalCopy
from tests.archives import EXPORT_ID, Archive
from tests.client.plain_service import Answer, PlainService, PlainSession, Request, answer, json_answer, problem
from tests.client.test_resources import EXPORT
from tests.fake_clock import FakeClock

ISSUER = "http://127.0.0.1:49213"
ACCOUNT = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"
RECEIPT = "rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4R"
NAME = "dijo-export-20261123-partial-9B1C4Q.zip"
KEY = ECKey.generate_key("P-256", private=True)
ARCHIVE = Archive().bytes()
WANTED = ExportRequest(categories=("usage.calls",))


class Exporter:
    """A service that keeps exports: one at a time, idempotent, three looks until one is made."""

    def __init__(self) -> None:
        self.archive = ARCHIVE
        self.posts: dict[str, str] = {}
        self.jobs: dict[str, dict] = {}
        self.looks = 0
        self.looks_needed = 3
        self.fresh = True
        self.signed: dict[str, object] = {}
        self.special = lambda request: None
        self.service = PlainService(self.answer)

    def answer(self, request: Request):
        special = self.special(request)
        if special is not None:
            return special
        path = request.target.partition("?")[0]
        if not self.fresh and "exports" in path:
            return problem(401, "step-up-required", max_age=300)
        if path == "/v1/exports" and request.method == "POST":
            return self.post(request)
        if path == "/v1/exports":
            return json_answer({"items": list(self.jobs.values()), "next_cursor": None, "limit": 1000})
        if path.endswith("/archive"):
            return self.archive_answer(request)
        if path.startswith("/v1/exports/"):
            return self.look(path.rpartition("/")[2])
        if path == "/v1/receipts/jwks.json":
            return json_answer({"keys": [{**KEY.as_dict(private=False), "kid": "r1"}]})
        return answer(200, {"Content-Type": "application/jose"}, self.receipt())

    def archive_answer(self, request: Request):
        tag = f'"sha256-{hashlib.sha256(self.archive).hexdigest()}"'
        headers = {"Content-Type": "application/zip", "ETag": tag}
        if request.headers.get("if-range") != tag:
            return answer(200, headers, self.archive)
        start = int(request.headers["range"].removeprefix("bytes=").rstrip("-"))
        total = len(self.archive)
        return answer(206, {**headers, "Content-Range": f"bytes {start}-{total - 1}/{total}"}, self.archive[start:])

    def post(self, request: Request):
        key = request.headers["idempotency-key"]
        if key in self.posts:
            return json_answer(self.jobs[self.posts[key]], 202)
        for job in self.jobs.values():
            if job["status"] in ("queued", "running"):
                return problem(409, "export-already-active", existing=job)
        wanted = msgspec.json.decode(request.body)
        made = {**EXPORT, "categories": wanted["categories"] or list(KEYS_HELD), "formats": wanted["formats"]}
        self.jobs[EXPORT_ID] = {**made, "id": EXPORT_ID}
        self.posts[key] = EXPORT_ID
        self.signed["request_sha256"] = hashlib.sha256(request.body).hexdigest()
        return json_answer(self.jobs[EXPORT_ID], 202, {"Retry-After": "1"})

    def look(self, export_id: str):
        job = self.jobs.get(export_id)
        if job is None:
            return problem(404, "not-found")
        self.looks += 1
        if job["status"] in ("queued", "running"):
            job["status"] = "running"
            if self.looks >= self.looks_needed:
                self.make(job)
        return json_answer(job)

    def make(self, job: dict) -> None:
        digest = hashlib.sha256(self.archive).hexdigest()
        link = {"href": "/x", "filename": "../evil.zip", "bytes": len(self.archive), "sha256": digest}
        job.update(status="ready", ready_at="2026-11-23T15:10:41.500Z", archive=link, receipt_id=RECEIPT)

    def receipt(self) -> bytes:
        manifest = msgspec.json.encode(Archive().manifest)
        body = {
            "id": EXPORT_ID,
            "sha256": hashlib.sha256(self.archive).hexdigest(),
            "manifest_sha256": hashlib.sha256(manifest).hexdigest(),
            **self.signed,
        }
        claims = {
            "iss": ISSUER,
            "jti": RECEIPT,
            "iat": 1,
            "schema_version": "dijo-receipt-1",
            "event": "export.ready",
            "sub": subject(ISSUER, ACCOUNT),
            "n": 1,
            "prev": None,
            "policy": {"version": "demo-1", "text_sha256": "8f" * 32},
            "body": body,
        }
        header = {"alg": "ES256", "typ": "dijo-receipt+jwt", "kid": "r1"}
        return jws.serialize_compact(header, msgspec.json.encode(claims), KEY, algorithms=["ES256"]).encode()

    def paths(self, method: str) -> list[str]:
        return [request.target.partition("?")[0] for request in self.service.seen if request.method == method]


class Person:
    """One account on this computer; `run` saves a copy."""

    def __init__(self, folder: Path) -> None:
        self.exporter = Exporter()
        self.clock = FakeClock()
        self.copy = LocalCopy.in_memory(clock=self.clock)
        self.session = PlainSession(self.exporter.service.origin)
        self.folder = folder
        self.told: list = []
        self.stop = threading.Event()
        self.sign_ins: list[tuple[str, ...]] = []
        self.declines = False
        self.tell = self.told.append

    @property
    def outbox(self):
        return self.copy.outbox

    def stepped_up(self, work, *, scopes, stop, waiting):
        try:
            return work()
        except StepUpNeeded:
            self.sign_ins.append(tuple(scopes))
            waiting("the browser")
            if self.declines:
                raise SignInDeclined from None
            self.exporter.fresh = True
            return work()

    def run(self, request=WANTED, **more):
        saving = SaveCopy(
            ExportResource(self.session),
            ReceiptResource(self.session),
            self.outbox,
            self.stepped_up,
            issuer=ISSUER,
            account_id=ACCOUNT,
            demo=more.pop("demo", False),
            clock=self.clock,
            jitter=lambda top: 0.0,
        )
        return saving.run(self.folder, self.stop, self.tell, waiting=lambda attempt: None, request=request, **more)

    def close(self) -> None:
        self.session.http.shut()
        self.exporter.service.close()
        self.copy.close()


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


def test_saying_no_to_the_fresh_sign_in_leaves_the_wish(person):
    person.exporter.fresh, person.declines = False, True
    with pytest.raises(SignInDeclined):
        person.run()
    assert len(person.outbox.open_actions()) == 1


def interrupted(person, stage) -> None:
    def tell(progress):
        if progress.stage == stage:
            person.stop.set()

    person.tell = tell
    with pytest.raises(Cancelled):
        person.run()
    person.stop.clear()
    person.tell = person.told.append


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


def test_a_lost_answer_is_asked_for_again_under_the_same_key(person):
    person.exporter.special = lambda request: answer(500) if request.n == 1 else None
    lost = threading.Event()

    def drop(request):
        if request.method == "POST" and not lost.is_set():
            lost.set()
            person.exporter.post(request)
            return answer(502)
        return None

    person.exporter.special = drop
    with pytest.raises(ServiceFault):
        person.run()
    assert len(person.outbox.open_actions()) == 1
    person.run()
    assert len(person.exporter.posts) == 1


def test_an_old_wish_is_looked_up_before_it_is_sent_again(person):
    interrupted(person, "making")
    person.exporter.jobs[EXPORT_ID]["created_at"] = "2026-11-23T15:10:00.000Z"
    person.exporter.posts.clear()
    person.clock.advance(24 * 3600)
    assert person.run().path.name == NAME
    assert person.exporter.posts == {}
    assert person.outbox.open_actions() == []


@pytest.mark.parametrize(
    "change",
    [
        {"status": "expired"},
        {"status": "failed"},
        {"categories": ["account.email"], "status": "ready"},
        {"created_at": "2026-11-01T15:10:00.000Z", "status": "ready"},
    ],
)
def test_an_old_wish_that_is_not_found_is_a_new_one(person, change):
    interrupted(person, "making")
    old = person.exporter.jobs.pop(EXPORT_ID)
    person.exporter.jobs["exp_01JD7Z4M8Q0V5W2Y6T3K9B1C40"] = {**old, **change}
    person.exporter.posts.clear()
    person.clock.advance(24 * 3600)
    person.run()
    assert len(person.exporter.posts) == 1
    assert person.outbox.open_actions() == []


def test_other_open_wishes_are_left_alone(person):
    person.outbox.remember_action(KIND, "other", msgspec.json.encode(ALL))
    person.outbox.remember_action("deletion", "third", msgspec.json.encode(WANTED))
    person.run()
    assert [action.key for action in person.outbox.open_actions()] == ["other", "third"]


OTHER = {**EXPORT, "id": "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C40", "status": "running"}


def test_an_export_of_the_same_kind_under_way_is_followed(person):
    person.exporter.jobs[EXPORT_ID] = {**EXPORT, "status": "running"}
    assert person.run().export.id == EXPORT_ID
    assert person.exporter.posts == {}


def test_another_export_under_way_is_waited_for(person):
    person.exporter.jobs[OTHER["id"]] = {**OTHER, "categories": ["account.email"]}
    assert person.run().export.id == EXPORT_ID
    assert "waiting" in {progress.stage for progress in person.told}
    assert len(person.exporter.posts) == 1


def test_a_service_that_always_has_another_one_is_given_up(person):
    active = {**OTHER, "categories": ["account.email"], "status": "ready"}
    person.exporter.jobs[OTHER["id"]] = active
    person.exporter.special = lambda request: (
        problem(409, "export-already-active", existing=active) if request.method == "POST" else None
    )
    with pytest.raises(Refused):
        person.run()
    assert len(person.exporter.paths("POST")) == 5


def test_an_export_under_way_that_is_not_shown_is_not_understood(person):
    person.exporter.special = lambda request: problem(409, "export-already-active", existing="exp_1")
    with pytest.raises(NotUnderstood):
        person.run()


@pytest.mark.parametrize(
    ("status", "slug", "kind"), [(429, "quota-exceeded", QuotaExceeded), (422, "unprocessable", Refused)]
)
def test_a_refused_wish_is_no_wish_any_more(person, status, slug, kind):
    person.exporter.special = lambda request: problem(status, slug)
    with pytest.raises(kind):
        person.run()
    assert person.outbox.open_actions() == []


@pytest.mark.parametrize(
    ("change", "failure", "reason"),
    [
        ({"status": "failed", "failure": {"code": "disk_full"}}, ExportNotMade, "disk_full"),
        ({"status": "failed", "failure": None}, ExportNotMade, ""),
        ({"status": "expired"}, ExportExpired, "expired"),
    ],
)
def test_an_export_that_is_not_made_or_no_more_is_said(person, change, failure, reason):
    person.exporter.make = lambda job: job.update(change)
    with pytest.raises(failure) as said:
        person.run()
    assert said.value.reason == reason
    assert person.outbox.open_actions() == []


def test_an_export_that_was_discarded_meanwhile(person):
    person.exporter.make = lambda job: person.exporter.jobs.clear()
    with pytest.raises(ExportExpired):
        person.run()
    assert person.outbox.open_actions() == []


def test_other_refusals_while_watching_leave_the_wish(person):
    person.exporter.special = lambda request: (
        problem(503, "maintenance") if request.method == "GET" and "/exports/" in request.target else None
    )
    with pytest.raises(ServiceFault):
        person.run()
    assert len(person.outbox.open_actions()) == 1


def test_ready_without_an_archive_is_not_understood(person):
    person.exporter.make = lambda job: job.update(status="ready")
    with pytest.raises(NotUnderstood):
        person.run()


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


@pytest.mark.parametrize(
    ("signed", "verdict", "reason"),
    [
        ({"sha256": "00" * 32}, Verdict.ALTERED, "other-copy"),
        ({"manifest_sha256": "00" * 32}, Verdict.ALTERED, "other-copy"),
        ({"id": "exp_1"}, Verdict.ALTERED, "other-copy"),
    ],
)
def test_a_receipt_of_another_copy_proves_nothing(person, signed, verdict, reason):
    person.exporter.signed = signed
    saved = person.run()
    assert (saved.receipt.verdict, saved.receipt.reason) == (verdict, reason)
    assert [kept.verdict for kept in person.outbox.receipts()] == [verdict]


def test_a_receipt_about_another_request_is_altered(person):
    def other_hash(request):
        person.exporter.signed["request_sha256"] = "00" * 32 if "receipts" in request.target else None

    person.exporter.special = other_hash
    assert person.run().receipt.reason == "request"


def test_a_receipt_that_cannot_be_fetched_leaves_the_copy_standing(person):
    person.exporter.special = lambda request: problem(503, "maintenance") if "receipts" in request.target else None
    saved = person.run()
    assert saved.receipt is None
    assert saved.path.is_file()


def test_an_export_without_receipt(person):
    before = person.exporter.make

    def make(job):
        before(job)
        job["receipt_id"] = None

    person.exporter.make = make
    assert person.run().receipt is None


@pytest.mark.parametrize("end", [Cancelled(), SignedOut("expired")])
def test_the_end_is_not_hidden_by_the_receipt(person, end):
    class Over:
        def keys(self, *, stop):
            raise end

    export = msgspec.convert({**EXPORT, "receipt_id": RECEIPT}, Export)
    receipts = CopyReceipt(Over(), person.outbox, issuer=ISSUER, account_id=ACCOUNT)
    with pytest.raises(type(end)):
        receipts.fetch(export, archive_sha256="", manifest_sha256="", request_sha256="", stop=threading.Event())


def test_which_exports_are_what_was_asked_for():
    def export(**changes):
        return msgspec.convert({**EXPORT, **changes}, Export)

    assert same(WANTED, export())
    assert not same(WANTED, export(kind="portability"))
    assert not same(WANTED, export(formats=["ndjson", "csv"]))
    assert not same(WANTED, export(**{"from": "2026-11-23T15:10:00.000Z"}))
    assert not same(WANTED, export(categories=["usage.calls", "account.email"]))
    assert not same(ALL, export(formats=["csv", "ndjson"]))
    assert same(ALL, export(formats=["csv", "ndjson"], categories=[*KEYS_HELD, "usage.more"]))


def test_offline_from_the_start_leaves_the_wish_for_later(person):
    person.exporter.service.close()
    with pytest.raises(Offline):
        person.run()
    (action,) = person.outbox.open_actions()
    assert uuid.UUID(action.key).version == 4


@pytest.fixture
def computer(tmp_path):
    from dijo_desktop.client.demo_process import DemoProcess
    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.store.places import Places
    from tests.client.computer import Computer

    demo = DemoProcess(Places.below(tmp_path / "demo"), Clock())
    made = Computer(tmp_path / "pc", demo.start().origin)
    made.demo = demo
    yield made
    made.close()
    demo.stop()


def test_a_service_killed_in_the_middle_of_a_sync_loses_nothing(computer):
    from dijo_desktop.client.call_sync import CallSync
    from dijo_desktop.domain.clock import Clock

    me = computer.sign_in(computer.start())
    stop = threading.Event()
    sync = CallSync(me.calls, me.copy.calls, Clock(), page=50)

    def tell(progress):
        if progress.rows == 300:
            computer.demo.stop()

    with pytest.raises((Offline, ConnectionLost)):
        sync.run(stop, tell)
    rows = me.copy.calls.count()
    assert rows >= 300
    computer.demo.start()
    told = []
    assert sync.run(stop, told.append).rows > 600
    assert told[0].rows > 300
    me.copy.close()


def test_everything_of_the_everyday_person_from_the_real_demo(computer, tmp_path):
    from dijo_desktop.domain.clock import Clock

    me = computer.sign_in(computer.start())
    stop = threading.Event()
    assert me.sync().run(stop, lambda progress: None).rows == me.copy.calls.count() > 600
    assert {cookie.policy_use for cookie in me.cookies.list(stop=stop).items} >= {"functional"}
    consent, etag = me.consents.one("analytics", stop=stop)
    choice = "withdrawn" if consent.state == "given" else "given"
    assert me.consents.change("analytics", choice, consent.notice.version, etag, stop=stop).state == choice
    saving = SaveCopy(
        me.exports,
        me.receipts,
        me.copy.outbox,
        me.stepped_up,
        issuer=me.profile.issuer,
        account_id=me.account.id,
        demo=me.service.demo,
        clock=Clock(),
    )
    saved = saving.run(tmp_path, stop, lambda progress: None, waiting=lambda attempt: None)
    assert saved.report.problems == saved.report.notes == ()
    assert saved.receipt.verdict is Verdict.SIGNED
    assert {category.key for category in saved.report.categories} == set(KEYS_HELD)
    held = {row.key: row.mine.count for row in me.data_map.read(stop=stop).rows if row.held}
    assert {category.key: category.records for category in saved.report.categories}["usage.calls"] == held[
        "usage.calls"
    ]
    me.copy.close()
