from __future__ import annotations

from dijo_desktop.contract.calls import Changes
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.ui.freshness import Freshness
from tests.fake_clock import FakeClock


class _Standing:
    def __init__(self) -> None:
        self.told: list[int] = []

    def synced(self, as_of_ms: int) -> None:
        self.told.append(as_of_ms)


def test_how_fresh_the_calls_are_is_known_after_their_copy_was_closed() -> None:
    clock, standing = FakeClock(), _Standing()
    freshness = Freshness(standing, None)  # type: ignore[arg-type]
    copy = LocalCopy.in_memory(clock=clock)
    copy.calls.begin_full_pass()
    copy.calls.apply(Changes(changed=(), removed=(), next_cursor=None, sync_token="t", limit=1))
    now = clock.now_ms()
    freshness.show(copy.calls)
    copy.close()
    assert freshness.as_of_ms == now > 0
    freshness.show(None)
    assert standing.told == [now, 0]
