from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Callable

import pytest

from dijo_desktop.client.http import Http
from dijo_desktop.client.inflate import Inflater
from dijo_desktop.errors import (
    ConnectionLost,
    NotUnderstood,
)
from tests.client.fault_server import FaultServer, Play

Start = Callable[[Play], FaultServer]


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"text " * 1000, mtime=0)),
        ("deflate", zlib.compress(b"text " * 1000)),
        ("deflate", zlib.compress(b"text " * 1000)[2:-4]),
        ("identity", b"text " * 1000),
        ("", b"text " * 1000),
    ],
    ids=["gzip", "zlib", "bare-deflate", "identity", "none"],
)
def test_encodings(encoding: str, packed: bytes, http: Http, server: Start, stop: threading.Event) -> None:
    extra = {"Content_Encoding": encoding} if encoding else {}
    one = server(lambda request: request.answer(body=packed, **extra))
    assert http.send("GET", f"{one.origin}/", stop=stop).body == b"text " * 1000


@pytest.mark.fault("H6")
@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(encoding: str, http: Http, server: Start, stop: threading.Event) -> None:
    pack = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = pack.compress(bytes(200_000_000)) + pack.flush()
    one = server(lambda request: request.answer(body=bomb, Content_Encoding=encoding))
    with pytest.raises(NotUnderstood):
        http.send("GET", f"{one.origin}/", stop=stop)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_other_encodings_are_not_understood(encoding: str, http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(body=b"x", Content_Encoding=encoding))
    with pytest.raises(NotUnderstood):
        http.send("GET", f"{one.origin}/", stop=stop)
    with pytest.raises(NotUnderstood), http.stream("GET", f"{one.origin}/", stop=stop):
        pass


@pytest.mark.parametrize(
    "packed", [b"not gzip at all", gzip.compress(b"a", mtime=0) + b"rest"], ids=["garbage", "rest"]
)
def test_broken_gzip_is_not_understood(packed: bytes, http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(body=packed, Content_Encoding="gzip"))
    with pytest.raises(NotUnderstood):
        http.send("GET", f"{one.origin}/", stop=stop)


def test_cut_gzip_is_a_lost_connection(http: Http, server: Start, stop: threading.Event) -> None:
    one = server(lambda request: request.answer(body=gzip.compress(b"a" * 100)[:-6], Content_Encoding="gzip"))
    with pytest.raises(ConnectionLost):
        http.send("GET", f"{one.origin}/", stop=stop)


def test_nothing_is_nothing() -> None:
    inflater = Inflater("gzip", 10)
    inflater.feed(b"")
    assert inflater.body() == b""
