"""Everything that can fail in life, as one tree. Whatever is not in it is a bug.

    DijoError
    ├── Cancelled                     the user, or the end of the program, stopped it
    ├── ConnectionFailed
    │   ├── Offline                   the service cannot be reached
    │   ├── TooSlow                   it answers, but not within the limit
    │   ├── ConnectionLost            cut off in mid-answer
    │   ├── CertificateRefused        TLS: the other side is not who it should be
    │   ├── ProxyUnusable             the proxy named by the environment cannot be used
    │   └── PortalSuspected           a web page where data was expected
    ├── NotUnderstood                 an answer this version does not understand
    ├── Refused                       the service said no (RFC 9457 problem)
    │   ├── StepUpNeeded              a fresh sign-in is needed (RFC 9470)
    │   ├── ChangedMeanwhile          412: somebody else changed it first
    │   ├── Gone                      410
    │   ├── QuotaExceeded             429
    │   └── ServiceFault              5xx
    ├── SignedOut                     the sign-in ended; why is in `reason`
    ├── SignInFailed
    │   ├── AddressRefused            not an address a service may have
    │   ├── NotAService               no DiJo service answers there
    │   ├── SignInDeclined            "no" in the browser
    │   ├── SignInTimedOut            the browser never came back
    │   ├── CallbackBlocked           no port of this computer could be listened on
    │   ├── BrowserInsistsOnTls       the browser upgraded the loopback address to https
    │   └── OtherAccount              step-up by another person
    ├── KeyringUnavailable
    │   ├── KeyringLocked
    │   ├── KeyringNotAnswering
    │   ├── KeyringMissing            no keyring, or no record in it
    │   ├── KeyringChanged            another keyring, or another key, than last time
    │   ├── KeyringUnusable           a part of this program that speaks to the keyring is broken
    │   └── KeyringRefusedWrite
    ├── StoreFailed
    │   ├── DiskFull
    │   ├── FolderUnusable
    │   ├── StoreDamaged
    │   ├── StoreNewer                made by a newer version of this program
    │   └── StoreLockedAway           the key does not fit
    ├── CopyFailed                    saving a copy of one's data
    │   ├── DigestMismatch            the bytes are not those the service announced
    │   ├── ExportExpired
    │   ├── ExportNotMade             the service could not make it
    │   └── ArchiveAltered            the file on disk is not what it was
    ├── DemoFailed                    the embedded reference service did not start, or stopped
    ├── AlreadyRunning                a window on the same data is open, but does not answer
    └── SystemPartMissing             a library or a display this program needs is not there
Constructors take values to show, never secrets: an error's text may be logged.
"""

from __future__ import annotations

from typing import Any


class DijoError(Exception):
    """A failure that can happen in life and has a sentence and a button of its own."""


class Cancelled(DijoError):
    """Stopped on purpose; never shown."""


class ConnectionFailed(DijoError):
    """The exchange with the service did not take place, or not wholly."""

    def __init__(self, host: str = "") -> None:
        super().__init__(host)
        self.host = host


class Offline(ConnectionFailed):
    """The service cannot be reached: no network, no such host, or nobody listens."""


class TooSlow(ConnectionFailed):
    """The service answers, but not within the limit."""


class ConnectionLost(ConnectionFailed):
    """The connection broke in the middle of an answer."""


class CertificateRefused(ConnectionFailed):
    """TLS refused: `reason` is OpenSSL's short text, `host` the one asked for."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(host)
        self.reason = reason


class ProxyUnusable(ConnectionFailed):
    """The proxy of environment variable `setting` cannot be used, and going round it would be wrong."""

    def __init__(self, setting: str) -> None:
        super().__init__()
        self.setting = setting


class PortalSuspected(ConnectionFailed):
    """A web page came where data was expected, or a redirect: this network may want a sign-in of its own."""


class NotUnderstood(DijoError):
    """The service sent an answer that this version does not understand; `what` names the resource."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what


class Refused(DijoError):
    """The service refused a request: HTTP `status`, problem `slug` and its own `members` (RFC 9457)."""

    def __init__(self, status: int, slug: str = "", members: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} {slug}")
        self.status, self.slug, self.members = status, slug, members or {}


