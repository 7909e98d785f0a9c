"""A Secret Service that behaves as told: it keeps silent, speaks late or comes late, and has any program's name."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from typing import Any

from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from tests.parts import need
from tests.secret_service import environment_below, session_bus

NAME = "org.freedesktop.secrets"
COLLECTION = "/org/freedesktop/secrets/collection/login"

BUS = """<busconfig><type>session</type><listen>unix:tmpdir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
"""A bus that starts no service by itself, not even the keyring of this machine."""


LEFT_OPEN = "ignore:unclosed <socket:ResourceWarning"
"""A call to the backend of `keyring` that fails leaves its connection to be collected."""


class Service:
    """One unlocked collection; while `silent`, every question waits."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._items: dict[str, tuple[dict[str, str], bytes]] = {}
        self._waiting: list[Message] = []
        self.silent = True
        self.reads = 0

    def take(self, message: Message) -> None:
        """Answer a question, now or later."""
        if message.header.message_type is not MessageType.method_call:
            return
        if self.silent:
            self._waiting.append(message)
            return
        signature, *body = self._answer(message)
        reply = new_method_return(message, signature, tuple(body)) if signature is not None else _refusal(message)
        self._connection.send(reply)

    def speak(self) -> None:
        """Answer all that waits, and everything from now on."""
        self.silent = False
        for message in self._waiting:
            self.take(message)
        self._waiting.clear()

    @property
    def asked(self) -> int:
        """Questions that wait for an answer; that whether it is locked is the watch's, and not waited for."""
        return sum(1 for message in self._waiting if message.body[1:] != ("Locked",))

    def _answer(self, message: Message) -> tuple[Any, ...]:
        fields, body = message.header.fields, message.body
        path, member = fields[HeaderFields.path], fields[HeaderFields.member]
        match member:
            case "OpenSession" if body[0] == "plain":
                return "vo", ("s", ""), "/org/freedesktop/secrets/session/1"
            case "ReadAlias":
                return "o", COLLECTION
            case "Unlock":
                return "aoo", body[0], "/"
            case "Get":
                return "v", ("b", False) if body[1] == "Locked" else ("s", "Login")
            case "SearchItems":
                wanted = body[0].items()
                return "ao", [item for item, (names, _secret) in self._items.items() if wanted <= names.items()]
            case "CreateItem":
                names = dict(body[0]["org.freedesktop.Secret.Item.Attributes"][1])
                item = next((item for item, (known, _) in self._items.items() if known == names), "")
                item = item or f"{COLLECTION}/{len(self._items) + 1}"
                self._items[item] = names, bytes(body[1][2])
                return "oo", item, "/"
            case "GetSecret":
                self.reads += 1
                return "(oayays)", (body[0], b"", self._items[path][1], "text/plain")
            case "Delete":
                del self._items[path]
                return "o", "/"
        return (None,)


def _refusal(message: Message) -> Message:
    return new_error(message, "org.freedesktop.DBus.Error.NotSupported", "s", ("not here",))


def main(process: str) -> None:
    """Do what each line of standard input says: `claim` the name, `release` it, `speak`, `hush`, `count`."""
    Path("/proc/self/comm").write_text(process, encoding="ascii")
    connection = open_dbus_connection()
    bus, service = Proxy(message_bus, connection), Service(connection)
    while True:
        readable, _, _ = select([sys.stdin, connection.sock], [], [])
        if sys.stdin in readable:
            match sys.stdin.readline().strip():
                case "claim":
                    bus.RequestName(NAME)
                case "release":
                    bus.ReleaseName(NAME)
                case "speak":
                    service.speak()
                case "hush":
                    service.silent = True
                case "count":
                    sys.stdout.write(f"{service.asked} {service.reads}\n")
                case _:
                    return
            sys.stdout.write("done\n")
            sys.stdout.flush()
        if connection.sock in readable:
            with suppress(TimeoutError):  # several may have come at once, of which the socket tells only once
                while True:
                    service.take(connection.receive(timeout=0.001))


class Stub:
    """The stub in a process of its own, and the environment in which programs find its bus."""

    def __init__(self, environment: dict[str, str], process: str) -> None:
        self.environment = environment
        self._child = subprocess.Popen(
            [sys.executable, "-u", "-m", "tests.faults.secret_service", process],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip

    def tell(self, *words: str) -> None:
        """Have something done, and wait until it is."""
        assert self._child.stdin
        assert self._child.stdout
        for word in words:
            self._child.stdin.write(f"{word}\n")
            self._child.stdin.flush()
            assert self._child.stdout.readline() == "done\n"

    def count(self) -> tuple[int, int]:
        """How many questions wait, and how many secrets were read so far."""
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.write("count\n")
        self._child.stdin.flush()
        waiting, reads = self._child.stdout.readline().split()
        assert self._child.stdout.readline() == "done\n"
        return int(waiting), int(reads)

    def end(self) -> None:
        """Leave the bus."""
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.close()
        self._child.wait(timeout=10)
        self._child.stdout.close()


@contextmanager
def stub(folder: Path, process: str = "kwalletd6") -> Iterator[Stub]:
    """A bus without a Secret Service, until the stub is told to claim the name; `process` is what it seems to be."""
    need("dbus-daemon")
    folder.mkdir(exist_ok=True)
    config = folder / "bus.conf"
    config.write_text(BUS.format(folder=folder), encoding="utf-8")
    with session_bus(environment_below(folder), f"--config-file={config}") as environment:
        started = Stub(environment | {"PYTHONPATH": os.pathsep.join(sys.path)}, process)
        try:
            yield started
        finally:
            started.end()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)
                gc.collect()


if __name__ == "__main__":
    main(sys.argv[1])
