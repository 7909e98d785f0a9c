"""`GET /v1/cookies`: the cookies of the website, and which of them were seen (contract CK-1)."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlalchemy import select

from dijo_desktop.contract.cookies import Cookies, Observed
from dijo_desktop.demo.caller import Caller, anyone
from dijo_desktop.demo.cookie_list import COOKIES
from dijo_desktop.demo.data_tables import cookies_seen
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.service_info import PUBLIC
from dijo_desktop.demo.state import Service
from dijo_desktop.domain.instants import show

_PATH = "/v1/cookies"


@get(_PATH, guards=[anyone("privacy:read")], sync_to_thread=True)
def list_cookies(
    service: NamedDependency[Service], caller: NamedDependency[Caller | None], request: Request[Any, Any, Any]
) -> Response[bytes]:
    """All cookies; with a token also when they were seen in the person's browser."""
    limit = page_limit(request)
    binding = Binding("" if caller is None else caller.account_id, _PATH)
    start = 0
    if (cursor := request.query_params.get("cursor")) is not None:
        start = int(service.cursors.read(binding, cursor)[0] or 0)
    seen = {} if caller is None else _seen(service, caller.account_id)
    items = tuple(
        msgspec.structs.replace(cookie, observed=seen.get(cookie.name)) for cookie in COOKIES[start : start + limit]
    )
    end = start + len(items)
    following = service.cursors.make(binding, [end]) if end < len(COOKIES) else None
    page = Cookies(items=items, next_cursor=following, limit=limit)
    return answer(request, page, cache=PUBLIC) if caller is None else answer(request, page)


def _seen(service: Service, account_id: str) -> dict[str, Observed]:
    with service.database.read() as connection:
        rows = connection.execute(select(cookies_seen).where(cookies_seen.c.account_id == account_id)).all()
    return {row.name: Observed(first_seen_at=show(row.first_ms), last_seen_at=show(row.last_ms)) for row in rows}


HANDLERS = (list_cookies,)
