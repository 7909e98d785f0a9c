from __future__ import annotations

import errno
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import pytest

from dijo_desktop.client import limits
from dijo_desktop.client.callback import Words
from dijo_desktop.client.loopback import Receiver
from dijo_desktop.client.secret import Secret
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import BrowserInsistsOnTls, CallbackBlocked, Cancelled, SignInTimedOut
from tests.fake_clock import FakeClock

ISSUER = "https://sign-in.example"
GOOD = {"state": "the-state", "iss": ISSUER, "code": "the-code"}
Make = Callable[..., Receiver]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[Receiver] = []

    def one(clock: Clock | None = None, **more: object) -> Receiver:
        made.append(Receiver(state=Secret("the-state"), issuer=ISSUER, clock=clock or Clock(), **more))
        return made[-1]

    yield one
    for receiver in made:
        receiver.close()


def _port(receiver: Receiver) -> int:
    return urlsplit(receiver.redirect_uri).port


def _say(receiver: Receiver, data: bytes) -> bytes:
    """Everything that comes back for `data`."""
    with socket.create_connection(("127.0.0.1", _port(receiver)), 5) as line:
        line.sendall(data)
        answer = b""
        try:
            while part := line.recv(65536):
                answer += part
        except ConnectionResetError:
            pass
        return answer


def _get(receiver: Receiver, target: str, host: str | None = None) -> bytes:
    host = host or f"127.0.0.1:{_port(receiver)}"
    return _say(receiver, f"GET {target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: x\r\n\r\n".encode())


@pytest.mark.fault("T6")
def test_an_answer_counts_that_comes_with_the_last_page_between_two_looks(make: Make, stop: threading.Event) -> None:
    class Between(Clock):
        """As a computer that turns to the program again only when the browser has done everything."""

        receiver: Receiver | None = None

        def monotonic(self) -> float:
            receiver = self.receiver
            if receiver is not None and threading.current_thread() is threading.main_thread():
                self.receiver = None
                _get(receiver, f"/callback?{urlencode(GOOD)}")
                _get(receiver, "/done")
                receiver._thread.join(5)
            return super().monotonic()

    clock = Between()
    clock.receiver = receiver = make(clock)
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("T6")
def test_the_answer_comes_and_the_code_leaves_the_address(make: Make, stop: threading.Event) -> None:
    receiver = make(words=Words(done_title="Fertig", language="de"))
    assert receiver.redirect_uri.startswith("http://127.0.0.1:")
    first = _get(receiver, f"/callback?{urlencode(GOOD)}")
    assert first.startswith(b"HTTP/1.1 303 ")
    assert b"\r\nLocation: /done\r\n" in first
    answer = receiver.wait(stop)
    assert (answer.code.reveal(), answer.error) == ("the-code", "")
    assert "the-code" not in repr(answer)
    last = _get(receiver, "/done")
    assert last.startswith(b"HTTP/1.1 200 ")
    assert b"<h1>Fertig</h1>" in last
    for page in (first, last):
        head = page.partition(b"\r\n\r\n")[0]
        assert b"Cache-Control: no-store" in head
        assert b"Referrer-Policy: no-referrer" in head
        assert b"default-src 'none'; style-src 'unsafe-inline'" in head
        assert b"script" not in page
        assert b"the-code" not in page
    receiver._thread.join(5)
    with pytest.raises(ConnectionRefusedError):
        _get(receiver, "/done")


