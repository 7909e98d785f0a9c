"""The one file a person keeps about a deletion: dates, cancel code, capability, what stays, the signed receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.instants import parse
from dijo_desktop.errors import DijoError
from dijo_desktop.ui import format as written
from dijo_desktop.ui.data import labels
from dijo_desktop.ui.deletion.schedule import ReceiptSource
from dijo_desktop.ui.export.choose import Choose
from dijo_desktop.ui.export.keep_file import keep_file
from dijo_desktop.ui.tasks import Job, Tasks


class KeepDeletionReceipt:
    """Asks for the place, fetches the receipt if it is not at hand, and writes a file only its owner can read."""

    def __init__(self, receipts: ReceiptSource, choose: Choose, tasks: Tasks) -> None:
        self._receipts = receipts
        self._choose = choose
        self._tasks = tasks

    def keep(
        self,
        owner: QWidget,
        deletion: Deletion,
        receipt: bytes,
        then: Callable[[Path], None],
        failed: Callable[[DijoError], None],
    ) -> None:
        """Save it; `receipt` may be empty."""

        def write(path: Path) -> None:
            # Made here: words are looked up on the GUI thread.
            words = text(deletion)

            def work(job: Job) -> Path:
                signed = receipt
                if not signed and deletion.receipt_id:
                    signed = self._receipts.read(deletion.receipt_id, stop=job.stop)
                return keep_file(path, words.encode() + b"\n" + signed + b"\n")

            self._tasks.run(work, owner=owner, then=then, failed=failed)

        name = f"dijo-deletion-{deletion.effective_at[:10].replace('-', '')}.txt"
        self._choose.file(owner, QCoreApplication.translate("deletion", "Save receipt"), name, write)


def text(deletion: Deletion) -> str:
    """The file in words, without the signed receipt that follows."""
    translate = QCoreApplication.translate
    lines = [
        translate("deletion", "DiJo: deletion of an account"),
        "",
        translate("deletion", "Asked for: {date}").format(date=_moment(deletion.requested_at)),
        translate("deletion", "Erasure starts: {date}").format(date=_moment(deletion.effective_at)),
        translate("deletion", "Complete by: {date}").format(date=deletion.complete_by),
        "",
    ]
    if not isinstance(deletion.secrets, msgspec.UnsetType):
        if deletion.secrets.cancel_code:
            lines += [
                translate("deletion", "Cancel code: {code}").format(code=deletion.secrets.cancel_code),
                translate(
                    "deletion", "It cancels the deletion until erasure starts, from any computer, without signing in."
                ),
                "",
            ]
        lines += [
            translate("deletion", "Key to the receipts: {key}").format(key=deletion.secrets.receipt_capability),
            translate("deletion", "With it the receipts of this deletion can be read when the account is gone."),
            "",
        ]
    lines += [_effect_line(deletion, action) for action in ("delete", "anonymise")]
    lines += [
        translate("deletion", "{name}: kept until {date}, {law}").format(
            name=labels.category(effect.key), date=effect.until_on, law=effect.law or ""
        )
        for effect in deletion.effects
        if effect.action == "retain"
    ]
    return "\n".join([*lines, "", translate("deletion", "Signed receipt (JWS, RFC 7515):")])


def _effect_line(deletion: Deletion, action: str) -> str:
    number = sum(effect.count for effect in deletion.effects if effect.action == action)
    return f"{labels.action(action)}: {written.count(number)}"


def _moment(instant: str) -> str:
    return f"{written.date_and_time(parse(instant))} ({instant})"
