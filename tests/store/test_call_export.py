from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dijo_desktop.contract.calls import Call, Peer, Rate
from dijo_desktop.contract.values import Money
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import Cancelled, DiskFull
from dijo_desktop.store.call_export import Form, write_calls
from dijo_desktop.store.call_view import STREAM_ROWS, CallView
from dijo_desktop.store.calls import CallStore
from tests.fake_clock import FakeClock
from tests.store.call_samples import call, changes, memory_store

NEVER = threading.Event()


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CallStore]:
    with memory_store(FakeClock(), tmp_path / "cache.db" if request.param == "file" else None) as opened:
        yield opened


def view_of(store: CallStore, calls: list[Call], query: CallQuery | None = None) -> CallView:
    store.begin_full_pass()
    store.apply(changes(calls, token="token"))
    return store.build_view(query or CallQuery(), time_zone="Europe/London", stop=NEVER)


def written(view: CallView, folder: Path, form: Form) -> bytes:
    path = write_calls(view, folder / f"calls.{form}", form, stop=NEVER, tell=lambda _done: None)
    view.close()
    return path.read_bytes()


def table(raw: bytes) -> list[list[str]]:
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


SOME = [
    call(1, cost="0.1625"),
    call(2, suffix=7, cost="0", seconds=0),
    call(3, cost="-4.5", currency="EUR", seconds=86_400),
    call(365, cost="123456789012.000001"),
]


def test_csv_has_the_columns_of_a_saved_copy_and_the_order_of_the_list(store: CallStore, tmp_path: Path) -> None:
    raw = written(view_of(store, SOME), tmp_path, "csv")
    head, *rows = table(raw)
    assert head == ["id", "started_at", "duration_seconds", "cost.amount", "cost.currency"]
    assert rows == [
        [one.id, one.started_at, str(one.duration_seconds), one.cost.amount, one.cost.currency]
        for one in reversed(SOME)
    ]
    first = raw.splitlines(keepends=True)[1].decode()
    assert first == f'"{SOME[3].id}","2026-12-31T00:00:00.000Z",60,123456789012.000001,"GBP"\r\n'


def test_json_is_an_array_of_calls_of_the_contract(store: CallStore, tmp_path: Path) -> None:
    raw = written(view_of(store, SOME), tmp_path, "json")
    assert msgspec.json.decode(raw, type=list[Call]) == [*reversed(SOME)]
    assert len(raw.splitlines()) == len(SOME) + 2


@pytest.mark.parametrize(("form", "raw"), [("json", b"[]\n"), ("csv", None)])
def test_no_calls(store: CallStore, tmp_path: Path, form: Form, raw: bytes | None) -> None:
    found = written(view_of(store, []), tmp_path, form)
    if raw is None:
        assert len(table(found)) == 1
    else:
        assert found == raw


def test_only_what_the_filter_shows_in_its_order(store: CallStore, tmp_path: Path) -> None:
    query = CallQuery(sort="cost", descending=False, currency="GBP")
    raw = written(view_of(store, SOME, query), tmp_path, "json")
    assert [one.cost.amount for one in msgspec.json.decode(raw, type=list[Call])] == [
        "0",
        "0.1625",
        "123456789012.000001",
    ]


def rich(number: int, *, value: str) -> Call:
    plain = call(number)
    return Call(
        id=plain.id,
        started_at=plain.started_at,
        duration_seconds=plain.duration_seconds,
        cost=plain.cost,
        peer=Peer(kind="handle", value=value),
        direction="out" if number % 2 else msgspec.UNSET,
        billed_seconds=60 if number % 2 else msgspec.UNSET,
        rate=Rate(amount="0.01", currency="GBP", per_seconds=60) if number % 2 else msgspec.UNSET,
    )


def test_what_a_service_tells_beyond_the_policy_gets_columns_and_is_harmless(
    store: CallStore, tmp_path: Path
) -> None:
    # The rich ones come after more than one page of plain ones.
    plain = [call(200, suffix=number) for number in range(STREAM_ROWS + 5)]
    told = [rich(3, value="=cmd()"), rich(2, value="+447700900123"), rich(1, value='@a"b')]
    head, *rows = table(written(view_of(store, [*told, *plain]), tmp_path, "csv"))
    assert head[5:] == [
        "peer.kind", "peer.value", "direction", "billed_seconds", "rate.amount", "rate.currency", "rate.per_seconds",
    ]  # fmt: skip
    assert len(rows) == len(plain) + 3
    assert rows[0][5:] == [""] * 7
    assert rows[-3][5:] == ["handle", "'=cmd()", "out", "60", "0.01", "GBP", "60"]
    assert rows[-2][5:] == ["handle", "tel:+447700900123", "", "", "", "", ""]
    assert rows[-1][6] == "'@a\"b"


def test_json_holds_what_a_service_tells_beyond_the_policy(store: CallStore, tmp_path: Path) -> None:
    calls = [rich(3, value="=cmd()"), rich(2, value='"')]
    raw = written(view_of(store, calls), tmp_path, "json")
    assert msgspec.json.decode(raw, type=list[Call]) == calls


def test_an_id_is_only_text(store: CallStore, tmp_path: Path) -> None:
    odd = Call(
        id="=a-1", started_at="2026-01-01T00:00:00.000Z", duration_seconds=1, cost=Money(amount="1", currency="GBP")
    )
    _, row = table(written(view_of(store, [odd]), tmp_path, "csv"))
    assert row[0] == "'=a-1"
    raw = written(view_of(store, [odd]), tmp_path, "json")
    assert [one["id"] for one in msgspec.json.decode(raw)] == ["=a-1"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_stopped_on_the_way_it_leaves_no_file(store: CallStore, tmp_path: Path, form: Form) -> None:
    view = view_of(store, [call(1, suffix=number) for number in range(3 * STREAM_ROWS)])
    folder = tmp_path / "mine"
    folder.mkdir()
    stop, heard = threading.Event(), []

    def tell(done: int) -> None:
        heard.append(done)
        stop.set()

    with pytest.raises(Cancelled):
        write_calls(view, folder / "calls", form, stop=stop, tell=tell)
    assert heard == [STREAM_ROWS]
    assert list(folder.iterdir()) == []
    view.close()


def test_a_disk_that_fills_up_leaves_no_file(store: CallStore, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    view = view_of(store, [call(1, suffix=number) for number in range(20 * STREAM_ROWS)])
    folder = tmp_path / "mine"
    folder.mkdir()
    before, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        with pytest.raises(DiskFull):
            write_calls(view, folder / "calls.csv", "csv", stop=NEVER, tell=lambda _done: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert list(folder.iterdir()) == []
    view.close()
