from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.account import AccountResource
from dijo_desktop.client.data_map import DataMapResource
from dijo_desktop.client.policy import PolicyResource
from dijo_desktop.client.service import ServiceResource
from dijo_desktop.errors import NotUnderstood
from tests.client.plain_service import json_answer
from tests.client.resource_world import ACCOUNT

STOP = threading.Event()


def test_account(world):
    world.answers = [json_answer(ACCOUNT)]
    assert AccountResource(world.session).read(stop=STOP).email == "ordinary@demo.example"
    assert world.asked() == ("GET", "/v1/account")


def test_what_has_another_shape_is_not_understood(world):
    world.answers = [json_answer({**ACCOUNT, "id": 3})]
    with pytest.raises(NotUnderstood):
        AccountResource(world.session).read(stop=STOP)


def test_data_map_policy_and_service_are_read_where_the_contract_says(world):
    for resource, path in (
        (DataMapResource, "/v1/data-map"),
        (PolicyResource, "/v1/policy"),
        (ServiceResource, "/v1/service"),
    ):
        world.answers = [json_answer({})]
        with pytest.raises(NotUnderstood):
            resource(world.session).read(stop=STOP)
        assert world.asked() == ("GET", path)
