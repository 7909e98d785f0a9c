"""The four steps of saving a copy, and what the page says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from dijo_desktop.ui import format as written
from dijo_desktop.ui.export.pace import Pace

STEPS = ("asked", "made", "fetched", "checked")
_STEP_OF = {"asking": 0, "waiting": 1, "making": 1, "fetching": 2, "checking": 3}
_PART_OF = (0.05, 0.45, 0.40, 0.10)
"""How much of the whole each step is, roughly: enough for a bar that never goes back."""


class CopyProgress(Protocol):
    """How far it is: `done` of `total` in `unit`s; `stage`: asking, waiting, making, fetching or checking."""

    @property
    def stage(self) -> str:
        """What is being done."""

    @property
    def done(self) -> int:
        """So many are done."""

    @property
    def total(self) -> int:
        """Of so many; 0 while unknown."""

    @property
    def unit(self) -> str:
        """Records or bytes."""

    @property
    def seconds_left(self) -> float | None:
        """Only while it can be told."""


@dataclass(frozen=True)
class Standing:
    """Where it is: the step from 0 to 3, how much of the whole (0 to 1), and both in words."""

    step: int
    share: float
    step_share: float
    detail: str


def standing(progress: CopyProgress, pace: Pace) -> Standing:
    """What the page shows of a piece of news."""
    step = _STEP_OF.get(progress.stage, 0)
    part = min(1.0, progress.done / progress.total) if progress.total else 0.0
    share = sum(_PART_OF[:step]) + _PART_OF[step] * part
    return Standing(step, share, part, _detail(progress, pace))


def _detail(progress: CopyProgress, pace: Pace) -> str:
    match progress.stage:
        case "asking":
            return QCoreApplication.translate("export", "Asking the service")
        case "waiting":
            return QCoreApplication.translate("export", "The service still makes another copy; this one is next.")
        case "making":
            return _of(progress)
        case "fetching":
            parts = [_of(progress)]
            if pace.rate() > 0:
                rate = QCoreApplication.translate("export", "{size} a second")
                parts.append(rate.format(size=written.size(round(pace.rate()))))
            if progress.seconds_left is not None:
                left = QCoreApplication.translate("export", "about {time} left")
                parts.append(left.format(time=written.duration(max(1, round(progress.seconds_left)), short=True)))
            return ", ".join(parts)
    return _of(progress)


def _of(progress: CopyProgress) -> str:
    if not progress.total:
        return QCoreApplication.translate("export", "Under way")
    if progress.unit == "bytes":
        text = QCoreApplication.translate("export", "{done} of {total}")
        return text.format(done=written.size(progress.done), total=written.size(progress.total))
    if progress.unit == "records":
        text = QCoreApplication.translate("export", "{done} of %Ln record(s)", "", progress.total)
        return text.format(done=written.count(progress.done))
    text = QCoreApplication.translate("export", "{done} of {total} {unit}")
    return text.format(done=written.count(progress.done), total=written.count(progress.total), unit=progress.unit)


def titles() -> list[str]:
    """The names of the steps."""
    return [
        QCoreApplication.translate("export", "Asked for"),
        QCoreApplication.translate("export", "The service prepares it"),
        QCoreApplication.translate("export", "Downloading"),
        QCoreApplication.translate("export", "Checked (SHA-256)"),
    ]
