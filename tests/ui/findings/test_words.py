"""A finding in words."""

from __future__ import annotations

import pytest

from dijo_desktop.ui.findings import words
from tests.ui.findings.found import ALL, CARD, LOST, PEER, PLACE, SCORE


def test_it_is_called_what_it_is_or_what_the_service_calls_it() -> None:
    assert [words.name(one) for one in ALL] == [
        "risk_score",
        "The other party of a call",
        "technical.location",
        "Card numbers",
        "name",
    ]
    assert words.name(SCORE._replace(pointer="/a/b~1c~0d")) == "b/c~d"


def test_the_section_that_would_have_to_name_it_is_cited() -> None:
    assert words.why(PEER) == "Section 2.2 of the privacy policy does not name it."
    assert words.why(LOST) == "The privacy policy does not name it."
    assert words.why(CARD) == "The service says that it does not hold this."
    assert words.where(SCORE).startswith("In /v1/account at /risk_score, first seen 23 Nov 2026")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (37, "37"),
        ("London, GB", "London, GB"),
        ({"kind": "masked"}, '{"kind": "masked"}'),
        ("a\u202eb\r\nc", "a b \nc"),
        ("x" * 3000, "\u200b".join(["x" * 24] * 84)[: 2000 + 83] + "\u2026"),
        (None, "The service does not send it any more."),
    ],
)
def test_a_value_is_shown_as_it_was_sent(value, text) -> None:
    shown = words.value_text(value)
    assert shown == text or (len(str(value)) > 2000 and shown.replace("\u200b", "") == "x" * 2000 + "\u2026")


def test_a_request_tells_of_as_many_as_it_has_room_for() -> None:
    _heading, score, place = words.told((SCORE, PLACE)).splitlines()
    assert score == "- /v1/account /risk_score: Section 2.1 of the privacy policy does not name it."
    assert place.startswith("- /v1/exports/{export_id}/archive /categories/technical.location: Section 2.3")
    many = words.told([SCORE] * 500)
    assert len(many) < 4000
    said = many.count("risk_score")
    assert many.endswith(f"and {500 - said} more")
