"""A run of the program that asks for the deletion of its account, in a process of its own that ends in between."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

from dijo_desktop.client.accounts import Accounts
from dijo_desktop.client.http import Reply
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.store.places import Places
from dijo_desktop.ui.deletion.schedule import Scheduled, Services, schedule
from tests.faults.another_run import CountingHttp, accounts_in
from tests.faults.dying import Death, die

PATH = "/v1/account/deletion"
GRACE_DAYS = 14


class DyingHttp(CountingHttp):
    """Ends the process when the answer to the deletion has come."""

    def send(self, method: str, url: str, **more: Any) -> Reply:
        """As ever."""
        reply = super().send(method, url, **more)
        if (method, reply.status) == ("POST", 202) and url.endswith(PATH):
            die()
        return reply


def run_in(folder: Path, http: CountingHttp) -> Accounts:
    """A run of the program on the computer in `folder`, whose person signs in as the ordinary one."""
    folder.mkdir(exist_ok=True)
    Places.below(folder).make()
    return accounts_in(folder, http, Death(), open_browser=ScriptedBrowser("ordinary@demo.example").open)


def ask(me: SignedIn, key: str) -> Scheduled:
    """Ask for the deletion as the dialog does."""
    services = Services(me.deletion, me.receipts, me.copy.outbox, me.stepped_up)
    return schedule(services, GRACE_DAYS, key, stop=threading.Event(), waiting=lambda _attempt: None)


def main(origin: str, folder: Path, key: str) -> None:
    """Sign in and ask; this never comes to its end."""
    accounts = run_in(folder, DyingHttp(Death()))
    ask(accounts.sign_in(origin, stop=threading.Event(), waiting=lambda _attempt: None), key)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
