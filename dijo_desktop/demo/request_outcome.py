"""What the service decides about a request, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from dijo_desktop.contract.requests import Outcome, PrivacyRequest, RetainedRow
from dijo_desktop.contract.service import Regulator
from dijo_desktop.demo import terms


@dataclass(frozen=True)
class Decision:
    """How a request ends; `text` is the line of the timeline, `status_reason` only for a refusal."""

    status: str
    text: str
    status_reason: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Question:
    """What must be known before anything can be decided."""

    text: str
    pauses_clock: bool = False


def granted(text: str) -> Decision:
    """All that was asked for was done."""
    return Decision("fulfilled", text)


def partly(
    request: PrivacyRequest, text: str, reason: str, law: str, retained: tuple[RetainedRow, ...] = ()
) -> Decision:
    """Some of it was done."""
    return Decision("partially_fulfilled", text, outcome=_outcome(request, reason, law, retained))


def refused(
    request: PrivacyRequest, status_reason: str, reason: str, law: str | None, retained: tuple[RetainedRow, ...] = ()
) -> Decision:
    """Nothing was done, and why (contract PR-1, PR-2)."""
    return Decision("refused", "Refused; see the outcome.", status_reason, _outcome(request, reason, law, retained))


def regulator_of(regime: str) -> Regulator | None:
    """Who else can be asked, if the service names somebody for this regime."""
    return next((regulator for regulator in terms.REGULATORS if regulator.regime == regime), None)


def _outcome(request: PrivacyRequest, reason: str, law: str | None, retained: tuple[RetainedRow, ...]) -> Outcome:
    return Outcome(
        reasons=(reason,), legal_basis=law, retained=retained, regulator=regulator_of(request.clock.regime)
    )
