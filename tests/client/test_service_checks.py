"""The report to the makers of a service: the reference service keeps every rule, and each broken one is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dijo_desktop import cli
from dijo_desktop.service_check import Outcome, check_service
from tests.client.fake_service import FakeService
from tests.client.fault_server import FaultServer, Play, Request
from tests.demo.running import RunningService


def told(outcomes: list[Outcome]) -> dict[str, str]:
    """Why rules are not kept, by their titles."""
    return {outcome.title: outcome.why for outcome in outcomes if not outcome.kept}


def test_the_reference_service_keeps_every_rule(service: RunningService, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--service", service.origin]) == cli.DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith("ok")] == ["Every rule that must hold does."]
    assert len(lines) == 25
    assert "ok      CO-13  ETag and 304" in lines


def test_a_bearer_service_keeps_every_rule(tmp_path: Path) -> None:
    bearer = RunningService(tmp_path, "--mode", "bearer")
    try:
        assert told(list(check_service(bearer.origin))) == {}
    finally:
        bearer.stop()


def test_each_rule_that_does_not_hold_is_named_with_what_came_instead(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fake = FakeService()
    try:
        assert cli.main(["doctor", "--service", fake.origin]) == cli.FAILED
        said = capsys.readouterr().out
        why = told(list(check_service(fake.origin)))
    finally:
        fake.server.close()
    assert "of the rules that must hold do not." in said
    assert "not ok  SI-19" in said
    assert "absent  SI-31" in said
    assert why["metadata names scopes, revocation and PAR"].startswith("scopes_supported lacks account:read")
    assert why["401 with resource_metadata"].startswith("the problem has no request_id")
    assert why["GET /v1/service"].startswith("401 came, 200 was expected")
    assert why["421 for another host"] == "401 came, 421 was expected"
    assert why["ETag and 304"] == "/v1/service has no strong ETag"
    assert why["405 with Allow"] == "401 came, 405 was expected"
    assert why["other redirect URIs are refused"].startswith("http://localhost:49152/callback was not refused")
    assert why["PKCE is required"].startswith("a request without code_challenge")


ODD: list[tuple[str, dict[str, Any], str]] = [
    ("resource", {"resource": {"resource": "https://other.example"}}, "RFC 9728 metadata names this origin"),
    ("servers", {"resource": {"authorization_servers": []}}, "RFC 9728 metadata names this origin"),
    ("issuer", {"metadata": {"issuer": "https://other.example"}}, "RFC 8414 metadata: issuer, S256, iss, endpoints"),
    ("no revocation", {"metadata": {"revocation_endpoint": None}}, "revocation answers 200"),
    ("no PAR", {"metadata": {"pushed_authorization_request_endpoint": None}}, "PKCE is required"),
]


@pytest.mark.parametrize(("bent", "title"), [(bent, title) for _, bent, title in ODD], ids=[one[0] for one in ODD])
def test_odd_metadata_is_found_out(bent: dict[str, Any], title: str) -> None:
    fake = FakeService()
    for name, value in bent.items():
        setattr(fake, name, value)
    try:
        assert title in told(list(check_service(fake.origin)))
    finally:
        fake.server.close()


def test_a_web_page_is_no_service(server: Callable[[Play], FaultServer]) -> None:
    page = server(lambda request: request.answer(body=b"<html>", media="text/html", Access_Control_Allow_Origin="*"))
    why = told(list(check_service(page.origin)))
    assert why["GET /v1/service"] == "Content-Type is text/html"
    assert why["no web page may read answers (no CORS)"].startswith("Access-Control-Allow-Origin")
    assert why["the clocks agree within 5 minutes"] == "answers carry no Date"


def test_a_clock_that_is_off_is_told_but_no_rule_is_broken(server: Callable[[Play], FaultServer]) -> None:
    def play(request: Request) -> None:
        request.answer(body={}, Date="Mon, 01 Jan 2024 00:00:00 GMT")

    outcomes = list(check_service(server(play).origin))
    (clock,) = [one for one in outcomes if one.rule == "SI-17"]
    assert "differ by -" in clock.why
    assert not clock.failed


def test_where_nobody_answers_there_is_no_report(
    server: Callable[[Play], FaultServer], capsys: pytest.CaptureFixture[str]
) -> None:
    gone = server(lambda request: request.answer())
    gone.close()
    assert cli.main(["doctor", "--service", gone.origin]) == cli.FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert "cannot be reached" in said.err


def test_what_cannot_be_an_address_is_asked_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--service", "http://169.254.169.254"]) == cli.FAILED
    assert capsys.readouterr().out == ""
