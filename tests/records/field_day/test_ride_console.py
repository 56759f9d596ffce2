"""The console of a field day through Textual's pilot, on a real store."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from coachtui.app import CoachApp
from coachtui.domain.commitment import Commitment
from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.repository import Put, Remove
from coachtui.records.field_day.model import FieldDay, PreCall, Stop
from coachtui.records.field_day.presentation.report_rows import evidence_lines
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.debrief import DebriefScreen
from coachtui.records.field_day.screens.ride_above import RideAbove
from coachtui.records.field_day.screens.sorting import SortScreen
from coachtui.records.field_day.screens.stops_list import StopsScreen
from coachtui.storage import Store
from coachtui.ui.form import FormScreen
from coachtui.ui.lines import MessageLine, TitleLine
from field_days import a_day, a_stop
from places import Place
from screens import seen, settle
from slow_disk import SlowDisk

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""09:00 in the team's zone, when the first stop is planned."""
CONSOLE = Target("field_day", "day", "console")


class Riding:
    """A console under a pilot: what a test does and sees."""

    def __init__(self, app: CoachApp, pilot: Pilot[None], store: Store) -> None:
        self.app = app
        self.pilot = pilot
        self.store = store

    @property
    def console(self) -> RideConsole:
        """The console in front."""
        assert isinstance(self.app.screen, RideConsole)
        return self.app.screen

    @property
    def form(self) -> FormScreen:
        """The form in front."""
        assert isinstance(self.app.screen, FormScreen)
        return self.app.screen

    @property
    def said(self) -> str:
        """What the message line of the front screen says."""
        return self.app.screen.query_one(MessageLine).text

    @property
    def title(self) -> str:
        """Both sides of the title of the front screen."""
        return " | ".join(self.app.screen.query_one(TitleLine).texts)

    @property
    def entries(self) -> list[LogEntry]:
        """The lines that stand in the store, as another process reads them."""
        self.store.refresh()
        return standing(self.store.find(LogEntry, person_id="an"))

    @property
    def texts(self) -> list[tuple[str, str | None]]:
        """Text and place of each line."""
        return [(entry.text, entry.part_of) for entry in self.entries]

    @property
    def day(self) -> FieldDay:
        """The day in the store."""
        self.store.refresh()
        return self.store.all(FieldDay)[0]

    def stop(self, identifier: str) -> Stop:
        """A stop in the store."""
        self.store.refresh()
        found = self.store.get(Stop, identifier)
        assert found is not None
        return found

    async def settle(self) -> None:
        """Wait until what was set off has been carried out."""
        for _ in range(2):
            await settle(self.pilot)
            running = [each for each in self.app.workers if each.group == "lines"]
            if running:
                await self.app.workers.wait_for_complete(running)
        await settle(self.pilot)

    async def keys(self, *keys: str) -> None:
        """Press keys, and wait until they did what they do."""
        await self.pilot.press(*keys)
        await self.settle()

    async def line(self, text: str) -> None:
        """Type a line and press Enter."""
        self.console.field.value = text
        await self.keys("enter")

    async def fill(self, **texts: str) -> None:
        """Put texts into the form in front, and save it."""
        for row in self.form._rows:
            row.text = texts.get(row.field.name, row.text)
        await self.keys("ctrl+s")

    async def paste(self, text: str) -> None:
        """Paste several lines."""
        self.console.field.post_message(Paste(text))
        await self.settle()


def planned(place: Place, *stops: Stop, **changes: object) -> None:
    """Put a day and its stops on file, and set the clock to 09:00 of that day."""
    place.clock.moment = NINE
    with place.store() as store:
        store.commit([Put(a_day(**changes)), *(Put(stop) for stop in stops)])


@asynccontextmanager
async def riding(
    place: Place, language: str = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Riding]:
    """Open the console of the day."""
    app = place.app(CONSOLE, language)
    async with app.run_test(size=size, notifications=True) as pilot:
        while not app.desk.is_open:
            await pilot.pause()
        await settle(pilot)
        assert isinstance(app.screen, RideConsole)
        with place.store() as store:
            shown = Riding(app, pilot, store)
            await shown.settle()
            yield shown


