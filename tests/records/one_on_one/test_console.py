"""The live console through Textual's pilot, on a real store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.person import Address, Person
from coachtui.domain.repository import Put
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.screens.alone import WrapUpAlone
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether
from coachtui.settings import Settings
from coachtui.storage import Store
from coachtui.ui.lines import MessageLine
from coachtui.ui.undo_question import UndoQuestion
from places import Place


class Talk:
    """A console under a pilot: what a test does and sees."""

    def __init__(self, pilot: Pilot[None], store: Store) -> None:
        self.pilot = pilot
        self.store = store

    @property
    def console(self) -> OneOnOneConsole:
        """The screen in front."""
        screen = self.pilot.app.screen
        assert isinstance(screen, OneOnOneConsole)
        return screen

    async def line(self, text: str) -> None:
        """Type a line and press Enter."""
        self.console.field.value = text
        await self.keys("enter")

    async def keys(self, *keys: str) -> None:
        """Press keys, and let what they started end."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait for the writers that run now."""
        for _ in range(3):
            running = [each for each in self.pilot.app.workers if each.group == "lines"]
            if running:
                await self.pilot.app.workers.wait_for_complete(running)
            await self.pilot.pause()

    @property
    def said(self) -> str:
        """What the message line of the front screen says."""
        return self.pilot.app.screen.query_one(MessageLine).text

    @property
    def entries(self) -> list[LogEntry]:
        """The lines of the one-on-one that stand in the store, as another process reads them."""
        self.store.refresh()
        return standing(self.store.find(LogEntry, person_id="an"))

    @property
    def promises(self) -> tuple[Commitment, ...]:
        """The commitments in the store."""
        self.store.refresh()
        return self.store.all(Commitment)

    @property
    def meeting(self) -> OneOnOne:
        """The one-on-one in the store."""
        self.store.refresh()
        return self.store.find(OneOnOne, person_id="an")[0]