@pytest.mark.fault("O6")
def test_junk_does_no_harm(make: Make, stop: threading.Event) -> None:
    receiver = make()
    good, port = urlencode(GOOD), _port(receiver)
    junk = [
        b"", b"\r\n\r\n", b"nonsense\r\n\r\n", b"\x00\xff\r\n\r\n", b"GET /callback?" + good.encode() + b"\r\n\r\n",
        f"GET /callback?{good} HTTP/1.1\r\n\r\n".encode(),
        f"GET /callback?{good} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode(),
        f"GET /callback?{good} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode(),
        f"GET /callback?{good} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
        f"POST /callback?{good} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
        f"HEAD /callback?{good} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
        f"GET /callback/?{good} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
        f"GET http://127.0.0.1:{port}/callback?{good} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
        f"GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
        f"GET /done HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
    ]  # fmt: skip
    for data in junk * 4:
        if not data:
            socket.create_connection(("127.0.0.1", port), 5).close()
        else:
            assert _say(receiver, data).startswith(b"HTTP/1.1 404 ")
    assert _get(receiver, f"/callback?{good}").startswith(b"HTTP/1.1 303 ")
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("O7")
@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "other"}, {"state": ""}, {"iss": "https://other.example"}, {"iss": f"{ISSUER}/"}, {"iss": ""},
        {"code": ""},
    ],
)  # fmt: skip
def test_a_wrong_answer_leaves_the_flow_open(wrong: dict[str, str], make: Make, stop: threading.Event) -> None:
    receiver = make()
    page = _get(receiver, f"/callback?{urlencode(GOOD | wrong)}")
    assert page.startswith(b"HTTP/1.1 400 ")
    assert b"other.example" not in page
    _get(receiver, f"/callback?{urlencode(GOOD)}")
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("O7")
@pytest.mark.fault("T6")
def test_the_first_valid_answer_wins_and_is_not_taken_twice(make: Make, stop: threading.Event) -> None:
    receiver = make()
    assert _get(receiver, f"/callback?{urlencode(GOOD)}").startswith(b"HTTP/1.1 303 ")
    assert _get(receiver, f"/callback?{urlencode(GOOD | {'code': 'second'})}").startswith(b"HTTP/1.1 404 ")
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("O8")
def test_a_huge_or_slow_request_is_dismissed(make: Make, stop: threading.Event) -> None:
    clock = FakeClock()
    receiver = make(clock)
    assert _say(receiver, b"GET /" + b"x" * (limits.CALLBACK_REQUEST_CAP + 10)) == b""
    with socket.create_connection(("127.0.0.1", _port(receiver)), 5) as broken:
        broken.sendall(b"GET /")
        broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    with socket.create_connection(("127.0.0.1", _port(receiver)), 5) as slow:
        slow.sendall(b"GET /callback")
        assert _get(receiver, "/x").startswith(b"HTTP/1.1 404 ")
        clock.advance(limits.CALLBACK_CONNECTION + 1)
        assert slow.recv(10) == b""
    _get(receiver, f"/callback?{urlencode(GOOD)}")
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("O8")
def test_many_connections_do_not_pile_up(make: Make, stop: threading.Event) -> None:
    clock = FakeClock()
    receiver = make(clock)
    address = ("127.0.0.1", _port(receiver))
    held = [socket.create_connection(address, 5) for _ in range(limits.CALLBACK_CONNECTIONS)]
    for line in held:
        line.sendall(b"GET")
    with socket.create_connection(address, 5) as one_more:
        assert one_more.recv(10) == b""
    clock.advance(limits.CALLBACK_CONNECTION + 1)
    for line in held:
        assert line.recv(10) == b""
        line.close()
    _get(receiver, f"/callback?{urlencode(GOOD)}")
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("O5")
def test_a_browser_that_insists_on_tls_is_named(make: Make, stop: threading.Event) -> None:
    clock = FakeClock()
    receiver = make(clock)
    for _ in range(2):
        assert _say(receiver, b"\x16\x03\x01\x02\x00hello") == b""
    with ThreadPoolExecutor() as pool:
        wait = pool.submit(receiver.wait, stop)
        clock.advance(limits.CALLBACK_TLS_GRACE + 1)
        with pytest.raises(BrowserInsistsOnTls):
            wait.result(5)


