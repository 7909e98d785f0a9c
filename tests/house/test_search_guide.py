"""Every example of the guide to the search is understood by the search."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dev import ROOT
from dijo_desktop.domain.call_language import parse
from dijo_desktop.domain.call_vocabulary import vocabulary

_TABLE = (ROOT / "docs" / "search.md").read_text(encoding="utf-8").split("|---|---|")[1].split("\n\n")[0]
EXAMPLES = re.findall(r"`([^`]+)`", _TABLE)


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) > 40


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_understood(text: str) -> None:
    search = parse(text, vocabulary(), today=date(2026, 11, 23))
    assert search.mistakes == ()
    assert search.condition is not None
