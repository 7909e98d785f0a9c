"""What the repository may not hold, and what its texts must say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).parents[2]


def _tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_package_host_and_no_path_of_one_machine_is_committed() -> None:
    hosts = "|".join(["python" + "hosted", r"py" + r"pi\.org", r"registry\.np" + "mjs", r"deb\.deb" + "ian"])
    places = "|".join(["/ro" + "ot/", "/wo" + "rk/"])
    forbidden = re.compile(f"{hosts}|{places}")
    found = [
        str(file.relative_to(ROOT))
        for file in _tracked()
        if file.suffix not in {".png", ".svg"}
        and forbidden.search(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_locks_have_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        pins = re.findall(r"^[a-z0-9-]+==\S+.*$", text, re.MULTILINE)
        assert len(pins) > 20
        assert text.count("--hash=sha256:") >= len(pins)


def test_the_lock_of_the_foreign_provider_has_hashes_and_no_addresses_of_packages() -> None:
    lock = ROOT / "tests" / "foreign" / "oidc_provider" / "package-lock.json"
    packages = msgspec.json.decode(lock.read_bytes())["packages"]
    assert len(packages) > 10
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


def test_the_small_lock_is_a_part_of_the_large_one() -> None:
    small, large = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert small.items() <= large.items()


@pytest.mark.parametrize(("words", "code"), [(["torture"], 3), (["nonsense"], 2), ([], 2)])
def test_door_says_what_it_cannot_do(words: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, ROOT / "dev.py", *words], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout + done.stderr
