"""The endpoints of personal data, and the work that falls due on it."""

from __future__ import annotations

from typing import Any

from dijo_desktop.demo import account, account_lists, calls, consents, cookies, data_map, policy, service_info
from dijo_desktop.demo.due import Job

HANDLERS: tuple[Any, ...] = (
    *service_info.HANDLERS,
    *policy.HANDLERS,
    *data_map.HANDLERS,
    *account.HANDLERS,
    *account_lists.HANDLERS,
    *cookies.HANDLERS,
    *calls.HANDLERS,
    *consents.HANDLERS,
)
"""Every `/v1` endpoint and `gpc.json`."""

JOBS: tuple[Job, ...] = ()
"""What falls due: deadlines, expiry, grace, retention."""
