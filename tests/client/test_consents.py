from __future__ import annotations

import threading

import msgspec
import pytest

from dijo_desktop.client.consents import ConsentResource
from dijo_desktop.errors import ChangedMeanwhile, NotUnderstood
from tests.client.plain_service import json_answer, problem
from tests.client.resource_world import CONSENT, EVENT, page

STOP = threading.Event()


def test_consents_are_read_with_the_tag_a_change_needs(world):
    consents = ConsentResource(world.session)
    gpc = {"applied": False, "applied_at": None}
    world.answers = [
        json_answer({"gpc": gpc, "items": [CONSENT]}),
        json_answer(CONSENT, headers={"ETag": '"7"'}),
        json_answer(page([EVENT])),
    ]
    assert consents.read(stop=STOP).items[0].state == "given"
    assert consents.one("analytics", stop=STOP)[1] == '"7"'
    assert consents.history(stop=STOP).items[0].to_state == "given"
    world.answers = [json_answer(CONSENT)]
    with pytest.raises(NotUnderstood):
        consents.one("../x", stop=STOP)
    assert world.asked() == ("GET", "/v1/consents/..%2Fx")


def test_a_consent_is_changed_only_against_its_tag(world):
    world.answers = [json_answer({**CONSENT, "state": "withdrawn"})]
    changed = ConsentResource(world.session).change("analytics", "withdrawn", "demo-1", '"7"', stop=STOP)
    assert changed.state == "withdrawn"
    sent = world.service.seen[-1]
    assert (sent.method, sent.target, sent.headers["if-match"]) == ("PUT", "/v1/consents/analytics", '"7"')
    assert msgspec.json.decode(sent.body) == {"state": "withdrawn", "notice_version": "demo-1"}


def test_a_change_that_somebody_else_made_already_counts_as_made(world):
    wanted = {**CONSENT, "state": "withdrawn"}
    world.answers = [problem(412, "precondition-failed", current=wanted)]
    assert ConsentResource(world.session).change("analytics", "withdrawn", "d", '"7"', stop=STOP).state == "withdrawn"
    for current in (CONSENT, None, {"state": "withdrawn"}):
        world.answers = [problem(412, "precondition-failed", current=current)]
        with pytest.raises(ChangedMeanwhile):
            ConsentResource(world.session).change("analytics", "withdrawn", "d", '"7"', stop=STOP)
