"""Every exchange of a test client with the service, judged by openapi-core (contract 11 C, 9)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import httpx
import msgspec
from openapi_core import Config, OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import PathError
from openapi_core.testing import MockRequest, MockResponse

from tests.foreign.slug_register import note

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"
UNDESCRIBED = ("/demo", "/oauth/authorize", "/oauth/device/verify")
"""Not part of the description: the demo's controls and pages for people."""
NOWHERE = (204, 400, 401, 404, 405, 413, 421)
"""What a path or method that is not described may be answered with."""


_MEDIA = {
    "application/problem+json": msgspec.json.decode,
    "application/jwk-set+json": msgspec.json.decode,
    "application/jose": bytes.decode,
    "application/zip": lambda body: body.decode("latin-1"),
}
"""How to read what is not plain JSON; openapi-core would compare the bytes."""


class OffContractError(AssertionError):
    """The service answered, or accepted, what the description does not allow."""


def judge(answer: httpx.Response) -> None:
    """A response hook of httpx: what was accepted must be a described request, what came a described answer."""
    answer.read()
    asked = answer.request
    path = asked.url.path
    if answer.headers.get("content-type") == "application/problem+json" and answer.content:
        wrong = note(msgspec.json.decode(answer.content), answer.status_code)
        if wrong:
            raise OffContractError(f"{asked.method} {path}: {wrong}")
    if any(path == one or path.startswith(f"{one}/") for one in UNDESCRIBED):
        return
    request = MockRequest(
        f"{asked.url.scheme}://{asked.url.netloc.decode()}", asked.method.lower(), path,
        args=_pairs(asked.url.params), headers=_pairs(asked.headers), data=_sent(asked) or None,
        content_type=asked.headers.get("content-type", "").partition(";")[0],
    )  # fmt: skip
    response = MockResponse(
        answer.content, answer.status_code, headers=_pairs(answer.headers),
        content_type=answer.headers.get("content-type", "").partition(";")[0],
    )  # fmt: skip
    try:
        if answer.status_code < 400:
            _description().validate_request(request)
        _description().validate_response(request, response)
    except PathError:
        if answer.status_code not in NOWHERE:
            raise OffContractError(f"{asked.method} {path} is not described, yet {answer.status_code}") from None
    except OpenAPIError as error:
        causes = f"{error} {error.__cause__ or ''} {getattr(error.__cause__, 'schema_errors', '')}"
        raise OffContractError(f"{asked.method} {path} {answer.status_code}: {causes}") from error


def _sent(asked: httpx.Request) -> bytes:
    """The body, empty if it went out in pieces and is gone."""
    try:
        return asked.content
    except httpx.RequestNotRead:
        return b""


def _pairs(many: httpx.QueryParams | httpx.Headers) -> dict[str, str]:
    return dict(many.items())


@cache
def _description() -> OpenAPI:
    """Without its security: openapi-core knows no DPoP; schemathesis tries that."""
    described: dict[str, Any] = msgspec.json.decode(DOCUMENT.read_bytes())
    for methods in described["paths"].values():
        for operation in methods.values():
            operation["security"] = []
    return OpenAPI.from_dict(described, config=Config(extra_media_type_deserializers=_MEDIA))
