"""Saving choices: one request each, nothing overwritten, one failure stops no other."""

from __future__ import annotations

import threading

import pytest

from dijo_desktop.contract.consents import Choice, Consent
from dijo_desktop.errors import ChangedMeanwhile, NotUnderstood, SignedOut, TooSlow
from dijo_desktop.ui.consent.draft import Change
from dijo_desktop.ui.consent.save import save, undo
from tests.ui.consent.people import Service, consent

STOP = threading.Event()


def both() -> Service:
    return Service(consent("analytics", "refused"), consent("experience", "given"))


def wishes(service: Service) -> list[Change]:
    return [Change(service.consents["analytics"], "given"), Change(service.consents["experience"], "withdrawn")]


def test_each_change_is_sent_once_under_the_notice_in_force() -> None:
    service = both()
    outcome = save(service, wishes(service), "demo-2", STOP)
    assert service.changed == [("analytics", "given", "demo-2"), ("experience", "withdrawn", "demo-2")]
    assert [change.seen.purpose for change in outcome.saved] == ["analytics", "experience"]


def test_one_failure_stops_no_other() -> None:
    service = both()
    service.errors["analytics"] = TooSlow("h")
    outcome = save(service, wishes(service), "demo-1", STOP)
    assert [(change.seen.purpose, error) for change, error in outcome.failed] == [
        ("analytics", service.errors["analytics"])
    ]
    assert [change.seen.purpose for change in outcome.saved] == ["experience"]


def test_a_lost_sign_in_stops_everything() -> None:
    service = both()
    service.errors["analytics"] = SignedOut("expired")
    with pytest.raises(SignedOut):
        save(service, wishes(service), "demo-1", STOP)
    assert service.changed == []


def test_what_changed_since_the_page_was_read_is_not_overwritten() -> None:
    service = both()
    wanted = wishes(service)
    service.elsewhere("experience", "given")
    outcome = save(service, wanted, "demo-1", STOP)
    assert service.changed == [("analytics", "given", "demo-1")]
    assert [conflict.current.since_at for conflict in outcome.conflicts] == ["2026-11-23T14:00:00.000Z"]


def test_what_is_already_as_wanted_counts_as_saved() -> None:
    service = both()
    wanted = wishes(service)
    service.elsewhere("experience", "withdrawn")
    outcome = save(service, wanted, "demo-1", STOP)
    assert len(outcome.saved) == 2
    assert service.changed == [("analytics", "given", "demo-1")]


class Racing(Service):
    """Somebody is faster, between reading and writing."""

    def __init__(self, state: str, *consents: Consent) -> None:
        super().__init__(*consents)
        self.state = state

    def change(
        self, purpose: str, choice: Choice, notice_version: str, etag: str, *, stop: threading.Event
    ) -> Consent:
        self.elsewhere(purpose, self.state)
        return super().change(purpose, choice, notice_version, etag, stop=stop)


@pytest.mark.parametrize(("theirs", "saved"), [("given", True), ("withdrawn", False)])
def test_a_412_is_success_only_if_it_is_as_wanted(theirs: str, saved: bool) -> None:
    service = Racing(theirs, consent("analytics", "refused"))
    outcome = save(service, [Change(service.consents["analytics"], "given")], "demo-1", STOP)
    assert bool(outcome.saved) is saved
    assert bool(outcome.conflicts) is not saved


def test_a_412_that_makes_no_sense_is_said() -> None:
    service = both()
    service.errors["analytics"] = ChangedMeanwhile(412, "precondition-failed", {"current": {"x": 1}})
    outcome = save(service, wishes(service)[:1], "demo-1", STOP)
    assert isinstance(outcome.failed[0][1], NotUnderstood)


def test_undo_is_a_new_choice() -> None:
    service = both()
    done = save(service, wishes(service), "demo-1", STOP)
    undo(service, done.saved, "demo-1", STOP)
    assert [each[:2] for each in service.changed[2:]] == [("analytics", "withdrawn"), ("experience", "given")]


def test_undo_does_not_overwrite_what_came_after() -> None:
    service = both()
    done = save(service, wishes(service)[:1], "demo-1", STOP)
    service.elsewhere("analytics", "refused")
    outcome = undo(service, done.saved, "demo-1", STOP)
    assert len(service.changed) == 1
    assert outcome.conflicts
    service.elsewhere("analytics", "withdrawn")
    assert undo(service, done.saved, "demo-1", STOP).saved
    assert len(service.changed) == 1
