"""An account as a service would describe it, for tests of the privacy pages."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget

from dijo_desktop.contract.data_map import (
    KEYS_HELD,
    KEYS_NOT_HELD,
    DataMap,
    Mine,
    Purpose,
    Recipient,
    Retention,
    Row,
    RowDeletion,
    Transfer,
)
from dijo_desktop.contract.deletion import Deletion, Effect, Preview, Secrets
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.elided_label import ElidedLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

NOW = "2026-11-23T14:02:00.000Z"
NOW_MS = 1_795_442_520_000
CODE = "7K3M-Q9TX-2B8W-HC4N-5R6J-Y0VZ"
CAPABILITY = "rcp_u2Zc0m9r7Xk1Vb5Qe8Ts3Yw6Ha4Jd0LfNiPoRgMtBsE"
COUNTS = {"usage.calls": 665, "usage.activity": 1327, "usage.feature_usage": 61, "payment.records": 19}
SECTIONS = {"account": "2.1", "usage": "2.2", "technical": "2.3", "payment": "2.4", "rights": "8"}
EFFECTIVE = {14: "2026-12-07T15:20:00.000Z", 7: "2026-11-30T15:20:00.000Z", 0: "2026-11-23T15:20:00.000Z"}
LAW = "UK GDPR Art 17(3)(b): tax and accounting records"


def action_of(key: str) -> str:
    if key.startswith(("payment", "rights")):
        return "retain"
    return "anonymise" if key == "usage.feature_usage" else "delete"


def held(key: str) -> Row:
    retained = action_of(key) == "retain"
    return Row(
        key=key,
        policy_section=SECTIONS[key.split(".", maxsplit=1)[0]],
        declared="listed",
        held=True,
        sources=("/v1/x",),
        purposes=("service", "payment_processing"),
        legal_basis=("contract",),
        recipients=("cloud_hosting", "telecom_infrastructure"),
        retention=Retention(
            while_="days" if key == "usage.feature_usage" else "account",
            days=395 if key == "usage.feature_usage" else None,
            after_termination_years=5 if retained else 0,
            reason="tax" if retained else None,
        ),
        deletion=RowDeletion(action=action_of(key), fields_kept=("at", "amount") if retained else ()),
        export_path=f"data/{key}-*.ndjson",
        restricted=False,
        mine=Mine(count=COUNTS.get(key, 1), oldest_at="2025-03-03T11:40:00.000Z", newest_at=NOW, retained_until=None),
    )


def absent(key: str) -> Row:
    return Row(
        key=key,
        policy_section=SECTIONS[key.split(".", maxsplit=1)[0]],
        declared="listed",
        held=False,
        sources=(),
        purposes=(),
        legal_basis=(),
        recipients=(),
        retention=None,
        deletion=None,
        export_path=None,
        restricted=None,
        mine=None,
    )


def data_map() -> DataMap:
    return DataMap(
        policy_version="demo-1",
        purposes=(
            Purpose(
                key="service", policy_section="4", legal_basis="contract", interest=None, rights=(), objected=None
            ),
        ),
        recipients=(
            Recipient(
                key="telecom_infrastructure",
                policy_section="5",
                name=None,
                role="processor",
                sold=False,
                transfers=(Transfer(to="US", safeguard="scc", document=None),),
            ),
        ),
        rows=(*map(held, KEYS_HELD), *map(absent, KEYS_NOT_HELD)),
    )


def effects() -> tuple[Effect, ...]:
    return tuple(
        Effect(
            key=key,
            count=COUNTS.get(key, 1),
            action=action_of(key),
            fields_kept=("at", "amount") if action_of(key) == "retain" else (),
            until_on="2031-12-07" if action_of(key) == "retain" else None,
            reason="tax" if action_of(key) == "retain" else None,
            law=LAW if action_of(key) == "retain" else None,
            policy_section="11",
        )
        for key in KEYS_HELD
    )


def preview(grace: int = 14) -> Preview:
    return Preview(
        grace_days=grace,
        effective_at=EFFECTIVE[grace],
        complete_by=EFFECTIVE[grace][:10],
        active_export=None,
        other_sessions=3,
        effects=effects(),
    )


def deletion(grace: int = 14, *, secrets: bool = True, status: str = "scheduled") -> Deletion:
    shown = Secrets(cancel_code=CODE if grace else None, receipt_capability=CAPABILITY)
    bare = Deletion(
        id="del_01JD7Z4M8Q0V5W2Y6T3K9B1C4S",
        status=status,
        requested_at="2026-11-23T15:20:00.000Z",
        grace_days=grace,
        effective_at=EFFECTIVE[grace],
        complete_by="2026-12-14",
        cancelled_at=None,
        sessions_ended=3,
        effects=effects(),
        receipt_id="rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4T",
    )
    if not secrets:
        return bare
    return Deletion(
        **{name: getattr(bare, name) for name in bare.__struct_fields__ if name != "secrets"}, secrets=shown
    )


def texts(window: QWidget) -> Iterator[str]:
    """Everything a person could read in a window: labels, buttons, fields, tables, names for screen readers."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in [window, *window.findChildren(QWidget)]:
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QTableView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data() or "")


def shown(window: QWidget) -> str:
    """What can be read in what is visible, as one text."""
    return "\n".join(
        text
        for widget in [window, *window.findChildren(QWidget)]
        if widget.isVisibleTo(window)
        for text in own_texts(widget)
    )


def own_texts(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        cells = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
        return [str(model.index(row, column).data() or "") for row, column in cells]
    return []


def cut(window: QWidget) -> list[str]:
    """Visible texts and buttons that have less room than they need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, PlainLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                found.append(widget.text())
        elif isinstance(widget, PlainLabel | QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(widget.text())
    return found


def doubled(theme: Theme, app: QApplication) -> None:
    """Set the text to 200 %."""
    font = QFont(app.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    app.setFont(font)
    theme.refresh()
