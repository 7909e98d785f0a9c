"""The service against a client by other people, requests-oauth2client (contract 11 B, 6 and 7)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from requests_oauth2client import (
    AccessDenied,
    AuthorizationPending,
    AuthorizationRequest,
    BearerToken,
    DPoPKey,
    DPoPToken,
    InvalidGrant,
    OAuth2Client,
    SlowDown,
)
from requests_oauth2client import AuthorizationResponseError as Refusal

from dijo_desktop.contract.oauth import SCOPES_DEVICE, SCOPES_FIRST, SCOPES_STEP_UP
from dijo_desktop.demo.people import person_of
from tests.demo.running import RunningService
from tests.foreign.service_client import PersonAtService, foreign_client, signed_in

EVERY = (*SCOPES_FIRST, *SCOPES_STEP_UP)
NEW = person_of("empty").account_id


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    running = RunningService(tmp_path_factory.mktemp("dpop"), "--scenario", "empty")
    yield running
    assert running.stop() == (0, "")


@pytest.fixture(scope="module")
def bearer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    running = RunningService(tmp_path_factory.mktemp("bearer"), "--mode", "bearer", "--scenario", "empty")
    yield running
    assert running.stop() == (0, "")


@pytest.fixture
def client(service: RunningService) -> Iterator[OAuth2Client]:
    one = foreign_client(service.origin, dpop=True)
    yield one
    one.session.close()


@pytest.fixture
def plain(bearer: RunningService) -> Iterator[OAuth2Client]:
    one = foreign_client(bearer.origin, dpop=False)
    yield one
    one.session.close()


def _account(client: OAuth2Client, token: BearerToken) -> requests.Response:
    return client.session.get(f"{client.issuer}/v1/account", auth=token, timeout=10)


def test_a_stranger_signs_in_by_metadata_alone(client: OAuth2Client) -> None:
    asked, token = signed_in(client, PersonAtService(), EVERY, client.issuer)
    assert isinstance(token, DPoPToken)
    assert asked.dpop_key is token.dpop_key
    assert token.scope.split() == list(SCOPES_FIRST)  # the others need a fresh sign-in, which `max_age` asks for
    assert _account(client, token).json()["id"] == NEW
    _, fresh = signed_in(client, PersonAtService(), EVERY, client.issuer, max_age=300)
    assert set(fresh.scope.split()) == set(EVERY)


def test_the_answer_names_its_issuer(client: OAuth2Client) -> None:
    assert client.authorization_response_iss_parameter_supported
    asked = client.authorization_request(scope="account:read", resource=client.issuer, nonce=None)
    assert asked.issuer == client.issuer
    declined = PersonAtService(decision="cancel").answer(str(client.pushed_authorization_request(asked)))
    assert "iss=" in declined
    with pytest.raises(Refusal):
        asked.validate_callback(declined)


def test_a_nonce_is_taken_at_both_servers(client: OAuth2Client, service: RunningService) -> None:
    """A client whose clock is ten minutes off is told to use a nonce, and the foreign one heeds it."""
    slow = DPoPKey.generate(iat_generator=lambda: 1)
    asked = AuthorizationRequest(
        **{**client.authorization_request(scope="account:read", resource=client.issuer, nonce=None).as_dict(),
           "dpop": True, "dpop_key": slow}
    )  # fmt: skip
    pushed = client.pushed_authorization_request(asked)
    token = client.authorization_code(
        asked.validate_callback(PersonAtService().answer(str(pushed))), resource=client.issuer, validate=False
    )
    assert slow.as_nonce
    assert _account(client, token).status_code == 200
    assert slow.rs_nonce


def test_a_refresh_token_stays_and_ends_with_its_revocation(client: OAuth2Client) -> None:
    _, token = signed_in(client, PersonAtService(), SCOPES_FIRST, client.issuer)
    for _ in range(2):
        again = client.refresh_token(token)
        assert again.refresh_token in (None, token.refresh_token)
        assert _account(client, again).status_code == 200
    with pytest.raises(InvalidGrant):
        client.refresh_token(token.refresh_token, dpop_key=DPoPKey.generate(), dpop=True)
    assert client.revoke_refresh_token(token) is True
    with pytest.raises(InvalidGrant):
        client.refresh_token(token)
    assert _account(client, again).status_code == 401
    assert client.revoke_token("never issued") is True


def test_a_code_that_comes_twice_ends_what_it_gave(client: OAuth2Client) -> None:
    asked = client.authorization_request(scope="account:read", resource=client.issuer, nonce=None)
    person = PersonAtService()
    pushed = str(client.pushed_authorization_request(asked))
    answer = asked.validate_callback(person.answer(pushed))
    token = client.authorization_code(answer, resource=client.issuer, validate=False)
    assert _account(client, token).status_code == 200
    with pytest.raises(InvalidGrant):
        client.authorization_code(answer, resource=client.issuer, validate=False)
    assert _account(client, token).status_code == 401
    assert person.get(pushed).status == 400  # a request_uri works once


def test_a_device_gets_no_more_than_a_device_may(client: OAuth2Client, service: RunningService) -> None:
    key = DPoPKey.generate()
    asked = client.authorize_device(scope=" ".join(EVERY), resource=client.issuer)
    with pytest.raises(AuthorizationPending):
        client.device_code(asked, dpop=True, dpop_key=key)
    with pytest.raises(SlowDown):
        client.device_code(asked, dpop=True, dpop_key=key)
    service.real_time_passes(11)
    page = PersonAtService().type_code(str(asked.verification_uri), asked.user_code)
    assert "signed in" in page
    token = client.device_code(asked, dpop=True, dpop_key=key)
    assert isinstance(token, DPoPToken)
    assert set(token.scope.split()) == set(SCOPES_DEVICE)
    assert not set(token.scope.split()) & {"account:write", "exports", "account:delete"}
    assert _account(client, token).json()["id"] == NEW


def test_a_no_on_the_other_device_is_a_no(client: OAuth2Client) -> None:
    asked = client.authorize_device(scope="account:read", resource=client.issuer)
    PersonAtService(decision="cancel").type_code(str(asked.verification_uri), asked.user_code)
    with pytest.raises(AccessDenied):
        client.device_code(asked, dpop=True)


def test_bearer_tokens_rotate_with_a_grace_and_a_copy_ends_the_family(
    plain: OAuth2Client, bearer: RunningService
) -> None:
    _, token = signed_in(plain, PersonAtService(), SCOPES_FIRST, plain.issuer)
    assert type(token) is BearerToken
    second = plain.refresh_token(token)
    assert second.refresh_token not in (None, token.refresh_token)
    assert plain.refresh_token(token).refresh_token == second.refresh_token  # the same successor for 30 s
    assert _account(plain, second).status_code == 200
    bearer.real_time_passes(31)
    with pytest.raises(InvalidGrant):
        plain.refresh_token(token)
    with pytest.raises(InvalidGrant):
        plain.refresh_token(second)
    assert _account(plain, second).json()["dijo_reason"] == "reuse_detected"


def test_bearer_mode_takes_a_request_that_was_not_pushed(plain: OAuth2Client) -> None:
    asked = plain.authorization_request(scope="account:read", resource=plain.issuer, nonce=None)
    answer = asked.validate_callback(PersonAtService().answer(str(asked)))
    token = plain.authorization_code(answer, resource=plain.issuer, validate=False)
    assert _account(plain, token).json()["id"] == NEW
    assert plain.revoke_refresh_token(token) is True
    assert _account(plain, token).status_code == 401
