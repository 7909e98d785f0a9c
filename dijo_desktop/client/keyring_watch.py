"""Noticing a keyring that starts after this program, or is unlocked beside it: the bus of the desktop tells."""

from __future__ import annotations

import sys
import threading
from contextlib import closing, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from dijo_desktop.client import limits
from dijo_desktop.client.platform_keyring import SECRETS

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection, Proxy  # type: ignore[import-untyped]  # it has no types

_COLLECTION = "/org/freedesktop/secrets/aliases/default"


def await_keyring(stop: threading.Event, *, gone: bool = False) -> bool:
    """Wait until a Secret Service appears on the bus or its default collection is unlocked; false once stopped.

    `gone`: there was none a moment ago, so one that is there by now has just appeared. Where there is
    no such bus (Windows, macOS, no session) nothing ever comes.
    """
    if sys.platform.startswith("linux"):
        with suppress(Exception):  # a bus that ends, or speaks nonsense, tells nothing more
            return _listen(stop, gone=gone)
    stop.wait()
    return False


def _listen(stop: threading.Event, *, gone: bool) -> bool:
    from jeepney.io.blocking import open_dbus_connection

    with closing(open_dbus_connection()) as connection:
        bus = _subscribe(connection)
        locked = _locked(connection)
        # A signal that comes while an answer is awaited is lost, so this is asked last.
        if bool(bus.NameHasOwner(SECRETS)[0]) and gone:
            return True
        look_at = monotonic() + limits.KEYRING_RETRY_FIRST
        while not stop.is_set():
            signal = _next(connection)
            if signal == "appeared":
                return True
            if signal == "changed" or (locked and monotonic() >= look_at):
                before, locked = locked, _locked(connection)
                look_at = monotonic() + limits.KEYRING_RETRY_FIRST
                if before and not locked:
                    return True
    return False


def _subscribe(connection: DBusConnection) -> Proxy:
    """Have the bus tell of it from now on; gives the bus, to be asked more."""
    from jeepney import MatchRule  # type: ignore[import-untyped]  # it has no types
    from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # it has no types
    from jeepney.io.blocking import Proxy

    owner = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    owner.add_arg_condition(0, SECRETS)
    lock = MatchRule(type="signal", interface="org.freedesktop.Secret.Service", member="CollectionChanged")
    bus = Proxy(message_bus, connection, timeout=limits.KEYRING_RETRY_FIRST)
    for rule in (owner, lock):
        bus.AddMatch(rule)
    return bus


def _next(connection: DBusConnection) -> str:
    """What a signal says; empty if none came for a moment."""
    from jeepney import HeaderFields

    try:
        message = connection.receive(timeout=limits.WATCH_STEP * 2)
    except TimeoutError:
        return ""
    member = message.header.fields.get(HeaderFields.member, "")
    if member == "NameOwnerChanged" and message.body[0] == SECRETS:
        return "appeared" if message.body[2] else ""
    return "changed" if member == "CollectionChanged" else ""


def _locked(connection: DBusConnection) -> bool | None:
    """Whether the default collection is locked; `None` if that cannot be found out soon, and without starting it."""
    from jeepney import DBusAddress, MessageFlag, MessageType, Properties

    question = Properties(DBusAddress(_COLLECTION, SECRETS, "org.freedesktop.Secret.Collection")).get("Locked")
    question.header.flags |= MessageFlag.no_auto_start
    answer: Any = None
    with suppress(TimeoutError):
        answer = connection.send_and_get_reply(question, timeout=limits.KEYRING_LOOK)
    if answer is None or answer.header.message_type is MessageType.error:
        return None
    return bool(answer.body[0][1])
