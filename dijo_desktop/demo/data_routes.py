"""The endpoints of personal data, and the work that falls due on it."""

from __future__ import annotations

from typing import Any

from dijo_desktop.demo import (
    account,
    account_lists,
    acknowledgements,
    calls,
    consents,
    cookies,
    data_map,
    deletion,
    email_change,
    erasure,
    export_archive,
    export_jobs,
    exports,
    policy,
    receipt_list,
    request_routes,
    request_steps,
    retention,
    service_info,
    sessions,
)
from dijo_desktop.demo.due import Job
from dijo_desktop.demo.state import Service

HANDLERS: tuple[Any, ...] = (
    *service_info.HANDLERS,
    *policy.HANDLERS,
    *acknowledgements.HANDLERS,
    *data_map.HANDLERS,
    *account.HANDLERS,
    *account_lists.HANDLERS,
    *sessions.HANDLERS,
    *cookies.HANDLERS,
    *calls.HANDLERS,
    *consents.HANDLERS,
    *exports.HANDLERS,
    *export_archive.HANDLERS,
    *receipt_list.HANDLERS,
    *request_routes.HANDLERS,
    *deletion.HANDLERS,
)
"""Every `/v1` endpoint and `gpc.json`."""

JOBS: tuple[Job, ...] = (*email_change.JOBS, *export_jobs.JOBS, *erasure.JOBS, *retention.JOBS, *request_steps.JOBS)
"""What falls due: deadlines, expiry, grace, retention."""


def resume(service: Service) -> None:
    """Take up what the last stop interrupted."""
    export_jobs.resume(service)
