"""One-on-ones for Today, the team table, a person's timeline and the list."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import BringAlong, DueItem, Standing, Target, TimelineEntry, Urgency
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.open_commitments import open_commitments
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.team import reps
from coachtui.domain.view import View
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.marks import mark_of
from coachtui.records.one_on_one.rules.bring_along import Item, bring_along
from coachtui.records.one_on_one.rules.schedule import Outlook, next_meeting_day, outlook
from coachtui.records.one_on_one.rules.thanks import thanks_to_say

KIND = "one_on_one"
DAYS_AHEAD = 7
SOON = timedelta(minutes=30)
NEVER_MET_ROWS = 3
"""More reps than this who never met share one row, so that a new team leaves Today readable."""
MISSED_IN_A_ROW = 2


def due(view: View) -> Iterator[DueItem]:
    """Give the rows of Today: running ones, those due or overdue, those of the next days."""
    never: list[Person] = []
    for person in reps(view.repository.all(Person)):
        meetings = view.repository.find(OneOnOne, person_id=person.id)
        seen = outlook(person, meetings, view.clock)
        if seen.never and seen.planned is None and seen.running is None:
            never.append(person)
        elif (row := _due_row(view, person, seen)) is not None:
            yield row
    yield from _never_met(view, never)


def _due_row(view: View, person: Person, seen: Outlook) -> DueItem | None:
    today, words = view.clock.today(), view.words
    if seen.due is None or seen.due > today + timedelta(days=DAYS_AHEAD):
        return None
    at, urgency, text = None, Urgency.MEETING, ""
    if seen.running is not None:
        lines = len(standing(view.repository.find(LogEntry, part_of=seen.running.id)))
        at, urgency = seen.running.started_at, Urgency.RUNNING
        text = words.count(lines, "interrupted · {n} line", "interrupted · {n} lines", n=lines)
    elif seen.planned is not None and seen.due == today:
        at = seen.planned.planned_at
        if abs(at - view.clock.now()) <= SOON:
            urgency = Urgency.SOON
    if not text:
        text = _what_waits(view, person, seen)
    return DueItem(
        urgency=urgency,
        label=words.say("1-1"),
        person_id=person.id,
        name=person.short_name,
        text=text,
        due=seen.due,
        at=at,
        overdue=seen.due < today,
        target=Target(KIND, person.id, "meet"),
    )


def _what_waits(view: View, person: Person, seen: Outlook) -> str:
    words = view.words
    if seen.missed:
        last = words.day_and_month(seen.last) if seen.last else words.say("never")
        return words.count(
            seen.missed,
            "missed {n} time, last met {last}",
            "missed {n} times, last met {last}",
            n=seen.missed,
            last=last,
        )
    if seen.due is None or seen.due > view.clock.today():
        return ""
    waiting = items(view, person.id)
    promises = sum(isinstance(item.matter, Commitment) for item in waiting)
    parts = []
    if len(waiting) > promises:
        parts.append(words.say("{n} to bring up", n=len(waiting) - promises))
    if promises:
        parts.append(
            words.count(promises, "{n} commitment open", "{n} commitments open", n=promises)
        )
    return " · ".join(parts)


def _never_met(view: View, people: list[Person]) -> Iterator[DueItem]:
    words = view.words
    if len(people) > NEVER_MET_ROWS:
        names = words.join([person.short_name for person in people])
        yield DueItem(
            urgency=Urgency.MEETING,
            label=words.say("1-1"),
            person_id="",
            name=words.say("{n} reps", n=len(people)),
            text=words.say("no one-on-one yet: {names}", names=names),
            due=None,
            at=None,
            overdue=False,
            target=Target("person", "", "list"),
            count=len(people),
        )
        return
    for person in people:
        yield DueItem(
            urgency=Urgency.MEETING,
            label=words.say("1-1"),
            person_id=person.id,
            name=person.short_name,
            text=words.say("no one-on-one yet"),
            due=view.clock.today(),
            at=None,
            overdue=False,
            target=Target(KIND, person.id, "meet"),
        )


def items(view: View, person_id: str, meeting: OneOnOne | None = None) -> list[Item]:
    """Return the bring-along list of a rep, as it stands before or in a one-on-one."""
    return bring_along(
        _promises(view, person_id, meeting),
        view.repository.find(AgendaItem, person_id=person_id),
        _waiting(view, person_id, meeting),
        meeting,
    )


def _promises(view: View, person_id: str, meeting: OneOnOne | None) -> list[Commitment]:
    """Return the promises both ways: in a one-on-one also those it closed."""
    repository = view.repository
    if meeting is None:
        return [
            *open_commitments(repository, owner=person_id),
            *open_commitments(repository, counterparty=person_id),
        ]
    find = repository.find
    return [*find(Commitment, owner=person_id), *find(Commitment, counterparty=person_id)]


def _waiting(view: View, person_id: str, meeting: OneOnOne | None) -> list[LogEntry]:
    """Return the lines that can stand on the list; the lines of years are not read for it."""

    def find(**equal: str | None) -> tuple[LogEntry, ...]:
        return view.repository.find(LogEntry, person_id=person_id, **equal)

    here = find(raised_in=meeting.id) if meeting else ()
    between, asked = find(state="open", part_of=None), find(state="open", entry_kind="question")
    by_id = {entry.id: entry for entry in (*between, *asked, *here)}
    return [entry for entry in by_id.values() if not find(replaces=entry.id)]


def thanks(view: View, person: Person, meeting: OneOnOne | None = None) -> list[Recognition]:
    """Return what a rep was thanked for since the two last met, the latest first."""
    find = view.repository.find
    given = find(Recognition, person_id=person.id)
    meetings = find(OneOnOne, person_id=person.id) if given else ()
    return thanks_to_say(given, person, meetings, view.clock, meeting)


def bring_along_rows(view: View, person_id: str) -> Iterator[BringAlong]:
    """Give what to bring up with a person, for other kinds' conversations."""
    today = view.clock.today()
    person = view.repository.get(Person, person_id)
    name = person.given_name if person else ""
    for item in items(view, person_id):
        matter = item.matter
        if isinstance(matter, Commitment):
            mine, day, late = matter.mine, matter.due, matter.overdue(today)
        else:
            mine, day, late = matter.by == "mgr", None, False
        carried = matter.times_carried if isinstance(matter, AgendaItem) else 0
        yield BringAlong(
            label=mark_of(item.group, name, view.words),
            text=item.text,
            due=day,
            overdue=late,
            mine=mine,
            target=Target(matter.table, matter.id),
            carried=carried,
        )
    for said in thanks(view, person) if person else ():
        yield BringAlong(
            label=view.words.say("Thanks"),
            text=said.what,
            due=None,
            overdue=False,
            mine=True,
            target=Target(said.table, said.id),
        )


