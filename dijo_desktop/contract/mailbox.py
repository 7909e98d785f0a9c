"""The mailbox of the demo: `GET /demo/mailbox`, not part of the public contract."""

from __future__ import annotations

from dijo_desktop.contract.values import Answer, Instant, Text


class Mail(Answer, frozen=True, kw_only=True):
    """A mail the service would have sent; plain text."""

    at: Instant
    to: Text
    subject: Text
    text: Text


class Mailbox(Answer, frozen=True, kw_only=True):
    """Every mail, newest first."""

    items: tuple[Mail, ...]
