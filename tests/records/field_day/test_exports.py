"""The manager's own file of a rep's field days."""

from datetime import UTC, date, datetime

from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.exports import as_markdown
from coachtui.records.field_day.model import (
    CoachingReport,
    NextStep,
    PreCall,
    Prep,
    Strength,
    Talkback,
)
from field_days import a_day, a_stop
from places import Place

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
REPORT = CoachingReport(
    person_id="an",
    field_day_id="day",
    strengths=(Strength(competency="Q", evidence="asked about budget"),),
    next_steps=(NextStep(action="send the offer", owner="an", due=date(2026, 11, 27)),),
    submitted_at=datetime(2026, 11, 24, 10, 12, tzinfo=UTC),
)


def file_of(place: Place, *records: Record) -> str:
    """Store records and return the file."""
    with place.store() as store:
        store.commit([Put(record) for record in records])
        return as_markdown(View(store, Words.of("en"), place.clock), "an")


def test_a_day_stands_there_with_stops_lines_and_report(place: Place) -> None:
    """Each stop has its brief, its outcome and its lines; then what was between, and the report."""
    day = a_day(
        state="reported",
        started_at=NINE,
        ended_at=NINE,
        prep=Prep(meet_at="Bến Thành"),
        debrief=Talkback(rep_went_well="opening", coach_one_thing="slow down"),
        self_scores=(Score(competency="Q", score=3), Score(competency="N")),
    )
    brief = PreCall(objective="trial order", expected_objection="price")
    stop = a_stop(1, pre_call=brief, outcome="advance", actual_at=NINE, discount_asked=0.05)
    off = a_stop(2, cancelled_because="closed today")
    scored = LogEntry(
        person_id="an",
        part_of="stop1",
        text="asked about budget",
        scores=(Score(competency="Q", score=4),),
        happened_at=NINE,
    )
    between = LogEntry(person_id="an", part_of="day", text="_in the car_", visibility="shared")
    told = file_of(place, day, stop, off, scored, between, REPORT)
    lines = told.splitlines()
    assert lines[0] == "### Tuesday 2026-11-24"
    assert "#### 1. 09:00 Account 1" in lines
    assert "discovery · observe · advance" in lines
    assert "- Objective: trial order" in lines
    assert "- Discount asked: 5%" in lines
    assert "- 09:00 asked about budget (Q=4) (private)" in lines
    assert any("called off: closed today" in line for line in lines)
    assert any("\\_in the car\\_" in line and "private" not in line for line in lines)
    assert "- The coach's one thing: slow down" in lines
    assert "- Rep's own scores: Q=3 N=n" in lines
    order = ("Account 1", "Account 2", "Between the stops", "Coaching report", "send the offer")
    assert sorted(order, key=told.index) == list(order)


def test_the_newest_day_stands_first(place: Place) -> None:
    """Days follow each other backwards; nobody else's are there, and no title stands twice."""
    older = a_day(id="older", date=date(2026, 11, 3))
    others = a_day(id="others", person_id="me", date=date(2026, 11, 4))
    heads = [
        line for line in file_of(place, older, a_day(), others).splitlines() if line.startswith("#")
    ]
    assert heads == ["### Tuesday 2026-11-24", "### Tuesday 2026-11-03"]


def test_nobody_without_field_days_has_a_section(place: Place) -> None:
    """For a rep who was never ridden with there is nothing."""
    assert file_of(place) == ""
