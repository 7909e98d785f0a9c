from __future__ import annotations

import socket
from pathlib import Path

import pytest

from dijo_desktop.demo.addresses import HOST, listen, origin_of


def test_a_port_is_chosen_once_and_kept(tmp_path: Path) -> None:
    with listen(tmp_path) as first:
        origin = origin_of(first)
        assert first.getsockname()[0] == HOST == "127.0.0.1"
        assert first.proto == socket.IPPROTO_TCP
    with listen(tmp_path) as second:
        assert origin_of(second) == origin


@pytest.mark.parametrize("text", ["", "x", "0", "80", "99999", "-1", "12345 6"])
def test_a_damaged_port_file_is_no_reason_to_stop(tmp_path: Path, text: str) -> None:
    (tmp_path / "port").write_text(text)
    with listen(tmp_path) as listening:
        assert (tmp_path / "port").read_text() == f"{listening.getsockname()[1]}\n"


def test_a_wanted_port_that_is_taken_is_an_error(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as taken, pytest.raises(OSError, match="in use"):
        listen(tmp_path, taken.getsockname()[1])
