"""Answers "why?" for the row chosen in the data map: purpose, basis, recipients, transfers, how long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.data_map import DataMap, Row
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data import labels, rows
from dijo_desktop.ui.data.territories import territory
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class DataInspector(QWidget):
    """Facts about one category; what is the service's statement and not the policy's is called so (PM-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._title = PlainLabel("", "section", wrap=True)
        self._fact = PlainLabel("", "caption", "textMuted", wrap=True)
        self._form = QGridLayout()
        self._form.setColumnStretch(1, 1)
        self._facts: list[tuple[PlainLabel, PlainLabel]] = []
        self._note = PlainLabel("", "caption", "textMuted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._fact)
        self._column.addLayout(self._form)
        self._column.addWidget(self._note)
        self._column.addStretch()

    def clear(self) -> None:
        """Show nothing."""
        self._title.clear()
        self._fact.clear()
        self._note.clear()
        for pair in self._facts:
            for label in pair:
                self._form.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._facts.clear()

    def show_row(self, row: Row, data_map: DataMap) -> None:
        """Explain one row."""
        self.clear()
        self._title.setText(labels.category(row.key))
        if not row.held:
            self._fact.setText(labels.not_held(row.key, row.policy_section))
            return
        self._fact.setText(_extent(row))
        self._add(self.tr("Fields"), labels.fields(row.key))
        self._add(self.tr("Why"), rows.why(row))
        basis = labels.joined([labels.basis(key) for key in row.legal_basis])
        self._add(self.tr("Basis"), basis, self.tr("(policy 3)"))
        self._add(self.tr("Shared with"), labels.joined([labels.recipient(key) for key in row.recipients]))
        self._add(self.tr("Outside UK"), _transfers(row, data_map))
        self._add(self.tr("Kept"), _kept(row))
        self._add(self.tr("On deletion"), _deletion(row))
        self._note.setText(
            self.tr("Basis and recipients of this row are the service's statement. The policy only lists them.")
        )

    def texts(self) -> dict[str, str]:
        """The facts shown, by their label."""
        return {name.text(): value.text() for name, value in self._facts}

    def title(self) -> str:
        """The category shown, or nothing."""
        return self._title.text()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._column.setContentsMargins(theme.u(4), theme.u(3.5), theme.u(4), theme.u(4))
        self._column.setSpacing(theme.u(1))
        self._form.setContentsMargins(0, theme.u(2), 0, theme.u(2))
        self._form.setHorizontalSpacing(theme.u(3))
        self._form.setVerticalSpacing(theme.u(2))

    def _add(self, name: str, value: str, source: str = "") -> None:
        if value:
            pair = (PlainLabel(name, "caption", "textMuted"), PlainLabel(f"{value} {source}".strip(), wrap=True))
            at = len(self._facts)
            self._form.addWidget(pair[0], at, 0, Qt.AlignmentFlag.AlignTop)
            self._form.addWidget(pair[1], at, 1)
            self._facts.append(pair)


def _extent(row: Row) -> str:
    if row.mine is None:
        return ""
    text = rows.records_sentence(row.mine.count)
    if row.mine.oldest_at and row.mine.newest_at:
        first, last = written.date(parse(row.mine.oldest_at)), written.date(parse(row.mine.newest_at))
        span = (
            first
            if first == last
            else QCoreApplication.translate("data", "{first} to {last}").format(first=first, last=last)
        )
        text = f"{text}, {span}"
    return text


def _transfers(row: Row, data_map: DataMap) -> str:
    known = {recipient.key: recipient for recipient in data_map.recipients}
    found = []
    for key in row.recipients:
        for transfer in known[key].transfers if key in known else ():
            safeguard = labels.safeguard(transfer.safeguard)
            found.append(f"{territory(transfer.to)} ({safeguard})")
    return ", ".join(dict.fromkeys(found))


def _kept(row: Row) -> str:
    text = rows.kept(row.retention)
    if row.retention and row.retention.reason:
        text = f"{text} ({labels.reason(row.retention.reason)})"
    if row.mine and row.mine.retained_until:
        text = f"{text}, {written.day(row.mine.retained_until)}"
    return text


def _deletion(row: Row) -> str:
    if row.deletion is None:
        return ""
    text = labels.action(row.deletion.action)
    fields = [labels.kept_field(name) for name in row.deletion.fields_kept]
    return f"{text}: {labels.listed(fields)}" if fields else text
