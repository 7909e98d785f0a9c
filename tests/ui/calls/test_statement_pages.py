from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.ui.calls.statement_pages import PagePlan, plan_pages


def test_one_page_holds_little() -> None:
    assert plan_pages([0], 4, 3, first_lines=20, lines=40) == [PagePlan(0, 4, 0, 3)]


def test_nothing_is_one_page() -> None:
    assert plan_pages([], 0, 2, first_lines=20, lines=40) == [PagePlan(0, 0, 0, 2)]


def test_a_head_goes_over_to_its_calls() -> None:
    first, second = plan_pages([0, 9], 15, 2, first_lines=10, lines=10)
    assert (first.beyond, second.first, second.group) == (9, 9, -1)


def test_a_group_goes_on_under_its_head() -> None:
    first, second = plan_pages([0], 15, 2, first_lines=10, lines=10)
    assert (first.beyond, second.group, second.tail_beyond) == (10, 0, 2)


def test_the_end_begins_on_a_page_of_its_own_rather_than_at_a_foot() -> None:
    first, second = plan_pages([], 9, 6, first_lines=10, lines=10)
    assert (first.tail_beyond, second.tail_first, second.tail_beyond) == (0, 0, 6)


@given(
    lengths=st.lists(st.integers(1, 30), max_size=20),
    tail=st.integers(1, 60),
    first_lines=st.integers(-5, 40),
    lines=st.integers(0, 40),
)
def test_every_line_stands_on_one_page_and_fits(lengths: list[int], tail: int, first_lines: int, lines: int) -> None:
    heads, rows = [], 0
    for length in lengths:
        heads.append(rows)
        rows += length + 1
    pages = plan_pages(heads, rows, tail, first_lines=first_lines, lines=lines)
    assert (pages[0].first, pages[0].tail_first) == (0, 0)
    assert (pages[-1].beyond, pages[-1].tail_beyond) == (rows, tail)
    for before, after in pairwise(pages):
        assert (before.beyond, before.tail_beyond) == (after.first, after.tail_first)
    for number, page in enumerate(pages):
        used = page.beyond - page.first + page.tail_beyond - page.tail_first + (page.group >= 0)
        assert 0 < used <= max(6, lines if number else first_lines)
        assert page.beyond - 1 not in heads or page.beyond == page.first
        assert (page.group >= 0) == (0 < page.first < rows and page.first not in heads)
        if page.group >= 0:
            assert heads[page.group] < page.first
