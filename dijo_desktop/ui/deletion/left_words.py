"""Time left, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dijo_desktop.domain.countdown import Left


def words(rest: Left) -> str:
    """Such as "7 days, 6 hours and 8 minutes"; parts that are 0 at the front are left out."""
    parts = []
    if rest.days:
        parts.append(QCoreApplication.translate("deletion", "%Ln day(s)", "", rest.days))
    if rest.days or rest.hours:
        parts.append(QCoreApplication.translate("deletion", "%Ln hour(s)", "", rest.hours))
    parts.append(QCoreApplication.translate("deletion", "%Ln minute(s)", "", rest.minutes))
    if len(parts) == 1:
        return parts[0]
    first = QCoreApplication.translate("deletion", ", ").join(parts[:-1])
    return QCoreApplication.translate("deletion", "{parts} and {last}").format(parts=first, last=parts[-1])
