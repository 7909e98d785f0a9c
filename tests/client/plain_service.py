"""A threaded test server that says exactly what a test wants, byte for byte, and a session without tokens for it."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec

from dijo_desktop.client.environment import Environment
from dijo_desktop.client.http import Flow, Http, Reply
from dijo_desktop.client.problems import refusal
from dijo_desktop.domain.clock import Clock


class Request(NamedTuple):
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    n: int


class Answer(NamedTuple):
    """Bytes to send, and how the connection ends after them."""

    raw: bytes
    end: str = "fin"


def answer(status: int = 200, headers: dict[str, str] | None = None, body: bytes = b"") -> Answer:
    lines = [
        f"HTTP/1.1 {status} X",
        "Connection: close",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
    ]
    if "content-length" not in {name.lower() for name in headers or {}}:
        lines.append(f"Content-Length: {len(body)}")
    return Answer("\r\n".join([*lines, "", ""]).encode() + body)


def json_answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    media_type = "application/json" if status < 400 else "application/problem+json"
    return answer(status, {"Content-Type": media_type, **(headers or {})}, msgspec.json.encode(value))


def problem(status: int, slug: str, **members: Any) -> Answer:
    return json_answer(
        {"type": f"https://dijo.example/problems/{slug}", "title": slug, "status": status, **members}, status
    )


class PlainService:
    """One answer a connection; `script` decides which."""

    def __init__(self, script: Callable[[Request], Answer]) -> None:
        self.script = script
        self.seen: list[Request] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65536)
            if not piece:
                return
            received += piece
        head, _, body = received.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        while len(body) < int(headers.get("content-length", "0")):
            body += connection.recv(65536)
        method, target, _ = first.split(" ")
        request = Request(method, target, headers, body, len(self.seen))
        self.seen.append(request)
        made = self.script(request)
        connection.sendall(made.raw)
        if made.end == "rst":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            connection.shutdown(socket.SHUT_WR)


class PlainSession:
    """What resources need of a session, on the real client, without tokens and without repeats."""

    def __init__(self, origin: str, clock: Clock | None = None) -> None:
        self.http = Http(clock=clock or Clock(), environment=Environment())
        self._origin = origin

    def call(
        self, method: str, path: str, *, body=None, query=None, stop, accept="application/json", **marks
    ) -> Reply:
        url = f"{self._origin}{path}" + (f"?{urlencode(query)}" if query else "")
        named = {"if_match": "If-Match", "idempotency_key": "Idempotency-Key"}
        headers = {"Accept": accept} | {named[mark]: value for mark, value in marks.items() if value is not None}
        reply = self.http.send(method, url, headers=headers, body=body, stop=stop)
        if reply.status >= 300:
            raise refusal(reply)
        return reply

    @contextmanager
    def stream(self, path: str, *, headers=None, stop) -> Iterator[Flow]:
        with self.http.stream("GET", f"{self._origin}{path}", headers=headers, stop=stop) as flow:
            if flow.status in (200, 206, 416):
                yield flow
                return
            reply = Reply(flow.status, flow.headers, b"".join(flow.pieces))
        raise refusal(reply)
