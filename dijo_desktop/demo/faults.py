"""The layer that spoils requests on purpose, on the wire itself: a program must bear them all (contract DM-3)."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from dijo_desktop.contract.problems import SLUGS
from dijo_desktop.demo.connection import TRANSPORT
from dijo_desktop.demo.fault_rules import Faults, Spoilt
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.problems import MEDIA_TYPE, ProblemError, problem_body

STEPS_A_SECOND = 10
"""How often a dripping answer gets its next few bytes."""
RETRY_SECONDS = 1
_HTML = b"<!doctype html><title>Welcome</title><h1>Welcome to this network</h1><p>Sign in to go on.</p>\n"
_SLUG = {"4": "not-found", "5": "internal-error"}


class FaultLayer:
    """Stands before everything else; `/demo/*` is never spoilt, so that a script can always be taken back."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or spoil it."""
        kind: str = scope["type"]
        path: str = scope.get("path", "")
        if kind != "http" or path == "/demo" or path.startswith("/demo/"):
            await self._app(scope, receive, send)
            return
        spoilt = self._faults.take(str(scope.get("method")), path)
        if spoilt.delay_ms:
            await asyncio.sleep(spoilt.delay_ms / 1000)
        wire: Send = send
        if spoilt.bytes_per_second is not None:
            wire = _Drip(send, spoilt.bytes_per_second, _transport(scope))
        match spoilt.effect:
            case None:
                await self._app(scope, receive, wire)
            case "drop":
                _transport(scope).abort()
                await _hung_up(receive)
            case "status" | "html_200":
                await _answer_instead(scope, receive, wire, spoilt)
            case "wrong_etag":
                await self._app(scope, receive, _WrongETag(wire))
            case "truncate_after":
                cut = _Cut(wire, spoilt.value, _transport(scope))
                await self._app(scope, receive, cut)
                if cut.happened:
                    await _hung_up(receive)


class _Drip:
    """Sends a body a few bytes at a time, as long as somebody is there to take them."""

    def __init__(self, send: Send, bytes_per_second: int, transport: asyncio.Transport) -> None:
        self._send = send
        self._transport = transport
        # At less than ten bytes a second, single bytes with longer waits between.
        self._piece = max(1, bytes_per_second // STEPS_A_SECOND)
        self._wait = self._piece / bytes_per_second

    async def __call__(self, message: Message) -> None:
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        for start in range(0, len(body), self._piece):
            if self._transport.is_closing():
                return
            piece: Any = {**message, "body": body[start : start + self._piece], "more_body": True}
            await self._send(piece)
            await asyncio.sleep(self._wait)
        if not more:
            end: Any = {**message, "body": b"", "more_body": False}
            await self._send(end)


class _Cut:
    """Lets so many bytes of the body through and nothing after; what it says of its length stays a promise."""

    def __init__(self, send: Send, length: int, transport: asyncio.Transport) -> None:
        self._send = send
        self._left = length
        self._transport = transport
        self.happened = False

    async def __call__(self, message: Message) -> None:
        if self.happened:
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        body = message.get("body", b"")
        self.happened = len(body) > self._left
        piece: Any = {**message, "body": body[: self._left], "more_body": True} if self.happened else message
        self._left -= len(body)
        await self._send(piece)
        if self.happened:
            self._transport.close()


class _WrongETag:
    """Names another version than the one it sends."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [
                (name, b'"wrong"' if name.lower() == b"etag" else value) for name, value in message.get("headers", [])
            ]
            message["headers"] = headers
        await self._send(message)


async def _answer_instead(scope: Scope, receive: Receive, send: Send, spoilt: Spoilt) -> None:
    more = True
    while more:
        message: Any = await receive()
        more = message["type"] == "http.request" and message.get("more_body", False)
    path = scope["path"]
    if spoilt.effect == "html_200":
        status, kind, body = 200, b"text/html; charset=utf-8", _HTML
    else:
        status, kind = spoilt.value, MEDIA_TYPE.encode()
        body = problem_body(_problem(status), instance=path, request_id=new_id("req", 0))
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *((b"retry-after", str(RETRY_SECONDS).encode()) for _ in range(status in (429, 503))),
    ]
    start: Any = {"type": "http.response.start", "status": status, "headers": headers}
    end: Any = {"type": "http.response.body", "body": body, "more_body": False}
    await send(start)
    await send(end)


def _problem(status: int) -> ProblemError:
    """A refusal of that status; a status that the catalogue does not know is told by the nearest slug."""
    slug = next((slug for slug, known in SLUGS.items() if known == status), _SLUG[str(status)[0]])
    problem = ProblemError(slug, "The demo's fault script asked for this.")
    problem.status = status
    return problem


def _transport(scope: Scope) -> asyncio.Transport:
    extensions: Any = scope["extensions"]
    transport: asyncio.Transport = extensions[TRANSPORT]
    return transport


async def _hung_up(receive: Receive) -> None:
    """Wait until the web server knows, or it would answer by itself."""
    while (await receive())["type"] != "http.disconnect":
        pass
