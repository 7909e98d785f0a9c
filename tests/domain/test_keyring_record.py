from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.keyring_record import LIMIT, Record, check_value, fits_check, read_record

KEY = bytes(range(32))


def test_a_record_is_short_ascii_json_and_comes_back() -> None:
    record = Record("refresh", "d" * 43, KEY, "0123456789abcdef", bound=True)
    assert record.text().isascii()
    assert read_record(record.text()) == record
    assert len(Record("", "d" * 43, KEY, "0123456789abcdef").text()) < LIMIT - 840


def test_nothing_of_it_is_shown() -> None:
    shown = repr(Record("canary-1", "canary-2", b"canary-3" * 4, "id"))
    assert "canary" not in shown


@pytest.mark.fault("K7")
@given(st.integers(0, 10_000))
def test_only_what_every_keyring_takes_fits(length: int) -> None:
    record = Record("x" * length, "d" * 43, KEY, "0123456789abcdef", bound=True)
    assert record.fits() == (len(record.text()) <= 1000)
    if length <= 840:
        assert record.fits()


def test_what_is_not_ascii_does_not_fit() -> None:
    assert not Record("ä", "", KEY, "id").fits()


def test_signing_out_keeps_the_store_key_alone() -> None:
    record = Record("r", "d", KEY, "id", bound=True).signed_out()
    assert record == Record("", "", KEY, "id", bound=True)


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "{}", "[]", '{"r":"","d":"","s":"","k":"id"}', '{"r":"","d":"","s":"AAAA","k":"id"}',
        '{"r":"","d":"","s":"!","k":"id"}', '{"r":5,"d":"","s":"","k":"id"}', "\ud800",
    ],
)  # fmt: skip
def test_what_is_no_record(text: str) -> None:
    assert read_record(text) is None


def test_a_record_without_key_id_is_none() -> None:
    assert read_record(Record("r", "", KEY, "").text()) is None
    assert read_record(Record("r", "", KEY, "x").text()[:-10]) is None


@given(st.text(max_size=100))
def test_no_text_does_anything_else(text: str) -> None:
    assert read_record(text) is None


@pytest.mark.fault("S5")
def test_the_check_value_tells_keys_apart() -> None:
    check = check_value(KEY, "id")
    assert len(check) == 64
    assert fits_check(Record("", "", KEY, "id"), check)
    assert not fits_check(Record("", "", KEY, "other"), check)
    assert not fits_check(Record("", "", bytes(32), "id"), check)
    assert not fits_check(Record("", "", KEY, "id"), "ä")
