"""The shipped catalogues in a real window: German speaks at once, English counts right, menus keep their keys."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.data.rows import days, records_sentence
from dijo_desktop.ui.deletion.rail import StepRail
from dijo_desktop.ui.languages import Languages
from dijo_desktop.ui.self_test import try_translations
from dijo_desktop.ui.shell.status_area import SyncFacts
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.theme import Theme

SOURCES = sorted((Path(__file__).parents[2] / "i18n").glob("dijo_*.ts"))
NOW = 1_795_442_520_000


class Calls(QWidget):
    """A page that has a title and nothing else."""

    def title(self) -> str:
        return QCoreApplication.translate("CallsPage", "Calls")

    def enter(self) -> None:
        return

    def leave(self) -> None:
        return


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped catalogues, compiled."""
    made = tmp_path_factory.mktemp("i18n")
    for source in SOURCES:
        tool = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([tool, "-silent", source, "-qm", made / f"{source.stem}.qm"], check=True)
    return made


@pytest.fixture
def languages(qapp: QApplication, theme: Theme, folder: Path) -> Iterator[Languages]:
    languages = Languages(qapp, folder)
    languages.use("en")
    yield languages
    for translator in languages._installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages) -> MainWindow:
    window = MainWindow(theme, lambda: NOW)
    qtbot.addWidget(window)
    window.add_section("calls", Calls(), "calls")
    window.show_section("calls")
    window.show()
    window.sidebar.status.show_sync(SyncFacts("waiting"))
    window.bars.set_deletion(NOW + 90_000_000)
    return window


def test_german_is_spoken_at_once_and_english_again(window: MainWindow, languages: Languages, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    def shown() -> tuple[str, ...]:
        QCoreApplication.processEvents()
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel).text()
        return window.windowTitle(), window.sidebar.status.sync.text(), cancel

    assert shown() == ("Calls \u2013 DiJo Desktop", "Not synced yet", "Cancel")
    assert "1 day and 1 hour left." in window.bars.bar.text()
    languages.use("de")
    assert shown() == ("Anrufe \u2013 DiJo Desktop", "Noch nicht synchron", "Abbrechen")
    assert "Noch 1 Tag und 1 Stunde." in window.bars.bar.text()
    languages.use("en")
    assert shown() == ("Calls \u2013 DiJo Desktop", "Not synced yet", "Cancel")
    assert "1 day and 1 hour left." in window.bars.bar.text()


def test_one_is_not_many(languages: Languages) -> None:
    assert [records_sentence(1), records_sentence(3)] == ["1 record", "3 records"]
    assert [days(1), days(90), days(365)] == ["1 day", "3 months", "1 year"]
    languages.use("de")
    assert [records_sentence(1), records_sentence(1411)] == ["1 Datensatz", "1.411 Datensätze"]
    assert [days(1), days(90), days(730)] == ["1 Tag", "3 Monate", "2 Jahre"]


@pytest.mark.parametrize("code", ["en", "de"])
def test_no_two_items_of_a_menu_share_a_key(window: MainWindow, languages: Languages, code: str) -> None:
    languages.use(code)
    QCoreApplication.processEvents()
    menus = [window.menus._file, window.menus._view]
    groups = [[menu.title() for menu in menus], *([action.text() for action in menu.actions()] for menu in menus)]
    for texts in groups:
        keys = [found[1].lower() for text in texts if (found := re.search(r"&(\w)", text))]
        assert len(keys) == len(set(keys)), texts
    assert len([text for texts in groups for text in texts if re.search(r"&\w", text)]) >= 9


def test_the_steps_of_deleting_are_never_cut(qtbot: QtBot, theme: Theme, languages: Languages) -> None:
    languages.use("de")
    rail = StepRail(theme)
    qtbot.addWidget(rail)
    assert rail.titles() == ["Bevor Sie gehen", "Was geschieht", "Bestätigen", "Fertig"]
    assert rail.minimumSizeHint().width() <= theme.u(47.5) - 2 * theme.u(4.5)


def test_doctor_finds_ours_and_those_of_qt(languages: Languages) -> None:
    assert try_translations() == "en, de, Qt's own texts too"
