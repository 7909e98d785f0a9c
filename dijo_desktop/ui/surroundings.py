"""What every page may be given: the parts that live as long as the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QClipboard

from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.settings import Keeper
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from dijo_desktop.ui.export.choose import Choose
    from dijo_desktop.ui.export.page import ShowFile


@dataclass(frozen=True)
class Surroundings:
    """Handed as one from the composition root to the sections; `open_page` opens a page of the service."""

    window: MainWindow
    theme: Theme
    tasks: Tasks
    clock: Clock
    clipboard: QClipboard
    languages: Sequence[tuple[str, str]]
    language: Callable[[], str]
    choose: Choose
    show_file: ShowFile
    open_page: Callable[[str], bool]
    copies_folder: Path
    keep: Keeper
