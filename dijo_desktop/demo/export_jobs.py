"""Export jobs: kept in the database, done by a thread of their own, expired by the clock (contract section 7)."""

from __future__ import annotations

import errno
import logging
import shutil
import threading
import time
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, select, update

from dijo_desktop.contract.exports import ArchiveLink, Export, Failure, Progress
from dijo_desktop.demo import receipts, terms
from dijo_desktop.demo.archive_parts import Stopped
from dijo_desktop.demo.archive_writer import Wanted, Written, write_archive
from dijo_desktop.demo.data_tables import exports
from dijo_desktop.demo.dates import day, shown_or_none
from dijo_desktop.demo.due import Job
from dijo_desktop.demo.held_records import HeldRecords
from dijo_desktop.demo.state import Service
from dijo_desktop.domain.instants import show

_LOG = logging.getLogger("dijo.demo")
ACTIVE = ("queued", "running")
KEPT_MS = terms.EXPORT_KEPT_SECONDS * 1000
_LISTED_MS = terms.EXPORT_LISTED_DAYS * terms.DAY_MS
_TOLD_EVERY_SECONDS = 0.1


def export_of(row: Row[Any], now_ms: int) -> Export:
    """A job as its person sees it."""
    over = row.status == "ready" and now_ms >= row.ready_ms + KEPT_MS
    return Export(
        id=row.id,
        kind=row.kind,
        status="expired" if over else row.status,
        complete=row.complete,
        categories=msgspec.json.decode(row.categories, type=tuple[str, ...]),
        from_=shown_or_none(row.from_ms),
        to=shown_or_none(row.to_ms),
        formats=msgspec.json.decode(row.formats, type=tuple[str, ...]),
        created_at=show(row.created_ms),
        ready_at=shown_or_none(row.ready_ms),
        expires_at=None if row.ready_ms is None else show(row.ready_ms + KEPT_MS),
        progress=Progress(done=row.done, total=row.total, unit="records"),
        omissions=row.omissions,
        failure=None if row.failure is None else Failure(code=row.failure),
        archive=None if over or row.status != "ready" else _link(row),
        privacy_request_id=row.privacy_request_id,
        receipt_id=row.receipt_id,
    )


def archive_path(service: Service, export_id: str) -> Path:
    """Where the archive of a job is."""
    return service.folder / "exports" / f"{export_id}.zip"


def start(service: Service, export_id: str) -> None:
    """Make the archive in the background; of several calls for one job only one does it."""
    threading.Thread(target=_make, args=(service, export_id), name=f"export {export_id}", daemon=True).start()


def resume(service: Service) -> None:
    """After a start: begin every job anew that the last stop interrupted, and erase the bytes that it left behind."""
    with service.database.write() as connection:
        connection.execute(update(exports).where(exports.c.status == "running").values(status="queued", done=0))
        waiting = list(connection.execute(select(exports.c.id).where(exports.c.status == "queued")).scalars())
        ready = set(connection.execute(select(exports.c.id).where(exports.c.status == "ready")).scalars())
    _sweep(service, {archive_path(service, export_id) for export_id in ready})
    for export_id in waiting:
        start(service, export_id)


def _sweep(service: Service, kept: set[Path]) -> None:
    """Bytes go right after the transaction that says so: who was killed in between must do it now."""
    for left in set((service.folder / "exports").glob("*")) - kept:
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _make(service: Service, export_id: str) -> None:
    try:
        wanted = _claim(service, export_id)
        if wanted is None:
            return
        target = archive_path(service, export_id)
        progress = _Progress(service, export_id)
        with service.database.read() as connection:
            written = write_archive(connection, wanted, target, stop=service.stop, tell=progress.tell)
        _finish(service, wanted, written)
    except Stopped:
        return
    except Exception as error:
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        _LOG.warning("An export failed: %s", type(error).__name__)
        with service.database.write() as connection:
            failed = update(exports).where(exports.c.id == export_id, exports.c.status.in_(ACTIVE))
            connection.execute(failed.values(status="failed", failure="disk_full" if full else "internal"))


