"""Local copies to break, and what it takes to use one."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import apsw

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile
from tests.fake_clock import FakeClock
from tests.store.call_samples import KEY, call, changes

ACCOUNT = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"


def fill(profile: Profile, calls: int = 300) -> None:
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    copy.calls.begin_full_pass()
    copy.calls.apply(changes([call(day) for day in range(1, calls + 1)], token="token"))
    for number in range(100):
        copy.outbox.remember_action("export", f"key-{number}", b"{}" * 200)
    copy.close()


def keyed(path: Path, key: bytes = KEY) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{key.hex()}")
    return connection


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def use(copy: LocalCopy) -> None:
    """Read and write everything of the cache."""
    view = copy.calls.build_view(CallQuery(), time_zone="UTC", stop=threading.Event())
    try:
        for number in range(view.rows // 256 + 1):
            view.page(number)
    finally:
        view.close()
    copy.calls.build_view(CallQuery(sort="duration"), time_zone="UTC", stop=threading.Event()).close()
    copy.calls.build_view(CallQuery(sort="cost"), time_zone="UTC", stop=threading.Event()).close()
    copy.calls.begin_full_pass()
    copy.calls.apply(changes([call(day, seconds=1) for day in range(1, 301)], token="again"))
    assert copy.calls.count() == 300
