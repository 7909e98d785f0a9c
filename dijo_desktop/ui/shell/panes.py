"""F6: from pane to pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_TAB_STOPS = (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)


def next_pane(panes: Sequence[QWidget], focused: QWidget | None, step: int) -> QWidget | None:
    """Give the keyboard to the next pane that can take it; says which widget got it."""
    # The last that fits: a pane inside another comes after it.
    here = max((at for at, pane in enumerate(panes) if focused is pane or _inside(pane, focused)), default=-1)
    if here < 0:
        here = -1 if step > 0 else 0
    for turn in range(1, len(panes) + 1):
        target = first_stop(panes[(here + turn * step) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            # Qt holds only its own keys for the keyboard: said before, it would be taken back by the focus itself.
            target.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            QApplication.instance().focusChanged.emit(focused, target)  # type: ignore[union-attr]
            return target
    return None


def first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that takes the keyboard; of a choice the one chosen."""
    if not pane.isVisible():
        return None
    stops = [widget for widget in (pane, *pane.findChildren(QWidget)) if _takes_keys(widget)]
    chosen = [widget for widget in stops if widget.property("checked")]
    return next(iter(chosen or stops), None)


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() in _TAB_STOPS


def _inside(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and pane.isAncestorOf(focused)
