from __future__ import annotations

import threading

import msgspec
import pytest

from dijo_desktop.client.copy_receipt import CopyReceipt
from dijo_desktop.contract.exports import Export
from dijo_desktop.domain.receipts import Verdict
from dijo_desktop.errors import (
    Cancelled,
    SignedOut,
)
from tests.client.exporter import ACCOUNT, ISSUER, RECEIPT, Person
from tests.client.plain_service import problem
from tests.client.resource_world import EXPORT


@pytest.fixture
def person(tmp_path):
    made = Person(tmp_path)
    yield made
    made.close()


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
