"""Presets and what they mean, codes of mails."""

from __future__ import annotations

import pytest

from dijo_desktop.contract.demo import FaultRule
from dijo_desktop.demo.fault_rules import Faults
from dijo_desktop.demo.scenarios.shelf import SCENARIOS
from dijo_desktop.ui.demo.mailbox import code_in
from dijo_desktop.ui.demo.presets import PRESETS, SCENARIO, SOME_TIMES, Broken, broken, rules
from dijo_desktop.ui.demo.words import fault_words, scenario_words


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize("lasting", [True, False])
def test_the_service_takes_every_preset_and_it_is_known_again(key: str, lasting: bool) -> None:
    faults = Faults()
    faults.replace(rules(key, lasting=lasting))
    assert broken(faults.rules()) == Broken(key, None if lasting else SOME_TIMES)
    assert faults.take("GET", "/v1/account") != Faults().take("GET", "/v1/account")
    name, detail = fault_words(key)
    assert name
    assert detail.endswith(".")
    for _ in range(SOME_TIMES):
        faults.take("GET", "/v1/account")
    assert (broken(faults.rules()) == Broken()) is not lasting


def test_other_scripts_are_known_as_broken_too() -> None:
    assert broken(()) == Broken()
    assert broken((FaultRule(effect="drop", path="/v1/calls"),)) == Broken(SCENARIO)
    assert broken(SCENARIOS["faulty"].faults) == Broken(SCENARIO)
    assert broken(SCENARIOS["offline"].faults) == Broken("offline")
    used_up = FaultRule(effect="drop", times=0)
    assert broken((used_up, FaultRule(effect="drop"))) == Broken(SCENARIO)


def test_every_scenario_has_a_name_and_says_what_it_is_about() -> None:
    names = {scenario_words(key)[0] for key in SCENARIOS}
    assert len(names) == len(SCENARIOS)
    assert names.isdisjoint(SCENARIOS)
    assert all(scenario_words(key)[1].endswith(".") for key in SCENARIOS)
    assert scenario_words("of-tomorrow") == ("of-tomorrow", "")
    assert fault_words("of-tomorrow") == ("of-tomorrow", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Your code is 01234567. Enter it in DiJo Desktop within 30 minutes.", "01234567"),
        ("deleted from 2026-12-07T09:00:00.000Z on. Enter before: 4F7K-9QWE-TY12-ZXCV", "4F7K-9QWE-TY12-ZXCV"),
        ("The sign-in was ended on 23 Nov 2026.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_code_of_a_mail_is_found(text: str, code: str) -> None:
    assert code_in(text) == code
