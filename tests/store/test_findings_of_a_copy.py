"""A saved copy is looked through for what the policy does not name (contract CO-24, CO-25)."""

from __future__ import annotations

from pathlib import Path

from dijo_desktop.contract.data_map import KEYS
from dijo_desktop.contract.policy import DeclaredData
from dijo_desktop.domain.undeclared import Judge
from dijo_desktop.store.archive_file import examine
from tests.archives import Archive, lines


def test_what_a_copy_holds_beyond_the_policy_is_seen_in_its_manifest_and_its_payments(tmp_path: Path) -> None:
    made = Archive()
    payments = "data/payment.records-0001.ndjson"
    for key, name, media_type in (
        ("payment.records", payments, "application/x-ndjson"),
        ("technical.location", "data/one.ogg", "audio/ogg"),
    ):
        file = {"path": name, "media_type": media_type, "schema": None, "records": 0, "bytes": 0, "sha256": ""}
        made.manifest["categories"].append(
            {**made.manifest["categories"][0], "key": key, "records": 0, "files": [file]}
        )
    made.change("data/one.ogg", b"OggS").change(payments, lines({"id": 1}, {"note": ["4111-1111-1111-1111"]}))
    judge = Judge(tuple(DeclaredData(key=key, policy_section="2", declared="listed") for key in KEYS))
    path = tmp_path / "copy.zip"
    path.write_bytes(made.bytes())
    report = examine(path)
    assert {(one.pointer, judge.reason(one)) for one in report.sightings if judge.reason(one) is not None} == {
        ("/categories/technical.location", "undeclared"),
        ("/categories/technical.location/files/*/media_type", "not_held"),
        ("/data/payment.records/*/note", "not_held"),
    }
    assert "4111" not in repr(report.sightings)
