"""What the consent page knows: the answers of the service, and what the person wants but has not saved."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from dijo_desktop.contract.consents import Consent, ConsentEvent, Consents
from dijo_desktop.contract.cookies import Cookie
from dijo_desktop.ui.consent.draft import Change, Effect, changes, effect
from dijo_desktop.ui.consent.save import Conflict, ConsentSource, CookieSource, Outcome
from dijo_desktop.ui.data.loaded import DataMapSource


@dataclass(frozen=True)
class Loaded:
    """One reading; `notice_version` is the version of the policy in force, which a choice refers to."""

    consents: Consents
    cookies: tuple[Cookie, ...]
    events: tuple[ConsentEvent, ...]
    notice_version: str

    def by_purpose(self) -> Mapping[str, Consent]:
        """The consents by their purpose."""
        return {consent.purpose: consent for consent in self.consents.items}


def load(consents: ConsentSource, cookies: CookieSource, data_map: DataMapSource, stop: threading.Event) -> Loaded:
    """Read everything the page shows; runs on a worker."""
    return Loaded(
        consents.read(stop=stop),
        cookies.list(stop=stop).items,
        consents.history(stop=stop).items,
        data_map.read(stop=stop).policy_version,
    )


@dataclass
class Draft:
    """Wanted choices by purpose; conflicts and reasons of those that could not be saved."""

    wanted: dict[str, bool] = field(default_factory=dict)
    conflicts: dict[str, Consent] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def choose(self, purpose: str, *, on: bool) -> None:
        """Want this; what hindered the last attempt is forgotten."""
        self.wanted[purpose] = on
        self.conflicts.pop(purpose, None)
        self.reasons.pop(purpose, None)

    def drop(self, purpose: str) -> None:
        """Want nothing any more for this purpose."""
        for part in (self.wanted, self.conflicts, self.reasons):
            part.pop(purpose, None)

    def clear(self) -> None:
        """Want nothing."""
        for part in (self.wanted, self.conflicts, self.reasons):
            part.clear()

    def changes(self, loaded: Loaded) -> list[Change]:
        """What would be sent."""
        return changes(loaded.consents.items, self.wanted)

    def effect(self, loaded: Loaded) -> Effect:
        """What that would do to the cookies."""
        return effect(loaded.cookies, loaded.by_purpose(), self.wanted)

    def tidy(self, loaded: Loaded) -> None:
        """Forget wishes that have come true, and those for purposes that are gone."""
        left = {change.seen.purpose for change in self.changes(loaded)}
        for purpose in set(self.wanted) - left:
            self.drop(purpose)

    def settle(self, outcome: Outcome, reason_of: Mapping[str, str]) -> None:
        """What was saved leaves the draft, the rest stays with its reason (CN-3)."""
        for change in outcome.saved:
            self.drop(change.seen.purpose)
        for conflict in outcome.conflicts:
            self.note(conflict)
        self.reasons.update(reason_of)

    def note(self, conflict: Conflict) -> None:
        """Keep both values until the person chooses."""
        purpose = conflict.change.seen.purpose
        self.conflicts[purpose] = conflict.current
        self.reasons.pop(purpose, None)
