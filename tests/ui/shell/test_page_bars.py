"""The bars above every page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import DemoFailed
from dijo_desktop.ui import format as written
from dijo_desktop.ui.shell.page_bars import PageBars
from dijo_desktop.ui.theme import Theme

NOW = 1_795_442_520_000
DAY = 86_400_000


@pytest.fixture
def bars(qtbot: QtBot, theme: Theme) -> PageBars:
    bars = PageBars(lambda: NOW)
    qtbot.addWidget(bars)
    bars.show()
    return bars


def test_one_bar_at_a_time_the_gravest_first(bars: PageBars, qtbot: QtBot) -> None:
    assert not bars.bar.isVisible()
    bars.set_offline(NOW)
    assert bars.bar.text() == f"You are offline. Shown as saved on this computer: today, {written.time(NOW)}."
    bars.set_deletion(NOW + 14 * DAY)
    assert bars.bar.text().startswith("Your account will be deleted on 7 Dec 2026 at")
    assert bars._minute.isActive()
    with qtbot.waitSignal(bars.acted) as acted:
        bars.bar.button.click()
    assert acted.args == ["cancel_deletion"]
    bars.set_hero_cancels(hero_cancels=True)
    assert not bars.bar.button.isVisible()
    bars.set_damage("The copy was damaged.")
    assert bars.bar.text() == "The copy was damaged."
    bars.set_failure(DemoFailed("stopped"))
    with qtbot.waitSignal(bars.acted) as acted:
        bars.bar.button.click()
    assert acted.args == ["restart"]
    bars.set_failure(None)
    assert bars.bar.text() == "The copy was damaged."
    with qtbot.assertNotEmitted(bars.acted):
        bars.bar.button.click()
    assert bars.bar.text().startswith("Your account will be deleted")
    bars.set_deletion(None)
    assert not bars._minute.isActive()
    assert "offline" in bars.bar.text()
    bars.set_offline(0)
    assert "Nothing is saved" in bars.bar.text()
    bars.set_offline(None)
    assert not bars.bar.isVisible()


@pytest.mark.parametrize(
    ("left", "words"),
    [(3 * DAY + 5, "3 day"), (5 * 3_600_000, "5 hour"), (90_000, "1 minute"), (0, "is being deleted")],
)
def test_the_countdown_says_what_is_left(bars: PageBars, left: int, words: str) -> None:
    bars.set_deletion(NOW + left)
    assert words in bars.bar.text()


@pytest.mark.fault("O10")
@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (600.0, "Your clock is off by 10 min 00 s. It is behind that of the service."),
        (-86_400.0 * 3, "It is ahead of that of the service."),
        (299.0, ""),
        (-299.0, ""),
        (0.0, ""),
    ],
)
def test_a_clock_that_is_off_by_minutes_is_told(bars: PageBars, seconds: float, words: str) -> None:
    bars.set_skew(seconds)
    assert bars.bar.isVisible() is bool(words)
    assert words in bars.bar.text()
    bars.set_offline(NOW)
    assert "offline" in bars.bar.text()
    bars.set_offline(None)
    bars.set_skew(0.0)
    assert not bars.bar.isVisible()
