"""The theme: every role in every theme, live changes, fonts, icons, the focus ring."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QListWidget, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop import packaged
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.theme.focus_ring import FocusRing
from dijo_desktop.ui.theme.qss import mix, style_sheet
from dijo_desktop.ui.theme.tokens import Tokens
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.field import Field
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.terse_button import TerseButton

TOKENS = Tokens.read(packaged.resource("style", "tokens.json"))
TEXT_PAIRS = [
    ("text", "window"), ("text", "surface"), ("textSecondary", "surface"), ("textMuted", "sidebar"),
    ("onAccent", "accent"), ("onAccentSoft", "accentSoft"), ("onSelection", "selection"), ("link", "surface"),
    ("danger", "surface"), ("onDanger", "danger"), ("onWarningSoft", "warningSoft"), ("onInfoSoft", "infoSoft"),
    ("onSuccessSoft", "successSoft"), ("onDangerSoft", "dangerSoft"), ("onDemoSoft", "demoSoft"),
]  # fmt: skip


def _contrast(one: str, other: str) -> float:
    def luminance(value: str) -> float:
        parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_there_are_62_roles_in_each_of_four_themes() -> None:
    assert len(TOKENS.colour.roles) == 62
    assert set(TOKENS.colour.themes) == {"light", "dark", "highContrastLight", "highContrastDark"}
    for values in TOKENS.colour.themes.values():
        assert set(values) == set(TOKENS.colour.roles)


@pytest.mark.parametrize(("name", "demo"), list(itertools.product(TOKENS.colour.themes, (False, True))))
def test_every_text_can_be_read(name: str, demo: bool) -> None:
    values = TOKENS.values(name, demo=demo)
    for ink, ground in TEXT_PAIRS:
        assert _contrast(values[ink], values[ground]) >= 4.5, (ink, ground)
    for hovered in ("accentHover", "accentPressed"):
        assert _contrast(values["onAccent"], values[hovered]) >= 4.5


def test_demo_is_violet_everywhere() -> None:
    for name in TOKENS.colour.themes:
        plain, demo = TOKENS.values(name, demo=False), TOKENS.values(name, demo=True)
        for role in ("accent", "link", "focus", "dataStrong", "heat4"):
            assert demo[role] == plain["demo"] != plain[role]
    light = TOKENS.values("light", demo=True)
    assert QColor(light["accentHover"]).lightness() < QColor(light["accent"]).lightness()
    dark = TOKENS.values("dark", demo=True)
    assert QColor(dark["accentHover"]).lightness() > QColor(dark["accent"]).lightness()


class Wearer(QWidget):
    """Counts how often it is dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.worn: list[str] = []

    def wear(self, theme: Theme) -> None:
        self.worn.append(theme.name)


def test_widgets_are_dressed_before_they_are_shown_and_after_each_change(qtbot: QtBot, theme: Theme) -> None:
    widget = Wearer()
    qtbot.addWidget(widget)
    assert widget.worn == []
    widget.show()
    assert widget.worn == ["light"]
    with qtbot.waitSignal(theme.changed):
        theme.prefer("dark")
    assert set(widget.worn[1:]) == {"dark"}
    assert theme.preference == "dark"


