"""The call that a request is about, as it is shown in the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.wrong_values import Part
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.plain_label import PlainLabel


def part_name(part: Part) -> str:
    """What a value of a call is called."""
    names: dict[Part, str] = {
        "duration_seconds": QCoreApplication.translate("wrong", "Duration"),
        "started_at": QCoreApplication.translate("wrong", "Date and time"),
        "cost.amount": QCoreApplication.translate("wrong", "Cost"),
    }
    return names[part]


def value_text(call: CallRow, part: Part) -> str:
    """A value of a call as the list has it."""
    match part:
        case "duration_seconds":
            return say.duration(call.seconds)
        case "started_at":
            return say.date_and_time(call.started_ms)
        case "cost.amount":
            return say.cost(call.cost_micro, call.currency)


class WrongRecord(BoxedGroup):
    """Date, duration, cost and id of one call; nothing of it has to be typed."""

    def __init__(self, call: CallRow) -> None:
        super().__init__()
        self._call = call
        self._id = PlainLabel(call.id, "mono", "textMuted", selectable=True)
        self._row = self.add_row("calls")
        self._row.words.insertWidget(3, self._id)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the values in the language in use."""
        values = value_text(self._call, "duration_seconds"), value_text(self._call, "cost.amount")
        self._row.set_texts(value_text(self._call, "started_at"), " \u00b7 ".join(values))
        self._id.setAccessibleName(
            QCoreApplication.translate("wrong", "Identifier of the call: {id}").format(id=self._call.id)
        )
