"""The crash window: for what is a bug of this program. Shows everything, sends nothing.

`CrashHooks` takes what reaches `sys`, `threading` and `unraisable` hooks and Qt's own messages; the same traceback is
shown once. Secrets and personal addresses are taken out of the text before anything is shown or logged.
"""

from __future__ import annotations

import logging
import platform
import re
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

import dijo_desktop

log = logging.getLogger(__name__)
_SECRETS = (
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "<address>"),
    (re.compile(r"\+\d[\d ().-]{6,}\d"), "<number>"),
    (re.compile(r"(?i)\b(bearer|dpop)\s+[\w.~+/=-]{8,}"), r"\1 ***"),
    (re.compile(r"\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?"), "***"),
    (re.compile(r"(?i)\b(\w*(?:code|state|token|verifier|secret|password|request_uri))(['\"]?\s*[=:]\s*['\"]?)[^\s'\"&,)]+"),
     r"\1\2***"),
    (re.compile(r"\b[A-Za-z0-9_-]{43,}\b"), "***"),
    (re.compile(r"(/home/|/Users/|C:\\Users\\)[^/\\\s]+"), r"\1<user>"),
)  # fmt: skip

_HARMLESS = ("This plugin does not support propagateSizeHints()", "This plugin does not support raise()")
"""What Qt says offscreen about things that no screen can have."""


def redacted(text: str) -> str:
    """The text without anything that looks like a secret, an e-mail address, a phone number or a user's name."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class CrashHooks(QObject):
    """The hooks; `crashed` carries the redacted report, in the thread of this object, once for each traceback."""

    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._before: tuple[Any, Any, Any] | None = None

    def install(self) -> None:
        """Take over."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._raised
        threading.excepthook = lambda args: self._raised(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._raised(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._said)

    def remove(self) -> None:
        """Give back what was there before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Report an error that was caught."""
        self._raised(type(error), error, error.__traceback__)

    def _raised(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or issubclass(kind, (KeyboardInterrupt, SystemExit)):
            return
        place = "".join(traceback.format_tb(trace)) + kind.__name__
        text = redacted("".join(traceback.format_exception(kind, error, trace)))
        log.error("a bug: %s", text)
        if place not in self._seen:
            self._seen.add(place)
            self.crashed.emit(f"{_circumstances()}\n\n{text}")

    def _said(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if text in _HARMLESS:
            return
        grave = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
        log.log(logging.ERROR if grave else logging.WARNING, "Qt: %s", redacted(text))


def _circumstances() -> str:
    return (
        f"DiJo Desktop {dijo_desktop.__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}"
    )
