"""The whole main job in a made-up language and in German: every text in sight is translated, and none is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NothingCame
from pytestqt.qtbot import QtBot

from dijo_desktop.app import Built, Choices, build
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.vault import PlatformKeyring
from dijo_desktop.store.places import Places
from dijo_desktop.ui.tour.journey import journey
from dijo_desktop.ui.widgets.elided_label import ElidedLabel
from tests.client.keyrings import Keyring

GERMAN = Path(__file__).parents[2] / "i18n" / "dijo_de.ts"
_DATA = (
    r"DiJo Desktop|DiJo \(demo\)|DiJo|\[DEMO\]|English|Deutsch|SHA-256",  # names, the same everywhere
    r"[\w.]+@demo\.example|acc_[\w\u200b]+|127\.0\.0\.1|dijo\.space|dijo_\w+|Test Keyring",  # who, where, which
    r"(?:data|csv|receipts)/[\w.-]+\.(?:ndjson|csv|jws)|/[\w./~-]+|[\w-]+\.(?:html|txt|zip)",  # files
    r"[0-9a-f ]{64,}|[A-Z0-9]{4}(?:-[A-Z0-9]{4})+|demo-\d",  # digests, codes, versions
    r"UK GDPR Art 17\(3\)\([be]\): (?:legal claims|proof of consent|tax and accounting records)",
    r"Ctrl\+\w|£[\d.,]+|[\d.,]+\s(?:kB|MB|bytes)",  # keys, money and sizes, as Qt writes them
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*",  # dates, too
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*",
    r"\W|\d",
)
DATA = re.compile(f"(?:{'|'.join(_DATA)})+")
"""What is shown as it is, in any language."""
_MARKED = re.compile(r"\[!![^\[\]]*!!\]")
_ACROSS = Qt.Orientation.Horizontal
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class Pseudo(QTranslator):
    """Puts every text between marks; Qt's own stay."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return None if context.startswith("Q") or not re.search(r"[^\W_]", text) else f"[!! {text} !!]"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def built(qapp: QApplication, tmp_path: Path) -> Iterator[Built]:
    """The program on the demo, in English, with a keyring that is empty."""
    keyring = PlatformKeyring("test", "Test Keyring", Keyring())
    browser = ScriptedBrowser()
    choices = Choices(
        demo=True,
        places=Places.below(tmp_path / "kept"),
        open_browser=browser.open,
        open_keyring=lambda: keyring,
        copies_folder=tmp_path,
    )
    built = build(qapp, choices)
    built.languages.use("en")
    built.theme.prefer("light")
    built.program.window.resize(1200, 780)
    built.program.window.show()
    yield built
    built.languages.use("en")
    built.program.window.close()
    assert built.close()
    built.theme.take_off()
    built.program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _play(built: Built, qtbot: QtBot, out: Path, check: Callable[[QWidget], None]) -> None:
    """Go through the main job and look at what is in front after every step."""
    for step in journey(built, out):
        step.act()
        qtbot.waitUntil(step.until, timeout=30_000)
        QApplication.processEvents()
        front = QApplication.activeModalWidget()
        check(front if isinstance(front, QDialog) else built.program.window)


def _in_sight(front: QWidget) -> list[QWidget]:
    return [widget for widget in [front, *front.findChildren(QWidget)] if widget.isVisible()]


def _texts(front: QWidget) -> set[str]:
    """What is in sight, what screen readers say of it, and the menus of the window."""
    found = {front.windowTitle()}
    for widget in _in_sight(front):
        found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        if isinstance(widget, QLabel | QAbstractButton | QProgressBar):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            across = range(model.columnCount())
            found |= {str(model.headerData(column, _ACROSS) or "") for column in across}
            cells = [model.index(row, column) for row in range(min(30, model.rowCount())) for column in across]
            found |= {str(cell.data(role) or "") for cell in cells for role in _SAID}
    for menu in front.findChildren(QMenu):
        found |= {menu.title(), *(action.text() for action in menu.actions())}
    found |= {action.text() for action in front.findChildren(QAction)}
    return {text for text in found if text.strip()}


def _unmarked(text: str) -> str:
    """What of a text is neither translated nor data."""
    rest = unescape(text)
    while rest != (rest := _MARKED.sub("", rest)):
        pass
    return "" if not rest or DATA.fullmatch(rest) else rest


def _clipped(front: QWidget) -> list[str]:
    """Texts that have less room than they take."""
    found = []
    for widget in _in_sight(front):
        if isinstance(widget, QLabel):
            if widget.text() and not isinstance(widget, ElidedLabel):
                taken = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
                wide = 0 if widget.wordWrap() else widget.sizeHint().width()
                if wide > widget.width() or taken > widget.height() + 1:
                    found.append(widget.text())
        elif isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget.parent(), QLineEdit):
            least = widget.minimumSizeHint()
            if least.width() > widget.width() or least.height() > widget.height():
                found.append(widget.text())
    return found


def test_every_text_in_sight_is_translated(built: Built, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    pseudo = Pseudo()

    def speak() -> None:
        # A language that is switched to comes before those that are there.
        qapp.removeTranslator(pseudo)
        if built.languages.used == "en":
            qapp.installTranslator(pseudo)

    speak()
    built.languages.changed.connect(speak)
    left: dict[str, set[str]] = {}

    def check(front: QWidget) -> None:
        if built.languages.used == "en":
            for text in _texts(front):
                if rest := _unmarked(text):
                    left.setdefault(rest, set()).add(text[:80])

    _play(built, qtbot, tmp_path, check)
    built.languages.changed.disconnect(speak)
    qapp.removeTranslator(pseudo)
    assert not left


def test_german_leaves_no_english_and_cuts_nothing(built: Built, qtbot: QtBot, tmp_path: Path) -> None:
    messages = list(ET.fromstring(GERMAN.read_bytes()).iter("message"))  # noqa: S314 - our own file
    foreign = {message.findtext("source") for message in messages}
    foreign -= {message.findtext("translation") for message in messages}
    built.languages.use("de")
    english: set[str] = set()
    clipped: set[str] = set()

    def check(front: QWidget) -> None:
        if built.languages.used == "de":
            english.update(_texts(front) & foreign)
            with suppress(NothingCame):  # sizes follow texts, and places follow sizes
                qtbot.waitUntil(lambda: not _clipped(front), timeout=2000)
            clipped.update(_clipped(front))

    _play(built, qtbot, tmp_path, check)
    assert not english
    assert not clipped
