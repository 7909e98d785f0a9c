"""A running service in this process and signed-in clients for it: real sockets, real tokens, real proofs."""

from __future__ import annotations

import base64
import hashlib
import secrets
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import uvicorn
from joserfc import jws
from joserfc.jwk import ECKey
from sqlalchemy import insert

from dijo_desktop.contract.oauth import SCOPES_FIRST, SCOPES_STEP_UP
from dijo_desktop.demo import scenarios
from dijo_desktop.demo.app import create_app
from dijo_desktop.demo.connection import HEADER_SECONDS, configuration
from dijo_desktop.demo.people import PEOPLE, person_of
from dijo_desktop.demo.state import Service, open_service
from dijo_desktop.demo.tables import sessions
from dijo_desktop.demo.tokens import issue
from dijo_desktop.domain.clock import Clock
from tests.demo.plain_http import plain_http
from tests.foreign.exchanges import judge

ALL_SCOPES = (*SCOPES_FIRST, *SCOPES_STEP_UP)


class Client:
    """Somebody who is signed in, or nobody if there is no session."""

    def __init__(self, service: Service, account_id: str | None, scopes: tuple[str, ...], age_ms: int) -> None:
        self.service = service
        self.account_id = account_id or ""
        self.session_id = f"ses_01JD7Z4M8Q{secrets.token_hex(8).upper()}"
        self.token = ""
        self._key = ECKey.generate_key("P-256")
        self._http = plain_http(service.origin, event_hooks={"response": [self._judge]})
        if account_id is not None:
            self._sign_in(scopes, age_ms)

    def _sign_in(self, scopes: tuple[str, ...], age_ms: int) -> None:
        now_ms, real_ms = self.service.clock.now_ms(), self.service.clock.real_ms()
        with self.service.database.write() as connection:
            connection.execute(
                insert(sessions).values(
                    id=self.session_id,
                    account_id=self.account_id,
                    client="dijo-desktop/1.0",
                    scope=" ".join(scopes),
                    jkt=self._key.thumbprint(),
                    created_at_ms=now_ms,
                    last_used_at_ms=now_ms,
                    authenticated_at_ms=now_ms - age_ms,
                    authenticated_real_ms=real_ms - age_ms,
                    ip_address="127.0.0.1",
                    device_type="desktop",
                    browser_type="Firefox",
                    operating_system="Linux",
                )
            )
            self.token = issue(connection, "access", self.session_id, real_ms)

    def close(self) -> None:
        self._http.close()

    def _judge(self, answer: httpx.Response) -> None:
        if not self.service.faults.rules():  # a fault is there to break the contract
            judge(answer)

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {**options.pop("headers", {})}
        if self.token:
            headers["Authorization"] = f"DPoP {self.token}"
            headers["DPoP"] = self._proof(method, path)
        return self._http.request(method, path, headers=headers, **options)

    def get(self, path: str, **params: Any) -> httpx.Response:
        return self.request("GET", path, params=params)

    def items(self, path: str, **params: Any) -> list[Any]:
        """Every page of a list."""
        found: list[Any] = []
        cursor: dict[str, str] = {}
        while True:
            page = self.get(path, **params, **cursor).json()
            found += page["items"]
            if page["next_cursor"] is None:
                return found
            cursor = {"cursor": page["next_cursor"]}

    def post(self, path: str, body: Any = None, *, key: str | None = None, **headers: str) -> httpx.Response:
        headers = {"Idempotency-Key": f'"{key or uuid.uuid4()}"', **headers}
        return self.request("POST", path, json=body, headers=headers)

    def _proof(self, method: str, path: str) -> str:
        header = {"typ": "dpop+jwt", "alg": "ES256", "jwk": self._key.as_dict(private=False)}
        header["jwk"] = {name: header["jwk"][name] for name in ("kty", "crv", "x", "y")}
        digest = hashlib.sha256(self.token.encode()).digest()
        claims = {
            "jti": secrets.token_urlsafe(16),
            "htm": method,
            "htu": self.service.origin + path.partition("?")[0],
            "iat": int(time.time()),
            "ath": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        }
        return jws.serialize_compact(header, msgspec.json.encode(claims), self._key, algorithms=["ES256"])


class World:
    """A running service and the people who use it."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._clients: list[Client] = []
        self._stale: set[str] = set()

    def nobody(self) -> Client:
        return self._client(None, (), 0)

    def afresh(self) -> World:
        """As at the start: real time, and whoever is asked for has done nothing that a test before has done."""
        self.close()
        self.service.clock.reset()
        self._stale = {person.scenario for person in PEOPLE}
        return self

    def close(self) -> None:
        for client in self._clients:
            client.close()
        self._clients.clear()

    def _client(self, account_id: str | None, scopes: tuple[str, ...], age_ms: int) -> Client:
        client = Client(self.service, account_id, scopes, age_ms)
        self._clients.append(client)
        return client

    def person(self, scenario: str, *, scopes: tuple[str, ...] = ALL_SCOPES, age_ms: int = 0) -> Client:
        person = person_of(scenario)
        assert person is not None
        if scenario in self._stale:
            self._stale.remove(scenario)
            scenarios.load(self.service, scenario)
        else:
            scenarios.load_if_absent(self.service, scenario)
        return self._client(person.account_id, scopes, age_ms)


def until(done: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something is so."""
    stop, end = threading.Event(), time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it took too long"
        stop.wait(0.01)


def saved_copy(client: Client, **wanted: Any) -> tuple[dict[str, Any], bytes]:
    """Ask for an export, wait for it and download it: the job and the archive."""
    asked = client.post("/v1/exports", wanted)
    assert asked.status_code == 202, asked.text
    path = asked.headers["Location"]
    job: dict[str, Any] = {}

    def finished() -> bool:
        job.update(client.get(path).json())
        return job["status"] not in ("queued", "running")

    until(finished)
    return job, client.get(f"{path}/archive").content


@contextmanager
def served(
    folder: Path,
    database_url: str | None = None,
    real: Clock | None = None,
    header_seconds: float = HEADER_SECONDS,
) -> Iterator[World]:
    """The service on a free port of this computer until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        service = open_service(folder, origin, secret=b"s" * 32, database_url=database_url, real=real)
        server = uvicorn.Server(configuration(create_app(service), header_seconds=header_seconds))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        world = World(service)
        try:
            yield world
        finally:
            world.close()
            server.should_exit = True
            thread.join(10)
            service.database.close()
