"""The words for the states of the keyring, the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

Kind = Literal["ready", "locked", "not answering", "missing", "changed", "session-only"]
KINDS: tuple[Kind, ...] = ("ready", "locked", "not answering", "missing", "changed", "session-only")
translate = QCoreApplication.translate


@dataclass(frozen=True)
class KeyringFacts:
    """What is known of the keyring: its state, the name a person knows it by, such as GNOME Keyring, and its id.

    `unsaved`: a newer sign-in is in memory than in the keyring. `usable`: this program's own part works.
    """

    kind: Kind
    name: str = ""
    id: str = ""
    unsaved: bool = False
    usable: bool = True


@dataclass(frozen=True)
class KeyringWords:
    """`short` for the status area, `state` and `tone` for a tag, `sentence` for more."""

    short: str
    state: str
    tone: Literal["ok", "warn", "error", "info"]
    sentence: str


def words(facts: KeyringFacts) -> KeyringWords:
    """What to say about the keyring."""
    if not facts.usable:
        return KeyringWords(
            translate("keyring", "Keyring cannot be used"),
            translate("keyring", "Cannot be used"),
            "error",
            translate("keyring", "The part of this program that speaks to the keyring is broken."),
        )
    if facts.unsaved and facts.kind != "session-only":
        return KeyringWords(
            translate("keyring", "Sign-in not saved yet"),
            translate("keyring", "Not saved yet"),
            "warn",
            translate("keyring", "The keyring has not taken the newest sign-in yet. It is in memory until then."),
        )
    match facts.kind:
        case "ready":
            return KeyringWords(
                translate("keyring", "Keyring unlocked"),
                translate("keyring", "Unlocked"),
                "ok",
                translate("keyring", "Holds your sign-in key and the key of the local copy. Neither is in a file."),
            )
        case "locked":
            return KeyringWords(
                translate("keyring", "Keyring locked"),
                translate("keyring", "Locked"),
                "warn",
                translate("keyring", "Your sign-in is safe inside it. Unlock it in your system, then try again."),
            )
        case "not answering":
            return KeyringWords(
                translate("keyring", "Keyring does not answer"),
                translate("keyring", "No answer yet"),
                "warn",
                translate("keyring", "It may be waiting for its own password. A late answer still counts."),
            )
        case "missing":
            return KeyringWords(
                translate("keyring", "No sign-in in the keyring"),
                translate("keyring", "Nothing found"),
                "warn",
                translate("keyring", "There is no keyring, or no sign-in in it. Nothing here was deleted."),
            )
        case "changed":
            return KeyringWords(
                translate("keyring", "Another keyring"),
                translate("keyring", "Changed"),
                "warn",
                translate("keyring", "Another keyring answers than last time. Nothing was changed or overwritten."),
            )
        case "session-only":
            return KeyringWords(
                translate("keyring", "This session only"),
                translate("keyring", "This session only"),
                "info",
                translate("keyring", "Your sign-in is in memory and ends when you quit. Nothing is written down."),
            )
