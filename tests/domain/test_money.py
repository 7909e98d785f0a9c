"""Amounts are exact to the last of six decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.money import decimals, from_micro, to_micro

micro = st.integers(-(10**18) + 1, 10**18 - 1)


@given(micro)
def test_there_and_back(value: int) -> None:
    assert to_micro(from_micro(value)) == value


@given(st.from_regex(r"\A-?[0-9]{1,12}(\.[0-9]{1,6})?\Z"))
def test_it_is_the_same_number_as_the_text(amount: str) -> None:
    assert Decimal(to_micro(amount)) == Decimal(amount) * 10**6
    assert Decimal(from_micro(to_micro(amount))) == Decimal(amount)


@given(micro)
def test_no_digit_is_spare(value: int) -> None:
    text = from_micro(value)
    assert decimals(value) == len(text.partition(".")[2])
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ("0.1625", 162_500),
        ("-0.5", -500_000),
        ("0", 0),
        ("-0", 0),
        ("007.10", 7_100_000),
        ("999999999999.999999", 10**18 - 1),
    ],
)
def test_known_amounts(amount: str, value: int) -> None:
    assert to_micro(amount) == value


@pytest.mark.parametrize(
    "text", ["", "-", ".5", "5.", "1e3", "1,5", "+1", " 1", "1\n", "0.1234567", "1" * 13, "NaN", "\u0661"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text is the whole message
        to_micro(text)
