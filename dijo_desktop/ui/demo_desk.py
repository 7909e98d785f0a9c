"""The demo as the window sees it: started when needed, restarted when it dies, its controls in the banner."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dijo_desktop.domain.clock import ShiftedClock
from dijo_desktop.domain.instants import parse
from dijo_desktop.errors import DijoError
from dijo_desktop.ui.entry.late_accounts import LateAccounts
from dijo_desktop.ui.shell.demo_banner import DemoBanner
from dijo_desktop.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from dijo_desktop.client.demo_controls import DemoControls
    from dijo_desktop.client.demo_process import DemoAddress, DemoProcess
    from dijo_desktop.contract.demo import DemoClock, DemoScenarios


class DemoDesk(QObject):
    """`changed` follows every order that changes the demo's data; `failed` carries the error."""

    changed = Signal()
    restarted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        make_process: Callable[[], DemoProcess],
        accounts: LateAccounts,
        banner: DemoBanner,
        tasks: Tasks,
        clock: ShiftedClock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_process = make_process
        self._accounts = accounts
        self._banner = banner
        self._tasks = tasks
        self._clock = clock
        self._process: DemoProcess | None = None
        self._address: DemoAddress | None = None
        self._ordered = False
        self._lock = threading.Lock()
        banner.advance.connect(lambda seconds: self._order(lambda demo, stop: demo.advance(seconds, stop=stop)))
        banner.scenario.connect(lambda key: self._order(lambda demo, stop: demo.load(key, stop=stop)))
        banner.reset.connect(lambda: self._order(lambda demo, stop: demo.reset(stop=stop)))

    def find_service(self, stop: threading.Event) -> str:
        """The demo's origin; starts the child, or starts it again if it died. Runs on a worker."""
        with self._lock:
            if self._process is None:
                self._process = self._make_process()
            if self._address is None:
                self._address = self._process.start(stop)
            elif not self._process.alive():
                self._address = self._process.restart(stop)
            return self._address.origin

    @property
    def dead(self) -> bool:
        """Whether the child was started and runs no more."""
        return self._process is not None and self._address is not None and not self._process.alive()

    @property
    def process(self) -> DemoProcess | None:
        """The child, once it was needed."""
        return self._process

    def look(self) -> None:
        """Show the demo's time and people in the banner."""

        def work(job: Job) -> tuple[DemoClock, DemoScenarios]:
            controls = self._controls(job.stop)
            return controls.clock(stop=job.stop), controls.scenarios(stop=job.stop)

        self._tasks.run(work, owner=self, then=self._show, failed=self.failed.emit)

    def stop(self) -> None:
        """End the child."""
        if self._process is not None:
            self._process.stop()

    def _controls(self, stop: threading.Event) -> DemoControls:
        from dijo_desktop.client.demo_controls import DemoControls

        self.find_service(stop)
        if self._address is None:  # pragma: no cover - find_service sets it or raises
            raise AssertionError
        return DemoControls(self._accounts.get().http, self._address)

    def _order(self, order: Callable[[DemoControls, threading.Event], object]) -> None:
        self._banner.set_busy(busy=True)
        self._tasks.run(
            lambda job: order(self._controls(job.stop), job.stop),
            owner=self,
            then=lambda _done: self._obeyed(),
            failed=self._not_obeyed,
        )

    def _obeyed(self) -> None:
        self._banner.set_busy(busy=False)
        self._ordered = True
        self.look()

    def _not_obeyed(self, error: DijoError) -> None:
        self._banner.set_busy(busy=False)
        self.failed.emit(error)

    def _show(self, seen: tuple[DemoClock, DemoScenarios]) -> None:
        clock, scenarios = seen
        self._clock.set_now(parse(clock.now))
        self._banner.show_time(parse(clock.now))
        self._banner.set_scenarios([(scenario.key, scenario.email) for scenario in scenarios.items])
        if self._ordered:  # only now does every date that is shown anew follow the demo's time
            self._ordered = False
            self.changed.emit()
