"""What the sync tells is passed on a few times a second at most."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dijo_desktop.ui.sync_news import SyncNews


def test_the_first_comes_at_once_and_of_the_others_the_newest(qtbot: QtBot) -> None:
    news = SyncNews(between_ms=20)
    passed: list[int] = []
    news.due.connect(passed.append)
    for at in range(1, 101):
        news.hear(at)
    assert passed == [1]
    qtbot.waitUntil(lambda: passed == [1, 100], timeout=10_000)
    qtbot.waitUntil(lambda: not news._timer.isActive(), timeout=10_000)
    news.hear(101)
    assert passed == [1, 100, 101]


def test_what_waits_when_it_is_over_does_not_come(qtbot: QtBot) -> None:
    news = SyncNews(between_ms=20)
    passed: list[int] = []
    news.due.connect(passed.append)
    news.hear(1)
    news.hear(2)
    news.end()
    assert not news._timer.isActive()
    news.hear(3)
    assert passed == [1, 3]
