"""The accounts of this computer below the offer to sign in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop import packaged
from dijo_desktop.client.homes import Known
from dijo_desktop.ui import format as written
from dijo_desktop.ui.languages import Languages
from dijo_desktop.ui.sign_in.known_accounts import KnownAccounts
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named

ADA = Known("one", "ada@dijo.example", "dijo.example", signed_in=True)
OUT = Known("two", "", "dijo.example", signed_in=False)
OPEN = f"Open {written.isolated(ADA.email)}"


@pytest.fixture
def known(qtbot: QtBot, theme: Theme) -> KnownAccounts:
    known = KnownAccounts()
    qtbot.addWidget(known)
    known.wear(theme)
    return known


def buttons(known: KnownAccounts) -> dict[str, QAbstractButton]:
    """What is in sight to press, by its name."""
    found = [one for one in known.findChildren(QAbstractButton) if one.isVisibleTo(known)]
    return {one.accessibleName(): one for one in found}


def test_without_an_account_there_is_nothing(known: KnownAccounts) -> None:
    known.show_known([])
    assert (known.empty, known.isHidden()) == (True, True)


def test_who_is_signed_in_can_go_on_and_everybody_can_be_removed(known: KnownAccounts, qtbot: QtBot) -> None:
    known.show_known([ADA, OUT])
    known.show()
    assert not known.empty
    assert_named(known)
    remove = [name for name in buttons(known) if name.startswith("Remove")]
    assert sorted(buttons(known)) == sorted([OPEN, *remove])
    assert len(remove) == 2
    with qtbot.waitSignal(known.chosen) as chosen:
        QTest.mouseClick(buttons(known)[OPEN], Qt.MouseButton.LeftButton)
    assert chosen.args == ["one"]
    with qtbot.waitSignal(known.remove) as removed:
        QTest.mouseClick(buttons(known)["Remove Signed-out account from this computer"], Qt.MouseButton.LeftButton)
    assert removed.args == ["two"]


def test_a_new_list_takes_the_place_of_the_old(known: KnownAccounts, qtbot: QtBot) -> None:
    known.show_known([ADA, OUT])
    known.show_known([ADA])
    known.show()
    QCoreApplication.sendEvent(known, QEvent(QEvent.Type.LanguageChange))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: len(buttons(known)) == 2)


def test_another_language_takes_the_room_it_needs_at_once(
    known: KnownAccounts, qtbot: QtBot, qapp: QApplication
) -> None:
    known.show_known([ADA, OUT])
    known.resize(460, 200)
    known.show()
    known.activateWindow()
    before, there = (
        set(map(id, buttons(known).values())),
        Known("one", "b@dijo.example", "dijo.example", signed_in=True),
    )
    buttons(known)[OPEN].setFocus()
    languages = Languages(qapp, packaged.catalogues())
    try:
        languages.use("de")
        qtbot.waitUntil(lambda: {one.text() for one in buttons(known).values()} == {"Öffnen", "Entfernen…"})
        assert {id(one) for one in buttons(known).values()} == before, "the keyboard stays where it was"
        for accounts in (None, [there]):
            if accounts is not None:
                known.show_known(accounts)
            qtbot.waitUntil(lambda: all(_has_room(one, known) for one in buttons(known).values()))
    finally:
        languages.take_off()


def _has_room(button: QAbstractButton, known: KnownAccounts) -> bool:
    """Whether the words and the air beside them are in the button, and the button in the list."""
    whole = button.visibleRegion().boundingRect() == button.rect()
    return whole and button.width() >= button.sizeHint().width() > button.fontMetrics().horizontalAdvance(
        button.text()
    )
