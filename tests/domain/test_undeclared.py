"""The detector by itself: what is seen in an answer, and what of it the policy does not cover (CO-24, CO-25)."""

from __future__ import annotations

import msgspec
import pytest

from dijo_desktop.contract.account import Account
from dijo_desktop.contract.answers import ANSWERS, answer_of
from dijo_desktop.contract.calls import CallList
from dijo_desktop.contract.data_map import KEYS, KEYS_HELD, DataMap
from dijo_desktop.contract.manifest import Manifest
from dijo_desktop.contract.payments import Payments
from dijo_desktop.contract.policy import DeclaredData
from dijo_desktop.contract.service import Service
from dijo_desktop.domain.undeclared import (
    MAX_POINTER,
    Judge,
    Sighting,
    card_sightings,
    is_card_number,
    not_held,
    sightings,
    values_at,
)
from tests.archives import CALL
from tests.client.resource_world import ACCOUNT
from tests.ui.data.sample import SECTIONS, data_map

POLICY = tuple(
    DeclaredData(key=key, policy_section=SECTIONS[key.partition(".")[0]], declared="listed") for key in KEYS
)
JUDGE = Judge(POLICY)


def found(shape, value) -> dict[str, str]:
    """Pointer and reason of each finding."""
    seen = ((one.pointer, JUDGE.reason(one)) for one in sightings(shape, value))
    return {pointer: reason for pointer, reason in seen if reason is not None}


def test_an_answer_of_the_contract_holds_nothing_that_the_policy_does_not_name() -> None:
    assert found(Account, ACCOUNT) == {}
    assert found(CallList, {"items": [CALL], "next_cursor": None, "limit": 1}) == {}
    assert found(DataMap, msgspec.json.decode(msgspec.json.encode(data_map()))) == {}
    assert {one.key for one in sightings(Account, ACCOUNT)} == {"account.identifier", "account.email"}


def test_a_member_of_no_contract_is_found_once_and_named_after_what_is_around_it() -> None:
    assert found(Account, {**ACCOUNT, "risk_score": 37}) == {"/risk_score": "unknown"}
    calls = {"items": [{**CALL, "mood": n} for n in range(3)], "next_cursor": None, "limit": 3, "hello": None}
    assert found(CallList, calls) == {"/items/*/mood": "unknown", "/hello": "unknown"}
    (score,) = (one for one in sightings(Account, {"risk_score": 37}))
    assert (score.key, JUDGE.section(score.key)) == ("account.identifier", "2.1")
    assert found(Service, {"links": {"ad": "x"}}) == {"/links/ad": "unknown"}


def test_a_member_that_no_policy_declares_is_found_and_what_is_below_it_goes_with_it() -> None:
    peer = {"kind": "masked", "value": "+44 20 \u2022\u2022\u2022"}
    calls = {"items": [CALL, {**CALL, "peer": peer, "direction": "out"}], "next_cursor": None, "limit": 2}
    assert found(CallList, calls) == {"/items/*/peer": "undeclared", "/items/*/direction": "undeclared"}
    assert JUDGE.section("usage.calls.peer") == "2.2"
    assert found(CallList, {"items": [{**CALL, "peer": None}], "next_cursor": None, "limit": 2}) == {}


def test_a_policy_that_declares_less_makes_more_findings() -> None:
    judge = Judge(tuple(one for one in POLICY if one.key != "account.email"))
    reasons = {one.pointer: judge.reason(one) for one in sightings(Account, ACCOUNT)}
    assert reasons == {"/id": None, "/created_at": None, "/email": "undeclared"}
    assert judge.section("account.email") == "2.1", "where its kin are named"
    assert Judge(()).section("account.email") == ""


def test_rows_and_categories_go_by_their_keys() -> None:
    plain = msgspec.json.decode(msgspec.json.encode(data_map()))
    plain["rows"].append({**plain["rows"][0], "key": "technical.location"})
    plain["rows"].append({**plain["rows"][0], "key": "technical.mood", "held": False, "mine": None})
    assert found(DataMap, plain) == {"/rows/technical.location": "undeclared"}
    manifest = {"categories": [{"key": key} for key in (*KEYS_HELD, "technical.location", "usage.call_audio")]}
    assert found(Manifest, manifest) == {
        "/categories/technical.location": "undeclared",
        "/categories/usage.call_audio": "not_held",
    }


