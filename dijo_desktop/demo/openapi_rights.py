"""Endpoints of the rights: privacy requests, their messages and receipts, notices that were read."""

from __future__ import annotations

from dijo_desktop.contract import policy, request_details, requests
from dijo_desktop.demo.openapi_endpoint import IDEMPOTENT, STEP_UP, Endpoint, listing

_PATH = "/v1/privacy-requests"
_ID = {"request_id": "$response.body#/id"}
_LINKS = {
    "receipt": ("readPrivacyRequestReceipt", _ID),
    "messages": ("listMessages", _ID),
}
RIGHTS = (
    listing(
        _PATH, "listPrivacyRequests", "Privacy requests", requests.PrivacyRequests, "privacy:read", "status", "type"
    ),
    Endpoint(
        "post",
        _PATH,
        "filePrivacyRequest",
        "File a request; access, portability and erasure need a fresh sign-in",
        201,
        requests.PrivacyRequest,
        scope="privacy:write",
        body=request_details.NewRequest,
        needs=(STEP_UP, IDEMPOTENT),
        refuses=(409, 422),
        headers=("Location",),
        links={"request": ("readPrivacyRequest", _ID), **_LINKS},
    ),
    Endpoint(
        "get",
        f"{_PATH}/{{request_id}}",
        "readPrivacyRequest",
        "One request",
        200,
        requests.PrivacyRequest,
        scope="privacy:read",
        refuses=(404,),
        etag=True,
        links=_LINKS,
    ),
    Endpoint(
        "get",
        f"{_PATH}/{{request_id}}/receipt",
        "readPrivacyRequestReceipt",
        "The newest receipt about a request, a compact JWS",
        200,
        media="application/jose",
        scope="privacy:read",
        refuses=(404,),
    ),
    Endpoint(
        "get",
        f"{_PATH}/{{request_id}}/messages",
        "listMessages",
        "What was written about a request",
        200,
        requests.Messages,
        scope="privacy:read",
        query=("cursor", "limit"),
        refuses=(404,),
        links={"next": ("listMessages", {"cursor": "$response.body#/next_cursor"})},
    ),
    Endpoint(
        "post",
        f"{_PATH}/{{request_id}}/messages",
        "writeMessage",
        "Write about a request, or answer",
        201,
        requests.Message,
        scope="privacy:write",
        body=request_details.NewMessage,
        needs=(IDEMPOTENT,),
        refuses=(404, 409, 422),
    ),
    Endpoint(
        "post",
        f"{_PATH}/{{request_id}}/withdrawal",
        "withdrawPrivacyRequest",
        "Take a request back",
        200,
        requests.PrivacyRequest,
        scope="privacy:write",
        refuses=(404, 409),
    ),
    listing(
        "/v1/policy/acknowledgements",
        "listAcknowledgements",
        "Notices that were read",
        policy.Acknowledgements,
        "privacy:read",
    ),
    Endpoint(
        "post",
        "/v1/policy/acknowledgements",
        "acknowledgePolicy",
        "Say that the notice in force was read; 200 if that was said before",
        201,
        policy.Acknowledgement,
        scope="privacy:write",
        body=policy.NewAcknowledgement,
        also=(200,),
        refuses=(409,),
        links={"receipt": ("readReceipt", {"receipt_id": "$response.body#/receipt_id"})},
    ),
)
"""All of them."""
