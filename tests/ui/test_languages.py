"""The language changes while the program runs: texts, Qt's own texts, numbers, reading direction."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.languages import Languages
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.language_button import LanguageButton

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="{code}">
<context><name>format</name><message><source>Free</source><translation>{free}</translation></message></context>
<context><name>LanguageButton</name><message><source>As the system</source><translation>{system}</translation>
</message></context></TS>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two compiled catalogues."""
    for code, free, system in (("de", "Kostenlos", "Wie das System"), ("ar", "مجاني", "كالنظام")):
        source = tmp_path / f"dijo_{code}.ts"
        source.write_text(CATALOGUE.format(code=code, free=free, system=system), encoding="utf-8")
        tool = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([tool, source, "-qm", source.with_suffix(".qm")], check=True, capture_output=True)
    return tmp_path


@pytest.fixture
def languages(qapp: QApplication, theme: Theme, folder: Path) -> Iterator[Languages]:
    languages = Languages(qapp, folder)
    yield languages
    languages.use("en")


def test_the_languages_there_are(languages: Languages) -> None:
    assert languages.codes() == ["en", "ar", "de"]
    assert [languages.name(code) for code in ("en", "de")] == ["English", "Deutsch"]


def test_everything_switches_at_once(languages: Languages, qtbot: QtBot) -> None:
    button = LanguageButton([("en", "English"), ("de", "Deutsch")])
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(button)
    qtbot.addWidget(box)
    assert button.text() == "English"
    with qtbot.waitSignal(languages.changed):
        languages.use("de")
    QCoreApplication.processEvents()
    assert QCoreApplication.translate("format", "Free") == "Kostenlos"
    assert button.text() == "Deutsch"
    assert button._actions[""].text() == "Wie das System"
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    assert QLocale().decimalPoint() == ","
    languages.use("en")
    QCoreApplication.processEvents()
    assert button.text() == "English"
    assert button._actions[""].text() == "As the system"
    assert QLocale().name() == "en_GB"


def test_arabic_reads_from_right_to_left(languages: Languages, qapp: QApplication) -> None:
    languages.use("ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    languages.use("de")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_language_that_is_not_there_falls_back_to_the_system(languages: Languages) -> None:
    languages.use("xx")
    assert languages.chosen == "xx"
    assert languages.used in languages.codes()


def test_the_button_offers_every_language(languages: Languages, qtbot: QtBot) -> None:
    button = LanguageButton([("en", "English"), ("de", "Deutsch")])
    qtbot.addWidget(button)
    chosen: list[str] = []
    button.chosen.connect(chosen.append)
    texts = {action.text(): action for action in button._choices.actions()}
    assert list(texts) == ["As the system", "English", "Deutsch"]
    texts["Deutsch"].trigger()
    assert chosen == ["de"]
    button.show_language("de")
    assert button.text() == "Deutsch"
    assert button.accessibleName() == "Language: Deutsch"
    button.click()
    assert button._choices.isVisible()
    button._choices.close()
