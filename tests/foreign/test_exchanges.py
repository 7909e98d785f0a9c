"""The judge of exchanges and the register of slugs bite: what is off the contract is named."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from dijo_desktop.contract.problems import SLUGS, TYPE_PREFIX
from tests.foreign.exchanges import OffContractError, judge
from tests.foreign.slug_register import SEEN, SlugRegister, never_seen

ORIGIN = "http://127.0.0.1:1"
SERVICE_GPC = {"gpc": True, "lastUpdate": "2026-01-01"}


def _answer(status: int, path: str, method: str = "GET", **more: Any) -> httpx.Response:
    asked = httpx.Request(method, f"{ORIGIN}{path}", json=more.pop("asked", None))
    return httpx.Response(status, request=asked, **more)


def _problem(slug: str, status: int, path: str = "/v1/account", **more: Any) -> httpx.Response:
    body = {"type": slug if "/" in slug else TYPE_PREFIX + slug, "title": "x", "status": status}
    headers = {"Content-Type": "application/problem+json"}
    return _answer(status, path, json=body, headers=headers, **more)


@pytest.mark.parametrize(
    "good",
    [
        _answer(200, "/.well-known/gpc.json", json=SERVICE_GPC),
        _problem("not-found", 404, "/v1/nowhere"),
        _answer(500, "/demo/clock", content=b"anything"),
        _answer(200, "/oauth/authorize?x=1", content=b"<html>"),
        _problem("invalid-request", 400, "/v1/deletion-cancellations", method="POST", asked={"surplus": 1}),
    ],
    ids=range(5),
)
def test_what_keeps_to_the_description_passes(good: httpx.Response) -> None:
    judge(good)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (_answer(200, "/.well-known/gpc.json", json={"gpc": "yes"}), "InvalidData"),
        (_answer(200, "/.well-known/gpc.json", content=b"<html>", headers={"Content-Type": "text/html"}), "mimetype"),
        (_answer(418, "/.well-known/gpc.json", json={}), "418"),
        (_answer(200, "/v1/nowhere", json={}), "not described"),
        (_answer(200, "/v1/calls?limit=0", json={"items": [], "next_cursor": None, "limit": 1}), "limit"),
        (_problem("made-up", 404), "catalogue"),
        (_problem("https://evil.example/not-found", 404), "catalogue"),
        (_problem("not-found", 409), "status 409"),
    ],
)
def test_what_does_not_is_named(bad: httpx.Response, why: str) -> None:
    with pytest.raises(OffContractError, match=why):
        judge(bad)


def test_a_slug_that_nobody_produced_is_named() -> None:
    assert never_seen(set(SLUGS)) == []
    assert never_seen(set(SLUGS) - {"gone"}) == ["gone"]


class _Node:
    def __init__(self, seen: list[str], *, complete: bool) -> None:
        self.workeroutput = {"problem_slugs": (seen, complete)}


@pytest.mark.parametrize(("complete", "exit_code"), [(True, pytest.ExitCode.TESTS_FAILED), (False, 0)])
def test_a_whole_run_fails_for_it_and_a_part_does_not(complete: bool, exit_code: int) -> None:
    before = set(SEEN)
    try:
        SEEN.clear()
        register = SlugRegister()
        register.pytest_testnodedown(_Node(["gone"], complete=complete))
        register.pytest_testnodedown(_Node(["not-found"], complete=complete))
        options = SimpleNamespace(getoption=lambda name: False)
        session: Any = SimpleNamespace(config=options, shouldstop=False, exitstatus=0)
        register.pytest_sessionfinish(session, pytest.ExitCode.OK)
        assert session.exitstatus == exit_code
        assert ("maintenance" in register.missing) == complete
        assert not {"gone", "not-found"} & set(register.missing)
    finally:
        SEEN.clear()
        SEEN.update(before)
