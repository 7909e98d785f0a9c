"""The desktop entry, by the rules of the Desktop Entry Specification 1.5 that a menu depends on."""

from __future__ import annotations

import configparser
import re
import tomllib

import pytest

from dev import ROOT

FOLDER = ROOT / "resources" / "desktop"
IDENTITY = "space.dijo.desktop"
MAIN_CATEGORIES = {"AudioVideo", "Audio", "Video", "Development", "Education", "Game", "Graphics", "Network",
                   "Office", "Science", "Settings", "System", "Utility"}  # fmt: skip


@pytest.fixture
def entry() -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",))
    parser.optionxform = str
    parser.read(FOLDER / f"{IDENTITY}.desktop", encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return dict(parser["Desktop Entry"])


def test_menu_can_show_and_start_it(entry: dict[str, str]) -> None:
    assert entry["Type"] == "Application"
    assert entry["Version"] == "1.5"
    assert entry["Name"] == "DiJo Desktop"
    assert entry["Terminal"] == "false"
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert entry["Exec"] == entry["TryExec"] == "dijo-desktop"
    assert entry["Exec"] in scripts


def test_lists_end_as_the_specification_wants_and_a_main_category_is_there(entry: dict[str, str]) -> None:
    lists = [value for key, value in entry.items() if key.partition("[")[0] in ("Categories", "Keywords")]
    assert len(lists) == 3
    assert all(value.endswith(";") for value in lists)
    assert MAIN_CATEGORIES & set(entry["Categories"].split(";"))


def test_keys_are_of_the_specification_and_german_is_there(entry: dict[str, str]) -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9-]+(\[[a-z]{2,3}(_[A-Z]{2})?\])?", key) for key in entry)
    assert {"Comment[de]", "GenericName[de]", "Keywords[de]"} <= set(entry)


def test_icon_is_shipped_and_the_window_goes_by_the_same_name(entry: dict[str, str]) -> None:
    assert entry["Icon"] == IDENTITY
    icons = ROOT / "resources" / "icons"
    assert all((icons / name).is_file() for name in ("app-icon.svg", "app-icon-256.png"))
    assert f'setDesktopFileName("{IDENTITY}")' in (ROOT / "dijo_desktop" / "app.py").read_text(encoding="utf-8")
    assert f'bundle_identifier="{IDENTITY}"' in (ROOT / "build.spec").read_text(encoding="utf-8")
