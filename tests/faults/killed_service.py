"""The reference service as a process that ends by kill -9 at a commit, before it or after, while it answers.

The service knows nothing of it: the steps are seen from outside, at the connections to its database.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
import threading
from contextlib import closing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

from dijo_desktop.contract.demo import ServeLine
from dijo_desktop.demo.program import serve
from tests.demo.kept import kept_at
from tests.demo.plain_http import plain_http

LATE = ("litestar.plugins.pydantic.dto", "litestar.plugins.attrs", "litestar.middleware.csrf", "litestar._kwargs")
"""What the service imports as it starts."""
BY_ITSELF = ("due", "export")
"""Threads that answer nobody."""
ORDER, STEPS = "die-at", "steps"
"""Files in the folder of the data: at which step to die (0: at none), and how many steps there were."""


class Steps:
    """Counts commits of what requests write, before and after each; others commit, too, and do not count."""

    def __init__(self, folder: Path) -> None:
        self._order, self._steps = folder / ORDER, folder / STEPS
        event.listen(Engine, "before_cursor_execute", self._begun)
        event.listen(Engine, "commit", self._about_to_commit)
        event.listen(Pool, "checkin", self._given_back)

    def _begun(self, connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        if statement == "BEGIN IMMEDIATE" or "pg_advisory_xact_lock" in statement:
            connection.info["writes"] = True

    def _about_to_commit(self, connection: Connection) -> None:
        if connection.info.pop("writes", False):
            self._step()
            connection.info["committed"] = True

    def _given_back(self, _raw: object, record: Any) -> None:
        record.info.pop("writes", None)
        if record.info.pop("committed", False):
            self._step()

    def _step(self) -> None:
        if threading.current_thread().name.startswith(BY_ITSELF) or not self._order.exists():
            return
        count = int(self._steps.read_text() or 0) + 1
        self._steps.write_text(str(count))
        if count == int(self._order.read_text()):
            os.kill(os.getpid(), signal.SIGKILL)


class Told(io.StringIO):
    """Hands the line on which the service says where it is to the test."""

    def __init__(self, pipe: Pipe) -> None:
        super().__init__()
        self._pipe = pipe

    def flush(self) -> None:
        """As the service does after its line."""
        self._pipe.send(self.getvalue())


def run(folder: Path, database: str, told: Pipe) -> None:
    """The body of the process."""
    Steps(folder)
    sys.stdout, sys.stderr = Told(told), (folder / "complaints").open("a", buffering=1)
    sys.exit(serve(["--data", str(folder), "--database", database]))


class KilledService:
    """The process, from outside. It comes out of one that has imported all it needs, so that it starts at once."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.kept = kept_at(database)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__, *LATE])
        said, told = context.Pipe(duplex=False)
        self.process = context.Process(target=run, args=(folder, database, told), daemon=True)
        self.process.start()
        told.close()
        with closing(said):
            assert said.poll(30), "the service did not start"
            line = msgspec.json.decode(said.recv(), type=ServeLine)
        self.origin = line.address
        self._secret = Path(line.secret_file or "").read_text("ascii").strip()
        self.http = plain_http(self.origin)

    def load(self, scenario: str) -> None:
        """Make a person afresh."""
        loaded = self.http.post(f"/demo/scenarios/{scenario}", headers={"X-Dijo-Demo-Secret": self._secret})
        assert loaded.status_code == 200, loaded.text

    def order(self, step: int) -> None:
        """Count the steps from now on, and die at that one; 0: only count."""
        (self.folder / STEPS).write_text("0")
        (self.folder / ORDER).write_text(str(step))

    def steps(self) -> int:
        """How many there were since the order."""
        return int((self.folder / STEPS).read_text())

    def died(self) -> bool:
        """Whether it ended by kill -9 and not otherwise."""
        self.process.join(20)
        self.http.close()
        self.kept.close()
        return self.process.exitcode == -signal.SIGKILL

    def kill(self) -> None:
        """End it whatever it does."""
        self.process.kill()
        assert self.died()

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What is in its database."""
        return self.kept.rows(statement)

    def held(self, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
        """Every row of a table, of which only some columns count."""
        wanted = ", ".join(["0", *(f'"{name}"' for name in columns)])
        return self.rows(f'SELECT {wanted} FROM "{table}"')  # noqa: S608 - names of our own
