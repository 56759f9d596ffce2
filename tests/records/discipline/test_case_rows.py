"""Cases on Today, in list, timeline and calendar: of the open HR store, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coachtui.domain.clock import clock_starting_at
from coachtui.domain.items import Target, Urgency
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.discipline.model import CounselNote
from coachtui.records.discipline.presentation.case_calendar import calendar
from coachtui.records.discipline.presentation.case_rows import (
    case_rows,
    clock_rows,
    due,
    headline,
    timeline,
)
from coachtui.records.discipline.rules.packs import FOLDER
from sample_cases import DEMO_DAY, HEARING, MEMBER, Walk, capability_to, conduct_case, conduct_to
from stores import store_in

MORNING = datetime(2026, 11, 23, 1, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)
PEOPLE = (
    Person(id="p5", full_name="Trịnh Quốc Vượng"),
    Person(id="p8", full_name="Nguyễn Hải Đăng"),
)


@dataclass(frozen=True)
class Fixed:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        """Give the moment."""
        return self.at

    def today(self) -> date:
        """Give the day in the team's zone."""
        return self.local(self.at).date()

    def local(self, moment: datetime) -> datetime:
        """Give a moment in the team's zone."""
        return clock_starting_at(self.at).local(moment)


def view_of(tmp_path: Path, records: Iterable[Record], at: datetime = MORNING) -> View:
    """Give a view of a team, and of an open HR store that holds these records."""
    team, hr = store_in(tmp_path / "team"), store_in(tmp_path / "hr", chained=True)
    team.commit([Put(each) for each in PEOPLE])
    for record in records:
        hr.commit([Put(record.revised(rev=0, recorded_at=None))])
    return View(team, Words.of("en"), Fixed(at), hr=hr, hr_waits=True, folder=tmp_path)


def records_of(*walks: Walk) -> list[Record]:
    """Give the cases, their steps, and what the law asks about the rep."""
    files = [walk.file for walk in walks if walk.file is not None]
    return [
        *files,
        *(walk.case for walk in walks),
        *(step for walk in walks for step in walk.steps),
    ]


@pytest.fixture
def view(tmp_path: Path) -> View:
    """Give both demo cases as they stand on the demo day."""
    return view_of(tmp_path, records_of(conduct_to("hearing_notified"), capability_to(3)))


def test_the_list_is_in_the_order_of_the_next_deadline(view: View) -> None:
    """The review of 27 November stands before the hearing of the 30th, each told whole."""
    rows = case_rows(view)

    assert [(row.case.number, row.name, row.state_text) for row in rows] == [
        ("2026-002", "Đăng", "plan runs"),
        ("2026-001", "Vượng", "hearing set"),
    ]
    assert rows[0].next_text.startswith("review point: 2026-11-27 · 4 days left · ")
    assert rows[1].next_text.startswith("hearing: 2026-11-30 · 7 days left · ")
    assert rows[1].initials == "TQV"
    assert [row.case.number for row in case_rows(view, "p5")] == ["2026-001"]


def test_a_case_is_amber_by_any_of_its_deadlines(view: View) -> None:
    """A notice that came after the safe day stands out, though the hearing is a week away."""
    plan, conduct = case_rows(view)

    assert (plan.amber, conduct.amber) == (False, True)
    assert conduct.next is not None
    assert not conduct.next.amber


def test_closed_cases_come_last(tmp_path: Path) -> None:
    """A case that is spent stands below those that wait for something."""
    view = view_of(
        tmp_path,
        records_of(conduct_to("served"), capability_to(3)),
        MORNING.replace(year=2027, month=3, day=2),
    )

    rows = case_rows(view)

    assert [(row.case.number, row.closed) for row in rows] == [
        ("2026-002", False),
        ("2026-001", True),
    ]
    assert rows[1].state_text == "spent"
    assert not rows[1].amber
    assert not [item for item in due(view) if item.name == "Vượng"]


def test_today_tells_deadlines_near_by(view: View) -> None:
    """The hearing and the next review stand on Today; the limit in 134 days does not yet."""
    found = {item.text.partition(":")[0]: item for item in due(view)}

    assert set(found) == {"2026-001 · hearing", "2026-002 · review point"}
    hearing = found["2026-001 · hearing"]
    assert (hearing.name, hearing.due, hearing.overdue) == ("Vượng", date(2026, 11, 30), False)
    assert hearing.urgency == Urgency.DEADLINE
    assert hearing.target == Target("discipline", "c1")


