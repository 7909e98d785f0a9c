from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.http import Reply
from dijo_desktop.client.retries import full_jitter, repeated, retry_after
from dijo_desktop.errors import Cancelled, CertificateRefused, ConnectionLost, DijoError, Offline, TooSlow
from tests.fake_clock import FakeClock


class Script:
    """Gives or raises one thing after the other, the last for ever."""

    def __init__(self, *outcomes: int | Reply | DijoError) -> None:
        self.outcomes = list(outcomes)
        self.asked = 0

    def __call__(self) -> Reply:
        self.asked += 1
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, DijoError):
            raise outcome
        return outcome if isinstance(outcome, Reply) else Reply(outcome, {}, b"")


def _run(script: Script, clock: FakeClock, *, repeatable: bool = True) -> Reply:
    return repeated(script, repeatable=repeatable, clock=clock, stop=threading.Event(), jitter=lambda top: top)


def _asks(status: int, after: str) -> Reply:
    return Reply(status, {"retry-after": after}, b"")


@pytest.mark.parametrize("passing", [500, 502, 503, 504, ConnectionLost()])
def test_what_passes_is_tried_again(passing: int | DijoError, fake_clock: FakeClock) -> None:
    script = Script(passing, passing, 200)
    assert _run(script, fake_clock).status == 200
    assert fake_clock.waits == [0.5, 1.0]


def test_it_is_tried_five_times_at_most(fake_clock: FakeClock) -> None:
    script = Script(500)
    assert _run(script, fake_clock).status == 500
    assert script.asked == limits.TRIES
    lost = Script(ConnectionLost())
    with pytest.raises(ConnectionLost):
        _run(lost, fake_clock)
    assert lost.asked == limits.TRIES
    assert fake_clock.waits == [0.5, 1.0, 2.0, 4.0] * 2


def test_nobody_there_is_said_soon(fake_clock: FakeClock) -> None:
    script = Script(Offline())
    with pytest.raises(Offline):
        _run(script, fake_clock)
    assert script.asked == limits.OFFLINE_TRIES


@pytest.mark.parametrize("failure", [TooSlow(), CertificateRefused("h", "r")])
def test_other_failures_stand(failure: DijoError, fake_clock: FakeClock) -> None:
    script = Script(failure)
    with pytest.raises(type(failure)):
        _run(script, fake_clock)
    assert script.asked == 1


@pytest.mark.parametrize("outcome", [500, 503, _asks(503, "1"), ConnectionLost(), Offline()])
def test_what_is_not_repeatable_is_not_repeated(outcome: int | Reply | DijoError, fake_clock: FakeClock) -> None:
    script = Script(outcome)
    with suppress(ConnectionLost, Offline):
        _run(script, fake_clock, repeatable=False)
    assert script.asked == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 412, 429])
def test_refusals_stand(status: int, fake_clock: FakeClock) -> None:
    assert _run(Script(status, 200), fake_clock).status == status


def test_a_first_one_still_running_is_waited_for(fake_clock: FakeClock) -> None:
    body = b'{"type":"https://dijo.example/problems/idempotency-in-progress"}'
    running = Reply(409, {"content-type": "application/problem+json"}, body)
    assert _run(Script(running, 201), fake_clock).status == 201


@pytest.mark.parametrize("status", [429, 503])
def test_what_the_service_asks_for_wins(status: int, fake_clock: FakeClock) -> None:
    assert _run(Script(_asks(status, "7"), 200), fake_clock).status == 200
    assert fake_clock.waits == [8.0]


def test_a_wait_too_long_to_watch_is_handed_on(fake_clock: FakeClock) -> None:
    assert _run(Script(_asks(429, "61"), 200), fake_clock).status == 429
    assert fake_clock.waits == []


def test_cancel_ends_the_wait(fake_clock: FakeClock, stop: threading.Event) -> None:
    stop.set()
    with pytest.raises(Cancelled):
        repeated(Script(500), repeatable=True, clock=fake_clock, stop=stop)


@pytest.mark.fault("H10")
@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0), ("7", 7), (" 7 ", 7), ("300", 300), ("301", 300), ("1" * 30, 300), ("1" * 31, None), ("-5", None),
        ("1e9", None), ("²", None), ("٣", None), ("", None), ("soon", None), ("1.5", None), ("+7", None),
        ("Mon, 23 Nov 2026 15:04:35 GMT", 29.669), ("Mon, 23 Nov 2026 15:00:00 GMT", 0),
        ("Mon, 23 Nov 2046 15:00:00 GMT", 300), ("Mon, 23 Nov 99999 15:00:00 GMT", None),
        ("Mon, 32 Nov 2026 15:00:00 GMT", None), ("Mon, 23 Nov 2026 25:00:00 GMT", None),
    ],
)  # fmt: skip
def test_retry_after(text: str, seconds: float | None, fake_clock: FakeClock) -> None:
    got = retry_after(_asks(503, text), fake_clock)
    assert got == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.fault("H11")
def test_jitter_spreads_over_the_whole_time() -> None:
    drawn = [full_jitter(8.0) for _ in range(400)]
    assert min(drawn) >= 0
    assert max(drawn) <= 8
    assert min(drawn) < 1 < 7 < max(drawn)
