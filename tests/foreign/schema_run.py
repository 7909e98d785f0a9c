"""One run of schemathesis against a running service: every phase, every check, a fixed seed."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any

import httpx
import msgspec
import requests
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.engine import Status, events, from_schema

from tests.demo.oauth_client import FRESH, OAuthClient
from tests.demo.running import RunningService

SEED = 20261123
REFUSED_BY_MEANING = {
    "invalid-cursor", "sync-token-expired", "precondition-failed", "unprocessable", "idempotency-key-reused", "gone",
}  # fmt: skip
REFUSED_TOGETHER = {"missing", "email_or_pending_email"}
"""Codes about parameters that are valid each and not together."""


class Proving(requests.auth.AuthBase):
    """Adds token and DPoP proof to the very request that is sent; whoever was signed out or deleted begins afresh."""

    def __init__(self, service: RunningService, http: httpx.Client) -> None:
        self._service = service
        self._http = http
        self._lock = threading.Lock()
        self._client: OAuthClient | None = None

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        with self._lock:
            client = self._client = self._client or self._afresh()
        token = str(client.tokens["access_token"])
        path = (request.url or "").removeprefix(client.origin).partition("?")[0]
        request.headers["Authorization"] = f"DPoP {token}"
        request.headers["DPoP"] = client.proof(request.method or "", path, token)
        request.register_hook("response", self._look)
        return request

    def _afresh(self) -> OAuthClient:
        self._service.demo(self._http, "POST", "/reset").raise_for_status()
        return OAuthClient(self._http).sign_in(**FRESH)

    def _look(self, answer: requests.Response, **_more: object) -> None:
        if answer.status_code == 401:
            self._client = None


class Verdict:
    """What was found, in words, and how much was tried."""

    def __init__(self) -> None:
        self.failures: dict[str, str] = {}
        self.phases: Counter[str] = Counter()
        self.operations: set[str] = set()


def judged(service: RunningService, described: dict[str, Any], *, examples: int, steps: int = 5) -> Verdict:
    """The verdict on a service by its description."""
    schema = schemathesis.openapi.from_dict(described, config=_config(examples, steps))
    schema.config.update(base_url=service.origin)
    verdict = Verdict()
    with service.http() as http:
        schema.auth.set_from_requests(Proving(service, http))
        for event in from_schema(schema).execute():
            _heed(event, verdict)
    return verdict


def _heed(event: Any, verdict: Verdict) -> None:
    if isinstance(event, events.ScenarioFinished):
        verdict.phases[str(event.phase.value)] += len(event.recorder.interactions)
        verdict.operations |= {event.label} if event.label and event.recorder.interactions else set()
        for case_id, checks in event.recorder.checks.items():
            answer = event.recorder.interactions[case_id].response
            body = answer.content if answer is not None else b""
            for check in checks:
                if check.status is Status.FAILURE and check.failure_info is not None and not _meant(check.name, body):
                    failure: Failure = check.failure_info.failure
                    name = f"{event.phase.value} {event.label} {check.name}: {failure.title}"
                    verdict.failures.setdefault(
                        name, f"{failure.message}\n{body[:400]!r}\n{_request(event.recorder.interactions[case_id])}"
                    )
    elif isinstance(event, events.NonFatalError):
        verdict.failures[f"error in {event.label}"] = str(event.value)
    elif isinstance(event, events.FatalError):
        raise event.exception


def _meant(check: str, body: bytes) -> bool:
    """Whether a valid request was refused for what no schema can say, by a slug of the contract that says so."""
    if check != "positive_data_acceptance" or not body.startswith(b"{"):
        return False
    problem = msgspec.json.decode(body)
    slug = str(problem.get("type", "")).rpartition("/")[2]
    codes = {error["code"] for error in problem.get("errors", ())}
    return slug in REFUSED_BY_MEANING or (bool(codes) and codes <= REFUSED_TOGETHER)


def _request(interaction: Any) -> str:
    asked = interaction.request
    kept = {
        k: v
        for k, v in asked.headers.items()
        if k in ("If-Match", "Idempotency-Key", "Content-Type", "If-None-Match")
    }
    return f"{asked.method} {asked.uri} {kept} {asked.body!r}"


def _config(examples: int, steps: int) -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "workers": 1,
            "max-failures": 1000,
            "generation": {"max-examples": examples, "deterministic": True, "no-shrink": True, "database": "none"},
            "phases": {"stateful": {"max-steps": steps}},
            "checks": {
                "enabled": True,
                "missing_required_header": {"expected-statuses": [400, 401, 403, 428]},
                "negative_data_rejection": {"expected-statuses": [400, 401, 403, 404, 405, 409, 413, 415, 422, 428]},
            },
            "operations": [
                {
                    "include-path-regex": "^/oauth/",
                    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 400]}},
                }
            ],
        }
    )
