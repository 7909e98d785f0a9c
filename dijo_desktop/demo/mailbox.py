"""The mail a service would send: kept in a table, since the demo makes no connection to anybody (contract 10)."""

from __future__ import annotations

from sqlalchemy import Connection, insert, or_, select

from dijo_desktop.demo.ids import new_id
from dijo_desktop.demo.tables import accounts, mail


def post(connection: Connection, to: str, subject: str, text: str, at_ms: int) -> None:
    """Send a mail at the demo's time `at_ms`; one to an account's address is erased with the account."""
    owner = select(accounts.c.id).where(or_(accounts.c.email == to, accounts.c.pending_address == to)).limit(1)
    connection.execute(
        insert(mail).values(
            id=new_id("mail", at_ms),
            account_id=connection.execute(owner).scalar(),
            at_ms=at_ms,
            to=to,
            subject=subject,
            text=text,
        )
    )
