"""The wheel: what it holds, what it says of itself, and that it runs from its own files alone."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from dev import ROOT
from dijo_desktop import __version__
from tests.parts import need

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from what is tracked and nothing else."""
    need("git")
    copy = tmp_path_factory.mktemp("sources")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=copy, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = (copy / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            archive.extract(name, folder)
    return folder


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def metadata(unpacked: Path) -> Message:
    return Parser().parsestr(_about(unpacked, "METADATA").read_text(encoding="utf-8"))


def test_it_holds_the_program_its_resources_and_its_languages(names: set[str]) -> None:
    packaged = {f"dijo_desktop/_{file.relative_to(ROOT).as_posix()}" for file in (ROOT / "resources").rglob("*.*")}
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "dijo_desktop").rglob("*.py")}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    committed = {*tracked, *(name.replace("resources/", "dijo_desktop/_resources/", 1) for name in tracked)}
    assert len(packaged) > 50
    assert (packaged | modules) & committed <= names
    assert {f"dijo_desktop/_i18n/dijo_{language}.qm" for language in ("de", "en")} <= names
    assert "dijo_desktop/py.typed" in names


def test_it_holds_nothing_else(names: set[str]) -> None:
    about = f"dijo_desktop-{__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"dijo_desktop", about}
    endings = (".ts", ".pyc", ".spec", ".lock", ".db")
    assert not [name for name in names if name.endswith(endings) or "test_" in name or "conftest" in name]


def test_it_says_what_it_needs(metadata: Message) -> None:
    assert metadata["Version"] == __version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    needs = metadata.get_all("Requires-Dist") or []
    (qt,) = [need for need in needs if need.startswith("pyside6")]
    assert "<6.12" in qt
    assert ">=6.11.3" in qt
    assert not [need for need in needs if "pytest" in need or "addons" in need.lower()]


def test_its_command_is_the_program(unpacked: Path) -> None:
    commands = configparser.ConfigParser()
    commands.read(_about(unpacked, "entry_points.txt"), encoding="utf-8")
    assert dict(commands["console_scripts"]) == {"dijo-desktop": "dijo_desktop.__main__:main"}
    assert _about(unpacked, "licenses/LICENSE").is_file()


def test_unpacked_elsewhere_it_runs_from_its_own_files(unpacked: Path, tmp_path: Path) -> None:
    look = "import dijo_desktop.packaged as p; print(p.__file__, p.resource(), p.catalogues(), sep='\\n')"
    found = _python(unpacked, tmp_path, "-c", look)
    assert (found.returncode, found.stderr) == (0, "")
    assert all(Path(line).is_relative_to(unpacked) for line in found.stdout.splitlines())
    done = _python(unpacked, tmp_path, "-m", "dijo_desktop", "doctor", "i18n", "store")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert [line.partition(", ")[0] for line in done.stdout.splitlines()] == ["i18n: ok", "store: ok"]


def _about(unpacked: Path, name: str) -> Path:
    return unpacked / f"dijo_desktop-{__version__}.dist-info" / name


def _python(unpacked: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(unpacked),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-P", *words], cwd=home, env=environment, capture_output=True, text=True, timeout=60
    )
