"""A figure with what it is above and one line of context below; three on a page at most."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class Stat(QFrame):
    """A tile; read out as one sentence."""

    def __init__(
        self, caption: str = "", figure: str = "", context: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("group")
        self.caption = PlainLabel(caption, "caption", "textMuted")
        self.figure = PlainLabel(figure, "title")
        self.context = PlainLabel(context, "caption", "textSecondary", wrap=True)
        self._column = QVBoxLayout(self)
        for label in (self.caption, self.figure, self.context):
            self._column.addWidget(label)
        self.say(caption, figure, context)

    def say(self, caption: str, figure: str, context: str = "") -> None:
        """Show this."""
        self.caption.setText(caption)
        self.figure.setText(figure)
        self.context.setText(context)
        self.context.setVisible(bool(context))
        self.setAccessibleName(", ".join(part for part in (caption, figure, context) if part))

    def wear(self, theme: Theme) -> None:
        """Take margins; the figure is not bold."""
        self._column.setContentsMargins(theme.u(3.5), theme.u(2), theme.u(3.5), theme.u(2))
        self._column.setSpacing(theme.u(0.5))
