"""The tests' own PostgreSQL servers: what a killed test run leaves is gone at once or at the next start."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.demo.data_fixtures import until
from tests.postgres import HELD, Postgres, new_folder, sweep

_RUN = """
from tests.postgres import postgres
with postgres() as server:
    print(server.folder, flush=True)
    input()
"""


def test_a_killed_test_run_leaves_no_server_and_its_folder_only_until_the_next(postgres_server: Postgres) -> None:
    command = [sys.executable, "-c", _RUN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        folder = Path(run.stdout.readline().strip())
        server = Path("/proc") / (folder / "data" / "postmaster.pid").read_text().split()[0]
        sweep()
        assert (folder / HELD).exists()
        run.kill()
    until(lambda: not server.exists())
    until(lambda: sweep() or not folder.exists())
    assert postgres_server.fresh()
    assert (postgres_server.folder / HELD).exists()


@pytest.mark.parametrize("its_own", [True, False])
def test_a_server_that_outlived_its_test_run_is_ended_and_nothing_else(its_own: bool) -> None:
    folder = new_folder()
    data = folder / "data"
    data.mkdir()
    command = [sys.executable, "-c", "print(flush=True); input()", data if its_own else "something else"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()  # now it has its arguments
        (data / "postmaster.pid").write_text(f"{process.pid}\n{data}\n")
        (folder / HELD).touch()  # now it looks like what a killed run leaves
        sweep()
        assert not folder.exists()
        process.stdin.close()
    assert process.returncode == (-signal.SIGQUIT if its_own else 1)
