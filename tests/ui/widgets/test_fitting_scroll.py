"""The bar of a fitting column is there only while something is out of sight."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.fitting_scroll import FittingScroll


@pytest.fixture
def scroll(qtbot: QtBot, theme: Theme) -> FittingScroll:
    made = FittingScroll()
    qtbot.addWidget(made)
    group = BoxedGroup()
    for _ in range(3):
        group.add_row(title="Section 2.3 of the privacy policy does not name it, and neither does any other one.")
    made.column.addWidget(group)
    made.show()
    return made


def test_a_bar_does_not_stay_for_the_lines_it_wraps_itself(scroll: FittingScroll, qtbot: QtBot) -> None:
    bar = scroll.verticalScrollBar()
    taken = bar.sizeHint().width()
    wide = next(one for one in range(300, 900) if scroll.height_at(one - taken) > scroll.height_at(one))
    scroll.resize(wide, scroll.height_at(wide) // 2)
    qtbot.waitUntil(bar.isVisible)
    scroll.resize(wide, scroll.height_at(wide))
    qtbot.waitUntil(lambda: not bar.isVisible())
    scroll.resize(wide, scroll.height_at(wide) - 2)
    qtbot.waitUntil(bar.isVisible)
