"""A field for a day looks like every other field."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.date_field import DateField


def test_it_has_the_border_of_fields_and_takes_keys(qtbot: QtBot, theme: Theme) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 11, 23))
    field.show()
    image = field.grab().toImage()
    assert image.pixelColor(0, image.height() // 2).name() == theme.colour("controlBorder").name()
    assert field.height() == theme.u(7.5)
    field.resize(3 * field.width(), field.height())
    assert field.rect().adjusted(1, 1, -1, -1).contains(field.lineEdit().geometry())
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.date() != QDate(2026, 11, 23)