def meets(view: View, person_id: str) -> date | None:
    """Return the day of the next one-on-one with a person after today; None if there is none."""
    person = view.repository.get(Person, person_id)
    if person is None or not person.is_rep:
        return None
    return next_meeting_day(person, view.repository.find(OneOnOne, person_id=person_id), view.clock)


def where_it_stands(view: View, person_id: str) -> Standing | None:
    """Return when a rep was met last and is met next, and how their pulse went; None for others."""
    person = view.repository.get(Person, person_id)
    if person is None or not person.is_rep:
        return None
    meetings = view.repository.find(OneOnOne, person_id=person_id)
    seen = outlook(person, meetings, view.clock)
    today = view.clock.today()
    word = ""
    if seen.running is not None:
        word = view.words.say("running")
    elif seen.due is None:
        word = view.words.say("paused")
    elif seen.planned is not None and seen.due == today:
        word = view.words.time(seen.planned.planned_at)
    return Standing(
        last=seen.last,
        next=seen.due,
        word=word,
        overdue=seen.due is not None and seen.due < today,
        trend=pulse_trend(meetings),
        alarm=view.words.say("call") if seen.missed >= MISSED_IN_A_ROW else "",
    )


def pulse_trend(meetings: Iterable[OneOnOne], most: int = 6) -> tuple[int, ...]:
    """Return the last pulse scores, oldest first."""
    scored = sorted((each for each in meetings if each.pulse), key=lambda each: each.at)
    return tuple(each.pulse.score for each in scored if each.pulse)[-most:]


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give a person's one-on-ones, and the lines logged in between."""
    words = view.words
    for meeting in view.repository.find(OneOnOne, person_id=person_id):
        yield TimelineEntry(
            at=meeting.at,
            label=words.say("1-1"),
            text=headline_of(view, meeting),
            target=Target(KIND, meeting.id),
        )
    for entry in standing(view.repository.find(LogEntry, person_id=person_id)):
        if entry.part_of is None and entry.happened_at is not None:
            yield TimelineEntry(
                at=entry.happened_at,
                label=words.label("entry_mark", entry.entry_kind),
                text=entry.text,
                target=Target("log_entry", entry.id),
                private=entry.visibility == "private",
            )


def headline_of(view: View, meeting: OneOnOne) -> str:
    """Return a one-on-one in a line: its state, how long, how many lines, the pulse."""
    words = view.words
    parts = [words.label("one_on_one_state", meeting.state)]
    if meeting.held and meeting.started_at and meeting.ended_at:
        parts.append(
            words.minutes(int((meeting.ended_at - meeting.started_at).total_seconds()) // 60)
        )
        lines = len(standing(view.repository.find(LogEntry, part_of=meeting.id)))
        parts.append(words.count(lines, "{n} line", "{n} lines", n=lines))
    if meeting.pulse:
        parts.append(words.say("pulse {score}", score=meeting.pulse.score))
    if meeting.reason:
        parts.append(meeting.reason)
    return " · ".join(parts)


def headline(view: View, meeting_id: str) -> str:
    """Return the line that names a one-on-one; '' where there is none."""
    meeting = view.repository.get(OneOnOne, meeting_id)
    if meeting is None:
        return ""
    person = view.repository.get(Person, meeting.person_id)
    name = person.full_name if person else meeting.person_id
    return f"{name} · {view.words.moment(meeting.at)}"


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each one-on-one, by its id."""
    for meeting in view.searched(OneOnOne):
        entries = standing(view.repository.find(LogEntry, part_of=meeting.id))
        yield meeting.id, "\n".join(entry.text for entry in entries)
