"""`GET /v1/policy*`: the policy in force and its versions (contract PO-1)."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from dijo_desktop.contract.policy import Policy, PolicyVersion, PolicyVersions
from dijo_desktop.demo import policy_versions
from dijo_desktop.demo.caller import anyone
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.paging import Binding, page_limit
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.service_info import PUBLIC
from dijo_desktop.demo.state import Service

_Request = Request[Any, Any, Any]
_VERSIONS = "/v1/policy/versions"


@get("/v1/policy", guards=[anyone()], sync_to_thread=True)
def read_current(service: NamedDependency[Service], request: _Request) -> Response[bytes]:
    """The policy in force."""
    with service.database.read() as connection:
        policy = policy_versions.in_force(connection)
    return answer(request, policy, cache=PUBLIC)


@get(_VERSIONS, guards=[anyone()], sync_to_thread=True)
def list_versions(service: NamedDependency[Service], request: _Request) -> Response[bytes]:
    """Every version, newest first."""
    limit, binding = page_limit(request), Binding("", _VERSIONS)
    with service.database.read() as connection:
        versions = policy_versions.published(connection)
    if (cursor := request.query_params.get("cursor")) is not None:
        last = service.cursors.read(binding, cursor)[0]
        names = [policy.version for policy in versions]
        if last not in names:
            raise ProblemError("invalid-cursor")
        versions = versions[names.index(str(last)) + 1 :]
    page = versions[:limit]
    following = service.cursors.make(binding, [page[-1].version]) if len(versions) > limit else None
    listed = PolicyVersions(items=tuple(map(_version, page)), next_cursor=following, limit=limit)
    return answer(request, listed, cache=PUBLIC)


@get(f"{_VERSIONS}/{{version:str}}", guards=[anyone()], sync_to_thread=True)
def read_version(service: NamedDependency[Service], request: _Request, version: FromPath[str]) -> Response[bytes]:
    """One version."""
    with service.database.read() as connection:
        versions = policy_versions.published(connection)
    for policy in versions:
        if policy.version == version:
            return answer(request, policy, cache=PUBLIC)
    raise ProblemError("not-found")


def _version(policy: Policy) -> PolicyVersion:
    return PolicyVersion(**{name: getattr(policy, name) for name in PolicyVersion.__struct_fields__})


HANDLERS = (read_current, list_versions, read_version)
