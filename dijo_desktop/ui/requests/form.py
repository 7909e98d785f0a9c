"""What the dialog of a request needs of the form in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dijo_desktop.contract.request_details import NewRequest


class RequestForm(QWidget):
    """One kind of request; `changed` says that something was typed or chosen."""

    changed = Signal()

    def heading(self) -> str:
        """What the dialog is called."""
        raise NotImplementedError

    def wanted(self) -> NewRequest | None:
        """What would be sent now; nothing while a value cannot be read or a text is too long."""
        raise NotImplementedError

    def first(self) -> QWidget | None:
        """What gets the keyboard first; nothing if there is nothing to fill in."""
        return None

    def check(self) -> tuple[QWidget, QWidget] | None:
        """Say what is wrong, if something is; the field it is about, and where it is said."""
        return None

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        raise NotImplementedError
