"""A sign-in answered on a computer whose loopback speaks IPv4 only, or IPv6 only, and whose names lie; run by itself.

Started in a network of its own: argument 4 or 6. Prints where the browser is sent back to, and what came.
"""

from __future__ import annotations

import fcntl
import socket
import struct
import sys
import threading
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from dijo_desktop.client.loopback import Receiver
from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.clock import Clock

ISSUER = "https://sign-in.example"
UP_AND_RUNNING = 0x1 | 0x8 | 0x40
SET_FLAGS, SET_ADDRESS = 0x8914, 0x8916


def leave_only(family: str) -> None:
    """Bring the loopback up, then take the other family away."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        fcntl.ioctl(line, SET_FLAGS, struct.pack("16sH14x", b"lo", UP_AND_RUNNING))
        if family == "6":
            fcntl.ioctl(line, SET_ADDRESS, struct.pack("16sH2x4s8x", b"lo", socket.AF_INET, b"\0" * 4))
        else:
            Path("/proc/sys/net/ipv6/conf/lo/disable_ipv6").write_text("1", encoding="ascii")


def lie(*_asked: object, **_more: object) -> list[tuple[object, ...]]:
    """Every name is somewhere else."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("203.0.113.9", 80))]


def main() -> None:
    """Bind, answer as a browser would, and say what came."""
    leave_only(sys.argv[1])
    socket.getaddrinfo = lie  # type: ignore[assignment]
    receiver = Receiver(state=Secret("the-state"), issuer=ISSUER, clock=Clock())
    place = urlsplit(receiver.redirect_uri)
    with socket.socket(socket.AF_INET6 if sys.argv[1] == "6" else socket.AF_INET) as line:
        line.connect((place.hostname, place.port))
        query = urlencode({"state": "the-state", "iss": ISSUER, "code": "the-code"})
        line.sendall(f"GET /callback?{query} HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        status = line.recv(12).decode()
    came = receiver.wait(threading.Event()).code
    receiver.close()
    sys.stdout.write(f"{place.hostname} {place.path} {status} {came.reveal()}\n")


if __name__ == "__main__":
    main()