async def test_opening_writes_nothing(place: Place) -> None:
    """A planned day that nobody begins leaves the store as it was."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        before = ride.store.seq
        await ride.keys("escape")
        ride.store.refresh()
        assert ride.store.seq == before


async def test_a_line_belongs_to_the_stop_that_runs(place: Place) -> None:
    """Before a stop a line is the day's and begins it; `/` begins the stop and takes the rest."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.line("met at the café")
        assert ride.day.state == "in_progress"
        await ride.line("/")
        assert ride.stop("stop1").running
        await ride.line("asked about budget")
        assert ride.texts == [("met at the café", "day"), ("asked about budget", "stop1")]


async def test_ending_a_stop_asks_for_its_outcome(place: Place) -> None:
    """^T begins the next stop and ends it with outcome, CRM, discounts and talk share."""
    planned(place, a_stop(1), a_stop(2))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        place.clock.moment += timedelta(minutes=40)
        await ride.keys("ctrl+t")
        assert ride.stop("stop1").running
        await ride.fill(
            outcome="order",
            crm_logged="yes",
            discount_asked="10",
            discount_given="7,5 %",
            talk_share_rep="60",
            commitment_obtained="signs on Friday",
        )
        done = ride.stop("stop1")
        assert (done.outcome, done.crm_logged, done.crm_logged_at) == (
            "order",
            True,
            place.clock.now(),
        )
        assert (done.discount_asked, done.discount_given, done.talk_share_rep) == (0.1, 0.075, 0.6)
        assert done.ended_at == place.clock.now()
        assert "Account 1: order" in seen(ride.app)
        assert "2 next" in seen(ride.app)


async def test_a_share_that_is_none_is_said_at_its_field(place: Place) -> None:
    """A discount of 120 keeps the form open with its text; nothing is ended."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.line("/")
        await ride.fill(outcome="advance", discount_asked="120")
        assert ride.form.texts["discount_asked"] == "120"
        assert "0 to 100" in seen(ride.app)
        assert ride.stop("stop1").running


async def test_an_order_needs_an_account(place: Place) -> None:
    """Without an account an order is refused where the account can be typed."""
    planned(place, a_stop(1, account=""))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.keys("ctrl+t")
        await ride.fill(outcome="order")
        assert "An order needs" in seen(ride.app)
        await ride.fill(account="Hoà Phát")
        assert (ride.stop("stop1").outcome, ride.stop("stop1").account) == ("order", "Hoà Phát")


async def test_the_rep_speaks_first_after_each_call(place: Place) -> None:
    """In per-call mode the coach's one thing waits for the rep's two answers, or their passing."""
    planned(place, a_stop(1), debrief_mode="per_call")
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.keys("ctrl+t")
        await ride.fill(outcome="advance", coach_one_thing="let the silence work")
        assert "An first" in seen(ride.app)
        assert ride.stop("stop1").running
        await ride.fill(rep_passed="yes", try_next="count to five")
        kerbside = ride.stop("stop1").kerbside
        assert (kerbside.coach_one_thing, kerbside.try_next) == (
            "let the silence work",
            "count to five",
        )


async def test_leaving_the_outcome_leaves_the_stop_running(place: Place) -> None:
    """Esc in the outcome ends nothing, and what was typed comes back with the form."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.keys("ctrl+t")
        for row in ride.form._rows:
            row.text = "signs on Friday" if row.field.name == "commitment_obtained" else row.text
        await ride.keys("escape")
        assert ride.stop("stop1").running
        await ride.line("/")
        assert ride.form.texts["commitment_obtained"] == "signs on Friday"


