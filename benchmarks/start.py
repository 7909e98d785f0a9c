"""Cold start to the first painted window, against a bare QMainWindow of PySide6; processes in turn, medians."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9
SAY_AT_FIRST_PAINT = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, self.end)
        return False
    def end(self):
        import resource, sys
        sys.stdout.write(f"{time.time()} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}\\n")
        sys.stdout.flush()
        import os
        os._exit(0)
first = FirstPaint()
"""
BARE = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
{SAY_AT_FIRST_PAINT}
window = QMainWindow()
window.resize(1200, 780)
window.installEventFilter(first)
window.show()
app.exec()
"""
OURS = f"""
import sys
from pathlib import Path
from dijo_desktop.app import Choices, build, start_qt
from dijo_desktop.store.places import Places
app, hooks = start_qt()
{SAY_AT_FIRST_PAINT}
built = build(app, Choices(places=Places.below(Path(sys.argv[1]))))
window = built.program.window
window.installEventFilter(first)
window.show()
app.exec()
"""


def once(code: str) -> tuple[float, int]:
    """Seconds from starting the process to its first paint, and its peak memory in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.time()
        done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)
    at, memory = done.stdout.split()
    return float(at) - began, int(memory)


def main() -> None:
    """Print one JSON object."""
    once(BARE), once(OURS)
    bare, ours = zip(*[(once(BARE), once(OURS)) for _ in range(ROUNDS)], strict=True)
    bare_s, ours_s = (statistics.median(seconds for seconds, _ in each) for each in (bare, ours))
    figures = {
        "benchmark": Path(__file__).stem,
        "rounds": ROUNDS,
        "first paint, s": round(ours_s, 3),
        "bare QMainWindow, s": round(bare_s, 3),
        "ratio": round(ours_s / bare_s, 2),
        "memory, MiB": max(memory for _, memory in ours),
        "bare QMainWindow, MiB": max(memory for _, memory in bare),
    }
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
