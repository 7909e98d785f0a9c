"""Consents of an account: what was chosen, by whom, under which notice (contract CN-1, CN-2, GP-1, GP-2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dijo_desktop.contract.consents import Bases, Consent, Consents, Gpc, Notice, Withdrawal
from dijo_desktop.demo import receipts
from dijo_desktop.demo.data_map_rules import BASIS_OF, RULES
from dijo_desktop.demo.data_tables import consent_events, consents, gpc_signals
from dijo_desktop.demo.dates import day, shown_or_none
from dijo_desktop.demo.ids import id_from, new_id
from dijo_desktop.demo.policy_text import read_policy
from dijo_desktop.demo.policy_versions import in_force
from dijo_desktop.demo.problems import ProblemError
from dijo_desktop.domain.instants import show

PURPOSES = tuple(purpose for purpose, basis in BASIS_OF.items() if basis == "consent")
ASK_AGAIN_DAYS = 182
SCHEMA_VERSION = "dijo-consent-1"
_RECIPIENTS = {"analytics": ("analytics_providers",), "experience": ("cloud_hosting",)}


class ConsentBook:
    """Reads and changes the consents of one account inside a transaction."""

    def __init__(
        self,
        connection: Connection,
        origin: str,
        account_id: str,
        make_id: Callable[[str, int], str] = new_id,
    ) -> None:
        self._connection = connection
        self._origin = origin
        self._account_id = account_id
        self._make_id = make_id

    def open(self, now_ms: int) -> None:
        """Begin with every purpose not asked."""
        for purpose in PURPOSES:
            self._connection.execute(
                insert(consents).values(
                    id=id_from("con", now_ms, f"{self._account_id} {purpose}"),
                    account_id=self._account_id,
                    purpose=purpose,
                    state="not_asked",
                    set_by="default",
                    since_ms=now_ms,
                    notice_version=in_force(self._connection).version,
                )
            )

    def all(self) -> Consents:
        """Every purpose that rests on consent, in the order of the policy."""
        applied = self._connection.execute(
            select(gpc_signals.c.applied_ms).where(gpc_signals.c.account_id == self._account_id)
        ).scalar()
        return Consents(
            gpc=Gpc(applied=applied is not None, applied_at=shown_or_none(applied)),
            items=tuple(self.one(purpose) for purpose in PURPOSES),
        )

    def one(self, purpose: str) -> Consent:
        """One purpose, else 404."""
        found = self._connection.execute(
            select(consents).where(consents.c.account_id == self._account_id, consents.c.purpose == purpose)
        ).first()
        if found is None:
            raise ProblemError("not-found")
        return _consent(found)

    def change(
        self,
        purpose: str,
        state: str,
        now_ms: int,
        *,
        via: str,
        set_by: str = "user",
        notice_version: str | None = None,
        request_sha256: str | None = None,
    ) -> None:
        """Go from the present state to `state`, with a line in the history and a receipt; 422 if there is no way."""
        before = self.one(purpose)
        refuse_impossible(before.state, state)
        policy = in_force(self._connection)
        notice_version = notice_version or policy.version
        body: dict[str, Any] = {
            "id": before.id,
            "purpose": purpose,
            "from_state": before.state,
            "to_state": state,
            "set_by": set_by,
            "notice": {"version": notice_version, "text_sha256": policy.text_sha256},
        }
        if request_sha256 is not None:
            body["request_sha256"] = request_sha256
        receipt_id = receipts.issue(
            self._connection,
            self._origin,
            self._account_id,
            "consent.changed",
            body,
            now_ms,
            receipt_id=self._make_id("rc", now_ms),
        )
        self._connection.execute(
            update(consents)
            .where(consents.c.id == before.id)
            .values(state=state, set_by=set_by, since_ms=now_ms, notice_version=notice_version)
        )
        self._connection.execute(
            insert(consent_events).values(
                account_id=self._account_id,
                at_ms=now_ms,
                purpose=purpose,
                from_state=before.state,
                to_state=state,
                set_by=set_by,
                via=via,
                notice_version=notice_version,
                receipt_id=receipt_id,
            )
        )

    def honour_gpc(self, now_ms: int) -> None:
        """The browser or app sent `Sec-GPC: 1`: what nobody decided is refused; an explicit choice stays."""
        known = select(gpc_signals.c.applied_ms).where(gpc_signals.c.account_id == self._account_id)
        if self._connection.execute(known).first() is None:
            self._connection.execute(insert(gpc_signals).values(account_id=self._account_id, applied_ms=now_ms))
        for consent in self.all().items:
            if consent.set_by == "default":
                self.change(consent.purpose, "refused", now_ms, via="Sec-GPC", set_by="gpc")

    def gpc_is_due(self) -> bool:
        """Whether a signal would change anything: a read that lets most requests do without a write."""
        known = select(gpc_signals.c.applied_ms).where(gpc_signals.c.account_id == self._account_id)
        waiting = select(consents.c.id).where(
            consents.c.account_id == self._account_id, consents.c.set_by == "default"
        )
        return (
            self._connection.execute(known).first() is None or self._connection.execute(waiting).first() is not None
        )


def refuse_impossible(before: str, after: str) -> None:
    """`withdrawn` only from `given`, `refused` only from another state (CN-2)."""
    if (after == "withdrawn" and before != "given") or (after == "refused" and before == "refused"):
        raise ProblemError("unprocessable", f"From {before} there is no way to {after}.")


def _consent(row: Row[Any]) -> Consent:
    keys = tuple(key for key, rule in RULES.items() if row.purpose in rule.purposes)
    return Consent(
        id=row.id,
        schema_version=SCHEMA_VERSION,
        purpose=row.purpose,
        policy_section="4",
        state=row.state,
        set_by=row.set_by,
        since_at=show(row.since_ms),
        ask_again_on=None if row.state == "not_asked" else day(row.since_ms, ASK_AGAIN_DAYS),
        legal_basis=Bases(uk="consent", eu="consent"),
        data_keys=keys,
        controller=read_policy().controller.name,
        recipients=_RECIPIENTS[row.purpose],
        notice=Notice(version=row.notice_version, language="en"),
        withdrawal=Withdrawal(method=f"PUT /v1/consents/{row.purpose}", stops_after_seconds=0),
    )
