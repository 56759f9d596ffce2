"""How a rep's competencies went over time, and the coach's own card."""

from datetime import date

from textual.pilot import Pilot

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import (
    CoachCard,
)
from coachtui.records.field_day.presentation.rows import timeline
from coachtui.records.field_day.screens.cards import CardsPage
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.records.field_day.screens.trend import SeenScreen, TrendScreen
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import FormScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.table import RowTable
from places import Place
from reported_days import fill_reported, opened, seen, until


async def test_a_mean_stands_only_on_three_scores(place: Place) -> None:
    """The trend shows a mean from three scores on, else the count; N/O is counted apart."""
    fill_reported(
        place,
        *(seen(number, mark) for number, mark in enumerate(("Q=4", "Q=2", "Q=3", "Q=n"), 1)),
        seen(5, "N=2"),
    )
    async with opened(place) as pilot:
        await pilot.press("t")
        await until(pilot, TrendScreen)
        table = pilot.app.screen.query_one(RowTable)
        rows = [[cell.plain.strip() for cell in table.get_row_at(at)] for at in range(2)]
        told = ["Q", "Questioning", "▆▃▅", "3.0 of 3 scores · 1 × N/O", "rep 2, me 3 (+1)"]
        assert rows[0][1:] == told
        assert "1 score" in " ".join(rows[1])
        await pilot.press("enter")
        await until(pilot, SeenScreen)
        lines = pilot.app.screen.query_one(RowTable)
        assert lines.row_count == 4
        assert "asked 4" in " ".join(cell.plain for cell in lines.get_row_at(0))


async def answer(pilot: Pilot[None], *answers: str) -> None:
    """Fill the six questions of a card and save it."""
    await until(pilot, FormScreen)
    fields = list(pilot.app.screen.query(CoachInput))
    for field, text in zip(fields[-7:-1], answers, strict=True):
        field.value = text
    await pilot.pause()
    await pilot.press("ctrl+s")


async def test_a_card_is_kept_with_the_day_it_is_about(place: Place) -> None:
    """C asks the six questions about this day and keeps the rep's answers."""
    fill_reported(place)
    async with opened(place) as pilot:
        await pilot.press("c")
        await answer(pilot, "yes", "yes", "partly", "no", "yes", "yes")
        await until(pilot, ReportPage)
    with place.store() as store:
        (card,) = store.all(CoachCard)
    assert card.field_day_id == "day"
    assert card.person_id == "an"
    assert card.by == "rep"
    assert card.answers["one_thing"] == "no"


async def test_the_second_line_sees_nothing_below_five_cards(place: Place) -> None:
    """The page tells the mean the second line may see, and only from five cards on."""
    yes = dict.fromkeys(("rep_first", "specific"), "yes")
    cards = [
        CoachCard.model_validate(
            {"id": f"card{nth}", "person_id": "an", "on": date(2026, 11, nth), "answers": yes}
        )
        for nth in range(1, 6)
    ]
    fill_reported(place, *cards[:4])
    async with opened(place, CardsPage, ME) as pilot:
        told = pilot.app.screen.query(SectionLine).last().texts[1]
        assert "100% in 4 cards" in told
        assert "below 5 cards" in told
        with place.store() as other:
            other.commit([Put(cards[4])])
        page = pilot.app.screen
        assert isinstance(page, CardsPage)
        await page.desk.refresh()
        await pilot.pause()
        assert "the second line sees 100%" in page.query(SectionLine).last().texts[1]


async def test_a_card_of_the_second_line_is_told_apart(place: Place) -> None:
    """N asks who answered; a regional manager's card is marked as the second line's."""
    boss = Person(id="boss", full_name="Phạm Minh Đức", role="regional_manager")
    fill_reported(place, boss)
    async with opened(place, CardsPage, ME) as pilot:
        await pilot.press("n")
        await until(pilot, FormScreen)
        pilot.app.screen.query(CoachInput).first().value = "Phạm"
        await answer(pilot, "yes", "yes", "yes", "yes", "yes", "no")
        await until(pilot, CardsPage)
        await pilot.pause()
        row = pilot.app.screen.query_one("#cards", RowTable).get_row_at(0)
        assert "second line" in " ".join(cell.plain for cell in row)
    with place.store() as store:
        assert store.all(CoachCard)[0].by == "second_line"


async def test_a_card_stands_on_the_day_it_was_answered(place: Place) -> None:
    """One recorded later is in the timeline on its own day, not on that of the recording."""
    fill_reported(place)
    async with opened(place, CardsPage, ME) as pilot:
        await pilot.press("n")
        await until(pilot, FormScreen)
        pilot.app.screen.query(CoachInput).first().value = "An"
        pilot.app.screen.query(CoachInput).last().value = "20/11/2026"
        await answer(pilot, "yes", "yes", "yes", "yes", "yes", "no")
        await until(pilot, CardsPage)
        desk = page.desk if isinstance(page := pilot.app.screen, CardsPage) else None
        assert desk is not None
        (row,) = timeline(desk.view, ME)
        assert desk.clock.local(row.at).date() == date(2026, 11, 20)
