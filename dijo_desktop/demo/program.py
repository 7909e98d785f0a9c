"""`dijo-desktop serve`: the reference service as a program, on 127.0.0.1 only (contract DM-4, DM-5)."""

from __future__ import annotations

import argparse
import logging
import os
import secrets
import signal
import socket
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import get_args

import msgspec
import uvicorn
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from dijo_desktop.contract.demo import ServeLine
from dijo_desktop.demo import scenarios
from dijo_desktop.demo.addresses import listen, origin_of
from dijo_desktop.demo.app import create_app
from dijo_desktop.demo.connection import configuration
from dijo_desktop.demo.database import DatabaseBusy, DatabaseRefused, checked_url
from dijo_desktop.demo.folders import FolderInUse, default_folder, secret_file, sole_use
from dijo_desktop.demo.state import Mode, Service, open_service
from dijo_desktop.demo.tables import accounts
from dijo_desktop.demo.terms import HEAVY_CALLS

SECRET_LENGTH = 43
"""Characters of 256 bits in base64url: a shorter secret is refused."""
LAST_SECONDS = 1.5
"""When a process whose lifeline was cut ends in any case."""

EXIT_FOLDER, EXIT_USAGE = 1, 2
_DIGITS = 7
"""Of a number of calls: what ten million would take on disk is a few GB."""
HINT = "The service runs until Ctrl+C is pressed or this terminal is closed.\n"


def serve(argv: list[str]) -> int:
    """Run until the lifeline is cut or a signal comes. 0: ended well; 1: what it needs is not to be had; 2: usage."""
    options = _options().parse_args(argv)
    try:
        if options.database is not None:
            checked_url(options.database)
    except DatabaseRefused as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_USAGE
    secret = sys.stdin.readline().strip() if options.secret_stdin else secrets.token_urlsafe(32)
    if len(secret) < SECRET_LENGTH or not secret.isascii():
        sys.stderr.write("The first line of the input must be a secret of 256 bits.\n")
        return EXIT_USAGE
    _settle_process()
    lifeline = _Lifeline()
    if options.secret_stdin:
        threading.Thread(target=lifeline.hold, name="lifeline", daemon=True).start()
    try:
        with ExitStack() as stack:
            stack.enter_context(sole_use(options.data))
            listening = stack.enter_context(listen(options.data, options.port))
            return _run(options, secret, listening, lifeline, stack)
    except FolderInUse as error:
        sys.stderr.write(f"Another process already serves {error}.\n")
    except OSError as error:
        sys.stderr.write(f"The service cannot start: {error}.\n")
    except DatabaseRefused as error:
        sys.stderr.write(f"{error}\n")
    except (DatabaseBusy, SQLAlchemyError):
        # What the driver says may name the address: it is not handed on.
        sys.stderr.write("The database cannot be read or written.\n")
    except KeyboardInterrupt:
        return 0
    return EXIT_FOLDER


def _settle_process() -> None:
    """What belongs to the whole process, changed only once it is sure to serve: its log, its files, its end."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)
    # Anybody on this computer can send what is no HTTP: that is not worth a line each time.
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    if hasattr(os, "umask"):
        os.umask(0o077)
    signal.signal(signal.SIGTERM, _ended)
    if sys.platform != "win32":
        # A closed terminal ends it as SIGTERM does: uvicorn takes that over while it runs.
        signal.signal(signal.SIGHUP, lambda _signal, _frame: signal.raise_signal(signal.SIGTERM))


def _run(
    options: argparse.Namespace, secret: str, listening: socket.socket, lifeline: _Lifeline, stack: ExitStack
) -> int:
    demo = not options.no_demo
    service = open_service(
        options.data,
        origin_of(listening),
        secret=secret.encode(),
        demo=demo,
        mode=options.mode,
        database_url=options.database,
        heavy_calls=options.heavy_calls,
    )
    stack.callback(service.database.close)
    stack.callback(service.stop.set)
    _load(service, options.scenario)
    path = None
    if demo and not options.secret_stdin:
        path = str(stack.enter_context(secret_file(options.data, secret)))
    server = _Server(
        configuration(create_app(service)),
        ServeLine(address=service.origin, secret_file=path),
        hint="" if options.secret_stdin else HINT,
    )
    lifeline.server = server
    server.run(sockets=[listening])
    return 0


class _Server(uvicorn.Server):
    """Says where it is as soon as it answers."""

    def __init__(self, config: uvicorn.Config, line: ServeLine, *, hint: str) -> None:
        super().__init__(config)
        self._line = line
        self._hint = hint

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then write the one line of JSON, and to a person how it ends."""
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(msgspec.json.encode(self._line).decode() + "\n")
            sys.stdout.flush()
            sys.stderr.write(self._hint)
            sys.stderr.flush()


def _load(service: Service, scenario: str | None) -> None:
    """Make the person of `scenario`; at the very first start that of `everyday`."""
    if scenario is None:
        with service.database.read() as connection:
            if connection.execute(select(accounts.c.id).limit(1)).first() is not None:
                return
    scenarios.load(service, scenario or "everyday")


class _Lifeline:
    """Ends the process with whoever holds the other end of its input, also while it is still starting (V7)."""

    def __init__(self) -> None:
        self.server: uvicorn.Server | None = None

    def hold(self) -> None:
        """Wait for the end of the input: the body of a thread."""
        while sys.stdin.read(1024):
            pass
        last = threading.Timer(LAST_SECONDS, os._exit, (0,))
        last.daemon = True
        last.start()
        if self.server is not None:
            self.server.should_exit = True


def _ended(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dijo-desktop serve", description=__doc__, allow_abbrev=False)
    parser.add_argument("--data", type=Path, default=default_folder(), help="folder of the data")
    parser.add_argument("--port", type=_port, help="port on 127.0.0.1; it is kept for the next start")
    parser.add_argument("--scenario", choices=list(scenarios.SCENARIOS), help="load this person afresh")
    parser.add_argument(
        "--heavy-calls",
        type=_calls,
        default=HEAVY_CALLS,
        metavar="NUMBER",
        help=f"how many calls the scenario heavy has ({HEAVY_CALLS})",
    )
    parser.add_argument(
        "--mode", choices=get_args(Mode), default="dpop", help="tokens bound to a key (dpop), or not (bearer)"
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help="sqlite:///PATH, or postgresql://USER@HOST/NAME with the password in the file of PGPASSFILE",
    )
    parser.add_argument("--no-demo", action="store_true", help="without the controls under /demo")
    parser.add_argument(
        "--secret-stdin", action="store_true", help="read the secret from, and live as long as, the input"
    )
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a number from 1024 to 65535")
    return int(text)


def _calls(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS and int(text) > 0):
        raise argparse.ArgumentTypeError(f"a number of at most {_DIGITS} digits, from 1 on")
    return int(text)
