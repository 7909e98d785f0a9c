"""Accounts have folders of their own and are never taken for a first start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dijo_desktop.errors import NotUnderstood
from dijo_desktop.store.account_file import AccountFile
from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profiles

ONE = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"
TWO = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4F"
ISSUER = "https://id.example"
ORIGIN = "https://api.example"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.below(tmp_path)


@pytest.fixture
def profiles(places: Places) -> Profiles:
    return Profiles(places)


def test_nobody_signed_in_yet(profiles: Profiles) -> None:
    assert profiles.current() is None
    assert profiles.all() == []


def test_the_account_used_last_is_current(profiles: Profiles) -> None:
    one = profiles.for_account(ONE, ISSUER, ORIGIN)
    two = profiles.for_account(TWO, ISSUER, ORIGIN)
    assert profiles.current() == two
    assert profiles.for_account(ONE, ISSUER, ORIGIN) == one
    assert profiles.current() == one
    assert profiles.all() == [one, two]
    assert one.folder.name == f"{ONE}-20a69b77"


def test_the_same_account_at_another_issuer_is_another(profiles: Profiles) -> None:
    assert profiles.for_account(ONE, ISSUER, ORIGIN).folder != profiles.for_account(ONE, "https://b", ORIGIN).folder


def test_what_is_known_of_an_account_outlives_the_next_sign_in(profiles: Profiles) -> None:
    folder = profiles.for_account(ONE, ISSUER, ORIGIN).folder
    assert AccountFile.load(folder) == AccountFile(account_id=ONE, issuer=ISSUER, origin=ORIGIN)
    known = AccountFile(account_id=ONE, issuer=ISSUER, origin=ORIGIN, backend="wallet", key_id="k", check="c")
    known.save(folder)
    profiles.for_account(ONE, ISSUER, ORIGIN)
    assert AccountFile.load(folder) == known


@pytest.mark.fault("S8")
@pytest.mark.parametrize(
    "data", [b"", b"{}", b"\x00\x00", b'{"account_id":"","issuer":"","origin":""}', b"[", b"null"]
)
def test_with_both_files_lost_the_folder_still_says_whose_it_is(
    places: Places, profiles: Profiles, data: bytes
) -> None:
    folder = profiles.for_account(ONE, ISSUER, ORIGIN).folder
    for file in (folder / "account.json", folder / "account.json.bak", places.data / "current"):
        file.write_bytes(data)
    found = profiles.current()
    assert found is not None
    assert (found.account_id, found.issuer, found.folder) == (ONE, "", folder)


def test_without_a_note_the_folder_changed_last_is_current(places: Places, profiles: Profiles) -> None:
    one = profiles.for_account(ONE, ISSUER, ORIGIN)
    two = profiles.for_account(TWO, ISSUER, ORIGIN)
    os.utime(one.folder, (2_000_000_000, 2_000_000_000))
    for note in places.data.glob("current*"):
        note.unlink()
    assert profiles.current() == one
    os.utime(two.folder, (2_100_000_000, 2_100_000_000))
    assert profiles.current() == two


def test_other_folders_are_left_alone(places: Places, profiles: Profiles) -> None:
    profiles.for_account(ONE, ISSUER, ORIGIN)
    (places.data / "accounts" / "something else").mkdir()
    (places.data / "accounts" / f"{TWO}-00000000").write_bytes(b"")
    assert [profile.account_id for profile in profiles.all()] == [ONE]


def test_forgetting_removes_everything_of_one_account(places: Places, profiles: Profiles) -> None:
    one = profiles.for_account(ONE, ISSUER, ORIGIN)
    two = profiles.for_account(TWO, ISSUER, ORIGIN)
    (two.folder / "cache.db").write_bytes(b"x")
    profiles.forget(two)
    profiles.forget(two)
    assert profiles.all() == [one]
    assert profiles.current() == one
    profiles.for_account(ONE, ISSUER, ORIGIN)
    profiles.forget(two)
    assert profiles.current() == one
    assert not list(places.data.rglob(f"*{TWO}*"))


@pytest.mark.parametrize("account_id", ["", "../../etc", "acc_1", "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E/x"])
def test_an_account_id_never_leads_out_of_the_folder(profiles: Profiles, places: Places, account_id: str) -> None:
    with pytest.raises(NotUnderstood):
        profiles.for_account(account_id, ISSUER, ORIGIN)
    assert not places.data.exists()
