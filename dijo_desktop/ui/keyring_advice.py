"""What to do about a keyring, in one sentence for each keyring and state."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dijo_desktop.ui.keyring_words import KeyringFacts

translate = QCoreApplication.translate


def advice(facts: KeyringFacts, *, works: bool = False) -> str:
    """What to do now; empty if there is nothing to do. `works`: a trial item was kept all the same."""
    name = facts.name or translate("keyring", "the keyring")
    if not facts.usable:
        return translate("keyring", "Install this program anew: its part that speaks to the keyring is broken.")
    match facts.kind:
        case "locked":
            return _locked(facts.id).format(keyring=name)
        case "not answering":
            return _silent(facts.id).format(keyring=name)
        case "missing" if works:
            text = translate("keyring", "Sign out and in again: the item of this program was deleted from {keyring}.")
            return text.format(keyring=name)
        case "missing":
            return _missing(facts.id)
        case "changed":
            return translate(
                "keyring", "Start the keyring of last time again, or sign in again to use {keyring}."
            ).format(keyring=name)
        case "session-only":
            return translate("keyring", "Quit and sign in again once {keyring} works, to keep the sign-in.").format(
                keyring=name
            )
    return "" if works else translate("keyring", "Test it again; if it fails again, sign in for this session only.")


def _locked(keyring: str) -> str:
    match keyring:
        case "secret-service:gnome-keyring":
            return translate("keyring", "Open Passwords and Keys, unlock the keyring Login, then try again.")
        case "secret-service:kwallet":
            return translate("keyring", "Open the wallet in KWalletManager, then try again.")
        case "secret-service:keepassxc":
            return translate("keyring", "Unlock the database in KeePassXC, then try again.")
        case "keychain":
            return translate("keyring", "Try again, and choose Allow when macOS asks.")
        case "credential-manager":
            return translate("keyring", "Sign out of Windows and in again, then try again.")
    return translate("keyring", "Unlock {keyring} in your system, then try again.")


def _silent(keyring: str) -> str:
    match keyring:
        case "keychain":
            return translate("keyring", "Look for the question of macOS, which may be behind this window.")
        case "credential-manager":
            return translate("keyring", "Restart the Windows service Credential Manager, then try again.")
    return translate(
        "keyring", "Look for a window of {keyring} that asks for its password; it may be behind this one."
    )


def _missing(keyring: str) -> str:
    match keyring:
        case "keychain":
            return translate("keyring", "Check in Keychain Access that there is a keychain Login, then try again.")
        case "credential-manager":
            return translate("keyring", "Start the Windows service Credential Manager, then try again.")
    return translate("keyring", "Install or start GNOME Keyring, KWallet or KeePassXC, then try again.")
