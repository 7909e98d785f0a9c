from __future__ import annotations

import copy

import msgspec
import pytest

from dijo_desktop.contract.data_map import KEYS_HELD
from dijo_desktop.contract.manifest import Manifest
from dijo_desktop.domain import archive
from dijo_desktop.domain.archive import Expected, Problem, contradictions, expected_entries, name_refused
from tests.archives import CALLS, CSV, EXPORT_ID, SCHEMA, Archive


def manifest(**changes: object) -> Manifest:
    made = copy.deepcopy(Archive().manifest)
    return msgspec.convert({**made, **changes}, Manifest)


@pytest.mark.parametrize(
    ("partial", "demo", "name"),
    [
        (False, False, "dijo-export-20261123-9B1C4Q.zip"),
        (True, False, "dijo-export-20261123-partial-9B1C4Q.zip"),
        (True, True, "demo_dijo-export-20261123-partial-9B1C4Q.zip"),
    ],
)
def test_the_name_of_a_copy(partial, demo, name):
    assert archive.file_name(EXPORT_ID, "2026-11-23T15:10:41.500Z", partial=partial, demo=demo) == name


def test_a_hostile_job_cannot_shape_the_name():
    name = archive.file_name("exp_/../../etc/pa\x00ss", "../../../2026", partial=False, demo=False)
    assert name == "dijo-export-2-tcpass.zip"


@pytest.mark.parametrize(
    "name",
    ["manifest.json", "data/usage.calls-0001.ndjson", "receipts/rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4V.jws", "OPEN-ME.html"],
)
def test_names_of_the_contract_are_taken(name):
    assert not name_refused(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "/etc/passwd", "../x", "a/../b", "a/./b", "a//b", "a/", "C:/x", "C:x", "a\\b", "\\\\host\\share"),
        *("con", "CON.txt", "data/nul.json", "COM1", "lpt9.csv", "aux .txt", "x.", "x ", "a/x. /b", "~", "-x"),
        *("ü.txt", "a\x00b", "a\nb", "a\x1b[2J", "\u202egpj.exe", "file:///etc", "x" * 201, "a?b", "a*b", "a|b"),
    ],
)
def test_names_some_system_reads_otherwise_are_refused(name):
    assert name_refused(name)


def test_names_that_differ_only_in_case_are_twins():
    assert archive.folded_twins(["a.txt", "b.txt", "A.TXT", "a.txt"]) == ["A.TXT", "a.txt"]


def test_expected_entries_are_those_the_manifest_names():
    expected = expected_entries(manifest())
    assert set(expected) == set(Archive().entries)
    assert expected[CALLS].records == 3
    assert expected[CALLS].schema == SCHEMA
    assert expected[CSV] == Expected(expected[CSV].bytes, expected[CSV].sha256)


def test_a_good_manifest_agrees_with_itself():
    assert list(contradictions(manifest())) == []


def changed(change) -> list[Problem]:
    made = copy.deepcopy(Archive().manifest)
    change(made)
    return list(contradictions(msgspec.convert(made, Manifest)))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda m: m.update(schema_version="dijo-export-2"), Problem("schema-version", "manifest.json")),
        (lambda m: m["other_files"].append(m["other_files"][0]), Problem("listed-twice", "OPEN-ME.html")),
        (
            lambda m: m["other_files"].append({**m["other_files"][0], "path": "manifest.json"}),
            Problem("lists-itself", "manifest.json"),
        ),
        (
            lambda m: m["categories"].append({**m["categories"][0], "files": [], "records": 0}),
            Problem("category-twice", "usage.calls"),
        ),
        (lambda m: m["categories"][0].update(records=4), Problem("sum-of-records", "usage.calls")),
        (lambda m: m["categories"][0]["files"][0].update(schema=None), Problem("no-schema", CALLS)),
        (lambda m: m.update(complete=True), Problem("not-complete", "manifest.json")),
        (lambda m: m.update(complete=True, omissions=[]), Problem("not-complete", "manifest.json")),
    ],
)
def test_each_contradiction_is_named(change, found):
    assert changed(change) == [found]


def test_a_complete_copy_has_every_held_category():
    def complete(made):
        empty = {**made["categories"][0], "files": [], "records": 0}
        made["categories"] += [{**empty, "key": key} for key in KEYS_HELD if key != "usage.calls"]
        made.update(complete=True, omissions=[])

    assert changed(complete) == []


def test_missing_and_unknown_categories_are_named():
    made = manifest(omissions=())
    assert set(archive.missing_categories(made)) == set(KEYS_HELD) - {"usage.calls"}
    assert archive.missing_categories(manifest()) == []
    strange = msgspec.structs.replace(made.categories[0], key="technical.location")
    assert archive.unknown_categories(msgspec.structs.replace(made, categories=(strange,))) == ["technical.location"]
