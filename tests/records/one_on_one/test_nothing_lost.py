"""Half typed, too long, or written in two windows at once: it stays, and is never doubled."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from textual.pilot import Pilot

from coachtui.app import CoachApp
from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME, new_id
from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.repository import Put, Remove
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.rows import where_it_stands
from coachtui.records.one_on_one.screens.alone import WrapUpAlone
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether
from coachtui.storage import Drafts
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import FormScreen
from coachtui.ui.lines import MessageLine, TitleLine
from places import Place
from screens import seen, settle

MEET = Target("one_on_one", "an", "meet")


class Window:
    """The app under a pilot: what a test does and sees."""

    def __init__(self, app: CoachApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def console(self) -> OneOnOneConsole:
        """The console in front."""
        assert isinstance(self.app.screen, OneOnOneConsole)
        return self.app.screen

    @property
    def said(self) -> str:
        """What the message line of the front screen says."""
        return self.app.screen.query_one(MessageLine).text

    async def settle(self) -> None:
        """Wait until what was set off has been carried out."""
        for _ in range(2):
            await settle(self.pilot)
            running = [each for each in self.app.workers if each.group == "lines"]
            if running:
                await self.app.workers.wait_for_complete(running)

    async def keys(self, *keys: str) -> None:
        """Press keys, and wait until they did what they do."""
        await self.pilot.press(*keys)
        await self.settle()

    async def line(self, text: str) -> None:
        """Type a line and press Enter."""
        self.console.field.value = text
        await self.keys("enter")

    async def wrap_up(self) -> None:
        """Log a line and go to the first page of wrapping up."""
        await self.line("one")
        await self.keys("ctrl+s")
        assert isinstance(self.app.screen, WrapUpTogether)

    def type(self, texts: Mapping[str, str]) -> None:
        """Put texts into fields of the screen in front, by their ids."""
        for name, text in texts.items():
            self.app.screen.query_one(f"#{name}", CoachInput).value = text

    @property
    def form(self) -> dict[str, str]:
        """What stands in the form in front."""
        assert isinstance(self.app.screen, FormScreen)
        return self.app.screen.texts

    def fill(self, **texts: str) -> None:
        """Put texts into the form in front."""
        assert isinstance(self.app.screen, FormScreen)
        for row in self.app.screen._rows:
            row.text = texts.get(row.field.name, row.text)


@asynccontextmanager
async def window(place: Place, then: Target | None = None) -> AsyncIterator[Window]:
    """Open the app on a place."""
    app = place.app(then)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        while not app.desk.is_open:
            await pilot.pause()
        shown = Window(app, pilot)
        await shown.settle()
        yield shown


def meetings(place: Place) -> tuple[OneOnOne, ...]:
    """Give back the one-on-ones on file."""
    with place.store() as store:
        return store.all(OneOnOne)


async def test_a_half_typed_line_outlives_the_wrap_up(place: Place) -> None:
    """Wrapping up with a half-typed line comes back to it; nothing but Esc leaves it."""
    async with window(place, MEET) as shown:
        await shown.line("one")
        shown.console.field.value = "half typed"
        await shown.keys("ctrl+s")
        await shown.keys("ctrl+s")
        assert isinstance(shown.app.screen, WrapUpAlone)
        await shown.keys("ctrl+s")
        assert shown.console.field.value == "half typed"
        assert shown.said.startswith("Wrapped up.")
    assert [each.state for each in meetings(place)] == ["held", "planned"]


async def test_editing_a_line_waits_for_the_half_typed_one(place: Place) -> None:
    """`e` in the log never takes the place of what stands in the capture line."""
    async with window(place, MEET) as shown:
        await shown.line("one")
        shown.console.field.value = "half typed"
        await shown.keys("tab", "e")
        assert shown.console.field.value == "half typed"
        await shown.keys("enter", "tab", "e")
        assert shown.console.field.value == "half typed"
        assert len(shown.console.talk.entries) == 2


@pytest.mark.parametrize("line", ["word " * 700, "> me " + "word " * 150])
async def test_a_line_too_long_is_given_back_whole(place: Place, line: str) -> None:
    """A note over 2,000 characters, a promise over 500: kept in the field, never cut."""
    async with window(place, MEET) as shown:
        await shown.line(line)
        assert shown.console.field.value == line
        assert shown.said.startswith("At most")
    with place.store() as store:
        assert store.all(LogEntry) == ()
        assert store.all(Commitment) == ()


async def test_two_windows_plan_one_next_meeting(place: Place) -> None:
    """What another window planned while the page was open is moved, not planned a second time."""
    async with window(place, MEET) as shown:
        await shown.wrap_up()
        planned = OneOnOne(person_id="an", planned_at=place.clock.now() + timedelta(days=3))
        with place.store() as store:
            store.commit([Put(planned)])
        await shown.app.desk.refresh()
        await shown.keys("ctrl+s")
    ahead = [each for each in meetings(place) if each.state == "planned"]
    assert [each.id for each in ahead] == [planned.id]


async def test_what_would_make_it_higher_is_not_dropped(place: Place) -> None:
    """An answer without a number, or too long, keeps the page open with its text."""
    async with window(place, MEET) as shown:
        await shown.wrap_up()
        shown.type({"higher": "less travel"})
        await shown.keys("ctrl+s")
        assert isinstance(shown.app.screen, WrapUpTogether)
        shown.type({"pulse": "7", "higher": "x" * 241})
        await shown.keys("ctrl+s")
        assert shown.said == "At most 240 characters, please."
        shown.type({"higher": "less travel"})
        await shown.keys("ctrl+s")
    pulse = meetings(place)[0].pulse
    assert pulse is not None
    assert (pulse.score, pulse.one_higher) == (7, "less travel")


async def test_a_reflection_keeps_what_another_window_wrote(place: Place) -> None:
    """Only the fields changed here are written; a text too long stays in its field."""
    async with window(place, MEET) as shown:
        await shown.wrap_up()
        await shown.keys("ctrl+s")
        with place.store() as store:
            held = store.all(OneOnOne)[0]
            theirs = held.reflection.revised(watch_for="travel")
            store.commit([Put(held.revised(reflection=theirs))])
        await shown.app.desk.refresh()
        shown.type({"stood_out": "x" * 2001})
        await shown.keys("ctrl+s")
        assert shown.said == "At most 2000 characters, please."
        shown.type({"stood_out": "calm", "energy": "4"})
        await shown.keys("ctrl+s")
    reflection = meetings(place)[0].reflection
    assert (reflection.stood_out, reflection.watch_for, reflection.energy) == ("calm", "travel", 4)


@pytest.mark.parametrize("text", ["[1]", "{", "null", '{"texts": {"newer": "x", "pulse": "7"}}'])
async def test_a_foreign_draft_stops_no_page(place: Place, text: str) -> None:
    """A damaged draft, or one of a newer version, fills in what is known and stops nothing."""
    now = place.clock.now()
    talk = OneOnOne(person_id="an", planned_at=now, state="in_progress", started_at=now)
    with place.store() as store:
        store.commit([Put(talk)])
    drafts = Drafts(place.folder / "drafts", new_id(), now=place.clock.now)
    for page in ("wrap_up", "reflection"):
        drafts.note(f"{page}.{talk.id}", text)
    drafts.flush()
    drafts.close()
    async with window(place, MEET) as shown:
        await shown.keys("ctrl+s")
        await shown.keys("ctrl+s")
        assert isinstance(shown.app.screen, WrapUpAlone)


async def test_the_read_back_holds_the_line_just_entered(place: Place) -> None:
    """A promise still on its way when the page opens is read back as soon as it is on disk."""
    async with window(place, MEET) as shown:
        shown.console.field.value = "> me send prices fri"
        await shown.console.field.action_submit()
        await shown.keys("ctrl+s")
        assert isinstance(shown.app.screen, WrapUpTogether)
        assert "send prices" in seen(shown.app)


async def test_a_talk_deleted_elsewhere_takes_no_line(place: Place) -> None:
    """What is typed into a one-on-one that another window deleted stays in the field."""
    async with window(place, MEET) as shown:
        await shown.line("one")
        with place.store() as store:
            store.commit([Remove(each) for each in store.all(OneOnOne)])
        await shown.app.desk.refresh()
        await shown.line("two")
        assert shown.console.field.value == "two"
    with place.store() as store:
        assert [each.text for each in store.all(LogEntry)] == ["one"]


async def test_the_lines_of_somebody_not_on_file_can_be_read(place: Place) -> None:
    """A one-on-one whose person is gone or unreadable opens all the same."""
    lost = OneOnOne(person_id="gone", planned_at=place.clock.now())
    note = LogEntry(person_id="gone", part_of=lost.id, text="still here")
    with place.store() as store:
        store.commit([Put(lost), Put(note)])
    async with window(place) as shown:
        await shown.keys("3")
        await shown.keys("enter")
        assert "still here" in seen(shown.app)


async def test_feedback_follows_its_line(place: Place) -> None:
    """Changing a praising line keeps the situation written for it; a text too long is refused."""
    async with window(place, MEET) as shown:
        await shown.line("+ held the price")
        await shown.keys("tab", "enter")
        shown.fill(situation="x" * 241)
        await shown.keys("ctrl+s")
        assert isinstance(shown.app.screen, FormScreen)
        shown.fill(situation="at ACME")
        await shown.keys("ctrl+s")
        await shown.keys("e")
        await shown.line("+ held the list price")
        await shown.keys("tab", "enter")
        assert shown.form["situation"] == "at ACME"
    assert len(meetings(place)[0].feedback) == 1


@pytest.mark.parametrize("wrong", [{"minutes": "500"}, {"opening_line": "x" * 241}])
async def test_a_frame_that_does_not_fit_is_said_at_the_field(
    place: Place, wrong: dict[str, str]
) -> None:
    """Minutes beyond four hours or an endless opening line keep the form open."""
    async with window(place) as shown:
        await shown.keys("3")
        await shown.keys("n")
        shown.fill(person_id="Nguyễn Văn An", **wrong)
        await shown.keys("ctrl+s")
        assert shown.form.items() >= wrong.items()
        shown.fill(minutes="45", opening_line="How are you?")
        await shown.keys("ctrl+s")
    assert [each.minutes for each in meetings(place)] == [45]


async def test_a_frame_changed_in_two_windows_keeps_both(place: Place) -> None:
    """A stale save puts only what was changed here over what the other window stored."""
    # a moment with seconds, which the form does not show: it must not count as a new date
    odd = datetime(2026, 11, 23, 2, 3, 17, tzinfo=UTC)
    with place.store() as store:
        store.commit([Put(OneOnOne(person_id="an", planned_at=odd))])
    async with window(place) as shown:
        await shown.keys("3")
        await shown.keys("e")
        shown.fill(opening_line="hello")
        with place.store() as store:
            store.commit([Put(store.all(OneOnOne)[0].revised(minutes=45))])
        await shown.keys("ctrl+s")
    (meeting,) = meetings(place)
    assert (meeting.opening_line, meeting.minutes, meeting.move_history) == ("hello", 45, ())


async def test_the_filter_stands_once_in_the_title(place: Place) -> None:
    """The title of the list names the filter, and names it once."""
    async with window(place) as shown:
        await shown.keys("3")
        await shown.keys("slash", "a", "n")
        title, _ = shown.app.screen.query_one(TitleLine).texts
        assert title.count("/an") == 1


def test_nobody_meets_themselves(place: Place) -> None:
    """The manager's own page offers no one-on-one."""
    with place.store() as store:
        assert where_it_stands(View(store, Words.of("en"), place.clock), ME) is None


