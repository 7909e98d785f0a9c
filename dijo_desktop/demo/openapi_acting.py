"""Endpoints that act on an account as a whole: export, deletion, receipts."""

from __future__ import annotations

from dijo_desktop.contract import deletion, exports, receipts
from dijo_desktop.demo.openapi_endpoint import IDEMPOTENT, STEP_UP, Endpoint, listing

_RECEIPT = {"receipt": ("readReceipt", {"receipt_id": "$response.body#/receipt_id"})}
_EXPORT = {"id": "$response.body#/id"}
_EXPORTS = (
    listing("/v1/exports", "listExports", "Export jobs", exports.Exports, "exports"),
    Endpoint(
        "post",
        "/v1/exports",
        "askForExport",
        "Ask for a copy",
        202,
        exports.Export,
        scope="exports",
        body=exports.ExportRequest,
        needs=(STEP_UP, IDEMPOTENT),
        refuses=(409, 422),
        headers=("Location", "Retry-After"),
        links={"job": ("readExport", {"export_id": _EXPORT["id"]})},
    ),
    Endpoint(
        "get",
        "/v1/exports/{export_id}",
        "readExport",
        "One job",
        200,
        exports.Export,
        scope="exports",
        refuses=(404,),
        etag=True,
        links={"archive": ("downloadExport", {"export_id": _EXPORT["id"]}), **_RECEIPT},
    ),
    Endpoint("delete", "/v1/exports/{export_id}", "discardExport", "Discard", 204, scope="exports", refuses=(404,)),
    Endpoint(
        "get",
        "/v1/exports/{export_id}/archive",
        "downloadExport",
        "The archive, whole or in part",
        200,
        media="application/zip",
        scope="exports",
        refuses=(404, 409, 410, 416),
        etag=True,
        headers=("Accept-Ranges", "Repr-Digest", "Content-Length"),
    ),
    Endpoint(
        "head",
        "/v1/exports/{export_id}/archive",
        "checkExport",
        "Length and digest of the archive",
        scope="exports",
        refuses=(404, 409, 410, 416),
        etag=True,
        headers=("Accept-Ranges", "Repr-Digest", "Content-Length"),
    ),
)
_DELETION = (
    Endpoint(
        "get",
        "/v1/account/deletion/preview",
        "previewDeletion",
        "What would go and what would stay",
        200,
        deletion.Preview,
        scope="account:read",
        query=("grace_days",),
    ),
    Endpoint(
        "get",
        "/v1/account/deletion",
        "readDeletion",
        "The deletion on its way",
        200,
        deletion.Deletion,
        scope="account:read",
        refuses=(404,),
        links=_RECEIPT,
    ),
    Endpoint(
        "post",
        "/v1/account/deletion",
        "scheduleDeletion",
        "Delete the account",
        202,
        deletion.Deletion,
        scope="account:delete",
        body=deletion.DeletionRequest,
        needs=(STEP_UP, IDEMPOTENT),
        refuses=(409, 422),
        links=_RECEIPT,
    ),
    Endpoint(
        "delete",
        "/v1/account/deletion",
        "cancelDeletion",
        "Change one's mind",
        200,
        deletion.Deletion,
        scope="account:write",
        refuses=(404,),
        links=_RECEIPT,
    ),
    Endpoint(
        "post",
        "/v1/deletion-cancellations",
        "cancelDeletionByCode",
        "Change one's mind, without an account",
        200,
        deletion.Cancelled,
        body=deletion.CancelRequest,
        refuses=(404, 410),
    ),
)
_RECEIPTS = (
    listing("/v1/receipts", "listReceipts", "Receipts", receipts.Receipts, "privacy:read", "about"),
    Endpoint(
        "get",
        "/v1/receipts/{receipt_id}",
        "readReceipt",
        "One receipt, a compact JWS",
        200,
        media="application/jose",
        scope="privacy:read",
        refuses=(404,),
    ),
    Endpoint("get", "/v1/receipts/jwks.json", "readReceiptKeys", "The keys that verify receipts (RFC 7517)"),
)
ACTING = (*_EXPORTS, *_DELETION, *_RECEIPTS)
"""All of them."""
