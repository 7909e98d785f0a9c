"""The browser says at the end what happened, in the language of the window at that time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from dijo_desktop.client.callback import Words, page
from dijo_desktop.ui.browser_words import browser_words


class Shouting(QTranslator):
    """Writes everything in capitals, but for the names of what is filled in."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return re.sub(r"\{\w+\}", lambda name: name.group().lower(), text.upper())

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[None]:
    translator = Shouting()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_in_english_they_are_those_of_the_receiver() -> None:
    assert browser_words("en") == Words()


@pytest.mark.usefixtures("shouting")
def test_they_follow_the_language() -> None:
    words = browser_words("de")
    done, refused = page(200, words).decode(), page(400, words).decode()
    assert "<html lang=de>" in done.replace("'", "")
    assert "<h1>YOU CAN CLOSE THIS TAB</h1><p>DIJO DESKTOP HAS THE ANSWER AND GOES ON.</p>" in done
    assert "<h1>THIS ANSWER WAS NOT TAKEN</h1>" in refused
