"""One connection of the reference service: what the web server leaves open is closed here."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import uvicorn
from litestar.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

TRANSPORT = "dijo.transport"
"""Where a request finds its connection, among the extensions of its scope."""
HEADER_SECONDS = 10.0
"""How long a client may take for the first line and the headers: the web server itself would wait for ever."""
CONNECTIONS = 200
"""How many connections and requests at once; more are told 503."""
GRACE_SECONDS = 1
"""How long running requests may go on at the end."""


class Connection(H11Protocol):
    """HTTP/1.1 whose requests can reach their connection, and that gives up on half a request header."""

    header_seconds = HEADER_SECONDS

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        # The event loop does this only for sockets that name their protocol, and accepted ones do not: without it the
        # body of an answer waits for the acknowledgement of its headers, up to 40 ms.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)
        app = self.app

        async def with_transport(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI has many types
            scope["extensions"] = {**scope.get("extensions", {}), TRANSPORT: transport}
            await app(scope, receive, send)

        self.app = with_transport
        self._patience = self.loop.call_later(self.header_seconds, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """There is nothing to wait for any more."""
        self._patience.cancel()
        super().connection_lost(exc)

    def _give_up(self) -> None:
        if self.cycle is None:
            self.transport.close()


def configuration(app: ASGIApp, *, header_seconds: float = HEADER_SECONDS) -> uvicorn.Config:
    """How the service is served: quiet, without proxies or web sockets, with bounds on what a stranger may hold."""
    return uvicorn.Config(
        app,
        http=type("Connection", (Connection,), {"header_seconds": header_seconds}),
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
