#!/usr/bin/env python3
"""The developer's one door: `python3 dev.py demo | test | check | bundle | bench | pictures | translate | torture`.

Needs nothing but Python 3.11 or newer: it makes `.venv` from the lock files and, on Debian and Ubuntu, installs
the system libraries that are missing. Exit codes: 0 all well, 1 something failed, 2 wrong usage, 3 a part of the
system is missing (it says which, and the command that installs it).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from dev_system import QT_LIBRARIES, TEST_PROGRAMS, PartMissing, install_packages, say, system_parts

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
LARGE_LOCK = "requirements-dev.lock"
"""Holds all that the small lock holds, too."""


def main() -> int:
    """Run one command of this door and return the exit code."""
    commands = {
        "demo": demo,
        "test": test,
        "check": check,
        "bundle": bundle,
        "bench": bench,
        "pictures": pictures,
        "translate": translate,
        "torture": torture,
    }
    parser = argparse.ArgumentParser(prog="dev.py", description="The developer's one door.")
    parser.add_argument("command", choices=commands)
    options, rest = parser.parse_known_args()
    try:
        return commands[options.command](rest)
    except PartMissing as missing:
        say(f"dev.py: {missing}")
        return 3


def demo(rest: list[str]) -> int:
    """Open the window on the embedded reference service, or play the same journey offscreen."""
    set_up("requirements.lock")
    system_parts(QT_LIBRARIES, {}, needed=True)
    if screen():
        return run([PYTHON, "-m", "dijo_desktop", "--demo", *rest])
    say("There is no screen here, so the same journey is played offscreen by a scripted user.")
    return run([PYTHON, "-m", "dijo_desktop", "tour", "--out", BUILD / "tour", *rest], offscreen=True)


def test(rest: list[str]) -> int:
    """Run every test; further words go to pytest, for example `-k calls`."""
    set_up(LARGE_LOCK)
    system_parts(QT_LIBRARIES, TEST_PROGRAMS, needed=False)
    workers = [] if any(word.startswith("-n") for word in rest) else ["-n", str(min(os.cpu_count() or 1, 8))]
    return run([PYTHON, "-m", "pytest", *workers, "--dist", "loadfile", *rest], offscreen=True)


def check(_rest: list[str]) -> int:
    """Format, lint, types and imports."""
    set_up(LARGE_LOCK)
    codes = [
        run([BIN / "ruff", "format", "--check", "."]),
        run([BIN / "ruff", "check", "."]),
        run([PYTHON, "-m", "mypy"]),
        run([BIN / "lint-imports"]),
    ]
    return max(codes)


def bundle(_rest: list[str]) -> int:
    """Build the frozen program for this system into `build/dist/dijo-desktop`."""
    set_up(LARGE_LOCK)
    system_parts(QT_LIBRARIES, {"objdump": "binutils"}, needed=True)
    code = run(freezing(PYTHON))
    if code == 0:
        folder = BUILD / "dist" / "dijo-desktop"
        files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
        say(f"Built {folder.relative_to(ROOT)}, {sum(file.stat().st_size for file in files) / 1e6:.0f} MB.")
    return code


def freezing(python: str | Path) -> list[str | Path]:
    """The command that freezes the program into `build/dist`; the tests of the bundle use it, too."""
    return [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", BUILD / "dist",
            "--workpath", BUILD / "pyinstaller", ROOT / "build.spec"]  # fmt: skip


def bench(rest: list[str]) -> int:
    """Run the benchmarks named, or all of them; each prints one JSON object."""
    set_up(LARGE_LOCK)
    system_parts(QT_LIBRARIES, {}, needed=True)
    known = {file.stem: file for file in sorted((ROOT / "benchmarks").glob("[a-z]*.py"))}
    if unknown := set(rest) - set(known):
        say(f"dev.py: no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        return 2
    return max(run([PYTHON, known[name]], offscreen=True) for name in rest or known)


def pictures(_rest: list[str]) -> int:
    """Make the README's pictures from the running program."""
    set_up("requirements.lock")
    system_parts(QT_LIBRARIES, {}, needed=True)
    code = run([PYTHON, "-m", "dijo_desktop", "tour", "--out", BUILD / "pictures"], offscreen=True)
    if code == 0:
        for name in ("calls-light.png", "calls-dark.png", "my-data-light.png", "export-verified-light.png"):
            shutil.copyfile(BUILD / "pictures" / name, ROOT / "docs" / "pictures" / name)
    return code


def translate(rest: list[str]) -> int:
    """Bring `i18n/*.ts` up to date with the texts in the program; new ones are marked as unfinished."""
    set_up(LARGE_LOCK)
    return run([PYTHON, ROOT / "i18n" / "update.py", *rest])


def torture(_rest: list[str]) -> int:
    """The long fault runs are not built yet."""
    say("dev.py: torture is not built yet; `dev.py test` runs every fault test there is so far")
    return 3


def set_up(lock: str) -> None:
    """Make `.venv` hold what `lock` names, and compile the translations into `build/i18n`."""
    if sys.version_info < OLDEST:
        raise PartMissing(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}")
    if not any(
        stamp_of(each).exists() and stamp_of(each).read_text() == state_of(each) for each in (lock, LARGE_LOCK)
    ):
        say(f"Setting up .venv from {lock}")
        make_venv()
        install = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
        done = subprocess.run([*install, "-r", ROOT / lock], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise PartMissing(
                f"the packages of {lock} could not be installed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
            )
        own = subprocess.run([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
                             capture_output=True, text=True, check=True)  # fmt: skip
        Path(own.stdout.strip(), "dijo_desktop.pth").write_text(f"{ROOT}\n", encoding="utf-8")
        stamp_of(lock).write_text(state_of(lock))
    catalogues(BUILD / "i18n")


def stamp_of(lock: str) -> Path:
    """Where `.venv` says which state of a lock it was made from."""
    return VENV / f"{lock}.stamp"


def state_of(lock: str) -> str:
    """A digest of a lock and of the Python that runs this."""
    return hashlib.sha256((ROOT / lock).read_bytes() + sys.version.encode()).hexdigest()


def make_venv() -> None:
    """Make a fresh `.venv`; Debian keeps what that needs in a package of its own."""
    for old in VENV.glob("*.stamp"):
        old.unlink()
    try:
        venv.create(VENV, clear=True, with_pip=True)
    except (subprocess.CalledProcessError, ImportError):
        install_packages(["python3-venv"], needed=True)
        venv.create(VENV, clear=True, with_pip=True)


def catalogues(target: Path) -> None:
    """Compile `i18n/*.ts` into `target/*.qm`; the wheel and the bundle call this, too."""
    target.mkdir(parents=True, exist_ok=True)
    for source in sorted((ROOT / "i18n").glob("*.ts")):
        made = target / f"{source.stem}.qm"
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            # A build of the wheel by pip has it on the path only.
            places = [str(Path(sys.executable).parent), str(BIN), os.environ.get("PATH", "")]
            release = shutil.which("pyside6-lrelease", path=os.pathsep.join(places))
            if release is None:
                raise PartMissing("pyside6-lrelease is missing; it comes with PySide6-Essentials")
            subprocess.run([release, "-silent", source, "-qm", made], check=True)


def screen() -> bool:
    """Whether a window can be shown to somebody."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(command: list[str | Path], *, offscreen: bool = False) -> int:
    """Run a command in the project's folder and return its exit code."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([str(word) for word in command], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
