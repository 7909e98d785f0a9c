"""A desk for calls that are wrong, over a page and with the service behind it."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.store.call_rows import CallRow
from dijo_desktop.ui.calls.wrong_form import WrongForm, wrong_form
from dijo_desktop.ui.requests.desk import RequestDesk
from dijo_desktop.ui.requests.dialog import RequestDialog
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.toast import Toast
from tests.client.registry import ACCOUNT, CALL, ISSUER, NOON, AtTheCounter, Person

ROW = CallRow(CALL, NOON - 3_600_000, 754, 440_000, "GBP")
DETAILS = {
    "type": "rectification",
    "key": "usage.calls",
    "field": "duration_seconds",
    "proposed_value": "60",
    "record_id": CALL,
}


class Desk:
    """A desk over a page, the dialog it opens, and the service behind it."""

    def __init__(self, qtbot: QtBot, theme: Theme, tasks: Tasks) -> None:
        self.qtbot, self.person = qtbot, Person(AtTheCounter)
        self.registry = self.person.registry
        self.page = QWidget()
        self.page.resize(theme.u(250), theme.u(180))
        qtbot.addWidget(self.page)
        self.toast = Toast(self.page)
        self.page.show()
        self.failures: list[object] = []
        self.clipboard = QGuiApplication.clipboard()
        self.desk = RequestDesk(self.page, tasks, self.person.clock, self.clipboard, self.toast)
        self.desk.failed.connect(self.failures.append)

    def enter(self) -> None:
        person = self.person
        self.desk.enter(
            SimpleNamespace(  # type: ignore[arg-type] - what the desk takes of a signed-in account
                copy=person.copy,
                privacy_requests=person.requests,
                receipts=person.filing._receipt._receipts,
                session=SimpleNamespace(metadata=SimpleNamespace(issuer=ISSUER)),
                account=SimpleNamespace(id=ACCOUNT),
                stepped_up=lambda work, **_how: work(),
                service=SimpleNamespace(regulators=[SimpleNamespace(regime="uk_gdpr")]),
            )
        )

    def ask(self) -> RequestDialog:
        self.desk.ask(wrong_form(ROW, self.person.clock))
        assert self.desk.dialog is not None
        return self.desk.dialog

    @property
    def form(self) -> WrongForm:
        assert self.desk.dialog is not None
        assert isinstance(self.desk.dialog.form, WrongForm)
        return self.desk.dialog.form

    def write(self, text: str) -> None:
        self.form.value.selectAll()
        self.qtbot.keyClicks(self.form.value, text)

    def send(self) -> None:
        assert self.desk.dialog is not None
        self.qtbot.mouseClick(self.desk.dialog.send, Qt.MouseButton.LeftButton)

    def close(self) -> None:
        self.desk.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.person.close()
