"""Outboxes of other store keys: what is not sent yet is put aside under the id of its key, and comes back with it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_SUFFIXES = ("", "-wal", "-shm")


def change_key(folder: Path, before: str, now: str) -> None:
    """Make room for a store whose key has the id `now`, and fetch the outbox that was made with it, if there is one.

    The cache goes, because it can be fetched again; the outbox made with the key `before` stays, under that name.
    Done step by step in an order that a crash at any point only delays: this is done again at the next sign-in.
    """
    for suffix in _SUFFIXES:
        (folder / f"cache.db{suffix}").unlink(missing_ok=True)
    _move(folder, "outbox.db", _name(before))
    if was_here(folder, now):
        _move(folder, _name(now), "outbox.db")


def was_here(folder: Path, key_id: str) -> bool:
    """Whether an outbox made with this key is kept aside."""
    return bool(key_id) and (folder / _name(key_id)).exists()


def _name(key_id: str) -> str:
    return f"outbox.{key_id or 'unknown'}.db"


def _move(folder: Path, before: str, after: str) -> None:
    for suffix in reversed(_SUFFIXES):  # the database last: without it nothing is taken for whole
        with suppress(FileNotFoundError):
            os.replace(folder / f"{before}{suffix}", folder / f"{after}{suffix}")  # noqa: PTH105 - replaces on Windows, too
