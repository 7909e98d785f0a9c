"""What a service tells of calls beyond the policy, in words: the other side, the direction, the billing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from dijo_desktop.contract.calls import Rate
from dijo_desktop.domain.money import to_micro
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.columns import CHARGED, DIRECTION, MORE, PEER, RATE

if TYPE_CHECKING:
    from dijo_desktop.domain.call_page import CallMore
    from dijo_desktop.store.call_rows import CallRow

_MINUTE = 60
_CAPABILITIES = {"calls.peer": (PEER,), "calls.direction": (DIRECTION,), "calls.billing": (CHARGED, RATE)}
_LONGEST_NUMBER = "+44 7700 900000"


def columns_told(capabilities: Collection[str]) -> tuple[int, ...]:
    """The columns that a service with these capabilities fills."""
    return tuple(column for name, columns in _CAPABILITIES.items() if name in capabilities for column in columns)


def head_text(column: int) -> str:
    """What such a column is called."""
    names = {
        PEER: QCoreApplication.translate("calls", "Other side"),
        DIRECTION: QCoreApplication.translate("calls", "Direction"),
        CHARGED: QCoreApplication.translate("calls", "Charged"),
        RATE: QCoreApplication.translate("calls", "Rate"),
    }
    return names[column]


def head_note() -> str:
    """What the head of such a column says to who asks."""
    return QCoreApplication.translate("calls", "Not listed in the policy: this service tells it.")


def cell_text(more: CallMore | None, column: int) -> str:
    """What a call says in such a column, nothing if it says nothing."""
    if more is None:
        return ""
    if column == PEER:
        return "" if more.peer is None else say.isolated(more.peer.value)
    if column == DIRECTION:
        return "" if more.direction is None else direction_text(more.direction)
    if column == RATE:
        return "" if more.rate is None else _rate(more.rate)
    return "" if more.billed_seconds is None else _charged(more.billed_seconds)


def widest(column: int) -> list[str]:
    """The head of such a column, and the longest of its usual texts; a longer one is elided."""
    texts = {PEER: [_LONGEST_NUMBER], DIRECTION: [direction_text("in"), direction_text("out")]}
    if column == RATE:
        code = QLocale().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) or "EUR"
        texts[RATE] = [_rate(Rate(amount="0.0358", currency=code, per_seconds=_MINUTE))]
    return [head_text(column), *texts.get(column, [_charged(58 * _MINUTE)])]


def said(more: CallMore | None, told: Collection[int]) -> list[str]:
    """The parts of a sentence about a call, those that are `told`."""
    if more is None:
        return []
    forms = {
        PEER: QCoreApplication.translate("calls", "other side {value}"),
        CHARGED: QCoreApplication.translate("calls", "charged for {value}"),
        RATE: QCoreApplication.translate("calls", "at {value}"),
    }
    texts = ((column, cell_text(more, column)) for column in MORE if column in told)
    return [forms.get(column, "{value}").format(value=text) for column, text in texts if text]


def more_facts(call: CallRow) -> list[tuple[str, str]]:
    """What the service tells beyond the policy with its names; nothing if it tells no more."""
    more, facts = call.more, list[tuple[str, str]]()
    if more is None:
        return facts
    facts += [(head_text(column), text) for column in (PEER, DIRECTION) if (text := cell_text(more, column))]
    if more.billed_seconds is not None:
        facts.append((QCoreApplication.translate("calls", "Charged for"), say.duration(more.billed_seconds)))
    if more.rate is not None:
        facts.append((head_text(RATE), _rate(more.rate)))
    return facts


def more_note() -> str:
    """That this is more than the policy says."""
    return QCoreApplication.translate(
        "calls",
        "The policy does not list the other side, the direction or the billing of calls. This service tells them.",
    )


def more_heading(told: Collection[int]) -> str:
    """That what is saved holds these columns, too, and that no policy lists them."""
    names = ", ".join(head_text(column) for column in told)
    return QCoreApplication.translate("calls", "With what the policy does not list: {columns}").format(columns=names)


def direction_text(direction: str) -> str:
    """In or out; another word of the service as it is."""
    known = {
        "in": QCoreApplication.translate("calls", "Incoming"),
        "out": QCoreApplication.translate("calls", "Outgoing"),
    }
    return known.get(direction, direction)


def _rate(rate: Rate) -> str:
    """A price for a time."""
    text = QCoreApplication.translate("calls", "{amount} for {duration}")
    amount = say.money(to_micro(rate.amount), rate.currency)
    return text.format(amount=amount, duration=_charged(rate.per_seconds))


def _charged(seconds: int) -> str:
    """Most services charge for whole minutes: nothing is said of the seconds then."""
    return say.duration(seconds, short=seconds >= _MINUTE and seconds % _MINUTE == 0)
