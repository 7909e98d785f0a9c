"""Names of the countries to which data goes; Qt knows them in English and in their own language only."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

_NAMES = {
    "AU": QT_TRANSLATE_NOOP("territories", "Australia"),
    "BR": QT_TRANSLATE_NOOP("territories", "Brazil"),
    "CA": QT_TRANSLATE_NOOP("territories", "Canada"),
    "CH": QT_TRANSLATE_NOOP("territories", "Switzerland"),
    "DE": QT_TRANSLATE_NOOP("territories", "Germany"),
    "FR": QT_TRANSLATE_NOOP("territories", "France"),
    "GB": QT_TRANSLATE_NOOP("territories", "United Kingdom"),
    "IE": QT_TRANSLATE_NOOP("territories", "Ireland"),
    "IN": QT_TRANSLATE_NOOP("territories", "India"),
    "JP": QT_TRANSLATE_NOOP("territories", "Japan"),
    "NL": QT_TRANSLATE_NOOP("territories", "Netherlands"),
    "SE": QT_TRANSLATE_NOOP("territories", "Sweden"),
    "US": QT_TRANSLATE_NOOP("territories", "United States"),
}


def territory(code: str) -> str:
    """The name for a code of ISO 3166, in English if it is not in the table, verbatim if nobody knows it."""
    if code in _NAMES:
        return QCoreApplication.translate("territories", str(_NAMES[code]))
    found = QLocale.codeToTerritory(code)
    return code if found == QLocale.Country.AnyTerritory else QLocale.territoryToString(found)
