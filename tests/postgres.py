"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port, never as root."""

from __future__ import annotations

import fcntl
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg

from dev_system import program_path
from dijo_desktop.demo import data_tables as _data_tables  # noqa: F401 - its tables belong into the template
from dijo_desktop.demo import request_tables as _request_tables  # noqa: F401 - as above
from dijo_desktop.demo.database import open_database
from dijo_desktop.demo.tables import metadata
from tests.parts import lack

USER = "dijo"
TEMPLATE = "dijo_template"
PATIENCE = 30
PREFIX = "dijo-postgres-"
PLACES = (Path("/dev/shm"), Path(tempfile.gettempdir()))
ROOM = 3 << 30
"""Bytes that must be free in memory: a server fills up to 1 GB, and several run at once."""
HELD = "held"
"""A file that is locked as long as the tests run whose server is in its folder."""
# Nothing here outlives the tests, so nothing need reach the disk.
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "listen_addresses": "127.0.0.1",
    "jit": "off",
}
# Through the socket, which only its owner and root reach, nobody is asked; through the port a password is needed.
_WHO_MAY = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


class Postgres:
    """A running server; `fresh` gives the address of a new database that has the tables already."""

    def __init__(self, folder: Path, port: int, password: str) -> None:
        self.port = port
        self.password = password
        self.folder = folder
        self._names = map("dijo_{}".format, count(1))
        self._control = psycopg.connect(host=str(folder), port=port, user=USER, dbname="postgres", autocommit=True)
        self._make(TEMPLATE)
        open_database(self.url(TEMPLATE), metadata).close()

    def url(self, name: str) -> str:
        """The address of a database through the server's socket."""
        return f"postgresql://{USER}@/{name}?host={self.folder}&port={self.port}"

    def fresh(self) -> str:
        """The address of a new database with empty tables."""
        return self.url(self._made_from(TEMPLATE))

    def bare(self) -> str:
        """The address of a new database with nothing in it."""
        return self.url(self._made_from("template1"))

    def german(self) -> str:
        """The address of a new database whose text is sorted as in a German dictionary."""
        name = next(self._names)
        self._control.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de' STRATEGY file_copy"
        )
        return self.url(name)

    def through_port(self, url: str) -> str:
        """The same database by host and port, where a password is asked for."""
        name = url.partition("@/")[2].partition("?")[0]
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def close(self) -> None:
        """Leave the server."""
        self._control.close()

    def _made_from(self, template: str) -> str:
        name = next(self._names)
        self._make(name, template)
        return name

    def _make(self, name: str, template: str = "template1") -> None:
        # A copy of the files, because the write-ahead log of a copy row by row is twice the work.
        self._control.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server until the block ends."""
    path = program_path()
    programs = {name: shutil.which(name, path=path) for name in ("initdb", "postgres", "setpriv")}
    if None in programs.values():
        lack(", ".join(name for name, program in programs.items() if program is None))
    sweep()
    folder = new_folder()
    # Locked until this process ends, however it does: children do not inherit it. It has its name once it is locked.
    held = (folder / "new").open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    (folder / "new").replace(folder / HELD)
    try:
        owner = _owner(folder)
        password = secrets.token_urlsafe(16)
        _prepare(str(programs["initdb"]), folder, password, owner)
        # Tests that are killed leave no server behind: it gets SIGQUIT as soon as its parent is gone.
        command = [str(programs["setpriv"]), "--pdeathsig", "QUIT", str(programs["postgres"])]
        process, port = _start(command, folder, owner)
        try:
            server = Postgres(folder, port, password)
            yield server
            server.close()
        finally:
            # "Immediate": nothing here is worth a checkpoint.
            process.send_signal(signal.SIGQUIT)
            process.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        held.close()


def new_folder() -> Path:
    """A temporary folder; in memory if there is room, where a new database takes a tenth of the time."""
    memory, disk = PLACES
    roomy = os.access(memory, os.W_OK | os.X_OK) and shutil.disk_usage(memory).free >= ROOM
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=memory if roomy else disk))


def sweep() -> None:
    """Remove the folders of tests that were killed, and the server in them should it still run."""
    for folder in (found for place in PLACES for found in place.glob(f"{PREFIX}*")):
        # Folders of another user stay, and those of tests that run.
        with suppress(OSError), (folder / HELD).open() as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _quit(folder / "data")
            # What cannot be removed yet, as a process still ends in it, keeps the file that lets the next one try.
            if (folder / "data").exists():
                shutil.rmtree(folder / "data")
            shutil.rmtree(folder)


def _quit(data: Path) -> None:
    """End the server of a folder and wait until it is gone."""
    with suppress(OSError, ValueError):
        server = int((data / "postmaster.pid").read_text().partition("\n")[0])
        end = time.monotonic() + PATIENCE
        # Another process may have its number by now.
        while str(data).encode() in Path(f"/proc/{server}/cmdline").read_bytes() and time.monotonic() < end:
            os.kill(server, signal.SIGQUIT)
            threading.Event().wait(0.02)


def _owner(folder: Path) -> int | None:
    """Whom the server runs as: this user, but the system's database user (or nobody) instead of root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return entry.pw_uid


def _prepare(initdb: str, folder: Path, password: str, owner: int | None) -> None:
    given = folder / "password"
    given.write_text(password)
    if owner is not None:
        os.chown(given, owner, -1)
    done = subprocess.run(
        [initdb, "--pgdata", folder / "data", "--username", USER, "--pwfile", given, "--auth", "scram-sha-256",
         "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
        user=owner, cwd=folder, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (folder / "data" / "pg_hba.conf").write_text(_WHO_MAY)


def _start(command: list[str], folder: Path, owner: int | None) -> tuple[subprocess.Popen[bytes], int]:
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    for _ in range(5):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        with (folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [*command, "-D", folder / "data", "-k", folder, "-p", str(port), *settings],
                user=owner, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        if _answers(process, folder, port):
            return process, port
        process.wait(PATIENCE)
    raise AssertionError((folder / "log").read_text())


def _answers(process: subprocess.Popen[bytes], folder: Path, port: int) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            psycopg.connect(host=str(folder), port=port, user=USER, dbname="postgres").close()
        except psycopg.OperationalError:
            # Another program may have taken the port meanwhile: then the server has ended.
            try:
                process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            return False
        return True
    raise AssertionError((folder / "log").read_text())