async def test_a_stop_on_the_spot_begins_at_once(place: Place) -> None:
    """`/+ Account` adds a stop that runs; with an hour to come it is planned for that hour."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.line("/+ Minh Long")
        await ride.line("/+ Cafe Trung Nguyên 14h30")
        ride.store.refresh()
        stops = {stop.account: stop for stop in ride.store.all(Stop)}
        assert stops["Minh Long"].running
        assert stops["Minh Long"].on_the_spot
        later = stops["Cafe Trung Nguyên"]
        assert later.actual_at is None
        assert later.planned_at == datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


async def test_a_stop_on_the_spot_over_another_is_refused(place: Place) -> None:
    """An hour that cuts into a planned stop is refused by name, and the line stays."""
    planned(place, a_stop(1), a_stop(2))
    async with riding(place) as ride:
        await ride.line("/+ Minh Long 10h15")
        assert "Account 2" in ride.said
        assert ride.console.field.value == "/+ Minh Long 10h15"


async def test_going_to_a_stop_ends_the_one_before(place: Place) -> None:
    """`/2` while stop 1 runs asks for its outcome, then begins stop 2."""
    planned(place, a_stop(1), a_stop(2))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.line("/2")
        await ride.fill(outcome="no-show")
        assert ride.stop("stop1").outcome == "no_show"
        assert ride.stop("stop2").running


async def test_a_going_that_was_given_up_gives_the_line_back(place: Place) -> None:
    """Leaving the outcome that `/2` asked for begins nothing and keeps the line."""
    planned(place, a_stop(1), a_stop(2))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.line("/2")
        await ride.keys("escape")
        assert ride.console.field.value == "/2"
        assert not ride.stop("stop2").running


@pytest.mark.parametrize(
    ("line", "told"), [("/9", "no stop 9"), ("/+", "Which account"), ("/1", "was cancelled")]
)
async def test_a_stop_that_cannot_be_is_said(place: Place, line: str, told: str) -> None:
    """A stop that is not there, has no name or was cancelled: said while typing and at Enter."""
    planned(place, a_stop(1, cancelled_because="customer ill"))
    async with riding(place) as ride:
        assert told in ride.console.explain(line).told
        await ride.line(line)
        assert told in ride.said
        assert ride.console.field.value == line
        assert ride.entries == []


async def test_a_score_shows_all_three_descriptions_in_place_of_the_brief(place: Place) -> None:
    """They stand while the score is typed; the log does not move, and the brief comes back."""
    brief = PreCall(objective="a", primary_question="b", expected_objection="c")
    planned(place, a_stop(1, pre_call=brief))
    async with riding(place) as ride:
        above, log = ride.console.query_one(RideAbove), ride.console.log_table
        before = (str(above.content), log.region)
        await ride.pilot.press(*"Q=4")
        await ride.settle()
        shown = str(above.content).splitlines()
        assert [line[1] for line in shown if re.match(r" [135] ", line)] == ["1", "3", "5"]
        assert log.region == before[1]
        await ride.pilot.press(*["backspace"] * 3)
        await ride.settle()
        assert str(above.content) == before[0]


async def test_a_score_shows_its_anchor_and_needs_evidence(place: Place) -> None:
    """`Q=4` shows the behaviour while typed; `Q=5` alone is refused at Enter and stays."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        shown = ride.console.explain("Q=4 asked about budget before price")
        assert "Questioning" in shown.told
        assert "saw" in ride.console.explain("Q=5").seen
        await ride.line("Q=5")
        assert "Q=5" in ride.said
        assert ride.console.field.value == "Q=5"
        assert ride.entries == []
        await ride.line("Q=5 asked about budget before price")
        await ride.line("H=n")
        scores = [entry.scores[0].score for entry in ride.entries]
        assert scores == [5, None]


