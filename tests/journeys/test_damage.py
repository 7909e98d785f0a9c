"""A copy that is damaged on the disk: it is said once, put aside and fetched again, without a click."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import Computer

PAGE = 4096
SAID = "The copy of your calls on this computer was damaged."


def damage(file: Path, first: int, every: int) -> None:
    """Flip one bit in pages of the file, from page `first` (from 0) on."""
    data = bytearray(file.read_bytes())
    for start in range(first * PAGE, len(data), every * PAGE):
        data[start + 100] ^= 16
    file.write_bytes(data)


@pytest.mark.fault("S7")
@pytest.mark.parametrize("first", [0, 12], ids=["seen when it is opened", "seen in use"])
def test_a_damaged_copy_is_fetched_again_by_itself(computer: Computer, first: int) -> None:
    with computer.start() as window:
        signed_in = window.sign_in()
        held = window.held()
        signed_in.copy.outbox.remember_action("of-the-test", "key-1", b"{}")
        file = signed_in.profile.folder / "cache.db"
    assert file.stat().st_size > 20 * PAGE
    damage(file, first, 3)

    with computer.start() as window:
        window.until(lambda: window.sees(SAID))
        signed_in = window.until_in()
        assert window.held() == held
        assert [action.key for action in signed_in.copy.outbox.open_actions()] == ["key-1"]
        assert len(list(file.parent.glob("cache.damaged-*.db"))) == 1
        window.press("OK")
        window.until(lambda: not window.sees(SAID))

    with computer.start() as window:
        window.until_in()
        assert not window.sees(SAID), "it is said once"
        assert len(computer.links) == 1, "nobody had to sign in again"
