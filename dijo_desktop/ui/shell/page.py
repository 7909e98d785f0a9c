"""What the window asks of a page."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Page(Protocol):
    """A page is a QWidget that has these; it may also have `search()` (Ctrl+F) and `list_page = True` (white)."""

    def title(self) -> str:
        """The title in the user's language, for the title bar."""

    def enter(self) -> None:
        """The page is now shown."""

    def leave(self) -> None:
        """Another page is shown now."""
