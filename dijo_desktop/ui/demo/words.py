"""What scenarios and faults are called; unknown keys are shown verbatim."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_SCENARIOS = {
    "everyday": (
        QT_TRANSLATE_NOOP("demo", "Everyday"),
        QT_TRANSLATE_NOOP("demo", "A full account: calls, payments, requests. Every page has something to show."),
    ),
    "heavy": (
        QT_TRANSLATE_NOOP("demo", "A million calls"),
        QT_TRANSLATE_NOOP("demo", "Four years in two currencies. Making them takes a while."),
    ),
    "empty": (QT_TRANSLATE_NOOP("demo", "New account"), QT_TRANSLATE_NOOP("demo", "Nothing in it yet.")),
    "deletion-scheduled": (
        QT_TRANSLATE_NOOP("demo", "Deletion under way"),
        QT_TRANSLATE_NOOP("demo", "The account goes in three days; every page counts down."),
    ),
    "deleted-retained": (
        QT_TRANSLATE_NOOP("demo", "Deleted account"),
        QT_TRANSLATE_NOOP("demo", "Gone but for what the law keeps. Nobody can sign in; a code opens the receipts."),
    ),
    "policy-changed": (
        QT_TRANSLATE_NOOP("demo", "New privacy policy"),
        QT_TRANSLATE_NOOP("demo", "A new version is in force and is not acknowledged yet."),
    ),
    "request-overdue": (
        QT_TRANSLATE_NOOP("demo", "Overdue request"),
        QT_TRANSLATE_NOOP("demo", "The service is three days late with an answer."),
    ),
    "undeclared-data": (
        QT_TRANSLATE_NOOP("demo", "Undeclared data"),
        QT_TRANSLATE_NOOP("demo", "The service holds more than its policy says."),
    ),
    "token-theft": (
        QT_TRANSLATE_NOOP("demo", "Copied sign-in"),
        QT_TRANSLATE_NOOP("demo", "Load it once to sign in, and once more: the sign-in ends with a security notice."),
    ),
    "slow": (
        QT_TRANSLATE_NOOP("demo", "Slow line"),
        QT_TRANSLATE_NOOP("demo", "Every answer waits, calls and copies come in drops."),
    ),
    "offline": (
        QT_TRANSLATE_NOOP("demo", "No line"),
        QT_TRANSLATE_NOOP("demo", "The service cannot be reached; saved calls stay readable."),
    ),
    "faulty": (
        QT_TRANSLATE_NOOP("demo", "Unreliable line"),
        QT_TRANSLATE_NOOP("demo", "Cut, refused and lost answers, each a few times; nothing is lost."),
    ),
    "call-details": (
        QT_TRANSLATE_NOOP("demo", "More about calls"),
        QT_TRANSLATE_NOOP("demo", "The service says more of each call than it must."),
    ),
}
_FAULTS = {
    "offline": (
        QT_TRANSLATE_NOOP("demo", "Offline"),
        QT_TRANSLATE_NOOP("demo", "Every connection is dropped."),
    ),
    "slow": (QT_TRANSLATE_NOOP("demo", "Slow"), QT_TRANSLATE_NOOP("demo", "Every answer waits for four seconds.")),
    "401": (
        QT_TRANSLATE_NOOP("demo", "401"),
        QT_TRANSLATE_NOOP("demo", "The service does not accept the sign-in."),
    ),
    "429": (
        QT_TRANSLATE_NOOP("demo", "429"),
        QT_TRANSLATE_NOOP("demo", "The service says that there are too many requests."),
    ),
    "503": (
        QT_TRANSLATE_NOOP("demo", "503"),
        QT_TRANSLATE_NOOP("demo", "The service says that it is not available."),
    ),
    "cut": (QT_TRANSLATE_NOOP("demo", "Cut off"), QT_TRANSLATE_NOOP("demo", "Answers end after 20 bytes.")),
    "html": (
        QT_TRANSLATE_NOOP("demo", "Web page"),
        QT_TRANSLATE_NOOP("demo", "A web page comes instead of data, as in the network of a hotel."),
    ),
    "drip": (
        QT_TRANSLATE_NOOP("demo", "Drip"),
        QT_TRANSLATE_NOOP("demo", "Answers come at 2,000 bytes a second."),
    ),
    "etag": (
        QT_TRANSLATE_NOOP("demo", "Wrong ETag"),
        QT_TRANSLATE_NOOP("demo", "Answers name another version than the one they hold."),
    ),
    "scenario": (
        QT_TRANSLATE_NOOP("demo", "Several things"),
        QT_TRANSLATE_NOOP("demo", "The script of a scenario is in force."),
    ),
}


def scenario_words(key: str) -> tuple[str, str]:
    """Name of a scenario, and what the program must show then."""
    return _translated(_SCENARIOS.get(key, (key, "")))


def fault_words(key: str) -> tuple[str, str]:
    """Name of a preset, and what goes wrong."""
    return _translated(_FAULTS.get(key, (key, "")))


def _translated(words: tuple[object, object]) -> tuple[str, str]:
    name, detail = (QCoreApplication.translate("demo", str(one)) if one else "" for one in words)
    return name, detail
