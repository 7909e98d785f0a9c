"""Each rule of the service contract names a test that would fail if it were broken, and that test is there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LINES = [line.split() for line in (Path(__file__).parent / "rules.txt").read_text(encoding="ascii").splitlines()]


@pytest.mark.parametrize(("rule", "proofs"), [(line[0], line[1:]) for line in LINES], ids=[line[0] for line in LINES])
def test_a_rule_has_a_test(rule: str, proofs: list[str]) -> None:
    assert proofs, rule
    for proof in proofs:
        file, name = proof.split("::")
        parts = ast.parse((TESTS / file).read_text(encoding="utf-8")).body
        assert name.startswith("test_")
        assert name in {part.name for part in parts if isinstance(part, ast.FunctionDef)}, proof


def test_no_rule_is_left_out_or_named_twice() -> None:
    rules = [line[0] for line in LINES]
    assert len(rules) == len(set(rules))
    numbers: dict[str, list[int]] = {}
    for rule in rules:
        kind, number = rule.split("-")
        numbers.setdefault(kind, []).append(int(number))
    for kind, found in numbers.items():
        assert set(found) == set(range(1, max(found) + 1)), kind
    assert {kind: max(found) for kind, found in numbers.items()} == {
        "SI": 35,
        "CO": 26,
        "AC": 2,
        "AR": 9,
        "CA": 2,
        "CK": 1,
        "CL": 7,
        "CN": 3,
        "DA": 3,
        "DE": 8,
        "DM": 8,
        "EX": 5,
        "GP": 2,
        "PM": 2,
        "PO": 1,
        "PR": 3,
        "RE": 6,
        "ST": 3,
    }
