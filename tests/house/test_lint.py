"""Calls that may not be made in this program, with a reason each; a sample proves that each ban bites."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = sorted((ROOT / "dijo_desktop").rglob("*.py"))
TESTS = [file for file in sorted((ROOT / "tests").rglob("*.py")) if file != Path(__file__)]
LONGEST = 300

BANS: dict[str, tuple[str, frozenset[str], str, str]] = {
    # name: (pattern, files that may, a line that must be caught, a line that must pass)
    "raw QLabel": (r"(?<!\w)QLabel\(", frozenset(), "x = QLabel('hi')", "class PlainLabel(QLabel, x):"),
    "message box statics": (r"QMessageBox\.\w+\(", frozenset(), "QMessageBox.question(w)", "QMessageBox"),
    "nested event loops": (r"\.exec\(", frozenset({"app.py", "tour/play.py"}), "menu.exec(p)", "menu.popup(p)"),
    "Qt's own threads": (r"\b(QThread|QThreadPool|QRunnable)\(", frozenset(), "QThread(self)", "Thread(x)"),
    "openUrl": (r"\bopenUrl\b", frozenset({"open_web.py"}), "QDesktopServices.openUrl(u)", "open_web(u)"),
    "AsyncClient": (r"\bAsyncClient\b", frozenset(), "httpx.AsyncClient()", "httpx.Client()"),
    "unverified TLS": (r"verify\s*=\s*False", frozenset(), "Client(verify=False)", "Client(verify=context)"),
    "environment of httpx": (r"trust_env\s*=\s*True", frozenset(), "trust_env=True", "trust_env=False"),
    "redirects": (r"follow_redirects\s*=\s*True", frozenset(), "follow_redirects=True", "follow_redirects=False"),
    "requests": (r"^\s*(import|from) requests\b", frozenset(), "import requests", "import httpx"),
    "bare json": (r"\bjson\.loads\(", frozenset(), "json.loads(x)", "msgspec.json.decode(x)"),
    "extractall": (r"\bextractall\(", frozenset(), "z.extractall(p)", "z.open(n)"),
    "os.rename": (r"\bos\.rename\(|\.rename\(", frozenset(), "os.rename(a, b)", "os.replace(a, b)"),
    "rekey": (r"\brekey\b", frozenset(), "PRAGMA rekey", "PRAGMA key"),
    "fork": (r"\bos\.fork\(", frozenset(), "os.fork()", "subprocess.Popen()"),
    "foreign keyrings": (r"keyring\.get_keyring", frozenset(), "keyring.get_keyring()", "SecretService.Keyring()"),
    "f-strings in tr": (r"(\btr|translate)\(f[\"']", frozenset(), 'self.tr(f"x")', 'self.tr("x")'),
    "print": (r"(?<!\w)print\(", frozenset({"cli.py"}), "print(x)", "self.imprint(x)"),
    "QtAsyncio, asyncio in the window": (r"QtAsyncio|qasync", frozenset(), "import qasync", "import threading"),
}
TEST_BANS: dict[str, tuple[str, str, str]] = {
    "sleeping": (r"\btime\.sleep\(|(?<!\w)sleep\(|qtbot\.wait\(|qWait\(", "time.sleep(1)", "qtbot.waitUntil(x)"),
    "patching our own modules": (
        r"patch\(\s*[\"']dijo_desktop",
        'patch("dijo_desktop.x")',
        "monkeypatch.setenv('A', 'b')",
    ),
    "reruns": (r"mark\.flaky|reruns", "@pytest.mark.flaky", "@pytest.mark.heavy"),
    "skips without a platform": (r"mark\.skip\b", "@pytest.mark.skip", "@pytest.mark.skipif(sys.platform == 'x')"),
}


def _code(file: Path) -> list[tuple[int, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(number, line) for number, line in enumerate(lines, 1) if not line.lstrip().startswith("#")]


@pytest.mark.parametrize("name", BANS)
@pytest.mark.fault("S14")
def test_the_program_makes_no_forbidden_call(name: str) -> None:
    pattern, allowed, bad, good = BANS[name]
    assert re.search(pattern, bad)
    assert not re.search(pattern, good)
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in PROGRAM
        if not any(file.as_posix().endswith(f"/{ending}") for ending in allowed)
        for number, line in _code(file)
        if re.search(pattern, line)
    ]
    assert not found, f"{name}: {found}"


@pytest.mark.parametrize("name", TEST_BANS)
def test_the_tests_make_no_forbidden_call(name: str) -> None:
    pattern, bad, good = TEST_BANS[name]
    assert re.search(pattern, bad)
    assert not re.search(pattern, good)
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in TESTS
        for number, line in _code(file)
        if re.search(pattern, line)
    ]
    assert not found, f"{name}: {found}"


def test_only_the_foreign_judges_bring_their_own_http_client() -> None:
    pattern, bad = BANS["requests"][0], r"^\s*(import|from) (schemathesis|requests_oauth2client|jwskate)\b"
    assert re.search(bad, "from jwskate import Jwk")
    found = [
        str(file.relative_to(ROOT))
        for file in (*PROGRAM, *TESTS)
        if file.parent.name != "foreign" and any(re.search(f"{pattern}|{bad}", line) for _, line in _code(file))
    ]
    assert not found


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    own = [*PROGRAM, *TESTS, *sorted((ROOT / "benchmarks").glob("*.py")), *sorted(ROOT.glob("dev*.py"))]
    long = {
        str(file.relative_to(ROOT)): count for file in own if (count := len(file.read_text().splitlines())) > LONGEST
    }
    assert not long


def test_no_name_says_nothing() -> None:
    empty = re.compile(r"^class \w*(Manager|Helper|Util|Utils|Common|Base)\b", re.MULTILINE)
    assert empty.search("class CallManager:")
    assert not [str(file) for file in PROGRAM if empty.search(file.read_text())]