def _claim(service: Service, export_id: str) -> Wanted | None:
    with service.database.write() as connection:
        mine = update(exports).where(exports.c.id == export_id, exports.c.status == "queued")
        if connection.execute(mine.values(status="running")).rowcount == 0:
            return None
        row = connection.execute(select(exports).where(exports.c.id == export_id)).one()
        keys = msgspec.json.decode(row.categories, type=tuple[str, ...])
        records = HeldRecords(connection, row.account_id, from_ms=row.from_ms, to_ms=row.to_ms)
        total = sum(records.extent(key)[0] for key in keys)
        connection.execute(update(exports).where(exports.c.id == export_id).values(total=total))
    return Wanted(
        export_id=export_id,
        kind=row.kind,
        account_id=row.account_id,
        keys=keys,
        formats=msgspec.json.decode(row.formats, type=tuple[str, ...]),
        from_ms=row.from_ms,
        to_ms=row.to_ms,
        service=service.origin,
        demo=service.demo,
        generated_ms=service.clock.now_ms(),
    )


def _finish(service: Service, wanted: Wanted, written: Written) -> None:
    now_ms = service.clock.now_ms()
    with service.database.write() as connection:
        running = exports.c.id == wanted.export_id, exports.c.status == "running"
        if connection.execute(select(exports.c.id).where(*running)).first() is None:
            # Discarded in the meantime: the bytes go at once.
            archive_path(service, wanted.export_id).unlink(missing_ok=True)
            return
        body = {
            "id": wanted.export_id,
            "kind": wanted.kind,
            "complete": written.complete,
            "bytes": written.bytes,
            "sha256": written.sha256,
            "manifest_sha256": written.manifest_sha256,
        }
        receipt_id = receipts.issue(connection, service.origin, wanted.account_id, "export.ready", body, now_ms)
        done = update(exports).where(*running)
        connection.execute(
            done.values(
                status="ready",
                complete=written.complete,
                omissions=written.omissions,
                ready_ms=now_ms,
                done=exports.c.total,
                bytes=written.bytes,
                sha256=written.sha256,
                receipt_id=receipt_id,
            )
        )


class _Progress:
    """Tells the database how far a job is, a few times a second."""

    def __init__(self, service: Service, export_id: str) -> None:
        self._service = service
        self._export_id = export_id
        self._done = 0
        self._told_at = time.monotonic()

    def tell(self, more: int) -> None:
        self._done += more
        if time.monotonic() - self._told_at < _TOLD_EVERY_SECONDS:
            return
        self._told_at = time.monotonic()
        with self._service.database.write() as connection:
            connection.execute(update(exports).where(exports.c.id == self._export_id).values(done=self._done))


def _link(row: Row[Any]) -> ArchiveLink:
    partial = "" if row.complete else "-partial"
    return ArchiveLink(
        href=f"/v1/exports/{row.id}/archive",
        filename=f"dijo-export-{day(row.ready_ms).replace('-', '')}{partial}.zip",
        bytes=row.bytes,
        sha256=row.sha256,
    )


def _next_expiry(connection: Connection) -> int | None:
    oldest = connection.execute(select(func.min(exports.c.ready_ms)).where(exports.c.status == "ready")).scalar()
    return None if oldest is None else oldest + KEPT_MS


def _expire(service: Service, at_ms: int) -> None:
    with service.database.write() as connection:
        over = exports.c.status == "ready", exports.c.ready_ms <= at_ms - KEPT_MS
        gone = list(connection.execute(select(exports.c.id).where(*over)).scalars())
        connection.execute(update(exports).where(*over).values(status="expired"))
    for export_id in gone:
        archive_path(service, export_id).unlink(missing_ok=True)


def _next_forgotten(connection: Connection) -> int | None:
    finished = select(func.min(exports.c.created_ms)).where(exports.c.status.not_in((*ACTIVE, "ready")))
    oldest = connection.execute(finished).scalar()
    return None if oldest is None else oldest + KEPT_MS + _LISTED_MS


def _forget(service: Service, at_ms: int) -> None:
    with service.database.write() as connection:
        old = exports.c.created_ms <= at_ms - KEPT_MS - _LISTED_MS
        connection.execute(delete(exports).where(exports.c.status.not_in((*ACTIVE, "ready")), old))


JOBS = (Job(_next_expiry, _expire), Job(_next_forgotten, _forget))
"""Archives go 72 hours after they were ready, jobs 30 days later."""