@asynccontextmanager
async def talking(place: Place, language: str = "en") -> AsyncIterator[Talk]:
    """Open the live console of the rep."""
    app = place.app(Target("one_on_one", "an", "meet"), language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        await pilot.pause()
        with place.store() as store:
            yield Talk(pilot, store)


async def test_a_line_is_stored_before_it_shows(place: Place) -> None:
    """Enter makes a line an entry of a one-on-one that is now going on."""
    async with talking(place) as talk:
        await talk.line("renewal at Hoà Phát slipped to Q1")
        assert [entry.text for entry in talk.entries] == ["renewal at Hoà Phát slipped to Q1"]
        assert talk.meeting.state == "in_progress"
        assert talk.console.log_table.row_count == 1


async def test_opening_writes_nothing(place: Place) -> None:
    """A prepared one-on-one that nobody starts leaves the store as it was."""
    async with talking(place) as talk:
        before = talk.store.seq
        await talk.keys("escape")
        talk.store.refresh()
        assert talk.store.seq == before
        assert talk.store.find(OneOnOne, person_id="an") == ()


async def test_a_promise_names_owner_and_day(place: Place) -> None:
    """`> me ... 28/11` becomes the manager's commitment; without a day, the next one-on-one."""
    async with talking(place) as talk:
        await talk.line("> me intro to the CFO 28/11")
        await talk.line("> send the quote")
        mine, theirs = sorted(talk.promises, key=lambda each: each.owner != ME)
        assert (mine.text, mine.due) == ("intro to the CFO", date(2026, 11, 28))
        assert (theirs.owner, theirs.due, theirs.due_stated) == ("an", date(2026, 12, 7), False)


async def test_typing_says_how_it_is_understood(place: Place) -> None:
    """While typing, the word before the line and the sentence below it name kind, owner, day."""
    async with talking(place, "vi") as talk:
        talk.console.field.value = "> gửi lại báo giá t6"
        await talk.pilot.pause()
        shown = talk.console.explain(talk.console.field.value)
        assert shown.mark == "HỨA"
        assert "27/11/2026" in shown.told


async def test_an_older_rep_is_named_with_their_pronoun_as_everywhere(place: Place) -> None:
    """The line while typed, the log, the clock and what is read back say "anh An", as Today."""
    with place.store() as store:
        rep = store.get(Person, "an")
        assert rep is not None
        store.commit([Put(rep.revised(address_vi=Address(rep="anh", manager="em")))])
    async with talking(place, "vi") as talk:
        promise = talk.console.explain("> gửi báo giá t6")
        assert promise.told.startswith("anh An nợ")
        assert promise.seen == "anh An sẽ xem được"
        assert talk.console.explain('" ổn').told == "nguyên lời anh An"
        await talk.line("> gửi báo giá t6")
        await talk.keys("ctrl+t")
        shown = talk.console.log_table.get_row_at(0)
        assert [str(cell) for cell in shown[3:]] == ["anh An: gửi báo giá", "T6 27/11 · anh An xem"]
        assert talk.console.context().startswith("● anh An")
        await talk.keys("ctrl+s")
        read_back = talk.pilot.app.screen.query_one("#read-back > Static", Static)
        assert "anh An: gửi báo giá" in str(read_back.render())


async def test_fast_typing_keeps_every_line_in_order(place: Place) -> None:
    """Twenty lines entered without waiting are twenty entries in their order."""
    async with talking(place) as talk:
        for number in range(20):
            talk.console.field.value = f"line {number}"
            await talk.pilot.press("enter")
        await talk.settle()
        assert [entry.text for entry in talk.entries] == [f"line {n}" for n in range(20)]


async def test_several_pasted_lines_become_notes_and_are_sorted_by_keys(place: Place) -> None:
    """A paste of three lines gives three plain notes; one key each sorts them."""
    async with talking(place) as talk:
        talk.console.field.post_message(Paste("> first\n- second\nthird"))
        await talk.settle()
        assert [entry.entry_kind for entry in talk.entries] == ["note"] * 3
        await talk.keys("tab", "g")
        await talk.keys("plus")
        await talk.keys("minus")
        await talk.keys("quotation_mark")
        assert [entry.entry_kind for entry in talk.entries] == ["praise", "adjusting", "quote"]
        assert [entry.text for entry in talk.entries] == ["first", "second", "third"]


async def test_sorting_a_hidden_line_keeps_it_hidden(place: Place) -> None:
    """A promise that was hidden from the rep stays so when its kind is changed."""
    async with talking(place) as talk:
        await talk.line("> ask HR about the bonus fri ~")
        await talk.keys("tab")
        await talk.keys("equals_sign")
        (entry,) = talk.entries
        assert (entry.entry_kind, entry.visibility) == ("decision", "private")


async def test_up_edits_the_last_line(place: Place) -> None:
    """Up on an empty line takes the last one back; Enter replaces it, the rest stands."""
    async with talking(place) as talk:
        await talk.line("one")
        await talk.line("tow")
        await talk.keys("up")
        assert talk.console.field.value == "tow"
        await talk.line("two")
        assert [entry.text for entry in talk.entries] == ["one", "two"]


async def test_deleting_a_line_asks_and_names_it(place: Place) -> None:
    """D on a line asks; `n` keeps it, `y` takes it and its promise out."""
    async with talking(place) as talk:
        await talk.line("> send the quote fri")
        await talk.keys("tab", "D")
        await talk.keys("n")
        assert len(talk.entries) == 1
        await talk.keys("D")
        await talk.keys("y")
        await talk.pilot.pause()
        assert talk.entries == []
        assert talk.promises == ()


async def test_slash_ticks_moves_and_drops(place: Place) -> None:
    """`/1` ticks, `/2 DATE` moves, `/3 drop` drops; the numbers stay."""
    with place.store() as store:
        for number in (1, 2, 3):
            store.commit([Put(promise(f"item {number}", date(2026, 11, 20 + number)))])
    async with talking(place) as talk:
        await talk.line("/1")
        await talk.line("/2 30/11")
        await talk.line("/3 drop")
        states = {each.text: each.state for each in talk.promises}
        assert states == {"item 1": "kept", "item 2": "moved", "item 3": "dropped"}
        assert talk.entries == []


async def test_a_number_that_is_not_there_is_said(place: Place) -> None:
    """`/9` on a short list changes nothing, says so and keeps the line."""
    async with talking(place) as talk:
        await talk.line("/9")
        assert "9" in talk.said
        assert talk.console.field.value == "/9"


async def test_ask_before_tell(place: Place) -> None:
    """In GROW's options the manager's idea waits until the rep has two."""
    async with talking(place) as talk:
        while talk.console.prompt is None or talk.console.prompt.part != "options":
            await talk.keys("ctrl+g")
        await talk.line("me call their director")
        assert talk.entries == []
        assert talk.said
        talk.console.field.value = ""
        await talk.line("bring the accountant along")
        await talk.line("offer a trial")
        await talk.line("me call their director")
        assert [entry.by for entry in talk.entries] == ["rep", "rep", "mgr"]


async def test_the_talk_clock_counts_turns(place: Place) -> None:
    """^t gives the rep the word, ^t again the manager; the share shows after five minutes."""
    async with talking(place) as talk:
        await talk.keys("ctrl+t")
        place.clock.moment += timedelta(minutes=6)
        await talk.keys("ctrl+t")
        place.clock.moment += timedelta(minutes=2)
        assert (talk.console.talk.talk.rep, talk.console.talk.talk.mgr) == (360, 120)
        assert "25%" in talk.console.context()


async def test_wrapping_up(place: Place) -> None:
    """^s, the pulse, Enter to the end: held, the next one planned; the reflection is private."""
    async with talking(place) as talk:
        await talk.line("> send the quote")
        await talk.keys("ctrl+s")
        assert isinstance(talk.pilot.app.screen, WrapUpTogether)
        await talk.keys("7", "enter", "enter", "enter")
        while not isinstance(talk.pilot.app.screen, WrapUpAlone):
            await talk.pilot.pause()
        await talk.keys("tab")
        await talk.pilot.press(*"tired")
        await talk.keys("ctrl+s")
        while isinstance(talk.pilot.app.screen, (WrapUpAlone, WrapUpTogether)):
            await talk.pilot.pause()
        talk.store.refresh()
        done, following = sorted(
            talk.store.find(OneOnOne, person_id="an"), key=lambda each: each.planned_at
        )
        assert (done.state, done.pulse and done.pulse.score) == ("held", 7)
        assert done.reflection.stood_out == "tired"
        assert following.planned_at.isoformat() == "2026-12-07T02:00:00+00:00"


async def test_a_wrong_pulse_is_said_at_once(place: Place) -> None:
    """A pulse of 11 is refused where it stands and nothing is written."""
    async with talking(place) as talk:
        await talk.line("note")
        await talk.keys("ctrl+s")
        await talk.keys("1", "1", "enter")
        assert "10" in talk.said
        await talk.keys("escape")
        assert talk.meeting.state == "in_progress"


async def test_open_agenda_items_carry_over(place: Place) -> None:
    """What was not ticked comes back next time and says how often it was carried."""
    with place.store() as store:
        store.commit([Put(AgendaItem(person_id="an", text="route of December"))])
    async with talking(place) as talk:
        await talk.line("note")
        await talk.keys("ctrl+s")
        await talk.keys("ctrl+s")
        while not isinstance(talk.pilot.app.screen, WrapUpAlone):
            await talk.pilot.pause()
        talk.store.refresh()
        assert [each.times_carried for each in talk.store.all(AgendaItem)] == [1]


async def test_a_held_one_is_amended_then_locked(place: Place) -> None:
    """After wrap-up a line can still change; once a later one was held, lines are only added."""
    start = place.clock.now() - timedelta(days=14)
    first = OneOnOne(
        id="first",
        person_id="an",
        planned_at=start,
        started_at=start,
        ended_at=start,
        state="held",
    )
    entry = LogEntry(id="e1", person_id="an", part_of="first", text="old", happened_at=start)
    later = first.revised(id="later", planned_at=start + timedelta(days=7))
    later = later.revised(started_at=start + timedelta(days=7), ended_at=start + timedelta(days=7))
    with place.store() as store:
        store.commit([Put(first), Put(entry), Put(later)])
    app = place.app(Target("one_on_one", "first"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not isinstance(app.screen, OneOnOneConsole):
            await pilot.pause()
        with place.store() as store:
            talk = Talk(pilot, store)
            await talk.keys("e")
            assert "locked" in talk.said
            await talk.keys("a")
            await talk.line("an afterthought")
            added = talk.entries[-1]
            assert (added.text, added.amends_rev) == ("an afterthought", 1)


def promise(text: str, due: date) -> Commitment:
    """Return a promise the rep made before."""
    source = Source(kind="one_on_one", id="earlier")
    return Commitment(owner="an", counterparty=ME, text=text, due=due, source=source)


async def test_a_line_given_back_stays_one_entry(place: Place) -> None:
    """A line that could not be written is logged once when it is entered again unchanged."""
    async with talking(place) as talk:
        field = talk.console.field
        field.give_back("renewal slipped", "01GIVENBACK")
        await talk.keys("enter")
        assert [(entry.id, entry.text) for entry in talk.entries] == [
            ("01GIVENBACK", "renewal slipped")
        ]
        field.give_back("renewal slipped", "01GIVENBACK")
        await talk.keys("enter")
        assert len(talk.entries) == 1
        await talk.line("another")
        assert len(talk.entries) == 2


async def test_a_second_window_leaves_the_clock_alone(place: Place) -> None:
    """Opening a live talk once more lets its clock run; after a long silence it was left."""
    async with talking(place) as talk:
        await talk.keys("ctrl+t")
        place.clock.moment += timedelta(minutes=10)
        async with talking(place) as second:
            assert second.console.talk.talk.now == "rep"
        place.clock.moment += timedelta(minutes=10)
        async with talking(place) as third:
            assert third.console.talk.talk.now is None


async def test_undoing_many_records_asks_first(place: Place) -> None:
    """One `u` does not take back an import: it asks, names it, and keeps it by default."""
    with place.store() as store:
        notes = [Put(LogEntry(person_id="an", text=f"note {number}")) for number in range(25)]
        store.commit(notes, "Data imported")
    app = place.app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not app.desk.is_open:
            await pilot.pause()
        await pilot.press("u")
        while not isinstance(app.screen, UndoQuestion):
            await pilot.pause()
        await pilot.pause()
        await pilot.press("enter")
        while isinstance(app.screen, UndoQuestion):
            await pilot.pause()
        with place.store() as store:
            assert len(store.all(LogEntry)) == 25


async def test_the_light_theme_is_a_setting_and_a_command(place: Place) -> None:
    """`theme = "light"` starts light; the palette's command goes through the others and back."""
    app = place.app(settings=Settings(theme="light"))
    async with app.run_test(size=(80, 24), notifications=True):
        assert app.theme == "coach-light"
        for theme in ("coach-contrast", "coach-dark", "coach-light"):
            await app.action_colours()
            assert app.theme == theme


async def test_records_that_cannot_be_read_are_told(place: Place) -> None:
    """A person with a role of a newer version is kept, and Today says that something is."""
    stranger = {"id": "new", "rev": 1, "full_name": "Ai Đó", "role": "hologram"}
    with place.store() as store:
        store.load({"person": [stranger]}, "Data imported")
    app = place.app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        line = app.screen.query_one(MessageLine)
        while not line.text:
            await pilot.pause()
        assert "1 record cannot be read" in line.text
    with place.store() as store:
        assert any(each["id"] == "new" for each in store.documents()["person"])
