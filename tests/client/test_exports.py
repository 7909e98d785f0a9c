from __future__ import annotations

import threading

import msgspec
import pytest

from dijo_desktop.client.exports import ExportResource
from dijo_desktop.contract.exports import ExportRequest
from tests.client.plain_service import answer, json_answer
from tests.client.resource_world import EXPORT, page

STOP = threading.Event()


def test_exports_are_asked_for_once_a_key_and_watched(world):
    exports = ExportResource(world.session)
    world.answers = [
        json_answer(EXPORT, 202, {"Retry-After": "7"}),
        json_answer(EXPORT),
        json_answer(page([EXPORT])),
        answer(204),
        answer(200, {"Content-Type": "application/zip"}, b"PK"),
    ]
    started = exports.start(ExportRequest(categories=("usage.calls",)), "key-1", stop=STOP)
    assert (started.export.status, started.look_again) == ("queued", 7.0)
    sent = world.service.seen[0]
    assert (sent.method, sent.target, sent.headers["idempotency-key"]) == ("POST", "/v1/exports", "key-1")
    assert msgspec.json.decode(sent.body)["categories"] == ["usage.calls"]
    assert exports.read(EXPORT["id"], stop=STOP).look_again == 2.0
    assert len(exports.list(stop=STOP).items) == 1
    exports.discard(EXPORT["id"], stop=STOP)
    assert world.asked() == ("DELETE", f"/v1/exports/{EXPORT['id']}")
    with exports.archive(EXPORT["id"], headers={"Range": "bytes=1-"}, stop=STOP) as flow:
        assert b"".join(flow.pieces) == b"PK"
    assert world.service.seen[-1].headers["range"] == "bytes=1-"


@pytest.mark.parametrize(
    ("stated", "seconds"), [("99999999", 300.0), ("-5", 2.0), ("²", 2.0), ("1" * 30, 2.0), ("0", 0.0)]
)
def test_odd_times_to_look_again_do_no_harm(stated, seconds):
    from dijo_desktop.client.exports import _seconds

    assert _seconds({"retry-after": stated}) == seconds
