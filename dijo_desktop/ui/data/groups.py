"""The data map in the order a person reads it: by policy section, then what proves choices, then what is not held."""

from __future__ import annotations

from dataclasses import dataclass

from dijo_desktop.contract.data_map import DataMap, Row

PROOF = "rights"
OTHER = "other"
_ORDER = ("2.1", "2.2", "2.3", "2.4", PROOF, OTHER)


@dataclass(frozen=True)
class Group:
    """Held rows that belong together; `count` is the sum of their records."""

    name: str
    rows: tuple[Row, ...]
    count: int


def group_of(row: Row) -> str:
    """The group of a row: its section for section 2 of the policy, `rights` for what sections 3 to 12 imply."""
    if row.policy_section in _ORDER:
        return row.policy_section
    for section in _ORDER[:4]:
        if row.policy_section.startswith(f"{section}."):
            return section
    return PROOF if row.key.startswith("rights.") else OTHER


def records(row: Row) -> int:
    """How many records of a row are about the person who asks."""
    return row.mine.count if row.mine else 0


def grouped(data_map: DataMap) -> list[Group]:
    """The held rows by group; groups without rows are absent."""
    found: dict[str, list[Row]] = {name: [] for name in _ORDER}
    for row in data_map.rows:
        if row.held:
            found[group_of(row)].append(row)
    return [Group(name, tuple(rows), sum(map(records, rows))) for name, rows in found.items() if rows]


def not_held(data_map: DataMap) -> list[Row]:
    """What the policy names and the service does not hold."""
    return [row for row in data_map.rows if not row.held]


def total(data_map: DataMap) -> int:
    """All records of the person who asks."""
    return sum(records(row) for row in data_map.rows if row.held)
