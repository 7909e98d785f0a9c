"""What the status area says about the local copy of the calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from dijo_desktop.ui import format as written


@dataclass(frozen=True)
class SyncFacts:
    """The local copy: when it was last brought up to date (UTC ms, 0 never), or how far that is.

    While it runs: `rows` of `total` (0: unknown), `rate` rows a second, `seconds_left` (0: unknown); `share` is of
    what is copied, from 0 to 1.
    """

    kind: Literal["waiting", "running", "done", "failed", "copying", "demo"] = "waiting"
    at_ms: int = 0
    share: float = 0.0
    rows: int = 0
    total: int = 0
    rate: int = 0
    seconds_left: int = 0

    @property
    def tenths(self) -> int:
        """How many tenths of a known total have come."""
        return 10 * min(self.rows, self.total) // self.total if self.total else 0


def as_of(at_ms: int, now_ms: int) -> str:
    """From when the calls are: "As of 14:02", with the date if that was not today."""
    today = written.local(at_ms).date() == written.local(now_ms).date()
    when = written.time(at_ms) if today else written.date_and_time(at_ms)
    return QCoreApplication.translate("sync", "As of {time}").format(time=when)


def running_lines(facts: SyncFacts) -> list[str]:
    """How far the calls are: one short line each for what is done, how much of it, how fast and how long."""
    getting = QCoreApplication.translate("sync", "Getting your calls")
    if not facts.rows:
        return [getting]
    if not facts.total or facts.rows > facts.total:
        so_far = QCoreApplication.translate("sync", "{rows} so far").format(rows=written.count(facts.rows))
        return [getting, so_far]
    of = QCoreApplication.translate("sync", "{rows} of {total}")
    lines = [getting, of.format(rows=written.count(facts.rows), total=written.count(facts.total))]
    if facts.rate:
        pace = QCoreApplication.translate("sync", "{number} a second")
        lines.append(pace.format(number=written.count(facts.rate)))
    if facts.seconds_left:
        time = written.duration(facts.seconds_left, short=True)
        lines.append(QCoreApplication.translate("sync", "{time} left").format(time=time))
    return lines


def running_sentence(facts: SyncFacts) -> str:
    """The same on one line, for a screen reader and a page's line of fact."""
    first, *others = running_lines(facts)
    if not others:
        return first
    return QCoreApplication.translate("sync", "{what}: {figures}").format(what=first, figures=", ".join(others))
