"""JSON Schema 2020-12 of every line of an archive, made from the Structs themselves (contract AR-1, AR-3)."""

from __future__ import annotations

import msgspec

from dijo_desktop.contract.activity import Activity
from dijo_desktop.contract.calls import Call
from dijo_desktop.contract.consents import ConsentEvent
from dijo_desktop.contract.manifest import Manifest
from dijo_desktop.contract.payments import Payment
from dijo_desktop.contract.policy import Acknowledgement
from dijo_desktop.contract.receipts import ReceiptItem
from dijo_desktop.contract.records import EmailRecord, IdentifierRecord, RequestRecord, TechnicalRecord
from dijo_desktop.demo.undeclared import LOCATION

SHAPES: dict[str, type[msgspec.Struct]] = {
    "account.email": EmailRecord,
    "account.identifier": IdentifierRecord,
    "usage.logins": Activity,
    "usage.activity": Activity,
    "usage.feature_usage": Activity,
    "usage.calls": Call,
    "technical.ip_address": TechnicalRecord,
    "technical.device_type": TechnicalRecord,
    "technical.browser_type": TechnicalRecord,
    "technical.operating_system": TechnicalRecord,
    "technical.cookie_data": TechnicalRecord,
    LOCATION: TechnicalRecord,
    "payment.records": Payment,
    "rights.consents": ConsentEvent,
    "rights.requests": RequestRecord,
    "rights.receipts": ReceiptItem,
    "rights.acknowledgements": Acknowledgement,
}
"""What one line of each held key is, and of the one that no policy knows."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def line_schema(key: str) -> bytes:
    """The schema of one line of `data/<key>-….ndjson`."""
    return _schema(SHAPES[key])


def manifest_schema() -> bytes:
    """The schema of `manifest.json`."""
    return _schema(Manifest)


def _schema(shape: type[msgspec.Struct]) -> bytes:
    schema = {"$schema": _DIALECT, **msgspec.json.schema(shape)}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
