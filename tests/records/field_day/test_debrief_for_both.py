"""The debrief is a page for both: what a message tells there names nobody else."""

from coachtui.domain.person import Person
from coachtui.records.field_day.screens.debrief import DebriefScreen
from ended_days import ended, fill, lines, opened, said
from places import Place


async def test_others_are_initials_in_messages(place: Place) -> None:
    """The rep and the manager are named, anybody else is told by initials."""
    fill(place, ended(place), *lines(), Person(full_name="Trần Thị Bích"))
    async with opened(place, DebriefScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DebriefScreen)
        screen.say("Undone: Trần Thị Bích, An.")
        assert said(pilot) == "Undone: TTB, An."
