"""Another run of the program on the same account, in a process of its own, told by lines what to do."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec

from dijo_desktop.client import limits
from dijo_desktop.client.accounts import Accounts
from dijo_desktop.client.environment import Environment
from dijo_desktop.client.homes import Homes
from dijo_desktop.client.http import Http, Reply
from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.client.vault import PlatformKeyring, Vault
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import DijoError
from dijo_desktop.store.places import Places
from tests.faults.dying import Death, FileKeyring

ROOT = Path(__file__).parents[2]
ANSWERED = "between answer and save"


def vault_in(folder: Path, death: Death) -> Vault:
    """The keyring of `folder`, which every run on this computer shares."""
    keyring = PlatformKeyring("test", "Test Keyring", FileKeyring(folder / "keyring", death))
    return Vault(lambda: keyring, "DiJo Desktop (test)", notice=limits.KEYRING_NOTICE)


class CountingHttp(Http):
    """Counts the answers of the token endpoint, and dies at one if it is told to."""

    def __init__(self, death: Death) -> None:
        super().__init__(clock=Clock(), environment=Environment())
        self._death = death
        self._lock = threading.Lock()
        self.renewed = 0

    def send(self, method: str, url: str, **more: Any) -> Reply:
        reply = super().send(method, url, **more)
        if url.endswith("/oauth/token") and reply.status == 200:
            with self._lock:
                self.renewed += 1
            self._death(ANSWERED)
        return reply


def accounts_in(folder: Path, http: Http, death: Death, **more: Any) -> Accounts:
    """A run of the program on the computer in `folder`."""
    homes = Homes(Places.below(folder), vault_in(folder, death), Clock())
    return Accounts(homes=homes, http=http, clock=Clock(), **({"open_browser": lambda _link: False} | more))


class AnotherRun:
    """The process, from outside."""

    def __init__(self, folder: Path, *, die: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.another_run", folder, die],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip

    def tell(self, *words: str) -> None:
        """Have something done."""
        assert self.process.stdin
        self.process.stdin.write(" ".join(words).encode() + b"\n")
        self.process.stdin.flush()

    def said(self) -> dict[str, Any]:
        """The answer; empty once the process is dead."""
        assert self.process.stdout
        return dict(msgspec.json.decode(self.process.stdout.readline() or b"{}"))

    def end(self) -> int:
        """Wait for its end, by itself or by the end of its orders; the exit code, -9 after a kill."""
        assert self.process.stdin
        assert self.process.stdout
        if not self.process.stdin.closed:
            self.process.stdin.close()
        code = self.process.wait(20)
        self.process.stdout.close()
        return code


def read_at_once(me: SignedIn, threads: int) -> list[str]:
    """What so many threads find that ask at the same moment: the account, or why not."""
    start = threading.Barrier(threads)

    def read(_number: int) -> str:
        start.wait(20)
        try:
            return me.accounts.read(stop=threading.Event()).id
        except DijoError as error:
            return repr(error)

    with ThreadPoolExecutor(threads) as pool:
        return sorted(set(pool.map(read, range(threads))))


def main(folder: Path, die: str) -> None:
    """Come in, then `read N` with N threads, `die STEP` at the next such step."""
    death, stop = Death(), threading.Event()
    http = CountingHttp(death)
    death.at = die
    accounts = accounts_in(folder, http, death)
    home = accounts.resume(stop=stop)
    if home is None:
        _say({"account": ""})
        return
    me = accounts.connect(home, stop)
    _say({"account": me.account.id})
    for line in sys.stdin:
        order, _, value = line.strip().partition(" ")
        if order == "die":
            death.at = value
        else:
            before = http.renewed
            found = read_at_once(me, int(value))
            _say({"found": found, "renewed": http.renewed - before})
    me.lock()
    http.shut()


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
