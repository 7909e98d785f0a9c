"""The sentence and the button of every failure that can happen in life.

The sentences say what happened and what still holds. They stand here in full, one function a family, so that Qt
Linguist finds them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDateTime, Qt

from dijo_desktop import errors
from dijo_desktop.ui import format as written
from dijo_desktop.ui.message import Message, Tone, retry, sign_in, translate
from dijo_desktop.ui.sign_in_messages import sign_in_failed, signed_out

__all__ = ["Message", "Tone", "describe"]


def describe(error: errors.DijoError) -> Message:
    """The message of a failure; one that is not in the tree of failures is a bug."""
    for family, speak in _FAMILIES:
        if isinstance(error, family):
            return speak(error)
    raise LookupError(type(error).__name__)


def _cancelled(_error: errors.Cancelled) -> Message:
    return Message(translate("messages", "Stopped. Nothing was changed after that."), tone="info")


def _connection(error: errors.ConnectionFailed) -> Message:
    host = written.isolated(error.host) or translate("messages", "the service")
    match error:
        case errors.Offline():
            text = translate("messages", "{host} cannot be reached. What is saved on this computer is still here.")
            return retry(_begun(text, host, error), "warn")
        case errors.TooSlow():
            text = translate("messages", "{host} did not answer in time. Nothing was lost.")
        case errors.ConnectionLost():
            text = translate("messages", "The connection to {host} broke off. What had arrived is kept.")
        case errors.CertificateRefused(reason="certificate is not yet valid"):
            text = translate(
                "messages",
                "By the clock of this computer, the certificate of {host} is not valid yet. Nothing was sent. "
                "Set the clock, then try again.",
            )
            return retry(_begun(text, host, error))
        case errors.CertificateRefused():
            text = translate(
                "messages",
                "{host} could not prove who it is ({reason}). Nothing was sent. Check the date and network.",
            )
            return retry(_begun(text, host, error, reason=error.reason))
        case errors.ProxyUnusable():
            text = translate("messages", "The proxy set in {setting} cannot be used. Nothing was sent without it.")
            return retry(text.format(setting=error.setting))
        case errors.PortalSuspected():
            text = translate(
                "messages", "A web page came instead of data. This network may want you to sign in first."
            )
            return Message(text, translate("messages", "Open the browser"), "open_browser", "warn")
        case _:
            text = translate("messages", "The exchange with {host} did not work. Nothing was lost.")
    return retry(_begun(text, host, error))


def _begun(text: str, host: str, error: errors.ConnectionFailed, **more: str) -> str:
    """The sentence; the name of a host keeps its small letters, "the service" begins with a capital."""
    sentence = text.format(host=host, **more)
    return sentence if error.host else _first_up(sentence)


def _not_understood(_error: errors.NotUnderstood) -> Message:
    return retry(
        translate("messages", "The service sent an answer this version does not understand. Nothing was changed.")
    )


def _refused(error: errors.Refused) -> Message:
    match error:
        case errors.StepUpNeeded():
            return sign_in(translate("messages", "This step needs a fresh sign-in. Nothing was changed yet."), "info")
        case errors.ChangedMeanwhile():
            text = translate("messages", "This was changed elsewhere in the meantime. Your choice was not saved.")
            return Message(text, translate("messages", "Show the present state"), "reload", "warn")
        case errors.Gone():
            text = translate("messages", "The service no longer has this. The rest of your data is unchanged.")
            return Message(text, translate("messages", "Reload"), "reload", "warn")
        case errors.QuotaExceeded():
            return retry(_quota(error.next_allowed_at), "warn")
        case errors.ServiceFault():
            text = translate("messages", "The service has a fault of its own ({status}). Nothing was lost.")
        case errors.Refused(status=401):  # a new access token did not help either, but nothing says the sign-in ended
            text = translate(
                "messages", "The service does not accept your sign-in (401). It is kept, and nothing was changed."
            )
            return sign_in(text, "warn")
        case _:
            text = translate("messages", "The service refused this ({status}). Nothing was changed.")
    return retry(text.format(status=error.status))


def _quota(instant: str) -> str:
    moment = QDateTime.fromString(instant, Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return translate("messages", "The service takes no more requests of this kind for now. Nothing was lost.")
    text = translate("messages", "The service takes the next request of this kind at {time}. Nothing was lost.")
    return text.format(time=written.date_and_time(moment.toMSecsSinceEpoch()))


def _keyring(error: errors.KeyringUnavailable) -> Message:
    name = error.backend or translate("messages", "the keyring")
    match error:
        case errors.KeyringLocked():
            text = translate("messages", "{keyring} is locked. Your sign-in is safe inside it.")
            return Message(
                text.format(keyring=_first_up(name)), translate("messages", "Unlock and try again"), "unlock", "warn"
            )
        case errors.KeyringNotAnswering():
            text = translate("messages", "{keyring} has not answered yet. A late answer still counts.")
            return retry(text.format(keyring=_first_up(name)), "warn")
        case errors.KeyringMissing():
            text = translate(
                "messages", "{keyring} has no sign-in for this account. Nothing on this computer was deleted."
            )
        case errors.KeyringChanged():
            if error.before and not error.backend:
                text = translate(
                    "messages", "The sign-in was kept in {before}, now there is no keyring. Nothing was changed."
                )
                return retry(text.format(before=error.before), "warn")
            if error.before and error.before != error.backend:
                text = translate(
                    "messages", "The sign-in was kept in {before}, now {keyring} answers. Nothing was changed."
                )
                return retry(text.format(before=error.before, keyring=name), "warn")
            text = translate(
                "messages", "The key in {keyring} does not fit the copy on this computer. Nothing was changed."
            )
            return retry(text.format(keyring=name), "warn")
        case errors.KeyringUnusable():
            text = translate(
                "messages", "The part of this program that speaks to the keyring is broken. Install the program anew."
            )
        case errors.KeyringRefusedWrite():
            text = translate("messages", "{keyring} did not keep the sign-in. It holds until you quit.")
        case _:
            text = translate("messages", "{keyring} cannot be used. Nothing on this computer was deleted.")
    return retry(text.format(keyring=_first_up(name)), "warn")


def _store(error: errors.StoreFailed) -> Message:
    choose = translate("messages", "Choose a folder"), "choose_folder"
    match error:
        case errors.DiskFull():
            if error.needed:
                text = translate(
                    "messages", "The disk is full: {size} more are needed. What was there before is intact."
                )
                return Message(text.format(size=written.size(error.needed)), *choose)
            return Message(translate("messages", "The disk is full. What was there before is intact."), *choose)
        case errors.FolderUnusable():
            text = translate("messages", "{path} cannot be written to. What was there before is intact.")
            return Message(text.format(path=written.isolated(error.path)), *choose)
        case errors.StoreDamaged():
            return retry(translate("messages", "The copy on this computer is damaged. It can be fetched again."))
        case errors.StoreNewer():
            return retry(
                translate(
                    "messages", "The copy on this computer is from a newer version of this program. It is untouched."
                )
            )
        case errors.StoreLockedAway():
            return retry(
                translate("messages", "The key does not fit the copy on this computer. The copy is untouched.")
            )
        case _:
            return retry(translate("messages", "The copy on this computer cannot be read or written just now."))


def _copy(error: errors.CopyFailed) -> Message:
    again = translate("messages", "Ask for a new copy"), "ask_again"
    match error:
        case errors.DigestMismatch():
            return Message(
                translate("messages", "What arrived is not what the service announced. The file was not kept."),
                *again,
            )
        case errors.ExportExpired():
            return Message(
                translate("messages", "The service no longer keeps this copy. Your data is unchanged."), *again
            )
        case errors.ExportNotMade():
            return Message(
                translate("messages", "The service could not make the copy. Your data is unchanged."), *again
            )
        case errors.ArchiveAltered():
            text = translate("messages", "This file is not what it was when it was saved ({entry}).")
            return Message(text.format(entry=error.reason), *again)
        case _:
            return retry(translate("messages", "The copy could not be saved. Your data is unchanged."))


def _demo(_error: errors.DemoFailed) -> Message:
    text = translate("messages", "The demo service stopped. Only sample data is concerned.")
    return Message(text, translate("messages", "Start the demo again"), "restart")


def _part(error: errors.SystemPartMissing) -> Message:
    text = translate("messages", "This computer lacks a part the program needs: {part}. {advice}")
    return Message(text.format(part=error.part, advice=error.advice).strip())


def _running(_error: errors.AlreadyRunning) -> Message:
    return retry(translate("messages", "This program is open already, but its window does not answer."), "warn")


def _first_up(name: str) -> str:
    return name[:1].upper() + name[1:]


_FAMILIES: tuple[tuple[type[errors.DijoError], Callable[[Any], Message]], ...] = (
    (errors.Cancelled, _cancelled),
    (errors.ConnectionFailed, _connection),
    (errors.NotUnderstood, _not_understood),
    (errors.Refused, _refused),
    (errors.SignedOut, signed_out),
    (errors.SignInFailed, sign_in_failed),
    (errors.KeyringUnavailable, _keyring),
    (errors.StoreFailed, _store),
    (errors.CopyFailed, _copy),
    (errors.DemoFailed, _demo),
    (errors.AlreadyRunning, _running),
    (errors.SystemPartMissing, _part),
)
