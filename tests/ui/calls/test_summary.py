from __future__ import annotations

import threading
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from dijo_desktop.client.call_sync import SyncProgress
from dijo_desktop.domain.call_language import parse
from dijo_desktop.domain.call_query import CallQuery
from dijo_desktop.domain.call_vocabulary import vocabulary
from dijo_desktop.store.calls import CallStore
from dijo_desktop.ui.calls.choice import Choice
from dijo_desktop.ui.calls.summary import fact_line, nothing_matches, progress_line, totals_lines
from dijo_desktop.ui.calls.words import CallWords
from tests.ui.calls.samples import NOON_MS, ZONE, fill, week

TODAY = date(2026, 11, 23)
WORDS = CallWords(time_zone=ZONE, today=TODAY)


def chosen(text: str) -> Choice:
    return Choice(text, parse(text, vocabulary(), today=TODAY))


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (SyncProgress(200, 665, 0.0, None), "Getting your calls, 200 of 665"),
        (SyncProgress(1200, None, 0.0, None), "Getting your calls, 1,200 so far"),
        (SyncProgress(700, 665, 0.0, None), "Getting your calls, 700 so far"),
    ],
)
def test_how_far_it_is(progress: SyncProgress, text: str) -> None:
    assert progress_line(progress) == text


def test_the_line_of_fact() -> None:
    everything = Choice()
    assert fact_line(WORDS, everything, shown=1, held=1, since_ms=None, time_zone=ZONE) == "1 call held"
    since = fact_line(WORDS, everything, shown=665, held=665, since_ms=NOON_MS, time_zone=ZONE)
    assert since == "665 calls held, 23 Nov 2026 to today"
    cut = fact_line(WORDS, chosen("free"), shown=13, held=665, since_ms=NOON_MS, time_zone=ZONE)
    assert cut == "Showing 13 of 665 calls"


def test_why_nothing_is_shown() -> None:
    assert nothing_matches(WORDS, chosen(" last month >1h "), 665) == (
        "No calls match “last month >1h”",
        "Hidden by 2 filters: 665 calls.",
    )


def test_a_reader_hears_the_sums(store: CallStore) -> None:
    fill(store, week())
    view = store.build_view(CallQuery(), time_zone=ZONE, stop=threading.Event())
    (line,) = totals_lines(view, WORDS, 8, filtered=False)
    assert line.sentence == "All calls, 8 calls, 1 hour 53 minutes 12 seconds, £2.64"
    view.close()


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en_GB", "Showing 1,126 of 10,000 calls"), ("de_DE", "Showing 1.126 of 10.000 calls")],
)
def test_counts_side_by_side_are_written_alike(locale: str, said: str) -> None:
    QLocale.setDefault(QLocale(locale))
    words = CallWords(time_zone=ZONE, today=TODAY)
    line = fact_line(words, chosen("free"), shown=1126, held=10_000, since_ms=None, time_zone=ZONE)
    assert line == said
    whole = fact_line(words, chosen(""), shown=10_000, held=10_000, since_ms=None, time_zone=ZONE)
    assert whole.startswith(words.count(10_000))
