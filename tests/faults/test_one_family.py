"""The browser finds its way back whatever the loopback speaks and whatever names are said to be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts import lack, need

ROOT = Path(__file__).parents[2]


@pytest.mark.fault("O2")
@pytest.mark.parametrize(("family", "host"), [("4", "127.0.0.1"), ("6", "::1")])
def test_the_address_is_that_of_the_socket_and_no_name_is_asked(family: str, host: str) -> None:
    need("unshare")
    apart = ["unshare", "--net"]
    if subprocess.run([*apart, "true"], capture_output=True).returncode != 0:
        lack("the right to have a network of its own by unshare --net")
    command = [*apart, sys.executable, "-W", "error", "-m", "tests.faults.one_family", family]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == (f"{host} /callback HTTP/1.1 303 the-code\n", "")
