"""What tests of the Calls page share: a real store in memory, a page on it, and tasks that are done at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from dijo_desktop.contract.calls import Call
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.page import CallsPage
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.store.call_samples import memory_store
from tests.ui.calls.samples import NOON_MS, ZONE, fill
from tests.ui.conftest import InlineTasks


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON_MS)


@pytest.fixture
def store(clock: FakeClock) -> Iterator[CallStore]:
    with memory_store(clock) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, inline_tasks: InlineTasks, clock: FakeClock) -> CallsPage:
    """The page in a wide window, without calls so far."""
    made = CallsPage(theme=theme, tasks=inline_tasks, clock=clock, time_zone=ZONE)
    qtbot.addWidget(made)
    made.resize(theme.u(300), theme.u(186))
    made.show()
    return made


@pytest.fixture
def open_page(page: CallsPage, store: CallStore) -> Callable[[list[Call]], CallsPage]:
    """Fill the store and show it."""

    def show(calls: list[Call]) -> CallsPage:
        fill(store, calls)
        page.show_copy(store)
        return page

    return show
