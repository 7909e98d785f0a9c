"""Hostile input to every endpoint of `docs/openapi.json`, judged by schemathesis (fault register V4 and B12)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.demo.running import RunningService
from tests.foreign.schema_run import judged

EXAMPLES = int(os.environ.get("DIJO_EXAMPLES", "20"))
"""Per endpoint and phase; more of them for a longer search."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    running = RunningService(tmp_path_factory.mktemp("service"))
    yield running
    assert running.stop()[0] == 0


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    file = Path(__file__).parents[2] / "docs" / "openapi.json"
    return dict(msgspec.json.decode(file.read_bytes()))


@pytest.mark.fault("V4")
@pytest.mark.fault("B12")
def test_the_service_answers_as_described_whatever_it_is_asked(
    service: RunningService, described: dict[str, Any]
) -> None:
    verdict = judged(service, described, examples=EXAMPLES)
    assert not verdict.failures, "\n\n".join(f"{name}\n{words}" for name, words in verdict.failures.items())
    assert set(verdict.phases) == {"examples", "coverage", "fuzzing", "stateful"}
    assert all(verdict.phases.values())
    operations = {f"{method.upper()} {path}" for path, methods in described["paths"].items() for method in methods}
    assert operations <= verdict.operations


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda found: found.update(content={"text/plain": {}}), "content-type"),
        (
            lambda found: found["content"].update({"application/json": {"schema": {"required": ["nowhere"]}}}),
            "schema",
        ),
        (lambda found: found.update(headers={"X-Nowhere": {"required": True, "schema": {}}}), "header"),
    ],
)
def test_the_judge_sees_what_is_wrong(
    spoil: Any, found: str, service: RunningService, described: dict[str, Any]
) -> None:
    path = "/v1/service"
    one = {**described, "paths": {path: deepcopy(described["paths"][path])}}
    spoil(one["paths"][path]["get"]["responses"]["200"])
    verdict = judged(service, one, examples=1)
    assert found in " ".join(verdict.failures).lower(), verdict.failures
