"""The window while a keyring hangs for a minute, against the same window with a keyring that answers.

A real Secret Service stub on a bus of its own, real time, no screen. Each run is a process: it starts the program on
an account that is there, and from then on a beat every 10 ms tells how long the GUI thread was not free.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter, thread_time

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer

ROOT = Path(__file__).parents[1]
sys.path[0] = str(ROOT)  # and not this folder, whose file would be taken for the library of its name
SECONDS = 60.0
SETTLED = 10.0
"""Seconds after which pages are made and the sync of the answering run is over."""
BEAT = 0.01
READY = 60.0
"""Patience for a first sign-in by the demo."""


def main() -> None:
    """Print one JSON object."""
    if len(sys.argv) > 1:
        _run(Path(sys.argv[1]), sys.argv[2])
        return
    from tests.faults.secret_service import stub

    with tempfile.TemporaryDirectory(prefix="dijo-bench-") as folder, stub(Path(folder) / "keyring") as service:
        kept = Path(folder) / "kept"
        service.tell("claim", "speak")
        _child(service.environment, kept, "first")
        answering = _child(service.environment, kept, "answer")
        service.tell("hush")
        hanging = _child(service.environment, kept, "hang")
    figures = {
        "benchmark": Path(__file__).stem,
        "seconds": SECONDS,
        "hanging keyring": hanging,
        "answering keyring": answering,
        "aim: largest gap, ms": 100,
    }
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


def _child(environment: dict[str, str], kept: Path, how: str) -> dict[str, object]:
    """One run in a process of its own."""
    given = environment | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"}
    command = [sys.executable, __file__, str(kept), how]
    done = subprocess.run(command, env=given, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _run(kept: Path, how: str) -> None:
    """Start the program on `kept` and measure it for a minute; `first` signs in and only leaves an account there."""
    from dijo_desktop.app import Choices, build, start_qt
    from dijo_desktop.client.scripted_browser import ScriptedBrowser
    from dijo_desktop.store.places import Places

    app, hooks = start_qt()
    built = build(app, Choices(demo=True, places=Places.below(kept), open_browser=ScriptedBrowser().open))
    program = built.program
    program.window.show()
    program.window.grab()  # the first paint is the affair of another benchmark
    gaps = _Gaps()
    program.begin()
    if how == "first":
        _until(lambda: program.sign_in_page.ask.isEnabled() and program.sign_in_page.isVisible())
        program.sign_in_page.ask.button.click()
        _until(lambda: program.syncing is not None and program.signed_in is not None and not program.syncing.running)
    else:
        began = monotonic()
        _until(lambda: monotonic() - began >= SECONDS, SECONDS * 2)
    said = {
        "keyring": built.accounts.vault.state.value if built.accounts.vault is not None else "",
        "shown": "calls" if program.sections is not None else "the page of the keyring",
        "from the start": _figures(gaps.all),
        f"from {SETTLED:.0f} s on": _figures([beat for beat in gaps.all if beat[0] >= SETTLED]),
    }
    gaps.deleteLater()
    program.window.close()
    began = monotonic()
    built.close()
    said["end, s"] = round(monotonic() - began, 2)
    hooks.remove()
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    os._exit(0)  # the keyring's own thread still hangs


class _Gaps(QObject):
    """A beat every 10 ms from now on; `all` holds when each came, how late it was, and the thread's own work by then.

    All in seconds. The rest of a gap is what other programs took of a busy machine.
    """

    def __init__(self) -> None:
        super().__init__()
        self.all: list[tuple[float, float, float]] = []
        self._began = self._last = perf_counter()
        self._worked = thread_time()
        self._timer = QTimer(self, interval=int(BEAT * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.all.append((now - self._began, max(0.0, now - self._last - BEAT), worked - self._worked))
        self._last, self._worked = now, worked


def _until(true: Callable[[], bool], patience: float = READY) -> None:
    """Let the window live until then."""
    until = monotonic() + patience
    while not true():
        if monotonic() > until:
            raise SystemExit("it did not come so far")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def _figures(gaps: list[tuple[float, float, float]]) -> dict[str, float]:
    late = sorted(gap for _, gap, _ in gaps)
    if not late:
        return {}
    return {
        "beats": len(late),
        "largest gap, ms": _ms(late[-1]),
        "p99 gap, ms": _ms(late[int(len(late) * 0.99)]),
        "largest work of its own, ms": _ms(max(min(gap, work) for _, gap, work in gaps)),
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


if __name__ == "__main__":
    main()
