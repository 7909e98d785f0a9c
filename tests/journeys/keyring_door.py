"""The keyring from outside the program: what is in it, and how its owner locks, unlocks and empties it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import secretstorage
from jeepney import DBusAddress, new_method_call
from secretstorage.util import format_secret, open_session

from tests.secret_service import PASSWORD

SERVICE = "DiJo Desktop (demo)"


@contextmanager
def _collection() -> Iterator[secretstorage.Collection]:
    with closing(secretstorage.dbus_init()) as bus:
        yield secretstorage.get_default_collection(bus)


def items() -> dict[str, str]:
    """Every item of the demo, by user; there may be no other item at all."""
    with _collection() as collection:
        found = {}
        for item in collection.get_all_items():
            attributes = item.get_attributes()
            assert attributes["service"] == SERVICE
            assert attributes["username"] not in found
            found[attributes["username"]] = item.get_secret().decode()
        return found


def all_items() -> dict[tuple[str, str], str]:
    """Every item of whatever service, by service and user."""
    with _collection() as collection:
        named = [(item.get_attributes(), item.get_secret().decode()) for item in collection.get_all_items()]
        return {(attributes["service"], attributes["username"]): secret for attributes, secret in named}


def delete_all() -> None:
    """What a person does who clears the keyring."""
    with _collection() as collection:
        for item in collection.get_all_items():
            item.delete()


def lock() -> None:
    """Lock it."""
    with _collection() as collection:
        collection.lock()


def unlock() -> None:
    """Unlock it with its password, as the desktop's own dialog does."""
    with closing(secretstorage.dbus_init()) as bus:
        session = open_session(bus)
        collection = secretstorage.get_default_collection(bus, session)
        door = DBusAddress(
            "/org/freedesktop/secrets",
            "org.freedesktop.secrets",
            "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
        )
        secret = format_secret(session, PASSWORD, "text/plain")
        call = new_method_call(door, "UnlockWithMasterPassword", "o(oayays)", (collection.collection_path, secret))
        bus.send_and_get_reply(call)
        assert not collection.is_locked()
