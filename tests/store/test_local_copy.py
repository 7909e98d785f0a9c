"""A local copy opens after everything that can happen to its files; what cannot be fetched again survives."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import DijoError, FolderUnusable, StoreNewer
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profile, Profiles
from tests.fake_clock import FakeClock
from tests.store.call_samples import KEY, call, changes
from tests.store.copy_samples import ACCOUNT, digest, fill, keyed, use


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profiles(Places.below(tmp_path)).for_account(ACCOUNT, "https://id.example", "https://api.example")


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


@pytest.mark.parametrize("name", ["cache.db", "outbox.db"])
def test_a_file_of_a_newer_version_is_left_untouched(profile: Profile, name: str) -> None:
    fill(profile)
    newer = keyed(profile.folder / name)
    newer.pragma("user_version", 99)
    newer.close()
    before = digest(profile.folder / name)
    with pytest.raises(StoreNewer):
        LocalCopy.open(profile, KEY, clock=FakeClock())
    assert digest(profile.folder / name) == before
    assert not list(profile.folder.glob("*damaged*"))


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
from tests.store.copy_samples import ACCOUNT, digest, fill, keyed, use

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


def test_a_cache_of_an_older_version_is_begun_anew_without_a_word(profile: Profile) -> None:
    fill(profile)
    older = keyed(profile.folder / "cache.db")
    older.pragma("user_version", 1)
    older.close()
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert (copy.calls.count(), copy.calls.sync_state().token, copy.cache_damage) == (0, None, None)
    assert len(copy.outbox.open_actions()) == 100
    assert not list(profile.folder.glob("*damaged*"))
    copy.close()
