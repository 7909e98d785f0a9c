"""The sums of the local copy are those of the service, to the last digit and apart for each currency."""

from __future__ import annotations

import threading

from dijo_desktop.client.demo_process import DemoProcess, command_line
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.clock import Clock
from dijo_desktop.domain.money import to_micro
from dijo_desktop.store.places import Places
from tests.client.computer import Computer

CALLS = 3_456


def test_sums_equal_those_of_the_service(tmp_path) -> None:
    command = [*command_line(), "--heavy-calls", str(CALLS)]
    demo = DemoProcess(Places.below(tmp_path / "demo"), Clock(), command=command)
    computer = Computer(tmp_path / "pc", demo.start().origin)
    computer.browser = ScriptedBrowser("heavy@demo.example")
    stop = threading.Event()
    try:
        me = computer.sign_in(computer.start())
        assert me.sync().run(stop, lambda progress: None).rows == CALLS
        said = me.calls.summary("month", stop=stop)
        view = me.copy.calls.build_view(CallQuery(group="month"), time_zone="UTC", stop=stop)
        ours = {(one.currency, one.calls, one.seconds, one.cost_micro) for one in view.totals}
        assert ours == {
            (one.cost.currency, one.calls, one.duration_seconds, to_micro(one.cost.amount)) for one in said.totals
        }
        assert len(ours) == 2
        assert {(group.day, code, cost) for group in view.groups for code, cost in group.costs} == {
            (one.period, one.cost.currency, to_micro(one.cost.amount)) for one in said.groups
        }
        # The same from the calls themselves, not from the sums kept beside them.
        assert view.sums(0, view.rows - 2) != view.totals
        assert sum(one.calls for one in view.sums(1, view.rows - 1)) == CALLS
        assert view.sums(1, view.rows - 1) == view.totals
        view.close()
        me.copy.close()
    finally:
        computer.close()
        demo.stop()
