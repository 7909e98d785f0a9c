from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dijo_desktop.client.http import Reply
from dijo_desktop.client.problems import challenge_error, problem_members, refusal, slug_of
from dijo_desktop.contract.problems import SLUGS, TYPE_PREFIX
from dijo_desktop.errors import (
    ChangedMeanwhile,
    Gone,
    NotUnderstood,
    PortalSuspected,
    QuotaExceeded,
    Refused,
    ServiceFault,
    SignedOut,
    StepUpNeeded,
)


def _reply(status: int, media: str = "application/problem+json", challenge: str = "", **members: Any) -> Reply:
    headers = {"content-type": media} | ({"www-authenticate": challenge} if challenge else {})
    return Reply(status, headers, msgspec.json.encode(members))


EXPECTED = {
    "step-up-required": StepUpNeeded,
    "insufficient-scope": StepUpNeeded,
    "gone": Gone,
    "sync-token-expired": Gone,
    "precondition-failed": ChangedMeanwhile,
    "quota-exceeded": QuotaExceeded,
    "internal-error": ServiceFault,
    "maintenance": ServiceFault,
}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_slug_of_the_catalogue_has_its_class(slug: str) -> None:
    failure = refusal(_reply(SLUGS[slug], type=TYPE_PREFIX + slug, title="t"))
    assert type(failure) is EXPECTED.get(slug, Refused)
    assert isinstance(failure, Refused)
    assert (failure.status, failure.slug) == (SLUGS[slug], slug)


def test_a_refusal_tells_what_it_knows() -> None:
    changed = refusal(_reply(412, type=TYPE_PREFIX + "precondition-failed", current={"state": "given"}))
    assert isinstance(changed, ChangedMeanwhile)
    assert changed.current == {"state": "given"}
    quota = refusal(_reply(429, type=TYPE_PREFIX + "quota-exceeded", next_allowed_at="2026-11-24T00:00:00.000Z"))
    assert isinstance(quota, QuotaExceeded)
    assert quota.next_allowed_at == "2026-11-24T00:00:00.000Z"


@pytest.mark.parametrize(
    "kind", ["https://evil.example/x", "gone", TYPE_PREFIX + "gone!", 5, None, "", "about:blank", TYPE_PREFIX]
)
def test_an_unknown_type_counts_by_its_status(kind: object) -> None:
    failure = refusal(_reply(410, type=kind))
    assert type(failure) is Gone
    assert failure.slug == ""


def test_a_slug_of_a_later_version_counts_by_its_status() -> None:
    failure = refusal(_reply(422, type=TYPE_PREFIX + "something-new"))
    assert type(failure) is Refused
    assert failure.slug == "something-new"


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"a":1,"a":2}', b"5"])
def test_a_body_that_is_no_problem_counts_by_its_status(body: bytes) -> None:
    assert type(refusal(Reply(500, {"content-type": "application/problem+json"}, body))) is ServiceFault
    assert problem_members(Reply(500, {"content-type": "application/json"}, body)) == {}
    assert problem_members(Reply(500, {"content-type": "text/html"}, b"{}")) == {}


def test_the_challenge_alone_is_enough_for_a_step_up() -> None:
    challenge = 'DPoP error="insufficient_user_authentication", max_age="300"'
    failure = refusal(_reply(401, challenge=challenge))
    assert isinstance(failure, StepUpNeeded)
    assert failure.slug == "step-up-required"
    assert challenge_error(_reply(401)) == ""


@pytest.mark.parametrize("reason", ["session_ended", "reuse_detected", "account_deleted"])
def test_a_dead_session(reason: str) -> None:
    failure = refusal(_reply(401, dijo_reason=reason))
    assert isinstance(failure, SignedOut)
    assert failure.reason == reason
    assert type(refusal(_reply(401, dijo_reason="expired"))) is Refused


@pytest.mark.parametrize("status", [300, 302, 308, 511])
def test_a_redirect_smells_of_a_portal(status: int) -> None:
    failure = refusal(Reply(status, {}, b""), "dijo.example")
    assert isinstance(failure, PortalSuspected)
    assert failure.host == "dijo.example"


@pytest.mark.parametrize("status", [100, 200, 299])
def test_a_success_is_no_refusal(status: int) -> None:
    assert isinstance(refusal(Reply(status, {}, b"")), NotUnderstood)


def test_slug_of_nothing() -> None:
    assert slug_of({}) == ""
