from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, MetaData, Text, func, select

from dijo_desktop.demo.data_routes import JOBS
from dijo_desktop.demo.data_tables import anonymous_counts, deletions, retained_rows
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.tables import accounts, metadata
from dijo_desktop.domain.receipts import KeyBook, Verdict, chain_breaks, check
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, served

_DAY = 86_400_000
_WANTED = {"confirm": "DELETE", "grace_days": 14}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("deletion")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> World:
    return running.afresh()


def _due(world: World) -> Due:
    return Due(world.service, JOBS)


def _by_code(world: World, code: str) -> httpx.Response:
    return world.nobody().request("POST", "/v1/deletion-cancellations", json={"cancel_code": code})


def test_preview_answer_and_receipt_agree(world: World) -> None:
    person = world.person("everyday")
    preview = person.get("/v1/account/deletion/preview").json()
    assert (preview["grace_days"], preview["other_sessions"], preview["active_export"]) == (14, 4, None)
    asked = person.post("/v1/account/deletion", _WANTED)
    assert asked.status_code == 202
    deletion = asked.json()
    assert deletion["effects"] == preview["effects"]
    assert deletion["sessions_ended"] == 4
    mine = {row["key"]: row for row in person.get("/v1/data-map").json()["rows"]}
    for effect in deletion["effects"]:
        rule = mine[effect["key"]]["deletion"]
        assert (effect["action"], effect["fields_kept"]) == (rule["action"], rule["fields_kept"])
        assert (effect["action"] == "retain") == (effect["until_on"] is not None) == (effect["law"] is not None)
    receipt = person.get(f"/v1/receipts/{deletion['receipt_id']}").content
    checked = check(
        receipt,
        KeyBook([person.get("/v1/receipts/jwks.json").content]),
        issuer=world.service.origin,
        account_id=person.account_id,
        request_sha256=hashlib.sha256(b'{"confirm":"DELETE","grace_days":14}').hexdigest(),
    )
    assert checked.verdict is Verdict.SIGNED, checked.reason
    assert checked.receipt is not None
    assert checked.receipt.body["effects"] == deletion["effects"]


def test_secrets_are_said_once_and_repeated_for_a_lost_answer(world: World) -> None:
    person, key = world.person("everyday"), str(uuid.uuid4())
    first = person.post("/v1/account/deletion", _WANTED, key=key)
    again = person.post("/v1/account/deletion", _WANTED, key=key)
    assert first.json() == again.json()
    secrets = first.json()["secrets"]
    assert len(secrets["cancel_code"].replace("-", "")) == 24
    assert "secrets" not in person.get("/v1/account/deletion").json()
    second = person.post("/v1/account/deletion", _WANTED)
    assert second.json()["type"].endswith("deletion-already-scheduled")
    assert "secrets" not in second.json()["existing"]
    stored = b"".join(path.read_bytes() for path in world.service.folder.glob("service.db*"))
    assert secrets["cancel_code"].encode() not in stored
    assert secrets["cancel_code"].replace("-", "").encode() not in stored
    assert secrets["receipt_capability"].encode() not in stored


def test_everybody_else_is_signed_out_and_reading_goes_on(world: World) -> None:
    person, other = world.person("everyday"), world.person("everyday")
    person.post("/v1/account/deletion", _WANTED)
    assert other.get("/v1/account").json()["dijo_reason"] == "session_ended"
    assert person.get("/v1/account").json()["state"] == "deletion_scheduled"
    assert person.get("/v1/calls").status_code == 200
    assert person.post("/v1/exports", {"categories": ["account.email"]}).status_code == 202


def _lasting(data_map: dict[str, Any]) -> dict[str, int]:
    """How much is held of what lives as long as the account."""
    rows = [row for row in data_map["rows"] if row["held"] and row["retention"]["while"] == "account"]
    return {row["key"]: row["mine"]["count"] for row in rows}


