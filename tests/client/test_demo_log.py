"""What the child of the demo says is kept, up to a limit, and never stops anything."""

from __future__ import annotations

import io
import signal

import pytest

from dijo_desktop.client.log_pump import MAX_LOG, pump
from tests.client.test_demo_process import ANSWER, LIVE, places, process

__all__ = ["places"]


def test_what_the_child_says_is_kept_up_to_a_limit(places):
    code = f"import sys; sys.stderr.write('x' * 1000000); sys.stderr.flush(); print('one', file=sys.stderr); {LIVE}"
    with process(places, code) as demo:
        demo.start()
        demo.stop()
        assert demo.log_file.stat().st_size == MAX_LOG
        assert demo.log_file.stat().st_mode & 0o777 == 0o600
        demo.start()
        demo.stop()
        assert demo.log_file.with_name("serve.log.1").stat().st_size == MAX_LOG


def test_a_log_that_cannot_be_written_stops_nothing(places):
    with process(places, f"import sys; sys.stderr.write('x' * 200000); {LIVE}") as demo:
        demo.log_file.mkdir(parents=True)
        demo.log_file.with_name("serve.log.1").mkdir()
        (demo.log_file.with_name("serve.log.1") / "x").touch()
        assert demo.start().origin


def test_what_the_child_prints_later_does_not_block_it(places):
    code = f"import sys; sys.stdin.readline(); {ANSWER}; print('x' * 500000, flush=True); sys.stdin.read()"
    with process(places, code) as demo:
        demo.start()
        child = demo._child
        demo.stop()
        assert child.returncode == 0


def test_a_full_disk_lets_the_log_go(tmp_path):
    resource = pytest.importorskip("resource", reason="limits of file size are set this way on Unix only")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    stream = io.BufferedReader(io.BytesIO(b"x" * 100_000))
    try:
        pump(stream, tmp_path / "serve.log")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert stream.read() == b""
    assert (tmp_path / "serve.log").read_bytes() == b"x" * 10
