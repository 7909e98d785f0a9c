"""A real HTTP server on a real socket that misbehaves as told: hangs, drips, cuts, lies."""

from __future__ import annotations

import os
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import msgspec


@dataclass
class Request:
    """What came, and the socket to answer on."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    socket: socket.socket
    closing: threading.Event

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    def raw(self, data: bytes) -> None:
        self.socket.sendall(data)

    def answer(
        self, status: int = 200, body: bytes | object = b"", *, media: str = "application/json", **headers: str
    ) -> None:
        data = body if isinstance(body, bytes) else msgspec.json.encode(body)
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(data)}", f"Content-Type: {media}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + data)

    def hang(self) -> None:
        """Say nothing more until the server closes."""
        self.closing.wait()

    def drip(self, data: bytes, seconds: float = 0.01) -> None:
        """One byte after the other, for ever if `data` is short: it is repeated."""
        while not self.closing.is_set():
            for byte in data:
                self.raw(bytes([byte]))
                if self.closing.wait(seconds):
                    return

    def reset(self) -> None:
        """End with RST."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.socket.detach())

    def cut(self) -> None:
        """End with FIN."""
        self.socket.shutdown(socket.SHUT_RDWR)


Play = Callable[[Request], None]


@dataclass
class FaultServer:
    """Serves until closed; `play` is asked for every request, and `seen` keeps them all."""

    play: Play
    tls: ssl.SSLContext | None = None
    greeting: bytes = b""
    seen: list[Request] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        self.closing = threading.Event()
        self.came = threading.Semaphore(0)
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", self.at))
        self.port = int(self._listener.getsockname()[1])
        self._open: set[socket.socket] = set()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def origin(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def close(self) -> None:
        self.closing.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for opened in list(self._open):
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def __enter__(self) -> FaultServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        while True:
            try:
                opened, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(opened,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, opened: socket.socket) -> None:
        self._open.add(opened)
        with suppress(OSError, ssl.SSLError):
            if self.tls:
                plain = opened
                opened = self.tls.wrap_socket(plain, server_side=True)
                self._open.discard(plain)
                self._open.add(opened)
            opened.sendall(self.greeting)
            with opened.makefile("rb") as source:
                while not self.closing.is_set():
                    request = self._read(opened, source)
                    if request is None:
                        break
                    self.seen.append(request)
                    self.came.release()
                    self.play(request)
        self._open.discard(opened)
        with suppress(OSError):
            opened.close()

    def _read(self, opened: socket.socket, source: object) -> Request | None:
        first = source.readline()  # type: ignore[attr-defined]
        if not first.endswith(b" HTTP/1.1\r\n"):
            return None
        method, target, _ = first.decode().split(" ", 2)
        headers = {}
        while line := source.readline().strip():  # type: ignore[attr-defined]
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        body = source.read(int(headers.get("content-length", 0)))  # type: ignore[attr-defined]
        return Request(method, target, headers, body, opened, self.closing)
