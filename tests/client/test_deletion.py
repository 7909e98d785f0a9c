from __future__ import annotations

import threading

import msgspec
import pytest

from dijo_desktop.client.deletion import DeletionResource
from dijo_desktop.errors import Refused, StepUpNeeded
from tests.client.plain_service import json_answer, problem
from tests.client.resource_world import DELETION

STOP = threading.Event()


def test_deletion_is_previewed_scheduled_read_and_cancelled(world):
    deletion = DeletionResource(world.session)
    preview = {
        "grace_days": 7,
        "effective_at": "2026-12-07T15:20:00.000Z",
        "complete_by": "2026-12-14",
        "active_export": None,
        "other_sessions": 0,
        "effects": [],
    }
    secrets = {"cancel_code": "AAAA", "receipt_capability": "rcp_x"}
    world.answers = [
        json_answer(preview),
        json_answer({**DELETION, "secrets": secrets}, 202),
        json_answer(DELETION),
        json_answer({**DELETION, "status": "cancelled"}),
        problem(404, "not-found"),
    ]
    assert deletion.preview(7, stop=STOP).grace_days == 7
    assert deletion.schedule(14, "key-2", stop=STOP).secrets.cancel_code == "AAAA"
    sent = world.service.seen[-1]
    assert sent.headers["idempotency-key"] == "key-2"
    assert msgspec.json.decode(sent.body) == {"confirm": "DELETE", "grace_days": 14}
    assert deletion.read(stop=STOP).secrets is msgspec.UNSET
    assert deletion.cancel(stop=STOP).status == "cancelled"
    with pytest.raises(Refused) as none:
        deletion.read(stop=STOP)
    assert none.value.status == 404


def test_a_fresh_sign_in_is_asked_for_where_it_is_needed(world):
    world.answers = [problem(401, "step-up-required", max_age=300)]
    with pytest.raises(StepUpNeeded):
        DeletionResource(world.session).schedule(0, "k", stop=STOP)
