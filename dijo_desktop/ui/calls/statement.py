"""A statement of calls, painted page by page: the same on paper, as a PDF and in the preview."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter
from PySide6.QtSvg import QSvgRenderer

from dijo_desktop import packaged
from dijo_desktop.store.call_rows import CallRow, GroupRow
from dijo_desktop.ui.calls.statement_pages import PagePlan, plan_pages
from dijo_desktop.ui.calls.statement_words import Facts, Line, StatementWords
from dijo_desktop.ui.calls.text_lines import broken

if TYPE_CHECKING:
    from dijo_desktop.store.call_view import CallView

DOTS = 20
"""Units of painting per point (1/72 inch): fine enough for text that is not hinted."""
DPI = 72 * DOTS
# Paper is white, whatever the theme.
_INK, _MUTED, _RULE, _BAND, _FAINT = (QColor(*grey) for grey in (
    (22, 27, 26), (84, 94, 92), (200, 206, 205), (238, 241, 240), (240, 240, 240)))  # fmt: skip
_MARGIN, _LINE, _FACT, _BRAND, _HEADS, _FOOT = (points * DOTS for points in (48, 15, 14, 46, 20, 30))
_BODY, _SMALL, _TITLE, _MARK = (points * DOTS for points in (9, 8, 16, 150))
_SHARES = (0.36, 0.18, 0.22, 0.24)
"""Of the width: first column, what stands beside it, duration, cost."""
_SHARES_WITH_MORE = (0.24, 0.38, 0.18, 0.2)
"""The same if what the service tells beyond the policy stands beside the times."""
_FACT_NAME = 0.16
_SURELY_FITS = 14
"""So many letters have room in every column."""
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_FIGURES_LEFT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter

Row = CallRow | GroupRow


class RowsChanged(Exception):
    """Calls of the view were erased or changed while it was painted."""


class Statement:
    """Knows its `pages` from the start, and no rows but those of the page that is painted.

    Painted in units of 1/1440 inch from the corner of the paper; `font` says the family only.
    """

    def __init__(self, view: CallView, facts: Facts, *, font: QFont, paper: QPageSize, mirrored: bool) -> None:
        self._view = view
        self._demo = facts.demo
        self._shares = _SHARES_WITH_MORE if facts.told else _SHARES
        self._direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        self.words = StatementWords(view, facts)
        self.paper = paper
        size = self.paper.sizePoints()
        self.width, self.height = size.width() * DOTS, size.height() * DOTS
        self._inner = self.width - 2 * _MARGIN
        self._fonts = {size: _sized(font, size) for size in (_BODY, _SMALL, _TITLE, _MARK)}
        self._strong = _sized(font, _BODY, QFont.Weight.DemiBold)
        self._fact_lines = [
            (name if at == 0 else "", line)
            for name, value in self.words.facts()
            for at, line in enumerate(broken(value, self._fonts[_BODY], self._inner * (1 - _FACT_NAME)))
        ]
        self._end = [line for one in self.words.end() for line in self._fitted(one)]
        self._heads = [view.head_of(number) for number in range(len(view.groups))]
        whole = self.height - 2 * _MARGIN - _BRAND - _HEADS - _FOOT
        above = len(self._fact_lines) * _FACT + _LINE
        self._plan = plan_pages(
            self._heads, view.rows, len(self._end),
            first_lines=int((whole - above) // _LINE), lines=int(whole // _LINE),
        )  # fmt: skip

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._plan)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.words.title()

    def stream(self) -> Iterator[list[Row]]:
        """The rows of one page after the other, for a worker; RowsChanged if they are not those that were planned."""
        calls = chain.from_iterable(self._view.stream(0, self._view.rows - 1))
        sums = {total.currency: [0, 0, 0] for total in self._view.totals}
        for page in self._plan:
            rows = self._rows(page, calls)
            for row in rows:
                if isinstance(row, CallRow):
                    sum_ = sums.get(row.currency)
                    if sum_ is None:
                        raise RowsChanged
                    for at, value in enumerate((1, row.seconds, row.cost_micro)):
                        sum_[at] += value
            yield rows
        if sums != {total.currency: [total.calls, total.seconds, total.cost_micro] for total in self._view.totals}:
            raise RowsChanged

    def rows_of(self, number: int) -> list[Row]:
        """The rows of one page, counted from 0; RowsChanged as above."""
        page = self._plan[number]
        return self._rows(page, chain.from_iterable(self._view.stream(page.first, page.beyond - 1)))

    def paint(self, painter: QPainter, number: int, rows: list[Row]) -> None:
        """Paint a page, counted from 0."""
        page = self._plan[number]
        painter.setLayoutDirection(self._direction)
        if self._demo:
            self._paint_mark(painter)
        top = float(_MARGIN)
        self._paint_brand(painter, top)
        top += _BRAND
        if number == 0:
            top = self._paint_facts(painter, top)
        if page.beyond > page.first:
            self._paint_heads(painter, top)
        top += _HEADS
        if page.group >= 0:
            group = self._view.groups[page.group]
            self._paint_row(painter, top, (self.words.group_title(group, again=True), "", "", ""), head=True)
            top += _LINE
        for row in rows:
            self._paint_row(painter, top, self.words.cells(row), head=isinstance(row, GroupRow))
            top += _LINE
        for line in self._end[page.tail_first : page.tail_beyond]:
            self._paint_end(painter, top, line)
            top += _LINE
        self._paint_foot(painter, number)

    def _rows(self, page: PagePlan, calls: Iterator[CallRow]) -> list[Row]:
        rows: list[Row] = []
        for at in range(page.first, page.beyond):
            group = self._view.group_of(at)
            if group is not None and self._heads[group] == at:
                rows.append(self._view.groups[group])
                continue
            call = next(calls, None)
            if call is None:
                raise RowsChanged
            rows.append(call)
        return rows

    def _fitted(self, line: Line) -> list[Line]:
        if line.kind != "text":
            return [line]
        return [Line("text", (part,)) for part in broken(line.cells[0], self._fonts[_SMALL], self._inner)]

    # Painting

    def _rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A place within the margins, `left` from the leading one."""
        if self._direction == Qt.LayoutDirection.RightToLeft:
            left = self._inner - left - width
        return QRectF(_MARGIN + left, top, width, height)

    def _paint_mark(self, painter: QPainter) -> None:
        painter.save()
        painter.translate(self.width / 2, self.height / 2)
        painter.rotate(-52)
        painter.setFont(self._fonts[_MARK])
        painter.setPen(_FAINT)
        area = QRectF(-self.height / 2, -_MARK, self.height, 2 * _MARK)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "DEMO")
        painter.restore()

    def _paint_brand(self, painter: QPainter, top: float) -> None:
        side = 22.0 * DOTS
        name = "app-icon-demo.svg" if self._demo else "app-icon.svg"
        svg = QByteArray(packaged.resource("icons", name).read_bytes())
        QSvgRenderer(svg).render(painter, self._rect(0, top, side, side))
        left = side + 8 * DOTS
        painter.setFont(self._fonts[_TITLE])
        painter.setPen(_INK)
        painter.drawText(self._rect(left, top, self._inner / 2, side), _LEADING, "DiJo")
        painter.drawText(self._rect(self._inner / 2, top, self._inner / 2, side), _FIGURES_LEFT, self.title)

    def _paint_facts(self, painter: QPainter, top: float) -> float:
        painter.setFont(self._fonts[_BODY])
        left = self._inner * _FACT_NAME
        for name, value in self._fact_lines:
            painter.setPen(_MUTED)
            painter.drawText(self._rect(0, top, left, _FACT), _LEADING, name)
            painter.setPen(_INK)
            painter.drawText(self._rect(left, top, self._inner - left, _FACT), _LEADING, value)
            top += _FACT
        return top + _LINE

    def _paint_heads(self, painter: QPainter, top: float) -> None:
        painter.setFont(self._fonts[_SMALL])
        painter.setPen(_MUTED)
        self._paint_cells(painter, top, self.words.heads())
        painter.fillRect(self._rect(0, top + _HEADS - 1.2 * DOTS, self._inner, 0.6 * DOTS), _RULE)

    def _paint_row(self, painter: QPainter, top: float, cells: tuple[str, ...], *, head: bool) -> None:
        if head:
            painter.fillRect(self._rect(0, top, self._inner, _LINE), _BAND)
        painter.setFont(self._strong if head else self._fonts[_BODY])
        painter.setPen(_INK)
        self._paint_cells(painter, top, cells, indent=0 if head else 8 * DOTS)

    def _paint_end(self, painter: QPainter, top: float, line: Line) -> None:
        if line.kind == "text":
            painter.setFont(self._fonts[_SMALL])
            painter.setPen(_MUTED)
            painter.drawText(self._rect(0, top, self._inner, _LINE), _LEADING, line.cells[0])
        elif line.kind == "title":
            painter.setFont(self._strong)
            painter.setPen(_INK)
            painter.drawText(self._rect(0, top, self._inner, _LINE), _LEADING, line.cells[0])
            painter.fillRect(self._rect(0, top + _LINE - 0.6 * DOTS, self._inner, 0.6 * DOTS), _RULE)
        elif line.kind == "total":
            self._paint_row(painter, top, line.cells, head=False)

    def _paint_cells(self, painter: QPainter, top: float, cells: tuple[str, ...], *, indent: float = 0) -> None:
        pad = 4 * DOTS
        left = 0.0
        for at, (cell, share) in enumerate(zip(cells, self._shares, strict=True)):
            width = share * self._inner
            if at == 0 and not cells[1]:
                width += self._shares[1] * self._inner
            if cell:
                start = pad + (indent if at == 0 else 0)
                place = self._rect(left + start, top, width - start - pad, _LINE)
                self._paint_cell(painter, place, _RIGHT if at > 1 else _LEADING, cell)
            left += share * self._inner

    @staticmethod
    def _paint_cell(painter: QPainter, place: QRectF, flags: Qt.AlignmentFlag, text: str) -> None:
        wide = painter.fontMetrics().horizontalAdvance(text) if len(text) > _SURELY_FITS else 0
        if wide <= place.width():
            painter.drawText(place, flags, text)
            return
        # Sums in many currencies: narrower, but never cut.
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(place.width() / wide, 1)
        painter.drawText(QRectF(0, 0, wide, place.height()), flags, text)
        painter.restore()

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        top = self.height - _MARGIN - _LINE
        painter.fillRect(self._rect(0, top - 4 * DOTS, self._inner, 0.6 * DOTS), _RULE)
        painter.setFont(self._fonts[_SMALL])
        painter.setPen(_MUTED)
        painter.drawText(self._rect(0, top, self._inner * 0.7, _LINE), _LEADING, self.words.foot())
        place = self._rect(self._inner * 0.7, top, self._inner * 0.3, _LINE)
        painter.drawText(place, _FIGURES_LEFT, self.words.page(number + 1, self.pages))


def _sized(font: QFont, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