@pytest.mark.parametrize("by_code", [False, True])
def test_cancelling_puts_everything_back(world: World, by_code: bool) -> None:
    person = world.person("everyday")
    before = person.get("/v1/data-map").json()
    code = person.post("/v1/account/deletion", _WANTED).json()["secrets"]["cancel_code"]
    if by_code:
        cancelled = _by_code(world, f" {code.lower().replace('-', ' ')} ")
        assert cancelled.json()["status"] == "cancelled"
        assert _by_code(world, code).status_code == 404
    else:
        assert person.request("DELETE", "/v1/account/deletion").json()["status"] == "cancelled"
    assert person.get("/v1/account/deletion").status_code == 404
    assert person.request("DELETE", "/v1/account/deletion").status_code == 404
    assert person.get("/v1/account").json()["state"] == "active"
    _due(world).advance(30 * _DAY)
    counts = _lasting(before)
    counts["rights.receipts"] += 2
    assert _lasting(person.get("/v1/data-map").json()) == counts
    assert [item["event"] for item in person.items("/v1/receipts")[:2]] == [
        "deletion.cancelled",
        "deletion.scheduled",
    ]


def test_five_wrong_codes_a_minute(world: World) -> None:
    replies = [_by_code(world, "0000-0000") for _ in range(6)]
    assert {reply.status_code for reply in replies[:4]} <= {404, 429}
    assert replies[-1].json()["type"].endswith("quota-exceeded")
    assert 1 <= int(replies[-1].headers["Retry-After"]) <= 60


def test_a_late_code_is_gone(world: World) -> None:
    with world.service.database.write() as connection:
        from dijo_desktop.demo.data_tables import cancel_attempts

        connection.execute(cancel_attempts.delete())
    person = world.person("everyday")
    code = person.post("/v1/account/deletion", {**_WANTED, "grace_days": 7}).json()["secrets"]["cancel_code"]
    _due(world).advance(7 * _DAY + 1)
    late = _by_code(world, code)
    assert (late.status_code, late.json()["type"].endswith("gone")) == (410, True)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"confirm": "delete", "grace_days": 14}, 400),
        ({"confirm": "DELETE"}, 400),
        ({"confirm": "DELETE", "grace_days": 30}, 422),
        ({"confirm": "DELETE", "grace_days": "14"}, 400),
    ],
)
def test_what_is_no_request(world: World, body: dict[str, Any], status: int) -> None:
    person = world.person("everyday")
    assert person.post("/v1/account/deletion", body).status_code == status
    assert person.get("/v1/account/deletion").status_code == 404
    assert person.get("/v1/account/deletion/preview", grace_days=8).status_code == 400
    stale = world.person("everyday", age_ms=301_000)
    assert stale.post("/v1/account/deletion", _WANTED).json()["type"].endswith("step-up-required")


def _rows_about(connection: Connection, account_id: str) -> dict[str, int]:
    """Rows of every table that name the account, however the table does it."""
    found = {}
    tables: MetaData = metadata
    for table in tables.sorted_tables:
        columns = [
            column
            for column in table.columns
            if column.name in ("account_id", "id") and isinstance(column.type, Text)
        ]
        count = 0
        for column in columns:
            count += connection.execute(
                select(func.count()).select_from(table).where(column == account_id)
            ).scalar_one()
        if count:
            found[table.name] = count
    return found


def test_after_the_grace_only_what_the_receipt_says_is_left(world: World) -> None:
    person = world.person("everyday")
    asked = person.post("/v1/account/deletion", _WANTED).json()
    with world.service.database.read() as connection:
        anonymous_before = connection.execute(select(func.sum(anonymous_counts.c.count))).scalar() or 0
    _due(world).advance(14 * _DAY + 1000)
    assert person.get("/v1/account").json()["dijo_reason"] == "account_deleted"
    with world.service.database.read() as connection:
        kept = connection.execute(
            select(retained_rows.c.key, func.count())
            .where(retained_rows.c.deletion_id == asked["id"])
            .group_by(retained_rows.c.key)
        )
        kept_counts = dict(map(tuple, kept))
        fields = connection.execute(select(retained_rows.c.key, retained_rows.c.fields)).all()
        about = _rows_about(connection, person.account_id)
        anonymous = connection.execute(select(func.sum(anonymous_counts.c.count))).scalar() or 0
        tombstone = connection.execute(select(accounts).where(accounts.c.id == person.account_id)).one()
    effects = {effect["key"]: effect for effect in asked["effects"]}
    expected = {key: effect["count"] for key, effect in effects.items() if effect["action"] == "retain"}
    expected["rights.receipts"] += 1  # deletion.scheduled itself
    assert kept_counts == {key: count for key, count in expected.items() if count}
    import msgspec

    for key, raw in fields:
        assert list(msgspec.json.decode(raw)) == effects[key]["fields_kept"]
    assert about == {"accounts": 1, "deletions": 1, "receipts": about["receipts"], "kept_answers": 1}
    assert anonymous - anonymous_before == effects["usage.feature_usage"]["count"]
    assert (tombstone.state, "@" in tombstone.email) == ("deleted", False)


