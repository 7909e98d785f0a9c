"""The parts of the deletion pages: countdown, bar, cards, rows, words."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from dijo_desktop.domain.countdown import Left
from dijo_desktop.ui.data.event_dot import EventDot
from dijo_desktop.ui.deletion import effects
from dijo_desktop.ui.deletion.countdown import Countdown
from dijo_desktop.ui.deletion.grace_card import GraceCard
from dijo_desktop.ui.deletion.hero import DeletionHero
from dijo_desktop.ui.deletion.left_words import words
from dijo_desktop.ui.deletion.plan import Plan
from dijo_desktop.ui.deletion.proportion import LEAST, ProportionBar, shares
from dijo_desktop.ui.deletion.rail import StepRail
from dijo_desktop.ui.deletion.receipt_file import text
from dijo_desktop.ui.theme import Theme
from tests.fake_clock import FakeClock
from tests.ui.data import sample

DAY = 86_400_000
ASKED_MS = sample.NOW_MS + 78 * 60_000


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (Left(7, 6, 8, over=False), "7 day(s), 6 hour(s) and 8 minute(s)"),
        (Left(1, 0, 0, over=False), "1 day(s), 0 hour(s) and 0 minute(s)"),
        (Left(0, 6, 8, over=False), "6 hour(s) and 8 minute(s)"),
        (Left(0, 0, 8, over=False), "8 minute(s)"),
    ],
)
def test_time_left_in_words(rest: Left, said: str) -> None:
    assert words(rest) == said


@pytest.mark.parametrize(
    ("days_gone", "figure", "word"),
    [(0, "14", "day"), (7, "7", "day"), (13.5, "12", "hour"), (13.99, "14", "minute")],
)
def test_the_ring_counts_days_then_hours_then_minutes(
    theme: Theme, qtbot, days_gone: float, figure: str, word: str
) -> None:
    clock = FakeClock(ASKED_MS + int(days_gone * DAY))
    countdown = Countdown(theme, clock)
    qtbot.addWidget(countdown)
    countdown.show_deletion(sample.deletion())
    assert countdown.ring.accessibleName() == f"{figure} {word}(s) left"
    assert "7 Dec 2026, 15:20" in countdown.title.text()


def test_the_countdown_ends_and_says_so(theme: Theme, qtbot) -> None:
    clock = FakeClock(ASKED_MS)
    countdown = Countdown(theme, clock)
    qtbot.addWidget(countdown)
    countdown.tick()
    assert countdown.title.text() == ""
    countdown.show_deletion(sample.deletion())
    clock.advance(15 * 86_400)
    countdown.tick()
    assert "being erased" in countdown.title.text()
    assert "14 Dec 2026" in countdown.words.text()
    countdown.clear()
    assert countdown.words.text() == ""


def test_small_parts_of_the_bar_can_be_seen() -> None:
    assert shares([0, 0]) == [0.0, 0.0]
    found = shares([100_000, 1, 0])
    assert sum(found) == pytest.approx(1)
    assert found[1] >= LEAST * 0.9
    assert found[2] == 0


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_bar_starts_at_the_leading_side(theme: Theme, qtbot, direction: Qt.LayoutDirection) -> None:
    bar = ProportionBar(theme)
    qtbot.addWidget(bar)
    bar.setLayoutDirection(direction)
    bar.resize(400, 10)
    bar.show_parts([("dataStrong", 9), ("warning", 1)], "Erased: 9, kept: 1")
    picture = bar.grab().toImage()
    first, last = picture.pixelColor(20, 5), picture.pixelColor(380, 5)
    if direction == Qt.LayoutDirection.RightToLeft:
        first, last = last, first
    assert first == theme.colour("dataStrong")
    assert last == theme.colour("warning")
    assert bar.accessibleName() == "Erased: 9, kept: 1"


def test_effects_have_headings_with_sums_and_name_the_law() -> None:
    rows = effects.table_rows(sample.preview())
    heads = [row.cells[0].text for row in rows if row.group]
    assert heads == ["Erased", "Made anonymous", "Kept for now"]
    payment = next(row for row in rows if row.key == "payment.records")
    assert payment.sentence == f"Payment references, 19 record(s), Date, amount, until 7 Dec 2031, {sample.LAW}"
    assert sum(count for _, count in effects.parts(sample.effects())) == 2084
    assert effects.sentence(sample.effects()).startswith("Erased: 2,000")


def test_an_action_this_version_does_not_know_is_shown() -> None:
    odd = msgspec.structs.replace(sample.effects()[0], action="sell", key="new.key", until_on=None)
    preview = msgspec.structs.replace(sample.preview(), effects=(odd,))
    assert [row.cells[0].text for row in effects.table_rows(preview)] == ["sell", "new.key"]


def test_cards_are_equal_and_the_whole_card_is_the_button(theme: Theme, qtbot) -> None:
    cards = [GraceCard(theme, days) for days in (14, 0)]
    for card in cards:
        qtbot.addWidget(card)
        card.show_words("In 14 days", "Mon 7 Dec 2026, 15:20", "Cancel any time before")
        card.resize(card.sizeHint())
        card.show()
    assert cards[0].sizeHint() == cards[1].sizeHint()
    qtbot.mouseClick(cards[0], Qt.MouseButton.LeftButton, pos=cards[0].rect().bottomRight() / 2)
    assert cards[0].isChecked()
    assert cards[0].accessibleName() == "In 14 days. Mon 7 Dec 2026, 15:20. Cancel any time before"
    on, off = cards[0].grab().toImage(), cards[1].grab().toImage()
    assert on != off
    assert cards[0].heightForWidth(120) > cards[0].heightForWidth(400)
    assert cards[0].minimumSizeHint().width() < cards[0].sizeHint().width()


def test_the_rail_says_where_one_is(theme: Theme, qtbot) -> None:
    rail = StepRail(theme)
    qtbot.addWidget(rail)
    rail.show_step(2)
    rail.resize(rail.sizeHint())
    assert rail.accessibleName() == "Step 3 of 4: Confirm it is you"
    assert not rail.grab().isNull()


@pytest.mark.parametrize("kind", ["saved", "draft", "asked", "done", "now", "next"])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_every_kind_of_event_has_a_dot(theme: Theme, qtbot, kind: str, direction: Qt.LayoutDirection) -> None:
    dot = EventDot(theme, kind)
    qtbot.addWidget(dot)
    dot.setLayoutDirection(direction)
    dot.resize(40, 60)
    picture = dot.grab().toImage()
    assert len({picture.pixelColor(x, y).name() for x in range(40) for y in range(60)}) > 2


def test_the_plan_tells_of_each_date(theme: Theme, qtbot) -> None:
    plan = Plan(theme, FakeClock(ASKED_MS))
    qtbot.addWidget(plan)
    plan.show_deletion(sample.deletion(secrets=False))
    said = sample.shown(plan)
    for part in ("23 Nov 2026, 15:20", "7 Dec 2026, 15:20", "by 14 Dec 2026", "7 Dec 2031", "3 other sign-in(s)"):
        assert part in said
    bare = msgspec.structs.replace(sample.deletion(secrets=False, status="in_progress"), effects=(), sessions_ended=0)
    plan.show_deletion(bare)
    said = "\n".join(sample.texts(plan))
    assert "still cancel" not in said
    assert "destroyed" not in said
    assert "No other sign-in" in said


def test_the_hero_copies_the_code_it_knows(theme: Theme, qtbot) -> None:
    hero = DeletionHero(theme, FakeClock(ASKED_MS))
    qtbot.addWidget(hero)
    hero.show_deletion(sample.deletion())
    with qtbot.waitSignal(hero.code_copied):
        hero.code.copy.click()
    assert QGuiApplication.clipboard().text() == sample.CODE
    hero.show_deletion(sample.deletion(0, status="in_progress"))
    assert hero.code.isHidden()
    assert hero.cancel.isHidden()
    hero.set_offline("offline")
    assert not hero.copy.isEnabled()


def test_the_file_holds_what_the_person_needs_later() -> None:
    said = text(sample.deletion(0))
    assert "Cancel code" not in said
    assert sample.CAPABILITY in said
    assert "2026-11-23T15:20:00.000Z" in said
    assert sample.CAPABILITY not in text(sample.deletion(secrets=False))
