"""What can be broken with one click: each preset is a fault script of the demo service."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from dijo_desktop.contract.demo import FaultRule

SOME_TIMES = 3
"""Requests that are spoilt when it is not to last until it is mended: a client that tries again gets past them."""
_DATA = "/v1/*"
PRESETS = {
    "offline": FaultRule(effect="drop"),
    "slow": FaultRule(effect="delay_ms", path=_DATA, value=4000),
    "401": FaultRule(effect="status", path=_DATA, value=401),
    "429": FaultRule(effect="status", path=_DATA, value=429),
    "503": FaultRule(effect="status", path=_DATA, value=503),
    "cut": FaultRule(effect="truncate_after", path=_DATA, value=20),
    "html": FaultRule(effect="html_200", path=_DATA),
    "drip": FaultRule(effect="drip_bytes_per_second", path=_DATA, value=2000),
    "etag": FaultRule(effect="wrong_etag", path=_DATA),
}
"""In the order shown. Signing in goes on working but for the first: what is broken is what a page reads."""
SCENARIO = "scenario"
"""Stands for a script that a scenario or somebody by hand put in force."""


class Broken(NamedTuple):
    """What is broken now: the key of a preset, `SCENARIO`, or nothing; `left` requests, `None` for all."""

    key: str = ""
    left: int | None = None


def rules(key: str, *, lasting: bool) -> tuple[FaultRule, ...]:
    """The script of a preset, until it is mended or for the next few requests."""
    return (replace(PRESETS[key], times=None if lasting else SOME_TIMES),)


def broken(script: tuple[FaultRule, ...]) -> Broken:
    """What a script means. Rules that are used up break nothing."""
    at_work = [rule for rule in script if rule.times != 0]
    if not at_work:
        return Broken()
    if len(script) == 1:
        bare = replace(script[0], times=None)
        for key, preset in PRESETS.items():
            if preset == bare:
                return Broken(key, script[0].times)
    return Broken(SCENARIO, None)