async def test_prompts_are_silent_while_the_coach_observes(place: Place) -> None:
    """Questions come before the stop and after it; while one observes ^G only says so."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.keys("ctrl+g")
        assert "Before the call 1/6" in seen(ride.app)
        await ride.keys("ctrl+t")
        assert "Before the call" not in seen(ride.app)
        await ride.keys("ctrl+g")
        assert "after the call" in ride.said
        assert "silent: ^G asks" in seen(ride.app)
        await ride.keys("ctrl+t")
        await ride.fill(outcome="advance")
        await ride.keys("ctrl+g", "ctrl+g")
        assert "What went well?" in seen(ride.app)


async def test_prompts_use_the_pronouns_of_the_two(place: Place) -> None:
    """In Vietnamese the debrief addresses the rep as the manager does."""
    planned(place, a_stop(1, coach_role="joint"))
    async with riding(place, "vi") as ride:
        await ride.keys("ctrl+t")
        await ride.keys("ctrl+g", "ctrl+g")
        assert "Điểm nào em làm tốt?" in seen(ride.app)


async def test_the_brief_stands_on_top_and_the_log_keeps_its_rows(place: Place) -> None:
    """At 80x24 the brief, the other stops and a question take six rows, headings included."""
    brief = PreCall(
        objective="agree on a trial",
        primary_question="what does a stop cost you?",
        expected_objection="too dear",
        commitment_sought="a date for the trial",
    )
    stops = [a_stop(number, pre_call=brief) for number in range(1, 6)]
    planned(place, *stops)
    async with riding(place) as ride:
        await ride.keys("ctrl+g")
        shown = seen(ride.app)
        for text in (brief.objective, brief.primary_question, "too dear", "a date for the trial"):
            assert text in shown
        assert "5 13:00 Account 5" in shown
        assert ride.console._above.size.height == 6
        assert ride.console.log_table.size.height >= 8


async def test_title_and_time_at_the_stop(place: Place) -> None:
    """The title says rep, day, hour, which stop of how many, and how long it has run."""
    planned(place, a_stop(1), a_stop(2))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        place.clock.moment += timedelta(minutes=12)
        await ride.line("asked about budget")
        assert "Nguyễn Văn An" in ride.title
        assert "09:12 · stop 1 of 2" in ride.title
        assert "12 of 45 min" in ride.title


async def test_a_paste_is_sorted_by_digits(place: Place) -> None:
    """Pasted lines are notes of the day; hours propose the stop, digits and signs answer."""
    ten = NINE + timedelta(hours=1)
    over = {"actual_at": NINE, "ended_at": ten, "outcome": "advance"}
    planned(
        place,
        a_stop(1, **over),
        a_stop(2, actual_at=ten, ended_at=ten + timedelta(minutes=30), outcome="order"),
        state="in_progress",
        started_at=NINE,
    )
    place.clock.moment = NINE + timedelta(hours=11)
    async with riding(place) as ride:
        await ride.paste(
            "9h15 asked about budget\nheld the price\n10:05 - customer smiled\ntraffic"
        )
        assert [part for _, part in ride.texts] == ["day"] * 4
        assert "F4" in ride.said
        await ride.keys("f4")
        assert isinstance(ride.app.screen, SortScreen)
        await ride.keys("home")
        await ride.keys("enter")
        await ride.keys("2")
        await ride.keys("enter")
        await ride.keys("0")
        assert "0 lines to sort" in ride.title
        placed = {entry.text: (entry.part_of, entry.happened_at) for entry in ride.entries}
        assert placed == {
            "asked about budget": ("stop1", NINE + timedelta(minutes=15)),
            "held the price": ("stop2", place.clock.now()),
            "customer smiled": ("stop2", NINE + timedelta(minutes=65)),
            "traffic": ("day", place.clock.now()),
        }
        await ride.keys("home", "plus")
        kinds = {entry.text: (entry.entry_kind, entry.part_of) for entry in ride.entries}
        assert kinds["asked about budget"] == ("praise", "stop1")
        await ride.keys("escape")
        assert "to sort" not in seen(ride.app)


async def test_a_hidden_line_stays_hidden_and_of_its_kind(place: Place) -> None:
    """`~` and the sign outlive the answers: the report is never offered the line."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.paste("9h15 looked tired all morning ~\n9h20 asked about budget")
        await ride.keys("f4", "home", "minus", "k", "1", "plus", "1")
        hidden, open_line = ride.entries
        assert (hidden.text, hidden.typed) == (
            "looked tired all morning",
            "-- looked tired all morning ~",
        )
        assert (hidden.entry_kind, hidden.part_of) == ("adjusting", "stop1")
        assert [each.text for each in evidence_lines(ride.entries)] == ["asked about budget"]
        assert (open_line.entry_kind, open_line.typed) == ("praise", "+ asked about budget")


async def test_notes_are_not_sorted_any_more_once_the_rep_has_the_report(place: Place) -> None:
    """Where another window submitted meanwhile, a digit moves nothing and the line says why."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.paste("one\ntwo")
        await ride.keys("f4", "home")
        ride.store.refresh()
        ride.store.commit([Put(ride.day.revised(state="reported", ended_at=NINE))])
        await ride.app.desk.refresh()
        await ride.keys("1")
        assert "add a new line" in ride.said
        assert [part for _, part in ride.texts] == ["day", "day"]


async def test_fast_answers_make_no_line_twice(place: Place) -> None:
    """A digit and a sign on one line, faster than the disk, leave one line with both."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.paste("one\ntwo")
        await ride.keys("f4", "home")
        await ride.keys("1", "k", "plus", "1", "k", "2", "1")
        assert len(ride.entries) == 2
        kinds = {entry.text: (entry.entry_kind, entry.part_of) for entry in ride.entries}
        assert kinds == {"one": ("praise", "stop1"), "two": ("note", "stop1")}


