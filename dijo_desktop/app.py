"""The composition root of the window: the one place that builds the parts and hands them to each other."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dijo_desktop import packaged
from dijo_desktop.domain.address import service_origin
from dijo_desktop.domain.clock import Clock, ShiftedClock
from dijo_desktop.store import settings
from dijo_desktop.store.places import Places
from dijo_desktop.ui import preflight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from dijo_desktop.client.accounts import Accounts
    from dijo_desktop.client.homes import Homes
    from dijo_desktop.client.sign_in import OpenBrowser
    from dijo_desktop.client.vault import OpenKeyring
    from dijo_desktop.ui.crash import CrashHooks
    from dijo_desktop.ui.demo_desk import DemoDesk
    from dijo_desktop.ui.entry import LateAccounts
    from dijo_desktop.ui.export.choose import Choose
    from dijo_desktop.ui.languages import Languages
    from dijo_desktop.ui.program import Program
    from dijo_desktop.ui.sign_in.page import SignInPage
    from dijo_desktop.ui.single_instance import SingleInstance
    from dijo_desktop.ui.tasks import Tasks
    from dijo_desktop.ui.theme import Theme
    from dijo_desktop.ui.tour import StepResult


@dataclass(frozen=True)
class Choices:
    """What differs between a start by a person, the tour and a test; what is not given is the real part."""

    demo: bool = False
    service: str = ""
    service_file: Path | None = None
    places: Places | None = None
    open_browser: OpenBrowser | None = None
    open_keyring: OpenKeyring | None = None
    choose: Choose | None = None
    copies_folder: Path | None = None
    clock: Clock | None = None
    make_timer: Callable[[QObject], QTimer] | None = None
    """Makes what waits before a keyring that is not there is asked again."""


@dataclass(frozen=True)
class Built:
    """The parts that live as long as the program."""

    program: Program
    tasks: Tasks
    theme: Theme
    languages: Languages
    accounts: LateAccounts
    desk: DemoDesk | None

    def close(self) -> bool:
        """End everything within two seconds; false if a thread still blocks."""
        made = self.accounts.made
        self.program.close()
        free = self.tasks.close(made.http.shut if made is not None else None)
        if self.desk is not None:
            self.desk.stop()
        self.languages.take_off()
        return free


def open_window(*, service: str | None, demo: bool, data: Path | None) -> int:
    """Run the program until its window is closed; the exit code is 0 unless it could not start."""
    address = service_origin(service) if service else ""
    preflight.check()
    from dijo_desktop.ui.only_window import claim, window_places

    first = claim(window_places(data, demo=demo))
    if first is None:  # the window that is there has come forward
        return 0
    app, hooks = start_qt()
    windows = _Windows(app, hooks, data, address)
    windows.open(first, demo=demo)
    code = app.exec()
    free = windows.close()
    hooks.remove()
    if not free:  # a name look-up or a keyring that never answers cannot be ended
        sys.stdout.flush()
        os._exit(code)
    return code


class _Windows:
    """The window that is open: of the real service or of the demo, whose parts never meet."""

    def __init__(self, app: QApplication, hooks: CrashHooks, data: Path | None, service: str) -> None:
        self._app = app
        self._hooks = hooks
        self._data = data
        self._service = service
        self._built: Built | None = None
        self._instance: SingleInstance | None = None

    def change(self, *, demo: bool) -> None:
        """Go to the demo, or back; where another process has that window open, it comes forward instead."""
        from dijo_desktop.ui.only_window import claim, window_places

        instance = claim(window_places(self._data, demo=demo))
        if instance is not None:
            self.open(instance, demo=demo)

    def open(self, instance: SingleInstance, *, demo: bool) -> None:
        """Open the window; one that is open is closed."""
        from PySide6.QtCore import QTimer

        from dijo_desktop.ui.only_window import answer, window_places

        before, claimed_before = self._built, self._instance
        if before is not None:
            before.theme.take_off()
        places = window_places(self._data, demo=demo)
        built = self._built = build(self._app, Choices(demo=demo, service=self._service, places=places))
        program = built.program
        show_crashes(self._hooks, built)
        program.demo_wanted.connect(lambda: self.change(demo=True))
        program.window.demo.leave.connect(lambda: self.change(demo=False))
        self._instance = answer(instance, program.window)
        program.window.show()
        QTimer.singleShot(0, program.begin)
        if before is not None:
            before.program.window.close_now()
            before.close()
        if claimed_before is not None:
            claimed_before.release()

    def close(self) -> bool:
        """End everything; false if a thread still blocks."""
        free = self._built is None or self._built.close()
        if self._instance is not None:
            self._instance.release()
        return free


def play_tour(out: Path, *, language: str) -> list[StepResult]:
    """Play the demo journey by a scripted user and save pictures and the verified copy in `out`."""
    preflight.check()
    from dijo_desktop.ui.tour import play

    app, hooks = start_qt()
    try:
        return play(app, hooks, lambda **given: build(app, Choices(demo=True, **given)), out, language)
    finally:
        hooks.remove()


def start_qt() -> tuple[QApplication, CrashHooks]:
    """The application object and the hooks that show bugs instead of hiding them."""
    preflight.prepare()
    from PySide6.QtWidgets import QApplication

    from dijo_desktop.ui.crash import CrashHooks
    from dijo_desktop.ui.garbage import Garbage

    app = QApplication(sys.argv[:1])
    Garbage(app)
    app.setApplicationName("dijo-desktop")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("space.dijo.desktop")
    hooks = CrashHooks()
    hooks.install()
    return app, hooks


def build(app: QApplication, choices: Choices) -> Built:
    """Build the parts and hand them to each other; nothing here waits for network, keyring or disk but settings."""
    from PySide6.QtCore import QByteArray, QTimer

    from dijo_desktop.ui.demo.walk_in import WalkIn, WalkInBrowser
    from dijo_desktop.ui.demo_desk import desk_of
    from dijo_desktop.ui.entry import Entry, LateAccounts
    from dijo_desktop.ui.entry.browser_bridge import BrowserBridge
    from dijo_desktop.ui.entry.issuer_question import IssuerQuestion
    from dijo_desktop.ui.export.choose import ChoosePlace, documents
    from dijo_desktop.ui.languages import Languages
    from dijo_desktop.ui.open_web import ShowFile
    from dijo_desktop.ui.program import Program
    from dijo_desktop.ui.shell.window import MainWindow
    from dijo_desktop.ui.surroundings import Surroundings
    from dijo_desktop.ui.tasks import Tasks
    from dijo_desktop.ui.theme import Theme

    clock, demo_clock = choices.clock or Clock(), ShiftedClock()
    shown_clock = demo_clock if choices.demo else clock  # what is dated and counted down follows the demo's time
    places = choices.places or (Places.demo() if choices.demo else Places.real())
    places.make()
    preferences = settings.load(places)
    keep = settings.Keeper(places, preferences)
    theme = Theme(demo=choices.demo, preference=preferences.theme)
    theme.apply(app)
    languages = Languages(app, packaged.catalogues())
    languages.use(preferences.language)
    tasks = Tasks()
    window = MainWindow(theme, shown_clock.now_ms)
    bridge = BrowserBridge(window)
    walk_in = WalkInBrowser(choices.open_browser or bridge)
    open_browser = walk_in if choices.demo else choices.open_browser or bridge
    accounts = LateAccounts(
        lambda: _homes(places, clock, choices),
        lambda homes: _accounts(homes, clock, open_browser, languages),
        IssuerQuestion(window),
    )
    names = [(code, languages.name(code)) for code in languages.codes()]

    def make_sign_in_page() -> SignInPage:
        from dijo_desktop.ui.sign_in.page import SignInPage

        page = SignInPage(
            accounts,
            tasks,
            monotonic=clock.monotonic,
            now_ms=shown_clock.now_ms,
            clipboard=app.clipboard(),
            languages=names,
        )
        if not choices.demo:
            page.address_used.connect(lambda origin: keep(service_address=origin))
        page.demo_wanted.connect(program.demo_wanted)
        page.language_chosen.connect(program.language_chosen)
        return page

    window.menus.keep_bar(shown=preferences.menu_bar)
    if preferences.window:
        window.restoreGeometry(QByteArray.fromHex(preferences.window.encode()))
    window.closing.connect(lambda: keep(window=bytes(window.saveGeometry().toHex().data()).decode()))
    desk = desk_of(places, accounts, window, tasks, demo_clock, app.clipboard()) if choices.demo else None
    published = packaged.service_address(choices.service_file)
    address = choices.service or preferences.service_address or (service_origin(published) if published else "")
    find_service = desk.find_service if desk is not None else lambda _stop: address
    entry = Entry(accounts, tasks, find_service, make_timer=choices.make_timer or QTimer)
    around = Surroundings(
        window=window,
        theme=theme,
        tasks=tasks,
        clock=shown_clock,
        clipboard=app.clipboard(),
        languages=names,
        language=lambda: languages.used,
        choose=choices.choose or ChoosePlace(),
        show_file=ShowFile(),
        open_page=choices.open_browser or bridge.open_page,
        copies_folder=choices.copies_folder or documents(),
        keep=keep,
    )
    program = Program(around, accounts, entry, make_sign_in_page, demo=desk)
    if desk is not None:
        desk.lead(WalkIn(entry, program.doors, walk_in, program), program.email)
    program.theme_chosen.connect(theme.prefer)
    program.theme_chosen.connect(lambda name: keep(theme=name))
    program.language_chosen.connect(languages.use)
    program.language_chosen.connect(lambda code: keep(language=code))
    return Built(program, tasks, theme, languages, accounts, desk)


def show_crashes(hooks: CrashHooks, built: Built) -> None:
    """One window for bugs, with everything in it."""
    from PySide6.QtGui import QGuiApplication

    from dijo_desktop.ui.crash_window import CrashWindow

    window = CrashWindow(QGuiApplication.clipboard(), built.program.window)
    hooks.crashed.connect(window.add)


def _homes(places: Places, clock: Clock, choices: Choices) -> Homes:
    """On a worker: what this imports is not needed for the first window, but for the first rows."""
    import dijo_desktop.ui.sections  # noqa: F401 - the pages that show them
    from dijo_desktop.client.homes import homes_of
    from dijo_desktop.client.platform_keyring import open_platform_keyring

    keyring = choices.open_keyring or open_platform_keyring
    return homes_of(places, clock=clock, demo=choices.demo, open_keyring=keyring)


def _accounts(homes: Homes, clock: Clock, open_browser: OpenBrowser, languages: Languages) -> Accounts:
    """On a worker: what this imports is needed once the service is reached."""
    from dijo_desktop.client.accounts import accounts_of
    from dijo_desktop.ui.browser_words import browser_words

    return accounts_of(homes, clock=clock, open_browser=open_browser, words=lambda: browser_words(languages.used))
