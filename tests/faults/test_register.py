"""Each fault that the program must stand has a test that is collected; a mark names a fault of the list."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]
IDS = (TESTS / "faults" / "ids.txt").read_text(encoding="ascii").split()


def proofs(source: str) -> set[str]:
    """The faults that tests in this source are marked with; on a function or class that pytest would not collect
    a mark proves nothing."""
    found: set[str] = set()
    for part in ast.walk(ast.parse(source)):
        if isinstance(part, ast.FunctionDef | ast.ClassDef) and part.name.lower().startswith("test"):
            found |= {_fault(mark) for mark in part.decorator_list}
    return found - {""}


def _fault(mark: ast.expr) -> str:
    match mark:
        case ast.Call(func=ast.Attribute(attr="fault"), args=[ast.Constant(value=str(fault))]):
            return fault
    return ""


def _proved() -> set[str]:
    files = [file for file in TESTS.rglob("test_*.py") if "__pycache__" not in file.parts]
    return {fault for file in files for fault in proofs(file.read_text(encoding="utf-8"))}


def test_every_fault_of_the_list_has_a_test() -> None:
    assert len(IDS) == len(set(IDS)) > 0
    assert sorted(set(IDS) - _proved()) == []


def test_only_marks_of_collected_tests_count() -> None:
    mark = '@pytest.mark.fault("K1")\n'
    assert proofs(f"{mark}def test_x(): ...") == {"K1"}
    assert proofs(f"{mark}def helps(): ...") == set()
    assert proofs("def test_x(): ...") == set()
    assert proofs(f'{mark}@pytest.mark.fault("K2")\n@other\ndef test_x(): ...') == {"K1", "K2"}
