"""The cookies of the website: name, who sets it, purpose, how long, and what becomes of it; by purpose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.contract.consents import Consent
from dijo_desktop.contract.cookies import Cookie
from dijo_desktop.ui import format as written
from dijo_desktop.ui.consent import words
from dijo_desktop.ui.consent.draft import CookieState, cookie_state
from dijo_desktop.ui.data import labels, rows
from dijo_desktop.ui.data.fact_table import FactTable
from dijo_desktop.ui.data.facts import Cell, Column, FactRow
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.segmented import Segmented

ALL = ""
_DAY = 86_400
_CHANGING = (CookieState.WILL_GO, CookieState.WILL_BE_ALLOWED)


class CookieList(QWidget):
    """A segment for each purpose with its count; cookies about to change stand first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cookies: tuple[Cookie, ...] = ()
        self._consents: Mapping[str, Consent] = {}
        self._wanted: Mapping[str, bool] = {}
        self._title = PlainLabel("", "section")
        self._count = PlainLabel("", "caption", "textMuted")
        self.segments = Segmented([(ALL, "")])
        self.table = FactTable(theme, _columns(), name=self.tr("Cookies"), inset=3, whole=True)
        box = BoxedGroup()
        box.add_widget(self.table)
        layout = box.frame.layout()
        if layout is not None:
            # Keeps the square corners of the table inside the round ones of the box.
            layout.setContentsMargins(1, 3, 1, 3)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        self._words.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBaseline)
        self._head.addLayout(self._words, 1)
        self._head.addWidget(self.segments)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(box)

    def show_cookies(
        self, cookies: tuple[Cookie, ...], consents: Mapping[str, Consent], wanted: Mapping[str, bool]
    ) -> None:
        """Show the cookies under the choices as they are wanted."""
        self._cookies, self._consents, self._wanted = cookies, consents, wanted
        self._title.setText(self.tr("Cookies on {host}").format(host=host_of(cookies)) if cookies else "")
        self._count.setText(written.count(len(cookies)) if cookies else "")
        self._show_segments()
        self._show_rows()

    def arrange(self, *, wide: bool) -> None:
        """Put the segments beside the title, or below it."""
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._column.setSpacing(theme.u(2))
        self._head.setSpacing(theme.u(2))
        self._words.setSpacing(theme.u(2))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.table.set_columns(_columns(), self.tr("Cookies"))
            self.show_cookies(self._cookies, self._consents, self._wanted)

    def _show_segments(self) -> None:
        counts = {ALL: len(self._cookies)}
        for cookie in self._cookies:
            counts[purpose_of(cookie)] = counts.get(purpose_of(cookie), 0) + 1
        every = self.tr("All")
        options = [
            (key, f"{words.short(key) if key else every} {written.count(number)}") for key, number in counts.items()
        ]
        chosen = self.segments.key
        fresh = Segmented(options, self.tr("Show cookies by purpose"))
        if chosen in counts:
            fresh.choose(chosen)
        fresh.chosen.connect(self._show_rows)
        focused = self.segments.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._head.replaceWidget(self.segments, fresh)
        self.segments.hide()
        self.segments.deleteLater()
        self.segments = fresh
        self.segments.setVisible(len(counts) > 1)
        if focused:
            self.segments.setFocus()

    def _show_rows(self) -> None:
        chosen = [cookie for cookie in self._cookies if self.segments.key in (ALL, purpose_of(cookie))]
        states = {cookie.name: cookie_state(cookie, self._consents, self._wanted) for cookie in chosen}
        chosen.sort(key=lambda cookie: states[cookie.name] not in _CHANGING)
        self.table.show_rows([self._row(cookie, states[cookie.name]) for cookie in chosen])

    def _row(self, cookie: Cookie, state: CookieState) -> FactRow:
        purpose = purpose_of(cookie)
        kept = (
            self.tr("Session")
            if cookie.duration_seconds is None
            else rows.days(max(1, round(cookie.duration_seconds / _DAY)))
        )
        basis = self.tr("UK: {uk}. EU: {eu}.").format(
            uk=labels.basis(cookie.uk_basis), eu=labels.basis(cookie.eu_basis)
        )
        if cookie.objectable:
            basis = " ".join((basis, self.tr("You can object to it.")))
        changing = state in _CHANGING
        setter = cookie.provider or cookie.domain
        cells = (
            Cell(written.isolated(cookie.name), "mono", tip=basis),
            Cell(setter, colour="textSecondary", tip=basis),
            Cell(words.short(purpose), tag="neutral" if purpose == words.NEEDED else "", tip=basis),
            Cell(kept, colour="textSecondary", tip=basis),
            Cell(
                words.cookie_state(state),
                "bodyStrong" if changing else "body",
                "text" if changing else "textSecondary",
                tip=basis,
            ),
        )
        sentence = ", ".join([cookie.name, words.short(purpose), kept, words.cookie_state(state), basis])
        return FactRow(cells, key=cookie.name, sentence=sentence)


def purpose_of(cookie: Cookie) -> str:
    """The consent a cookie waits for, or `needed`."""
    return cookie.consent_purpose or words.NEEDED


def host_of(cookies: tuple[Cookie, ...]) -> str:
    """The website: the domain most first-party cookies belong to."""
    domains = [cookie.domain for cookie in cookies if cookie.party == "first"] or [c.domain for c in cookies]
    return max(set(domains), key=lambda domain: (domains.count(domain), domain)) if domains else ""


def _columns() -> list[Column]:
    return [
        Column(QCoreApplication.translate("consent", "Name"), 2),
        Column(QCoreApplication.translate("consent", "Set by"), 2),
        Column(QCoreApplication.translate("consent", "Purpose"), 1),
        Column(QCoreApplication.translate("consent", "Kept"), 1),
        Column(QCoreApplication.translate("consent", "State"), 2),
    ]
