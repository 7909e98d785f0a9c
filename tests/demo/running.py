"""The reference service as a process, started as the app starts it: secret and lifeline through stdin."""

from __future__ import annotations

import secrets
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import msgspec

from dijo_desktop.contract.demo import ServeLine
from tests.foreign.exchanges import judge

WARNINGS = ("-W", "error")


class RunningService:
    """A started service; `stop` cuts the lifeline."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
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
        return httpx.Client(base_url=self.origin, trust_env=False, timeout=30, event_hooks={"response": [judge]})

    def demo(self, http: httpx.Client, method: str, path: str, **more: object) -> httpx.Response:
        """A call of `/demo` with the secret."""
        return http.request(method, f"/demo{path}", headers={"X-Dijo-Demo-Secret": self.secret}, **more)

    def real_time_passes(self, seconds: int) -> None:
        """Make everything that lives by real time older, as if the service had run that much longer."""
        with closing(sqlite3.connect(self.folder / "service.db", timeout=5)) as database, database:
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                for column in [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]:
                    if column.endswith("_real_ms"):
                        older = f'UPDATE "{table}" SET {column} = {column} - ?'  # noqa: S608 - names of our own
                        database.execute(older, (seconds * 1000,))

    def query(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Rows as the service holds them."""
        with closing(sqlite3.connect(self.folder / "service.db", timeout=5)) as database:
            return database.execute(statement, values).fetchall()

    def stop(self) -> tuple[int, str]:
        """End it as the app does; exit code and what it wrote to stderr."""
        _, complaints = self.process.communicate(timeout=10)
        return self.process.returncode, complaints.decode()
