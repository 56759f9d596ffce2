"""Which screen opens a field day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.items import Target, UnknownTargetError
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import FieldDay, Talkback
from coachtui.records.field_day.rules.states import debriefing, started
from coachtui.records.field_day.screens.cards import CardsPage
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.day_page import DayPage
from coachtui.records.field_day.screens.debrief import DebriefScreen
from coachtui.records.field_day.screens.opening import record_screen
from coachtui.records.field_day.screens.planner import Planner
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from field_days import a_day, a_stop
from overview_desk import add_rep, app_of, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an open desk with one rep, An."""
    made = open_desk(tmp_path)
    add_rep(made, "Nguyễn Văn An", id="an")
    return made


def stored(desk: Desk, **changes: object) -> FieldDay:
    """Store a day with An, today unless `changes` say otherwise."""
    day = a_day(date=desk.clock.today()).revised(**changes)
    receipt = desk.repository.commit([Put(day)])
    (record,) = receipt.records
    assert isinstance(record, FieldDay)
    return record


def running(desk: Desk, on: date) -> FieldDay:
    """Store a day that began."""
    return stored(desk, **dict(started(a_day(date=on), desk.clock.now())))


def test_a_day_ahead_opens_its_prep_and_a_running_one_its_console(desk: Desk) -> None:
    """Enter on a row asks for what the day needs now."""
    day = stored(desk)
    assert isinstance(record_screen(desk, Target("field_day", day.id)), DayPage)
    assert isinstance(record_screen(desk, Target("field_day", day.id, "console")), RideConsole)


def test_a_day_that_is_over_opens_its_debrief_then_its_report(desk: Desk) -> None:
    """Once the rep has spoken the report is next."""
    now = desk.clock.now()
    over = debriefing(started(a_day(), now), now)
    day = stored(desk, **dict(over))
    assert isinstance(record_screen(desk, Target("field_day", day.id)), DebriefScreen)
    spoken = Talkback(rep_passed=True)
    desk.repository.commit([Put(day.revised(debrief=spoken))])
    assert isinstance(record_screen(desk, Target("field_day", day.id)), ReportScreen)


async def test_a_rep_opens_the_day_meant_or_the_form_that_plans_one(desk: Desk) -> None:
    """Without a day there is one to plan."""
    async with app_of(desk, Planner(desk)).run_test():
        assert isinstance(record_screen(desk, Target("field_day", "an", "meet")), FormScreen)
        stored(desk, date=desk.clock.today() + timedelta(days=7))
        assert isinstance(record_screen(desk, Target("field_day", "an", "meet")), DayPage)


def test_riding_now_never_starts_the_day_of_next_week(desk: Desk) -> None:
    """Without a day today a new one is meant, that nobody planned."""
    later = stored(desk, date=desk.clock.today() + timedelta(days=7))
    opened = record_screen(desk, Target("field_day", "an", "console"))
    assert isinstance(opened, RideConsole)
    assert opened.ride.day.id != later.id
    assert (opened.ride.day.origin, opened.ride.day.date) == ("spontaneous", desk.clock.today())


def test_riding_now_takes_up_the_day_of_today(desk: Desk) -> None:
    """The planned day of today, or the one that runs already."""
    today = stored(desk)
    opened = record_screen(desk, Target("field_day", "an", "console"))
    assert isinstance(opened, RideConsole)
    assert opened.ride.day.id == today.id


def test_a_stop_opens_its_day_and_the_manager_their_own_card(desk: Desk) -> None:
    """Whatever of a day is found leads to it."""
    day = stored(desk)
    desk.repository.commit([Put(a_stop(field_day_id=day.id))])
    assert isinstance(record_screen(desk, Target("field_day", "stop1")), DayPage)
    assert isinstance(record_screen(desk, Target("field_day", ME, "meet")), CardsPage)
    assert isinstance(record_screen(desk, Target("field_day", "", "list")), Planner)


def test_what_is_gone_says_so(desk: Desk) -> None:
    """An id of nothing is an error the caller words."""
    with pytest.raises(UnknownTargetError):
        record_screen(desk, Target("field_day", "nothing"))
