"""What is missing is named before Qt would abort."""

from __future__ import annotations

import pytest

from dijo_desktop.errors import SystemPartMissing
from dijo_desktop.ui import preflight


@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        ({}, "a screen"),
        ({"QT_QPA_PLATFORM": "xcb"}, "a screen"),
        ({"QT_QPA_PLATFORM": "wayland"}, "a screen"),
        ({"DISPLAY": ":0"}, ""),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ""),
        ({"QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"QT_QPA_PLATFORM": "xcb;offscreen", "DISPLAY": ":0"}, ""),
    ],
)
def test_a_screen_is_needed(environment: dict[str, str], missing: str) -> None:
    if not missing:
        preflight.check(environment, "linux", lambda _: True)
        return
    with pytest.raises(SystemPartMissing) as raised:
        preflight.check(environment, "linux", lambda _: True)
    assert raised.value.part == missing


@pytest.mark.parametrize("platform", ["", "xcb"])
def test_missing_libraries_are_named_by_their_packages(platform: str) -> None:
    gone = {"libxcb-cursor.so.0", "libEGL.so.1"}
    with pytest.raises(SystemPartMissing) as raised:
        preflight.check({"DISPLAY": ":0", "QT_QPA_PLATFORM": platform}, "linux", lambda name: name not in gone)
    assert raised.value.advice.endswith("apt-get install libegl1 libxcb-cursor0")


def test_no_xcb_library_is_asked_for_on_wayland_or_offscreen() -> None:
    for environment in ({"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORM": "offscreen"}):
        preflight.check(environment, "linux", lambda name: "xcb" not in name)


def test_other_systems_need_no_check() -> None:
    preflight.check({}, "win32", lambda _: False)
    preflight.check({}, "darwin", lambda _: False)


def test_libraries_are_really_looked_for() -> None:
    assert not preflight.loads("libno-such-thing-at-all.so.9")


def test_what_would_bring_plugins_of_others_is_dropped_and_nothing_else() -> None:
    environment = {**dict.fromkeys((*preflight.FOREIGN, "QT_QPA_PLATFORM"), "/planted"), "LANG": "de_DE.UTF-8"}
    preflight.prepare(environment, "linux")
    assert environment == {"QT_QPA_PLATFORM": "/planted", "LANG": "de_DE.UTF-8"}


@pytest.mark.parametrize(
    ("given", "added"),
    [
        ({}, {"LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "C"}, {"LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "de_DE.UTF-8", "LC_CTYPE": "POSIX"}, {"LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}),
        ({"LANG": "C", "LC_ALL": "de_DE.UTF-8"}, {}),
        ({"LANG": "C", "LC_ALL": "", "LC_CTYPE": "C.UTF-8"}, {}),
    ],
)
def test_a_bare_c_locale_becomes_the_one_qt_takes(given: dict[str, str], added: dict[str, str]) -> None:
    environment = dict(given)
    preflight.prepare(environment, "linux")
    assert environment == given | added


def test_the_locale_of_other_systems_is_left_alone() -> None:
    environment: dict[str, str] = {}
    preflight.prepare(environment, "darwin")
    assert environment == {}
