"""A local copy opens after everything that can happen to its files; what cannot be fetched again survives."""

from __future__ import annotations

import hashlib
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import DijoError, FolderUnusable, StoreDamaged, StoreNewer
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profile, Profiles
from tests.fake_clock import FakeClock
from tests.store.call_samples import KEY, call, changes

ACCOUNT = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profiles(Places.below(tmp_path)).for_account(ACCOUNT, "https://id.example", "https://api.example")


def fill(profile: Profile, calls: int = 300) -> None:
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    copy.calls.begin_full_pass()
    copy.calls.apply(changes([call(day) for day in range(1, calls + 1)], token="token"))
    for number in range(100):
        copy.outbox.remember_action("export", f"key-{number}", b"{}" * 200)
    copy.close()


def keyed(path: Path, key: bytes = KEY) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{key.hex()}")
    return connection


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_was_kept_is_there_again(profile: Profile) -> None:
    fill(profile)
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.kept
    assert (copy.cache_damage, copy.outbox_damage) == (None, None)
    assert copy.calls.sync_state().token == "token"
    assert copy.calls.count() == 300
    assert len(copy.outbox.open_actions()) == 100
    copy.close()


def test_only_the_user_can_read_it_and_nobody_without_the_key(profile: Profile) -> None:
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    copy.calls.apply(changes([call(1)], cursor="canary-in-cache"))
    copy.outbox.remember_action("canary-in-outbox", "key", b"")
    files = [path for path in profile.folder.iterdir() if path.name != "account.json"]
    assert {path.name for path in files} >= {"cache.db", "cache.db-wal", "outbox.db", "outbox.db-wal"}
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        data = path.read_bytes()
        assert b"canary" not in data
        assert b"call_" not in data
        assert b"SQLite" not in data
    copy.close()


def test_a_file_others_could_read_is_closed_to_them(profile: Profile) -> None:
    fill(profile, 1)
    (profile.folder / "cache.db").chmod(0o644)
    LocalCopy.open(profile, KEY, clock=FakeClock()).close()
    assert stat.S_IMODE((profile.folder / "cache.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("size", [0, 1, 512, 4096])
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


def test_another_key_is_damage_since_the_check_value_fitted(profile: Profile) -> None:
    fill(profile)
    copy = LocalCopy.open(profile, bytes(32), clock=FakeClock())
    assert copy.cache_damage is not None
    assert copy.outbox_damage is not None
    assert (copy.outbox_damage.recovered, copy.outbox_damage.incomplete) == (0, True)
    assert digest(copy.outbox_damage.path)
    copy.close()


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


def use(copy: LocalCopy) -> None:
    """Read and write everything of the cache."""
    view = copy.calls.build_view(CallQuery(), time_zone="UTC", stop=threading.Event())
    try:
        for number in range(view.rows // 256 + 1):
            view.page(number)
    finally:
        view.close()
    copy.calls.build_view(CallQuery(sort="duration"), time_zone="UTC", stop=threading.Event()).close()
    copy.calls.build_view(CallQuery(sort="cost"), time_zone="UTC", stop=threading.Event()).close()
    copy.calls.begin_full_pass()
    copy.calls.apply(changes([call(day, seconds=1) for day in range(1, 301)], token="again"))
    assert copy.calls.count() == 300


@pytest.mark.parametrize("what", ["removed", "cut", "swapped"])
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


@pytest.mark.parametrize("name", ["cache.db", "outbox.db"])
def test_a_file_of_a_newer_version_is_left_untouched(profile: Profile, name: str) -> None:
    fill(profile)
    newer = keyed(profile.folder / name)
    newer.pragma("user_version", 2)
    newer.close()
    before = digest(profile.folder / name)
    with pytest.raises(StoreNewer):
        LocalCopy.open(profile, KEY, clock=FakeClock())
    assert digest(profile.folder / name) == before
    assert not list(profile.folder.glob("*damaged*"))


def test_a_database_of_another_program_is_not_taken_for_ours(profile: Profile) -> None:
    foreign = keyed(profile.folder / "cache.db")
    foreign.execute("CREATE TABLE calls (x)")
    foreign.close()
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.cache_damage is not None
    copy.close()


def test_a_crash_before_the_tables_were_made_is_a_first_start(profile: Profile) -> None:
    begun = keyed(profile.folder / "cache.db")
    begun.pragma("journal_mode", "wal")
    begun.close()
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.cache_damage is None
    assert copy.calls.count() == 0
    copy.close()


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.symlink_to("/dev/null")])
def test_what_is_no_file_is_not_opened(profile: Profile, make: Callable[[Path], None]) -> None:
    make(profile.folder / "cache.db")
    with pytest.raises(FolderUnusable):
        LocalCopy.open(profile, KEY, clock=FakeClock())


def test_a_session_copy_leaves_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    copy = LocalCopy.in_memory(clock=FakeClock())
    assert not copy.kept
    use(copy)
    copy.outbox.remember_action("export", "key", b"{}")
    copy.rebuild_cache()
    assert copy.calls.count() == 0
    assert copy.cache_damage is None
    assert len(copy.outbox.open_actions()) == 1
    assert list(tmp_path.iterdir()) == []
    copy.close()


def test_two_session_copies_do_not_meet() -> None:
    one, two = LocalCopy.in_memory(clock=FakeClock()), LocalCopy.in_memory(clock=FakeClock())
    one.calls.apply(changes([call(1)], cursor="c"))
    assert two.calls.count() == 0
    one.close()
    two.close()


def test_a_closed_copy_answers_that_it_was_stopped(profile: Profile) -> None:
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    copy.close()
    for work in (copy.calls.count, copy.calls.drop_all, copy.outbox.open_actions):
        with pytest.raises(DijoError):
            work()


WRITER = """
import sys
from pathlib import Path
from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.profiles import Profile
from tests.store.call_samples import KEY, call, changes

copy = LocalCopy.open(Profile(Path(sys.argv[1]), "", ""), KEY, clock=Clock())
copy.calls.begin_full_pass()
for day in range(1, 360):
    copy.outbox.remember_action("export", f"key-{day}", b"{}")
    copy.calls.apply(changes([call(day, suffix=n) for n in range(50)], cursor=str(day)))
    print(day, flush=True)
"""


@pytest.mark.fault("S1")
@pytest.mark.parametrize("pages", [1, 3, 20, 60])
def test_killed_at_any_moment_everything_acknowledged_is_there(tmp_path: Path, pages: int) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(pages):
            told = int(writer.stdout.readline())
        writer.kill()
    copy = LocalCopy.open(Profile(tmp_path, ACCOUNT, ""), KEY, clock=FakeClock())
    assert (copy.cache_damage, copy.outbox_damage) == (None, None)
    state = copy.calls.sync_state()
    assert state.full_pass_running
    assert int(state.cursor or 0) >= told
    assert state.rows == int(state.cursor or 0) * 50
    view = copy.calls.build_view(CallQuery(), time_zone="UTC", stop=threading.Event())
    assert (view.calls, view.totals[0].calls) == (state.rows, state.rows)
    view.close()
    assert len(copy.outbox.open_actions()) >= told
    copy.close()
    whole = keyed(tmp_path / "cache.db")
    assert whole.pragma("integrity_check") == "ok"
    whole.close()


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
