"""`GET /v1/policy*`: the policy in force and its versions (contract PO-1)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from dijo_desktop.contract.policy import Policy, PolicyVersion, PolicyVersions
from dijo_desktop.contract.values import LIMIT_MAX
from dijo_desktop.demo.caller import anyone
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.paging import page_limit
from dijo_desktop.demo.policy_text import read_policy
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.service_info import PUBLIC

_Request = Request[Any, Any, Any]


@get("/v1/policy", guards=[anyone()], sync_to_thread=False)
def read_current(request: _Request) -> Response[bytes]:
    """The policy in force."""
    return answer(request, read_policy(), cache=PUBLIC)


@get("/v1/policy/versions", guards=[anyone()], sync_to_thread=False)
def list_versions(request: _Request) -> Response[bytes]:
    """Every version, newest first: one so far, so there is never a further page."""
    if "cursor" in request.query_params:
        raise ProblemError("invalid-cursor")
    limit = min(page_limit(request), LIMIT_MAX)
    versions = PolicyVersions(items=(_version(read_policy()),), next_cursor=None, limit=limit)
    return answer(request, versions, cache=PUBLIC)


@get("/v1/policy/versions/{version:str}", guards=[anyone()], sync_to_thread=False)
def read_version(request: _Request, version: FromPath[str]) -> Response[bytes]:
    """One version."""
    policy = read_policy()
    if version != policy.version:
        raise ProblemError("not-found")
    return answer(request, policy, cache=PUBLIC)


def _version(policy: Policy) -> PolicyVersion:
    return PolicyVersion(**{name: getattr(policy, name) for name in PolicyVersion.__struct_fields__})


HANDLERS = (read_current, list_versions, read_version)
