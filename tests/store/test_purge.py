"""What is erased is nowhere on the disk any more: every page is decrypted and searched."""

from __future__ import annotations

import random
from pathlib import Path

import apsw
import pytest

from dijo_desktop.contract.calls import Removed
from dijo_desktop.domain.call_ids import packed
from dijo_desktop.store.calls import CallStore
from tests.fake_clock import FakeClock
from tests.store.call_samples import KEY, call, call_id, changes, database

ONE_FRAME = 4152
"""Bytes of a log in which only the note stands that the purge was done."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def decrypted(path: Path) -> bytes:
    """Every page of the file as it lies on the disk, free ones included."""
    connection = apsw.Connection(f"file:{path}?immutable=1", flags=apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READONLY)
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{KEY.hex()}")
    data = connection.serialize("main")
    connection.close()
    return data


@pytest.mark.fault("A6")
@pytest.mark.parametrize("order", ["by time", "at random"])
def test_an_erased_call_is_not_on_the_disk(tmp_path: Path, order: str) -> None:
    dice = random.Random(7)  # noqa: S311 - sample data
    names = ["".join(dice.choices(_CROCKFORD, k=25)) for _ in range(6000)]
    names = ["0" + name for name in names]
    if order == "by time":
        names.sort()
    calls = [call(1, suffix=n * 60_000) for n in range(6000)]
    calls = [type(one)(**{**fields(one), "id": f"call_{name}"}) for one, name in zip(calls, names, strict=True)]
    path = tmp_path / "cache.db"
    opened = database(path)
    store = CallStore(opened, FakeClock())
    store.begin_full_pass()
    for first in range(0, 6000, 1000):
        more = first < 5000
        store.apply(changes(calls[first : first + 1000], cursor="c" if more else None, token=None if more else "t"))
    erased = dice.sample(names, 500)
    assert opened.purge(rewrite=False)
    assert all(kept_as(name) in decrypted(path) for name in erased)
    store.apply(changes([], token="u", removed=[gone(f"call_{name}") for name in erased]))
    assert (tmp_path / "cache.db-wal").stat().st_size <= ONE_FRAME
    data = decrypted(path)
    # Neither as it is kept, nor the half of it that an index holds, nor as text.
    assert [name for name in erased if kept_as(name)[8:] in data or name.encode() in data] == []
    assert sum(kept_as(name) in data for name in names) == 5500
    opened.close()


def test_dropping_everything_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    opened = database(path)
    store = CallStore(opened, FakeClock())
    store.begin_full_pass()
    store.apply(changes([call(day) for day in range(1, 400)], token="t"))
    kept = [bytes(one) for one in packed([call_id(day) for day in range(1, 400)])]
    assert opened.purge(rewrite=False)
    assert all(one in decrypted(path) for one in kept)
    store.drop_all()
    assert not any(one in decrypted(path) for one in kept)
    opened.close()


def test_a_purge_that_a_reader_held_up_is_made_up_for(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    opened = database(path)
    store = CallStore(opened, FakeClock())
    store.apply(changes([call(1), call(2)], token="t"))
    reader = opened.borrow()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM calls").fetchall()
    opened._writer.set_busy_timeout(1)
    store.apply(changes([], token="u", removed=[gone(call_id(1))]))
    assert (tmp_path / "cache.db-wal").stat().st_size > ONE_FRAME
    reader.execute("COMMIT")
    opened.give_back(reader)
    store.apply(changes([], token="v"))
    assert (tmp_path / "cache.db-wal").stat().st_size <= ONE_FRAME
    ((kept,), data) = packed([call_id(1)]), decrypted(path)
    assert kept not in data
    opened.close()


def kept_as(name: str) -> bytes:
    (kept,) = packed([f"call_{name}"])
    assert isinstance(kept, bytes)
    return kept


def gone(name: str) -> Removed:
    return Removed(id=name, removed_at="2026-11-22T00:00:00.000Z", reason="erasure")


def fields(one) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__struct_fields__}
