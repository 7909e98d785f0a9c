"""Looks for secrets wherever a program can leave them."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import msgspec


def secrets_in(record: str) -> list[bytes]:
    """Every secret of a keyring record, as text and, where the text stands for bytes, as bytes."""
    wire = msgspec.json.decode(record)
    texts = [text for name in ("r", "d", "s") if (text := str(wire[name]))]
    raw = [base64.urlsafe_b64decode(_padded(text)) for text in texts[1:]]
    return [*(text.encode() for text in texts), *raw]


def shapes(secret: bytes) -> set[bytes]:
    """The ways a secret can be written."""
    found = {secret, binascii.hexlify(secret), binascii.hexlify(secret).upper(), quote(secret, safe="").encode()}
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for shift in range(3):  # as a part of something longer it begins at any of three places
            found.add(encode(b"\0" * shift + secret)[4 if shift else 0 : -4])
    return found


def found_in(places: Iterable[tuple[str, bytes]], secrets: Iterable[bytes]) -> list[str]:
    """The names of the places where one of the secrets is."""
    wanted = {shape for secret in secrets for shape in shapes(secret)}
    return [name for name, content in places if any(shape in content for shape in wanted)]


def files_below(root: Path) -> list[tuple[str, bytes]]:
    """Every file, with its content and its name."""
    return [
        (str(path), os.fsencode(path) + b"\n" + path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_socket()
    ]


def processes(*pids: int) -> list[tuple[str, bytes]]:
    """Arguments and environment of these processes, and of this one as it is now."""
    kinds = ("cmdline", "environ")
    seen = [(f"{kind} of {pid}", Path(f"/proc/{pid}/{kind}").read_bytes()) for pid in pids for kind in kinds]
    return [*seen, ("os.environ", "\n".join(os.environ.values()).encode("utf-8", "surrogateescape"))]


def _padded(text: str) -> str:
    plain = text.rstrip("=").replace("+", "-").replace("/", "_")
    return plain + "=" * (-len(plain) % 4)
