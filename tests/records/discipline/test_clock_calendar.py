"""The calendar of clocks on the screen, in a file and on the command line; and names in lists."""

from datetime import date
from pathlib import Path

import ics
import pytest

from casework_desk import a_case, a_step, case_desk, later, opened, until_signed
from coachtui.domain.audit import AuditEvent
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.exchange.records import open_records
from coachtui.records.discipline.model import Capability, CounselNote, Metric
from coachtui.records.discipline.presentation.clock_calendar import calendar_lines, deadlines
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.discipline.screens.clock_calendar import ClockCalendar
from coachtui.settings import Settings
from hr_rooms import hr_session, hr_store
from overview_desk import rows_on, said, shown_text
from places import AN
from prepping import front, press
from shell import Shell

WORK = Capability(
    standard="Assessment rules 2026",
    gap="Target 85 %, reading 74 %.",
    metrics=(Metric(name="strike", unit="%", baseline=74, target=85),),
    support=("two joint calls a week",),
    starts_on=date(2026, 11, 2),
    review_dates=(date(2026, 11, 16), date(2026, 12, 2), date(2027, 1, 4)),
)
SLOW = a_case(id="slow", number="2026-002", track="capability", incident={}, capability=WORK)
RECORDS = (
    a_case(),
    a_step("recorded", date(2026, 10, 9)),
    SLOW,
    a_step("expectation_set", date(2026, 11, 2), case_id="slow", capability=WORK),
    a_step("support_plan", date(2026, 11, 2), case_id="slow", capability=WORK),
)


async def test_c_shows_all_clocks_by_day_under_their_months(tmp_path: Path) -> None:
    """Months head the days; each has its weekday, days left, case, what and article."""
    desk = case_desk(tmp_path)
    async with opened(desk, *RECORDS, screen=CaseList(desk)) as pilot:
        app = front(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, ClockCalendar)
        rows = [" ".join(row.split()) for row in rows_on(app)]
        assert rows == [
            "Nov 2026",
            "! Mon 16 Nov -7 d 2026-002 NVA review point · Practice, not law · C",
            "Dec 2026",
            "Wed 2 Dec 9 d 2026-002 NVA review point · Practice, not law · C",
            "Jan 2027",
            "Mon 4 Jan 42 d 2026-002 NVA review point · Practice, not law · C",
            "Apr 2027",
            "Tue 6 Apr 134 d 2026-001 NVA last lawful day to decide · Labour Code Ar…",
        ]
        await press(pilot, "G")
        assert "Tuesday 2027-04-06 · 134 days left · 2026-001" in shown_text(app)
        assert "Labour Code Art. 123(1) · A" in shown_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, CasePage)


async def test_x_writes_a_calendar_file_without_a_name(tmp_path: Path) -> None:
    """Each clock is a whole day that takes up no time, named by its case's number alone."""
    desk = case_desk(tmp_path)
    async with opened(desk, *RECORDS, screen=ClockCalendar(desk)) as pilot:
        await press(pilot, "x")
        assert "Written to" in said(front(pilot))
        (file,) = (tmp_path / "exports").glob("*.ics")
        text = file.read_text(encoding="utf-8")
        events = sorted(ics.Calendar(text).events, key=lambda event: event.begin)
        assert [event.name for event in events][-1] == "2026-001 · last lawful day to decide"
        assert events[-1].all_day
        assert events[-1].begin.date() == date(2027, 4, 6)
        assert len({event.uid for event in events}) == len(events) == 4
        for name in (AN.full_name, AN.given_name, "NVA"):
            assert name not in text
        actions = [each.action for each in desk.hr.repository.all(AuditEvent)]
        assert actions[-1] == "export"


async def test_locking_closes_the_calendar(tmp_path: Path) -> None:
    """A lock takes the calendar away with everything it shows."""
    desk = case_desk(tmp_path)
    async with opened(desk, *RECORDS, screen=CaseList(desk)) as pilot:
        await press(pilot, "c")
        desk.hr.lock()
        await press(pilot, "j")
        assert isinstance(front(pilot).screen, CaseList)
        assert "2026-001" not in shown_text(front(pilot))


