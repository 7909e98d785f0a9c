"""Writes `docs/openapi.json`: OpenAPI 3.1, made from the Structs of the contract and the table of endpoints.

`python -m dijo_desktop.demo.openapi [FILE]`
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from dijo_desktop.contract.declared import declared, shapes
from dijo_desktop.contract.problems import OAuthError, Problem
from dijo_desktop.demo.openapi_acting import ACTING
from dijo_desktop.demo.openapi_endpoint import JSON, STEP_UP, Endpoint, Shape
from dijo_desktop.demo.openapi_parameters import parameters
from dijo_desktop.demo.openapi_reading import READING
from dijo_desktop.demo.openapi_rights import RIGHTS

DOCUMENT = Path("docs/openapi.json")
ENDPOINTS = (*READING, *ACTING, *RIGHTS)
"""Every public endpoint; `/demo` and HTML pages are none."""
_PROBLEM = "application/problem+json"
_WORDS = {
    200: "Done.",
    201: "Made.",
    202: "Taken on.",
    204: "Gone.",
    206: "The part that was asked for.",
    304: "Unchanged.",
    400: "The request is not valid.",
    401: "Sign-in is needed, or a fresh one.",
    403: "The token does not allow this.",
    404: "Not found.",
    405: "Method not allowed.",
    406: "Not available in this form.",
    409: "The state does not allow this.",
    410: "It was there, and is no more.",
    412: "Somebody else changed it first.",
    413: "Too large.",
    415: "Media type not supported.",
    416: "Out of reach.",
    421: "Wrong host or origin.",
    422: "Understood, but impossible.",
    428: "If-Match is needed.",
    429: "Too many.",
    500: "The service failed.",
    503: "The service is busy.",
}


def document() -> dict[str, Any]:
    """The whole description."""
    used: set[Shape] = {Problem, OAuthError}
    for endpoint in ENDPOINTS:
        used |= {shape for shape in (endpoint.answer, endpoint.body) if shape is not None}
    ordered = sorted(used, key=lambda shape: shape.__name__)
    references, components = msgspec.json.schema_components(ordered, ref_template="#/components/schemas/{name}")
    schema_of = dict(zip(ordered, references, strict=True))
    paths: dict[str, Any] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method] = _operation(endpoint, schema_of)
    return {
        "openapi": "3.1.0",
        "info": {"title": "DiJo", "version": "1.0", "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": _declared(components),
            "securitySchemes": {
                "dpop": {"type": "http", "scheme": "DPoP", "description": "RFC 9449 access token with its proof."},
                "receipt": {"type": "http", "scheme": "Receipt", "description": "The capability of a deletion."},
            },
        },
    }


def written() -> bytes:
    """The description as it is kept in the repository."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=1) + b"\n"


def _operation(endpoint: Endpoint, schema_of: dict[Shape, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": parameters(endpoint),
        "responses": _responses(endpoint, schema_of),
        "security": _security(endpoint),
    }
    if STEP_UP in endpoint.needs:
        operation["x-dijo-step-up"] = True
    if endpoint.body is not None:
        operation["requestBody"] = {"required": True, "content": {JSON: {"schema": schema_of[endpoint.body]}}}
    if endpoint.form:
        properties = {name: {"type": "string"} for name in endpoint.form}
        form = {"schema": {"type": "object", "properties": properties}}
        operation["requestBody"] = {"required": True, "content": {"application/x-www-form-urlencoded": form}}
    return operation


def _security(endpoint: Endpoint) -> list[dict[str, list[str]]]:
    if endpoint.scope is None:
        return []
    ways: list[dict[str, list[str]]] = [{"dpop": [endpoint.scope]}]
    if endpoint.path.startswith("/v1/receipts"):
        ways.append({"receipt": []})
    return [*ways, {}] if endpoint.optional else ways


def _responses(endpoint: Endpoint, schema_of: dict[Shape, Any]) -> dict[str, Any]:
    names = (*endpoint.headers, *(("ETag",) if endpoint.etag else ()))
    success: dict[str, Any] = {"description": _WORDS[endpoint.status]}
    if names:
        success["headers"] = {name: {"schema": {"type": "string"}} for name in names}
    if endpoint.answer is not None:
        success["content"] = {endpoint.media: {"schema": schema_of[endpoint.answer]}}
    elif endpoint.media != JSON:
        success["content"] = {endpoint.media: {"schema": {"type": "string", "x-dijo-data": "none"}}}
    if endpoint.links:
        success["links"] = {
            name: {"operationId": target, "parameters": given} for name, (target, given) in endpoint.links.items()
        }
    responses = {str(endpoint.status): success}
    for other in endpoint.also:
        responses[str(other)] = {**success, "description": _WORDS[other]}
    if endpoint.media == "application/zip":
        responses["206"] = {**success, "description": _WORDS[206]}
    if endpoint.etag:
        responses["304"] = {"description": _WORDS[304]}
    for status in _refusals(endpoint):
        responses[str(status)] = _refusal(endpoint, status, schema_of)
    return dict(sorted(responses.items()))


def _refusals(endpoint: Endpoint) -> set[int]:
    found = {400, 405, 406, 413, 421, 429, 500, 503, *endpoint.refuses}
    if endpoint.path.startswith("/v1/"):
        found.add(401)  # a bad token is refused where none is needed, too (CO-2)
    if endpoint.scope is not None:
        found.add(403)
    if endpoint.body is not None or endpoint.form:
        found.add(415)
    return found


def _refusal(endpoint: Endpoint, status: int, schema_of: dict[Shape, Any]) -> dict[str, Any]:
    oauth = bool(endpoint.form) and status == 400
    media, shape = (JSON, OAuthError) if oauth else (_PROBLEM, Problem)
    refusal: dict[str, Any] = {"description": _WORDS[status], "content": {media: {"schema": schema_of[shape]}}}
    header = {405: "Allow", 401: "WWW-Authenticate", 429: "Retry-After", 503: "Retry-After"}.get(status)
    if header is not None:
        refusal["headers"] = {header: {"schema": {"type": "string"}}}
    return refusal


def _declared(components: dict[str, Any]) -> dict[str, Any]:
    """Say of each member of an answer which kind of personal data it is."""
    by_name = {shape.__name__: shape for shape in shapes()}
    for name, schema in components.items():
        shape = by_name.get(name)
        if shape is None:
            continue
        for member, described in schema.get("properties", {}).items():
            described["x-dijo-data"] = declared(shape, member)
    return dict(sorted(components.items()))


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else DOCUMENT).write_bytes(written())
