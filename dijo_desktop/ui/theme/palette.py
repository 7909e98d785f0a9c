"""The palette of Qt from the colours of the theme."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surfaceSunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "controlFill",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "onSelection",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.PlaceholderText: "textMuted",
    QPalette.ColorRole.ToolTipBase: "surfaceRaised",
    QPalette.ColorRole.ToolTipText: "text",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(colours: Mapping[str, QColor]) -> QPalette:
    """The palette: every role of Qt that our widgets or native dialogs read."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, colours[name])
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, colours["textDisabled"])
    return made
