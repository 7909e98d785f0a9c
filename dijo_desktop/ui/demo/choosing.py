"""Choosing a scenario: its person is made, and comes in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from dijo_desktop.contract.demo import DemoLoaded
from dijo_desktop.ui.demo.walk_in import WalkIn

if TYPE_CHECKING:
    from dijo_desktop.client.demo_controls import DemoControls

EVERYDAY = "everyday"
STAYING = ("slow", "offline", "faulty", "call-details")
"""Scenarios that leave their person as they are; they must be in before the line gets worse."""
GONE = "deleted-retained"
"""Nobody can sign in as this person any more."""
THEFT = "token-theft"
"""The person stays, but every sign-in of theirs ends: the program is to find out by itself."""


class Desk(Protocol):
    """What carries out orders."""

    def order(
        self, order: Callable[[DemoControls, threading.Event], object], then: Callable[[Any], bool] | None = None
    ) -> None:
        """Carry out an order; `then` gets what came of it and says whether every page is to be read anew."""


class Choosing(QObject):
    """From a click on a scenario to its person in the window, in the order that each scenario needs.

    `capability` carries the code of an account that is deleted, whose person cannot come in.
    """

    capability = Signal(str)

    def __init__(self, desk: Desk, walk_in: WalkIn, who: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._walk_in = walk_in
        self._who = who
        self._later = ""
        walk_in.arrived.connect(self._arrived)
        walk_in.given_up.connect(self._forget)

    def choose(self, key: str) -> None:
        """Load this scenario and bring its person in."""
        self._later, who = "", self._who()

        def load(demo: DemoControls, stop: threading.Event) -> DemoLoaded | str:
            email = _email(demo, key, stop)
            if key not in STAYING or email == who:
                return demo.load(key, stop=stop)
            demo.spoil((), stop=stop)  # or nobody could come in
            return email

        self._desk.order(load, lambda done: self._loaded(key, who, done))

    def start_over(self) -> None:
        """Back to real time and the everyday person, who comes in if anybody is in."""
        self._later, inside = "", bool(self._who())

        def reset(demo: DemoControls, stop: threading.Event) -> str:
            demo.reset(stop=stop)
            return _email(demo, EVERYDAY, stop)

        def done(email: str) -> bool:
            if inside:
                self._walk_in.come(email, afresh=True)
            return False

        self._desk.order(reset, done)

    def _loaded(self, key: str, who: str, done: DemoLoaded | str) -> bool:
        """Whether who is in stays in, and sees what is new."""
        if isinstance(done, str):
            self._later = key
            self._walk_in.come(done, afresh=False)
            return False
        if key == GONE:
            self.capability.emit(done.receipt_capability or "")
            return True
        if key in STAYING or (key == THEFT and done.email == who):
            return True
        self._walk_in.come(done.email, afresh=True)
        return False

    def _arrived(self) -> None:
        key, self._later = self._later, ""
        if key:
            self._desk.order(lambda demo, stop: demo.load(key, stop=stop))

    def _forget(self) -> None:
        self._later = ""


def _email(demo: DemoControls, key: str, stop: threading.Event) -> str:
    return next((one.email for one in demo.scenarios(stop=stop).items if one.key == key), "")
