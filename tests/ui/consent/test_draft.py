"""What saving would send, and what becomes of the cookies."""

from __future__ import annotations

import pytest

from dijo_desktop.ui.consent.draft import Change, CookieState, Effect, changes, choice, cookie_state, effect
from tests.ui.consent.people import consent, cookie

S = CookieState


@pytest.mark.parametrize(
    ("state", "on", "sent"),
    [
        ("given", True, None),
        ("given", False, "withdrawn"),
        ("refused", True, "given"),
        ("refused", False, None),
        ("withdrawn", True, "given"),
        ("withdrawn", False, None),
        ("not_asked", True, "given"),
        ("not_asked", False, "refused"),
    ],
)
def test_off_is_withdrawn_only_from_given(state: str, on: bool, sent: str | None) -> None:
    assert choice(state, on=on) == sent


@pytest.mark.parametrize(
    ("before", "sent", "back"),
    [
        ("given", "withdrawn", "given"),
        ("refused", "given", "withdrawn"),
        ("withdrawn", "given", "withdrawn"),
        ("not_asked", "refused", None),
        ("not_asked", "given", None),
    ],
)
def test_undo_leads_back_but_never_to_not_asked(before: str, sent: str, back: str | None) -> None:
    assert Change(consent("analytics", before), sent).undo == back


def test_changes_stand_in_page_order() -> None:
    consents = [consent("analytics", "refused"), consent("experience", "given"), consent("third", "given")]
    found = changes(consents, {"experience": False, "analytics": True, "third": True})
    assert [(change.seen.purpose, change.state) for change in found] == [
        ("analytics", "given"),
        ("experience", "withdrawn"),
    ]


@pytest.mark.parametrize(
    ("state", "wanted", "seen", "expected"),
    [
        ("given", None, True, S.SET),
        ("given", None, False, S.ALLOWED),
        ("given", False, True, S.WILL_GO),
        ("given", False, False, S.NOT_SET),
        ("refused", None, True, S.GOING),
        ("refused", None, False, S.NOT_SET),
        ("refused", True, True, S.WILL_BE_ALLOWED),
        ("not_asked", True, False, S.WILL_BE_ALLOWED),
    ],
)
def test_a_cookie_follows_its_purpose(state: str, wanted: bool | None, seen: bool, expected: S) -> None:
    consents = {"analytics": consent("analytics", state)}
    wish = {} if wanted is None else {"analytics": wanted}
    assert cookie_state(cookie("c", "analytics", seen=seen), consents, wish) is expected


def test_a_needed_cookie_waits_for_nobody() -> None:
    assert cookie_state(cookie("c", None), {}, {}) is S.SET
    assert cookie_state(cookie("c", None, seen=False), {}, {}) is S.NOT_SEEN


def test_the_effect_counts_what_goes_and_what_may_come() -> None:
    consents = {"a": consent("a", "given"), "b": consent("b", "refused")}
    cookies = [cookie("1", "a"), cookie("2", "a", seen=False), cookie("3", "b", seen=False), cookie("4", None)]
    assert effect(cookies, consents, {"a": False, "b": True}) == Effect(1, 1)
    assert effect(cookies, consents, {}) == Effect(0, 0)
