"""What is told of a damaged copy, and that it is mended once."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import DiskFull, Offline, StoreDamaged
from dijo_desktop.store.quarantine import Damage
from dijo_desktop.ui.mending import Mending
from dijo_desktop.ui.shell.page_bars import PageBars
from tests.ui.conftest import InlineTasks

DAMAGE = StoreDamaged("cache.db")


class Copy:
    """A copy that counts how often it was rebuilt."""

    def __init__(self, *, kept: bool = True, error: Exception | None = None) -> None:
        self.kept, self.error, self.rebuilt = kept, error, 0

    def rebuild_cache(self) -> None:
        self.rebuilt += 1
        if self.error is not None:
            raise self.error


@pytest.fixture
def bars(qtbot: QtBot) -> PageBars:
    bars = PageBars(lambda: 0)
    qtbot.addWidget(bars)
    bars.show()
    return bars


def mending(bars: PageBars, begun: list[str]) -> Any:
    return Mending(InlineTasks(), bars, lambda: begun.append("anew"))


def test_a_damage_seen_in_use_is_mended_once_and_said(bars: PageBars) -> None:
    begun: list[str] = []
    one, copy, again = mending(bars, begun), Copy(), Copy()
    assert one.takes(DAMAGE, copy)
    assert (copy.rebuilt, begun) == (1, ["anew"])
    assert "put aside" in bars.bar.text()
    assert not one.takes(DAMAGE, again), "a disk that damages it again is left to its owner"
    assert again.rebuilt == 0


@pytest.mark.parametrize(("error", "copy"), [(Offline("h"), Copy()), (DAMAGE, None), (DAMAGE, Copy(kept=False))])
def test_nothing_else_is_taken(bars: PageBars, error: Exception, copy: Copy | None) -> None:
    assert not mending(bars, []).takes(error, copy)
    assert not bars.bar.isVisible()


def test_what_cannot_be_mended_is_said(bars: PageBars, qtbot: QtBot) -> None:
    begun: list[str] = []
    one = mending(bars, begun)
    with qtbot.waitSignal(one.failed) as told:
        assert one.takes(DAMAGE, Copy(error=DiskFull("x")))
    assert isinstance(told.args[0], DiskFull)
    assert begun == []


@pytest.mark.parametrize(
    ("calls", "outbox", "said"),
    [
        (None, None, []),
        (Damage(Path("c")), None, ["calls are fetched again"]),
        (None, Damage(Path("o.damaged.db"), 3, incomplete=True), ["3 entry(ies) could be read", "o.damaged.db"]),
        (Damage(Path("c")), Damage(Path("o"), 4, incomplete=False), ["fetched again", "4 entry(ies)"]),
    ],
)
def test_what_was_found_at_the_opening_is_said_until_it_is_understood(
    bars: PageBars, calls: Damage | None, outbox: Damage | None, said: list[str]
) -> None:
    mending(bars, []).look(SimpleNamespace(cache_damage=calls, outbox_damage=outbox))
    assert bars.bar.isVisible() == bool(said)
    for words in said:
        assert words in bars.bar.text()
    if said:
        assert ("lost" in bars.bar.text()) == bool(outbox and outbox.incomplete)
        bars.bar.button.click()
        assert not bars.bar.isVisible()
