"""SI-23: what makes a proof of possession one, at the resource and at the authorization server."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator

import httpx
import msgspec
import pytest
from joserfc.jwk import ECKey, OctKey, RSAKey

from tests.demo.oauth_client import OAuthClient
from tests.demo.running import RunningService

PATH = "/v1/account"


@pytest.fixture(scope="module")
def engine() -> str:
    """Proofs are checked without a question to the database."""
    return "sqlite"


@pytest.fixture(scope="module")
def signed_in_once(service: RunningService) -> Iterator[OAuthClient]:
    with service.http() as http:
        yield OAuthClient(http).sign_in("empty")


@pytest.fixture
def signed_in(signed_in_once: OAuthClient) -> OAuthClient:
    signed_in_once.nonce = None
    return signed_in_once


def proven(client: OAuthClient, proof: str) -> httpx.Response:
    return client.call("GET", PATH, proof=proof)


def make(client: OAuthClient, **claims: object) -> str:
    return client.proof("GET", PATH, client.tokens["access_token"], **claims)


def public(key: ECKey) -> dict[str, str]:
    return {name: key.as_dict(private=False)[name] for name in ("kty", "crv", "x", "y")}


def damaged(proof: str) -> str:
    head, payload, signature = proof.split(".")
    return f"{head}.{payload}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


def with_private_key(client: OAuthClient) -> str:
    return make(client, header={"jwk": {**public(client.key), "d": client.key.as_dict(private=True)["d"]}})


def forged(client: OAuthClient, **header: object) -> str:
    """A header that no library would sign, before a payload and signature that are right otherwise."""
    head = msgspec.json.encode({"typ": "dpop+jwt", "alg": "ES256", "jwk": public(client.key), **header})
    return ".".join((base64.urlsafe_b64encode(head).decode().rstrip("="), *make(client).split(".")[1:]))


WRONG: dict[str, Callable[[OAuthClient], str]] = {
    "typ": lambda client: make(client, header={"typ": "JWT"}),
    "alg": lambda client: forged(client, alg="ES384"),
    "none": lambda client: f"{forged(client, alg='none').rpartition('.')[0]}.",
    "hmac": lambda client: forged(client, alg="HS256"),
    "private key": with_private_key,
    "another key": lambda client: make(client, header={"jwk": public(ECKey.generate_key("P-256"))}),
    "no point": lambda client: make(client, header={"jwk": {**public(client.key), "x": "A" * 43}}),
    "symmetric key": lambda client: make(client, header={"jwk": OctKey.generate_key(256).as_dict()}),
    "rsa key": lambda client: make(client, header={"jwk": RSAKey.generate_key(2048).as_dict(private=False)}),
    "no jwk": lambda client: forged(client, jwk=None),
    "crit": lambda client: make(client, header={"crit": ["b64"], "b64": True}),
    "htm": lambda client: make(client, htm="POST"),
    "htm case": lambda client: make(client, htm="get"),
    "htu path": lambda client: make(client, htu=f"{client.origin}/v1/consents"),
    "htu host": lambda client: make(client, htu=f"http://localhost{PATH}"),
    "htu relative": lambda client: make(client, htu=PATH),
    "ath": lambda client: client.proof("GET", PATH, "another token"),
    "no ath": lambda client: client.proof("GET", PATH),
    "no jti": lambda client: make(client, jti=None),
    "empty jti": lambda client: make(client, jti=""),
    "long jti": lambda client: make(client, jti="x" * 257),
    "no iat": lambda client: make(client, iat=None),
    "text iat": lambda client: make(client, iat="now"),
    "signature": lambda client: damaged(make(client)),
    "too long": lambda client: make(client, more="x" * 4096),
    "two parts": lambda _client: "a.b",
    "not a token": lambda _client: "x",
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_proof_is_refused(signed_in: OAuthClient, what: str) -> None:
    refused = proven(signed_in, WRONG[what](signed_in))
    assert refused.status_code == 401
    assert refused.json()["type"].endswith("/unauthenticated")
    assert "dijo_reason" not in refused.json()
    challenge = refused.headers["WWW-Authenticate"]
    assert challenge.startswith("DPoP ")
    assert 'error="invalid_dpop_proof"' in challenge
    assert f'resource_metadata="{signed_in.origin}/.well-known/oauth-protected-resource"' in challenge
    assert proven(signed_in, make(signed_in)).status_code == 200


def test_a_good_proof_of_another_key_does_not_help(signed_in: OAuthClient) -> None:
    refused = proven(signed_in, make(signed_in, key=ECKey.generate_key("P-256", private=True)))
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]


@pytest.mark.parametrize("suffix", ["?limit=1", "#here", ""])
def test_query_and_fragment_of_htu_do_not_count(signed_in: OAuthClient, suffix: str) -> None:
    assert proven(signed_in, make(signed_in, htu=f"{signed_in.origin}{PATH}{suffix}")).status_code == 200


def test_a_proof_works_once(signed_in: OAuthClient) -> None:
    proof = make(signed_in)
    assert proven(signed_in, proof).status_code == 200
    assert proven(signed_in, proof).status_code == 401


@pytest.mark.parametrize("seconds", [-600, -75, 75, 600])
def test_a_clock_that_is_far_off_needs_a_nonce_and_works_with_it(signed_in: OAuthClient, seconds: int) -> None:
    iat = int(time.time()) + seconds
    asked = proven(signed_in, make(signed_in, iat=iat))
    assert asked.status_code == 401
    assert asked.json()["type"].endswith("/use-dpop-nonce")
    assert 'error="use_dpop_nonce"' in asked.headers["WWW-Authenticate"]
    signed_in.nonce = asked.headers["DPoP-Nonce"]
    assert proven(signed_in, make(signed_in, iat=iat)).status_code == 200


@pytest.mark.parametrize("nonce", ["", "x", "A" * 32, "äöü"])
def test_a_nonce_the_service_did_not_make(signed_in: OAuthClient, nonce: str) -> None:
    answer = proven(signed_in, make(signed_in, nonce=nonce))
    assert answer.json()["type"].endswith("/use-dpop-nonce")


def test_the_authorization_server_asks_for_a_nonce_with_400(client: OAuthClient) -> None:
    form = client.request_form()
    old = client.proof("POST", "/oauth/par", iat=int(time.time()) - 600)
    asked = client.post("/oauth/par", form, proof=old)
    assert (asked.status_code, asked.json()["error"]) == (400, "use_dpop_nonce")
    client.nonce = asked.headers["DPoP-Nonce"]
    again = client.proof("POST", "/oauth/par", iat=int(time.time()) - 600)
    assert client.post("/oauth/par", form, proof=again).status_code == 201


def test_a_code_survives_the_question_for_a_nonce(client: OAuthClient) -> None:
    code = client.code()
    old = client.proof("POST", "/oauth/token", iat=int(time.time()) - 600)
    asked = client.post("/oauth/token", client.code_form(code), proof=old)
    assert asked.json()["error"] == "use_dpop_nonce"
    client.nonce = asked.headers["DPoP-Nonce"]
    assert client.redeem(code).status_code == 200


def test_the_authorization_server_wants_one_good_proof(client: OAuthClient) -> None:
    code = client.code()
    form = client.code_form(code)
    for proof in (None, "x", client.proof("POST", "/oauth/par"), client.proof("GET", "/oauth/token")):
        refused = client.post("/oauth/token", form, proof=proof)
        assert refused.json()["error"] == "invalid_dpop_proof"
    twice = [("DPoP", client.proof("POST", "/oauth/token")), ("DPoP", client.proof("POST", "/oauth/token"))]
    assert client.http.post("/oauth/token", data=form, headers=twice).json()["error"] == "invalid_dpop_proof"
    assert client.redeem(code).status_code == 200


@pytest.mark.parametrize(
    "authorization",
    ["Bearer {token}", "DPoP", "DPoP unknown", "dpop\t{token}", "Basic YTpi", "", "DPoP {token} more", "{token}"],
)
def test_only_a_good_token_of_the_right_kind(signed_in: OAuthClient, authorization: str) -> None:
    token = signed_in.tokens["access_token"]
    for path in (PATH, "/v1/service"):
        headers = {"Authorization": authorization.format(token=token), "DPoP": signed_in.proof("GET", path, token)}
        refused = signed_in.http.get(path, headers=headers)
        assert refused.status_code == 401, path
        assert "resource_metadata=" in refused.headers["WWW-Authenticate"]


def test_no_token_is_asked_for_one(http: httpx.Client, signed_in: OAuthClient) -> None:
    refused = http.get(PATH)
    assert refused.status_code == 401
    assert "error=" not in refused.headers["WWW-Authenticate"]
    without_proof = {"Authorization": f"DPoP {signed_in.tokens['access_token']}"}
    assert http.get(PATH, headers=without_proof).status_code == 401
    refresh = signed_in.tokens["refresh_token"]
    wrong_kind = {"Authorization": f"DPoP {refresh}", "DPoP": signed_in.proof("GET", PATH, refresh)}
    assert http.get(PATH, headers=wrong_kind).status_code == 401


def test_a_token_without_the_scope_is_told_which(client: OAuthClient) -> None:
    client.sign_in("empty", scope="calls:read")
    refused = client.call("GET", PATH)
    assert refused.status_code == 403
    assert refused.json()["required_scope"] == "account:read"
    assert 'error="insufficient_scope"' in refused.headers["WWW-Authenticate"]
