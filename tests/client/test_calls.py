from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.calls import CallResource
from dijo_desktop.errors import NotUnderstood
from tests.archives import CALL
from tests.client.plain_service import json_answer
from tests.client.resource_world import page

STOP = threading.Event()


def test_calls_are_paged_and_summed(world):
    calls = CallResource(world.session)
    world.answers = [
        json_answer(page([CALL])),
        json_answer({"changed": [CALL], "removed": [], "next_cursor": "c", "sync_token": None, "limit": 1000}),
        json_answer({"changed": [], "removed": [], "next_cursor": None, "sync_token": "t2", "limit": 1000}),
        json_answer({"group": "year", "groups": [], "totals": []}),
        json_answer({"group": "month", "groups": [], "totals": []}),
    ]
    assert len(calls.newest(50, stop=STOP).items) == 1
    assert calls.changes(stop=STOP).next_cursor == "c"
    assert calls.changes("t1", "c", 500, stop=STOP).read().sync_token == "t2"
    calls.summary("year", from_at="2026-01-01T00:00:00.000Z", to_at="2027-01-01T00:00:00.000Z", stop=STOP)
    calls.summary(stop=STOP)
    assert [target for _, target, *_ in world.service.seen] == [
        "/v1/calls?limit=50",
        "/v1/calls/changes?limit=1000",
        "/v1/calls/changes?limit=500&since=t1&cursor=c",
        "/v1/calls/summary?group=year&from=2026-01-01T00%3A00%3A00.000Z&to=2027-01-01T00%3A00%3A00.000Z",
        "/v1/calls/summary?group=month",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"changed": [], "next_cursor": None, "sync_token": None},
        {"changed": [], "next_cursor": "c", "sync_token": "t"},
        {"changed": [CALL] * 1001, "next_cursor": "c", "sync_token": None},
    ],
)
def test_a_page_of_changes_that_leads_nowhere_is_not_understood(world, changes):
    world.answers = [json_answer({"removed": [], "limit": 1000, **changes})]
    with pytest.raises(NotUnderstood):
        CallResource(world.session).changes(stop=STOP).read()
