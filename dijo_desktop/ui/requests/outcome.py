"""What became of a request: its number, until when an answer is due, and what its signed receipt proves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Signal

from dijo_desktop.domain import instants
from dijo_desktop.domain.deadlines import acknowledge_by, deadline_of
from dijo_desktop.ui import format as say
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from dijo_desktop.contract.receipts import Receipt
    from dijo_desktop.contract.requests import PrivacyRequest, RequestClock


class Checked(Protocol):
    """What was found about a receipt; `verdict`: signed, not_verifiable or altered."""

    @property
    def verdict(self) -> str:
        """The verdict."""

    @property
    def receipt(self) -> Receipt | None:
        """What it says, if it can be read."""


def status_text(status: str) -> str:
    """A status of a request in words; an unknown one as the service names it (contract section 7)."""
    texts = {
        "received": QCoreApplication.translate("requests", "Received"),
        "identity_check": QCoreApplication.translate("requests", "Waiting for proof of identity"),
        "in_progress": QCoreApplication.translate("requests", "In progress"),
        "awaiting_user": QCoreApplication.translate("requests", "Waiting for your answer"),
        "fulfilled": QCoreApplication.translate("requests", "Fulfilled"),
        "partially_fulfilled": QCoreApplication.translate("requests", "Partly fulfilled"),
        "refused": QCoreApplication.translate("requests", "Refused"),
        "withdrawn": QCoreApplication.translate("requests", "Withdrawn"),
        "expired": QCoreApplication.translate("requests", "Expired"),
    }
    return texts.get(status, status)


def due_texts(request: PrivacyRequest) -> tuple[str, str]:
    """When an answer is due by the law, and why; both dates if the service states another one (contract CL-6)."""
    clock = request.clock
    if request.type == "complaint":
        return _acknowledgement(clock)
    counted, stated = deadline_of(request.type, clock).due_on, clock.due_on
    if counted is None:
        return QCoreApplication.translate("requests", "The time stands still"), ""
    due = QCoreApplication.translate("requests", "Answer due by {date}").format(date=say.day(counted.isoformat()))
    if stated is not None and stated != counted.isoformat():
        text = QCoreApplication.translate("requests", "Counted here from {start}. The service states {stated}.")
        return due, text.format(start=say.day(clock.started_on), stated=say.day(stated))
    text = QCoreApplication.translate("requests", "One month from {start}, moved to a working day where needed.")
    return due, text.format(start=say.day(clock.started_on))


def _acknowledgement(clock: RequestClock) -> tuple[str, str]:
    """Until when a complaint is acknowledged (contract CL-5); both dates if the service states a later one."""
    last = acknowledge_by(date.fromisoformat(clock.received_on)).isoformat()
    due = QCoreApplication.translate("requests", "Acknowledged by {date} at the latest")
    if clock.acknowledge_by is not None and clock.acknowledge_by <= last:
        text = QCoreApplication.translate("requests", "Within 30 days of {start}, as the service states.")
        return due.format(date=say.day(clock.acknowledge_by)), text.format(start=say.day(clock.received_on))
    text = QCoreApplication.translate("requests", "30 days from {start}. The service states no such date.")
    return due.format(date=say.day(last)), text.format(start=say.day(clock.received_on))


def verdict_texts(checked: Checked | None) -> tuple[str, str, str]:
    """An icon, what can be said of a receipt, and why (contract RE-6)."""
    if checked is None:
        text = QCoreApplication.translate("requests", "The receipt is not here yet")
        return "clock", text, QCoreApplication.translate("requests", "The request stands without it.")
    receipt = checked.receipt
    if checked.verdict == "signed" and receipt is not None:
        text = QCoreApplication.translate("requests", "Signed by {issuer} on {date}")
        said = text.format(issuer=say.isolated(receipt.iss), date=say.date_and_time(receipt.iat * 1000))
        why = QCoreApplication.translate("requests", "Checked on this computer against what was sent. Kept here.")
        return "verify", said, why
    if checked.verdict == "altered":
        why = QCoreApplication.translate("requests", "It is not what the service signed for this request.")
        return "warning", QCoreApplication.translate("requests", "The receipt was altered"), why
    why = QCoreApplication.translate("requests", "The key it names is not known, or is another one than before.")
    return "warning", QCoreApplication.translate("requests", "The receipt cannot be verified"), why


def breakable(number: str) -> str:
    """A number of a request that may go on in a next line where it has no room in one."""
    return "\u200b".join(number[at : at + 8] for at in range(0, len(number), 8))


class RequestOutcome(BoxedGroup):
    """Three rows; `copied` carries the number of the request, `receipt_asked` is the button while there is none."""

    copied = Signal(str)
    receipt_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._request: PrivacyRequest | None = None
        self._checked: Checked | None = None
        self._copy = Button(" ", "flat", "copy")
        self._fetch = Button(" ", "secondary", small=True)
        self._copy.clicked.connect(self._tell)
        self._fetch.clicked.connect(self.receipt_asked)
        self._number = self.add_row("requests", control=self._copy)
        self._due = self.add_row("calendar")
        self._receipt = self.add_row("verify", control=self._fetch)

    @property
    def copy(self) -> Button:
        """The button that copies the number."""
        return self._copy

    @property
    def fetch(self) -> Button:
        """The button that fetches the receipt; hidden once it is here."""
        return self._fetch

    def show_request(self, request: PrivacyRequest, checked: Checked | None) -> None:
        """Show this request."""
        self._request, self._checked = request, checked
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        request = self._request
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the number of the request"))
        self._fetch.setText(self.tr("Fetch receipt"))
        if request is None:
            return
        received = say.date_and_time(instants.parse(request.received_at))
        came = (
            self.tr("Received on {date}") if request.status == "received" else self.tr("{status}, received on {date}")
        )
        self._number.title.setAccessibleName(request.id)
        self._number.set_texts(breakable(request.id), came.format(status=status_text(request.status), date=received))
        self._due.set_texts(*due_texts(request))
        icon, title, why = verdict_texts(self._checked)
        colour = "danger" if icon == "warning" else "success" if icon == "verify" else "textSecondary"
        self._receipt.icon.set_icon(icon, colour)
        self._receipt.set_texts(title, why)
        self._fetch.setVisible(self._checked is None)

    def _tell(self) -> None:
        if self._request is not None:
            self.copied.emit(self._request.id)
