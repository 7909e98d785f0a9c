"""The sentences of a sign-in that did not work, and of one that ended."""

from __future__ import annotations

from dijo_desktop import errors
from dijo_desktop.ui.message import Message, retry, sign_in, translate


def signed_out(error: errors.SignedOut) -> Message:
    """Why the sign-in ended, and what became of the local copy."""
    match error.reason:
        case "session_ended":
            text = translate("messages", "This computer was signed out from elsewhere. The saved copy is locked.")
        case "reuse_detected":
            text = translate(
                "messages",
                "Security notice: the key of this sign-in was used twice, so somebody else may have had it. The "
                "service ended the sign-in and the saved copy is locked. Sign in again and look at your signed-in "
                "devices.",
            )
        case "account_deleted":
            return Message(translate("messages", "This account was deleted. The copy on this computer is locked."))
        case _:
            text = translate("messages", "The sign-in has ended. The copy on this computer is kept, but locked.")
    return sign_in(text, "warn")


def sign_in_failed(error: errors.SignInFailed) -> Message:
    """Why nobody was signed in."""
    change = translate("messages", "Change the address"), "change_address"
    code = translate("messages", "Use a code instead"), "use_code"
    match error:
        case errors.AddressRefused():
            return Message(
                translate("messages", "This is not a service address. It looks like https://account.example.org."),
                *change,
            )
        case errors.NotAService():
            return Message(
                translate("messages", "No DiJo service answers at this address. Nothing was signed in."), *change
            )
        case errors.SignInDeclined():
            return retry(
                translate("messages", "You said no in the browser. Nothing was signed in and nothing kept."), "info"
            )
        case errors.SignInTimedOut():
            return retry(
                translate("messages", "The browser did not come back in time. Nothing was signed in."), "warn"
            )
        case errors.CallbackBlocked():
            text = translate(
                "messages", "Something on this computer blocks the way back from the browser. Nothing was signed in."
            )
            return Message(text, *code)
        case errors.BrowserInsistsOnTls():
            text = translate(
                "messages",
                "Your browser insisted on https for this computer's own address. Allow http there, or use a code.",
            )
            return Message(text, *code)
        case errors.OtherAccount():
            return retry(
                translate("messages", "Somebody else signed in in the browser. Your own sign-in here goes on."),
                "warn",
            )
        case errors.SignInFailed(reason="no-device-flow"):
            return retry(
                translate("messages", "This service gives out no codes for signing in. It needs a browser here.")
            )
        case _:
            return retry(translate("messages", "Signing in did not work. Nothing was changed."))
