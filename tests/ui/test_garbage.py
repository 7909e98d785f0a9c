"""Cycles are collected where Qt objects may end."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.garbage import Garbage, collect_due, settle, stir


def _cycle(ended: list[int]) -> None:
    thing = QObject()
    thing.itself = thing  # type: ignore[attr-defined]
    weakref.finalize(thing, lambda: ended.append(threading.get_ident()))


def _allocate() -> None:
    for _ in range(5):
        [[] for _ in range(gc.get_threshold()[0] + 1)]


def test_a_cycle_ends_on_the_gui_thread_whoever_allocates(qtbot: QtBot) -> None:
    gc.collect()
    ended: list[int] = []
    parent = QObject()
    Garbage(parent, every_ms=5)
    assert not gc.isenabled()
    _cycle(ended)
    worker = threading.Thread(target=_allocate)
    worker.start()
    worker.join()
    assert ended == []
    kept: list[list[int]] = []
    qtbot.waitUntil(lambda: kept.extend([] for _ in range(1000)) or bool(ended))
    assert ended == [threading.get_ident()]


def test_what_stays_is_looked_through_no_more_and_goes_once_it_is_stirred() -> None:
    ended: list[int] = []
    _cycle(ended)
    gc.unfreeze()
    settle()
    assert len(ended) == 1, "it puts aside nothing that nobody needs"
    _cycle(ended)
    settle()
    gc.collect()
    assert len(ended) == 1
    stir()
    gc.collect()
    assert len(ended) == 2


def test_the_oldest_generation_that_is_due_is_collected() -> None:
    gc.collect()
    assert collect_due() is None
    kept = [[] for _ in range(gc.get_threshold()[0] + 10)]
    assert collect_due() == 0
    for _ in range(gc.get_threshold()[1]):
        gc.collect(0)
    assert collect_due() == 1
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    assert collect_due() == 2
    assert kept
