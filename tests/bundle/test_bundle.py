"""The frozen program alone: its parts, its processes, its exit codes, and nothing it was not asked to say."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sysconfig
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from dev import ROOT
from dijo_desktop.contract.demo import ServeLine
from tests.bundle.frozen import Frozen, wait_until
from tests.parts import lack, need
from tests.secret_service import secret_service

pytestmark = pytest.mark.heavy

LARGEST_MB = 150


class Toured(NamedTuple):
    """What a tour of the frozen program said, left behind and needed."""

    code: int
    stdout: str
    stderr: str
    out: Path
    most_processes: int
    left: set[int]


@pytest.fixture(scope="module")
def toured(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Toured:
    place = tmp_path_factory.mktemp("tour")
    computer, out = Frozen(program, place / "home"), place / "out"
    said, errors = place / "stdout", place / "stderr"
    most: set[int] = set()

    def ended() -> bool:
        nonlocal most
        most = max(most, computer.processes(), key=len)
        return child.poll() is not None

    with said.open("wb") as stdout, errors.open("wb") as stderr:
        child = subprocess.Popen(
            [program, "tour", "--out", out], env=computer.environment, cwd=computer.home, stdout=stdout, stderr=stderr
        )
        try:
            wait_until(ended, child)
            left = computer.processes()
        finally:
            child.kill()
            computer.end()
    return Toured(child.wait(), said.read_text(), errors.read_text(), out, len(most), left)


def test_parts_are_well_and_say_so_in_one_line_each(frozen: Frozen) -> None:
    done = frozen.run("doctor", "qt", "store", "i18n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.partition(", ")[0] for line in done.stdout.splitlines()] == ["qt: ok", "store: ok", "i18n: ok"]
    assert done.stderr == ""


@pytest.mark.fault("K9")
def test_keyring_of_the_system_is_found(frozen: Frozen, tmp_path: Path) -> None:
    with secret_service(tmp_path / "session") as environment:
        bus = {name: environment[name] for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")}
        done = frozen.run("doctor", "keyring", environment=bus)
    assert (done.returncode, done.stderr) == (0, "")
    said = r"keyring: ok, GNOME Keyring, ready; wrote, read and deleted 1000 characters \(\d+\.\d\d s\)\n"
    assert re.fullmatch(said, done.stdout)


def test_without_a_keyring_it_says_so(frozen: Frozen) -> None:
    done = frozen.run("doctor", "keyring", environment={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("keyring: not ok, Secret Service, missing. ")


def test_the_main_job_runs_and_every_step_is_checked(toured: Toured) -> None:
    assert (toured.code, toured.stderr) == (0, ""), toured.stdout
    steps = [line for line in toured.stdout.splitlines() if " s  " in line]
    assert len(steps) > 20
    assert all("checked" in step and "NOT OK" not in step for step in steps)
    assert len(list(toured.out.glob("*.png"))) > 30


@pytest.mark.fault("V8")
def test_there_are_two_processes_and_none_afterwards(toured: Toured) -> None:
    assert toured.most_processes == 2
    assert not toured.left


def test_the_copy_of_the_tour_verifies_and_a_changed_one_does_not(
    frozen: Frozen, toured: Toured, tmp_path: Path
) -> None:
    copy = shutil.copyfile(next(toured.out.glob("*.zip")), tmp_path / "Kopie für Ж.zip")
    done = frozen.run("verify", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(rf"Verified: \d+ records in \d+ categories, {re.escape(str(copy))}\n", done.stdout)
    changed = tmp_path / "changed.zip"
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    done = frozen.run("verify", changed)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("Altered: ")


@pytest.mark.fault("V7")
def test_the_service_ends_with_a_window_that_is_killed(frozen: Frozen, tmp_path: Path) -> None:
    data = tmp_path / "data"
    window = frozen.start("--demo", "--data", data)
    database = data / "demo" / "data" / "service" / "service.db"
    assert wait_until(lambda: len(frozen.processes()) == 2 and database.exists(), window)
    os.kill(window.pid, signal.SIGKILL)
    assert wait_until(lambda: not frozen.processes(), window, 5)
    assert [stream.read() for stream in (window.stdout, window.stderr) if stream] == [b"", b""]
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_serve_says_where_it_is_and_ends_with_its_input(frozen: Frozen, tmp_path: Path) -> None:
    service = frozen.start("serve", "--secret-stdin", "--data", tmp_path / "data")
    assert service.stdin
    assert service.stdout
    service.stdin.write(f"{secrets.token_urlsafe(32)}\n".encode())
    service.stdin.flush()
    line = msgspec.json.decode(service.stdout.readline(), type=ServeLine)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", line.address)
    assert len(frozen.processes()) == 1
    assert service.communicate(timeout=10) == (b"", b"")
    assert service.returncode == 0


@pytest.mark.fault("Q6")
@pytest.mark.parametrize(
    ("library", "package", "screen"),
    [("libEGL.so.1", "libegl1", "offscreen"), ("libxcb.so.1", "libxcb1", "xcb")],
)
def test_missing_libraries_of_the_system_are_named(frozen: Frozen, library: str, package: str, screen: str) -> None:
    hide = _without(library)
    done = frozen.run("--demo", before=hide, environment={"QT_QPA_PLATFORM": screen, "DISPLAY": ":999"})
    assert (done.returncode, done.stdout) == (3, "")
    assert re.fullmatch(r"dijo-desktop: system libraries is missing\. .+apt-get install [\w. -]+\n", done.stderr)
    assert package in done.stderr.split()
    assert not list(frozen.home.glob("core*"))


def test_without_a_screen_it_says_so(frozen: Frozen) -> None:
    done = frozen.run("--demo", environment={"QT_QPA_PLATFORM": ""})
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "dijo-desktop: a screen is missing. Neither DISPLAY nor WAYLAND_DISPLAY is set.\n"


@pytest.mark.fault("T13")
def test_plugins_of_others_and_files_of_the_workshop_are_not_loaded(frozen: Frozen, tmp_path: Path) -> None:
    need("strace")
    planted = tmp_path / "planted"
    for kind in ("platforms", "styles", "generic"):
        (planted / kind).mkdir(parents=True)
        (planted / kind / "libqoffscreen.so").write_bytes(b"not a plugin")
    names = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_STYLE_OVERRIDE", "QT_QPA_GENERIC_PLUGINS")
    log = tmp_path / "opened"
    done = frozen.run(
        "doctor", "qt", environment=dict.fromkeys(names, str(planted)),
        before=["strace", "-f", "-qq", "-e", "trace=open,openat,stat,newfstatat,getdents64", "-o", str(log)],
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    opened = log.read_text(errors="replace")
    assert "libqoffscreen.so" in opened
    assert str(planted) not in opened
    workshop = [ROOT / "dijo_desktop", ROOT / "resources", *map(sysconfig.get_path, ("stdlib", "purelib", "platlib"))]
    assert not [folder for folder in workshop if f'"{folder}/' in opened]


def test_variables_of_python_change_nothing(frozen: Frozen, tmp_path: Path) -> None:
    for name in ("sitecustomize.py", "msgspec.py", "keyringrc.cfg"):
        (tmp_path / name).write_text("raise SystemExit(77)")
    given = {
        "PYTHONPATH": str(tmp_path),
        "PYTHONHOME": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "msgspec.py"),
        "PYTHONINSPECT": "1",
        "PYTHONVERBOSE": "1",
        "PYTHONWARNINGS": "error",
        "PYTHONDEVMODE": "1",
    }
    plain, odd = (frozen.run("doctor", "qt", "store", "i18n", environment=extra) for extra in ({}, given))
    assert (odd.returncode, odd.stdout, odd.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert odd.returncode == 0


def test_licences_of_all_that_is_inside_come_along(program: Path) -> None:
    inside = program.parent / "_internal" / "licenses"
    locked = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    elsewhere = {"colorama", "pywin32-ctypes", "tzdata"}  # of Windows
    qt = {"pyside6-essentials", "shiboken6"}  # their wheels bring none
    missing = {name for name in (*locked, "dijo-desktop") if not any((inside / name).glob("*"))}
    assert missing <= elsewhere | qt
    texts = [
        program.parent / "_internal" / "resources" / "licenses" / name for name in ("LGPL-3.0.txt", "GPL-3.0.txt")
    ]
    assert all("GNU" in text.read_text(encoding="utf-8") for text in texts)


def test_it_is_small_and_holds_nothing_of_the_workshop(program: Path) -> None:
    files = [file for file in program.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    names = {file.relative_to(program.parent).as_posix() for file in files}
    assert sum(file.stat().st_size for file in files) < LARGEST_MB * 1_000_000
    for part in (r"\.ts$", r"pytest|hypothesis|mypy|ruff|selenium|pydantic", r"libgtk|libQt6(Qml|Quick)",
                 r"libstdc\+\+|libX11\.so|libglib-2|libfontconfig|libdbus-1\.so"):  # fmt: skip
        assert not [name for name in names if re.search(part, name)], part
    inside = "_internal/PySide6/Qt/translations/"
    assert {name for name in names if name.startswith(inside)} == {f"{inside}qtbase_de.qm", f"{inside}qtbase_en.qm"}


def _without(library: str) -> list[str]:
    """A command that starts a program for which a library of the system is an empty file."""
    need("unshare", "ldconfig")
    cache = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    paths = re.findall(rf"^\s{re.escape(library)} .*=> (\S+)$", cache, re.MULTILINE)
    mounts = "; ".join(f"mount --bind /dev/null {path}" for path in paths)
    shell = [shutil.which("unshare") or "", "--mount", "sh", "-c", f'set -e; {mounts}; exec "$@"', "sh"]
    if not paths or subprocess.run([*shell, "true"], capture_output=True).returncode != 0:
        lack(f"the right to hide {library} by unshare --mount")
    return shell
