"""One httpx client with one connection: what a call in flight owns alone."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Mapping
from urllib.parse import unquote

import httpcore
import httpx

from dijo_desktop.client import limits
from dijo_desktop.client.connections import Connect, Connections
from dijo_desktop.client.environment import Proxy
from dijo_desktop.domain.clock import Clock


class Line:
    """A kept-alive connection to one origin, direct or by one proxy."""

    def __init__(
        self,
        *,
        tls: ssl.SSLContext,
        proxy: Proxy | None,
        clock: Clock,
        room: threading.BoundedSemaphore,
        connect: Connect,
    ) -> None:
        self.idle_since_ms = 0
        self.connections = Connections(clock, room, connect)
        self.proxy_setting = proxy.setting if proxy else ""
        transport = _Transport(tls, proxy, self.connections)
        timeout = httpx.Timeout(connect=limits.CONNECT, read=limits.READ, write=limits.WRITE, pool=limits.POOL)
        self._client = httpx.Client(transport=transport, timeout=timeout, trust_env=False, follow_redirects=False)

    def open(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> httpx.Response:
        """Send, and return when the answer's headers are there."""
        self._client.cookies.clear()
        request = self._client.build_request(method, url, headers=headers, content=body)
        return self._client.send(request, stream=True)

    def shut(self) -> None:
        """End what blocks, from any thread."""
        self.connections.shut()

    def close(self) -> None:
        """Close the connection; only its owner may."""
        self.connections.shut()
        self._client.close()
        self.connections.close()


class _Transport(httpx.HTTPTransport):
    """httpx over a pool that opens its sockets through `Connections`; httpx itself has no parameter for that."""

    def __init__(self, tls: ssl.SSLContext, proxy: Proxy | None, connections: Connections) -> None:
        if proxy is None:
            self._pool = httpcore.ConnectionPool(
                ssl_context=tls, max_connections=1, max_keepalive_connections=1, network_backend=connections
            )
            return
        user, _, password = proxy.user.partition(":")
        self._pool = httpcore.HTTPProxy(
            proxy_url=httpcore.URL(scheme=proxy.scheme, host=proxy.host.strip("[]"), port=proxy.port, target="/"),
            proxy_auth=(unquote(user), unquote(password)) if proxy.user else None,
            ssl_context=tls,
            proxy_ssl_context=tls if proxy.scheme == "https" else None,
            max_connections=1,
            max_keepalive_connections=1,
            network_backend=connections,
        )
