from __future__ import annotations

import string

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.client import limits
from dijo_desktop.client.json_guard import checked
from dijo_desktop.errors import NotUnderstood

HOSTILE = [
    b"", b" ", b"nul", b"NaN", b"[NaN]", b"Infinity", b"[-Infinity]", b"[1e999]", b"[" + b"9" * 5000 + b"]",
    b'{"a":1,"a":2}', b'{"a":1,"\\u0061":2}', b'[{"b":{"a":1,"a":1}}]', b'{"a":[],"b":1,"a":[]}', b'{"":1,"":2}',
    b'"\\ud800"', b'{"\\ud800":1}', b'"\xed\xa0\x80"', b'"\xff"', b"[" * 65 + b"]" * 65,
    b'{"a":' * 65 + b"1" + b"}" * 65, b"[" * 1_000_000, b'["\\"]', b'"abc', b"{} {}", b"]]]]", b"{1:2}",
    b"\xef\xbb\xbf{}",
    b"[" + b"1," * limits.JSON_NODES + b"1]",
]  # fmt: skip


@pytest.mark.fault("H7")
@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_json_is_not_understood(data: bytes) -> None:
    with pytest.raises(NotUnderstood) as failure:
        checked(data, "thing")
    assert failure.value.what == "thing"


@pytest.mark.parametrize(
    "data",
    [
        b"1", b"null", b'"a:b,c[{"', b'{"a":{"a":{"a":1}}}', b'[{"a":1},{"a":2}]', b"[" * 64 + b"]" * 64,
        b"{}", b"[]",
        b'{"a\\":1":1,"b":"\\\\"}', b'{"{\\"a\\":1}":[{"x":"]"}]}', b' { "a" : [ 1 , 2 ] } ', '{"ä":"𝄞"}'.encode(),
        b"[" + b"1," * (limits.JSON_NODES - 10) + b"1]",
    ],
)  # fmt: skip
def test_good_json_passes_unchanged(data: bytes) -> None:
    assert checked(data) == data


TEXT = st.text(alphabet=string.printable + 'äß€"\\{}[]:,', max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXT, inner, max_size=5),
    max_leaves=20,
)


@given(VALUES)
def test_whatever_is_sound_passes(value: object) -> None:
    data = msgspec.json.encode(value)
    assert checked(data) == data


@given(st.dictionaries(TEXT, VALUES, min_size=1, max_size=4), st.data())
def test_a_key_that_comes_twice_is_found(value: dict[str, object], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(value)))
    again = msgspec.json.encode({key: value[key]})
    doubled = msgspec.json.encode(value)[:-1] + b"," + again[1:]
    with pytest.raises(NotUnderstood):
        checked(doubled)


@given(st.binary(max_size=60))
def test_bytes_are_json_or_not_understood(data: bytes) -> None:
    try:
        checked(data)
    except NotUnderstood:
        return
    msgspec.json.decode(data)
