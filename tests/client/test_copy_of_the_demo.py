from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.save_copy import SaveCopy
from dijo_desktop.contract.data_map import KEYS_HELD
from dijo_desktop.domain.receipts import Verdict
from dijo_desktop.errors import (
    ConnectionLost,
    Offline,
)


@pytest.fixture
def computer(tmp_path):
    from dijo_desktop.client.demo_process import DemoProcess
    from dijo_desktop.domain.clock import Clock
    from dijo_desktop.store.places import Places
    from tests.client.computer import Computer

    demo = DemoProcess(Places.below(tmp_path / "demo"), Clock())
    made = Computer(tmp_path / "pc", demo.start().origin)
    made.demo = demo
    yield made
    made.close()
    demo.stop()


def test_a_service_killed_in_the_middle_of_a_sync_loses_nothing(computer):
    from dijo_desktop.client.call_sync import CallSync
    from dijo_desktop.domain.clock import Clock

    me = computer.sign_in(computer.start())
    stop = threading.Event()
    sync = CallSync(me.calls, me.copy.calls, Clock(), page=25)
    killed = []

    def tell(progress):
        if progress.rows >= 300 and not killed:
            killed.append(progress.rows)
            computer.demo.stop()

    with pytest.raises((Offline, ConnectionLost)):
        sync.run(stop, tell)
    rows = me.copy.calls.count()
    assert rows >= 300
    computer.demo.start()
    told = []
    assert sync.run(stop, told.append).rows > 600
    assert told[0].rows > 300
    me.copy.close()


def test_everything_of_the_everyday_person_from_the_real_demo(computer, tmp_path):
    from dijo_desktop.domain.clock import Clock

    me = computer.sign_in(computer.start())
    stop = threading.Event()
    assert me.sync().run(stop, lambda progress: None).rows == me.copy.calls.count() > 600
    assert {cookie.policy_use for cookie in me.cookies.list(stop=stop).items} >= {"functional"}
    consent, etag = me.consents.one("analytics", stop=stop)
    choice = "withdrawn" if consent.state == "given" else "given"
    assert me.consents.change("analytics", choice, consent.notice.version, etag, stop=stop).state == choice
    saving = SaveCopy(
        me.exports,
        me.receipts,
        me.copy.outbox,
        me.stepped_up,
        issuer=me.profile.issuer,
        account_id=me.account.id,
        demo=me.service.demo,
        clock=Clock(),
    )
    saved = saving.run(tmp_path, stop, lambda progress: None, waiting=lambda attempt: None)
    assert saved.report.problems == saved.report.notes == ()
    assert saved.receipt.verdict is Verdict.SIGNED
    assert {category.key for category in saved.report.categories} == set(KEYS_HELD)
    held = {row.key: row.mine.count for row in me.data_map.read(stop=stop).rows if row.held}
    assert {category.key: category.records for category in saved.report.categories}["usage.calls"] == held[
        "usage.calls"
    ]
    me.copy.close()
