"""What a person does about a request of theirs: write, answer a question, show who they are, withdraw (PR-3)."""

from __future__ import annotations

import msgspec

from dijo_desktop.contract.requests import Message, PrivacyRequest
from dijo_desktop.demo import request_book, request_clock, request_steps
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.demo.request_book import Held, Plan
from dijo_desktop.demo.request_desk import DAY_MS, Desk
from dijo_desktop.demo.request_outcome import refused
from dijo_desktop.domain import request_states as states
from dijo_desktop.domain.instants import show

TRIES = 3
"""How often somebody may try to show who they are."""


def write(desk: Desk, held: Held, text: str, *, identified: bool) -> Message:
    """Take a message; `identified` if its sender has just signed in with a browser."""
    _refuse_closed(held.request)
    message = request_book.write_message(desk.connection, held.account_id, held.request.id, "user", text, desk.now_ms)
    if held.request.status == states.IDENTITY_CHECK:
        _identify(desk, held, identified=identified)
    elif held.request.status == states.AWAITING_USER:
        plan = Plan("decide", desk.now_ms + DAY_MS)
        if held.request.type in request_steps.COPIES:
            plan = Plan("copy", desk.now_ms)
        desk.move(held, states.IN_PROGRESS, "You answered.", plan=plan)
    return message


def withdraw(desk: Desk, held: Held) -> PrivacyRequest:
    """Take a request back."""
    _refuse_closed(held.request)
    if not held.request.withdrawable:
        raise ProblemError("not-withdrawable", "What was asked for is being done.")
    return desk.move(held, states.WITHDRAWN, "You withdrew it.").request


def _identify(desk: Desk, held: Held, *, identified: bool) -> None:
    request = held.request
    if identified:
        identity = msgspec.structs.replace(request.identity, verified_at=show(desk.now_ms), method="fresh_sign_in")
        clock = request_clock.confirmed(request.type, request.clock, desk.now_ms)
        request_steps.begin(desk, held, identity=identity, clock=clock)
        return
    asked_at = request.action_required.asked_at if request.action_required else request.received_at
    written = request_book.messages(desk.connection, request.id)
    tries = sum(message.from_ == "user" and message.at >= asked_at for message in written)
    if tries < TRIES:
        desk.say(held, "That was not sent after a fresh sign-in with a browser on this computer.")
        return
    decided = refused(request, "identity_not_verified", "We could not see that it is you.", "UK GDPR Art 12(6)")
    desk.end(held, decided)


def _refuse_closed(request: PrivacyRequest) -> None:
    if states.is_final(request.status):
        raise ProblemError("request-closed", "This request is over.")
