"""Every failure that can happen has a sentence and, but for a few, a button."""

from __future__ import annotations

import inspect

import pytest
from PySide6.QtCore import QCoreApplication

from dijo_desktop import errors
from dijo_desktop.ui.messages import describe

WITHOUT_BUTTON = {"Cancelled", "SystemPartMissing"}
CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.DijoError) and kind is not errors.DijoError
]


def _example(kind: type[errors.DijoError]) -> errors.DijoError:
    if issubclass(kind, errors.CertificateRefused):
        return kind("example.org", "certificate has expired")
    if issubclass(kind, errors.Refused):
        return kind(503, "maintenance")
    if issubclass(kind, errors.ProxyUnusable):
        return kind("HTTPS_PROXY")
    if issubclass(kind, errors.SystemPartMissing):
        return kind("a screen", "Set DISPLAY.")
    return kind()


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_failure_speaks(kind: type[errors.DijoError]) -> None:
    message = describe(_example(kind))
    assert message.sentence
    assert message.sentence.rstrip(")").endswith((".", "example.org."))
    assert "{" not in message.sentence
    assert "!" not in message.sentence
    assert "please" not in message.sentence.lower()
    assert kind.__name__ not in message.sentence
    assert bool(message.button) == bool(message.action) == (kind.__name__ not in WITHOUT_BUTTON)


def test_what_is_no_failure_of_life_is_a_bug() -> None:
    with pytest.raises(LookupError):
        describe(errors.DijoError())


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.Offline("account.dijo.example"), "account.dijo.example cannot be reached"),
        (errors.SignedOut("session_ended"), "from elsewhere"),
        (errors.SignedOut("reuse_detected"), "used twice"),
        (errors.KeyringLocked("GNOME Keyring"), "GNOME Keyring is locked"),
        (errors.KeyringLocked(), "The keyring is locked"),
        (errors.KeyringChanged("KWallet", "GNOME Keyring"), "kept in GNOME Keyring, now KWallet answers"),
        (errors.KeyringChanged("KWallet", "KWallet"), "does not fit"),
        (errors.DiskFull("/x", 3_000_000), "3.0"),
        (errors.FolderUnusable("/media/stick"), "/media/stick cannot be written to"),
        (errors.QuotaExceeded(429, "", {"next_allowed_at": "2026-11-24T15:10:00.000Z"}), "24 Nov 2026"),
        (errors.QuotaExceeded(429), "for now"),
        (errors.ArchiveAltered("calls.ndjson"), "(calls.ndjson)"),
        (errors.ServiceFault(503), "(503)"),
    ],
)
def test_the_sentence_names_what_matters(error: errors.DijoError, words: str) -> None:
    assert words in describe(error).sentence


def test_a_deleted_account_offers_no_sign_in() -> None:
    assert describe(errors.SignedOut("account_deleted")).action == ""
    assert describe(errors.SignedOut("expired")).action == "sign_in"


def test_sentences_can_be_translated(qapp: QCoreApplication) -> None:
    assert QCoreApplication.translate("messages", "Try again") == "Try again"


def test_a_sentence_begins_with_a_capital_unless_it_begins_with_a_host() -> None:
    assert describe(errors.TooSlow()).sentence.startswith("The service did not answer")
    assert describe(errors.TooSlow("account.example.org")).sentence.startswith("account.example.org did not answer")
    assert describe(errors.ConnectionLost()).sentence.startswith("The connection to the service ")
