"""Numbers with a noun, also while no catalogue is loaded that knows the plurals of English."""

from __future__ import annotations


def counted(text: str, number: int) -> str:
    """The translated text; in the English of the source, "call(s)" becomes "call" or "calls"."""
    return text.replace("(s)", "" if number == 1 else "s")