class StepUpNeeded(Refused):
    """The sign-in is too old, or lacks a scope, for this request (RFC 9470)."""


class ChangedMeanwhile(Refused):
    """412: the resource changed since it was read; `current` is its present value as decoded JSON."""

    @property
    def current(self) -> Any:  # noqa: ANN401 - any JSON value
        """The present value."""
        return self.members.get("current")


class Gone(Refused):
    """410: it was there, and is no more."""


class QuotaExceeded(Refused):
    """429: too many requests; `next_allowed_at` is an instant or empty."""

    @property
    def next_allowed_at(self) -> str:
        """When the service will take the next one."""
        return str(self.members.get("next_allowed_at") or "")


class ServiceFault(Refused):
    """5xx: the service itself failed."""


class SignedOut(DijoError):
    """The sign-in ended. `reason`: expired, session_ended, reuse_detected, account_deleted, left (here), or empty."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class SignInFailed(DijoError):
    """Signing in did not work; `reason` is a short technical word for the details line."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class AddressRefused(SignInFailed):
    """The typed text is not an address a service may have."""


class NotAService(SignInFailed):
    """Something answers at the address, but it is no DiJo service, or one that breaks the contract."""


class SignInDeclined(SignInFailed):
    """The person said no on the page in the browser."""


class SignInTimedOut(SignInFailed):
    """The browser did not come back within the limit."""


class CallbackBlocked(SignInFailed):
    """No loopback port could be bound for the browser's answer."""


class BrowserInsistsOnTls(SignInFailed):
    """The browser spoke TLS to the plain loopback address."""


class OtherAccount(SignInFailed):
    """A fresh sign-in was by another person; the first session goes on."""


class KeyringUnavailable(DijoError):
    """The keyring does not give or take the record; `backend` is the name a user knows it by."""

    def __init__(self, backend: str = "", before: str = "") -> None:
        super().__init__(backend)
        self.backend, self.before = backend, before


class KeyringLocked(KeyringUnavailable):
    """Locked, or the person refused access."""


class KeyringNotAnswering(KeyringUnavailable):
    """No answer yet; a late one still counts."""


class KeyringMissing(KeyringUnavailable):
    """There is no keyring, or it says that it has no such record."""


class KeyringChanged(KeyringUnavailable):
    """Another keyring (`before` names the old one), or another key, than the local copy was made with."""


class KeyringUnusable(KeyringUnavailable):
    """The part of this program that speaks to the keyring cannot be loaded; nothing is known of the keyring."""


class KeyringRefusedWrite(KeyringUnavailable):
    """The record could not be written, or not be read back."""


class StoreFailed(DijoError):
    """The local copy cannot be read or written; `path` is where."""

    def __init__(self, path: str = "") -> None:
        super().__init__(path)
        self.path = path


class DiskFull(StoreFailed):
    """No space left; `needed` bytes would do, 0 if unknown."""

    def __init__(self, path: str = "", needed: int = 0) -> None:
        super().__init__(path)
        self.needed = needed


class FolderUnusable(StoreFailed):
    """The folder is missing, read-only or on a network file system."""


class StoreDamaged(StoreFailed):
    """The file is not what was written."""


class StoreNewer(StoreFailed):
    """The file was made by a newer version of this program and is left untouched."""


class StoreLockedAway(StoreFailed):
    """The key does not fit the file."""


class CopyFailed(DijoError):
    """Saving a verified copy did not work; `reason` is a short technical word."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class DigestMismatch(CopyFailed):
    """The bytes that came are not those the service announced."""


class ExportExpired(CopyFailed):
    """The service no longer keeps this export."""


class ExportNotMade(CopyFailed):
    """The service could not make the export."""


class ArchiveAltered(CopyFailed):
    """A saved copy is not what its manifest says; `reason` names the entry."""


class DemoFailed(DijoError):
    """The embedded reference service did not start, or stopped."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class AlreadyRunning(DijoError):
    """The program is open already, but its window does not answer."""


class SystemPartMissing(DijoError):
    """A part of the system is missing; `part` names it and `advice` says how to get it."""

    def __init__(self, part: str, advice: str = "") -> None:
        super().__init__(part)
        self.part, self.advice = part, advice
