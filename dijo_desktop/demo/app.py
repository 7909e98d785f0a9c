"""The application: every endpoint by name, behind the guard."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar, Request, Router
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.types import ASGIApp

from dijo_desktop.demo import (
    data_routes,
    demo_routes,
    mailbox_routes,
    oauth_authorize,
    oauth_device,
    oauth_metadata,
    oauth_par,
    oauth_revoke,
    oauth_token,
)
from dijo_desktop.demo.caller import Access, Caller
from dijo_desktop.demo.due import Due
from dijo_desktop.demo.faults import FaultLayer
from dijo_desktop.demo.guard import Guard
from dijo_desktop.demo.media import check_media
from dijo_desktop.demo.pages import Pages
from dijo_desktop.demo.refusals import handlers
from dijo_desktop.demo.state import Service
from dijo_desktop.packaged import resource

HANDLERS = (
    *oauth_metadata.HANDLERS,
    *oauth_par.HANDLERS,
    *oauth_authorize.HANDLERS,
    *oauth_token.HANDLERS,
    *oauth_revoke.HANDLERS,
    *oauth_device.HANDLERS,
    *data_routes.HANDLERS,
    *demo_routes.HANDLERS,
    *mailbox_routes.HANDLERS,
)
"""Every endpoint. One may ask for `service: NamedDependency[Service]`, `caller: NamedDependency[Caller]`,
`request: Request`, `name: FromPath[str]` and `body: RawBody`, the bytes of a JSON body: other types are 415 then.
"""


def create_app(service: Service) -> ASGIApp:
    """The ASGI application of `service`."""
    due = Due(service, data_routes.JOBS)
    pages = Pages(resource("pages"), resource("style", "tokens.json"))

    def provide_service() -> Service:
        return service

    def provide_due() -> Due:
        return due

    def provide_pages(request: Request[Any, Any, Any]) -> Pages:
        return pages.for_reader(request.headers.get("accept-language", ""))

    # After the service, though it needs nothing of it: two at once are resolved as tasks, which cost more than both.
    def provide_caller(request: Request[Any, Any, Any], service: NamedDependency[Service]) -> Caller | None:  # noqa: ARG001
        caller: Caller | None = request.scope["user"]
        return caller

    @asynccontextmanager
    async def ticking(_app: Litestar) -> AsyncIterator[None]:
        data_routes.resume(service)
        threading.Thread(target=due.tick, name="due", daemon=True).start()
        yield
        service.stop.set()

    litestar = Litestar(
        # As one router: given singly, two handlers of one path are wrapped for the thread twice and never awaited.
        route_handlers=[Router("/", route_handlers=HANDLERS)],
        dependencies={
            "service": Provide(provide_service, sync_to_thread=False),
            "due": Provide(provide_due, sync_to_thread=False),
            "pages": Provide(provide_pages, sync_to_thread=False),
            "caller": Provide(provide_caller, sync_to_thread=False),
        },
        before_request=check_media,
        exception_handlers=handlers(),
        state=State({"service": service}),
        lifespan=[ticking],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,
    )
    _check_access(litestar)
    return FaultLayer(Guard(litestar, service), service.faults)


def _check_access(litestar: Litestar) -> None:
    """No endpoint of the API may forget to say who may call it."""
    for route in litestar.routes:
        for handler in getattr(route, "route_handlers", ()):
            options = "OPTIONS" in handler.http_methods
            if route.path.startswith("/v1/") and not options:
                guards = [guard for guard in handler.resolve_guards() if isinstance(_inner(guard), Access)]
                if len(guards) != 1:
                    raise TypeError(f"{route.path} must have one of signed_in() and anyone() among its guards")


def _inner(guard: object) -> object:
    return getattr(guard, "func", guard)