async def test_initials_or_names_by_setting_and_by_key(tmp_path: Path) -> None:
    """Initials stand in the lists of screen 5; i turns that for this session."""
    desk = case_desk(tmp_path)
    talk = CounselNote(person_id=AN.id, on=date(2026, 11, 20), facts="Came late twice.")
    async with opened(desk, *RECORDS, talk, screen=CaseList(desk)) as pilot:
        app = front(pilot)
        assert all("An" not in row.split() for row in rows_on(app))
        assert sum("NVA" in row for row in rows_on(app)) == 3
        await press(pilot, "i")
        assert sum("An" in row.split() for row in rows_on(app)) == 3
        assert all("NVA" not in row for row in rows_on(app))
        await press(pilot, "c")
        assert any("An" in row.split() for row in rows_on(app))
        await press(pilot, "i")
        assert all("An" not in row.split() for row in rows_on(app))


async def test_the_setting_names_people(tmp_path: Path) -> None:
    """`initials = false` shows names from the start."""
    desk = case_desk(tmp_path)
    desk.settings = Settings(initials=False)
    async with opened(desk, *RECORDS, screen=CaseList(desk)) as pilot:
        assert any("An" in row.split() for row in rows_on(front(pilot)))


async def test_a_closed_case_has_no_clock(tmp_path: Path) -> None:
    """Only what still runs stands in the calendar, and in no file either while it is locked."""
    desk = case_desk(tmp_path)
    closed = a_step("closed_no_action", date(2026, 11, 10), text="Nothing was found.")
    await desk.hr.unlock()
    await desk.hr.commit([Put(a_case()), Put(until_signed()[0])])
    later(desk, seconds=1)
    await desk.hr.commit([Put(closed)])
    assert list(calendar_lines(desk.hr.view)) == []
    assert list(deadlines(desk.hr.view, date.min, date.max)) == []
    desk.hr.lock()
    assert list(deadlines(desk.view, date.min, date.max)) == []
    desk.hr.close()


@pytest.fixture
def shell(
    own_world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """Give a shell over a team with two cases in its HR store."""
    folder = own_world / "data"
    with open_records(hr_session(folder)) as store:
        store.commit([Put(AN), Put(Person(id="chi", full_name="Trần Chi"))])
    with hr_store(folder) as hr:
        for record in RECORDS:
            hr.commit([Put(record)])
    return Shell(capsys, monkeypatch)


def test_due_counts_deadlines_without_a_name(shell: Shell) -> None:
    """Without --hr there is one row with their number: no name, no case, no article."""
    done = shell("due", "--days", "366")
    assert done.code == 0
    assert "4 deadlines: --hr tells which" in done.out
    assert "2026-00" not in done.out
    (row,) = (
        each
        for each in shell("due", "--days", "366", "--json").json()["items"]
        if each["kind"] == "discipline"
    )
    assert (row["count"], row["person_id"], row["id"]) == (4, None, None)
    assert "HR" not in shell("due", "--days", "366", "--rep", "An").out


def test_due_with_hr_names_them_and_leaves_a_note(shell: Shell, own_world: Path) -> None:
    """With --hr each deadline stands with its day, name, case and article; the reading is noted."""
    done = shell("due", "--days", "366", "--hr")
    (line,) = (each for each in done.lines if "2026-001" in each)
    assert "An" in line
    assert "last lawful day to decide" in line
    assert "Labour Code Art. 123(1) · A" in line
    assert "2026-00" not in shell("due", "--days", "366", "--hr", "--rep", "Chi").out
    with hr_store(own_world / "data") as hr:
        assert [each.action for each in hr.all(AuditEvent)] == ["read", "read"]


def test_the_calendar_of_the_shell_has_them_with_hr_only(shell: Shell) -> None:
    """`export --format ics` is without a deadline; with --hr they stand in it by number alone."""
    span = ("export", "--format", "ics", "--from", "2026-11-01", "--to", "2027-12-31")
    assert "2026-001" not in shell(*span).out
    done = shell(*span, "--hr")
    names = {event.name for event in ics.Calendar(done.out).events}
    assert "2026-001 · last lawful day to decide" in names
    assert "Nguyễn" not in done.out
    assert "This export holds HR records" in done.err