def test_a_deadline_that_is_over_is_overdue(tmp_path: Path) -> None:
    """A hearing whose day is past and that nobody recorded is overdue."""
    view = view_of(
        tmp_path, records_of(conduct_to("hearing_notified")), MORNING + timedelta(days=8)
    )

    (item,) = due(view)

    assert (item.overdue, item.due) == (True, date(2026, 11, 30))


def test_a_locked_store_tells_only_that_it_is_locked(view: View) -> None:
    """Today has one row without a name or a count; everything else has none."""
    locked = replace(view, hr=None)

    (item,) = due(locked)

    assert (item.name, item.text, item.person_id, item.due) == (
        "Discipline is locked",
        "",
        "",
        None,
    )
    assert item.target == Target("discipline", "", "list")
    assert not case_rows(locked)
    assert not list(timeline(locked, "p5"))
    assert not list(calendar(locked, FIRST, LAST))
    assert not clock_rows(locked, FIRST, LAST)
    assert headline(locked, "c1") == ""


def test_nothing_is_told_where_there_are_no_hr_records(view: View) -> None:
    """Who never opened a case sees no trace of it on Today."""
    assert not list(due(replace(view, hr=None, hr_waits=False)))


def test_the_timeline_holds_steps_and_talks_of_that_person(tmp_path: Path) -> None:
    """Each issued step with its case, and the informal talk that is no discipline."""
    note = CounselNote(id="n1", person_id="p5", on=date(2026, 9, 1), facts="Late twice this week.")
    walks = (conduct_to("proposed"), capability_to(1))
    view = view_of(tmp_path, [*records_of(*walks), note])

    rows = list(timeline(view, "p5"))

    assert [row.text for row in rows] == [
        "2026-001 · facts recorded",
        "2026-001 · organisation informed",
        "2026-001 · proposal to HR · reprimand",
        "informal talk, no discipline",
    ]
    assert all(row.private for row in rows)
    assert "Late" not in " ".join(row.text for row in rows)


def test_a_case_is_named_in_one_line(view: View) -> None:
    """Number, track, rep and state; nothing for what is no case."""
    assert headline(view, "c1") == "2026-001 · conduct · Vượng · hearing set"
    assert headline(view, "c0") == ""


def test_the_calendar_tells_that_time_is_taken_and_not_what_for(view: View) -> None:
    """A hearing is an appointment without a name, on its own day only."""
    (entry,) = calendar(view, FIRST, LAST)

    assert (entry.start, entry.done) == (HEARING, False)
    shown = " ".join((entry.label, entry.title, entry.place, *entry.details))
    assert shown.strip() == "Appointment Appointment"
    assert not list(calendar(view, FIRST, DEMO_DAY))


def test_the_calendar_of_clocks_is_in_order(view: View) -> None:
    """All deadlines between two days, of every open case, the earliest first."""
    found = [(row.case.number, clock.day.day) for row, clock in clock_rows(view, FIRST, LAST)]

    assert found == [("2026-002", 27), ("2026-001", 30), ("2026-002", 28)]


def test_a_case_under_a_pack_of_the_company_has_its_clocks(tmp_path: Path) -> None:
    """A pack in the data folder is looked at too; a case whose pack is gone is listed without."""
    text = (
        Path(__file__).parents[3] / "src/coachtui/records/discipline/lawpacks/vn-2019.toml"
    ).read_text(encoding="utf-8")
    (tmp_path / FOLDER).mkdir()
    own = text.replace('name = "vn-2019"', 'name = "our-rules"', 1)
    (tmp_path / FOLDER / "our.toml").write_text(own, encoding="utf-8")
    ours, gone = (conduct_case(pack, id=pack, number=number) for pack, number in PACKS)
    view = view_of(tmp_path, [MEMBER, ours, gone])

    with_pack, without = case_rows(view)

    assert with_pack.next_text.startswith("last lawful day to decide: 2027-04-06")
    assert (without.bench, without.clocks, without.state) == (None, (), "discovered")


PACKS = (("our-rules", "2026-001"), ("gone-rules", "2026-002"))
