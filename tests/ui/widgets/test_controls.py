"""Buttons, switches, segments, chips, fields and boxes behave as their kinds do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.chip import Chip
from dijo_desktop.ui.widgets.field import Field
from dijo_desktop.ui.widgets.segmented import Segmented
from dijo_desktop.ui.widgets.switch import Switch
from tests.ui.conftest import assert_named, nameless


def _shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for widget in widgets:
        row.addWidget(widget)
    window.show()
    window.activateWindow()
    # The window lives as long as what is in it: qtbot holds it weakly.
    widgets[0].window_kept = window  # type: ignore[attr-defined]
    return window


def _ground(widget: QWidget) -> str:
    return widget.grab().toImage().pixelColor(widget.width() - 6, widget.height() // 2).name()


@pytest.mark.parametrize(("kind", "role"), [("primary", "accent"), ("final", "danger"), ("secondary", "controlFill")])
def test_the_kind_of_a_button_shows(qtbot: QtBot, theme: Theme, kind: str, role: str) -> None:
    button = Button("Save", kind)  # type: ignore[arg-type]
    _shown(qtbot, button)
    assert _ground(button) == theme.colour(role).name()
    theme.prefer("dark")
    assert _ground(button) == theme.colour(role).name()


def test_a_button_becomes_another_icon_and_another_text(qtbot: QtBot, theme: Theme) -> None:
    button = Button("", "secondary", "more", name="More")
    window = _shown(qtbot, button)
    assert button.width() == button.height() == theme.u(7.5)
    assert_named(window)
    button.setText("A much longer text")
    button.set_icon("check")
    QApplication.processEvents()
    assert button.width() > 2 * button.height()


def test_an_icon_button_without_a_name_is_found(qtbot: QtBot, theme: Theme) -> None:
    assert nameless(_shown(qtbot, Button("", "flat", "more"))) == ["Button"]


def test_the_last_step_is_never_the_default(theme: Theme) -> None:
    button = Button("Erase", "final")
    assert not button.autoDefault()
    assert not button.isDefault()


def test_a_menu_button_has_a_chevron_at_its_end(qtbot: QtBot, theme: Theme) -> None:
    plain, menu = Button("Export"), Button("Export", menu=True)
    _shown(qtbot, plain, menu)
    assert menu.width() > plain.width()

    def chevron() -> bool:
        image = menu.grab().toImage()
        across, down = range(menu.width() * 3 // 4, menu.width() - 4), range(8, menu.height() - 8)
        return any(image.pixelColor(x, y).lightness() < 160 for x in across for y in down)

    assert chevron()
    menu.setText("")
    assert menu.width() == menu.height()


def test_a_switch_is_a_check_box_for_readers(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch("Analytics", on=True)
    _shown(qtbot, switch)
    interface = QAccessible.queryAccessibleInterface(switch)
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Analytics"
    assert interface.state().checked
    assert switch.size().width() == theme.u(9)


def test_a_switch_takes_click_and_space(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch("Analytics")
    _shown(qtbot, switch)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.place == 0


def test_a_switch_slides_unless_the_person_wants_no_motion(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, enable=True)
    try:
        switch = Switch("Analytics")
        _shown(qtbot, switch)
        assert not theme.still
        switch.setChecked(True)
        assert switch.place < 1
        qtbot.waitUntil(lambda: switch.place == 1)
    finally:
        qapp.setEffectEnabled(Qt.UIEffect.UI_General, enable=False)


def test_a_locked_switch_stays_on(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch("Needed", locked=True)
    _shown(qtbot, switch)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert switch.isChecked()
    assert not switch.isEnabled()


def test_the_knob_is_at_the_other_side_in_arabic(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    switch = Switch("Analytics", on=True)
    _shown(qtbot, switch)
    knob, ground = theme.colour("onAccent"), theme.colour("accent")

    def ends() -> tuple[str, str]:
        image, middle = switch.grab().toImage(), switch.height() // 2
        return image.pixelColor(6, middle).name(), image.pixelColor(switch.width() - 7, middle).name()

    assert ends() == (ground.name(), knob.name())
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert ends() == (knob.name(), ground.name())


@pytest.fixture
def segmented(qtbot: QtBot, theme: Theme) -> Segmented:
    widget = Segmented([("day", "Day"), ("month", "Month"), ("none", "None")], "Group by")
    _shown(qtbot, widget)
    return widget


def test_one_segment_is_chosen(segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    assert segmented.key == "day"
    QTest.mouseClick(segmented._segments["none"], Qt.MouseButton.LeftButton)
    assert (segmented.key, chosen) == ("none", ["none"])
    segmented.choose("month")
    assert chosen == ["none"]


def test_arrow_keys_choose_the_neighbour(segmented: Segmented, qapp: QApplication) -> None:
    segmented._segments["day"].setFocus()
    QTest.keyClick(segmented._segments["day"], Qt.Key.Key_Right)
    assert segmented.key == "month"
    assert segmented._segments["month"].hasFocus()
    QTest.keyClick(segmented._segments["month"], Qt.Key.Key_Left)
    QTest.keyClick(segmented._segments["day"], Qt.Key.Key_Left)
    assert segmented.key == "day"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(segmented._segments["day"], Qt.Key.Key_Left)
    assert segmented.key == "month"
    QTest.keyClick(segmented._segments["month"], Qt.Key.Key_Space)
    assert segmented.key == "month"


def test_the_choice_moves_nothing(segmented: Segmented) -> None:
    widths = [segment.width() for segment in segmented._segments.values()]
    segmented.choose("month")
    QApplication.processEvents()
    assert widths == [segment.width() for segment in segmented._segments.values()]


def test_segments_take_new_words_and_can_be_out_of_use(segmented: Segmented, theme: Theme) -> None:
    segmented.set_texts(("Tag", "Monat", "Ohne"), "Gruppe")
    assert segmented.accessibleName() == "Gruppe"
    assert segmented._segments["month"].text() == "Monat"
    segmented.setEnabled(False)
    theme._name = "highContrastDark"
    assert not segmented.grab().isNull()
    assert_named(segmented)


def test_a_chip_grows_a_tick(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip("Free", "176")
    window = _shown(qtbot, chip)
    assert chip.accessibleName() == "Free 176"
    assert_named(window)
    narrow = chip.width()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert chip.isChecked()
    assert chip.width() > narrow
    assert theme.colour("accentSoft").name() == chip.grab().toImage().pixelColor(4, chip.height() // 2).name()
    chip.set_text("Weekends")
    assert chip.accessibleName() == "Weekends"


def test_a_field_says_that_it_is_wrong(qtbot: QtBot, theme: Theme) -> None:
    field = Field("Service address", icon="globe")
    window = _shown(qtbot, field)
    assert_named(window)

    def border() -> str:
        return field.grab().toImage().pixelColor(field.width() // 2, 0).name()

    field.clearFocus()
    assert border() == theme.colour("controlBorder").name()
    field.set_wrong(wrong=True)
    assert border() == theme.colour("danger").name()
    field.set_wrong(wrong=False)
    assert border() != theme.colour("danger").name()
