from __future__ import annotations

import threading

from dijo_desktop.client.cookies import CookieResource
from tests.client.plain_service import json_answer
from tests.client.resource_world import page

STOP = threading.Event()


def test_a_list_is_read_to_its_end(world):
    cookie = {
        **dict.fromkeys(("name", "party", "domain", "policy_use", "uk_basis", "eu_basis"), "x"),
        **dict.fromkeys(("provider", "duration_seconds", "consent_purpose", "observed")),
        "objectable": True,
    }
    world.answers = [json_answer(page([cookie], "c1")), json_answer(page([cookie, cookie]))]
    listed = CookieResource(world.session).list(stop=STOP)
    assert len(listed.items) == 3
    assert listed.next_cursor is None
    assert world.asked(0) == ("GET", "/v1/cookies?limit=1000")
    assert world.asked(1) == ("GET", "/v1/cookies?limit=1000&cursor=c1")
