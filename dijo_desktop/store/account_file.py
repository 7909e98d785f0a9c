"""What is known of an account without opening anything encrypted; holds no secret."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dijo_desktop.store.files import read_safely, write_safely

_NAME = "account.json"


class AccountFile(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed in where, which keyring holds the record, and the value that tells whether a store key fits."""

    account_id: str
    issuer: str
    origin: str
    backend: str = ""
    key_id: str = ""
    check: str = ""

    def save(self, folder: Path) -> None:
        """Write it into the folder of a profile."""
        write_safely(folder / _NAME, msgspec.json.encode(self), _decode)

    @classmethod
    def load(cls, folder: Path) -> AccountFile | None:
        """The newest whole one in the folder of a profile."""
        return read_safely(folder / _NAME, _decode)


def _decode(data: bytes) -> AccountFile:
    found = msgspec.json.decode(data, type=AccountFile)
    if not found.account_id:
        raise ValueError("no account")
    return found
