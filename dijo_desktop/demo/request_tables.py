"""Tables around privacy requests: what was written about them and what they brought about. Instants are UTC ms."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, Table, Text

from dijo_desktop.demo.tables import metadata, owner

request_messages = Table(
    "request_messages",
    metadata,
    Column("id", Text, primary_key=True),
    owner(),
    Column("request_id", Text, ForeignKey("privacy_requests.id", ondelete="CASCADE"), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    # user or service
    Column("sender", Text, nullable=False),
    # UTF-8: a text column of PostgreSQL takes no NUL
    Column("text", LargeBinary, nullable=False),
    Index("request_messages_by_request", "request_id", "at_ms", "id"),
    Index("request_messages_by_account", "account_id"),
)

restricted_keys = Table(
    "restricted_keys",
    metadata,
    owner(primary_key=True),
    Column("key", Text, primary_key=True),
    Column("since_ms", BigInteger, nullable=False),
    Column("request_id", Text, nullable=False),
)
"""Rows of the data map that are only stored (GDPR Art 18)."""

objected_purposes = Table(
    "objected_purposes",
    metadata,
    owner(primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("since_ms", BigInteger, nullable=False),
    Column("request_id", Text, nullable=False),
)
"""Purposes a person is left out of (GDPR Art 21)."""
