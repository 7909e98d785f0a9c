"""The scenarios to choose from, each with what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.contract.demo import DemoScenario
from dijo_desktop.ui.demo.words import scenario_words
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.group_row import GroupRow
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.scroll import Scroll


class ScenarioList(QWidget):
    """`chosen` carries the key of a scenario."""

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenarios: Sequence[DemoScenario] = ()
        self._rows: dict[str, GroupRow] = {}
        self._busy = False
        self.buttons: dict[str, Button] = {}
        self._said = PlainLabel("", "body", "textSecondary", wrap=True)
        self._group = BoxedGroup()
        inside = QWidget()
        inside.setObjectName("page")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self._said)
        self._inside.addWidget(self._group)
        self._inside.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(inside))
        self.retranslate()

    def show_scenarios(self, scenarios: Sequence[DemoScenario]) -> None:
        """Offer these scenarios; the same ones as before stay as they are."""
        if tuple(scenarios) == tuple(self._scenarios):
            return
        self._scenarios = scenarios
        self._group.clear()
        self._rows, self.buttons = {}, {}
        for scenario in scenarios:
            button = Button(" ", small=True)
            button.clicked.connect(lambda _checked=False, key=scenario.key: self.chosen.emit(key))
            self._rows[scenario.key] = self._group.add_row(title=" ", control=button)
            self.buttons[scenario.key] = button
        self.retranslate()
        self.set_busy(busy=self._busy)

    def set_busy(self, *, busy: bool) -> None:
        """Take no orders while one is carried out."""
        self._busy = busy
        for button in self.buttons.values():
            button.setEnabled(not busy)

    def retranslate(self) -> None:
        """Set every text."""
        self._said.setText(self.tr("Each makes its sample person anew and signs you in as that person."))
        for scenario in self._scenarios:
            name, detail = scenario_words(scenario.key)
            self._rows[scenario.key].set_texts(name, f"{detail}\n{scenario.email}".strip())
            button = self.buttons[scenario.key]
            button.setText(self.tr("Load"))
            button.setAccessibleName(self.tr("Load {scenario}").format(scenario=name))

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._inside.setSpacing(theme.u(3))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
