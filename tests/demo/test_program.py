"""`serve` as a process: lifeline, port, secret, the one address it binds."""

from __future__ import annotations

import io
import logging
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest

from dijo_desktop.contract.demo import ServeLine
from dijo_desktop.demo.program import serve
from tests.demo.oauth_client import OAuthClient
from tests.demo.running import WARNINGS, RunningService

Start = Callable[..., RunningService]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[RunningService] = []

    def one(folder: Path, *arguments: str) -> RunningService:
        started.append(RunningService(folder, *arguments))
        return started[-1]

    yield one
    for running in started:
        if running.process.poll() is None:
            running.process.kill()
            running.process.communicate(timeout=10)


def by_hand(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, *WARNINGS, "-m", "dijo_desktop.demo", "--data", str(folder), *arguments]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_it_ends_soon_after_its_lifeline_and_leaves_the_data_clean(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path)
    with running.http() as http:
        assert http.get("/v1/service").status_code == 200
    before = time.monotonic()
    assert running.stop() == (0, "")
    assert time.monotonic() - before < 6
    assert sorted(path.name for path in tmp_path.glob("service.db*")) == ["service.db"]


def test_it_ends_also_while_it_is_still_filling_its_data(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dijo_desktop.demo", "--secret-stdin", "--scenario", "heavy", "--data"]
    before = time.monotonic()
    ended = subprocess.run([*command, str(tmp_path)], input=b"x" * 43 + b"\n", capture_output=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
    assert time.monotonic() - before < 15


def test_a_request_that_hangs_does_not_keep_it(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path)
    place = urlsplit(running.origin)
    with socket.create_connection((place.hostname, place.port)) as hanging:
        hanging.sendall(f"POST /oauth/par HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Length: 9\r\n\r\n".encode())
        before = time.monotonic()
        assert running.stop()[0] == 0
        assert time.monotonic() - before < 6


def test_a_restart_after_a_kill_has_the_same_address_and_knows_its_tokens(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path, "--scenario", "empty")
    with first.http() as http:
        client = OAuthClient(http).sign_in("empty")
    first.process.kill()
    first.process.communicate(timeout=10)
    second = start(tmp_path)
    assert second.origin == first.origin
    with second.http() as http:
        client.http = http
        assert client.call("GET", "/v1/account").status_code == 200
    assert second.stop() == (0, "")


def test_a_port_that_is_taken_is_replaced_for_good(start: Start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        (tmp_path / "port").write_text(f"{port}\n")
        first = start(tmp_path)
        assert urlsplit(first.origin).port != port
        assert first.stop()[0] == 0
    second = start(tmp_path)
    assert second.origin == first.origin


def test_it_listens_on_the_one_loopback_address_only(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path, "--scenario", "empty")
    port = urlsplit(running.origin).port
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} | {"127.0.0.2", "::1"}
    for address in others - {"127.0.0.1"}:
        with pytest.raises(OSError, match=r".*"):
            socket.create_connection((address, port), timeout=1).close()


@pytest.mark.parametrize("flag", ["--host=0.0.0.0", "--bind=0.0.0.0", "--host=127.0.0.1", "--port=80", "--port=x"])
def test_no_flag_binds_anything_else(tmp_path: Path, flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        serve(["--data", str(tmp_path), flag])
    assert ended.value.code == 2
    assert not list(tmp_path.iterdir())


def test_a_wanted_port_is_kept_and_if_taken_not_replaced(start: Start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = by_hand(tmp_path, "--port", str(port))
        _, complaint = refused.communicate(timeout=20)
        assert refused.returncode == 1
        assert b"cannot start" in complaint
    assert urlsplit(start(tmp_path, "--port", str(port)).origin).port == port
    assert (tmp_path / "port").read_text() == f"{port}\n"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://user:hidden@127.0.0.1/x",
        "postgresql://user@127.0.0.1/x?password=hidden",
        "mysql://hidden/x",
        "sqlite://",
        "hidden",
    ],
)
def test_an_address_of_a_database_that_may_not_be_used_is_refused_and_not_repeated(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve(["--data", str(tmp_path / "x"), "--database", address]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "hidden" not in said.err
    assert ("PGPASSFILE" in said.err) == ("password" in said.err)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("arguments", [["--database", "hidden"], ["--secret-stdin"]])
def test_what_is_refused_changes_nothing_in_the_process(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def process() -> tuple[object, ...]:
        root, web = logging.getLogger(), logging.getLogger("uvicorn")
        ends = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
        os.umask(mask := os.umask(0o022))
        return root.level, list(root.handlers), web.level, ends, mask

    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))
    before = process()
    assert serve(["--data", str(tmp_path / "x"), *arguments]) == 2
    assert process() == before
    assert not (tmp_path / "x").exists()


def test_a_database_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database at all " * 100)
    for address in (f"sqlite:///{tmp_path}/broken.db", "postgresql://nobody@127.0.0.1:9/x"):
        process = by_hand(tmp_path / "data", "--database", address)
        said, told = process.communicate(timeout=30)
        assert (process.returncode, said, told.count(b"\n")) == (1, b"", 1), told
        assert b"Traceback" not in told


def test_the_data_can_be_in_another_file(start: Start, tmp_path: Path) -> None:
    start(tmp_path / "data", "--scenario", "empty", "--database", f"sqlite:///{tmp_path}/other.db")
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "data" / "service.db").exists()


@pytest.mark.parametrize("secret", [b"", b"x" * 42 + b"\n", "ä".encode() * 43 + b"\n"])
def test_a_weak_secret_is_refused(tmp_path: Path, secret: bytes) -> None:
    command = [sys.executable, "-m", "dijo_desktop.demo", "--secret-stdin", "--data", str(tmp_path)]
    ended = subprocess.run(command, input=secret, capture_output=True, timeout=20)
    assert ended.returncode == 2
    assert b"256 bits" in ended.stderr
    assert not ended.stdout


def test_one_folder_is_served_once(start: Start, tmp_path: Path) -> None:
    start(tmp_path, "--scenario", "empty")
    second = by_hand(tmp_path)
    _, complaint = second.communicate(timeout=20)
    assert second.returncode == 1
    assert b"already serves" in complaint


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_by_hand_the_secret_is_in_a_private_file_until_the_end(tmp_path: Path, ending: signal.Signals) -> None:
    process = by_hand(tmp_path, "--scenario", "empty")
    line = msgspec.json.decode(process.stdout.readline(), type=ServeLine)
    secret = Path(line.secret_file)
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700
    headers = {"X-Dijo-Demo-Secret": secret.read_text().strip()}
    assert httpx.get(f"{line.address}/demo/clock", headers=headers, trust_env=False).status_code == 200
    process.send_signal(ending)
    said, told = process.communicate(timeout=10)
    assert said == b""
    assert b"Ctrl+C" in told
    assert told.count(b"\n") == 1
    assert process.returncode == 0
    assert not secret.exists()


def test_the_secret_is_neither_in_arguments_nor_environment_nor_on_disk(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path, "--scenario", "empty")
    assert running.line.secret_file is None
    secret = running.secret.encode()
    if sys.platform == "linux":
        for name in ("cmdline", "environ"):
            assert secret not in Path(f"/proc/{running.process.pid}/{name}").read_bytes()
    assert all(secret not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_the_data_is_private(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    start(folder, "--scenario", "empty")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_without_the_demo_there_is_no_demo(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path, "--no-demo", "--scenario", "empty")
    with running.http() as http:
        assert running.demo(http, "GET", "/clock").status_code == 404
        assert http.get("/demo/clock").status_code == 404
        assert http.get("/v1/service").status_code == 200


def test_the_clock_goes_forward_only_and_survives_a_restart(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path, "--scenario", "empty")
    with first.http() as http:
        assert first.demo(http, "GET", "/clock").json()["offset_seconds"] == 0
        client = OAuthClient(http).sign_in("empty")
        moved = first.demo(http, "POST", "/clock", json={"advance_seconds": 86_400}).json()
        assert moved["offset_seconds"] == 86_400
        back = first.demo(http, "POST", "/clock", json={"to": "2026-01-01T00:00:00.000Z"})
        assert (back.status_code, back.json()["type"][-20:]) == (409, "clock-not-reversible")
        assert client.call("GET", "/v1/account").status_code == 200
    first.stop()
    second = start(tmp_path)
    with second.http() as http:
        assert second.demo(http, "GET", "/clock").json()["offset_seconds"] == 86_400
        assert second.demo(http, "POST", "/reset").status_code == 204
        assert second.demo(http, "GET", "/clock").json()["offset_seconds"] == 0
        assert second.query("SELECT email FROM accounts") == [("ordinary@demo.example",)]
        client.http = http
        assert client.refresh().json()["dijo_reason"] == "session_ended"


def test_scenarios_are_listed_and_loaded(service: RunningService, http: httpx.Client) -> None:
    items = service.demo(http, "GET", "/scenarios").json()["items"]
    assert {"key": "everyday", "email": "ordinary@demo.example"} in items
    loaded = service.demo(http, "POST", "/scenarios/empty").json()
    assert (loaded["key"], loaded["email"]) == ("empty", "new@demo.example")
    assert service.demo(http, "POST", "/scenarios/nothing").status_code == 404


def test_a_killed_parent_leaves_no_service_behind(start: Start, tmp_path: Path) -> None:
    parent = (
        "import subprocess, sys\n"
        "serve = [sys.executable, '-m', 'dijo_desktop.demo', '--secret-stdin', '--data', sys.argv[1]]\n"
        "child = subprocess.Popen([*serve, '--scenario', 'empty'], stdin=subprocess.PIPE)\n"
        "child.stdin.write(b'x' * 43 + b'\\n'); child.stdin.flush()\n"
        "print(child.pid, flush=True); child.wait()\n"
    )
    command = [sys.executable, "-c", parent, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        child = int(program.stdout.readline())
        assert program.stdout.readline().startswith(b'{"address"')
        program.kill()
    # Its end lets the folder go: a new one can only start when the old one is gone.
    assert start(tmp_path).stop() == (0, "")
    if sys.platform == "linux":
        assert not alive(child)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False