def test_palette_and_style_sheet_follow(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    light = style_sheet(theme)
    assert "$" not in light
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#F4F5F5")
    theme.prefer("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#1A1D1E")
    assert style_sheet(theme) != light
    theme.set_demo(demo=True)
    assert theme.demo
    assert theme.colour("accent") == QColor("#C3A2EC")


def test_the_system_is_followed_until_the_user_chooses(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp)
    try:
        assert theme.preference == "system"
        with qtbot.waitSignal(theme.changed):
            qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        theme.prefer("light")
        assert theme.name == "light"
    finally:
        qapp.styleHints().unsetColorScheme()
        theme.take_off()
    theme.take_off()


def test_sizes_grow_with_the_text(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    label = PlainLabel("Calls", "title")
    qtbot.addWidget(label)
    label.show()
    unit, height = theme.unit, label.sizeHint().height()
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    assert theme.unit >= 1.7 * unit
    assert theme.u(2) == 2 * theme.unit
    assert label.sizeHint().height() >= 1.7 * height


def test_a_button_that_changes_keeps_the_size_of_the_text(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    """Qt's style sheets give a widget its first font back whenever they look at it again."""
    window, other = QWidget(), QWidget()
    for each in (window, other):
        qtbot.addWidget(each)
    button, field = TerseButton("filter"), Field("Search", icon="search")
    row = QHBoxLayout(window)
    for widget in (button, field):
        row.addWidget(widget)
    button.set_words("Filters")
    window.show()
    button.show_words(shown=True)
    small = button.font().pointSizeF()
    font = QFont(qapp.font())
    font.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(font)
    qapp.processEvents()
    button.show_words(shown=False)
    button.show_words(shown=True)
    QHBoxLayout(other).addWidget(field)
    other.show()
    qapp.processEvents()
    assert button.font().pointSizeF() == field.font().pointSizeF() == 2 * small
    (icon,) = field.findChildren(QToolButton)
    assert icon.height() >= theme.u(4)


def test_a_button_that_is_on_is_filled_in_high_contrast(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    button = Button("Insights", icon="chart")
    button.setCheckable(True)
    button.setChecked(True)
    qtbot.addWidget(button)
    button.show()
    middle = button.height() // 2
    assert button.grab().toImage().pixelColor(4, middle) == theme.colour("accentSoft")
    monkeypatch.setattr(theme, "_wanted_name", lambda: "highContrastDark")
    theme.refresh()
    assert button.grab().toImage().pixelColor(4, middle) == theme.colour("selection")
    drawn = button.icon().pixmap(QSize(18, 18), QIcon.Mode.Normal, QIcon.State.On).toImage()
    points = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    inks = {point.name() for point in points if point.alpha() > 100}
    assert theme.colour("onSelection").name() in inks


def test_fonts_have_roles_and_digits_of_equal_width(theme: Theme, qapp: QApplication) -> None:
    base = qapp.font().pointSizeF()
    assert theme.font("title").pointSizeF() == round(base * 1.5 * 2) / 2
    assert theme.font("caption").pointSizeF() >= base - 1
    assert theme.font("bodyStrong").weight() == QFont.Weight.DemiBold
    assert theme.font("body").featureValue(QFont.Tag("tnum")) == 1
    with pytest.raises(KeyError):
        theme.font("headline")
    with pytest.raises(KeyError):
        theme.colour("petrol")


def _colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = itertools.product(range(image.width()), range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


def test_icons_take_the_colour_of_their_role(theme: Theme) -> None:
    assert theme.colour("danger").name() in _colours(theme.pixmap("warning", "danger", 64))
    assert theme.pixmap("warning", "danger", 64).cacheKey() == theme.pixmap("warning", "danger", 64).cacheKey()
    theme.prefer("dark")
    assert theme.colour("danger").name() in _colours(theme.pixmap("warning", "danger", 64))
    assert not theme.icon("check").isNull()
    assert theme.pixmap("check", size=16, room=3).deviceIndependentSize().toSize().width() == 19


def test_only_some_icons_are_mirrored(theme: Theme, qapp: QApplication) -> None:
    before = {name: theme.pixmap(name, size=24).toImage() for name in ("chevron-right", "clock", "sign-out")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert theme.mirrored
    after = {name: theme.pixmap(name, size=24).toImage() for name in before}
    assert after["clock"] == before["clock"]
    assert after["chevron-right"] != before["chevron-right"]
    assert after["sign-out"] != before["sign-out"]
    assert theme.pixmap("check", size=16, room=3).width() >= 19


def test_groups_are_square_in_high_contrast(theme: Theme) -> None:
    assert theme.radius("group") == 8
    theme._name = "highContrastDark"
    assert theme.high_contrast
    assert theme.radius("group") == 0
    assert theme.radius("control") == 5


def test_mixing_colours() -> None:
    assert mix(QColor("#000000"), QColor("#ffffff"), 0.5).name() in ("#808080", "#7f7f7f")
    assert mix(QColor("#123456"), QColor("#ffffff"), 1).name() == "#123456"


@pytest.fixture
def controls(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for text in ("one", "two"):
        row.addWidget(QPushButton(text))
    row.addWidget(QListWidget())
    window.show()
    window.activateWindow()
    return window


def _ring(window: QWidget) -> FocusRing | None:
    rings = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    return rings[0] if rings else None


def test_the_ring_is_for_the_keyboard_only(controls: QWidget, theme: Theme) -> None:
    one, two = controls.findChildren(QPushButton)
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert _ring(controls) is None
    QTest.keyClick(two, Qt.Key.Key_Backtab)
    assert one.hasFocus()
    ring = _ring(controls)
    assert ring is not None
    assert ring.widget() is one
    around = ring.geometry()
    assert around.contains(one.geometry().adjusted(-4, -4, 4, 4))
    edge = controls.grab().toImage().pixelColor(QPoint(around.center().x(), around.top() + 1))
    assert edge == theme.colour("focus")


def test_lists_draw_their_own_ring(controls: QWidget) -> None:
    two = controls.findChildren(QPushButton)[1]
    two.setFocus()
    QTest.keyClick(two, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QListWidget)
    assert _ring(controls) is None


def test_the_ring_survives_a_change_of_theme(controls: QWidget, theme: Theme) -> None:
    one = controls.findChildren(QPushButton)[0]
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert _ring(controls) is not None
    theme.prefer("dark")
    assert _ring(controls) is not None


def test_the_ring_outlives_the_dialog_it_was_in(qtbot: QtBot, controls: QWidget, theme: Theme) -> None:
    dialog = QDialog(controls)
    row = QHBoxLayout(dialog)
    buttons = [QPushButton(text) for text in ("three", "four")]
    for button in buttons:
        row.addWidget(button)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=10_000)
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert _ring(dialog) is not None
    dialog.done(0)
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    controls.activateWindow()
    qtbot.waitUntil(controls.isActiveWindow, timeout=10_000)
    one, two = controls.findChildren(QPushButton)
    two.setFocus()
    QTest.keyClick(two, Qt.Key.Key_Backtab)
    ring = _ring(controls)
    assert ring is not None
    assert ring.widget() is one
