"""The dates to choose from: what is in the way of each, whom it suits, and which one it is."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.calendar import calendar
from coachtui.language import N_
from coachtui.records.team_event.model import MOST_DATES, DateOption, TeamEvent, month_of
from coachtui.records.team_event.presentation.gathered import Holidays, gathered
from coachtui.records.team_event.presentation.words import clash_told, refusal, when_told
from coachtui.records.team_event.rules.cutoffs import usual_vendor
from coachtui.records.team_event.rules.dates import Around, clashes, poll
from coachtui.records.team_event.screens.charter_values import typed_moment
from coachtui.records.team_event.screens.page_actions import write
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_AROUND: Final = timedelta(days=1)
_COLUMNS: Final = (Column("", 2), Column("", 17), Column("", 10, "right"), Column(""))


def against(work: EventWork, at: datetime, minutes: int, holidays: Holidays) -> list[str]:
    """Return in words what is in the way of a date."""
    desk = work.desk
    about = gathered(desk.view, work.event, holidays)
    day = desk.words.local(at).date()
    entries = calendar(desk.catalogue, desk.view, day - _AROUND, day + _AROUND)
    people = [about.people[place.person_id] for place in about.counted]
    around = Around(entries, holidays, desk.words.zone, desk.clock.now(), work.id)
    found = clashes(at, minutes, people, around)
    return [clash_told(desk.words, clash) for clash in found]


class DatesTable(RowTable):
    """The dates; Enter chooses one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("Choose"), id="poll.choose"),
    ]


class PollScreen(CoachScreen[None]):
    """Up to three dates, the one that suits most first; Enter chooses."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset({"poll.remove"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", N_("Add"), tooltip=N_("Add a date"), id="poll.add"),
        Binding("D,delete", "remove", N_("Take out"), id="poll.remove"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    PollScreen {
        RowTable { height: auto; max-height: 6; }
        #whole { height: 1fr; padding: 1; color: $text-muted; }
    }
    """

    def __init__(self, work: EventWork, holidays: Holidays) -> None:
        """Make the screen of an event's dates."""
        super().__init__(work.desk)
        self.work_on = work
        self._holidays = holidays
        words = work.desk.words
        self.table = DatesTable(
            words, words.say("No date yet: {press:poll.add} adds one, up to three.")
        )

    def heading(self) -> str:
        """Say whose dates."""
        event = self.work_on.event
        return f"{self.words.say('Dates')} · {event.title}"

    def body(self) -> Iterable[Widget]:
        """Give the dates, and what there is to know of the one under the cursor."""
        yield self.table
        yield Static("", id="whole", classes="aside", markup=False)

    def refresh_rows(self) -> None:
        """Show the dates as on file now, the one that suits most first."""
        words = self.words
        self.table.show(
            _COLUMNS,
            [
                Row(
                    option.id,
                    (
                        str(number),
                        words.moment_short(option.at),
                        words.count(len(suits), "{n} person", "{n} people"),
                        " · ".join(self._against(option)) or words.say("free"),
                    ),
                    "good" if option.at == self.work_on.event.starts_at else "",
                )
                for number, (option, suits) in self._numbered()
            ],
        )
        self._tell()

    def _numbered(self) -> list[tuple[int, tuple[DateOption, tuple[str, ...]]]]:
        """Return the dates, best first, with the number the replies call them by."""
        event = self.work_on.event
        number = {option.id: at for at, option in enumerate(event.date_options, 1)}
        found = poll(event, self.work_on.invitations)
        return [(number[option.id], (option, suits)) for option, suits in found]

    def _against(self, option: DateOption) -> list[str]:
        return against(self.work_on, option.at, option.minutes, self._holidays)

    @property
    def chosen(self) -> DateOption | None:
        """The date under the cursor."""
        key = self.table.highlighted_key
        return next((each for each in self.work_on.event.date_options if each.id == key), None)

    @on(RowTable.RowHighlighted)
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._tell()

    def _tell(self) -> None:
        """Say whom the date under the cursor suits, and what is in its way."""
        words, option = self.words, self.chosen
        lines = [when_told(words, self.work_on.event)]
        if option is not None:
            suits = next(ids for each, ids in self._found() if each.id == option.id)
            names = words.join([self.work_on.person(each).short_name for each in suits])
            lines = [
                words.say("Suits: {names}", names=names or words.say("nobody has said yet")),
                *self._against(option),
            ]
        told = plain("\n").join(plain(line) for line in lines)
        self.query_one("#whole", Static).update(told)

    def _found(self) -> list[tuple[DateOption, tuple[str, ...]]]:
        return [pair for _, pair in self._numbered()]

    # What its keys do

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        self._choose()

    @work
    async def _choose(self) -> None:
        """Make the date under the cursor the event's; its cut-offs are counted from it."""
        words, option = self.words, self.chosen
        if option is None:
            return
        if not self.work_on.event.ahead:
            self.say(refusal(words, "over"), "error")
            return
        if not await self._agreed(option):
            return

        def make(event: TeamEvent) -> TeamEvent:
            dated = event.revised(starts_at=option.at, ends_at=option.ends_at)
            month = month_of(words.local(option.at))
            return dated.revised(month=month, vendor=usual_vendor(dated.vendor, option.at))

        if await write(self, self.work_on, make, N_("Date chosen")):
            at = words.moment_short(option.at)
            self.say(words.say("It is on {moment}; the cut-offs count from it.", moment=at), "good")

    async def _agreed(self, option: DateOption) -> bool:
        words, found = self.words, self._against(option)
        if not found:
            return True
        ask = Ask(
            self.desk,
            words.say("{moment}, all the same?", moment=words.moment_short(option.at)),
            yes=words.say("Choose it"),
            no=words.say("Keep"),
            detail=" · ".join(found),
        )
        return await self.app.push_screen_wait(ask)

    @work
    async def action_add(self) -> None:
        """Add a date to choose from."""
        words, now = self.words, self.desk.clock.now()
        if len(self.work_on.event.date_options) >= MOST_DATES:
            self.say(
                words.say("Three dates are enough: {press:poll.remove} takes one out."), "warning"
            )
            return

        def check(text: str) -> str:
            at = typed_moment(text, words, now)
            if at is None:
                return words.say("No date and hour understood: write 18/12 14:00.")
            return refusal(words, "past") if at <= now else ""

        ask = AskLine(self.desk, words.say("Which date and hour?"), check=check)
        typed = await self.app.push_screen_wait(ask)
        at = None if typed is None else typed_moment(typed, words, now)
        if at is not None:
            await self._put(at)

    async def _put(self, at: datetime) -> None:
        def make(event: TeamEvent) -> TeamEvent:
            minutes = int(event.length.total_seconds() // 60)
            options = (*event.date_options, DateOption(at=at, minutes=minutes))
            return event.revised(date_options=options)

        await write(self, self.work_on, make, N_("Date added"))

    @work
    async def action_remove(self) -> None:
        """Take the date under the cursor out; its votes go with it."""
        option = self.chosen
        if option is None:
            return

        def make(event: TeamEvent) -> TeamEvent:
            left = tuple(each for each in event.date_options if each.id != option.id)
            return event.revised(date_options=left)

        await write(self, self.work_on, make, N_("Date taken out"))

    def action_back(self) -> None:
        """Go back to the event."""
        self.dismiss(None)
