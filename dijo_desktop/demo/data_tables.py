"""What the service holds about a person. Instants are UTC milliseconds, money is millionths of its currency."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, Table, Text

from dijo_desktop.demo.tables import metadata, owner

calls = Table(
    "calls",
    metadata,
    owner(primary_key=True),
    Column("started_ms", BigInteger, primary_key=True),
    Column("id", Text, primary_key=True),
    # As wide as the numbers that a filter may name
    Column("seconds", BigInteger, nullable=False),
    Column("cost_micro", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Index("calls_by_id", "id", unique=True),
    # The key is the order of every page: with the rows inside it a page is one walk.
    sqlite_with_rowid=False,
)

call_log = Table(
    "call_log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    owner(),
    Column("call_id", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    # retention, erasure or rectification; null: the call is new or was changed
    Column("removed", Text),
    Index("call_log_by_account", "account_id", "seq"),
    Index("call_log_by_call", "account_id", "call_id", "seq"),
    sqlite_autoincrement=True,
)
"""What happened to calls after their account was filled: the source of sync tokens and tombstones."""

call_epochs = Table(
    "call_epochs",
    metadata,
    owner(primary_key=True),
    Column("epoch", Text, nullable=False),
    # The newest change that is forgotten: a token of before cannot be served any more
    Column("purged_seq", BigInteger, nullable=False, default=0),
)
"""Changes when a person's calls are filled anew: sync tokens of before are of no use then."""

activity = Table(
    "activity",
    metadata,
    Column("id", Text, primary_key=True),
    owner(),
    Column("at_ms", BigInteger, nullable=False),
    # login, activity or feature
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("outcome", Text, nullable=False, default="success"),
    Column("session_id", Text),
    Column("ip_address", Text),
    Column("device_type", Text),
    Column("browser_type", Text),
    Column("operating_system", Text),
    Index("activity_by_account", "account_id", "kind", "at_ms", "id"),
)

payments = Table(
    "payments",
    metadata,
    Column("id", Text, primary_key=True),
    owner(),
    Column("at_ms", BigInteger, nullable=False),
    # charge or refund
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("amount_micro", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Index("payments_by_account", "account_id", "at_ms", "id"),
)

cookies_seen = Table(
    "cookies_seen",
    metadata,
    owner(primary_key=True),
    Column("name", Text, primary_key=True),
    Column("first_ms", BigInteger, nullable=False),
    Column("last_ms", BigInteger, nullable=False),
    Column("session_id", Text),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Text, primary_key=True),
    owner(),
    Column("purpose", Text, nullable=False),
    # not_asked, given, refused or withdrawn
    Column("state", Text, nullable=False),
    # default, gpc or user
    Column("set_by", Text, nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("notice_version", Text, nullable=False),
    Index("consents_by_account", "account_id", "purpose", unique=True),
)

gpc_signals = Table(
    "gpc_signals",
    metadata,
    owner(primary_key=True),
    Column("applied_ms", BigInteger, nullable=False),
)
"""When Global Privacy Control was first honoured for a person."""

consent_events = Table(
    "consent_events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    owner(),
    Column("at_ms", BigInteger, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("from_state", Text, nullable=False),
    Column("to_state", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("notice_version", Text, nullable=False),
    Column("receipt_id", Text),
    Index("consent_events_by_account", "account_id", "seq"),
)
"""The history of consents: rows are only ever added."""

privacy_requests = Table(
    "privacy_requests",
    metadata,
    Column("id", Text, primary_key=True),
    owner(),
    Column("received_ms", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    # The request as the contract has it, JSON
    Column("request", LargeBinary, nullable=False),
    # Of the bytes that were sent, hexadecimal
    Column("request_sha256", Text),
    # What the service does next, and when; null: it waits for the person, or all is done
    Column("next_step", Text),
    Column("next_ms", BigInteger, index=True),
    Index("privacy_requests_by_account", "account_id", "received_ms", "id"),
)

acknowledgements = Table(
    "acknowledgements",
    metadata,
    owner(primary_key=True),
    Column("version", Text, primary_key=True),
    Column("text_sha256", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("receipt_id", Text),
)

exports = Table(
    "exports",
    metadata,
    Column("id", Text, primary_key=True),
    owner(),
    Column("kind", Text, nullable=False),
    # queued, running, ready, failed, expired or removed
    Column("status", Text, nullable=False),
    Column("complete", Boolean, nullable=False, default=False),
    # JSON arrays
    Column("categories", LargeBinary, nullable=False),
    Column("formats", LargeBinary, nullable=False),
    Column("from_ms", BigInteger),
    Column("to_ms", BigInteger),
    Column("created_ms", BigInteger, nullable=False),
    Column("ready_ms", BigInteger),
    Column("done", BigInteger, nullable=False, default=0),
    Column("total", BigInteger, nullable=False, default=0),
    Column("omissions", Integer, nullable=False, default=0),
    Column("failure", Text),
    Column("bytes", BigInteger),
    Column("sha256", Text),
    Column("receipt_id", Text),
    # The request that the copy answers, if somebody asked for it by one
    Column("privacy_request_id", Text, index=True),
    Index("exports_by_account", "account_id", "created_ms", "id"),
)

deletions = Table(
    "deletions",
    metadata,
    Column("id", Text, primary_key=True),
    # No foreign key: what proves a deletion outlives the account.
    Column("account_id", Text, nullable=False),
    # scheduled, in_progress, cancelled or completed
    Column("status", Text, nullable=False),
    Column("requested_ms", BigInteger, nullable=False),
    Column("grace_days", Integer, nullable=False),
    Column("effective_ms", BigInteger, nullable=False),
    Column("cancelled_ms", BigInteger),
    Column("completed_ms", BigInteger),
    Column("sessions_ended", Integer, nullable=False),
    # JSON array of effects
    Column("effects", LargeBinary, nullable=False),
    Column("receipt_id", Text),
    # SHA-256 of what only the person has
    Column("cancel_code_hash", LargeBinary, index=True),
    Column("capability_hash", LargeBinary, nullable=False, index=True),
    Column("capability_until_ms", BigInteger),
    Index("deletions_by_account", "account_id", "requested_ms"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("id", Text, primary_key=True),
    # No foreign key: receipts outlive the account.
    Column("account_id", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("issued_ms", BigInteger, nullable=False),
    # The deletion whose capability also reads this receipt
    Column("deletion_id", Text),
    Column("jws", LargeBinary, nullable=False),
    Index("receipts_by_account", "account_id", "n", unique=True),
    Index("receipts_by_about", "account_id", "about"),
)

retained_rows = Table(
    "retained_rows",
    metadata,
    Column("id", Text, primary_key=True),
    Column("deletion_id", Text, nullable=False, index=True),
    Column("key", Text, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
    # Only the fields that the effect names, JSON
    Column("fields", LargeBinary, nullable=False),
)
"""What a law keeps of an account that is gone."""

anonymous_counts = Table(
    "anonymous_counts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
"""What is left of rows that were made anonymous: a number a month, nothing that leads to a person."""

cancel_attempts = Table(
    "cancel_attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("address", Text, nullable=False, index=True),
    Column("at_real_ms", BigInteger, nullable=False),
)
"""Cancel codes that were tried, for the limit per address; forgotten after a minute."""
