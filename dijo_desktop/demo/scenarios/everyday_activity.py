"""Log-ins, activity, feature usage and sessions of scenario `everyday`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from dijo_desktop.demo.ids import id_from
from dijo_desktop.demo.scenarios.calendar import DAY_MS, HOUR_MS, MINUTE_MS, hour_weights, weekday_of
from dijo_desktop.demo.scenarios.everyday_calls import DAYS

LOGINS = 148
ACTIVITIES = 327
FEATURES = 61
SESSIONS = 4

_SEED = 20250303
_TECHNICAL_DAYS = 365
_FEATURE_DAYS = 395
_NETWORKS = ("192.0.2", "198.51.100", "203.0.113")
_ACTIVITIES = (
    "call_page.opened",
    "call_history.viewed",
    "account.viewed",
    "payment_method.viewed",
    "cookie_settings.viewed",
    "policy.viewed",
    "export.downloaded",
)
_ACTIVITY_WEIGHTS = (40, 25, 10, 8, 4, 3, 2)
_FEATURES = ("search", "monthly_totals", "filter_by_cost", "dark_theme", "keyboard_dial")


@dataclass(frozen=True, order=True)
class MadeEvent:
    """One line of activity; what is technical about it is `None` once its year is over (policy 7)."""

    at_ms: int
    id: str
    kind: str
    name: str
    outcome: str
    session_id: str
    ip_address: str | None
    device_type: str | None
    browser_type: str | None
    operating_system: str | None


def everyday_activity(now_ms: int, owner: str = "") -> list[MadeEvent]:
    """All events before `now_ms`, oldest first; the same for the same moment. Ids differ by `owner`."""
    random = Random(_SEED)  # noqa: S311 - sample data, the same each time
    logins = _logins(random, now_ms, owner)
    later = sorted(random.choices(logins, weights=range(1, len(logins) + 1), k=ACTIVITIES + FEATURES))
    events = list(logins)
    for number, login in enumerate(later):
        is_feature = number % ((ACTIVITIES + FEATURES) // FEATURES) == 0 and number // 6 < FEATURES
        name = random.choice(_FEATURES) if is_feature else random.choices(_ACTIVITIES, _ACTIVITY_WEIGHTS)[0]
        at_ms = min(login.at_ms + random.randrange(MINUTE_MS, HOUR_MS), now_ms - 1 - number)
        if is_feature and at_ms < now_ms - _FEATURE_DAYS * DAY_MS:
            at_ms = now_ms - random.randrange(DAY_MS, _FEATURE_DAYS * DAY_MS)
        events.append(_event(now_ms, at_ms, "feature" if is_feature else "activity", name, login, f"{owner}{number}"))
    return sorted(events)


def everyday_sessions(events: list[MadeEvent]) -> list[MadeEvent]:
    """The log-ins that opened the sessions still alive: the newest successful ones, newest first."""
    logins = [event for event in events if event.kind == "login" and event.outcome == "success"]
    return logins[: -SESSIONS - 1 : -1]


def _logins(random: Random, now_ms: int, owner: str) -> list[MadeEvent]:
    logins = []
    for number in range(LOGINS):
        # More of them lately: the square root leans towards the end of the span.
        days_ago = DAYS * (1 - ((number + random.random()) / LOGINS) ** 0.6)
        day = (now_ms - int(days_ago * DAY_MS)) // DAY_MS
        hour = random.choices(range(24), hour_weights(weekday_of(day)))[0]
        at_ms = min(day * DAY_MS + hour * HOUR_MS + random.randrange(HOUR_MS), now_ms - HOUR_MS * (LOGINS - number))
        device, browser, system = _equipment(random, now_ms, at_ms)
        address = f"{random.choice(_NETWORKS)}.{random.randrange(1, 255)}"
        event = MadeEvent(
            at_ms=at_ms,
            id=id_from("evt", at_ms, f"login {owner}{number}"),
            kind="login",
            name="login",
            outcome="failure" if LOGINS - 9 <= number < LOGINS - 6 else "success",
            session_id=id_from("ses", at_ms, f"login {owner}{number}"),
            ip_address=address,
            device_type=device,
            browser_type=browser,
            operating_system=system,
        )
        logins.append(_forgotten(event, now_ms))
    return logins


def _equipment(random: Random, now_ms: int, at_ms: int) -> tuple[str, str, str]:
    months_ago = (now_ms - at_ms) // (30 * DAY_MS)
    kind = random.choices(("desktop", "phone", "tablet", "app"), (50, 35, 8, 7))[0]
    if kind == "desktop":
        return "desktop", f"Firefox {147 - months_ago}", "Windows 11"
    if kind == "phone":
        return "phone", f"Safari 26.{max(0, 6 - months_ago // 2)}", f"iOS 26.{max(0, 6 - months_ago // 2)}"
    if kind == "tablet":
        return "tablet", f"Firefox {147 - months_ago}", "Android 16"
    return "desktop", "DiJo Desktop 1.0", "Linux"


def _event(now_ms: int, at_ms: int, kind: str, name: str, login: MadeEvent, number: str) -> MadeEvent:
    event = MadeEvent(
        at_ms=at_ms,
        id=id_from("evt", at_ms, f"{kind} {number}"),
        kind=kind,
        name=name,
        outcome="success",
        session_id=login.session_id,
        ip_address=login.ip_address,
        device_type=login.device_type,
        browser_type=login.browser_type,
        operating_system=login.operating_system,
    )
    return _forgotten(event, now_ms)


def _forgotten(event: MadeEvent, now_ms: int) -> MadeEvent:
    if event.at_ms >= now_ms - _TECHNICAL_DAYS * DAY_MS:
        return event
    return replace(event, ip_address=None, device_type=None, browser_type=None, operating_system=None)
