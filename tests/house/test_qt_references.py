"""A release of PySide6 that loses references aborts the program after some hours; this one must not."""

from __future__ import annotations

import subprocess
import sys

COUNT = """
import sys
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    told = Signal(object)
sender = Sender()
none, true = sys.getrefcount(None), sys.getrefcount(True)
for _ in range(1000):
    sender.setObjectName("x")
    sender.told.emit(1)
sys.stdout.write(f"{none - sys.getrefcount(None)} {true - sys.getrefcount(True)}")
"""


def test_a_thousand_calls_lose_no_reference() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    lost = [int(word) for word in done.stdout.split()]
    assert all(count < 50 for count in lost), f"references lost to None and True: {lost}"