@pytest.mark.fault("O5")
def test_a_browser_that_falls_back_from_tls_is_taken(make: Make, stop: threading.Event) -> None:
    receiver = make()
    _say(receiver, b"\x16\x03\x01\x02\x00hello")
    _get(receiver, f"/callback?{urlencode(GOOD)}")
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("O1")
def test_a_browser_that_never_comes_back(make: Make, stop: threading.Event) -> None:
    clock = FakeClock()
    receiver = make(clock)
    assert receiver.ends_at == clock.monotonic() + limits.SIGN_IN_WAIT
    with ThreadPoolExecutor() as pool:
        wait = pool.submit(receiver.wait, stop)
        clock.advance(limits.SIGN_IN_WAIT + 1)
        with pytest.raises(SignInTimedOut):
            wait.result(5)
    assert not receiver._thread.is_alive()
    with pytest.raises(ConnectionRefusedError):
        _get(receiver, "/x")


def test_waiting_can_be_cancelled(make: Make, stop: threading.Event) -> None:
    receiver = make()
    with ThreadPoolExecutor() as pool:
        wait = pool.submit(receiver.wait, stop)
        with pytest.raises(TimeoutError):
            wait.result(4 * limits.WATCH_STEP)
        stop.set()
        with pytest.raises(Cancelled):
            wait.result(limits.CANCEL)
    assert not receiver._thread.is_alive()


def test_the_port_closes_even_if_the_last_page_is_not_fetched(make: Make, stop: threading.Event) -> None:
    clock = FakeClock()
    receiver = make(clock)
    _get(receiver, f"/callback?{urlencode(GOOD)}")
    receiver.wait(stop)
    with socket.create_connection(("127.0.0.1", _port(receiver)), 5):
        for _ in range(50):  # the receiver may look at the clock only after it was moved
            clock.advance(limits.CALLBACK_LINGER + 1)
            receiver._thread.join(0.1)
    assert not receiver._thread.is_alive()


def test_closing_dismisses_who_is_still_there(make: Make) -> None:
    receiver = make()
    with socket.create_connection(("127.0.0.1", _port(receiver)), 5) as waiting:
        waiting.sendall(b"GET /")
        assert _get(receiver, "/x").startswith(b"HTTP/1.1 404 ")
        receiver.close()
        assert waiting.recv(10) == b""


class _Blocked(socket.socket):
    """A socket of which the first `times` binds fail."""

    failures: list[int] = []  # noqa: RUF012 - filled by the test

    def bind(self, address: tuple[str, int]) -> None:
        if self.family == socket.AF_INET and _Blocked.failures:
            raise OSError(_Blocked.failures.pop(), "no")
        super().bind(address)


@pytest.mark.fault("O4")
def test_a_bind_is_tried_again_and_then_by_the_other_family(make: Make, stop: threading.Event) -> None:
    _Blocked.failures = [errno.EADDRINUSE, errno.EACCES]
    assert make(make_socket=_Blocked).redirect_uri.startswith("http://127.0.0.1:")
    _Blocked.failures = [errno.EADDRINUSE] * 3
    receiver = make(make_socket=_Blocked)
    assert receiver.redirect_uri.startswith("http://[::1]:")
    port = urlsplit(receiver.redirect_uri).port
    with socket.create_connection(("::1", port), 5) as line:
        line.sendall(f"GET /callback?{urlencode(GOOD)} HTTP/1.1\r\nHost: [::1]:{port}\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 303"
    assert receiver.wait(stop).code.reveal() == "the-code"


@pytest.mark.fault("O4")
def test_no_port_at_all_is_said() -> None:
    def none(family: socket.AddressFamily, kind: socket.SocketKind) -> socket.socket:
        raise OSError(errno.EAFNOSUPPORT, "no")

    with pytest.raises(CallbackBlocked):
        Receiver(state=Secret("s"), issuer=ISSUER, clock=Clock(), make_socket=none)
