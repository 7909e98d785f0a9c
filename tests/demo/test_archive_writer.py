"""The archive, judged by code that shares nothing with what wrote it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import insert, update

from dijo_desktop.contract.data_map import KEYS_HELD, KEYS_NOT_HELD
from dijo_desktop.demo.data_tables import activity, payments
from dijo_desktop.domain.archive import contradictions, name_refused
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, saved_copy, served

HOSTILE = '=HYPERLINK("http://evil.example")</td><script>alert(1)</script>\u202e,"\n'


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("archive")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture(scope="module")
def person(world: World) -> Client:
    return world.person("everyday")


@pytest.fixture(scope="module")
def whole(person: Client) -> tuple[dict[str, Any], zipfile.ZipFile, dict[str, Any], dict[str, int]]:
    counts = {row["key"]: row["mine"]["count"] for row in person.get("/v1/data-map").json()["rows"] if row["mine"]}
    job, raw = saved_copy(person, formats=["ndjson", "csv"])
    archive = zipfile.ZipFile(io.BytesIO(raw))
    return job, archive, json.loads(archive.read("manifest.json")), counts


def test_the_bytes_are_those_announced(person: Client, whole: Any) -> None:
    job, archive, manifest, _ = whole
    assert job["status"] == "ready"
    assert job["complete"] is manifest["complete"] is True
    assert job["archive"]["bytes"] == len(archive.fp.getvalue())
    assert job["archive"]["sha256"] == hashlib.sha256(archive.fp.getvalue()).hexdigest()
    assert "partial" not in job["archive"]["filename"]


def test_manifest_and_every_line_fit_their_schemas(whole: Any) -> None:
    _, archive, manifest, _ = whole
    Draft202012Validator(json.loads(archive.read("schema/manifest.schema.json"))).validate(manifest)
    for category in manifest["categories"]:
        lines = 0
        for file in category["files"]:
            if file["media_type"] != "application/x-ndjson":
                continue
            schema = json.loads(archive.read(file["schema"]))
            Draft202012Validator.check_schema(schema)
            validator = Draft202012Validator(schema)
            content = archive.read(file["path"])
            assert content == b"" or content.endswith(b"\n")
            rows = content.decode().splitlines()
            for row in rows:
                validator.validate(json.loads(row))
            assert file["records"] == len(rows)
            lines += len(rows)
        assert category["records"] == lines


def test_counts_are_those_of_the_data_map(whole: Any) -> None:
    _, _, manifest, counts = whole
    assert {category["key"]: category["records"] for category in manifest["categories"]} == counts
    assert set(counts) == set(KEYS_HELD)
    assert {row["key"] for row in manifest["not_held"]} == set(KEYS_NOT_HELD)
    assert manifest["omissions"] == []


def test_every_entry_is_listed_once_with_its_hash(whole: Any) -> None:
    _, archive, manifest, _ = whole
    listed = [file for category in manifest["categories"] for file in category["files"]] + manifest["other_files"]
    paths = [file["path"] for file in listed]
    assert sorted([*paths, "manifest.json"]) == sorted(archive.namelist())
    assert len(set(paths)) == len(paths)
    for file in listed:
        content = archive.read(file["path"])
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_entries_are_plain_deflated_and_in_order(whole: Any) -> None:
    _, archive, manifest, _ = whole
    made = manifest["generated_at"]
    stamp = tuple(int(part) for part in re.split(r"[-T:.]", made)[:5])
    order = ["OPEN-ME.html", "README.txt", "manifest.json", "schema/", "data/", "csv/", "receipts/"]
    ranks = []
    for entry in archive.infolist():
        assert not name_refused(entry.filename)
        assert entry.date_time[:5] == stamp
        assert entry.flag_bits & 1 == 0
        ranks.append(next(rank for rank, start in enumerate(order) if entry.filename.startswith(start)))
    assert ranks == sorted(ranks)
    assert archive.testzip() is None


def test_csv_says_the_same_as_the_lines(whole: Any) -> None:
    _, archive, _, _ = whole
    raw = archive.read("csv/usage.calls-0001.csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    lines = [json.loads(line) for line in archive.read("data/usage.calls-0001.ndjson").splitlines()]
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        assert row["id"] == line["id"]
        assert (row["cost.amount"], row["cost.currency"]) == (line["cost"]["amount"], line["cost"]["currency"])
        assert int(row["duration_seconds"]) == line["duration_seconds"]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.attributes |= set(found)
        if "href" in found:
            self.links.append(found["href"] or "")
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""


def _page(archive: zipfile.ZipFile) -> tuple[_Page, str]:
    text = archive.read("OPEN-ME.html").decode()
    page = _Page()
    page.feed(text)
    return page, text


def test_the_page_is_inert_and_says_demo(whole: Any) -> None:
    _, archive, _, _ = whole
    page, text = _page(archive)
    assert page.policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert not {"script", "form", "iframe", "img", "link", "object", "embed", "base", "input"} & set(page.tags)
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert {link.partition("#")[0] for link in page.links} <= set(archive.namelist())
    assert "url(" not in text
    assert "@import" not in text
    assert "DEMO" in text
    assert "DEMO" in archive.read("README.txt").decode()
    assert text.count("<tr>") > 500


def test_hostile_values_stay_text(world: World) -> None:
    person = world.person("empty")
    with world.service.database.write() as connection:
        connection.execute(
            insert(activity).values(
                id=f"evt_{'1' * 26}",
                account_id=person.account_id,
                at_ms=1_795_000_000_000,
                kind="activity",
                name=HOSTILE,
                outcome="success",
                browser_type="\t=cmd()",
            )
        )
    _, raw = saved_copy(person, categories=["usage.activity"], formats=["csv", "ndjson"])
    archive = zipfile.ZipFile(io.BytesIO(raw))
    page, text = _page(archive)
    assert "script" not in page.tags
    assert "&lt;script&gt;" in text
    rows = list(csv.reader(io.StringIO(archive.read("csv/usage.activity-0001.csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert all(not cell.lstrip().startswith(("=", "@", "+")) for cell in rows[1])
    assert json.loads(archive.read("data/usage.activity-0001.ndjson"))["name"] == HOSTILE


def test_a_part_of_the_data_says_what_is_left_out(person: Client) -> None:
    calls = person.items("/v1/calls", limit=1000)
    start = calls[99]["started_at"]
    job, raw = saved_copy(person, categories=["usage.calls", "account.email"], **{"from": start})
    archive = zipfile.ZipFile(io.BytesIO(raw))
    manifest = json.loads(archive.read("manifest.json"))
    assert job["complete"] is manifest["complete"] is False
    assert "partial" in job["archive"]["filename"]
    assert job["omissions"] == 0
    records = {category["key"]: category["records"] for category in manifest["categories"]}
    assert records == {"account.email": 1, "usage.calls": 100}
    reasons = {row["key"]: (row["reason"], row["records"]) for row in manifest["omissions"]}
    assert reasons["usage.calls"] == ("outside_range", len(calls) - 100)
    assert {key for key, (reason, _) in reasons.items() if reason == "not_requested"} == set(KEYS_HELD) - set(records)
    assert not [name for name in archive.namelist() if name.startswith(("receipts/", "csv/"))]


def test_portability_leaves_out_what_it_does_not_cover(person: Client) -> None:
    job, raw = saved_copy(person, kind="portability")
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(raw)).read("manifest.json"))
    for category in manifest["categories"]:
        assert {"consent", "contract"} & set(category["legal_basis"])
    assert {row["reason"] for row in manifest["omissions"]} == {"exempt"}
    assert job["omissions"] == len(manifest["omissions"]) > 0


def test_one_category_that_cannot_be_read_does_not_fail_the_rest(world: World) -> None:
    person = world.person("empty")
    with world.service.database.write() as connection:
        connection.execute(
            insert(payments).values(
                id=f"pay_{'1' * 26}",
                account_id=person.account_id,
                at_ms=10**17,
                kind="charge",
                status="settled",
                amount_micro=1,
                currency="GBP",
                provider="x",
                reference="x",
            )
        )
    try:
        job, raw = saved_copy(person)
    finally:
        with world.service.database.write() as connection:
            connection.execute(update(payments).where(payments.c.account_id == person.account_id).values(at_ms=1))
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(raw)).read("manifest.json"))
    assert [(row["key"], row["reason"]) for row in manifest["omissions"]] == [("payment.records", "failed")]
    assert (job["status"], job["complete"], job["omissions"]) == ("ready", False, 1)


def test_the_manifest_does_not_contradict_itself(whole: Any) -> None:
    import msgspec

    from dijo_desktop.contract.manifest import Manifest

    _, archive, _, _ = whole
    manifest = msgspec.json.decode(archive.read("manifest.json"), type=Manifest)
    assert list(contradictions(manifest)) == []
