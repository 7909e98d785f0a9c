"""A damaged copy opens: calls are fetched again, what can be read of the outbox is saved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dijo_desktop.errors import StoreDamaged
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profile, Profiles
from tests.fake_clock import FakeClock
from tests.store.call_samples import KEY, call, changes
from tests.store.copy_samples import ACCOUNT, digest, fill, flip, keyed, use


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profiles(Places.below(tmp_path)).for_account(ACCOUNT, "https://id.example", "https://api.example")


@pytest.mark.parametrize("size", [0, 1, 512, 4096])
@pytest.mark.fault("S6")
def test_a_cut_cache_is_begun_anew(profile: Profile, size: int) -> None:
    fill(profile)
    path = profile.folder / "cache.db"
    path.write_bytes(path.read_bytes()[:size])
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert (copy.calls.count(), copy.calls.sync_state().token) == (0, None)
    assert (copy.cache_damage is None) == (size < 512)
    assert len(copy.outbox.open_actions()) == 100
    copy.close()


def test_of_damaged_caches_the_newest_is_kept(profile: Profile) -> None:
    clock = FakeClock()
    for _ in range(3):
        fill(profile)
        flip(profile.folder / "cache.db", 50)
        copy = LocalCopy.open(profile, KEY, clock=clock)
        assert copy.cache_damage is not None
        assert copy.cache_damage.path.exists()
        copy.close()
        clock.advance(1)
    assert [path.name for path in profile.folder.glob("cache.damaged-*")] == ["cache.damaged-20261123T150407331Z.db"]


@pytest.mark.fault("S5")
def test_another_key_is_damage_since_the_check_value_fitted(profile: Profile) -> None:
    fill(profile)
    copy = LocalCopy.open(profile, bytes(32), clock=FakeClock())
    assert copy.cache_damage is not None
    assert copy.outbox_damage is not None
    assert (copy.outbox_damage.recovered, copy.outbox_damage.incomplete) == (0, True)
    assert digest(copy.outbox_damage.path)
    copy.close()


@pytest.mark.fault("S7")
def test_every_single_flipped_page_leaves_a_copy_that_works(profile: Profile, tmp_path: Path) -> None:
    fill(profile)
    pristine = (profile.folder / "cache.db").read_bytes()
    shutil.rmtree(profile.folder)
    for page in range(0, len(pristine), 4096):
        folder = tmp_path / f"page-{page}"
        folder.mkdir()
        data = bytearray(pristine)
        data[page + 100] ^= 16
        (folder / "cache.db").write_bytes(data)
        copy = LocalCopy.open(Profile(folder, ACCOUNT, ""), KEY, clock=FakeClock())
        try:
            use(copy)
        except StoreDamaged:
            copy.rebuild_cache()
            use(copy)
        assert copy.cache_damage is not None
        copy.close()


@pytest.mark.parametrize("what", ["removed", "cut", "swapped"])
@pytest.mark.fault("S7")
def test_a_lost_log_costs_at_most_a_synchronisation(profile: Profile, tmp_path: Path, what: str) -> None:
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    copy.calls.begin_full_pass()
    copy.calls.apply(changes([call(1)], cursor="cursor"))
    copy.outbox.remember_action("export", "key", b"{}")
    crashed = tmp_path / "crashed"
    shutil.copytree(profile.folder, crashed)
    copy.close()
    logs = [crashed / "cache.db-wal", crashed / "outbox.db-wal"]
    if what == "removed":
        for log in logs:
            log.unlink()
    elif what == "cut":
        for log in logs:
            log.write_bytes(log.read_bytes()[:-2000])
    else:
        one, two = (log.read_bytes() for log in logs)
        logs[0].write_bytes(two)
        logs[1].write_bytes(one)
    copy = LocalCopy.open(Profile(crashed, ACCOUNT, ""), KEY, clock=FakeClock())
    copy.calls.begin_full_pass()
    copy.calls.apply(changes([call(1), call(2)], token="token"))
    assert copy.calls.count() == 2
    copy.outbox.remember_action("export", "key", b"{}")
    assert [action.key for action in copy.outbox.open_actions()] == ["key"]
    copy.close()


def test_readable_rows_of_a_damaged_outbox_are_saved(profile: Profile) -> None:
    fill(profile)
    path = profile.folder / "outbox.db"
    whole = keyed(path)
    leaf = max(root for (root,) in whole.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'actions'"))
    pages = whole.pragma("page_count")
    whole.close()
    assert pages > leaf + 4
    flip(path, 4096 * (pages - 8) + 200)
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.outbox_damage is not None
    keys = [action.key for action in copy.outbox.open_actions()]
    assert copy.outbox_damage.recovered == len(keys) >= 80
    assert copy.outbox_damage.incomplete
    assert {"key-0", "key-99"} <= set(keys)
    assert copy.outbox_damage.path.name.startswith("outbox.damaged-")
    assert copy.calls.count() == 300
    copy.close()
    again = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert again.outbox_damage is None
    assert len(again.outbox.open_actions()) == len(keys)
    again.close()


def test_a_database_of_another_program_is_not_taken_for_ours(profile: Profile) -> None:
    foreign = keyed(profile.folder / "cache.db")
    foreign.execute("CREATE TABLE calls (x)")
    foreign.close()
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.cache_damage is not None
    copy.close()


def test_every_single_flipped_page_of_an_outbox_leaves_what_can_be_read(profile: Profile, tmp_path: Path) -> None:
    fill(profile, 1)
    pristine = (profile.folder / "outbox.db").read_bytes()
    recovered = []
    for page in range(0, len(pristine), 4096):
        folder = tmp_path / f"page-{page}"
        folder.mkdir()
        data = bytearray(pristine)
        data[page + 3000] ^= 1
        (folder / "outbox.db").write_bytes(data)
        copy = LocalCopy.open(Profile(folder, ACCOUNT, ""), KEY, clock=FakeClock())
        assert copy.outbox_damage is not None
        assert copy.outbox_damage.recovered == len(copy.outbox.open_actions())
        recovered.append(copy.outbox_damage.recovered)
        copy.close()
    assert max(recovered) == 100
    # Only the page that says what there is, and the one that says where the rows are, cost all of them.
    assert sum(number == 0 for number in recovered) <= 2
