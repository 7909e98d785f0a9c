"""The receipts in a saved copy form one chain, or it is said where they do not (RE-3)."""

from __future__ import annotations

from pathlib import Path

from dijo_desktop.domain.receipts import link
from dijo_desktop.store.archive_file import verify
from tests.archives import Archive
from tests.domain.test_receipts import claims, sign


def test_a_chain_of_receipts_that_is_not_whole_is_noted(tmp_path: Path) -> None:
    first, other = sign(claims()), sign(claims(jti="rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4W"))
    second, third = sign(claims(n=2, prev=link(first))), sign(claims(n=3, prev=link(first)))

    def notes(*receipts: bytes, **more: object) -> list[tuple[str, str]]:
        made = Archive()
        made.manifest.update(more)
        for number, receipt in enumerate(receipts):
            path = f"receipts/{number}.jws"
            made.manifest["other_files"].append({"path": path})
            made.change(path, receipt + b"\n")
        copy = tmp_path / "copy.zip"
        copy.write_bytes(made.bytes())
        return [tuple(note) for note in verify(copy).notes]

    assert notes(first, second) == []
    assert notes(first, third) == [("receipt-gap", "2")]
    assert notes(second) == [("receipt-gap", "1")]
    assert notes(first, second, third) == [("receipt-break", "3")]
    assert notes(first, other, second) == [("receipt-twice", "1")]
    assert notes(second, **{"from": "2026-01-01T00:00:00.000Z"}) == [], "a part of them is no chain"
