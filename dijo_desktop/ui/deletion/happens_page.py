"""Step 2: what happens to each category, and when it shall happen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QWidget

from dijo_desktop.contract.deletion import Preview
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data.fact_table import FactTable
from dijo_desktop.ui.data.facts import Column
from dijo_desktop.ui.data.rows import records_sentence
from dijo_desktop.ui.data.scroll_page import ScrollPage
from dijo_desktop.ui.deletion import effects
from dijo_desktop.ui.deletion.grace_card import GraceCard
from dijo_desktop.ui.deletion.proportion import ProportionBar
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_SIDE_BY_SIDE = 150


class HappensPage(ScrollPage):
    """The cards offer exactly what the service does; the longest grace first. `chosen` carries days."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._previews: Mapping[int, Preview] = {}
        self.setAccessibleName(self.tr("What happens to your data"))
        self.title = PlainLabel(self.tr("What happens to your data"), "title", wrap=True)
        self._count = PlainLabel("", "caption", "textMuted")
        head = QHBoxLayout()
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        self.bar = ProportionBar(theme)
        columns = [
            Column(self.tr("What"), 2),
            Column(self.tr("Records"), at_end=True),
            Column(self.tr("Which fields"), 2),
            Column(self.tr("When and why"), 3),
        ]
        self.table = FactTable(theme, columns, name=self.title.text(), inset=4, indent=5.25, row_height=7)
        box = BoxedGroup()
        box.setSizePolicy(box.sizePolicy().horizontalPolicy(), box.sizePolicy().Policy.Expanding)
        box.add_widget(self.table)
        inside = box.frame.layout()
        if inside is not None:
            inside.setContentsMargins(1, 3, 1, 3)
        self._when = PlainLabel(self.tr("When should it happen?"), "section", wrap=True)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._tell)
        self.cards: list[GraceCard] = []
        self.column.addLayout(head)
        self.column.addWidget(self.bar)
        self.column.addWidget(box, 1)
        self.column.addWidget(self._when)
        self.column.addLayout(self._cards)

    def show_previews(self, previews: Mapping[int, Preview], chosen: int, *, choose: bool) -> None:
        """Show what would happen for each grace; without `choose` it is only looked at."""
        self._previews = previews
        for days in sorted(previews, reverse=True):
            card = GraceCard(self._theme, days)
            card.show_words(*self._words(previews[days]))
            self._group.addButton(card)
            self._cards.addWidget(card, 1)
            self.cards.append(card)
            card.setVisible(choose)
            card.setChecked(days == chosen)
        self._when.setVisible(choose)
        self._show(chosen)

    @property
    def days(self) -> int:
        """The days of grace chosen."""
        return next((card.days for card in self.cards if card.isChecked()), 0)

    def clear(self) -> None:
        """Show nothing."""
        self._previews = {}
        self.table.show_rows([])
        self._count.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self.column.setContentsMargins(theme.u(6), theme.u(4), theme.u(6), theme.u(4))
        self.column.setSpacing(theme.u(2.5))
        self._cards.setSpacing(theme.u(2))
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.u(_SIDE_BY_SIDE)
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _tell(self, card: GraceCard, on: bool) -> None:
        if on and card.days in self._previews:
            self._show(card.days)
            self.chosen.emit(card.days)

    def _show(self, days: int) -> None:
        preview = self._previews.get(days)
        if preview is None:
            return
        self.bar.show_parts(effects.parts(preview.effects), effects.sentence(preview.effects))
        self._count.setText(records_sentence(sum(effect.count for effect in preview.effects)))
        self.table.show_rows(effects.table_rows(preview))

    def _words(self, preview: Preview) -> tuple[str, str, str]:
        if preview.grace_days == 0:
            return self.tr("Straight away"), self.tr("Today"), self.tr("Cannot be cancelled")
        title = self.tr("In %Ln day(s)", "", preview.grace_days)
        moment = written.local(parse(preview.effective_at))
        weekday = QLocale().dayName(moment.date().dayOfWeek(), QLocale.FormatType.ShortFormat)
        when = self.tr("{weekday} {when}").format(
            weekday=weekday, when=written.date_and_time(parse(preview.effective_at))
        )
        return title, when, self.tr("Cancel any time before")
