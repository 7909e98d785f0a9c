"""Media types: 415 for a body that is not what the endpoint reads, 406 for a form it cannot give (contract CO-2)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response

from dijo_desktop.demo.options import offered
from dijo_desktop.demo.problems import ProblemError

JSON = "application/json"


async def check_media(request: Request[Any, Any, Any]) -> Response[None] | None:
    """Run after the caller is known and before the body is read. Forms under `/oauth` check themselves."""
    if request.method == "OPTIONS":
        return offered(request)
    if request.scope["path"].startswith("/oauth/"):
        return None
    handler = request.route_handler
    if "body" in handler.parsed_fn_signature.parameters:
        kind, _, parameters = request.headers.get("content-type", "").partition(";")
        charset = parameters.replace(" ", "").lower().removeprefix("charset=").strip('"')
        if kind.strip().lower() != JSON or charset not in ("", "utf-8"):
            raise ProblemError("unsupported-media-type", "Send application/json.")
    form = getattr(handler, "media_type", None)
    if not accepts(request.headers.get("accept", "*/*"), str(getattr(form, "value", form) or JSON)):
        raise ProblemError("not-acceptable")
    return None


def accepts(header: str, offered: str) -> bool:
    """Whether an `Accept` header admits a media type; the most exact range decides (RFC 9110 12.5.1)."""
    wanted = offered.partition(";")[0].strip().lower()
    best, quality = 0, 0.0
    for part in header.split(","):
        pieces = [piece.strip() for piece in part.lower().split(";")]
        exactness = {wanted: 3, f"{wanted.partition('/')[0]}/*": 2, "*/*": 1}.get(pieces[0], 0)
        if exactness > best:
            best, quality = exactness, _quality(pieces[1:])
    return quality > 0


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
