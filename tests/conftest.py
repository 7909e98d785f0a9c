"""What holds for every test: no screen needed, and a count of what could not be run."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.foreign.slug_register import SlugRegister
from tests.parts import SKIP_PREFIX

if TYPE_CHECKING:
    from tests.postgres import Postgres

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Let every run say which problems of the contract it saw."""
    config.pluginmanager.register(SlugRegister(), "slug-register")
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Freeze the program first and try it elsewhere last: then no worker waits for the other's bundle."""
    items.sort(key=lambda item: 0 if item.path.name == "test_bundle.py" else 2 if "bundle" in item.path.parts else 1)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """As in the program: what is due is collected on the GUI thread, not by whichever service thread allocates."""
    from dijo_desktop.ui.garbage import collect_due, stir

    stir()
    collect_due()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests a missing part of the system kept from running."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if SKIP_PREFIX in str(report.longrepr)]
    if skipped:
        parts = sorted({str(report.longrepr).split(SKIP_PREFIX)[1].rstrip("')") for report in skipped})
        terminalreporter.write_line(f"{len(skipped)} tests not run for want of: {'; '.join(parts)}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """The one PostgreSQL server of this process, started when a test first needs it."""
    from tests.postgres import postgres

    with postgres() as server:
        yield server
