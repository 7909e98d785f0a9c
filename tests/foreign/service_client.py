"""The foreign client (requests-oauth2client) for a running service, and the person at the service's pages."""

from __future__ import annotations

from collections.abc import Iterable

import requests
from requests_oauth2client import AuthorizationRequest, BearerToken, OAuth2Client

from dijo_desktop.demo.people import person_of
from tests.foreign.browser import Form, Page, PersonAtPages

REDIRECT = "http://127.0.0.1:49999/callback"


def foreign_client(origin: str, *, dpop: bool) -> OAuth2Client:
    """A client that knows the service by its metadata alone, as the stranger it is."""
    session = requests.Session()
    session.trust_env = False
    document = session.get(f"{origin}/.well-known/oauth-authorization-server", timeout=10).json()
    return OAuth2Client.from_discovery_document(
        document, issuer=origin, client_id="dijo-desktop", redirect_uri=REDIRECT, session=session,
        dpop_bound_access_tokens=dpop, testing=True,
        device_authorization_endpoint=document["device_authorization_endpoint"],  # not read by itself
    )  # fmt: skip


class PersonAtService(PersonAtPages):
    """Chooses who they are on the service's page and presses a button."""

    def __init__(self, scenario: str = "empty", *, decision: str = "continue") -> None:
        person = person_of(scenario)
        assert person is not None
        super().__init__(person.account_id)
        self.decision = decision

    def post(self, url: str, fields: dict[str, str]) -> Page:
        """One form, with the person and the button."""
        chosen = {"person": self.who} if "person" in fields else {}
        pressed = {"decision": self.decision} if "decision" in fields else {}
        return super().post(url, fields | chosen | pressed)

    def type_code(self, verification_uri: str, user_code: str) -> str:
        """Go through the device pages; the text of the last one."""
        page = self.get(verification_uri)
        page = self.post(verification_uri, Form(page.body).fields | {"user_code": user_code})
        return self.post(verification_uri, Form(page.body).fields).body


def signed_in(
    client: OAuth2Client, person: PersonAtService, scopes: Iterable[str], origin: str, **more: object
) -> tuple[AuthorizationRequest, BearerToken]:
    """A whole sign-in with a pushed request, PKCE and `iss`."""
    asked = client.authorization_request(
        scope=" ".join(scopes), resource=origin, response_mode="query", nonce=None, **more
    )
    pushed = client.pushed_authorization_request(asked)
    answer = asked.validate_callback(person.answer(str(pushed)))
    return asked, client.authorization_code(answer, resource=origin, validate=False)
