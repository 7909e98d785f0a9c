"""What a failure says to a person, and the one button that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

Tone = Literal["info", "warn", "error", "ok"]
translate = QCoreApplication.translate


@dataclass(frozen=True)
class Message:
    """What a failure says: one sentence, the text of one button (or none) and the action it stands for.

    `action` is retry, sign_in, change_address, use_code, unlock, choose_folder, open_browser, reload, ask_again,
    restart or empty.
    """

    sentence: str
    button: str = ""
    action: str = ""
    tone: Tone = "error"


def retry(sentence: str, tone: Tone = "error") -> Message:
    """What may work the next time."""
    return Message(sentence, translate("messages", "Try again"), "retry", tone)


def sign_in(sentence: str, tone: Tone = "error") -> Message:
    """What a new sign-in mends."""
    return Message(sentence, translate("messages", "Sign in"), "sign_in", tone)
