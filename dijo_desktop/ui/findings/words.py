"""A finding in words: what it is called, why it is one, where it was, and what was there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication

from dijo_desktop.ui import format as say
from dijo_desktop.ui.data import labels

if TYPE_CHECKING:
    from dijo_desktop.client.watch import Finding

SHOWN = 2000
"""Characters of a value that are shown."""
TOLD = 3000
"""Characters of a list of findings that go into a request (contract CO-17 allows 4000)."""
translate = QCoreApplication.translate


def name(finding: Finding) -> str:
    """What was found: a kind of data, or the member as the service names it."""
    if finding.reason != "unknown":
        return labels.category(finding.key)
    last = finding.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return say.isolated(last)


def why(finding: Finding) -> str:
    """Why the policy does not cover it, with the section that would have to name it."""
    if finding.reason == "not_held":
        return translate("findings", "The service says that it does not hold this.")
    if not finding.section:
        return translate("findings", "The privacy policy does not name it.")
    text = translate("findings", "Section {section} of the privacy policy does not name it.")
    return text.format(section=finding.section)


def where(finding: Finding) -> str:
    """In which answer and at which place (RFC 6901, `*` for any index), and since when."""
    text = translate("findings", "In {endpoint} at {pointer}, first seen {date}")
    return text.format(
        endpoint=say.isolated(say.breakable(finding.endpoint)),
        pointer=say.isolated(say.breakable(finding.pointer)),
        date=say.date_and_time(finding.first_seen_ms),
    )


def can_be_shown(finding: Finding) -> bool:
    """Whether the service can be asked for the value; what is in a saved copy is read there."""
    return not finding.endpoint.endswith("/archive")


def value_text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A value as it was sent."""
    if value is None:
        return translate("findings", "The service does not send it any more.")
    text = value if isinstance(value, str) else msgspec.json.format(msgspec.json.encode(value), indent=0).decode()
    printable = "".join(one if one.isprintable() or one == "\n" else " " for one in text)
    whole = printable[:SHOWN] + ("\u2026" if len(printable) > SHOWN else "")
    return say.isolated(" ".join(map(say.breakable, whole.split(" "))))


def told(findings: Sequence[Finding]) -> str:
    """All findings as words for a request; those that have no room are counted."""
    lines = [
        translate("findings", "You send or keep data about me that your privacy policy does not cover:"),
        *(f"- {finding.endpoint} {finding.pointer}: {why(finding)}" for finding in findings),
    ]
    kept = len(lines)
    while len("\n".join(lines[:kept])) > TOLD:
        kept -= 1
    if kept < len(lines):
        more = translate("findings", "and {count} more").format(count=say.count(len(lines) - kept))
        return "\n".join([*lines[:kept], more])
    return "\n".join(lines)
