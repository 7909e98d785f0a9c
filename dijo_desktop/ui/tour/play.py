"""Plays steps on a running window: acts as a user would, waits until it shows, checks it, takes pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profiles

if TYPE_CHECKING:
    from dijo_desktop.app import Built
    from dijo_desktop.ui.crash import CrashHooks

LOOK_MS = 20
LONGEST_STEP_SECONDS = 60.0


@dataclass(frozen=True)
class Step:
    """One thing a user does; `until` says when its outcome shows, `picture` names what is saved then."""

    text: str
    act: Callable[[], object]
    until: Callable[[], bool]
    picture: str = ""


@dataclass(frozen=True)
class StepResult:
    """How a step went."""

    text: str
    seconds: float
    checked: bool


class Player(QObject):
    """Plays the steps one after the other and stops at the first that does not come to its end."""

    def __init__(self, built: Built, steps: Sequence[Step], out: Path, finished: Callable[[], None]) -> None:
        super().__init__()
        self._built = built
        self._steps = list(steps)
        self._out = out
        self._finished = finished
        self._began = 0.0
        self._at = 0
        self.results: list[StepResult] = []
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._watch)

    def begin(self) -> None:
        """Play the first step."""
        self._look.start()
        self._do()

    def fail(self, _report: str) -> None:
        """A bug showed itself: the step is not checked, and nothing follows."""
        self._end(checked=False)
        self._stop()

    def _do(self) -> None:
        self._began = monotonic()
        self._steps[self._at].act()

    def _watch(self) -> None:
        step = self._steps[self._at]
        if step.until():
            self._end(checked=True)
            self._shoot(step.picture)
            self._at += 1
            if self._at == len(self._steps):
                self._stop()
            else:
                self._do()
        elif monotonic() - self._began > LONGEST_STEP_SECONDS:
            self._shoot(f"failed-{step.picture or self._at}")
            self._end(checked=False)
            self._stop()

    def _end(self, *, checked: bool) -> None:
        step = self._steps[min(self._at, len(self._steps) - 1)]
        self.results.append(StepResult(step.text, monotonic() - self._began, checked))

    def _stop(self) -> None:
        self._look.stop()
        self._finished()

    def _shoot(self, name: str) -> None:
        """Save what is shown, in light and in dark."""
        if not name:
            return
        theme = self._built.theme
        window = self._built.program.window
        for look in ("light", "dark"):
            theme.prefer(look)
            for _ in range(3):  # sizes follow texts, and places follow sizes
                QApplication.processEvents()
            dialog = QApplication.activeModalWidget()
            shown = dialog if isinstance(dialog, QDialog) else window
            shown.grab().save(str(self._out / f"{name}-{look}.png"))
        theme.prefer("light")


def play(
    app: QApplication, hooks: CrashHooks, build: Callable[..., Built], out: Path, language: str
) -> list[StepResult]:
    """Play the demo journey in a temporary place; pictures and copy land in `out`.

    `build` builds the window on the demo and takes what differs from a person's start (`app.Choices`).
    """
    from dijo_desktop.client.scripted_browser import ScriptedBrowser
    from dijo_desktop.ui.tour.journey import journey

    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("*.png"), *out.glob("*.zip"), *out.glob("*.txt")):
        old.unlink()
    with TemporaryDirectory(prefix="dijo-tour-") as folder:
        browser, places = ScriptedBrowser(), Places.below(Path(folder))
        built = build(places=places, open_browser=browser.open, copies_folder=out)
        built.languages.use(language)
        built.theme.prefer("light")
        built.program.window.show()
        player = Player(built, journey(built, out), out, app.quit)
        hooks.crashed.connect(player.fail)
        QTimer.singleShot(0, player.begin)
        app.exec()
        built.program.window.close()
        built.close()
        for profile in Profiles(places).all():  # the folder goes by itself, the item in the person's keyring does not
            built.accounts.homes().remove(profile, threading.Event())
        built.theme.take_off()
        return player.results
