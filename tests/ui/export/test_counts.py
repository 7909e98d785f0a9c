"""What a copy is measured by while the counts move."""

from __future__ import annotations

from dijo_desktop.ui.export.page import between, held_meanwhile


def test_a_number_that_was_held_on_the_way_is_right() -> None:
    before, after = {"usage.logins": 149, "usage.calls": 671}, {"usage.logins": 151, "usage.calls": 671}
    assert held_meanwhile({"usage.logins": 150, "usage.calls": 671}, before, after) == {
        "usage.logins": 150,
        "usage.calls": 671,
    }


def test_a_number_that_was_never_held_is_shown_beside_the_later_count() -> None:
    assert held_meanwhile({"usage.calls": 600}, {"usage.calls": 671}, {"usage.calls": 672}) == {"usage.calls": 672}


def test_counts_that_fall_and_counts_that_are_not_known() -> None:
    assert between(5, 6, 4)
    assert not between(7, 6, 4)
    assert not between(5, None, 5)
    assert not between(5, 5, None)
