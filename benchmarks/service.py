"""The reference service's pages of calls: requests a second, processor time, beside the same bytes as a static file.

    python benchmarks/service.py [--rounds 300] [--postgresql]

One client on one kept connection asks one page after the other, from a million calls. Both servers are processes of
their own with the same web server; the static one reads a file for each request. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.demo.oauth_client import OAuthClient  # noqa: E402
from tests.demo.running import RunningService  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
STATIC = """
import socket, sys
from pathlib import Path
import uvicorn
from dijo_desktop.demo.connection import configuration
async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            kind = (await receive())["type"]
            await send({"type": kind + ".complete"})
            if kind.endswith("shutdown"):
                return
    body = Path(sys.argv[1], scope["path"].rpartition("/")[2]).read_bytes()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
uvicorn.Server(configuration(app)).run(sockets=[listener])
"""


class Wire:
    """One kept connection: sends bytes that are ready and reads answers of a stated length."""

    def __init__(self, origin: str) -> None:
        host, port = origin.removeprefix("http://").split(":")
        self._host = f"{host}:{port}"
        self._socket = socket.create_connection((host, int(port)))
        self._reader = self._socket.makefile("rb")

    def request(self, path: str, headers: dict[str, str]) -> bytes:
        """The bytes of a GET."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n{lines}\r\n".encode()

    def ask(self, request: bytes) -> bytes:
        """The body of the answer, which must be a 200."""
        self._socket.sendall(request)
        status, length = self._reader.readline(), 0
        while (line := self._reader.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self._reader.read(length)
        assert b" 200 " in status, (status, body)
        return body

    def close(self) -> None:
        """End the connection."""
        self._reader.close()
        self._socket.close()


class Served:
    """The running service, and somebody who is signed in to it."""

    def __init__(self, service: RunningService, scenario: str, *, bearer: bool = False) -> None:
        self.pid = service.process.pid
        self.client = OAuthClient(service.http(), bearer=bearer).sign_in(scenario)
        self.wire = Wire(service.origin)

    def requests(self, path: str, count: int) -> list[bytes]:
        """That many requests for one path, each with a proof of its own."""
        return [self.wire.request(path, self._headers(path)) for _ in range(count)]

    def _headers(self, path: str) -> dict[str, str]:
        token = str(self.client.tokens["access_token"])
        if self.client.bearer:
            return {"Authorization": f"Bearer {token}"}
        proof = self.client.proof("GET", path.partition("?")[0], token)
        return {"Authorization": f"DPoP {token}", "DPoP": proof}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--postgresql", action="store_true", help="keep the calls in PostgreSQL")
    options = parser.parse_args()
    figures: dict[str, Any] = {"benchmark": Path(__file__).stem}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        arguments: list[str] = []
        if options.postgresql:
            from tests.postgres import postgres

            arguments = ["--database", stack.enter_context(postgres()).fresh()]
        figures["engine"] = "PostgreSQL" if options.postgresql else "SQLite"
        began = perf_counter()
        heavy = stack.enter_context(running(folder / "heavy", "--scenario", "heavy", *arguments))
        figures["a million calls made and served after, s"] = round(perf_counter() - began, 1)
        served = Served(heavy, "heavy")
        figures |= pages(served, stack, folder, options.rounds)
        figures |= whole_pass(served)
    with tempfile.TemporaryDirectory() as folder_name:
        figures |= proofs(Path(folder_name), options.rounds)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


def pages(served: Served, stack: ExitStack, folder: Path, rounds: int) -> dict[str, Any]:
    """Pages of both endpoints, and the same bytes as files."""
    files = folder / "files"
    files.mkdir()
    static = stack.enter_context(static_server(files))
    wire = Wire(static[1])
    figures: dict[str, Any] = {}
    for path in ("/v1/calls?limit=200", "/v1/calls?limit=1000", "/v1/calls/changes?limit=1000"):
        asked = served.requests(path, rounds + 1)
        body = served.wire.ask(asked.pop())
        (files / quote(path, safe="")).write_bytes(body)
        plain = [wire.request("/" + quote(quote(path, safe=""), safe=""), {})] * rounds
        wire.ask(plain[0])
        rate, cpu = timed(served.pid, served.wire, asked)
        file_rate, file_cpu = timed(static[0], wire, plain)
        figures[path] = {
            "bytes": len(body),
            "requests a second": round(rate),
            "as a static file, requests a second": round(file_rate),
            "ratio": round(rate / file_rate, 2),
            "processor time of the service, ms": cpu,
            "processor time of the static server, ms": file_cpu,
        }
    wire.close()
    return figures


def whole_pass(served: Served) -> dict[str, Any]:
    """All calls by /v1/calls/changes: the last pages must cost what the first ones do."""
    path, cursor, costs = "/v1/calls/changes?limit=1000", "", []
    while True:
        target = path + (f"&cursor={cursor}" if cursor else "")
        request = served.requests(target if cursor else path, 1)[0]
        began = perf_counter()
        page = json.loads(served.wire.ask(request))
        costs.append(perf_counter() - began)
        if page["sync_token"]:
            break
        cursor = page["next_cursor"]
    tenth = max(1, len(costs) // 10)
    return {
        "pages of the whole pass": len(costs),
        "a page of its first tenth, ms": round(sum(costs[:tenth]) / tenth * 1000, 2),
        "a page of its last tenth, ms": round(sum(costs[-tenth:]) / tenth * 1000, 2),
    }


def proofs(folder: Path, rounds: int) -> dict[str, Any]:
    """What a proof of possession costs the service: a small answer with and without one, and the check alone."""
    cost = {}
    for mode in ("dpop", "bearer"):
        with running(folder / mode, "--mode", mode) as service:
            served = Served(service, "everyday", bearer=mode == "bearer")
            asked = served.requests("/v1/calls?limit=1", 5 * rounds + 50)
            for request in asked[:50]:
                served.wire.ask(request)
            cost[mode] = timed(served.pid, served.wire, asked[50:])[1]
            served.wire.close()
    return {
        "a page of 1 call, processor time with DPoP, ms": cost["dpop"],
        "a page of 1 call, processor time with a bearer token, ms": cost["bearer"],
        "DPoP in a request, ms": round(cost["dpop"] - cost["bearer"], 3),
        "checking a proof alone, ms": checked_alone(rounds),
    }


def checked_alone(rounds: int) -> float:
    """Processor time of `Proofs.check`, ms."""
    import httpx

    from dijo_desktop.demo.dpop import Proofs
    from dijo_desktop.demo.nonces import Nonces
    from dijo_desktop.domain.clock import Clock

    clock = Clock()
    checker = Proofs(Nonces(clock), clock)
    with httpx.Client(base_url="http://127.0.0.1:1", trust_env=False) as http:
        client = OAuthClient(http)
        made = [client.proof("GET", "/v1/calls", "token") for _ in range(rounds)]
    began = thread_time()
    for proof in made:
        checker.check(proof, "GET", "http://127.0.0.1:1/v1/calls", "token")
    return round((thread_time() - began) / rounds * 1000, 3)


def timed(pid: int, wire: Wire, requests: list[bytes]) -> tuple[float, float]:
    """Requests a second, and the processor time of a request in ms."""
    spent, began = cpu_seconds(pid), perf_counter()
    for request in requests:
        wire.ask(request)
    seconds = perf_counter() - began
    return len(requests) / seconds, round((cpu_seconds(pid) - spent) / len(requests) * 1000, 2)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[RunningService]:
    """A started service until the block ends."""
    folder.mkdir()
    service = RunningService(folder, *arguments)
    try:
        yield service
    finally:
        service.stop()


@contextmanager
def static_server(files: Path) -> Iterator[tuple[int, str]]:
    """Process and address of the server of files."""
    process = subprocess.Popen([sys.executable, "-c", STATIC, files], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield process.pid, f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    main()
