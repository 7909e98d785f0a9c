"""Where a copy is, in numbers and words."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from dijo_desktop.ui.export.pace import Pace
from dijo_desktop.ui.export.stages import standing, titles


class Progress(NamedTuple):
    stage: str
    done: int = 0
    total: int = 0
    unit: str = ""
    seconds_left: float | None = None


@pytest.mark.parametrize(
    ("progress", "step", "words"),
    [
        (Progress("asking"), 0, "Asking the service"),
        (Progress("waiting", 1, 2, "records"), 1, "this one is next"),
        (Progress("making", 750, 1394, "records"), 1, "750 of 1,394 record(s)"),
        (Progress("making"), 1, "Under way"),
        (Progress("making", 3, 9, "tables"), 1, "3 of 9 tables"),
        (Progress("fetching", 118_000, 220_000, "bytes", 2.4), 2, "about 2 s left"),
        (Progress("checking", 5, 10, "bytes"), 3, "5 bytes of 10 bytes"),
        (Progress("dreaming"), 0, "Under way"),
    ],
)
def test_each_stage_has_a_step_and_a_sentence(progress: Progress, step: int, words: str) -> None:
    now = standing(progress, Pace())
    assert now.step == step
    assert words in now.detail
    assert len(titles()) == 4


def test_the_bar_never_goes_back() -> None:
    way = [
        Progress("asking"),
        Progress("making", 0, 10, "records"),
        Progress("making", 10, 10, "records"),
        Progress("fetching", 0, 10, "bytes"),
        Progress("fetching", 10, 10, "bytes"),
        Progress("checking", 10, 10, "bytes"),
    ]
    shares = [standing(each, Pace()).share for each in way]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)


def test_the_rate_is_that_of_the_last_seconds() -> None:
    pace = Pace()
    assert pace.rate() == 0
    pace.note(0, 0)
    pace.note(0, 5)
    assert pace.rate() == 0
    pace.note(2, 2000)
    assert pace.rate() == 1000
    for second in range(3, 20):
        pace.note(second, 2000 + 100 * second)
    assert pace.rate() == pytest.approx(100)
    pace.note(21, 10)
    assert pace.rate() == 0
    assert "a second" in standing(Progress("fetching", 10, 20, "bytes"), _fast()).detail


def _fast() -> Pace:
    pace = Pace()
    pace.note(0, 0)
    pace.note(1, 10)
    return pace
