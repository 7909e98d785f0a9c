from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dijo_desktop.errors import DijoError
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.service_file import KnownService
from tests.fake_clock import FakeClock

TOLD = ("calls", "calls.peer")


def test_what_the_service_could_do_is_known_at_the_next_start(tmp_path: Path) -> None:
    assert KnownService(tmp_path).capabilities == ()
    KnownService(tmp_path).keep(TOLD)
    assert KnownService(tmp_path).capabilities == TOLD
    assert stat.S_IMODE((tmp_path / "service.json").stat().st_mode) == 0o600


def test_the_same_is_not_written_again(tmp_path: Path) -> None:
    known = KnownService(tmp_path)
    known.keep(TOLD)
    (tmp_path / "service.json").unlink()
    known.keep(iter(TOLD))
    assert not (tmp_path / "service.json").exists()
    known.keep(())
    assert KnownService(tmp_path).capabilities == ()


@pytest.mark.parametrize("broken", [b"{", b"", b'{"capabilities": 3}'])
def test_a_broken_file_says_nothing(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "service.json").write_bytes(broken)
    assert KnownService(tmp_path).capabilities == ()


def test_what_cannot_be_read_or_written_is_no_reason_to_stay_closed(tmp_path: Path) -> None:
    (tmp_path / "service.json").mkdir()
    known = KnownService(tmp_path)
    assert known.capabilities == ()
    with pytest.raises(DijoError):
        known.keep(TOLD)
    assert known.capabilities == TOLD


def test_a_copy_in_memory_forgets_it() -> None:
    copy = LocalCopy.in_memory(clock=FakeClock())
    copy.service.keep(TOLD)
    assert copy.service.capabilities == TOLD
    copy.close()
