"""A certified OpenID provider (npm oidc-provider) as a process: installed once from its lock, then offline."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

import httpx
import msgspec

from tests.parts import lack, need

SOURCE = Path(__file__).parent / "oidc_provider"
PLACE = Path(__file__).parents[2] / "build" / "oidc-provider"
LOCKS = ("package.json", "package-lock.json", ".npmrc")
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--prefer-offline")


def installed() -> Path:
    """The folder with the provider's packages and our three modules; only a changed lock needs the network."""
    need("node", "npm")
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        digest = hashlib.sha256(b"".join((SOURCE / name).read_bytes() for name in LOCKS)).hexdigest()
        stamp = PLACE / ".installed"
        if not stamp.exists() or stamp.read_text() != digest:
            stamp.unlink(missing_ok=True)
            for name in LOCKS:
                shutil.copyfile(SOURCE / name, PLACE / name)
            done = subprocess.run(INSTALL, cwd=PLACE, capture_output=True, text=True, timeout=240)
            if done.returncode != 0:
                lack(f"packages of oidc-provider ({done.stderr.strip().splitlines()[-1:]})")
            stamp.write_text(digest)
        for module in SOURCE.glob("*.mjs"):
            kept = PLACE / module.name
            if not kept.exists() or kept.read_bytes() != module.read_bytes():
                shutil.copyfile(module, kept)
    return PLACE


class Place:
    """One mode of the provider: where it is, how it is told to behave, what it has seen."""

    def __init__(self, name: str, origin: str) -> None:
        self.name = name
        self.origin = origin

    def play(self, **wanted: object) -> None:
        """Behave like this from now on, with nothing seen yet; without arguments: as the provider is."""
        httpx.post(f"{self.origin}/play", json=wanted, trust_env=False).raise_for_status()

    def seen(self, path: str = "") -> list[str]:
        """Requests as method and path, or those for one path."""
        return [line for line in self._told()["seen"] if not path or line.endswith(f" {path}")]

    def keys(self) -> list[str]:
        """Every Idempotency-Key that came."""
        return list(self._told()["keys"])

    def _told(self) -> dict[str, Any]:
        return dict(httpx.get(f"{self.origin}/play", trust_env=False).json())


class RunningProvider:
    """The process, with its modes as attributes; it ends with its standard input."""

    def __init__(self, errors: Path) -> None:
        folder = installed()
        with errors.open("wb") as complaints:
            self.process = subprocess.Popen(
                ["node", folder / "serve.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints
            )
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(errors.read_text())
        places = {name: Place(name, origin) for name, origin in msgspec.json.decode(line).items()}
        self.dpop, self.nonce, self.bearer = places["dpop"], places["nonce"], places["bearer"]
        self.elsewhere = places["elsewhere"]
        """A service that leaves signing in to `dpop`."""

    def mode(self, name: str) -> Place:
        """A mode by its name."""
        return dict(vars(self))[name]

    def stop(self) -> int:
        """End it; its exit code."""
        self.process.communicate(timeout=10)
        return self.process.returncode
