"""Tables of accounts, sessions, tokens and sign-ins. Times are UTC milliseconds.

`…_at_ms` is the demo clock's time, which a person sees; `…_real_ms` is real time, which tokens live by (DM-2).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()
"""Every table of the service; other modules add theirs."""


def owner(*, primary_key: bool = False) -> Column[str]:
    """The column of the account a row belongs to, and goes with."""
    return Column(
        "account_id", Text, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key
    )


settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""Small values of the service itself, such as signing keys and the offset of the demo clock."""

accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    # active, deletion_scheduled or deleted
    Column("state", Text, nullable=False, default="active"),
    Column("pending_address", Text),
    Column("pending_requested_at_ms", BigInteger),
    # Stays when the code lapses, so that a late code is told from one that never was
    Column("pending_expires_at_ms", BigInteger),
    Column("pending_code_hash", LargeBinary),
    # Wrong codes that may still be sent
    Column("pending_tries", Integer, nullable=False, default=0),
    Index("accounts_by_email", "email", unique=True),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    owner(),
    Column("client", Text, nullable=False),
    # authorization_code or device_code
    Column("grant", Text, nullable=False, default="authorization_code"),
    Column("sender_constrained", Boolean, nullable=False, default=True),
    Column("scope", Text, nullable=False, default=""),
    # SHA-256 thumbprint of the DPoP key (RFC 7638); null in sessions a scenario made up
    Column("jkt", Text),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("last_used_at_ms", BigInteger, nullable=False),
    Column("authenticated_at_ms", BigInteger, nullable=False),
    Column("authenticated_real_ms", BigInteger, nullable=False, default=0),
    Column("ended_at_ms", BigInteger),
    # session_ended, reuse_detected or account_deleted
    Column("ended_reason", Text),
    Column("ip_address", Text, nullable=False),
    Column("device_type", Text, nullable=False),
    Column("browser_type", Text, nullable=False),
    Column("operating_system", Text, nullable=False),
    Index("sessions_by_account", "account_id", "created_at_ms", "id"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    # access or refresh
    Column("kind", Text, nullable=False),
    # No foreign key: a dead token is still known when its session and account are erased.
    Column("session_id", Text, nullable=False),
    Column("expires_real_ms", BigInteger, nullable=False),
    # End of the idle time of a refresh token; each use moves it on
    Column("idle_real_ms", BigInteger, nullable=False),
    # expired is computed; here: session_ended, reuse_detected or account_deleted
    Column("dead_reason", Text),
    # When a rotated refresh token was used, and its successor, readable only with the token itself
    Column("superseded_real_ms", BigInteger),
    Column("successor", LargeBinary),
    # Set when it erased its account: who it was, for the repeat of that one request until it expires
    Column("replays", LargeBinary),
    Index("tokens_by_session", "session_id"),
    Index("tokens_by_expiry", "expires_real_ms"),
)

pushed_requests = Table(
    "pushed_requests",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("parameters", LargeBinary, nullable=False),
    Column("expires_real_ms", BigInteger, nullable=False),
    Column("used", Boolean, nullable=False, default=False),
)
"""Authorization requests (RFC 9126) under the SHA-256 of their `request_uri`."""

page_forms = Table(
    "page_forms",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column(
        "request_hash",
        LargeBinary,
        ForeignKey("pushed_requests.hash", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("expires_real_ms", BigInteger, nullable=False),
)
"""Sign-in pages that were shown, under the SHA-256 of their one-use form token."""

codes = Table(
    "codes",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("parameters", LargeBinary, nullable=False),
    Column("account_id", Text, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("authenticated_real_ms", BigInteger, nullable=False),
    Column("expires_real_ms", BigInteger, nullable=False),
    Column("used", Boolean, nullable=False, default=False),
    # What the code gave: a second use ends it
    Column("session_id", Text),
)
"""Authorization codes under their SHA-256."""

device_codes = Table(
    "device_codes",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("user_code_hash", LargeBinary, nullable=False, unique=True),
    Column("parameters", LargeBinary, nullable=False),
    # The key that polls must prove: that of the request, else of the first poll
    Column("jkt", Text),
    # pending, approved, denied or used
    Column("state", Text, nullable=False, default="pending"),
    Column("account_id", Text, ForeignKey("accounts.id", ondelete="CASCADE"), index=True),
    Column("interval_seconds", Integer, nullable=False),
    Column("polled_real_ms", BigInteger),
    Column("expires_real_ms", BigInteger, nullable=False),
)
"""Device codes (RFC 8628) and the codes people type, under their SHA-256."""

device_forms = Table(
    "device_forms",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    # Null: the page that asks for the code
    Column("device_hash", LargeBinary, ForeignKey("device_codes.hash", ondelete="CASCADE"), index=True),
    Column("expires_real_ms", BigInteger, nullable=False),
)
"""Pages of the device sign-in that were shown, under the SHA-256 of their one-use form token."""

device_tries = Table(
    "device_tries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("at_real_ms", BigInteger, nullable=False),
    Index("device_tries_by_address", "address", "at_real_ms"),
)
"""Codes that were typed and are none, by the address they came from."""

mail = Table(
    "mail",
    metadata,
    Column("id", Text, primary_key=True),
    # Whose mail it is, if that is known: it goes with the account
    Column("account_id", Text, ForeignKey("accounts.id", ondelete="CASCADE"), index=True),
    Column("at_ms", BigInteger, nullable=False),
    Column("to", Text, nullable=False),
    Column("subject", Text, nullable=False),
    # `{cancel_code}` in it stands for the code of this deletion: it is derived when the mail is read, never kept
    Column("text", Text, nullable=False),
    Column("deletion_id", Text),
)
"""The mail a service would send; the demo keeps it where it can be read."""

kept_answers = Table(
    "kept_answers",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("method", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body_sha256", LargeBinary, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("expires_real_ms", BigInteger, nullable=False),
)
"""First answers of requests with an `Idempotency-Key`."""
