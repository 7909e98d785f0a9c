"""Findings are kept with the time they were first seen, also through a restart and an upgrade."""

from __future__ import annotations

from pathlib import Path

import pytest

from dijo_desktop.store import outbox, outbox_file
from dijo_desktop.store.findings import KeptFinding
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.store.places import Places
from dijo_desktop.store.profiles import Profiles
from tests.fake_clock import FakeClock
from tests.store.call_samples import KEY
from tests.store.copy_samples import ACCOUNT

PEER = KeptFinding("/v1/calls", "/items/*/peer", "usage.calls.peer", "undeclared", 5)
SCORE = KeptFinding("/v1/account", "/risk_score", "account.identifier", "unknown", 3)


def test_the_first_time_stays_and_the_reason_follows(tmp_path: Path) -> None:
    profile = Profiles(Places.below(tmp_path)).for_account(ACCOUNT, "https://id.example", "https://api.example")
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    for one in (PEER, SCORE, KeptFinding("/v1/calls", "/items/*/peer", "usage.calls.peer", "not_held", 9)):
        copy.findings.add(one)
    copy.close()
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.findings.all() == [
        SCORE,
        KeptFinding("/v1/calls", "/items/*/peer", "usage.calls.peer", "not_held", 5),
    ]
    copy.close()


@pytest.mark.fault("S13")
def test_an_outbox_of_the_second_version_takes_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = Profiles(Places.below(tmp_path)).for_account(ACCOUNT, "https://id.example", "https://api.example")
    with monkeypatch.context() as before:
        before.setattr(outbox_file, "VERSION", 2)
        before.setattr(outbox_file, "SCHEMA", outbox.SCHEMA.partition("CREATE TABLE findings")[0])
        made, _damage = outbox_file.open_outbox(profile.folder / "outbox.db", KEY, FakeClock())
        with made.writing() as connection:
            connection.execute("INSERT INTO searches VALUES ('Long', '>10min', 4)")
        made.close()
    copy = LocalCopy.open(profile, KEY, clock=FakeClock())
    assert copy.outbox_damage is None
    assert [one.name for one in copy.searches.all()] == ["Long"]
    copy.findings.add(PEER)
    assert copy.findings.all() == [PEER]
    copy.close()
