"""What the browser shows when it comes back from signing in, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dijo_desktop.client.callback import Words


def browser_words(language: str) -> Words:
    """The words in the language in use; `language` is its code, for the page to say which it is."""
    return Words(
        language=language,
        done_title=QCoreApplication.translate("browser", "You can close this tab"),
        done_text=QCoreApplication.translate("browser", "DiJo Desktop has the answer and goes on."),
        refused_title=QCoreApplication.translate("browser", "This answer was not taken"),
        refused_text=QCoreApplication.translate(
            "browser", "It does not belong to the sign-in that DiJo Desktop is waiting for."
        ),
    )
