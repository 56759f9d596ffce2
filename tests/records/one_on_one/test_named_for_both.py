"""A conversation stands between two: whoever else is named on its pages is told by initials."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.screens.alone import WrapUpAlone
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether
from coachtui.settings import Settings
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.fields import CoachInput
from places import Place
from screens import seen, settle

BICH = Person(id="bich", full_name="Trần Thị Bích")
ASKED = "hỏi Trần Thị Bích"


@asynccontextmanager
async def talking(place: Place, *, initials: bool = True) -> AsyncIterator[Pilot[None]]:
    """Open a talk about somebody else: a topic, a quote, a line, a promise of hers, and theirs."""
    now = place.clock.now()
    meeting = OneOnOne(id="talk", person_id="an", planned_at=now).started(now)
    hers = Commitment(
        id="hers",
        owner="bich",
        counterparty=ME,
        text="gửi mẫu",
        due=now.date(),
        source=Source(kind="one_on_one", id="talk"),
    )
    said = LogEntry(person_id="an", part_of="talk", happened_at=now, text=ASKED)
    records = (
        BICH,
        meeting,
        AgendaItem(person_id="an", text=f"{ASKED} về tuyến", by="rep"),
        LogEntry(
            person_id="an",
            entry_kind="quote",
            text=f"{ASKED} rồi",
            happened_at=now - timedelta(days=9),
        ),
        hers,
        said.revised(id="step", entry_kind="commitment", text="gửi mẫu", commitment_id="hers"),
        said.revised(id="line", text=f"{ASKED} trước", typed=f"{ASKED} trước"),
        said.revised(entry_kind="decision", visibility="shared"),
    )
    with place.store() as store:
        store.commit([Put(one) for one in records])
    settings = Settings(initials=initials)
    app = place.app(Target("one_on_one", "an", "meet"), settings=settings)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await until(pilot, OneOnOneConsole)
        yield pilot


async def until(pilot: Pilot[None], kind: type[object]) -> None:
    """Wait for a screen."""
    while not isinstance(pilot.app.screen, kind):
        await pilot.pause()
    await settle(pilot)


@pytest.mark.parametrize(
    ("initials", "named"),
    [(True, lambda text: "TTB" in text), (False, lambda text: "TTB" not in text)],
)
async def test_the_console_names_nobody_else(
    place: Place, initials: bool, named: Callable[[str], bool]
) -> None:
    """In the list, the last words, the log with its promises, and messages; names where wanted."""
    async with talking(place, initials=initials) as pilot:
        shown = seen(pilot.app)
        assert named(shown)
        assert ("Bích" in shown) is not initials
        for text in ("về tuyến", "rồi”", "trước", "gửi mẫu"):
            assert text in shown


async def test_a_line_that_is_edited_is_as_it_was_typed(place: Place) -> None:
    """What stands in a field is never altered, nor what becomes of it."""
    async with talking(place) as pilot:
        console = pilot.app.screen
        assert isinstance(console, OneOnOneConsole)
        console.change_line("line")
        await settle(pilot)
        assert console.field.value == f"{ASKED} trước"
        await pilot.press("end", *" 9h", "enter")
        await settle(pilot)
        with place.store() as store:
            assert f"{ASKED} trước 9h" in [one.text for one in store.all(LogEntry)]
        assert "hỏi TTB trước 9h" in seen(pilot.app)


async def test_the_copy_for_the_rep_names_nobody_else(place: Place) -> None:
    """Page 2 shows what the rep gets, and that is what is copied; the reflection stays as typed."""
    async with talking(place) as pilot:
        await pilot.press("ctrl+s")
        await until(pilot, WrapUpTogether)
        await pilot.press("ctrl+s")
        await until(pilot, WrapUpAlone)
        preview = str(pilot.app.screen.query_one("#preview > Static", Static).render())
        assert "• hỏi TTB" in preview
        field = pilot.app.screen.query_one("#stood_out", CoachInput)
        field.value = ASKED
        await pilot.press("y")
        await until(pilot, CopyScreen)
        assert isinstance(pilot.app.screen, CopyScreen)
        assert pilot.app.screen.text == preview
        await pilot.press("escape")
        await until(pilot, WrapUpAlone)
        assert field.value == ASKED
