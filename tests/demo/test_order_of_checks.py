"""CO-2: which refusal comes first when several are due."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.demo.oauth_client import FRESH, OAuthClient
from tests.demo.running import RunningService

PATH = "/v1/exports"


@pytest.fixture(scope="module")
def http(service: RunningService) -> Iterator[httpx.Client]:
    with service.http() as http:
        yield http


@pytest.fixture(scope="module")
def weak(http: httpx.Client) -> OAuthClient:
    return OAuthClient(http).sign_in("empty", scope="calls:read")


@pytest.fixture(scope="module")
def fresh(http: httpx.Client) -> OAuthClient:
    return OAuthClient(http).sign_in("empty", **FRESH)


def slug(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition("/")[2]


TEXT = {"Content-Type": "text/plain"}
HTML = {"Accept": "text/html", "Content-Type": "application/json"}
HUGE = b"x" * 65_537


def test_each_check_hides_the_later_ones(
    service: RunningService, http: httpx.Client, weak: OAuthClient, fresh: OAuthClient
) -> None:
    assert slug(http.post(PATH, content=HUGE, headers={"Origin": "null"})) == (421, "misdirected-request")
    assert slug(http.post(PATH, content=HUGE)) == (413, "payload-too-large")
    assert slug(http.post(PATH, content=b"{", headers=TEXT)) == (401, "unauthenticated")
    assert slug(weak.call("POST", PATH, content=b"{", headers=TEXT)) == (403, "insufficient-scope")
    assert slug(fresh.call("POST", PATH, content=b"{", headers=TEXT)) == (415, "unsupported-media-type")
    assert slug(fresh.call("POST", PATH, content=b"{", headers=HTML)) == (406, "not-acceptable")
    assert slug(fresh.call("POST", PATH, content=b"{", headers={"Content-Type": "application/json"})) == (
        400,
        "invalid-request",
    )
    good = {"kind": "access", "categories": None, "from": None, "to": None, "formats": ["ndjson"]}
    assert slug(fresh.call("POST", PATH, json=good)) == (400, "idempotency-key-missing")
    service.real_time_passes(301)
    fresh.tokens |= fresh.refresh().json()
    assert slug(fresh.call("POST", PATH, content=b"{", headers=TEXT)) == (401, "step-up-required")
