"""The mail a service would send: kept in a table, since the demo makes no connection to anybody (contract 10)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select

from dijo_desktop.contract.mailbox import Mail
from dijo_desktop.demo import deletion_secrets
from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.tables import accounts, mail
from dijo_desktop.domain.instants import show

SHOWN = 200
"""Mails in the mailbox; older ones are there no more than in a real one that is full."""


def post(
    connection: Connection,
    to: str,
    subject: str,
    text: str,
    at_ms: int,
    *,
    account_id: str | None = None,
    deletion_id: str | None = None,
) -> None:
    """Send a mail at the demo's time `at_ms`; it is erased with the account, by default the one with that address.

    `{cancel_code}` in the text is the code of the deletion with `deletion_id`.
    """
    owner = select(accounts.c.id).where(or_(accounts.c.email == to, accounts.c.pending_address == to)).limit(1)
    connection.execute(
        insert(mail).values(
            id=new_id("mail", at_ms),
            account_id=account_id or connection.execute(owner).scalar(),
            at_ms=at_ms,
            to=to,
            subject=subject,
            text=text,
            deletion_id=deletion_id,
        )
    )


def newest(connection: Connection) -> tuple[Mail, ...]:
    """The latest mails, newest first."""
    latest = select(mail).order_by(mail.c.at_ms.desc(), mail.c.id.desc()).limit(SHOWN)
    rows = connection.execute(latest).all()
    return tuple(
        Mail(at=show(row.at_ms), to=row.to, subject=row.subject, text=_text(connection, row)) for row in rows
    )


def _text(connection: Connection, row: Row[Any]) -> str:
    text: str = row.text
    if row.deletion_id is None:
        return text
    code = deletion_secrets.derive(connection, row.deletion_id, grace_days=1).cancel_code
    return text.replace("{cancel_code}", code or "")
