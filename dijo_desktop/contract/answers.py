"""Which Struct answers which path of `/v1`: the JSON answers a client gets (contract section 5)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from dijo_desktop.contract import (
    account,
    activity,
    calls,
    consents,
    cookies,
    data_map,
    deletion,
    exports,
    payments,
    policy,
    receipts,
    requests,
    service,
    sessions,
)

Shape = type[msgspec.Struct]

ANSWERS: dict[str, dict[str, Shape]] = {
    "/v1/service": {"*": service.Service},
    "/v1/policy": {"*": policy.Policy},
    "/v1/policy/versions": {"*": policy.PolicyVersions},
    "/v1/policy/versions/{version}": {"*": policy.Policy},
    "/v1/policy/acknowledgements": {"GET": policy.Acknowledgements, "POST": policy.Acknowledgement},
    "/v1/data-map": {"*": data_map.DataMap},
    "/v1/cookies": {"*": cookies.Cookies},
    "/v1/account": {"*": account.Account},
    "/v1/account/email-confirmations": {"*": account.Account},
    "/v1/account/sessions": {"*": sessions.Sessions},
    "/v1/account/sessions/end-others": {"*": sessions.SessionsEnded},
    "/v1/account/activity": {"*": activity.Activities},
    "/v1/account/payments": {"*": payments.Payments},
    "/v1/account/deletion": {"*": deletion.Deletion},
    "/v1/account/deletion/preview": {"*": deletion.Preview},
    "/v1/deletion-cancellations": {"*": deletion.Cancelled},
    "/v1/calls": {"*": calls.CallList},
    "/v1/calls/changes": {"*": calls.Changes},
    "/v1/calls/summary": {"*": calls.Summary},
    "/v1/calls/{call_id}": {"*": calls.Call},
    "/v1/consents": {"*": consents.Consents},
    "/v1/consents/history": {"*": consents.ConsentHistory},
    "/v1/consents/{purpose}": {"*": consents.Consent},
    "/v1/exports": {"GET": exports.Exports, "POST": exports.Export},
    "/v1/exports/{export_id}": {"*": exports.Export},
    "/v1/receipts": {"*": receipts.Receipts},
    "/v1/privacy-requests": {"GET": requests.PrivacyRequests, "POST": requests.PrivacyRequest},
    "/v1/privacy-requests/{request_id}": {"*": requests.PrivacyRequest},
    "/v1/privacy-requests/{request_id}/messages": {"GET": requests.Messages, "POST": requests.Message},
    "/v1/privacy-requests/{request_id}/withdrawal": {"*": requests.PrivacyRequest},
}

_PATTERNS = [
    (re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template))), template)
    for template in sorted(ANSWERS, key=lambda path: "{" in path)  # a word goes before a parameter
]


def answer_of(method: str, path: str) -> tuple[str, Shape] | None:
    """The template of a path and the Struct of its answer; nothing for an answer that is no JSON of the contract."""
    plain = urlsplit(path).path
    for pattern, template in _PATTERNS:
        if pattern.fullmatch(plain):
            shapes = ANSWERS[template]
            shape = shapes.get(method) or shapes.get("*")
            return (template, shape) if shape is not None else None
    return None
