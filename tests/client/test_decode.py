from __future__ import annotations

import pytest

from dijo_desktop.client.decode import decode
from dijo_desktop.contract.calls import CallList
from dijo_desktop.errors import NotUnderstood


def test_a_shape_with_members_of_a_later_version() -> None:
    page = decode(CallList, b'{"items":[],"next_cursor":null,"limit":5,"later":{"x":1}}')
    assert (page.items, page.limit) == ((), 5)


@pytest.mark.parametrize("data", [b"{}", b'{"items":5,"next_cursor":null,"limit":5}', b"[]", b"<html>", b""])
def test_another_shape_is_not_understood(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        decode(CallList, data)


def test_what_was_not_understood_is_named() -> None:
    with pytest.raises(NotUnderstood) as failure:
        decode(CallList, b"{}")
    assert failure.value.what == "CallList"
    with pytest.raises(NotUnderstood) as failure:
        decode(CallList, b"{}", "calls")
    assert failure.value.what == "calls"
