"""Identifiers come back exactly as they were, whatever their form."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.call_ids import HEX_BETWEEN, PackedId, packed, tie_breakers, unpacked, unpacked_hex

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ulids = st.text(ALPHABET, min_size=26, max_size=26).map("call_".__add__)
others = st.one_of(st.text(max_size=40), st.text("call_", max_size=31), ulids.map(str.lower), ulids.map("x".__add__))


@given(st.lists(ulids | others, max_size=12))
def test_every_identifier_comes_back(ids: list[str]) -> None:
    kept = packed(ids)
    assert unpacked(kept) == ids
    assert len({*kept}) == len({*ids})
    assert [len(one) for one in kept if isinstance(one, bytes)] == [16] * sum(isinstance(one, bytes) for one in kept)
    assert kept == [packed([one])[0] for one in ids]


@given(st.lists(ulids | others, max_size=12))
def test_ties_are_told_apart_the_same_way_each_time(ids: list[str]) -> None:
    ties = tie_breakers(packed(ids))
    assert all(0 <= tie < 1 << 15 for tie in ties)
    assert len(ties) == len(ids)
    only = [one for one in packed(ids) if isinstance(one, bytes)]
    assert tie_breakers(only) == [tie_breakers([one])[0] for one in only]


def test_the_usual_form_takes_sixteen_bytes() -> None:
    ids = ["call_01JD7Z4M8Q0V5W2Y6T3K9B1C4J", "call_7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "call_8ZZZZZZZZZZZZZZZZZZZZZZZZZ"]
    assert [type(one) for one in packed(ids[:2])] == [bytes, bytes]
    assert [type(one) for one in packed(ids)] == [bytes, bytes, str]
    assert unpacked(packed(ids)) == ids


@pytest.mark.parametrize("many", [0, 1, 511, 512, 513, 1025])
def test_however_many_come_back_in_their_order(many: int) -> None:
    dice = Random(many)  # noqa: S311 - sample data
    kept: list[PackedId] = [dice.randbytes(16) if dice.random() < 0.9 else f"other {n}" for n in range(many)]
    assert packed(unpacked(kept)) == kept
    usual = [one for one in kept if isinstance(one, bytes)]
    assert unpacked_hex(HEX_BETWEEN.join(one.hex() for one in usual)) == unpacked(usual)
