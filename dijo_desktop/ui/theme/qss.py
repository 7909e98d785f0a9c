"""The one style sheet: what palette and delegates cannot say."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from dijo_desktop.ui.theme.theme import Theme

_SHEET = Template("""
QPushButton { background: $controlFill; border: 1px solid $buttonBorder; border-radius: ${r}px; color: $text;
  padding: 0 ${pad}px; outline: 0; }
QPushButton:hover { background: $controlFillHover; }
QPushButton:pressed { background: $surfacePressed; }
QPushButton:checked { background: $onFill; border-color: $accent; color: $onInk; }
QPushButton:disabled { background: transparent; border-color: $border; color: $textDisabled; }
QPushButton[trailing="true"] { padding-right: ${padMenu}px; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $onAccent; }
QPushButton[kind="primary"]:hover { background: $accentHover; border-color: $accentHover; }
QPushButton[kind="primary"]:pressed { background: $accentPressed; border-color: $accentPressed; }
QPushButton[kind="destructive"] { color: $danger; }
QPushButton[kind="destructive"]:hover { background: $dangerSoft; }
QPushButton[kind="destructive"]:pressed { background: $dangerSoft; border-color: $danger; }
QPushButton[kind="final"] { background: $danger; border-color: $danger; color: $onDanger; }
QPushButton[kind="final"]:hover, QPushButton[kind="final"]:pressed { background: $dangerHover;
  border-color: $dangerHover; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="final"]:disabled, QPushButton[kind="destructive"]:disabled {
  background: transparent; border-color: $border; color: $textDisabled; }
QPushButton[kind="flat"], QPushButton[kind="link"] { background: transparent; border-color: transparent; }
QPushButton[kind="flat"]:hover { background: $surfaceHover; }
QPushButton[kind="flat"]:pressed { background: $surfacePressed; }
QPushButton[kind="flat"]:disabled { border-color: transparent; }
QPushButton[kind="flat"]:checked { background: $onFill; border-color: $accent; color: $onInk; }
QPushButton[kind="link"] { border: 0; color: $link; padding: 0; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $textDisabled; }
QPushButton[square="true"] { padding: 0; }
QLineEdit, QPlainTextEdit, QSpinBox { background: $controlFill; border: 1px solid $controlBorder;
  border-radius: ${r}px; padding: 0 ${field}px; color: $text; selection-background-color: $accent;
  selection-color: $onAccent; }
QPlainTextEdit { padding: ${field}px; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
QSpinBox QLineEdit { background: transparent; border: 0; padding: 0; }
QLineEdit:disabled { background: transparent; border-color: $border; color: $textDisabled; }
QLineEdit[wrong="true"] { border-color: $danger; }
QFrame#group { background: $surface; border: 1px solid $border; border-radius: ${rg}px; }
QFrame#hairline { background: $divider; border: 0; }
QFrame#sidebar { background: $sidebar; border: 0; }
QFrame#raised { background: $surfaceRaised; border: ${floating}px solid $border; border-radius: ${rg}px; }
QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; border: 0; }
QTableView, QListView, QTreeView { border: 0; background: $surface; outline: 0; color: $text; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surfaceRaised; }
QCalendarWidget QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${r}px;
  color: $text; padding: ${tight}px ${field}px; }
QCalendarWidget QToolButton:hover { background: $surfaceHover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QTableView { background: $surfaceRaised; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; border: 0; border-bottom: 1px solid $divider;
  color: $textMuted; padding: 0; }
QMenu { background: $surfaceRaised; border: ${floating}px solid $border; padding: ${tight}px 0; color: $text; }
QMenu::item { padding: ${field}px ${padMenu}px ${field}px ${pad}px; background: transparent; }
QMenu::item:selected { background: $selection; color: $onSelection; }
QMenu::item:disabled { color: $textDisabled; }
QMenu::separator { height: 1px; background: $divider; margin: ${tight}px 0; }
QMenuBar { background: $sidebar; color: $text; }
QMenuBar::item { background: transparent; padding: ${tight}px ${field}px; }
QMenuBar::item:selected { background: $surfaceHover; }
QToolTip { background: $surfaceRaised; color: $text; border: 1px solid $border; padding: ${tight}px; }
QProgressBar { background: $surfacePressed; border: 0; border-radius: ${bar}px; text-align: center;
  color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: ${bar}px; }
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle { background: $scrollHandle; border-radius: ${scrollRadius}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${scrollMin}px; }
QScrollBar::handle:horizontal { min-width: ${scrollMin}px; }
QScrollBar::handle:hover { background: $controlBorder; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet for the theme in use."""
    names = {name for _, name, braced, _ in _SHEET.pattern.findall(_SHEET.template) if name}
    on = ("selection", "onSelection") if theme.high_contrast else ("accentSoft", "onAccentSoft")
    roles = dict(zip(("onFill", "onInk"), on, strict=True))
    own = ("buttonBorder", "scrollHandle")
    colours = {name: _css(theme.colour(roles.get(name, name))) for name in names if name not in own}
    border, fill = theme.colour("controlBorder"), theme.colour("controlFill")
    sizes = {
        "r": theme.radius("control"),
        "rg": theme.radius("group"),
        "bar": 2,
        "tight": theme.u(1),
        "gap": theme.u(2),
        "field": theme.u(1.5),
        "pad": theme.u(3),
        "padMenu": theme.u(7),
        "floating": 2 if theme.high_contrast else 1,
        "scroll": theme.u(3),
        "scrollRadius": theme.u(1.5) - 2,
        "scrollMin": theme.u(8),
    }
    softened = _css(mix(border, fill, 1.0 if theme.high_contrast else 0.55))
    mixed = {"buttonBorder": softened, "scrollHandle": softened}
    return _SHEET.substitute(colours, **{name: str(size) for name, size in sizes.items()}, **mixed)


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """So much of one colour in another, as the eye sees a half-transparent one."""
    return QColor(
        *(round(a * share + b * (1 - share)) for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True))  # type: ignore[index]
    )


def _css(colour: QColor) -> str:
    return colour.name() if colour.alpha() == 255 else colour.name(QColor.NameFormat.HexArgb)
