"""S2: the power goes at any moment: what was acknowledged is there, and the copy opens without a repair."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile
from tests.faults.power_cut import Step, left, traced
from tests.parts import need
from tests.store.call_samples import KEY

DAYS = 12
CUTS = 400
WRITER = """
import os
import sys
from pathlib import Path
from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile
from tests.store.call_samples import KEY, call, changes

copy = LocalCopy.open(Profile(Path(sys.argv[1]), "", ""), KEY, clock=Clock())
for store in (copy._outbox, copy._cache):
    if len(sys.argv) > 2:
        store._writer.pragma("synchronous", sys.argv[2])
copy.calls.begin_full_pass()
for day in range(1, 13):
    copy.outbox.remember_action("export", f"key-{day}", b"{}")
    os.write(1, b"kept %d" % day)
    copy.calls.apply(changes([call(day, suffix=n) for n in range(20)], cursor=str(day)))
    os.write(1, b"page %d" % day)
copy.close()
"""


def lost(steps: list[Step], folder: Path, seed: int) -> list[str]:
    """What a power cut at a random moment of these steps took of what was acknowledged."""
    dice = random.Random(seed)  # noqa: S311 - a power cut, not a key
    done = steps[: dice.randrange(len(steps))]
    folder.mkdir()
    for name, data in left(done, dice).items():
        (folder / name).write_bytes(data)
    said = [step.data.split() for step in done if step.kind == "said"]
    copy = LocalCopy.open(Profile(folder, "", ""), KEY, clock=Clock())
    there = {action.key for action in copy.outbox.open_actions()}
    calls, cursor = copy.calls.count(), copy.calls.sync_state().cursor
    damage = [copy.cache_damage, copy.outbox_damage]
    copy.close()
    pages = max((int(day) for word, day in said if word == b"page"), default=0)
    missing = [f"key-{int(day)}" for word, day in said if word == b"kept" and f"key-{int(day)}" not in there]
    if int(cursor or 0) < pages or calls != 20 * int(cursor or 0):
        missing.append(f"page {pages}: {calls} calls, cursor {cursor}")
    return missing + [str(one) for one in damage if one is not None]


@pytest.mark.fault("S2")
def test_nothing_acknowledged_is_lost_whenever_the_power_goes(tmp_path: Path) -> None:
    need("strace")
    folder = tmp_path / "account"
    folder.mkdir()
    steps = traced(WRITER, folder)
    assert sum(step.kind == "said" for step in steps) == 2 * DAYS
    assert sum(step.kind == "sync" for step in steps) >= 2 * DAYS
    assert {seed: found for seed in range(CUTS) if (found := lost(steps, tmp_path / str(seed), seed))} == {}


@pytest.mark.fault("S2")
def test_writes_that_are_not_made_sure_of_would_be_seen(tmp_path: Path) -> None:
    need("strace")
    folder = tmp_path / "account"
    folder.mkdir()
    steps = traced(WRITER, folder, "NORMAL")
    assert any(lost(steps, tmp_path / str(seed), seed) for seed in range(CUTS))