async def test_a_talk_left_for_days_ended_when_it_was_left(place: Place) -> None:
    """Wrapped up on another day, it lasted to its last line, not until now."""
    async with window(place, MEET) as shown:
        await shown.line("one")
        last = place.clock.now()
        place.clock.moment = last + timedelta(days=3)
        await shown.keys("ctrl+s")
        await shown.keys("ctrl+s")
    assert meetings(place)[0].ended_at == last


async def test_a_line_deleted_elsewhere_is_not_put_back_unsaid(place: Place) -> None:
    """Whoever was changing it is told, keeps the text, and adds it as a new line or not at all."""
    async with window(place, MEET) as shown:
        await shown.line("renewal slipped")
        await shown.keys("tab", "e")
        assert shown.console.field.value == "renewal slipped"
        with place.store() as store:
            (entry,) = store.all(LogEntry)
            store.commit([Remove(entry)], "Line deleted")
        await shown.line("renewal slipped to Q1")
        assert shown.said == "It was deleted in another window. Enter adds your text as a new line."
        assert shown.console.field.value == "renewal slipped to Q1"
        with place.store() as store:
            assert store.all(LogEntry) == ()
        await shown.keys("enter")
    with place.store() as store:
        added = [(each.text, each.replaces) for each in store.all(LogEntry)]
        assert added == [("renewal slipped to Q1", None)]


async def test_a_line_changed_elsewhere_is_not_doubled_unsaid(place: Place) -> None:
    """What another window made of it stays, and so does what was typed here."""
    async with window(place, MEET) as shown:
        await shown.line("renewal slipped")
        await shown.keys("tab", "e")
        with place.store() as store:
            (entry,) = store.all(LogEntry)
            theirs = entry.revised(id=new_id(), rev=0, text="renewal lost", replaces=entry.id)
            store.commit([Put(theirs)], "Line changed")
        await shown.line("renewal slipped to Q1")
        assert shown.said == "It was changed in another window. Enter adds your text as a new line."
        assert shown.console.field.value == "renewal slipped to Q1"


async def test_a_line_sorted_twice_in_one_breath_is_one_line(place: Place) -> None:
    """The second change is of what the first made of it: nobody else had a hand in it."""
    async with window(place, MEET) as shown:
        await shown.line("renewal slipped")
        await shown.keys("tab")
        await shown.pilot.press("exclamation_mark", "question_mark")
        await shown.settle()
        await shown.settle()
        assert shown.said == ""
    with place.store() as store:
        assert [each.entry_kind for each in standing(store.all(LogEntry))] == ["question"]
