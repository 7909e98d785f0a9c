"""The demo as the window sees it: started when needed, restarted when it dies, ordered by banner and panel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

from dijo_desktop.domain.clock import Clock, ShiftedClock
from dijo_desktop.domain.instants import parse
from dijo_desktop.errors import DemoFailed, DijoError
from dijo_desktop.store.places import Places
from dijo_desktop.ui.demo.choosing import Choosing
from dijo_desktop.ui.demo.panel import DemoPanel
from dijo_desktop.ui.demo.presets import broken, rules
from dijo_desktop.ui.demo.seen import DemoSeen
from dijo_desktop.ui.demo.walk_in import WalkIn
from dijo_desktop.ui.entry.late_accounts import LateAccounts
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.tasks import Job, Task, Tasks

if TYPE_CHECKING:
    from dijo_desktop.client.demo_controls import DemoControls
    from dijo_desktop.client.demo_process import DemoAddress, DemoProcess

LOOK_EVERY_MS = 2_000
"""How often an open panel looks: mails come and faults are used up by themselves."""
TICK_MS = 15_000


class DemoDesk(QObject):
    """`changed` follows every order that changes what the service answers; `failed` carries the error."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        make_process: Callable[[], DemoProcess],
        accounts: LateAccounts,
        window: MainWindow,
        tasks: Tasks,
        clock: ShiftedClock,
        clipboard: QClipboard,
    ) -> None:
        super().__init__(window)
        self._make_process = make_process
        self._accounts = accounts
        self._window = window
        self._banner = window.demo
        self._tasks = tasks
        self._clock = clock
        self._clipboard = clipboard
        self._process: DemoProcess | None = None
        self._address: DemoAddress | None = None
        self._panel: DemoPanel | None = None
        self._choosing: Choosing | None = None
        self._looking: Task | None = None
        self._ordered = self._busy = self._told = False
        self._lock = threading.Lock()
        self._look_out = QTimer(self, interval=LOOK_EVERY_MS)
        self._look_out.timeout.connect(self._look_again)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._tell_time)
        banner = self._banner
        banner.advance.connect(lambda seconds: self.order(lambda demo, stop: demo.advance(seconds, stop=stop)))
        banner.mend.connect(self.mend)
        banner.panel_wanted.connect(self.open_panel)

    def lead(self, walk_in: WalkIn, who: Callable[[], str]) -> None:
        """Bring people in by `walk_in` when a scenario is chosen; `who` is the address of who is in, or empty."""
        self._choosing = Choosing(self, walk_in, who, self)
        self._choosing.capability.connect(lambda code: self.panel.show_capability(code))

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

    @property
    def panel(self) -> DemoPanel:
        """The demo panel, made when it is first needed."""
        if self._panel is None:
            panel = self._panel = DemoPanel(self._clipboard, self._banner)
            panel.time.advance.connect(self._banner.advance)
            panel.time.advance_months.connect(
                lambda months: self.order(lambda demo, stop: demo.advance_months(months, stop=stop))
            )
            panel.breaking.broken.connect(self.spoil)
            panel.breaking.mended.connect(self.mend)
            panel.scenarios.chosen.connect(self._choose)
            panel.reset.connect(self._reset)
            panel.shown.connect(self._panel_shown)
            panel.hidden.connect(self._look_out.stop)
            self._window.closing.connect(panel.reject)
            panel.set_busy(busy=self._busy)
        return self._panel

    def open_panel(self) -> None:
        """Show the panel, or hide it."""
        if self.panel.isVisible():
            self.panel.reject()
        else:
            self.panel.show_beside(self._window)

    def spoil(self, key: str, lasting: bool = True) -> None:
        """Break what a preset breaks, and nothing else."""
        self.order(lambda demo, stop: demo.spoil(rules(key, lasting=lasting), stop=stop))

    def mend(self) -> None:
        """Break nothing any more."""
        self.order(lambda demo, stop: demo.spoil((), stop=stop))

    def look(self) -> None:
        """Show how the demo stands in banner and panel."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._tasks.run(self._see, owner=self, then=self._show, failed=self._not_seen)

    def order(
        self, order: Callable[[DemoControls, threading.Event], object], then: Callable[[Any], bool] | None = None
    ) -> None:
        """Have an order carried out; `then` gets what came of it and says whether every page is to be read anew."""
        self._set_busy(busy=True)
        self._tasks.run(
            lambda job: order(self._controls(job.stop), job.stop),
            owner=self,
            then=lambda done: self._obeyed(done, then),
            failed=self._not_obeyed,
        )

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

    def _see(self, job: Job) -> DemoSeen:
        if self.dead:  # only an order, or the person who is told, starts it again
            raise DemoFailed("stopped")
        demo, stop = self._controls(job.stop), job.stop
        scenarios, faults, mail = demo.scenarios(stop=stop), demo.faults(stop=stop), demo.mailbox(stop=stop)
        return DemoSeen(demo.clock(stop=stop), scenarios.items, faults.rules, mail.items)

    def _obeyed(self, done: object, then: Callable[[Any], bool] | None) -> None:
        self._set_busy(busy=False)
        if self._panel is not None:
            self._panel.forgive()
        self._ordered = then is None or then(done)
        self.look()

    def _not_obeyed(self, error: DijoError) -> None:
        self._set_busy(busy=False)
        if self._panel is not None:
            self._panel.show_failure(error)
        self.failed.emit(error)

    def _show(self, seen: DemoSeen) -> None:
        self._looking, self._told = None, False
        self._clock.set_now(parse(seen.clock.now))
        self._tell_time()
        self._tick.start()
        self._banner.show_broken(broken(seen.faults).key)
        if self._panel is not None and not self._busy:
            self._panel.show_seen(seen)
        if self._ordered:  # only now does every date that is shown anew follow the demo's time
            self._ordered = False
            self.changed.emit()

    def _not_seen(self, error: DijoError) -> None:
        self._looking = None
        self.failed.emit(error)

    def _look_again(self) -> None:
        if self.dead:
            if not self._told:
                self._told = True
                self.failed.emit(DemoFailed("stopped"))
        elif self._looking is None and not self._busy:
            self.look()

    def _tell_time(self) -> None:
        self._banner.show_time(self._clock.now_ms())

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._banner.set_busy(busy=busy)
        if self._panel is not None:
            self._panel.set_busy(busy=busy)

    def _panel_shown(self) -> None:
        self.look()
        self._look_out.start()

    def _choose(self, key: str) -> None:
        if self._choosing is not None:
            self._choosing.choose(key)

    def _reset(self) -> None:
        if self._choosing is not None:
            self._choosing.start_over()


def desk_of(
    places: Places,
    accounts: LateAccounts,
    window: MainWindow,
    tasks: Tasks,
    clock: ShiftedClock,
    clipboard: QClipboard,
) -> DemoDesk:
    """The desk of the demo that keeps its data in these places."""

    def make() -> DemoProcess:
        from dijo_desktop.client.demo_process import DemoProcess

        return DemoProcess(places, Clock())

    return DemoDesk(make, accounts, window, tasks, clock, clipboard)
