"""Saving receipts of choices as files where the user chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.deletion.schedule import ReceiptSource
from dijo_desktop.ui.export.choose import Choose
from dijo_desktop.ui.export.keep_file import keep_file
from dijo_desktop.ui.tasks import Job, Tasks


class KeepReceipts:
    """Asks for the place first, then reads each receipt and writes its exact bytes."""

    def __init__(self, receipts: ReceiptSource, choose: Choose, tasks: Tasks) -> None:
        self._receipts = receipts
        self._choose = choose
        self._tasks = tasks

    def keep_one(
        self, owner: QWidget, receipt_id: str, then: Callable[[int], None], failed: Callable[[DijoError], None]
    ) -> None:
        """Save one receipt; `then` gets the number saved."""

        def write(path: Path) -> None:
            self._run(owner, [(receipt_id, path)], then, failed)

        title = QCoreApplication.translate("receipts", "Save receipt")
        self._choose.file(owner, title, receipt_name(receipt_id), write)

    def keep_all(
        self,
        owner: QWidget,
        receipt_ids: Sequence[str],
        then: Callable[[int], None],
        failed: Callable[[DijoError], None],
    ) -> None:
        """Save all of them into one folder."""

        def write(folder: Path) -> None:
            self._run(owner, [(each, folder / receipt_name(each)) for each in receipt_ids], then, failed)

        self._choose.folder(owner, QCoreApplication.translate("receipts", "Save all receipts in a folder"), write)

    def _run(
        self,
        owner: QWidget,
        places: list[tuple[str, Path]],
        then: Callable[[int], None],
        failed: Callable[[DijoError], None],
    ) -> None:
        def work(job: Job) -> int:
            for receipt_id, path in places:
                keep_file(path, self._receipts.read(receipt_id, stop=job.stop))
            return len(places)

        self._tasks.run(work, owner=owner, then=then, failed=failed)


def receipt_name(receipt_id: str) -> str:
    """The file name of a receipt; an id of another shape than the contract's never becomes a path."""
    plain = "".join(symbol for symbol in receipt_id if symbol.isalnum() or symbol == "_")
    return f"dijo-receipt-{plain}.jws"
