"""Which kind of personal data each member of each answer is: `x-dijo-data` (contract P3, CO-23).

A member that is not personal data is `none`. A Struct that is missing here, or a member that maps to no key,
fails a test: nothing personal can be sent without being declared.
"""

from __future__ import annotations

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
    manifest,
    oauth,
    payments,
    policy,
    problems,
    receipts,
    records,
    requests,
    service,
    sessions,
    values,
)

NONE = "none"
CAPABILITY_KEYS = ("usage.calls.peer", "usage.calls.direction", "usage.calls.billing")
"""Keys of optional abilities that are off by default; no policy declares them."""

_NOT_PERSONAL: tuple[type[msgspec.Struct], ...] = (
    activity.Activities,
    calls.CallList,
    calls.Changes,
    calls.Summary,
    consents.Bases,
    consents.ConsentHistory,
    consents.Withdrawal,
    cookies.Cookies,
    data_map.DataMap,
    data_map.Purpose,
    data_map.Recipient,
    data_map.Retention,
    data_map.Row,
    data_map.RowDeletion,
    data_map.Transfer,
    exports.Exports,
    manifest.Category,
    manifest.DataFile,
    manifest.Manifest,
    manifest.ManifestPolicy,
    manifest.NotHeld,
    manifest.Omission,
    manifest.OtherFile,
    oauth.AuthorizationServer,
    oauth.DeviceAnswer,
    oauth.ProtectedResource,
    oauth.PushedRequest,
    oauth.TokenAnswer,
    payments.Payments,
    policy.Acknowledgements,
    policy.Controller,
    policy.DeclaredData,
    policy.Policy,
    policy.PolicyVersion,
    policy.PolicyVersions,
    policy.Section,
    problems.FieldError,
    problems.OAuthError,
    problems.Problem,
    receipts.Receipts,
    requests.Messages,
    requests.PrivacyRequests,
    service.Contact,
    service.GpcFile,
    service.Limits,
    service.Links,
    service.Regulator,
    service.Service,
    sessions.Sessions,
    sessions.SessionsEnded,
    values.Money,
)
_WHOLE: dict[type[msgspec.Struct], str] = {
    account.Account: "account.identifier",
    account.PendingEmail: "account.email",
    activity.Activity: "usage.activity",
    calls.Call: "usage.calls",
    calls.Group: "usage.calls",
    calls.Peer: "usage.calls.peer",
    calls.Rate: "usage.calls.billing",
    calls.Removed: "usage.calls",
    calls.Total: "usage.calls",
    consents.Consent: "rights.consents",
    consents.ConsentEvent: "rights.consents",
    consents.Consents: "rights.consents",
    consents.Gpc: "rights.consents",
    consents.Notice: "rights.consents",
    cookies.Cookie: NONE,
    cookies.Observed: "technical.cookie_data",
    data_map.Mine: NONE,
    deletion.Cancelled: "rights.requests",
    deletion.Deletion: "rights.requests",
    deletion.Effect: "rights.requests",
    deletion.Preview: NONE,
    deletion.Secrets: NONE,
    exports.ArchiveLink: "rights.requests",
    exports.Export: "rights.requests",
    exports.Failure: NONE,
    exports.Progress: NONE,
    payments.Payment: "payment.records",
    receipts.ReceiptItem: "rights.receipts",
    records.EmailRecord: "account.email",
    records.IdentifierRecord: "account.identifier",
    records.RequestRecord: "rights.requests",
    requests.ActionRequired: "rights.requests",
    requests.Extension: "rights.requests",
    requests.Identity: "rights.requests",
    requests.Message: "rights.requests",
    requests.Outcome: "rights.requests",
    requests.Pause: "rights.requests",
    requests.PrivacyRequest: "rights.requests",
    requests.RequestClock: "rights.requests",
    requests.RequestLinks: "rights.requests",
    requests.RequestScope: "rights.requests",
    requests.RetainedRow: "rights.requests",
    requests.TimelineEntry: "rights.requests",
    sessions.Session: "usage.logins",
    policy.Acknowledgement: "rights.acknowledgements",
}
_MEMBERS: dict[type[msgspec.Struct], dict[str, str]] = {
    account.Account: {"email": "account.email", "pending_email": "account.email", "state": NONE},
    activity.Activity: {
        "session_id": "usage.logins",
        "ip_address": "technical.ip_address",
        "device_type": "technical.device_type",
        "browser_type": "technical.browser_type",
        "operating_system": "technical.operating_system",
    },
    sessions.Session: {
        "current": NONE,
        "grant": NONE,
        "sender_constrained": NONE,
        "ip_address": "technical.ip_address",
        "device_type": "technical.device_type",
        "browser_type": "technical.browser_type",
        "operating_system": "technical.operating_system",
    },
    calls.Call: {
        "peer": "usage.calls.peer",
        "direction": "usage.calls.direction",
        "billed_seconds": "usage.calls.billing",
        "rate": "usage.calls.billing",
    },
    cookies.Cookie: {"observed": "technical.cookie_data"},
    exports.Export: {"receipt_id": "rights.receipts"},
    manifest.Manifest: {"account_id": "account.identifier"},
    deletion.Deletion: {"receipt_id": "rights.receipts", "secrets": NONE},
}


def declared(shape: type[msgspec.Struct], member: str) -> str:
    """The data-map key of a member (its name on the wire), or `none`; KeyError if nobody declared it."""
    special = _MEMBERS.get(shape, {}).get(member)
    if special is not None:
        return special
    return NONE if shape in _NOT_PERSONAL else _WHOLE[shape]


def shapes() -> tuple[type[msgspec.Struct], ...]:
    """Every Struct that is declared."""
    return (*_NOT_PERSONAL, *_WHOLE)
