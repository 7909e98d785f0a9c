"""SI-28: what needs a fresh sign-in says so."""

from __future__ import annotations

from tests.demo.oauth_client import FRESH, OAuthClient
from tests.demo.running import RunningService


def test_a_refresh_does_not_make_a_sign_in_fresh(service: RunningService, client: OAuthClient) -> None:
    client.sign_in(**FRESH)
    assert client.call("POST", "/v1/exports", json={}).status_code == 400
    service.real_time_passes(301)
    client.tokens |= client.refresh().json()
    stale = client.call("POST", "/v1/exports", json={})
    assert stale.status_code == 401
    assert stale.json()["type"].endswith("/step-up-required")
    assert stale.json()["max_age"] == 300
    assert 'error="insufficient_user_authentication"' in stale.headers["WWW-Authenticate"]
    assert 'max_age="300"' in stale.headers["WWW-Authenticate"]
