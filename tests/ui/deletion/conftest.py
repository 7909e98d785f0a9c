"""A deletion dialog on a service that a test can look into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dijo_desktop.ui.deletion.dialog import Account, DeletionDialog
from dijo_desktop.ui.deletion.receipt_file import KeepDeletionReceipt
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.ui.conftest import InlineTasks
from tests.ui.data import sample
from tests.ui.data.service import Chooses
from tests.ui.deletion.test_schedule import Receipts, Service

EMAIL = "User@example.org"
Open = Callable[..., DeletionDialog]


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def open_dialog(service: Service, theme: Theme, inline_tasks: InlineTasks, tmp_path: Path, qtbot) -> Open:
    def make(tasks: Tasks = inline_tasks, **more) -> DeletionDialog:
        dialog = DeletionDialog(
            services=service.services(),
            keep=KeepDeletionReceipt(Receipts(service), Chooses(tmp_path), tasks),
            account=Account(EMAIL, (0, 7, 14), 14, sample.NOW_MS - 60_000),
            tasks=tasks,
            theme=theme,
            clock=FakeClock(sample.NOW_MS),
            **more,
        )
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return make
