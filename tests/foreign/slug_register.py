"""Which problem slugs of the contract the suite saw: each must be produced by some test (contract 11 C, 10).

Each worker notes what its tests saw; at the end of a run of all tests of the service the notes are put together,
and a slug that nobody produced fails the run. A slug that is not of the catalogue fails its test at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dijo_desktop.contract.problems import SLUGS, TYPE_PREFIX

SEEN: set[str] = set()
"""What this process saw; the judge of exchanges notes it here."""
JUDGED = Path(__file__).parents[1] / "demo"
"""Only a run of every test below this folder can be expected to produce every slug."""
_NOTES = "problem_slugs"


def note(problem: dict[str, Any], status: int) -> str:
    """Note the slug of a problem; what is wrong with it, or nothing."""
    kind = str(problem.get("type", ""))
    slug = kind.removeprefix(TYPE_PREFIX)
    if not kind.startswith(TYPE_PREFIX) or slug not in SLUGS:
        return f"{kind} is not in the catalogue"
    if (SLUGS[slug], problem.get("status")) != (status, status):
        return f"{slug} came with status {status}"
    SEEN.add(slug)
    return ""


def never_seen(seen: set[str]) -> list[str]:
    """Slugs of the catalogue that nobody produced."""
    return sorted(SLUGS.keys() - seen)


class SlugRegister:
    """The pytest plugin: collects the notes of all workers and judges them in the process that started them."""

    def __init__(self) -> None:
        self.complete = False
        self.missing: list[str] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """A run counts if no test of the service was left out, by argument or by `-k`."""
        files = {item.path for item in session.items}
        chosen = session.config.getoption("keyword", "") or session.config.getoption("markexpr", "")
        self.complete = not chosen and all("::" not in name for name in session.config.args)
        self.complete = self.complete and set(JUDGED.glob("test_*.py")) <= files

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of pytest-xdist ended."""
        seen, complete = getattr(node, "workeroutput", {}).get(_NOTES, ([], False))
        SEEN.update(seen)
        self.complete = self.complete or complete

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Hand the notes on, or judge them."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[_NOTES] = (sorted(SEEN), self.complete)
        elif self.complete and not session.shouldstop and not session.config.getoption("collectonly"):
            self.missing = never_seen(SEEN)
            if self.missing and exitstatus == pytest.ExitCode.OK:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which slugs nobody produced."""
        if self.missing:
            terminalreporter.write_line(f"FAILED: problem slugs that no test produced: {', '.join(self.missing)}")
        elif self.complete:
            terminalreporter.write_line(f"all {len(SLUGS)} problem slugs were produced by tests")
