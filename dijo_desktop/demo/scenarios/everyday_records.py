"""Payments, cookies and consent choices of scenario `everyday`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.scenarios.calendar import DAY_MS, HOUR_MS, MINUTE_MS
from dijo_desktop.demo.scenarios.everyday_calls import DAYS

CHARGES = 18
_SEED = 19


@dataclass(frozen=True, order=True)
class MadePayment:
    """One payment in millionths of the currency; a refund is negative."""

    at_ms: int
    id: str
    kind: str
    amount_micro: int
    reference: str


@dataclass(frozen=True)
class MadeChoice:
    """One change of a consent and by which way it came."""

    at_ms: int
    purpose: str
    from_state: str
    to_state: str
    via: str


def everyday_payments(now_ms: int, owner: str = "everyday") -> list[MadePayment]:
    """Monthly top-ups on the first, one refund: 19 payments, oldest first. Ids differ by `owner`."""
    random = Random(_SEED)  # noqa: S311 - sample data, the same each time
    payments = []
    for number, at_ms in enumerate(_firsts_of_months(now_ms), start=1):
        pounds = random.choice((10, 10, 10, 15, 20))
        payments.append(_payment(at_ms, "charge", pounds * 1_000_000, number, owner))
    refund_at = payments[len(payments) // 2].at_ms + 9 * DAY_MS + 2 * HOUR_MS
    payments.append(_payment(refund_at, "refund", -4_990_000, CHARGES + 1, owner))
    return sorted(payments)


def everyday_choices(now_ms: int) -> list[MadeChoice]:
    """Six choices, oldest first; analytics ends withdrawn, experience given."""
    today = now_ms // DAY_MS * DAY_MS
    start, winter = today - DAYS * DAY_MS, today - 380 * DAY_MS
    summer, autumn = today - 162 * DAY_MS, today - 52 * DAY_MS
    app, web = "dijo-desktop/1.0", "web"
    return [
        MadeChoice(start + 11 * HOUR_MS + 40 * MINUTE_MS, "analytics", "not_asked", "given", web),
        MadeChoice(start + 11 * HOUR_MS + 40 * MINUTE_MS, "experience", "not_asked", "refused", web),
        MadeChoice(winter + 20 * HOUR_MS, "analytics", "given", "withdrawn", web),
        MadeChoice(summer + 18 * HOUR_MS + 22 * MINUTE_MS, "analytics", "withdrawn", "given", app),
        MadeChoice(summer + 18 * HOUR_MS + 22 * MINUTE_MS, "experience", "refused", "given", app),
        MadeChoice(autumn + 9 * HOUR_MS, "analytics", "given", "withdrawn", web),
    ]


def _firsts_of_months(now_ms: int) -> list[int]:
    """09:00 on the first of each of the last months, oldest first."""
    moment = datetime.fromtimestamp(now_ms / 1000, UTC)
    firsts: list[int] = []
    year, month = moment.year, moment.month
    while len(firsts) < CHARGES:
        at_ms = int(datetime(year, month, 1, 9, tzinfo=UTC).timestamp()) * 1000
        if at_ms < now_ms:
            firsts.append(at_ms)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return firsts[::-1]


def _payment(at_ms: int, kind: str, amount_micro: int, number: int, owner: str) -> MadePayment:
    year = datetime.fromtimestamp(at_ms / 1000, UTC).year
    return MadePayment(
        at_ms=at_ms,
        id=id_from("pay", at_ms, f"{owner} {number}"),
        kind=kind,
        amount_micro=amount_micro,
        reference=f"INV-{year}-{number:04d}",
    )
