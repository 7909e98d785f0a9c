from __future__ import annotations

import threading

import msgspec
import pytest

from dijo_desktop.client.asking import MAX_PAGES, whole_list
from dijo_desktop.client.cookies import CookieResource
from dijo_desktop.contract.cookies import Cookies
from dijo_desktop.errors import NotUnderstood
from tests.client.plain_service import json_answer
from tests.client.resource_world import page

STOP = threading.Event()


def test_a_list_that_goes_in_circles_or_never_ends_is_not_understood(world):
    world.answers = [json_answer(page([], "c1")), json_answer(page([], "c1"))]
    with pytest.raises(NotUnderstood):
        CookieResource(world.session).list(stop=STOP)

    class Endless:
        asked = 0

        def call(self, *given, **more):
            self.asked += 1
            from dijo_desktop.client.http import Reply

            return Reply(200, {}, msgspec.json.encode(page([], f"c{self.asked}")))

    endless = Endless()
    with pytest.raises(NotUnderstood):
        whole_list(endless, "/v1/x", Cookies, stop=STOP)
    assert endless.asked == MAX_PAGES
