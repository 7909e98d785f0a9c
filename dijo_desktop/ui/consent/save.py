"""Saving choices, one request for each changed purpose; runs on a worker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from dijo_desktop.contract.consents import Choice, Consent, ConsentHistory, Consents
from dijo_desktop.contract.cookies import Cookies
from dijo_desktop.errors import Cancelled, ChangedMeanwhile, DijoError, NotUnderstood, SignedOut
from dijo_desktop.ui.consent.draft import Change


class ConsentSource(Protocol):
    """Reads and changes consents at the service."""

    def read(self, *, stop: threading.Event) -> Consents:
        """All purposes that rest on consent."""

    def one(self, purpose: str, *, stop: threading.Event) -> tuple[Consent, str]:
        """One purpose and its entity tag."""

    def history(self, *, stop: threading.Event) -> ConsentHistory:
        """The changes, newest first."""

    def change(
        self, purpose: str, choice: Choice, notice_version: str, etag: str, *, stop: threading.Event
    ) -> Consent:
        """Set one purpose, if it is still what `etag` says."""


class CookieSource(Protocol):
    """Lists the cookies of the website."""

    def list(self, *, stop: threading.Event) -> Cookies:
        """All cookies."""


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the purpose first: `current` is what it is now."""

    change: Change
    current: Consent


@dataclass
class Outcome:
    """What was saved, what was changed elsewhere meanwhile, and what failed with its reason."""

    saved: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    failed: list[tuple[Change, DijoError]] = field(default_factory=list)


def save(consents: ConsentSource, wanted: Iterable[Change], notice: str, stop: threading.Event) -> Outcome:
    """Send the changes in page order; one failure stops no other (CN-3), a lost sign-in and a stop do.

    `notice` is the version of the policy that was in force when the page was read: the answer belongs to it.
    """
    return _each(wanted, lambda change: _save_one(consents, change, notice, stop))


def undo(consents: ConsentSource, saved: Iterable[Change], notice: str, stop: threading.Event) -> Outcome:
    """Set saved purposes back to the choice before, each by a new request."""

    def back(change: Change) -> Conflict | None:
        present, etag = consents.one(change.seen.purpose, stop=stop)
        choice = change.undo
        if choice is None or present.state == choice:
            return None
        if present.state != change.state:
            return Conflict(change, present)
        consents.change(change.seen.purpose, choice, notice, etag, stop=stop)
        return None

    return _each(saved, back)


def _each(changes: Iterable[Change], act: Callable[[Change], Conflict | None]) -> Outcome:
    outcome = Outcome()
    for change in changes:
        try:
            conflict = act(change)
        except (Cancelled, SignedOut):
            raise
        except DijoError as error:
            outcome.failed.append((change, error))
        else:
            if conflict:
                outcome.conflicts.append(conflict)
            else:
                outcome.saved.append(change)
    return outcome


def _save_one(consents: ConsentSource, change: Change, notice: str, stop: threading.Event) -> Conflict | None:
    present, etag = consents.one(change.seen.purpose, stop=stop)
    if present.state == change.state:
        return None
    if (present.state, present.since_at) != (change.seen.state, change.seen.since_at):
        return Conflict(change, present)
    try:
        consents.change(change.seen.purpose, change.state, notice, etag, stop=stop)
    except ChangedMeanwhile as error:
        current = _consent(error)
        return None if current.state == change.state else Conflict(change, current)
    return None


def _consent(error: ChangedMeanwhile) -> Consent:
    try:
        return msgspec.convert(error.current, Consent)
    except msgspec.ValidationError:
        raise NotUnderstood("consents") from error
