"""A damaged copy: what is told of it, and how the calls are fetched again when it shows while in use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.errors import DijoError, StoreDamaged
from dijo_desktop.ui.shell.page_bars import PageBars
from dijo_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from dijo_desktop.store.local_copy import LocalCopy
    from dijo_desktop.store.quarantine import Damage


class Mending(QObject):
    """Mends a copy once; a disk that damages it again and again is left to its owner. `failed` says why it cannot."""

    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, bars: PageBars, begin_anew: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._bars, self._begin_anew = tasks, bars, begin_anew
        self._mended: LocalCopy | None = None
        self._spent = False

    def look(self, copy: LocalCopy) -> None:
        """Say once what was found damaged when this copy was opened."""
        said = [self.of_calls()] if copy.cache_damage is not None else []
        if copy.outbox_damage is not None:
            said.append(self.of_outbox(copy.outbox_damage))
        if said:
            self._bars.set_damage(" ".join(said))

    def takes(self, error: DijoError, copy: LocalCopy | None) -> bool:
        """Whether this error is a damage that is being mended, so that nothing else has to be done about it."""
        if not isinstance(error, StoreDamaged) or copy is None or not copy.kept:
            return False
        if copy is self._mended:
            return True
        if self._spent:
            return False
        self._mended, self._spent = copy, True
        self._tasks.run(
            lambda _job: copy.rebuild_cache(), owner=self, then=lambda _none: self._done(), failed=self.failed.emit
        )
        return True

    def of_calls(self) -> str:
        """What is said of damaged calls: nothing is lost."""
        return self.tr(
            "The copy of your calls on this computer was damaged. It was put aside, and the calls are fetched again."
        )

    def of_outbox(self, damage: Damage) -> str:
        """What is said of damage to what cannot be fetched again."""
        what = self.tr("The file with your receipts, saved searches and unsent requests was damaged.")
        saved = self.tr("%Ln entry(ies) could be read and are kept.", "", damage.recovered)
        lost = self.tr("The rest is lost; the damaged file is {name}.").format(name=damage.path.name)
        return f"{what} {saved} {lost}" if damage.incomplete else f"{what} {saved}"

    def _done(self) -> None:
        self._mended = None
        self._bars.set_damage(self.of_calls())
        self._begin_anew()
