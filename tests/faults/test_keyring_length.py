"""A record that is too long for some keyring is not tried on any."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dijo_desktop.client.account_keys import AccountKeys
from dijo_desktop.client.dpop import DpopKey
from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.keyring_record import Record, read_record
from tests.client.keyrings import Keyring, vault_of

ITEM = ("DiJo Desktop (test)", "me")
WINDOWS = 1280


class OfWindows(Keyring):
    """Takes no more than the Credential Manager does, and refuses the rest as it does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) // 2 > WINDOWS:
            raise OSError(1783, "The stub received bad data")
        super().set_password(service, username, password)


@pytest.mark.fault("K7")
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_a_token_of_any_length_is_kept_whole_or_not_at_all(length: int) -> None:
    keyring, key = OfWindows(), DpopKey.new()
    vault = vault_of(keyring)
    keys = AccountKeys(vault, "me", Record("", "", bytes(range(32)), "0123456789abcdef"))
    keys.keep(Secret("first"), key)
    before = keyring.items[ITEM]
    keyring.asked.clear()
    keys.keep(Secret("x" * length), key)
    if vault.session_only:
        assert keyring.asked == []
        assert keyring.items[ITEM] == before
        assert length > 800
    else:
        kept = read_record(keyring.items[ITEM])
        assert kept is not None
        assert kept.refresh == (("x" * length) or "first")
        assert length <= 840
    assert keys.record.refresh == (("x" * length) or "first")
