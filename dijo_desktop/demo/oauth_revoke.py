"""Sign-out (RFC 7009): any token ends its whole session; the answer never says whether there was one (SI-34)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from sqlalchemy import select

from dijo_desktop.demo.oauth_forms import needed, read_form
from dijo_desktop.demo.session_ends import end_session
from dijo_desktop.demo.state import Service
from dijo_desktop.demo.tables import tokens
from dijo_desktop.demo.tokens import token_hash


@post("/oauth/revoke", status_code=200, sync_to_thread=True)
def revoke(service: NamedDependency[Service], request: Request[Any, Any, Any], body: RawBody) -> Response[bytes]:
    """End the session of a token."""
    token = needed(read_form(request, body), "token")
    with service.database.write() as connection:
        wanted = select(tokens.c.session_id).where(tokens.c.hash == token_hash(token))
        session_id = connection.execute(wanted).scalar()
        if session_id is not None:
            end_session(connection, session_id, "session_ended", service.clock.now_ms())
    return Response(b"", headers={"Cache-Control": "no-store"}, media_type="application/json")


HANDLERS = (revoke,)
