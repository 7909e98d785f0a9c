"""A page of calls that is made before it is needed, and used once."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6 import isValid

from dijo_desktop.ui.spare_page import SparePage
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.ui.conftest import InlineTasks


def test_it_is_made_once_used_once_and_does_not_outlive_the_program(
    qapp: object, theme: Theme, inline_tasks: InlineTasks
) -> None:
    spare = SparePage(SimpleNamespace(theme=theme, tasks=inline_tasks, clock=FakeClock()))
    spare.prepare()
    made = spare._page
    spare.prepare()
    assert spare.take() is made
    other = spare.take()
    assert other is not made
    spare.prepare()
    left = spare._page
    spare.drop()
    spare.drop()
    for page in (made, other):
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(left)
