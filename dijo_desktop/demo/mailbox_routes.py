"""`GET /demo/mailbox`: the mail a service would have sent. The guard has checked the secret before."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency

from dijo_desktop.contract.mailbox import Mailbox
from dijo_desktop.demo import mailbox
from dijo_desktop.demo.state import Service


@get("/demo/mailbox", sync_to_thread=True)
def read_mailbox(service: NamedDependency[Service]) -> Mailbox:
    """Codes and notices, newest first."""
    with service.database.read() as connection:
        return Mailbox(items=mailbox.newest(connection))


HANDLERS = (read_mailbox,)
