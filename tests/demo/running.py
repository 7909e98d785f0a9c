"""The reference service as a process, started as the app starts it: secret and lifeline through stdin."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec

from dijo_desktop.contract.demo import ServeLine
from dijo_desktop.demo.database import sqlite_url
from tests.demo.kept import Kept, kept_at
from tests.demo.plain_http import plain_http
from tests.foreign.exchanges import judge

WARNINGS = ("-W", "error")


class RunningService:
    """A started service, by default on a SQLite file of its own; `stop` cuts the lifeline."""

    def __init__(self, folder: Path, *arguments: str, database: str | None = None) -> None:
        self.folder = folder
        # What it keeps in its database
        self.kept: Kept = kept_at(database or sqlite_url(folder / "service.db"))
        arguments = (*arguments, "--database", database) if database else arguments
        self.secret = secrets.token_urlsafe(32)
        self.process = subprocess.Popen(
            [sys.executable, *WARNINGS, "-m", "dijo_desktop.demo", "--secret-stdin", "--data", folder, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.process.stdin.write(f"{self.secret}\n".encode())
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(self.process.communicate(timeout=10)[1].decode())
        self.line = msgspec.json.decode(line, type=ServeLine)
        self.origin = self.line.address

    def http(self) -> httpx.Client:
        """A plain client of this service."""
        return plain_http(self.origin, event_hooks={"response": [judge]})

    def demo(self, http: httpx.Client, method: str, path: str, **more: object) -> httpx.Response:
        """A call of `/demo` with the secret."""
        return http.request(method, f"/demo{path}", headers={"X-Dijo-Demo-Secret": self.secret}, **more)

    def real_time_passes(self, seconds: int) -> None:
        """Make everything that lives by real time older, as if the service had run that much longer."""
        self.kept.change(
            *(
                f'UPDATE "{table}" SET {column} = {column} - {seconds * 1000}'  # noqa: S608 - names of our own
                for table in self.kept.tables()
                for column in self.kept.columns(table)
                if column.endswith("_real_ms")
            )
        )

    def query(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Rows as the service holds them."""
        return self.kept.rows(statement, *values)

    def stop(self) -> tuple[int, str]:
        """End it as the app does; exit code and what it wrote to stderr."""
        self.kept.close()
        _, complaints = self.process.communicate(timeout=10)
        return self.process.returncode, complaints.decode()


@contextmanager
def running(folder: Path, *arguments: str, database: str | None = None) -> Iterator[RunningService]:
    """A service until the block ends; it must end well and have complained of nothing."""
    service = RunningService(folder, *arguments, database=database)
    yield service
    assert service.stop() == (0, "")
