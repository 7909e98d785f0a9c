"""Every receipt the service issues, verified by a second JOSE implementation (contract 11 C, 11; section 9)."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator

import msgspec
import pytest
from jwskate import JwkSet, JwsCompact

from tests.demo.data_fixtures import Client, World, saved_copy, served

KEYS = "/v1/receipts/jwks.json"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with served(tmp_path_factory.mktemp("receipts")) as world:
        yield world


def _acted(world: World) -> Client:
    """Somebody who has done all that gives a receipt at once."""
    person = world.person("everyday")
    consent = person.get("/v1/consents/experience")
    if consent.json()["state"] != "given":
        change = {"state": "given", "notice_version": consent.json()["notice"]["version"]}
        etag = {"If-Match": consent.headers["ETag"]}
        assert person.request("PUT", "/v1/consents/experience", json=change, headers=etag).status_code == 200
    wanted = {"details": {"type": "consent_withdrawal", "purpose": "experience"}, "regime": "uk_gdpr"}
    assert person.post("/v1/privacy-requests", wanted).status_code == 201
    assert saved_copy(person)[0]["status"] == "ready"
    assert person.post("/v1/account/deletion", {"confirm": "DELETE", "grace_days": 14}).status_code == 202
    assert person.request("DELETE", "/v1/account/deletion").status_code == 200
    return person


def test_a_second_implementation_verifies_each_and_the_chain_is_whole(world: World) -> None:
    person = _acted(world)
    keys = JwkSet(world.nobody().get(KEYS).json())
    previous, numbers, events = None, [], set()
    for item in reversed(person.items("/v1/receipts")):
        compact = person.get(f"/v1/receipts/{item['id']}").content
        receipt = JwsCompact(compact)
        assert set(receipt.headers) == {"alg", "typ", "kid"}
        assert (receipt.headers["alg"], receipt.headers["typ"]) == ("ES256", "dijo-receipt+jwt")
        key = keys.get_jwk_by_kid(receipt.headers["kid"])
        assert not key.is_private
        assert receipt.verify_signature(key, alg="ES256")
        claims = msgspec.json.decode(receipt.payload)
        assert (claims["jti"], claims["iss"], claims["event"]) == (item["id"], world.service.origin, item["event"])
        assert claims["prev"] == previous
        previous = base64.urlsafe_b64encode(hashlib.sha256(compact).digest()).decode().rstrip("=")
        numbers.append(claims["n"])
        events.add(claims["event"])
    assert numbers == list(range(1, len(numbers) + 1))
    assert events >= {
        "consent.changed", "privacy_request.received", "privacy_request.fulfilled", "export.ready",
        "deletion.scheduled", "deletion.cancelled",
    }  # fmt: skip


def test_it_refuses_what_was_altered_and_what_another_key_signed(world: World) -> None:
    person = world.person("everyday")
    (key,) = JwkSet(world.nobody().get(KEYS).json()).jwks[:1]
    compact = person.get(f"/v1/receipts/{person.items('/v1/receipts')[0]['id']}").content
    header, payload, signature = compact.split(b".")
    changed = payload[:-4] + (b"AAAA" if payload[-4:] != b"AAAA" else b"BBBB")
    assert not JwsCompact(b".".join((header, changed, signature))).verify_signature(key, alg="ES256")
    assert not JwsCompact(compact).verify_signature(type(key).generate(alg="ES256").public_jwk(), alg="ES256")


def test_the_receipts_in_an_archive_are_those_of_the_service(world: World) -> None:
    person = world.person("everyday")
    keys = JwkSet(world.nobody().get(KEYS).json())
    _, archive = saved_copy(person, categories=["rights.receipts"])
    with zipfile.ZipFile(io.BytesIO(archive)) as copy:
        names = [name for name in copy.namelist() if name.startswith("receipts/")]
        assert names
        for name in names:
            receipt = JwsCompact(copy.read(name).strip())
            assert receipt.verify_signature(keys.get_jwk_by_kid(receipt.headers["kid"]), alg="ES256"), name
