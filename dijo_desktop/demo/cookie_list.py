"""The cookies of the website: name, use, life and legal basis in the UK and in the EU (contract CK-1)."""

from __future__ import annotations

from dijo_desktop.contract.cookies import Cookie

_DAY = 86_400
_DOMAIN = "dijo.space"


def _cookie(
    name: str, use: str, days: int | None, uk_basis: str, eu_basis: str, purpose: str | None = None
) -> Cookie:
    return Cookie(
        name=name,
        party="first",
        domain=_DOMAIN,
        provider=None,
        policy_use=use,
        duration_seconds=None if days is None else days * _DAY,
        uk_basis=uk_basis,
        eu_basis=eu_basis,
        objectable=uk_basis in {"exempt_statistical", "exempt_appearance"},
        consent_purpose=purpose,
        observed=None,
    )


_NECESSARY = "exempt_strictly_necessary"
COOKIES = (
    _cookie("dijo_session", "functional", None, _NECESSARY, _NECESSARY),
    _cookie("dijo_csrf", "functional", None, _NECESSARY, _NECESSARY),
    _cookie("dijo_consent", "functional", 182, _NECESSARY, _NECESSARY),
    _cookie("dijo_route", "functional", 1, "exempt_communication", "exempt_communication"),
    _cookie("dijo_stats", "analytics", 395, "exempt_statistical", "consent", "analytics"),
    _cookie("dijo_path", "analytics", 30, "consent", "consent", "analytics"),
    _cookie("dijo_perf", "analytics", 30, "exempt_statistical", "consent", "analytics"),
    _cookie("dijo_lang", "experience", 365, "exempt_appearance", "consent", "experience"),
    _cookie("dijo_tips", "experience", 182, "consent", "consent", "experience"),
)
"""All of them, in the order of the page; `observed` is filled in for who asks."""