async def test_a_number_that_is_no_stop_is_said_in_the_grid(place: Place) -> None:
    """`7` on a day with one stop moves nothing and says so."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.paste("one\ntwo")
        await ride.keys("f4", "home", "7")
        assert "7" in ride.said
        assert [part for _, part in ride.texts] == ["day", "day"]


async def test_the_end_of_the_day(place: Place) -> None:
    """^S says that a stop runs, takes its outcome, and goes to the debrief from its end."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.line("Q=4 asked about budget")
        place.clock.moment += timedelta(minutes=40)
        await ride.keys("ctrl+s")
        await ride.fill(outcome="advance")
        assert isinstance(ride.app.screen, DebriefScreen)
        assert (ride.day.state, ride.day.ended_at) == ("debrief", place.clock.now())
        await ride.keys("escape")
        await ride.line("one more")
        assert ride.texts[-1] == ("one more", "day")


async def test_the_day_goes_on_after_a_debrief_began(place: Place) -> None:
    """A stop that is begun in the debrief takes the day back into progress."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.keys("ctrl+s")
        assert ride.day.state == "debrief"
        await ride.keys("escape")
        await ride.line("/")
        assert (ride.day.state, ride.day.ended_at) == ("in_progress", None)
        assert ride.stop("stop1").running


async def test_a_refused_stop_leaves_the_debrief_as_it_was(place: Place) -> None:
    """An hour that is taken adds nothing, and the day does not go on for it."""
    taken = NINE + timedelta(hours=1)
    planned(place, a_stop(1, planned_at=taken), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.keys("ctrl+s")
        await ride.keys("escape")
        await ride.line("/+ Minh Long 10h15")
        assert "is taken by" in ride.said
        assert ride.day.state == "debrief"


async def test_ending_the_day_twice_ends_it_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`^S` pressed again before the disk answered opens one debrief and says nothing wrong."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        disk = SlowDisk(ride.app.desk, monkeypatch)
        await ride.pilot.press("ctrl+s")
        await disk.asked()
        await ride.pilot.press("ctrl+s")
        disk.answers()
        await ride.settle()
        assert isinstance(ride.app.screen, DebriefScreen)
        assert ride.day.state == "debrief"
        await ride.keys("escape")
        assert not [each for each in ride.app.screen_stack if isinstance(each, DebriefScreen)]


async def test_a_wrong_pack_of_scorecards_is_told_when_the_day_opens(place: Place) -> None:
    """File and line of the mistake stand in the message line; the standard counts."""
    (place.folder / "competencies").mkdir(parents=True)
    (place.folder / "competencies" / "mine.toml").write_text("\nnothing = 1")
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        assert ride.said.startswith("Scorecards: mine.toml, line 2:")
        await ride.line("Q=4 asked about budget")
        assert ride.entries[0].scores


async def test_a_day_that_has_not_begun_has_no_debrief(place: Place) -> None:
    """^S on a planned day changes nothing and says what to do."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.keys("ctrl+s")
        assert ride.said
        assert ride.day.state == "proposed"


