"""The theme: one object that knows every colour, font, size and icon, and puts them on the application."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from dijo_desktop import packaged
from dijo_desktop.ui.theme.focus_ring import FocusRing
from dijo_desktop.ui.theme.icons import Icons
from dijo_desktop.ui.theme.palette import palette
from dijo_desktop.ui.theme.qss import style_sheet
from dijo_desktop.ui.theme.style import Style
from dijo_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

Preference = Literal["system", "light", "dark"]
UNIT_MIN = 4


class Theme(QObject):
    """Colours by role, fonts by role, the unit, icons; `changed` follows every change of any of them."""

    changed = Signal()

    def __init__(self, *, demo: bool = False, preference: Preference = "system") -> None:
        super().__init__()
        self._demo = demo
        self._preference: Preference = preference
        self._tokens = Tokens.read(packaged.resource("style", "tokens.json"))
        self._icons = Icons(packaged.resource("icons"))
        self._style: Style | None = None
        self._ring: FocusRing | None = None
        self._handing_out = True
        self._reckon()

    @property
    def preference(self) -> Preference:
        """What the user chose."""
        return self._preference

    @property
    def demo(self) -> bool:
        """Whether violet stands for petrol."""
        return self._demo

    @property
    def name(self) -> str:
        """Name of the theme in use: light, dark, highContrastLight or highContrastDark."""
        return self._name

    @property
    def high_contrast(self) -> bool:
        """Whether the person asked for high contrast: no soft fills, square groups, thick borders."""
        return self._name in HIGH_CONTRAST.values()

    @property
    def still(self) -> bool:
        """Whether the person's system asks for no motion; then every duration is 0."""
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)

    @property
    def em(self) -> float:
        """Height of the body text's em square in logical pixels: what the widths of layouts are measured in."""
        screen = QGuiApplication.primaryScreen()
        return QApplication.font().pointSizeF() * (screen.logicalDotsPerInch() if screen else 96) / 72

    @property
    def unit(self) -> int:
        """The unit of all sizes in logical pixels; grows with the text."""
        return self._unit

    def u(self, units: float) -> int:
        """A size of so many units in logical pixels."""
        return round(units * self._unit)

    def radius(self, name: str) -> int:
        """Corner radius of control, chip, group, dialog or bar in logical pixels."""
        square = self.high_contrast and name in ("group", "dialog")
        return 0 if square else int(str(self._tokens.radii[name]))

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return self._colours[role]

    def font(self, role: str = "body") -> QFont:
        """The font of a text role, with digits of equal width."""
        return QFont(self._fonts[role])

    def pixmap(self, name: str, role: str = "text", size: int | None = None, *, room: int = 0) -> QPixmap:
        """An icon in a colour role, `size` logical pixels (else 4.5 units)."""
        return self._icons.pixmap(
            name, size or self.u(4.5), self.colour(role), self._ratio(), mirrored=self.mirrored, room=room
        )

    def icon(self, name: str, role: str = "text", size: int | None = None, *, room: int = 0) -> QIcon:
        """An icon for buttons and menus, grey when disabled."""
        icon = QIcon(self.pixmap(name, role, size, room=room))
        icon.addPixmap(self.pixmap(name, "textDisabled", size, room=room), QIcon.Mode.Disabled)
        if self.high_contrast:  # a button that is on is filled
            on = self.pixmap(name, "onSelection", size, room=room)
            icon.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def prefer(self, preference: Preference) -> None:
        """Take the user's choice of light or dark, or follow the system."""
        self._preference = preference
        hints = QGuiApplication.styleHints()
        match preference:
            case "light":
                hints.setColorScheme(Qt.ColorScheme.Light)
            case "dark":
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case _:
                hints.unsetColorScheme()
        self.refresh()

    def set_demo(self, *, demo: bool) -> None:
        """Enter or leave demo mode."""
        self._demo = demo
        self.refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the application, and keep it dressed when the system changes its colours."""
        self._style = Style(self.dress, lambda: self.u(4), lambda: self.icon("close", "textMuted", self.u(3.75)))
        app.setStyle(self._style)
        self._ring = FocusRing(app, self)
        app.styleHints().colorSchemeChanged.connect(self.refresh)
        app.fontChanged.connect(self.refresh)
        app.layoutDirectionChanged.connect(self.refresh)
        self.prefer(self._preference)

    def take_off(self) -> None:
        """Stop dressing the application."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._style is not None:
            app.styleHints().colorSchemeChanged.disconnect(self.refresh)
            app.fontChanged.disconnect(self.refresh)
            app.layoutDirectionChanged.disconnect(self.refresh)
            # While our style still exists: the application must not keep one that is gone.
            app.setStyleSheet("")
            app.setStyle("Fusion")
        self._style = None
        if self._ring is not None:
            self._ring.end()
            self._ring = None

    def refresh(self) -> None:
        """Reckon everything anew and dress the application again: the system's font, colours or screen changed."""
        self._reckon()
        app = QApplication.instance()
        if self._style is None or not isinstance(app, QApplication):
            return
        # A new style sheet makes Qt polish every widget; each is dressed once, below, in the end.
        self._handing_out = False
        app.setPalette(palette(self._colours))
        # A sheet that replaces one makes Qt polish each widget once for every ancestor: first none is faster.
        app.setStyleSheet("")
        app.setStyleSheet(style_sheet(self))
        self._handing_out = True
        for widget in app.allWidgets():
            if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                self.dress(widget)
        if self._ring is not None:
            self._ring.follow(None, app.focusWidget())
        self.changed.emit()

    def dress(self, widget: QWidget) -> None:
        """Hand the theme to a widget that wears one."""
        wear = getattr(widget, "wear", None)
        if wear is not None and self._handing_out:
            if widget.property(_FONT_BEFORE) is not None:
                widget.setProperty(_FONT_BEFORE, None)
            wear(self)

    def _reckon(self) -> None:
        self._name = self._wanted_name()
        values = self._tokens.values(self._name, demo=self._demo)
        self._colours = {role: _colour(value) for role, value in values.items()}
        body = QApplication.font()
        self._unit = max(UNIT_MIN, round(QFontMetricsF(body).height() / 4))
        self._fonts = {role: self._font_of(role, body) for role in self._tokens.type if role in _TEXT_ROLES}

    def _font_of(self, role: str, body: QFont) -> QFont:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font = QFont(fixed if role == "mono" else body)
        shape = self._tokens.text_role(role)
        size = body.pointSizeF()
        font.setPointSizeF(max(size - 1, round(size * shape.factor * 2) / 2))
        font.setWeight(QFont.Weight(shape.weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _wanted_name(self) -> str:
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if self._preference != "system":
            dark = self._preference == DARK
        name = DARK if dark else LIGHT
        # Kept in a name: PySide deletes what accessibility() belongs to when nobody holds the hints.
        wishes = hints.accessibility()
        return HIGH_CONTRAST[name] if wishes.contrastPreference() == Qt.ContrastPreference.HighContrast else name

    def _ratio(self) -> float:
        screen = QGuiApplication.primaryScreen()
        return max([1.0, *(each.devicePixelRatio() for each in QGuiApplication.screens())]) if screen else 1.0

    @property
    def mirrored(self) -> bool:
        """Whether the language reads from right to left."""
        return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


_FONT_BEFORE = "_q_styleSheetWidgetFont"
"""Here Qt's style sheets keep the first font of a widget, and give it back at every other parent or property."""
_TEXT_ROLES = frozenset({"caption", "captionStrong", "body", "bodyStrong", "section", "title", "figure", "mono"})


def _colour(value: str) -> QColor:
    """A colour of the tokens, which write the alpha last (Qt wants it first)."""
    colour = QColor(value[:7])
    if len(value) == len("#RRGGBBAA"):
        colour.setAlpha(int(value[7:], 16))
    return colour
