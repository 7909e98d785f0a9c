"""Sentences of the consent page: purposes, states, who chose, what saving does."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from dijo_desktop.contract.consents import Consent, ConsentEvent
from dijo_desktop.domain.instants import parse
from dijo_desktop.ui import format as written
from dijo_desktop.ui.consent.draft import CookieState, Effect
from dijo_desktop.ui.data import labels

NEEDED = "needed"

_ABOUT = {
    "analytics": QT_TRANSLATE_NOOP("consent", "Counts of visits and pages, to see what is used."),
    "experience": QT_TRANSLATE_NOOP("consent", "Remembers language and tips you have read."),
}
_SHORT = {
    NEEDED: QT_TRANSLATE_NOOP("consent", "Needed"),
    "analytics": QT_TRANSLATE_NOOP("consent", "Analyse"),
    "experience": QT_TRANSLATE_NOOP("consent", "Improve"),
}
_COOKIE_STATES = {
    CookieState.SET: QT_TRANSLATE_NOOP("consent", "Set"),
    CookieState.NOT_SEEN: QT_TRANSLATE_NOOP("consent", "Not seen so far"),
    CookieState.NOT_SET: QT_TRANSLATE_NOOP("consent", "Not set"),
    CookieState.WILL_GO: QT_TRANSLATE_NOOP("consent", "Will be removed"),
    CookieState.GOING: QT_TRANSLATE_NOOP("consent", "Goes on your next visit"),
    CookieState.ALLOWED: QT_TRANSLATE_NOOP("consent", "Allowed"),
    CookieState.WILL_BE_ALLOWED: QT_TRANSLATE_NOOP("consent", "Will be allowed"),
}
ICONS = {"analytics": "chart", "experience": "sliders"}


def _marked(text: object) -> str:
    """A text of the tables above, which are marked for translation, in the user's language."""
    return QCoreApplication.translate("consent", str(text))


def purpose_title(purpose: str) -> str:
    """What a purpose is called; an unknown one is shown verbatim."""
    text = labels.purpose(purpose)
    return text if text == purpose else labels.capital(text)


def about(purpose: str) -> str:
    """What a purpose does, in one sentence; empty if this version does not know it."""
    return _marked(_ABOUT[purpose]) if purpose in _ABOUT else ""


def short(purpose: str) -> str:
    """One word for a purpose, for columns and segments."""
    return _marked(_SHORT[purpose]) if purpose in _SHORT else purpose


def cookie_state(state: CookieState) -> str:
    """What a cookie does or will do."""
    return _marked(_COOKIE_STATES[state])


def on_off(*, on: bool) -> str:
    """The word beside a switch."""
    return QCoreApplication.translate("consent", "On") if on else QCoreApplication.translate("consent", "Off")


def state(consent_state: str) -> str:
    """The word for a state of the wire; an unknown one verbatim."""
    match consent_state:
        case "given":
            return on_off(on=True)
        case "refused" | "withdrawn":
            return on_off(on=False)
        case "not_asked":
            return QCoreApplication.translate("consent", "Not asked yet")
    return consent_state


def since(consent: Consent) -> str:
    """Since when a purpose is as it is, and who made it so."""
    date = written.date(parse(consent.since_at))
    if consent.state == "not_asked":
        return QCoreApplication.translate("consent", "You have not been asked yet, so it is off.")
    match consent.set_by:
        case "user":
            text = QCoreApplication.translate("consent", "{state} since {date}, chosen by you.")
        case "gpc":
            text = QCoreApplication.translate("consent", "{state} since {date}, by the signal of your browser (GPC).")
        case _:
            text = QCoreApplication.translate("consent", "{state} since {date}, set by the service.")
    return text.format(state=state(consent.state), date=date)


def was(consent: Consent) -> str:
    """What a changed purpose was before."""
    if consent.state == "not_asked":
        return QCoreApplication.translate("consent", "Not asked before, not saved yet.")
    text = (
        QCoreApplication.translate("consent", "Was on since {date}, not saved yet.")
        if consent.state == "given"
        else QCoreApplication.translate("consent", "Was off since {date}, not saved yet.")
    )
    return text.format(date=written.date(parse(consent.since_at)))


def cookies(number: int) -> str:
    """How many cookies a purpose has."""
    return QCoreApplication.translate("consent", "%Ln cookie(s).", "", number)


def outcome(effect: Effect, host: str) -> str:
    """What saving does, at the next visit of the website."""
    parts = []
    if effect.removed:
        text = QCoreApplication.translate(
            "consent", "%Ln cookie(s) will be removed on your next visit to {host}.", "", effect.removed
        )
        parts.append(text.format(host=host))
    if effect.allowed:
        text = QCoreApplication.translate(
            "consent", "%Ln cookie(s) will be allowed on your next visit to {host}.", "", effect.allowed
        )
        parts.append(text.format(host=host))
    if not parts:
        text = QCoreApplication.translate("consent", "It takes effect on your next visit to {host}.")
        parts.append(text.format(host=host))
    return " ".join(parts)


def saved(removed: int) -> str:
    """What was just saved."""
    text = QCoreApplication.translate("consent", "Choices saved.")
    if removed:
        text += " " + QCoreApplication.translate("consent", "%Ln cookie(s) will go.", "", removed)
    return text


def event_title(event: ConsentEvent) -> str:
    """What happened, such as "Analyse usage: off"."""
    word = state(event.to_state)
    known = event.to_state in ("given", "refused", "withdrawn", "not_asked")
    return f"{purpose_title(event.purpose)}: {word.lower() if known else word}"


def event_source(event: ConsentEvent) -> str:
    """Who or what made it happen."""
    if event.set_by == "gpc":
        return QCoreApplication.translate("consent", "Signal of your browser (GPC)")
    if event.set_by != "user":
        return QCoreApplication.translate("consent", "Set by the service")
    if event.via.startswith("dijo-desktop"):
        return QCoreApplication.translate("consent", "You, in DiJo Desktop")
    if event.via == "web":
        return QCoreApplication.translate("consent", "You, on the web")
    return QCoreApplication.translate("consent", "You, by {via}").format(via=event.via)