async def test_esc_leaves_the_day_in_progress(place: Place) -> None:
    """Esc closes the console; the day and its stop go on, and a half-typed line comes back."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        ride.console.field.value = "half ty"
        await ride.keys("escape")
        assert not isinstance(ride.app.screen, RideConsole)
        assert ride.day.state == "in_progress"
    async with riding(place) as ride:
        assert ride.console.field.value == "half ty"
        assert ride.stop("stop1").running


async def test_the_log_has_the_day_under_its_stops(place: Place) -> None:
    """Each stop has a heading; what is typed shows at the end, under the stop that runs."""
    planned(place, a_stop(1), a_stop(2))
    async with riding(place) as ride:
        await ride.line("met at the café")
        await ride.keys("ctrl+t")
        await ride.line("at the first")
        await ride.line("/2")
        await ride.fill(outcome="advance")
        place.clock.moment += timedelta(minutes=60)
        await ride.line("at the second")
        _, rows = ride.console.logged()
        assert [(row.cells[2], row.tone) for row in rows] == [
            ("Outside the stops", "head"),
            ("met at the café", ""),
            ("1 Account 1 · advance · no plan", "head"),
            ("at the first", ""),
            ("2 Account 2 · now · no plan", "head"),
            ("at the second", ""),
        ]


async def test_up_edits_the_last_line_past_a_heading(place: Place) -> None:
    """Up on an empty line takes the last line back, also where a heading stands below it."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.line("tow")
        await ride.keys("ctrl+t")
        await ride.keys("up")
        assert ride.console.field.value == "tow"
        await ride.line("two")
        assert ride.texts == [("two", "day")]


async def test_a_promise_of_the_day_is_a_commitment(place: Place) -> None:
    """`> ` at a stop becomes a commitment whose source is the day."""
    planned(place, a_stop(1))
    async with riding(place) as ride:
        await ride.keys("ctrl+t")
        await ride.line("> send the quote fri")
        ride.store.refresh()
        (promise,) = ride.store.all(Commitment)
        assert (promise.text, promise.source.kind, promise.source.id) == (
            "send the quote",
            "field_day",
            "day",
        )


async def test_after_the_report_lines_are_only_added(place: Place) -> None:
    """Once the rep has the report a line cannot change; a new one is added and marked so."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.line("first")
        stored = ride.day
        ride.store.commit([Put(stored.revised(state="acknowledged", ended_at=NINE))])
        await ride.app.desk.refresh()
        await ride.keys("up")
        assert ride.console.field.value == ""
        assert "add a new line" in ride.said
        await ride.line("/")
        assert ride.console.field.value == "/"
        ride.console.field.value = ""
        await ride.line("an afterthought")
        added = ride.entries[-1]
        assert added.text == "an afterthought"
        assert added.amends_rev is not None


async def test_a_day_deleted_elsewhere_takes_no_line(place: Place) -> None:
    """What is typed into a day that another window deleted stays in the field."""
    planned(place, a_stop(1), state="in_progress", started_at=NINE)
    async with riding(place) as ride:
        await ride.line("one")
        ride.store.refresh()
        ride.store.commit([Remove(each) for each in ride.store.all(FieldDay)])
        await ride.app.desk.refresh()
        await ride.line("two")
        assert ride.console.field.value == "two"
        assert [text for text, _ in ride.texts] == ["one"]


async def test_the_stops_are_ordered_moved_and_cancelled_by_keys(place: Place) -> None:
    """J moves a stop down, m asks for its hour and refuses one that is taken, D asks why."""
    planned(place, a_stop(1), a_stop(2), a_stop(3))
    async with riding(place) as ride:
        await ride.keys("shift+tab")
        assert isinstance(ride.app.screen, StopsScreen)
        await ride.keys("J")
        assert [ride.stop(f"stop{n}").seq for n in (1, 2, 3)] == [2, 1, 3]
        await ride.keys("m", *["backspace"] * 5, *"11h15", "enter")
        assert "Account 3" in ride.said
        await ride.keys(*["backspace"] * 5, *"14h", "enter")
        assert ride.stop("stop1").planned_at == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
        await ride.keys("D", *"ill", "enter")
        assert ride.stop("stop1").cancelled_because == "ill"
        await ride.keys("escape")
        assert "1 next: 10:00 Account 2" in seen(ride.app)


async def test_an_outcome_is_corrected_from_the_list(place: Place) -> None:
    """Enter on a stop that is over opens its outcome; its end stays as it was."""
    later = NINE + timedelta(minutes=40)
    planned(
        place,
        a_stop(1, actual_at=NINE, ended_at=later, outcome="advance"),
        state="in_progress",
        started_at=NINE,
    )
    place.clock.moment += timedelta(hours=3)
    async with riding(place) as ride:
        await ride.keys("shift+tab", "enter")
        await ride.fill(outcome="continuation")
        assert (ride.stop("stop1").outcome, ride.stop("stop1").ended_at) == ("continuation", later)