def test_what_the_map_says_is_not_held_must_not_be_there() -> None:
    whole = data_map()
    rows = [msgspec.structs.replace(row, held=row.held and row.key != "account.email") for row in whole.rows]
    judge = JUDGE._replace(not_held=not_held(msgspec.structs.replace(whole, rows=tuple(rows))))
    reasons = {one.pointer: judge.reason(one) for one in sightings(Account, ACCOUNT)}
    assert reasons == {"/id": None, "/created_at": None, "/email": "not_held"}
    counted = {"key": "usage.call_audio", "held": False, "mine": {"count": 2}}
    assert found(DataMap, {"rows": [counted]}) == {"/rows/usage.call_audio": "not_held"}
    counted["mine"] = {"count": 0}
    assert found(DataMap, {"rows": [counted]}) == {}


@pytest.mark.parametrize(
    ("value", "card"),
    [
        ("4111111111111111", True),
        ("4111 1111 1111 1111", True),
        ("5500-0000-0000-0004", True),
        (378282246310005, True),
        ("4111111111111112", False),
        ("411111111111", False),
        ("41111111111111111111", False),
        ("pay_4111111111111111", False),
        ("\u0664" * 16, False),
        (True, False),
        (None, False),
        (4111111111111111.0, False),
    ],
)
def test_the_number_of_a_card_is_known_by_its_check_digit(value, card) -> None:
    assert is_card_number(value) is card
    payment = {"items": [{"id": "pay_1", "reference": value}]}
    assert found(Payments, payment) == ({"/items/*/reference": "not_held"} if card else {})
    lines = {"amount": {"amount": "1"}, "notes": ["x", value]}
    assert {one.pointer for one in card_sightings(lines, "/data")} == ({"/data/notes"} if card else set())
    assert found(Account, {"email": value}) == {}, "only in a payment"


def test_a_recording_is_known_by_its_media_type() -> None:
    files = [{"media_type": "application/x-ndjson"}, {"media_type": "audio/ogg; codecs=opus"}]
    manifest = {"categories": [{"key": "usage.calls", "files": files}]}
    assert found(Manifest, manifest) == {"/categories/usage.calls/files/*/media_type": "not_held"}


def test_a_member_named_by_a_stranger_stays_short_and_printable() -> None:
    (pointer,) = found(Account, {"a/b~c\n\u202e": 1})
    assert pointer == "/a~1b~0c"
    (pointer,) = found(Account, {"x" * 5000: 1})
    assert len(pointer) == MAX_POINTER


def test_a_value_is_found_again_by_its_pointer() -> None:
    answer = {"items": [{}, {"a/b": 1}, {"a/b": 2}], "rows": [{"key": "one"}, {"key": "two", "n": 3}]}
    assert list(values_at(answer, "/items/*/a~1b")) == [1, 2]
    assert list(values_at(answer, "/rows/two")) == [{"key": "two", "n": 3}]
    assert list(values_at(answer, "/rows/three")) == list(values_at(answer, "/nothing/here")) == []


@pytest.mark.parametrize("other", [None, 3, "text", [], [[1]], {"items": 5}, {"items": [None, 3]}])
def test_an_answer_of_another_shape_is_no_trouble(other) -> None:
    assert all(isinstance(one, Sighting) for one in sightings(CallList, other))


def test_every_path_of_the_contract_is_known_by_its_answer() -> None:
    assert answer_of("GET", "/v1/exports")[1].__name__ == "Exports"
    assert answer_of("POST", "/v1/exports")[1].__name__ == "Export"
    assert answer_of("PUT", "/v1/exports") is None
    assert answer_of("GET", "/v1/consents/history")[0] == "/v1/consents/history"
    assert answer_of("PUT", "/v1/consents/analytics")[0] == "/v1/consents/{purpose}"
    assert answer_of("GET", "https://api.example/v1/account?x=1")[0] == "/v1/account"
    assert answer_of("GET", "/v1/calls/call_1")[0] == "/v1/calls/{call_id}"
    assert answer_of("GET", "/oauth/token") is None
    assert len(ANSWERS) > 25
