"""Each resource against a service that answers byte for byte what a test says."""

from __future__ import annotations

import threading

import msgspec
import pytest

from dijo_desktop.client.account import AccountResource
from dijo_desktop.client.asking import MAX_PAGES, whole_list
from dijo_desktop.client.calls import CallResource
from dijo_desktop.client.consents import ConsentResource
from dijo_desktop.client.cookies import CookieResource
from dijo_desktop.client.data_map import DataMapResource
from dijo_desktop.client.deletion import DeletionResource
from dijo_desktop.client.exports import ExportResource
from dijo_desktop.client.policy import PolicyResource
from dijo_desktop.client.receipts import ReceiptResource
from dijo_desktop.client.service import ServiceResource
from dijo_desktop.contract.cookies import Cookies
from dijo_desktop.contract.exports import ExportRequest
from dijo_desktop.errors import ChangedMeanwhile, NotUnderstood, Refused, StepUpNeeded
from tests.archives import CALL
from tests.client.plain_service import PlainService, PlainSession, Request, answer, json_answer, problem

STOP = threading.Event()
ACCOUNT = {
    "id": "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E",
    "email": "ordinary@demo.example",
    "created_at": "2026-10-01T08:00:00.000Z",
    "state": "active",
    "pending_email": None,
}
CONSENT = {
    "id": "con_01JD7Z4M8Q0V5W2Y6T3K9B1C4M",
    "schema_version": "dijo-consent-1",
    "purpose": "analytics",
    "policy_section": "4",
    "state": "given",
    "set_by": "user",
    "since_at": "2026-11-23T15:30:00.000Z",
    "ask_again_on": "2027-05-24",
    "legal_basis": {"uk": "consent", "eu": "consent"},
    "data_keys": ["technical.cookie_data"],
    "controller": "DIJO.SPACE LTD",
    "recipients": ["analytics_providers"],
    "notice": {"version": "demo-1", "language": "en"},
    "withdrawal": {"method": "PUT /v1/consents/analytics", "stops_after_seconds": 0},
}
EVENT = {
    "at": "2026-11-23T15:30:00.000Z",
    "purpose": "analytics",
    "from_state": "refused",
    "to_state": "given",
    "set_by": "user",
    "via": "dijo-desktop/1.0",
    "notice_version": "demo-1",
    "receipt_id": None,
}
EXPORT = {
    "id": "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C4Q",
    "kind": "access",
    "status": "queued",
    "complete": False,
    "categories": ["usage.calls"],
    "from": None,
    "to": None,
    "formats": ["ndjson"],
    "created_at": "2026-11-23T15:10:00.000Z",
    "ready_at": None,
    "expires_at": None,
    "progress": {"done": 0, "total": 220, "unit": "records"},
    "omissions": 0,
    "failure": None,
    "archive": None,
    "privacy_request_id": None,
    "receipt_id": None,
}
DELETION = {
    "id": "del_01JD7Z4M8Q0V5W2Y6T3K9B1C4S",
    "status": "scheduled",
    "requested_at": "2026-11-23T15:20:00.000Z",
    "grace_days": 14,
    "effective_at": "2026-12-07T15:20:00.000Z",
    "complete_by": "2026-12-14",
    "cancelled_at": None,
    "sessions_ended": 3,
    "effects": [],
    "receipt_id": None,
}


def page(items: list[object], cursor: str | None = None) -> dict[str, object]:
    return {"items": items, "next_cursor": cursor, "limit": 1000}


class World:
    """A service, a session for it, and what it was asked."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.service = PlainService(self._next)
        self.session = PlainSession(self.service.origin)

    def _next(self, request: Request):
        return self.answers.pop(0)

    def asked(self, n: int = -1) -> tuple[str, str]:
        return self.service.seen[n].method, self.service.seen[n].target


@pytest.fixture
def world():
    made = World()
    yield made
    made.session.http.shut()
    made.service.close()


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
    assert calls.changes("t1", "c", 500, stop=STOP).sync_token == "t2"
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
        CallResource(world.session).changes(stop=STOP)


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
