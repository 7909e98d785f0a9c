"""A second start raises the first window; a dead owner is in nobody's way; nobody else can say anything."""

from __future__ import annotations

import os
import random
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import AlreadyRunning, FolderUnusable
from dijo_desktop.store.places import Places
from dijo_desktop.ui.only_window import answer, claim
from dijo_desktop.ui.single_instance import RAISE, SingleInstance
from tests.parts import lack

ROOT = Path(__file__).parents[2]
STARTS = 20
ROUNDS = 1
PATIENCE_MS = 30_000
START = """
import sys
from pathlib import Path
from dijo_desktop.ui.single_instance import SingleInstance
class Unlocked(SingleInstance):
    def _locked(self): return True
instance = {kind}(Path(sys.argv[1]))
sys.stdin.readline()
owner = instance.claim()
if owner:
    from PySide6.QtCore import QCoreApplication, QSocketNotifier
    app = QCoreApplication([])
    instance.listen()
    end = QSocketNotifier(0, QSocketNotifier.Type.Read)
    end.activated.connect(app.quit)
    sys.stdout.write("owner\\n"); sys.stdout.flush()
    app.exec()
else:
    sys.stdout.write("second\\n"); sys.stdout.flush()
    assert not [name for name in sys.modules if name in ("PySide6.QtWidgets", "PySide6.QtGui", "httpx", "keyring")]
"""


def _start(data: Path, kind: str = "SingleInstance") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START.format(kind=kind), str(data)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip


def _go(child: subprocess.Popen[str]) -> None:
    assert child.stdin
    child.stdin.write("go\n")
    child.stdin.flush()


def _said(child: subprocess.Popen[str]) -> str:
    assert child.stdout
    return child.stdout.readline().strip()


def _end(child: subprocess.Popen[str]) -> int:
    child.communicate(timeout=30)
    return child.returncode


def _owners(data: Path, kind: str, starts: int) -> int:
    """How many of so many starts at once think that they are the first."""
    children = [_start(data, kind) for _ in range(starts)]
    for child in children:
        _go(child)
    said = [_said(child) for child in children]
    assert set(said) <= {"owner", "second"}
    assert [_end(child) for child in children] == [0] * starts
    return said.count("owner")


@pytest.mark.fault("S11")
@pytest.mark.fault("B13")
def test_of_many_starts_at_once_one_is_the_first(tmp_path: Path) -> None:
    for number in range(ROUNDS):
        assert _owners(tmp_path / str(number), "SingleInstance", STARTS) == 1


@pytest.mark.fault("B13")
def test_without_the_lock_there_would_be_more(tmp_path: Path) -> None:
    assert _owners(tmp_path, "Unlocked", 3) > 1


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder of few letters: the socket of a long one stands elsewhere."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.fault("S11")
@pytest.mark.fault("B13")
def test_a_killed_owner_is_in_nobodys_way(short: Path) -> None:
    first = _start(short)
    _go(first)
    assert _said(first) == "owner"
    first.kill()
    _end(first)
    assert (short / "instance" / "window").exists(), "the socket of the dead is still there"
    second = _start(short)
    _go(second)
    assert _said(second) == "owner"
    assert _end(second) == 0


@pytest.fixture
def owner(tmp_path: Path, qapp: QApplication) -> Iterator[SingleInstance]:
    one = SingleInstance(tmp_path)
    assert one.claim()
    one.listen()
    yield one
    one.release()


@pytest.mark.fault("S11")
def test_a_second_start_raises_the_window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places.below(tmp_path)
    first = claim(places)
    assert first is not None
    answer(first, window)
    window.showMinimized()
    second = QProcess()
    second.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
    second.setWorkingDirectory(str(ROOT))
    second.start(sys.executable, ["-m", "dijo_desktop", "--data", str(tmp_path)])
    with qtbot.waitSignal(second.finished, timeout=PATIENCE_MS):
        pass
    assert (second.exitCode(), bytes(second.readAll().data())) == (0, b"")
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized(), timeout=PATIENCE_MS)
    window.close()
    first.release()
    third = claim(places)
    assert third is not None
    third.release()


@pytest.mark.fault("T15")
def test_ten_thousand_messages_do_nothing(owner: SingleInstance, qtbot: QtBot) -> None:
    asked: list[None] = []
    owner.raise_asked.connect(lambda: asked.append(None))
    chance = random.Random(13)  # noqa: S311 - no secret
    for number in range(10_000):
        length = chance.choice((0, 1, 5, 6, 7, 400))
        message = bytes(chance.randrange(256) for _ in range(length))
        if number % 10 == 0:
            message = RAISE + b"!" if number % 20 else RAISE.upper()
        with closing(_connected(owner)) as visitor:
            try:
                visitor.sendall(message)
            except OSError:
                continue
        if number % 4 == 0:
            QApplication.processEvents()
    QApplication.processEvents()
    assert asked == []
    with closing(_connected(owner)) as visitor, qtbot.waitSignal(owner.raise_asked, timeout=PATIENCE_MS):
        visitor.sendall(RAISE[:3])
        QApplication.processEvents()
        visitor.sendall(RAISE[3:])
    assert asked == [None]


@pytest.mark.fault("T15")
def test_nobody_else_can_come_near(owner: SingleInstance, tmp_path: Path) -> None:
    folder, address = tmp_path / "instance", Path(owner._address)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(address.stat().st_mode) & 0o077 == 0
    if os.geteuid() != 0:
        lack("the right to be another user")
    for path in (tmp_path, *tmp_path.parents):
        path.chmod(path.stat().st_mode | 0o001)
    call = "import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    done = subprocess.run(
        ["/usr/bin/env", "python3", "-c", call, str(address)], user=65534, capture_output=True, text=True, cwd="/"
    )
    assert "PermissionError" in done.stderr


@pytest.mark.fault("T15")
def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "instance").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderUnusable):
        SingleInstance(tmp_path)


def test_an_owner_that_does_not_answer_is_named(tmp_path: Path) -> None:
    silent, second = SingleInstance(tmp_path), SingleInstance(tmp_path, patience=0.0)
    assert silent.claim()
    with pytest.raises(AlreadyRunning):
        second.claim()
    silent.release()


def test_a_long_path_has_a_short_socket(tmp_path: Path, qtbot: QtBot) -> None:
    one = SingleInstance(tmp_path / ("long" * 30))
    assert one.claim()
    one.listen()
    with closing(_connected(one)) as visitor, qtbot.waitSignal(one.raise_asked, timeout=PATIENCE_MS):
        visitor.sendall(RAISE)
    one.release()
    Path(one._address).parent.rmdir()


def _connected(owner: SingleInstance) -> socket.socket:
    visitor = socket.socket(socket.AF_UNIX)
    visitor.settimeout(PATIENCE_MS / 1000)
    while True:
        try:
            visitor.settimeout(0)
            visitor.connect(owner._address)
        except BlockingIOError:  # as many wait as may: the window has to look first
            QApplication.processEvents()
        else:
            visitor.settimeout(PATIENCE_MS / 1000)
            return visitor
