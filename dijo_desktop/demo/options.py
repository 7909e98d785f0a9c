"""What a path offers, for `OPTIONS` (RFC 9110 9.3.7)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response


def offered(request: Request[Any, Any, Any]) -> Response[None]:
    """The methods of the path asked for; the framework's own answer knows but the first handler of a path."""
    path = request.scope["path_template"]
    methods = {str(method) for route in request.app.routes if route.path_format == path for method in route.methods}
    return Response(None, status_code=204, headers={"Allow": ", ".join(sorted(methods))})
