"""What became of a deletion of which nobody has seen the answer: asked once when an account opens, on a worker."""

from __future__ import annotations

import threading

import msgspec

from dijo_desktop.contract.deletion import Deletion, DeletionRequest
from dijo_desktop.errors import ConnectionFailed, Refused, ServiceFault, StepUpNeeded
from dijo_desktop.ui.deletion.schedule import KIND, ActionLog, DeletionSource, OpenAction, answered, current


def find(source: DeletionSource, log: ActionLog, stop: threading.Event) -> Deletion | None:
    """Read the deletion there is; if its secrets were never seen, ask for it again under the same key (A1, DE-8).

    Nothing is ever scheduled by this: where the service knows of no deletion, an unfinished wish is crossed out, not
    sent (A5). If the service wants a fresh sign-in for the secrets, the deletion is given without them.
    """
    deletion = current(source, stop)
    for wish in [action for action in log.open_actions() if action.kind == KIND]:
        if deletion is None or _grace_days(wish) != deletion.grace_days or not log.may_be_repeated(wish.key):
            log.finish_action(wish.key)
            continue
        try:
            again = source.schedule(deletion.grace_days, wish.key, stop=stop)
        except (StepUpNeeded, ConnectionFailed, ServiceFault):
            continue
        except Refused as error:
            if answered(error):  # another one was asked for elsewhere; of this one the service knows nothing
                log.finish_action(wish.key)
            continue
        if again.id == deletion.id:
            deletion = again
        else:  # one of before, that was taken back meanwhile
            log.finish_action(wish.key)
    return deletion


def _grace_days(wish: OpenAction) -> int | None:
    try:
        return msgspec.json.decode(wish.body, type=DeletionRequest).grace_days
    except msgspec.MsgspecError:
        return None
