"""Countries have names; the ones that matter most are translated, and no code is lost."""

from __future__ import annotations

import pytest

from dijo_desktop.ui.data.territories import territory


@pytest.mark.parametrize(
    ("code", "name"), [("US", "United States"), ("DE", "Germany"), ("NO", "Norway"), ("XX", "XX"), ("", "")]
)
def test_a_country_is_named(code: str, name: str) -> None:
    assert territory(code) == name