def test_the_capability_reads_the_proof_until_the_retention_is_over(world: World) -> None:
    person = world.person("everyday")
    all_receipts = [person.get(f"/v1/receipts/{item['id']}").content for item in person.items("/v1/receipts")]
    asked = person.post("/v1/account/deletion", {**_WANTED, "grace_days": 0}).json()
    assert asked["status"] == "in_progress"
    assert asked["secrets"]["cancel_code"] is None
    due = _due(world)
    due.catch_up()
    nobody = world.nobody()
    headers = {"Authorization": f"Receipt {asked['secrets']['receipt_capability']}"}

    def events() -> list[str]:
        listed = nobody.request("GET", "/v1/receipts", headers=headers).json()
        return [item["event"] for item in listed.get("items", [])]

    assert events() == ["deletion.completed", "deletion.scheduled"]
    listed = nobody.request("GET", "/v1/receipts", headers=headers).json()["items"]
    proof = [nobody.request("GET", f"/v1/receipts/{item['id']}", headers=headers) for item in listed]
    assert proof[0].headers["Content-Type"].startswith("application/jose")
    assert chain_breaks([*all_receipts, *(reply.content for reply in proof)]) == []
    with world.service.database.read() as connection:
        other = connection.execute(select(deletions.c.capability_hash)).first()
    assert other is not None
    for wrong in ("Receipt rcp_wrong", "Receipt", "Bearer x"):
        refused = nobody.request("GET", "/v1/receipts", headers={"Authorization": wrong})
        assert refused.status_code == 401
    assert nobody.request("GET", "/v1/account", headers=headers).status_code == 401
    due.advance(5 * 366 * _DAY)
    assert events()[0] == "retention.ended"
    with world.service.database.read() as connection:
        left = select(func.count()).where(retained_rows.c.deletion_id == asked["id"])
        assert connection.execute(left).scalar() == 0
    due.advance(100 * _DAY)
    assert events() == []


def test_a_lost_answer_of_an_immediate_deletion_can_be_asked_again(world: World) -> None:
    person, key = world.person("empty"), str(uuid.uuid4())
    wanted = {"confirm": "DELETE", "grace_days": 0}
    first = person.post("/v1/account/deletion", wanted, key=key)
    _due(world).catch_up()
    again = person.post("/v1/account/deletion", wanted, key=key)
    assert (again.status_code, again.json()) == (202, first.json())
    another = person.post("/v1/account/deletion", wanted)  # the token repeats, it does not begin anew
    assert (another.status_code, another.json()["dijo_reason"]) == (401, "account_deleted")
    assert person.post("/v1/account/deletion", wanted, key=key).json() == first.json()
    assert person.get("/v1/account").status_code == 401


def test_receipts_of_one_object(world: World) -> None:
    person: Client = world.person("everyday")
    asked = person.post("/v1/account/deletion", _WANTED).json()
    assert [item["event"] for item in person.items("/v1/receipts", about=asked["id"])] == ["deletion.scheduled"]
    assert person.items("/v1/receipts", limit=3) == person.items("/v1/receipts")
    assert world.person("empty").get(f"/v1/receipts/{asked['receipt_id']}").status_code == 404
    whole = [person.get(f"/v1/receipts/{item['id']}").content for item in person.items("/v1/receipts")]
    assert chain_breaks(whole) == []
