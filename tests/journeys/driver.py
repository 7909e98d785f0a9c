"""A person at the real window: starts the program, reads what is shown, presses what is there, closes it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.exceptions import TimeoutError as NothingCame
from pytestqt.qtbot import QtBot

from dijo_desktop.app import Built, Choices, build
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.store.places import Places
from dijo_desktop.ui.data.section import MyDataSection

PATIENCE = 30.0
"""Seconds a person waits before giving up."""


class Window:
    """One start of the program, from its first paint to its end."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, choices: Choices) -> None:
        self._qtbot = qtbot
        self.built: Built = build(qapp, choices)
        self.program = self.built.program
        self.main = self.program.window
        self.built.languages.use("en")
        self.built.theme.prefer("light")
        self.main.show()
        self.program.begin()

    @classmethod
    def of(cls, qtbot: QtBot, built: Built) -> Window:
        """A window that the program has opened by itself, and closes by itself."""
        window = cls.__new__(cls)
        window._qtbot, window.built = qtbot, built
        window.program, window.main = built.program, built.program.window
        return window

    def close(self) -> None:
        """Close the window and end every thread and the demo; a thread that still blocks is a failure."""
        self.main.close()
        free = self.built.close()
        self.built.theme.take_off()
        self.main.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert free, "a thread still blocks"

    def until(self, true: Callable[[], Any], seconds: float = PATIENCE) -> None:
        """Wait until something shows; if it does not, tell what was on the screen instead."""
        try:
            self._qtbot.waitUntil(lambda: bool(true()), timeout=int(seconds * 1000))
        except NothingCame:
            raise AssertionError(f"did not come; shown: {self.reads()}") from None

    def reads(self) -> list[str]:
        """Every text in sight, of the dialog in front if there is one."""
        return [text for widget in self._in_sight() for text in _words(widget) if text.strip()]

    def sees(self, words: str) -> bool:
        """Whether these words are in sight."""
        return any(words in text for text in self.reads())

    def button(self, name: str) -> QAbstractButton:
        """The one button in sight of this name that can be pressed."""
        buttons = [widget for widget in self._in_sight() if isinstance(widget, QAbstractButton)]
        named = [one for one in buttons if name in (one.text(), one.accessibleName()) and one.isEnabled()]
        assert len(named) == 1, f"{len(named)} buttons {name!r} in {[one.text() for one in buttons]}"
        return named[0]

    def offers(self, name: str) -> bool:
        """Whether exactly one such button can be pressed."""
        try:
            return self.button(name) is not None
        except AssertionError:
            return False

    def press(self, name: str) -> None:
        """Wait for the button and click it."""
        self.until(lambda: self.offers(name))
        self._qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def type(self, field: QLineEdit, text: str) -> None:
        """Type into a field, over what is in it."""
        field.selectAll()
        self._qtbot.keyClicks(field, text)

    def go(self, section: str) -> None:
        """Click a section in the sidebar: calls, consent, data, account."""
        self._qtbot.mouseClick(self.main.sidebar.item(section), Qt.MouseButton.LeftButton)
        assert self.main.section == section

    @property
    def dialog(self) -> QWidget | None:
        """The dialog in front."""
        return QApplication.activeModalWidget()

    def sign_in(self) -> SignedIn:
        """Sign in by the button and wait until the calls are all here."""
        self.press("Sign in")
        return self.until_in()

    def until_in(self) -> SignedIn:
        """Wait until somebody is signed in and the calls are up to date."""
        self.until(lambda: self.program.signed_in is not None)
        self.until(self.synced)
        assert self.program.signed_in is not None
        return self.program.signed_in

    def synced(self) -> bool:
        """Whether every page is there, the sync is over and every call held is listed."""
        program = self.program
        if program.sections is None or program.syncing is None or program.syncing.running:
            return False
        if not program.sections.complete:
            return False
        return program.sections.calls.shown_calls == self.held() > 0

    def held(self) -> int:
        """Calls in the local copy of who is signed in."""
        return self.program.signed_in.copy.calls.count() if self.program.signed_in else 0

    def my_data(self) -> MyDataSection:
        """The My data section, in sight and read."""
        self.until(lambda: self.program.sections is not None and self.program.sections.data.page is not None)
        self.go("data")
        section = self.program.sections.data.page if self.program.sections else None
        assert isinstance(section, MyDataSection)
        self.until(lambda: section.data.hero.copy.isVisible() and section.data.again.isEnabled())
        return section

    def everything(self) -> str:
        """Every text of every widget in the window, in sight or not, but the demo's own controls."""
        apart = {id(self.main.demo), *(id(child) for child in self.main.demo.findChildren(QWidget))}
        widgets = [widget for widget in [self.main, *self.main.findChildren(QWidget)] if id(widget) not in apart]
        actions = [action.text() for action in self.main.findChildren(QAction) if id(action.parent()) not in apart]
        return "\n".join([*actions, *texts_of(widgets)])

    def demo_child(self) -> Any:
        """The process of the demo service."""
        desk = self.built.desk
        assert desk is not None
        assert desk.process is not None
        return desk.process._child

    def _in_sight(self) -> list[QWidget]:
        front = self.dialog if isinstance(self.dialog, QDialog) else self.main
        return [widget for widget in [front, *front.findChildren(QWidget)] if widget.isVisible()]


class Computer:
    """Starts the program on the demo again and again, in the same places."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, root: Path) -> None:
        self._qtbot = qtbot
        self._qapp = qapp
        self.root = root
        self.copies = root / "copies"
        self.copies.mkdir()
        self.browser = ScriptedBrowser()
        self.links: list[str] = []
        self.choices = Choices(
            demo=True,
            places=Places.below(root / "kept"),
            open_browser=self._open,
            copies_folder=self.copies,
        )

    @contextmanager
    def start(self, **other: Any) -> Iterator[Window]:
        """The program, started; `other` choices than usual may be named."""
        window = Window(self._qtbot, self._qapp, replace(self.choices, **other))
        try:
            yield window
        finally:
            window.close()

    def _open(self, link: str) -> bool:
        self.links.append(link)
        return self.browser.open(link)


def texts_of(widgets: Iterable[QWidget]) -> list[str]:
    """Every text of these widgets, and of the first rows of those that are lists."""
    found = list(widgets)
    rows = [text for view in found if isinstance(view, QAbstractItemView) for text in _rows(view)]
    return [*rows, *(text for widget in found for text in _words(widget))]


def _words(widget: QWidget) -> list[str]:
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        said.append(widget.text())
    return [text.replace("\u200b", "") for text in said]  # where a long word may go on in the next line


def _rows(view: QAbstractItemView) -> list[str]:
    """What the first rows of a list say, to the eye and to a screen reader."""
    model = view.model()
    if model is None:
        return []
    cells = [(row, column) for row in range(min(50, model.rowCount())) for column in range(model.columnCount())]
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return [str(model.index(row, column).data(role) or "") for row, column in cells for role in roles]
