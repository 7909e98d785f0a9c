"""Statements as a reader of the PDF sees them."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage, QPainter

from dijo_desktop.contract.calls import Call, Removed
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.errors import Cancelled, DiskFull, StoreFailed
from dijo_desktop.store.call_view import CallView
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui import format as say
from dijo_desktop.ui.calls.more_words import columns_told
from dijo_desktop.ui.calls.statement import Statement
from dijo_desktop.ui.calls.statement_file import write_statement
from dijo_desktop.ui.calls.statement_words import Facts, paper
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.parts import need
from tests.store.call_samples import changes, database
from tests.ui.calls.samples import NOON_MS, ZONE, call, fill, many, week
from tests.ui.calls.test_more_columns import ALL, telling

NEVER = threading.Event()
FACTS = Facts(
    account="ada@example.org", service="example.org", filter="", month="", held=0, synced_ms=NOON_MS, made_ms=NOON_MS,
    today=date(2026, 11, 23), time_zone=ZONE, demo=False,
)  # fmt: skip
Written = Callable[..., list[str]]


@pytest.fixture
def written(store: CallStore, theme: Theme, tmp_path: Path) -> Written:
    """Write a statement and give the text of its pages."""
    need("pdftotext")

    def write(query: CallQuery | None = None, facts: Facts | None = None, *, mirrored: bool = False) -> list[str]:
        whole = replace(facts or FACTS, held=store.count())
        path = write_statement(
            lambda: store.build_view(query or CallQuery(), time_zone=ZONE, stop=NEVER),
            lambda view: Statement(view, whole, font=theme.font("body"), paper=paper(), mirrored=mirrored),
            tmp_path / "statement.pdf",
            stop=NEVER,
            tell=lambda _done, _all: None,
        )
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
        return text.split("\f")[:-1]

    return write


def two_currencies() -> list[Call]:
    days = [datetime(2026, month, day, 9, 30, tzinfo=UTC) for month in (9, 10) for day in range(1, 29)]
    return [*many(100), *(call(5000 + number, day, 61, "1.0001", "EUR") for number, day in enumerate(days))]


def test_it_says_whose_calls_they_are_and_how_they_were_added_up(store: CallStore, written: Written) -> None:
    fill(store, week())
    (page,) = written()
    for words in (
        "Call statement", "ada@example.org", "21 Nov 2026 to 23 Nov 2026", "8 calls", ZONE, "23 Nov 2026, 14:02",
        "Monday 23 November 2026", "How this was computed", "Currencies are never added", "Page 1 of 1",
    ):  # fmt: skip
        assert words in page
    assert re.search(r"Sunday 22 November 2026 +3 calls +1 h 19 min 55 s +£1\.55", page)
    assert re.search(r"19:32 \u2013 20:24 +52 min 07 s +£1\.15", page)
    assert re.search(r"Total\n.*GBP +8 calls +1 h 53 min 12 s +£2\.64", page, re.DOTALL)
    assert "Partial" not in page
    assert "DEMO" not in page


def test_every_call_and_sum_is_that_of_the_list_and_no_currencies_are_added(
    store: CallStore, written: Written
) -> None:
    fill(store, two_currencies())
    pages = written()
    text = "\n".join(pages)
    with_store = store.build_view(CallQuery(), time_zone=ZONE, stop=NEVER)
    totals, groups, decimals = with_store.totals, with_store.groups, with_store.decimals
    rows = [row for rows in with_store.stream(0, with_store.rows - 1) for row in rows]
    with_store.close()
    assert len(totals) == 2
    for total in totals:
        cost = re.escape(say.money(total.cost_micro, total.currency, decimals))
        assert re.search(rf"{total.currency} +{total.calls} calls +{say.duration(total.seconds)} +{cost}\n", text)
    assert len(re.findall(r"\d\d:\d\d \u2013 \d\d:\d\d", text)) == len(rows)
    for group in groups:
        costs = " · ".join(re.escape(say.money(micro, currency, decimals)) for currency, micro in group.costs)
        assert re.search(rf"{say.weekday_and_day(group.day, year=True)} .*{costs}\n", text)
    assert re.search(r"By month\n\n* *November 2026 .*\n\n* *October 2026 .*\n\n* *September 2026", text)
    assert [re.findall(r"Page (\d+) of (\d+)", page) for page in pages] == [
        [(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)
    ]
    assert len(pages) > 3


def test_months_without_days_and_no_groups_at_all(store: CallStore, written: Written) -> None:
    fill(store, two_currencies())
    by_month = "\n".join(written(CallQuery(group="month")))
    assert re.search(r"October 2026 +\d+ calls", by_month)
    assert "By month" not in by_month
    by_cost = "\n".join(written(CallQuery(sort="cost")))
    assert "Period" not in by_cost
    assert re.search(r"1 Sept 2026, 10:30 \u2013 10:31 +1 min 01 s +€1\.0001", by_cost)


def test_a_filter_is_told_in_words_and_makes_it_partial(store: CallStore, written: Written) -> None:
    fill(store, week())
    (page,) = written(CallQuery(min_seconds=600), replace(FACTS, filter=">10min", synced_ms=None))
    assert "Partial: 4 of 8 calls on this computer" in page
    assert ">10min" in page
    assert "not complete yet" in page


def test_one_month_is_whole(store: CallStore, written: Written) -> None:
    fill(store, [*week(), call(77, datetime(2026, 10, 1, tzinfo=UTC), 5, "1")])
    november = CallQuery(from_ms=1_793_491_200_000, descending=False)
    (page,) = written(november, replace(FACTS, month="2026-11"))
    assert re.search(r"Period +November 2026\n", page)
    assert "Partial" not in page


def test_no_calls(store: CallStore, written: Written) -> None:
    fill(store, [])
    (page,) = written()
    assert "No calls." in page


def test_demo_statements_say_so_on_every_page(store: CallStore, written: Written) -> None:
    fill(store, list(many(150)))
    pages = written(facts=replace(FACTS, demo=True))
    assert len(pages) > 2
    for page in pages:
        # Letters that stand askew come one by one.
        assert [
            letter for letter in "DEMO" if not re.search(rf"^ *[DEMO]*{letter}[DEMO]*( |$)", page, re.MULTILINE)
        ] == []
    assert "Sample data" in pages[-1]


def test_german_paper_is_german(store: CallStore, written: Written) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    fill(store, week())
    (page,) = written()
    assert re.search(r"Sonntag, 22\. November 2026 .* 1,55 £", page)


def test_right_to_left_costs_lead_to_the_left(store: CallStore, theme: Theme, written: Written) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Hebrew, QLocale.Country.Israel))
    fill(store, week())
    (page,) = written(mirrored=True)
    (line,) = [line for line in page.splitlines() if "52" in line and "1.15" in line]
    assert line.index("1.15") < line.index("52") < line.index("19:32")


@pytest.mark.parametrize(
    ("country", "size"), [("UnitedStates", "Letter"), ("UnitedKingdom", "A4"), ("Mexico", "Letter")]
)
def test_paper_is_that_of_the_country(country: str, size: str) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.AnyLanguage, QLocale.Country[country]))
    assert paper().id().name == size


def statement_of(view: CallView, theme: Theme, calls: int) -> Statement:
    return Statement(view, replace(FACTS, held=calls), font=theme.font("body"), paper=paper(), mirrored=False)


def test_paper_is_white_in_the_dark(store: CallStore, theme: Theme) -> None:
    theme.prefer("dark")
    fill(store, week())
    view = store.build_view(CallQuery(), time_zone=ZONE, stop=NEVER)
    statement = statement_of(view, theme, 8)
    picture = QImage(420, 594, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    with QPainter(picture) as painter:
        painter.scale(picture.width() / statement.width, picture.width() / statement.width)
        statement.paint(painter, 0, statement.rows_of(0))
    view.close()
    lights = [QColor(picture.pixel(x, y)).lightness() for x in range(0, 420, 2) for y in range(0, 594, 2)]
    assert sum(light > 230 for light in lights) > 0.8 * len(lights)
    assert min(lights) < 120


def erase(store: CallStore, one: Call) -> None:
    gone = Removed(id=one.id, removed_at="2026-11-23T14:02:00.000Z", reason="erasure")
    store.apply(changes([], token="next", removed=[gone]))


def test_calls_that_change_while_it_is_written_begin_it_anew(theme: Theme, tmp_path: Path) -> None:
    store_, close = _store_on_disk(tmp_path)
    fill(store_, list(many(300)))
    made: list[int] = []

    def view() -> CallView:
        return store_.build_view(CallQuery(), time_zone=ZONE, stop=NEVER)

    def make(view: CallView) -> Statement:
        statement = statement_of(view, theme, 300)
        made.append(view.calls)
        if len(made) == 1:
            erase(store_, next(many(1)))
        return statement

    path = write_statement(view, make, tmp_path / "s.pdf", stop=NEVER, tell=lambda _done, _all: None)
    assert made == [300, 299]
    assert path.read_bytes().rstrip().endswith(b"%%EOF")
    assert [each.name for each in tmp_path.iterdir() if each.suffix in (".pdf", ".part")] == ["s.pdf"]
    close()


def test_calls_that_change_again_and_again_give_no_statement(theme: Theme, tmp_path: Path) -> None:
    store_, close = _store_on_disk(tmp_path)
    calls = list(many(20))
    fill(store_, calls)

    def make(view: CallView) -> Statement:
        statement = statement_of(view, theme, 20)
        erase(store_, calls.pop())
        return statement

    with pytest.raises(StoreFailed):
        write_statement(
            lambda: store_.build_view(CallQuery(), time_zone=ZONE, stop=NEVER), make, tmp_path / "s.pdf", stop=NEVER,
            tell=lambda _done, _all: None,
        )  # fmt: skip
    assert [each.name for each in tmp_path.iterdir() if each.suffix in (".pdf", ".part")] == []
    close()


def _store_on_disk(folder: Path) -> tuple[CallStore, Callable[[], None]]:
    """There, a view reads calls as they are now."""
    opened = database(folder / "cache.db")
    return CallStore(opened, FakeClock(NOON_MS)), opened.close


def test_stopped_it_leaves_no_file(store: CallStore, theme: Theme, tmp_path: Path) -> None:
    fill(store, list(many(400)))
    stop, heard = threading.Event(), []

    def tell(done: int, pages: int) -> None:
        heard.append((done, pages > 5))
        stop.set()

    with pytest.raises(Cancelled):
        _write(store, theme, tmp_path, stop, tell)
    assert heard == [(1, True)]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_file(store: CallStore, theme: Theme, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    fill(store, list(many(400)))
    before, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(DiskFull):
            _write(store, theme, tmp_path, NEVER, lambda _done, _all: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert list(tmp_path.iterdir()) == []


def _write(
    store: CallStore, theme: Theme, folder: Path, stop: threading.Event, tell: Callable[[int, int], None]
) -> None:
    write_statement(
        lambda: store.build_view(CallQuery(), time_zone=ZONE, stop=NEVER),
        lambda view: statement_of(view, theme, 400),
        folder / "statement.pdf",
        stop=stop,
        tell=tell,
    )


def test_what_the_service_tells_beyond_the_policy_has_a_column_and_a_note(store: CallStore, written: Written) -> None:
    fill(store, telling())
    (page,) = written(facts=replace(FACTS, told=columns_told(ALL)))
    assert re.search(r"Time +Other side · Direction · Charged · Rate \* +Duration +Cost\n", page)
    of_call = r"\+44 7700 \*\*\*000 · Incoming · 13 min · £0\.035 for 1 min +12 min 34 s +£0\.44\n"
    assert re.search(rf"13:21 \u2013 13:33 +{of_call}", page)
    assert re.search(r"10:05 \u2013 10:08 +3 min 08 s +£0\.07\n", page)
    assert re.search(r"Sunday 22 November 2026 +3 calls +1 h 19 min 55 s +£1\.55", page)
    assert "* The policy does not list the other side, the direction or the billing of calls." in page
    (page,) = written(facts=replace(FACTS, told=columns_told(["calls.direction"])))
    assert re.search(r"Time +Direction \* +Duration", page)
    assert "7700" not in page
    assert "The policy does not list" not in "".join(written())
