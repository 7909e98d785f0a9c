from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dijo_desktop.domain.call_language import parse
from dijo_desktop.domain.call_vocabulary import vocabulary
from dijo_desktop.store.call_view import CallView
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.choice import Choice
from dijo_desktop.ui.calls.loader import Listing, Loader
from dijo_desktop.ui.tasks import Tasks
from tests.ui.calls.samples import ZONE, fill, week

TODAY = date(2026, 11, 23)
FREE = Choice("free", parse("free", vocabulary(), today=TODAY))


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.close()


class Watched:
    """The store, with a gate before each view is built and a list of those that were."""

    def __init__(self, store: CallStore) -> None:
        self._store = store
        self.gate = threading.Event()
        self.built: list[CallView] = []

    def build_view(self, *args: Any, stop: threading.Event, **more: Any) -> CallView:
        self.gate.wait(5)
        view = self._store.build_view(*args, stop=threading.Event(), **more)
        self.built.append(view)
        return view

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_only_the_newest_view_arrives_and_the_others_are_given_back(
    qtbot: QtBot, store: CallStore, tasks: Tasks
) -> None:
    fill(store, week())
    owner = QObject()
    loader = Loader(tasks, ZONE, owner)
    watched = Watched(store)
    arrived: list[Listing] = []
    loader.listed.connect(arrived.append)
    loader.ask(watched, Choice(), TODAY)  # type: ignore[arg-type]
    loader.ask(watched, FREE, TODAY)  # type: ignore[arg-type]
    watched.gate.set()
    qtbot.waitUntil(lambda: bool(arrived), timeout=5000)
    (listing,) = arrived
    assert listing.choice == FREE
    assert listing.view.calls == 2
    assert listing.held == 8
    qtbot.waitUntil(lambda: all(view.page(0) == [] for view in watched.built if view is not listing.view))
    listing.view.close()


def test_calls_to_keep_are_found_on_the_way(qtbot: QtBot, store: CallStore, tasks: Tasks) -> None:
    fill(store, week())
    owner = QObject()
    loader = Loader(tasks, ZONE, owner)
    with qtbot.waitSignal(loader.listed) as heard:
        loader.ask(store, Choice(), TODAY, keep=["call_" + "0" * 25 + "3", "call_stranger"])
    listing: Listing = heard.args[0]
    assert listing.places == {"call_" + "0" * 25 + "3": 5}
    listing.view.close()


def test_what_was_forgotten_does_not_arrive(qtbot: QtBot, store: CallStore, tasks: Tasks) -> None:
    fill(store, week())
    owner = QObject()
    loader = Loader(tasks, ZONE, owner)
    watched = Watched(store)
    arrived: list[object] = []
    for signal in (loader.listed, loader.surveyed, loader.failed):
        signal.connect(arrived.append)
    loader.ask(watched, Choice(), TODAY)  # type: ignore[arg-type]
    loader.look_around(store, Choice(), TODAY)
    loader.forget()
    watched.gate.set()
    with qtbot.waitSignal(loader.surveyed):
        loader.look_around(store, Choice(), TODAY)
    assert [type(each).__name__ for each in arrived] == ["Survey"]
