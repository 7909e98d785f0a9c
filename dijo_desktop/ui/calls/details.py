"""One call with all that is known about it, in place of the overview beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.calls.detail_words import call_facts, call_title
from dijo_desktop.ui.calls.more_words import more_facts, more_note
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from dijo_desktop.store.call_rows import CallRow
    from dijo_desktop.ui.theme import Theme


class CallDetails(QWidget):
    """Date, begin, end, duration and cost to the last digit, the identifier, and what the policy says about them.

    `wrong_asked` carries the call; `back_asked` comes with Escape, too.
    """

    back_asked = Signal()
    wrong_asked = Signal(object)
    policy_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._call: CallRow | None = None
        self._zone = "UTC"
        self._pairs: list[tuple[PlainLabel, PlainLabel]] = []
        self.back = Button(" ", "link", "chevron-left")
        self.back.clicked.connect(self.back_asked)
        self._title = PlainLabel("", "section", wrap=True)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._id_name = PlainLabel("", "caption", "textMuted")
        self._id = PlainLabel("", "mono", wrap=True, selectable=True)
        self.copy_id = Button(" ", small=True, icon="copy")
        self.copy_id.clicked.connect(self._copy_id)
        self._more_note = PlainLabel("", "caption", "textMuted", wrap=True)
        self._note = PlainLabel("", "caption", "textMuted", wrap=True)
        self.policy = Button(" ", "link", small=True)
        self.policy.clicked.connect(self.policy_asked)
        self.wrong = Button(" ")
        self.wrong.clicked.connect(self._tell)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._more_note)
        self._column.addWidget(self._id_name)
        self._column.addWidget(self._id)
        for button in (self.copy_id, self.wrong):
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            self._column.addLayout(line)
        self._column.addStretch(1)
        self._column.addWidget(self._note)
        self._column.addWidget(self.policy, 0, Qt.AlignmentFlag.AlignLeading)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 0)
        self._page = page
        self._scroll = Scroll(page)
        self._scroll.viewport().installEventFilter(self)
        whole.addWidget(self._scroll)
        self.retranslate()

    @property
    def call(self) -> CallRow | None:
        """The call that is shown."""
        return self._call

    @property
    def facts(self) -> dict[str, str]:
        """What is said, by the name of each fact."""
        return {name.text(): value.text() for name, value in self._pairs}

    def show_call(self, call: CallRow | None, time_zone: str) -> None:
        """Show this call in that zone (an IANA name); none forgets the one before."""
        self._call, self._zone = call, time_zone
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        self.setAccessibleName(self.tr("Details of the call"))
        self.back.setText(self.tr("Back to the overview"))
        self.copy_id.setText(self.tr("Copy identifier"))
        self.wrong.setText(self.tr("This is wrong…"))
        self.policy.setText(self.tr("Policy 2.2"))
        self._note.setText(
            self.tr("Policy 2.2 lists the date, the duration and the cost of a call. Calls are never recorded.")
        )
        self._id_name.setText(self.tr("Identifier"))
        self._forget_pairs()
        call = self._call
        self._id.setText(call.id if call else "")
        self._title.setText(call_title(call, self._zone) if call else "")
        more = more_facts(call) if call else []
        for name, value in [*(call_facts(call, self._zone) if call else []), *more]:
            self._add(name, value)
        self._more_note.setText(more_note() if more else "")
        self._more_note.setVisible(bool(more))
        self._fit()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._column.setContentsMargins(theme.u(4), theme.u(2.5), theme.u(4), theme.u(3))
        self._column.setSpacing(theme.u(2))
        self._grid.setHorizontalSpacing(theme.u(3))
        self._grid.setVerticalSpacing(theme.u(1.5))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width, also that which a scroll bar leaves, makes texts wrap elsewhere."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the overview."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line at the leading edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(self.width() - 1 if mirrored else 0, 0, 1, self.height(), self._theme.colour("divider"))

    def _add(self, name: str, value: str) -> None:
        pair = PlainLabel(name, "caption", "textMuted"), PlainLabel(value, "body", wrap=True, selectable=True)
        # The name is read with the value: labels that can be selected are reached by the keyboard.
        pair[1].setAccessibleName(f"{name}: {value}")
        row = len(self._pairs)
        for column, label in enumerate(pair):
            label.wear(self._theme)
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._pairs.append(pair)

    def _forget_pairs(self) -> None:
        for pair in self._pairs:
            for label in pair:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._pairs.clear()

    def _fit(self) -> None:
        """Give every fact the height that it needs: in want of room the layout would squeeze wrapped texts first."""
        for label in (label for pair in self._pairs for label in pair):
            label.ensurePolished()  # else it is measured in the font of the program
        names = max((name.sizeHint().width() for name, _ in self._pairs), default=0)
        wide = self._scroll.viewport().width()
        margins = self._column.contentsMargins()
        room = max(1, wide - margins.left() - margins.right() - self._grid.horizontalSpacing() - names)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        for row, (name, value) in enumerate(self._pairs):
            needed = max(value.heightForWidth(room), name.sizeHint().height())
            self._grid.setRowMinimumHeight(row, needed)
        self._grid.invalidate()
        self._column.invalidate()
        self._page.setMinimumHeight(self._column.heightForWidth(max(1, wide)))

    def _copy_id(self) -> None:
        if self._call is not None:
            QGuiApplication.clipboard().setText(self._call.id)

    def _tell(self) -> None:
        if self._call is not None:
            self.wrong_asked.emit(self._call)
