"""The data map in reading order."""

from __future__ import annotations

import msgspec

from dijo_desktop.contract.data_map import DataMap, Row
from dijo_desktop.ui.data import groups
from tests.ui.data import sample


def with_rows(*rows: Row) -> DataMap:
    return msgspec.structs.replace(sample.data_map(), rows=rows)


def test_rows_stand_by_section_with_their_sums() -> None:
    found = groups.grouped(sample.data_map())
    assert [group.name for group in found] == ["2.1", "2.2", "2.3", "2.4", "rights"]
    assert found[1].count == 1 + 1327 + 61 + 665
    assert groups.total(sample.data_map()) == sum(group.count for group in found)


def test_what_is_not_held_is_apart() -> None:
    assert [row.key for row in groups.not_held(sample.data_map())] == [
        "usage.call_audio",
        "payment.card_numbers",
        "payment.credentials",
    ]


def test_a_row_the_policy_does_not_name_is_not_hidden() -> None:
    odd = msgspec.structs.replace(sample.held("technical.ip_address"), key="technical.location", policy_section="9")
    below = msgspec.structs.replace(odd, policy_section="2.3.1")
    assert groups.group_of(odd) == "other"
    assert groups.group_of(below) == "2.3"
    assert [group.name for group in groups.grouped(with_rows(odd))] == ["other"]


def test_without_a_person_there_are_no_records() -> None:
    row = msgspec.structs.replace(sample.held("usage.calls"), mine=None)
    assert groups.records(row) == 0
