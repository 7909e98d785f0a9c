from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijo_desktop.domain.address import endpoint_place, service_origin
from dijo_desktop.errors import AddressRefused


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://dijo.example", "https://dijo.example"),
        ("dijo.example", "https://dijo.example"),
        ("  HTTPS://DiJo.Example:443/ ", "https://dijo.example"),
        ("https://dijo.example:8443", "https://dijo.example:8443"),
        ("http://127.0.0.1:49213", "http://127.0.0.1:49213"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:49213/", "http://[::1]:49213"),
        ("http://[0:0:0:0:0:0:0:1]:49213/", "http://[::1]:49213"),
        ("https://192.168.4.5", "https://192.168.4.5"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_an_address_becomes_an_origin(typed: str, origin: str) -> None:
    assert service_origin(typed) == origin


REFUSED = [
    "", "   ", "https://", "https:///", "http://dijo.example", "http://localhost:8000", "http://127.0.0.2:8000",
    "http://127.0.0.1.evil.example", "http://[::]:8000", "http://0.0.0.0", "https://0.0.0.0", "https://[::]",
    "https://dijo.example/path", "https://dijo.example?x=1", "https://dijo.example#x", "https://dijo.example/?",
    "https://me@dijo.example", "https://me:pw@dijo.example", "https://dijo.example\\@evil.example",
    "file:///etc/passwd", "smb://server/share", "\\\\server\\share", "ftp://dijo.example", "javascript://dijo.example",
    "https://2130706433", "https://0x7f000001", "https://0x7f.1", "https://127.1", "https://0177.0.0.1",
    "https://169.254.169.254", "https://[fe80::1]", "https://[::ffff:169.254.169.254]", "https://224.0.0.1",
    "https://dijo.example:0", "https://dijo.example:65536", "https://dijo.example:", "https://dijo.example:8x",
    "https://-dijo.example", "https://dijo-.example", "https://dijo..example", "https://dijo.example.",
    "https://dij\u043e.example", "https://dijo.example\u3002evil", "https://di jo.example", "https://dijo.example\n",
    "https://dijo.example\x00", "https://di\tjo.example", "https://[::1", "https://[1:2]",
    "https://" + "a" * 64 + ".example",
    "https://" + ".".join(["a" * 60] * 5), "https://" + "a." * 2000 + "b", "://dijo.example", "https://%31.example",
]  # fmt: skip


@pytest.mark.parametrize("typed", [text for text in REFUSED if text != "https://dijo.example\n"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(AddressRefused):
        service_origin(typed)


@pytest.mark.parametrize("url", [*REFUSED[:4], "https://dijo.example\n", "https://dijo.example/#x", "dijo.example"])
def test_an_endpoint_obeys_the_same_rule(url: str) -> None:
    with pytest.raises(AddressRefused):
        endpoint_place(url)


def test_an_endpoint_may_have_a_path_and_a_query() -> None:
    place = endpoint_place("https://Sign-In.example/oauth/token?tenant=1")
    assert place.origin == "https://sign-in.example"
    assert not place.loopback
    assert endpoint_place("http://127.0.0.1:5/x").loopback


@given(st.text(max_size=80))
def test_no_text_does_anything_but_be_an_origin_or_be_refused(text: str) -> None:
    try:
        origin = service_origin(text)
    except AddressRefused:
        return
    assert service_origin(origin) == origin
    assert origin.startswith(("https://", "http://127.0.0.1", "http://[::1]"))
