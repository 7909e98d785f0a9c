"""`GET /v1/service` and `/.well-known/gpc.json`: what the service says about itself."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from dijo_desktop.contract import service as contract
from dijo_desktop.contract.oauth import STEP_UP_MAX_AGE
from dijo_desktop.contract.values import LIMIT_DEFAULT, LIMIT_MAX
from dijo_desktop.demo import call_details, terms
from dijo_desktop.demo.caller import anyone
from dijo_desktop.demo.etags import answer
from dijo_desktop.demo.policy_text import read_policy
from dijo_desktop.demo.state import Service

PUBLIC = "no-cache"
"""Anybody may keep what is public, but asks each time whether it is still so."""


def describe(service: Service) -> contract.Service:
    """Name, abilities and limits."""
    with service.database.read() as connection:
        optional = call_details.announced(connection)
    return contract.Service(
        name="DiJo (demo)" if service.demo else "DiJo",
        api="1.0",
        demo=service.demo,
        mode=service.mode,
        resource=service.origin,
        capabilities=(*terms.CAPABILITIES, *optional),
        limits=contract.Limits(
            page_default=LIMIT_DEFAULT,
            page_max=LIMIT_MAX,
            export_ttl_seconds=terms.EXPORT_KEPT_SECONDS,
            exports_per_day=terms.EXPORTS_PER_DAY,
            requests_per_day=terms.REQUESTS_PER_DAY,
            grace_days=terms.GRACE_DAYS,
            grace_days_default=terms.GRACE_DAYS_DEFAULT,
            step_up_max_age=STEP_UP_MAX_AGE,
        ),
        contact=contract.Contact(privacy_email=read_policy().controller.email or ""),
        regulators=terms.REGULATORS,
        links=contract.Links(policy="/v1/policy", web_deletion=None),
    )


@get("/v1/service", guards=[anyone()], sync_to_thread=True)
def read_service(service: NamedDependency[Service], request: Request[Any, Any, Any]) -> Response[bytes]:
    """Name, abilities and limits."""
    return answer(request, describe(service), cache=PUBLIC)


@get("/.well-known/gpc.json", sync_to_thread=False)
def gpc(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The service honours Global Privacy Control."""
    return answer(request, contract.GpcFile(gpc=True, last_update="2026-11-01"), cache=PUBLIC)


HANDLERS = (read_service, gpc)
