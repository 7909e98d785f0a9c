from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.errors import NotUnderstood
from tests.client.plain_service import answer, json_answer
from tests.client.resource_world import EXPORT, page

STOP = threading.Event()


def test_receipts_come_byte_for_byte(world):
    receipts = ReceiptResource(world.session)
    item = {
        "id": "rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4V",
        "event": "export.ready",
        "about": EXPORT["id"],
        "issued_at": "2026-11-23T15:10:41.500Z",
    }
    world.answers = [
        json_answer(page([item])),
        json_answer(page([])),
        answer(200, {"Content-Type": "application/jose"}, b"a.b.c"),
        json_answer({"keys": []}),
    ]
    assert len(receipts.list(stop=STOP).items) == 1
    assert receipts.list(EXPORT["id"], stop=STOP).items == ()
    assert world.asked() == ("GET", f"/v1/receipts?limit=1000&about={EXPORT['id']}")
    assert receipts.read("rc_1", stop=STOP) == b"a.b.c"
    assert receipts.keys(stop=STOP) == b'{"keys":[]}'


@pytest.mark.parametrize(("media_type", "size"), [("text/plain", 5), ("application/jose", 70_000)])
def test_what_is_no_receipt_is_not_kept(world, media_type, size):
    world.answers = [answer(200, {"Content-Type": media_type}, b"x" * size)]
    with pytest.raises(NotUnderstood):
        ReceiptResource(world.session).read("rc_1", stop=STOP)
