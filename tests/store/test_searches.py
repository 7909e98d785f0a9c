"""Searches are kept under their names; an outbox made before there were any is brought up to date without a loss."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dijo_desktop.errors import StoreNewer
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.outbox import APPLICATION_ID, VERSION
from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profile, Profiles
from dijo_desktop.store.searches import SavedSearch, SavedSearches
from tests.fake_clock import FakeClock
from tests.store.call_samples import KEY
from tests.store.copy_samples import ACCOUNT, digest, flip, keyed

FIRST_SCHEMA = """
CREATE TABLE actions (key TEXT PRIMARY KEY, kind TEXT NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE receipts (
  id TEXT PRIMARY KEY, event TEXT NOT NULL, about TEXT NOT NULL, jws BLOB NOT NULL, verdict TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE jwks (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE policies (
  version TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (version, sha256)
) STRICT;
CREATE TABLE copies (path TEXT NOT NULL, at INTEGER NOT NULL, sha256 TEXT NOT NULL, records INTEGER NOT NULL) STRICT;
"""
"""As version 1 made it."""


@pytest.fixture
def searches():
    copy = LocalCopy.in_memory(clock=FakeClock())
    yield copy.searches
    copy.close()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profiles(Places.below(tmp_path)).for_account(ACCOUNT, "https://id.example", "https://api.example")


def first_outbox(profile: Profile) -> Path:
    path = profile.folder / "outbox.db"
    made = keyed(path)
    made.pragma("journal_mode", "wal")
    made.execute(FIRST_SCHEMA)
    made.execute("INSERT INTO actions VALUES ('key-1', 'export', x'7b7d', 5)")
    made.execute("INSERT INTO receipts VALUES ('rc_1', 'export.ready', 'exp_1', x'6a7773', 'signed', 6)")
    made.execute("INSERT INTO jwks VALUES ('aa', x'6b657973', 7)")
    made.execute("INSERT INTO policies VALUES ('1', 'bb', 'text', 8)")
    made.execute("INSERT INTO copies VALUES ('/one.zip', 9, 'cc', 3)")
    made.pragma("application_id", APPLICATION_ID)
    made.pragma("user_version", 1)
    made.close()
    return path


def holds_all(copy: LocalCopy) -> bool:
    outbox = copy.outbox
    note = outbox.last_copy()
    kept = [action.key for action in outbox.open_actions()], [one.id for one in outbox.receipts()], outbox.jwks()
    return kept == (["key-1"], ["rc_1"], [b"keys"]) and len(outbox.policies()) == 1 and note is not None


def test_a_search_is_kept_changed_renamed_and_dropped(searches: SavedSearches) -> None:
    searches.keep("Long", ">10min")
    searches.keep("Dear", "cost>1")
    searches.keep("Long", ">1h")
    assert searches.all() == [SavedSearch("Long", ">1h"), SavedSearch("Dear", "cost>1")]
    searches.call_it("Long", "Very long")
    searches.call_it("Dear", "Dear")
    assert [one.name for one in searches.all()] == ["Very long", "Dear"]
    searches.call_it("Dear", "Very long")
    assert searches.all() == [SavedSearch("Very long", "cost>1")]
    searches.drop("Very long")
    searches.drop("unknown")
    assert searches.all() == []


@pytest.mark.fault("S13")
def test_an_outbox_of_the_first_version_is_upgraded_and_keeps_everything(profile: Profile) -> None:
    path = first_outbox(profile)
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.outbox_damage is None
    assert holds_all(copy)
    copy.searches.keep("Long", ">10min")
    copy.close()
    opened = keyed(path)
    assert opened.pragma("user_version") == VERSION
    opened.close()
    again = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert holds_all(again)
    assert again.searches.all() == [SavedSearch("Long", ">10min")]
    again.close()


@pytest.mark.fault("S13")
def test_an_outbox_of_a_newer_version_stays_as_it_is(profile: Profile) -> None:
    path = first_outbox(profile)
    newer = keyed(path)
    newer.pragma("user_version", VERSION + 1)
    newer.close()
    before = digest(path)
    with pytest.raises(StoreNewer):
        LocalCopy.open(profile, KEY, clock=FakeClock())
    assert digest(path) == before


UPGRADE = """
import os, sys
import apsw
from pathlib import Path
from dijo_desktop.store import outbox, outbox_file
from dijo_desktop.domain.clock import Clock
steps = {1: outbox.UPGRADES[1] + "SELECT stop();"}
def stop():
    os.kill(os.getpid(), 9)
def hook(connection):
    connection.create_scalar_function("stop", stop)
apsw.connection_hooks.append(hook)
outbox_file.UPGRADES = steps
outbox_file.open_outbox(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Clock())
"""


@pytest.mark.fault("S13")
def test_killed_in_the_middle_of_the_upgrade_it_is_as_before_and_upgraded_the_next_time(profile: Profile) -> None:
    path = first_outbox(profile)
    killed = subprocess.run([sys.executable, "-c", UPGRADE, str(path), KEY.hex()], capture_output=True, check=False)
    assert killed.returncode == -9, killed.stderr.decode()
    seen = keyed(path)
    assert seen.pragma("user_version") == 1
    assert seen.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'searches'").get == 0
    seen.close()
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.outbox_damage is None
    assert holds_all(copy)
    assert copy.searches.all() == []
    copy.close()


def test_a_damaged_outbox_of_the_first_version_gives_up_what_can_be_read(profile: Profile) -> None:
    path = first_outbox(profile)
    pristine = path.read_bytes()
    recovered = []
    for page in range(0, len(pristine), 4096):
        for part in profile.folder.glob("outbox*"):
            part.unlink()
        path.write_bytes(pristine)
        flip(path, page + 3000)
        copy = LocalCopy.open(profile, KEY, clock=FakeClock())
        assert copy.outbox_damage is not None
        recovered.append(copy.outbox_damage.recovered)
        copy.searches.keep("Long", ">10min")
        copy.close()
    assert max(recovered) >= 4
    assert sum(number == 0 for number in recovered) <= 2
