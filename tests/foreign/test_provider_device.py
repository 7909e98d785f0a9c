"""The app's client against a certified provider: signing in with a code (contract 11 A, 5; RFC 8628)."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.account import AccountResource
from dijo_desktop.client.account_keys import Nowhere
from dijo_desktop.client.device_sign_in import CodeShown, DeviceSignIn
from dijo_desktop.client.discovery import discover
from dijo_desktop.client.dpop import DpopKey, Nonces
from dijo_desktop.client.http import Http
from dijo_desktop.client.session import Session
from dijo_desktop.errors import Cancelled, SignInDeclined, SignInTimedOut
from tests.fake_clock import FakeClock
from tests.foreign.browser import ALICE, PersonAtPages
from tests.foreign.provider import Place

SCOPES = frozenset({"account:read", "calls:read"})


class Waits(FakeClock):
    """A clock whose waits are over at once; before the one of a given number something happens."""

    def __init__(self, at: int, happens: Callable[[], object]) -> None:
        super().__init__()
        self._at, self._happens = at, happens

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        if len(self.waits) == self._at:
            self._happens()
        return super().wait(stop, seconds)


def _session(place: Place, http: Http, at: int, happens: Callable[[CodeShown], object]) -> tuple[Session, FakeClock]:
    shown: list[CodeShown] = []
    clock = Waits(at, lambda: happens(shown[0]))
    metadata = discover(http, place.origin, stop=threading.Event())
    key, nonces = DpopKey.new() if metadata.dpop else None, Nonces()
    sign_in = DeviceSignIn(http, metadata, clock=clock, nonces=nonces, key=key, scopes=SCOPES)
    tokens = sign_in.run(threading.Event(), shown.append)
    session = Session(
        http, metadata, clock=clock, key=key, refresh=tokens.refresh, scopes=SCOPES,
        keeper=Nowhere(), tokens=tokens, nonces=nonces,
    )  # fmt: skip
    return session, clock


def test_a_code_typed_elsewhere_signs_in(place: Place, http: Http, stop: threading.Event) -> None:
    pages: list[str] = []
    session, clock = _session(
        place, http, 2, lambda shown: pages.append(PersonAtPages().type_code(shown.address, shown.code))
    )
    assert "Sign-in Success" in pages[0]
    assert len(clock.waits) == 3  # pending twice
    assert AccountResource(session).read(stop=stop).id == ALICE
    assert session.life.refresh  # so that the sign-in lasts
    session.life.renew(session.life.fresh(stop), stop)
    assert AccountResource(session).read(stop=stop).id == ALICE


def test_a_provider_that_wants_it_slower_gets_it_slower(place: Place, http: Http) -> None:
    place.play(slow=2)
    _, clock = _session(place, http, 2, lambda shown: PersonAtPages().type_code(shown.address, shown.code))
    first, second, third = clock.waits[:3]
    assert (second - first, third - second) == (limits.DEVICE_SLOWER, limits.DEVICE_SLOWER)


def test_a_no_on_the_other_device_is_a_no(place: Place, http: Http) -> None:
    with pytest.raises(SignInDeclined):
        _session(place, http, 1, lambda shown: PersonAtPages(decline=True).type_code(shown.address, shown.code))


def test_a_code_does_not_live_for_ever(place: Place, http: Http) -> None:
    with pytest.raises(SignInTimedOut):
        _session(place, http, -1, lambda shown: None)  # nobody types it
    assert 100 < len(place.seen("/token")) < 125  # every five seconds for ten minutes


def test_nothing_is_asked_after_the_dialog_was_closed(place: Place, http: Http) -> None:
    metadata = discover(http, place.origin, stop=threading.Event())
    stop = threading.Event()
    key = DpopKey.new() if metadata.dpop else None
    sign_in = DeviceSignIn(http, metadata, clock=FakeClock(), nonces=Nonces(), key=key, scopes=SCOPES)
    with pytest.raises(Cancelled):
        sign_in.run(stop, lambda shown: stop.set())
    assert not place.seen("/token")
