"""The outermost layer: right host, right origin, right size, the demo's secret (contract CO-2, DM-4, DM-5)."""

from __future__ import annotations

import hmac
from typing import Any

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.problems import MEDIA_TYPE, ProblemError, problem_body
from dijo_desktop.demo.state import Service

BODY_LIMIT = 64 * 1024
"""Bytes of a request body."""


class Guard:
    """Stands before the application and lets nothing in that a web page or another computer could send."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service
        self._host = service.origin.removeprefix("http://").encode()
        self._origin = service.origin.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on the request with a body that is known to be small."""
        kind: str = scope["type"]
        if kind != "http":
            if kind == "lifespan":
                await self._app(scope, receive, send)
            return
        path = scope["path"]
        answer = _Answer(send, self._service, b"private, no-store" if path.startswith("/v1/") else b"no-store")
        try:
            headers: dict[bytes, list[bytes]] = {}
            for name, value in scope["headers"]:
                headers.setdefault(name.lower(), []).append(value)
            answer.proof = b"dpop" in headers
            self._check_place(headers)
            bounded = await _bounded(headers, receive)
            self._check_path(path, headers)
        except ProblemError as error:
            await answer.refuse(error, path)
            return
        await self._app(scope, bounded, answer)

    def _check_place(self, headers: dict[bytes, list[bytes]]) -> None:
        if headers.get(b"host") != [self._host] or headers.get(b"origin", [self._origin]) != [self._origin]:
            raise ProblemError("misdirected-request")

    def _check_path(self, path: str, headers: dict[bytes, list[bytes]]) -> None:
        # The router takes no notice of doubled slashes; a path has one spelling only, so no check is walked round.
        # A NUL is in no path, and PostgreSQL keeps none.
        if "//" in path or "\0" in path:
            raise ProblemError("not-found")
        if path != "/demo" and not path.startswith("/demo/"):
            return
        if not self._service.demo:
            raise ProblemError("not-found")
        given = headers.get(b"x-dijo-demo-secret", [])
        secret = self._service.secret
        if len(given) != 1 or not secret or not hmac.compare_digest(given[0], secret):
            raise ProblemError("demo-secret-required")


class _Answer:
    """Sends an answer with the headers that all have in common."""

    def __init__(self, send: Send, service: Service, cache: bytes) -> None:
        self._cache = cache
        self._send = send
        self._service = service
        self.proof = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            present = {name.lower() for name, _ in headers}
            headers.append((b"x-content-type-options", b"nosniff"))
            if b"cache-control" not in present:
                headers.append((b"cache-control", self._cache))
            if self.proof:
                headers.append((b"dpop-nonce", self._service.nonces.current().encode()))
            message["headers"] = headers
        await self._send(message)

    async def refuse(self, error: ProblemError, path: str) -> None:
        """Answer before the application is asked; the connection ends, for a body may still be on its way."""
        request_id = new_id("req", self._service.clock.real_ms())
        body = problem_body(error, instance=path, request_id=request_id)
        headers = [
            (b"content-type", MEDIA_TYPE.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            *((b"connection", b"close") for _ in range(error.status == 413)),
        ]
        start: Any = {"type": "http.response.start", "status": error.status, "headers": headers}
        end: Any = {"type": "http.response.body", "body": body, "more_body": False}
        await self(start)
        await self._send(end)


async def _bounded(headers: dict[bytes, list[bytes]], receive: Receive) -> Receive:
    """`receive` with at most 64 KiB: a stated length is checked unread, other bodies are read up to the limit."""
    if b"transfer-encoding" not in headers:
        length = headers.get(b"content-length", [b"0"])[0]
        if not length.isdigit() or int(length) > BODY_LIMIT:
            raise ProblemError("payload-too-large")
        return receive
    body, more = b"", True
    while more:
        message: Any = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
        if len(body) > BODY_LIMIT:
            raise ProblemError("payload-too-large")
    pending: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Any:  # noqa: ANN401 - the framework names no type for it
        return pending.pop() if pending else await receive()

    return replay
