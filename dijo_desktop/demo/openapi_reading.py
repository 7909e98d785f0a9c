"""Endpoints that tell what is held: metadata, sign-in, policy, account, calls, consents."""

from __future__ import annotations

from dijo_desktop.contract import (
    account,
    activity,
    calls,
    consents,
    cookies,
    data_map,
    oauth,
    payments,
    policy,
    service,
    sessions,
)
from dijo_desktop.demo.openapi_endpoint import FILTERS, IF_MATCH, LIST, NEXT, SPAN, STEP_UP, Endpoint, listing

_WELL_KNOWN = (
    Endpoint(
        "get", "/.well-known/oauth-protected-resource", "readResource", "RFC 9728", 200, oauth.ProtectedResource
    ),
    Endpoint(
        "get", "/.well-known/oauth-authorization-server", "readServer", "RFC 8414", 200, oauth.AuthorizationServer
    ),
    Endpoint("get", "/.well-known/gpc.json", "readGpc", "Global Privacy Control", 200, service.GpcFile, etag=True),
)
_OAUTH = (
    Endpoint(
        "post",
        "/oauth/par",
        "pushRequest",
        "RFC 9126",
        201,
        oauth.PushedRequest,
        form=(
            "client_id",
            "response_type",
            "redirect_uri",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method",
        ),
    ),
    Endpoint(
        "post",
        "/oauth/token",
        "getToken",
        "RFC 6749",
        200,
        oauth.TokenAnswer,
        form=(
            "grant_type",
            "client_id",
            "code",
            "redirect_uri",
            "code_verifier",
            "refresh_token",
            "device_code",
            "resource",
        ),
    ),
    Endpoint(
        "post",
        "/oauth/device",
        "askForDeviceCode",
        "RFC 8628",
        200,
        oauth.DeviceAnswer,
        form=("client_id", "scope", "resource"),
    ),
    Endpoint("post", "/oauth/revoke", "revokeToken", "RFC 7009", form=("token", "client_id")),
)
_PUBLIC = (
    Endpoint(
        "get", "/v1/service", "readService", "What the service says about itself", 200, service.Service, etag=True
    ),
    Endpoint("get", "/v1/policy", "readPolicy", "The policy in force", 200, policy.Policy, etag=True),
    Endpoint(
        "get",
        "/v1/policy/versions",
        "listPolicyVersions",
        "All versions",
        200,
        policy.PolicyVersions,
        query=LIST,
        etag=True,
    ),
    Endpoint(
        "get",
        "/v1/policy/versions/{version}",
        "readPolicyVersion",
        "One version",
        200,
        policy.Policy,
        refuses=(404,),
        etag=True,
    ),
    Endpoint(
        "get",
        "/v1/data-map",
        "readDataMap",
        "Everything the service holds",
        200,
        data_map.DataMap,
        scope="privacy:read",
        optional=True,
        etag=True,
    ),
    Endpoint(
        "get",
        "/v1/cookies",
        "listCookies",
        "The cookies of the website",
        200,
        cookies.Cookies,
        scope="privacy:read",
        optional=True,
        query=LIST,
        etag=True,
        links={"next": ("listCookies", {"cursor": NEXT})},
    ),
)
_ACCOUNT = (
    Endpoint(
        "get", "/v1/account", "readAccount", "The account", 200, account.Account, scope="account:read", etag=True
    ),
    Endpoint(
        "patch",
        "/v1/account",
        "changeAccount",
        "A new e-mail address; 200 when one that waits was dropped",
        202,
        account.Account,
        scope="account:write",
        body=account.AccountChange,
        needs=(STEP_UP, IF_MATCH),
        also=(200,),
        refuses=(409, 412, 422, 428),
        headers=("ETag",),
    ),
    Endpoint(
        "post",
        "/v1/account/email-confirmations",
        "confirmEmail",
        "Confirm the new e-mail address",
        200,
        account.Account,
        scope="account:write",
        body=account.EmailConfirmation,
        refuses=(404, 409, 410, 422),
        headers=("ETag",),
    ),
    listing("/v1/account/sessions", "listSessions", "Sessions", sessions.Sessions, "account:read", "state"),
    Endpoint(
        "delete",
        "/v1/account/sessions/{session_id}",
        "endSession",
        "End a session",
        204,
        scope="account:write",
        refuses=(404,),
    ),
    Endpoint(
        "post",
        "/v1/account/sessions/end-others",
        "endOtherSessions",
        "End all other sessions",
        200,
        sessions.SessionsEnded,
        scope="account:write",
    ),
    listing("/v1/account/activity", "listActivity", "Activity", activity.Activities, "activity:read", "kind", *SPAN),
    listing("/v1/account/payments", "listPayments", "Payments", payments.Payments, "activity:read", *SPAN),
)
_CALLS = (
    listing("/v1/calls", "listCalls", "Calls, newest first", calls.CallList, "calls:read", *FILTERS),
    Endpoint(
        "get",
        "/v1/calls/changes",
        "listCallChanges",
        "A full pass, or what changed",
        200,
        calls.Changes,
        scope="calls:read",
        query=(*LIST, "since"),
        refuses=(410,),
        links={"next": ("listCallChanges", {"cursor": NEXT})},
    ),
    Endpoint(
        "get",
        "/v1/calls/summary",
        "readCallSummary",
        "Sums per currency",
        200,
        calls.Summary,
        scope="calls:read",
        query=("group", *FILTERS),
    ),
    Endpoint(
        "get", "/v1/calls/{call_id}", "readCall", "One call", 200, calls.Call, scope="calls:read", refuses=(404,)
    ),
)
_CONSENTS = (
    Endpoint(
        "get", "/v1/consents", "listConsents", "All consents", 200, consents.Consents, scope="privacy:read", etag=True
    ),
    Endpoint(
        "get",
        "/v1/consents/{purpose}",
        "readConsent",
        "One consent",
        200,
        consents.Consent,
        scope="privacy:read",
        refuses=(404,),
        etag=True,
    ),
    Endpoint(
        "put",
        "/v1/consents/{purpose}",
        "changeConsent",
        "Give, refuse or withdraw",
        200,
        consents.Consent,
        scope="privacy:write",
        body=consents.ConsentChange,
        needs=(IF_MATCH,),
        refuses=(404, 409, 412, 422, 428),
        headers=("ETag",),
    ),
    listing("/v1/consents/history", "listConsentHistory", "All changes", consents.ConsentHistory, "privacy:read"),
)
READING = (*_WELL_KNOWN, *_OAUTH, *_PUBLIC, *_ACCOUNT, *_CALLS, *_CONSENTS)
"""All of them, but the HTML pages of the sign-in."""
