"""Export archives made by hand, independently of the service, so that each can be wrong in one way."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from typing import Any

import msgspec

from dijo_desktop.contract.calls import Call
from dijo_desktop.contract.data_map import KEYS_HELD

CALL = {
    "id": "call_01JD7Z4M8Q0V5W2Y6T3K9B1C4J",
    "started_at": "2026-11-20T18:03:11.204Z",
    "duration_seconds": 754,
    "cost": {"amount": "0.1625", "currency": "GBP"},
}
EXPORT_ID = "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C4Q"
CALLS = "data/usage.calls-0001.ndjson"
CSV = "csv/usage.calls-0001.csv"
SCHEMA = "schema/usage.calls.schema.json"


def call_schema() -> bytes:
    schema = msgspec.json.schema(Call)
    return msgspec.json.encode({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def lines(*rows: Any) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def csv_of(count: int) -> bytes:
    return ("\ufeffid,note\r\n" + "".join(f'"call_{n}","a ""b""\nc"\r\n' for n in range(count))).encode()


class Archive:
    """A good archive of three calls; change `entries` or `manifest` before `bytes()`, keep or renew the digests."""

    def __init__(self, rows: int = 3) -> None:
        self.entries: dict[str, bytes] = {
            "OPEN-ME.html": b"<!doctype html><title>Your data</title>",
            "README.txt": b"What this is.\n",
            "schema/manifest.schema.json": b"{}",
            SCHEMA: call_schema(),
            CALLS: lines(*[CALL] * rows),
            CSV: csv_of(rows),
        }
        data = {"schema": SCHEMA, "records": rows, "bytes": 0, "sha256": ""}
        self.manifest: dict[str, Any] = {
            "schema_version": "dijo-export-1",
            "export_id": EXPORT_ID,
            "kind": "access",
            "complete": False,
            "demo": False,
            "generated_at": "2026-11-23T15:10:41.000Z",
            "service": "http://127.0.0.1:49213",
            "account_id": "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E",
            "from": None,
            "to": None,
            "policy": {"version": "demo-1", "text_sha256": "8f" * 32},
            "categories": [
                {
                    "key": "usage.calls",
                    "policy_section": "2.2",
                    "declared": "listed",
                    "legal_basis": ["contract"],
                    "purposes": ["service"],
                    "recipients": [],
                    "retention": None,
                    "records": rows,
                    "files": [
                        {"path": CALLS, "media_type": "application/x-ndjson", **data},
                        {"path": CSV, "media_type": "text/csv", **data, "schema": None},
                    ],
                }
            ],
            "not_held": [],
            "omissions": [
                {"key": key, "records": None, "reason": "not_requested", "law": None, "until_on": None}
                for key in KEYS_HELD
                if key != "usage.calls"
            ],
            "other_files": [
                {"path": path, "bytes": 0, "sha256": ""} for path in self.entries if path not in (CALLS, CSV)
            ],
        }
        self.renew()

    def renew(self) -> None:
        """State the digests and lengths of the entries as they are now."""
        stated = [file for category in self.manifest["categories"] for file in category["files"]]
        for file in stated + self.manifest["other_files"]:
            content = self.entries.get(file["path"], b"")
            file.update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())

    def change(self, path: str, content: bytes, *, renew: bool = True) -> Archive:
        """Put other bytes at `path`."""
        self.entries[path] = content
        if renew:
            self.renew()
        return self

    def bytes(self, extra: list[tuple[zipfile.ZipInfo | str, bytes]] | None = None) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        manifest = msgspec.json.encode(self.manifest)
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in [*self.entries.items(), ("manifest.json", manifest), *(extra or [])]:
                file.writestr(name, content)
        return buffer.getvalue()


def link_to(target: str, name: str) -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target.encode()
