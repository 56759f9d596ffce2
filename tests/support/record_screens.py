"""How the screens of each kind of record are made over the sample team and its HR records."""

from typing import Final

from coachtui.domain.person import Person
from coachtui.records.discipline.model import DisciplineCase
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.clock_calendar import ClockCalendar
from coachtui.records.discipline.screens.hearing import HearingConsole
from coachtui.records.discipline.screens.law_at_hand import law_at_hand
from coachtui.records.discipline.screens.letters import LettersScreen
from coachtui.records.discipline.screens.reading_page import ReadingPage
from coachtui.records.discipline.screens.triage import Triage
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.screens.cards import CardsPage
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.day_page import DayPage
from coachtui.records.field_day.screens.debrief import DebriefScreen
from coachtui.records.field_day.screens.ledger import Ledger
from coachtui.records.field_day.screens.picker import Picker
from coachtui.records.field_day.screens.planner import Planner
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.records.field_day.screens.ride import Ride
from coachtui.records.field_day.screens.sorting import SortScreen
from coachtui.records.field_day.screens.stops_list import StopsScreen
from coachtui.records.field_day.screens.trend import SeenScreen, TrendScreen
from coachtui.records.one_on_one.screens.alone import WrapUpAlone
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.conversation import Conversation
from coachtui.records.one_on_one.screens.listing import OneOnOneList
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether, shared_of
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.presentation.pasted import read_pasted
from coachtui.records.team_event.screens.board import Board
from coachtui.records.team_event.screens.budget import BudgetScreen
from coachtui.records.team_event.screens.day import DayScreen
from coachtui.records.team_event.screens.event_page import EventPage
from coachtui.records.team_event.screens.fairness import FairnessScreen
from coachtui.records.team_event.screens.feedback import FeedbackScreen
from coachtui.records.team_event.screens.planning import Planning
from coachtui.records.team_event.screens.poll import PollScreen
from coachtui.records.team_event.screens.replies_grid import RepliesScreen
from coachtui.records.team_event.screens.replies_paste import PasteScreen
from coachtui.records.team_event.screens.replies_read import ReadScreen
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk
from every_screen import Ways, across, dialogs, files
from sample_file import NHU, Sample


def talks(desk: Desk) -> Ways:
    """Return how the screens of one-on-ones are made."""
    sample = Sample()
    rep, held = sample.person(NHU), sample.held(NHU)[-1]

    def talk() -> Conversation:
        return Conversation(desk, rep, held)

    return {
        OneOnOneList: lambda: OneOnOneList(desk),
        OneOnOneConsole: lambda: OneOnOneConsole(desk, rep, held),
        WrapUpTogether: lambda: WrapUpTogether(desk, talk()),
        WrapUpAlone: lambda: WrapUpAlone(desk, talk(), shared_of(talk())),
    }


def rides(desk: Desk) -> Ways:
    """Return how the screens of field days are made."""
    days = {each.id: each for each in desk.repository.all(FieldDay)}
    ahead = next(each for each in days.values() if each.state == "confirmed")
    told = next(each for each in days.values() if each.state == "acknowledged")

    def ride(day: FieldDay) -> Ride:
        return Ride(desk, desk.repository.get(Person, day.person_id) or Person(full_name="?"), day)

    rep, toured = ride(days["running"]).person, ride(told).person
    return {
        Planner: lambda: Planner(desk),
        Picker: lambda: Picker(desk, desk.clock.today()),
        Ledger: lambda: Ledger(desk),
        CardsPage: lambda: CardsPage(desk),
        TrendScreen: lambda: TrendScreen(desk, toured),
        SeenScreen: lambda: SeenScreen(desk, toured, "Q", "Questions"),
        DayPage: lambda: DayPage(desk, ahead),
        StopsScreen: lambda: StopsScreen(desk, ride(ahead)),
        RideConsole: lambda: RideConsole(desk, rep, days["running"]),
        SortScreen: lambda: SortScreen(desk, ride(days["running"])),
        DebriefScreen: lambda: DebriefScreen(desk, ride(days["over"])),
        ReportScreen: lambda: ReportScreen(desk, ride(days["spoken"])),
        ReportPage: lambda: ReportPage(desk, ride(told)),
    }


def events(desk: Desk) -> Ways:
    """Return how the screens of team events are made."""
    booked = next(each for each in desk.repository.all(TeamEvent) if each.state == "booked")
    closed = next(each for each in desk.repository.all(TeamEvent) if each.state == "closed")
    people = desk.repository.all(Person)
    pasted = read_pasted("Đào: có\nThơ ăn chay", people).replies
    return {
        Board: lambda: Board(desk),
        EventPage: lambda: EventPage(desk, booked),
        RepliesScreen: lambda: RepliesScreen(EventWork(desk, booked)),
        PasteScreen: lambda: PasteScreen(EventWork(desk, booked)),
        ReadScreen: lambda: ReadScreen(EventWork(desk, booked), pasted, people),
        BudgetScreen: lambda: BudgetScreen(EventWork(desk, booked)),
        DayScreen: lambda: DayScreen(EventWork(desk, booked)),
        PollScreen: lambda: PollScreen(EventWork(desk, booked), {}),
        FeedbackScreen: lambda: FeedbackScreen(EventWork(desk, closed)),
        FairnessScreen: lambda: FairnessScreen(desk),
        Planning: lambda: Planning(desk, desk.clock.today().replace(day=1)),
    }


async def cases(desk: Desk) -> Ways:
    """Return how the screens of the HR records are made; these are unlocked for it."""
    await desk.hr.unlock()
    law = await law_at_hand(desk)
    found = desk.hr.repository.all(DisciplineCase)
    case = next(each for each in found if each.number == "2026-001")
    rep = desk.repository.get(Person, case.person_id) or Person(full_name="?")

    def work() -> Casework:
        return Casework(desk, case, law)

    return {
        CaseList: lambda: CaseList(desk),
        CasePage: lambda: CasePage(desk, case),
        ClockCalendar: lambda: ClockCalendar(desk),
        LettersScreen: lambda: LettersScreen(desk, work()),
        HearingConsole: lambda: HearingConsole(desk, work()),
        ReadingPage: lambda: ReadingPage(desk, "Step", ["A paragraph."]),
        Triage: lambda: Triage(desk, rep, law),
    }


GROUPS: Final = ("across", "talks", "rides", "events", "cases", "dialogs", "files")


async def ways_of(desk: Desk, group: str) -> Ways:
    """Return how the screens of a group are made."""
    if group == "cases":
        return await cases(desk)
    made = {
        "across": across,
        "talks": talks,
        "rides": rides,
        "events": events,
        "dialogs": dialogs,
        "files": files,
    }
    return made[group](desk)
