"""A service that makes exports, and a person who saves a copy of one."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import msgspec
import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from dijo_desktop.client.exports import ExportResource
from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.client.save_copy import SaveCopy
from dijo_desktop.contract.data_map import KEYS_HELD
from dijo_desktop.contract.exports import ExportRequest
from dijo_desktop.domain.receipts import subject
from dijo_desktop.errors import (
    Cancelled,
    SignInDeclined,
    StepUpNeeded,
)
from dijo_desktop.store.local_copy import LocalCopy
from tests.archives import EXPORT_ID, Archive
from tests.client.plain_service import PlainService, PlainSession, Request, answer, json_answer, problem
from tests.client.resource_world import EXPORT
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

    def saving(self, *, demo=False) -> SaveCopy:
        return SaveCopy(
            ExportResource(self.session),
            ReceiptResource(self.session),
            self.outbox,
            self.stepped_up,
            issuer=ISSUER,
            account_id=ACCOUNT,
            demo=demo,
            clock=self.clock,
            jitter=lambda top: 0.0,
        )

    def run(self, request=WANTED, *, demo=False, **more):
        saving = self.saving(demo=demo)
        return saving.run(self.folder, self.stop, self.tell, waiting=lambda attempt: None, request=request, **more)

    def close(self) -> None:
        self.session.http.shut()
        self.exporter.service.close()
        self.copy.close()


def interrupted(person, stage) -> None:
    def tell(progress):
        if progress.stage == stage:
            person.stop.set()

    person.tell = tell
    with pytest.raises(Cancelled):
        person.run()
    person.stop.clear()
    person.tell = person.told.append
