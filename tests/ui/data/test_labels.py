"""Every word of the contract has words for people; unknown ones are shown as they came."""

from __future__ import annotations

import pytest

from dijo_desktop.contract.data_map import KEYS, KEYS_HELD, KEYS_NOT_HELD
from dijo_desktop.ui.data import labels


@pytest.mark.parametrize("key", KEYS)
def test_every_key_has_a_name(key: str) -> None:
    assert labels.category(key) != key
    assert labels.category(key)[0].isupper()


@pytest.mark.parametrize("key", KEYS_HELD)
def test_every_held_key_says_which_fields_it_has(key: str) -> None:
    assert labels.fields(key)


@pytest.mark.parametrize("key", KEYS_NOT_HELD)
def test_what_is_not_held_says_why_and_cites_the_policy(key: str) -> None:
    assert "2.2" in labels.not_held(key, "2.2")
    assert "{" not in labels.not_held(key, "2.2")


@pytest.mark.parametrize(
    ("speak", "known"),
    [
        (labels.purpose, "fraud_prevention"),
        (labels.basis, "legitimate_interests"),
        (labels.basis, "exempt_statistical"),
        (labels.recipient, "cloud_hosting"),
        (labels.safeguard, "scc"),
        (labels.action, "anonymise"),
        (labels.reason, "tax"),
        (labels.kept_field, "amount"),
        (labels.section, "2.2"),
    ],
)
def test_known_words_are_spoken_and_unknown_ones_verbatim(speak, known: str) -> None:
    assert speak(known)
    assert "_" not in speak(known)
    assert speak("something_new") == "something_new"


def test_unknown_keys_are_shown_as_they_came() -> None:
    assert labels.category("technical.location") == "technical.location"
    assert labels.fields("technical.location") == ""
    assert "9" in labels.not_held("x.y", "9")


def test_lists_begin_with_a_capital_and_repeat_nothing() -> None:
    assert labels.joined(["call network", "cloud host", "call network"]) == "Call network, cloud host"
    assert labels.joined([]) == ""
    assert labels.categories(["usage.calls", "account.email"]) == "Call history, e-mail address"
