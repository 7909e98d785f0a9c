"""Preferences survive whatever becomes of their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dijo_desktop.store.places import Places
from dijo_desktop.store.settings import Keeper, Preferences, load, save

DARK = Preferences(theme="dark", language="de", service_address="https://dijo.example")

BROKEN = {
    "empty": b"",
    "half": b'{"theme": "da',
    "nul": b"\x00" * 64,
    "nul at the end": b'{"theme": "dark"}\x00\x00',
    "byte order mark alone": b"\xef\xbb\xbf",
    "utf-16": '{"theme": "dark"}'.encode("utf-16"),
    "a list": b"[]",
    "null": b"null",
    "another type": b'{"theme": 7}',
    "an unknown theme": b'{"theme": "neon"}',
    "not utf-8": b'{"language": "\xff\xfe"}',
    "too long": b'{"language": "' + b"x" * 2_000_000 + b'"}',
}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.below(tmp_path)


def test_without_a_file_they_are_the_first_ones(places: Places) -> None:
    assert load(places) == Preferences()


def test_they_are_there_again(places: Places) -> None:
    save(places, DARK)
    assert load(places) == DARK


@pytest.mark.fault("S8")
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gives_the_ones_before(places: Places, name: str) -> None:
    save(places, DARK)
    save(places, Preferences())
    (places.config / "settings.json").write_bytes(BROKEN[name])
    assert load(places) == DARK


@pytest.mark.fault("S8")
@pytest.mark.parametrize("name", BROKEN)
def test_two_broken_files_give_the_first_ones(places: Places, name: str) -> None:
    save(places, DARK)
    for file in ("settings.json", "settings.json.bak"):
        (places.config / file).write_bytes(BROKEN[name])
    assert load(places) == Preferences()
    save(places, DARK)
    assert load(places) == DARK


def test_an_editor_s_byte_order_mark_and_a_newer_choice_do_no_harm(places: Places) -> None:
    places.config.mkdir(parents=True)
    (places.config / "settings.json").write_bytes(b'\xef\xbb\xbf{"theme": "dark", "to_come": [1]}')
    assert load(places) == Preferences(theme="dark")


def test_one_choice_changes_and_the_others_stay(places: Places) -> None:
    keep = Keeper(places, DARK)
    keep(inspector=False)
    keep(cell_by_cell=True)
    assert keep.preferences == load(places)
    assert (load(places).theme, load(places).inspector, load(places).cell_by_cell) == ("dark", False, True)
