"""The port of the service: chosen once and kept, because the address is in every token and receipt."""

from __future__ import annotations

import contextlib
import socket
import sys
from pathlib import Path

HOST = "127.0.0.1"
"""The one address it binds, in every mode."""
_PORT_FILE = "port"


def listen(folder: Path, port: int | None = None) -> socket.socket:
    """A listening socket: on `port`, else on the kept port, else on a free one that is kept from now on."""
    kept = port if port is not None else _kept_port(folder)
    try:
        listening = _bound(kept)
    except OSError:
        if port is not None:
            raise
        listening = _bound(0)
    if listening.getsockname()[1] != _kept_port(folder):
        _keep_port(folder, listening.getsockname()[1])
    return listening


def origin_of(listening: socket.socket) -> str:
    """The origin that is served on a socket."""
    return f"http://{HOST}:{listening.getsockname()[1]}"


def _bound(port: int) -> socket.socket:
    # With the protocol named asyncio turns off Nagle's algorithm; without it each answer waits 40 ms for an ACK.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            # There, SO_REUSEADDR lets another program take the port over.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # Connections of the run before may linger and must not cost the port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
        listening.set_inheritable(False)
    except OSError:
        listening.close()
        raise
    return listening


def _kept_port(folder: Path) -> int:
    with contextlib.suppress(OSError, ValueError):
        port = int((folder / _PORT_FILE).read_text("ascii"))
        if 1024 <= port <= 65535:
            return port
    return 0


def _keep_port(folder: Path, port: int) -> None:
    waiting = folder / f"{_PORT_FILE}.new"
    waiting.write_text(f"{port}\n", "ascii")
    waiting.replace(folder / _PORT_FILE)
