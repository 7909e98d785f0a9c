"""What the user chose for this program; nothing here says anything about a person's data."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from dijo_desktop.store.files import read_safely, write_safely
from dijo_desktop.store.places import Places


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """Choices of the user; `language` and `service_address` are empty until chosen, `window` is Qt's, in hex.

    `menu_bar`: it is always there, where it can be hidden; `inspector`: what stands beside the calls is shown;
    `cell_by_cell`: screen readers hear single cells of them.
    """

    theme: Literal["system", "light", "dark"] = "system"
    language: str = ""
    service_address: str = ""
    window: str = ""
    row_height: Literal["compact", "roomy"] = "compact"
    inspector: bool = True
    menu_bar: bool = False
    cell_by_cell: bool = False


def load(places: Places) -> Preferences:
    """The preferences, those before if the file is broken, the first ones if there is none."""
    return read_safely(_path(places), _decode) or Preferences()


def save(places: Places, preferences: Preferences) -> None:
    """Keep the preferences."""
    write_safely(_path(places), msgspec.json.format(msgspec.json.encode(preferences)), _decode)


class Keeper:
    """Keeps the preferences, one change at a time."""

    def __init__(self, places: Places, preferences: Preferences) -> None:
        self._places = places
        self._preferences = preferences

    @property
    def preferences(self) -> Preferences:
        """The preferences now."""
        return self._preferences

    def __call__(self, **changes: str | bool) -> None:
        """Change some of them."""
        self._preferences = msgspec.structs.replace(self._preferences, **changes)
        save(self._places, self._preferences)


def _decode(data: bytes) -> Preferences:
    return msgspec.json.decode(data, type=Preferences)


def _path(places: Places) -> Path:
    return places.config / "settings.json"
