"""One-on-ones take up time in the calendar; what never was or never will be does not."""

from datetime import date, timedelta

from coachtui.domain.items import CalendarEntry
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.one_on_one.model import OneOnOne, Reflection
from coachtui.records.one_on_one.presentation.calendar import calendar
from places import Place

FIRST, LAST = date(2026, 11, 23), date(2026, 11, 25)


def entries(place: Place, *meetings: OneOnOne) -> list[CalendarEntry]:
    """Store one-on-ones and return what stands in the calendar of these days."""
    with place.store() as store:
        store.commit([Put(meeting) for meeting in meetings])
        view = View(store, Words.of("vi"), place.clock)
        return sorted(calendar(view, FIRST, LAST), key=lambda each: each.start)


def test_planned_running_and_held_ones_stand_there(place: Place) -> None:
    """Each takes its planned time, or the time it took; missed and cancelled ones take none."""
    now = place.clock.now()
    hour = timedelta(hours=1)
    meeting = OneOnOne(person_id="an", planned_at=now, minutes=45)
    held = meeting.revised(
        id="held", state="held", started_at=now - hour, ended_at=now - hour + timedelta(minutes=17)
    )
    running = meeting.revised(id="running", state="in_progress", started_at=now)
    planned = meeting.revised(id="planned", planned_at=now + 2 * hour)
    missed = meeting.revised(id="missed", state="missed", planned_at=now + hour)
    cancelled = meeting.revised(id="off", state="cancelled", planned_at=now + hour)
    found = entries(place, held, running, planned, missed, cancelled)
    assert [each.target.record_id for each in found] == ["held", "running", "planned"]
    assert [(each.end - each.start).seconds // 60 for each in found] == [17, 45, 45]
    assert [each.done for each in found] == [True, False, False]
    assert found[0].title == "1-1 · Nguyễn Văn An"


def test_only_the_days_asked_for_are_given(place: Place) -> None:
    """A day begins and ends at the team's midnight, not at UTC's."""
    midnight = place.clock.now().replace(hour=17)  # 00:00 on the 24th in the team's zone
    meeting = OneOnOne(person_id="an", planned_at=midnight)
    outside = meeting.revised(id="late", planned_at=midnight + timedelta(days=2))
    inside = meeting.revised(id="in", planned_at=midnight + timedelta(days=2, seconds=-1))
    before = meeting.revised(id="early", planned_at=midnight - timedelta(days=1, seconds=1))
    found = entries(place, meeting, outside, inside, before)
    assert [each.target.record_id for each in found] == [meeting.id, "in"]


def test_nothing_private_stands_there(place: Place) -> None:
    """Neither the reflection nor an agreed opening line leaves the program with an entry."""
    now = place.clock.now()
    meeting = OneOnOne(
        person_id="an",
        planned_at=now,
        state="held",
        started_at=now,
        ended_at=now,
        opening_line="canary",
        reflection=Reflection(stood_out="canary", watch_for="canary"),
    )
    (found,) = entries(place, meeting)
    assert "canary" not in repr(found)
    assert found.end > found.start
