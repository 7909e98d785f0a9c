"""What saving would change: choices made on the page but not yet sent, and what becomes of the cookies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from dijo_desktop.contract.consents import Choice, Consent
from dijo_desktop.contract.cookies import Cookie


@dataclass(frozen=True)
class Change:
    """One choice to send: `seen` is the consent as the page drew it, `state` what it shall become."""

    seen: Consent
    state: Choice

    @property
    def on(self) -> bool:
        """Whether the purpose is allowed by this choice."""
        return self.state == "given"

    @property
    def undo(self) -> Choice | None:
        """The choice that brings the earlier one back; none after `not_asked` (CN-3)."""
        if self.seen.state == "not_asked":
            return None
        if self.seen.state == "given":
            return "given"
        return "withdrawn" if self.on else "refused"


class CookieState(Enum):
    """What a cookie is doing, or will do at the next visit of the website."""

    SET = "set"
    NOT_SEEN = "not_seen"
    NOT_SET = "not_set"
    WILL_GO = "will_go"
    GOING = "going"
    ALLOWED = "allowed"
    WILL_BE_ALLOWED = "will_be_allowed"


def choice(state: str, *, on: bool) -> Choice | None:
    """The choice that leads from `state` to on or off; none if it is there already (CN-2, CN-3)."""
    if on:
        return None if state == "given" else "given"
    if state == "given":
        return "withdrawn"
    return "refused" if state == "not_asked" else None


def changes(consents: Iterable[Consent], wanted: Mapping[str, bool]) -> list[Change]:
    """One change for each purpose whose wanted choice differs, in page order."""
    found = []
    for consent in consents:
        if consent.purpose in wanted:
            state = choice(consent.state, on=wanted[consent.purpose])
            if state:
                found.append(Change(consent, state))
    return found


def cookie_state(cookie: Cookie, consents: Mapping[str, Consent], wanted: Mapping[str, bool]) -> CookieState:
    """What becomes of a cookie under the choices as they are and as they are wanted."""
    consent = consents.get(cookie.consent_purpose or "")
    if consent is None:
        return CookieState.SET if cookie.observed else CookieState.NOT_SEEN
    given = consent.state == "given"
    want = wanted.get(consent.purpose, given)
    if want and not given:
        return CookieState.WILL_BE_ALLOWED
    if given and want:
        return CookieState.SET if cookie.observed else CookieState.ALLOWED
    if not cookie.observed:
        return CookieState.NOT_SET
    return CookieState.WILL_GO if given else CookieState.GOING


@dataclass(frozen=True)
class Effect:
    """How many cookies go, and how many are allowed to come, at the next visit."""

    removed: int
    allowed: int


def effect(cookies: Iterable[Cookie], consents: Mapping[str, Consent], wanted: Mapping[str, bool]) -> Effect:
    """The effect of saving on the cookies of the website."""
    states = [cookie_state(cookie, consents, wanted) for cookie in cookies]
    return Effect(states.count(CookieState.WILL_GO), states.count(CookieState.WILL_BE_ALLOWED))
