"""The prep page of a field day in words: what was agreed, what is open, what the rep plans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from coachtui.domain.commitment import Commitment
from coachtui.domain.competency import Competencies
from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.open_commitments import open_commitments
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import CoachingReport, FieldDay, Priority, Purpose, Stop
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.norms import ride_outlook
from coachtui.records.field_day.rules.scores import TrendRow, trend
from coachtui.records.field_day.rules.states import lacks_notice
from coachtui.records.field_day.rules.stops import in_order, overlaps

Seen = Literal["territory_numbers_seen", "dev_plan_seen"]
KIND: Final = "field_day"
_NAMED: Final = 2
"""How many competencies are told by name, for there is no room for more."""


@dataclass(frozen=True, slots=True)
class PrepRow:
    """A row of what to know before the day.

    Attributes:
        key: names the row among the others.
        label: the kind of thing in a word or two.
        text: the thing itself.
        right: its day, or whether it was seen.
        late: whether it is overdue.
        done: whether a thing to look at was looked at.
        target: what Enter opens.
        ticks: the field of the prep that Space ticks.
    """

    key: str
    label: str
    text: str
    right: str = ""
    late: bool = False
    done: bool = False
    target: Target | None = None
    ticks: Seen | None = None


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop: its cells (number, hour, account, my role, objective), and how it stands."""

    stop_id: str
    cells: tuple[str, ...]
    late: bool = False
    over: bool = False
    done: bool = False


def frame_lines(view: View, day: FieldDay) -> list[str]:
    """Return how the day is set up, in two lines: state, length and notice; place and rules."""
    words, prep = view.words, day.prep
    mode = words.label("debrief_mode", day.debrief_mode)
    first = [
        words.label("field_day_state", day.state),
        day.reason if day.state == "cancelled" else "",
        words.label("duration", day.duration),
        words.say("debrief {when}", when=mode),
        _notice(words, day),
    ]
    second_line = view.repository.get(Person, day.second_line_manager_id or "")
    second = [
        words.say("meet at {place}", place=prep.meet_at) if prep.meet_at else "",
        "" if prep.rep_plans_normal_day else words.say("the route was made for the ride"),
        words.say("rules: {rules}", rules=prep.ground_rules) if prep.ground_rules else "",
        words.say("second line: {name}", name=second_line.full_name) if second_line else "",
    ]
    return [" · ".join(part for part in line if part) for line in (first, second) if any(line)]


def _notice(words: Words, day: FieldDay) -> str:
    if day.notice_given_at is None:
        return (
            words.say("no notice yet: {press:day.notice}") if lacks_notice(day, words.zone) else ""
        )
    told = words.say("notice {when}", when=words.moment_short(day.notice_given_at))
    short = lacks_notice(day, words.zone)
    return words.say("{notice}, less than a day ahead", notice=told) if short else told


def prep_rows(view: View, day: FieldDay, competencies: Competencies) -> list[PrepRow]:
    """Return what to know before the day, the weightiest first."""
    rows = [*_purposes(view.words, day.purpose, competencies)]
    rows += _last_time(view, day, competencies)
    rows += _promises(view, day.person_id)
    person = view.repository.get(Person, day.person_id)
    if person is not None:
        rows += _to_see(view, day, person, competencies)
    return rows


def last_report(view: View, day: FieldDay) -> CoachingReport | None:
    """Return the rep's latest report from another day; None where there is none."""
    reports = view.repository.find(CoachingReport, person_id=day.person_id)
    others = [each for each in reports if each.field_day_id != day.id]
    return max(others, key=lambda each: (each.submitted_at, each.id), default=None)


def stop_rows(words: Words, stops: Iterable[Stop]) -> list[StopRow]:
    """Return the stops in their order; one that cuts into another is marked."""
    everything = in_order(stops)
    return [_stop_row(words, stop, everything) for stop in everything]


def brief_parts(words: Words, stop: Stop, stops: Iterable[Stop]) -> list[str]:
    """Return everything known of a stop, each part named, for the pane below the list."""
    brief = stop.pre_call
    other = overlaps(stop, stops)
    against = words.say(
        "! overlaps {account}: {press:list.open} changes the hour",
        account=other.account if other else "",
    )
    named = (
        (words.say("Objective"), brief.objective),
        (words.say("Key question"), brief.primary_question),
        (words.say("Likely objection"), brief.expected_objection),
        (words.say("Step to close on"), brief.commitment_sought),
        (words.say("If that fails"), brief.fallback),
        (words.say("To bring"), brief.materials),
    )
    told = [f"{name}: {text}" for name, text in named if text]
    if not brief.objective and not stop.cancelled:
        told.insert(0, words.say("No objective yet: {press:list.open} writes the brief"))
    head = [
        stop.cancelled_because or "",
        against if other else "",
        words.label("call_type", stop.call_type),
        words.minutes(stop.minutes),
        stop.contact,
    ]
    return [part for part in (*head, *told) if part]


def _stop_row(words: Words, stop: Stop, stops: list[Stop]) -> StopRow:
    role = words.label("coach_role", stop.coach_role)
    state = words.say("cancelled") if stop.cancelled else role
    objective = (stop.cancelled_because or "") if stop.cancelled else stop.pre_call.objective
    cells = (
        "" if stop.cancelled else str(stop.seq),
        words.time(stop.at) if stop.at else "–",
        stop.account,
        state,
        objective or ("" if stop.cancelled else words.say("no brief yet")),
    )
    late = overlaps(stop, stops) is not None
    return StopRow(stop.id, cells, late=late, over=stop.cancelled, done=stop.ended_at is not None)


def _purposes(
    words: Words, purposes: Iterable[Purpose], competencies: Competencies
) -> Iterator[PrepRow]:
    for number, purpose in enumerate(purposes):
        parts = (
            _named(purpose.competency, competencies),
            purpose.why_this_rep,
            purpose.why_now,
        )
        text = " · ".join(part for part in parts if part)
        yield PrepRow(f"purpose/{number}", words.say("Purpose"), text)


def _last_time(view: View, day: FieldDay, competencies: Competencies) -> Iterator[PrepRow]:
    words, report = view.words, last_report(view, day)
    if report is None:
        return
    before = view.repository.get(FieldDay, report.field_day_id)
    on = before.date if before else view.clock.local(report.submitted_at).date()
    target = Target(KIND, report.field_day_id) if before else None
    for number, priority in enumerate(report.priorities):
        yield PrepRow(
            f"priority/{number}",
            words.say("Priority"),
            _priority(priority, competencies),
            words.day_short(on),
            target=target,
        )
    if report.ack is not None and report.ack.comment:
        comment = " ".join(report.ack.comment.split())
        yield PrepRow("comment", words.say("Rep says"), f"“{comment}”", target=target)


def _priority(priority: Priority, competencies: Competencies) -> str:
    parts = (
        _named(priority.competency, competencies),
        priority.behaviour,
        f"“{priority.evidence}”",
    )
    return " · ".join(part for part in parts if part)


def _promises(view: View, person_id: str) -> Iterator[PrepRow]:
    words, today = view.words, view.clock.today()
    owed = open_commitments(view.repository, owner=person_id)
    promised = open_commitments(view.repository, counterparty=person_id)
    both = {each.id: each for each in (*promised, *owed)}.values()
    for promise in sorted(both, key=lambda each: (not each.mine, each.due)):
        yield PrepRow(
            f"promise/{promise.id}",
            words.say("I owe") if promise.mine else words.say("Rep owes"),
            promise.text,
            words.day_short(promise.due),
            late=promise.overdue(today),
            target=Target(Commitment.table, promise.id),
        )


def _to_see(
    view: View, day: FieldDay, person: Person, competencies: Competencies
) -> Iterator[PrepRow]:
    """Give what is looked at before the day, each with whether it was."""
    words, prep = view.words, day.prep
    marks = (words.say("not seen"), words.say("seen"))
    told: tuple[tuple[Seen, str, str], ...] = (
        ("territory_numbers_seen", words.say("Numbers"), _rides(view, day, person)),
        ("dev_plan_seen", words.say("Development"), _growth(view, person, competencies)),
    )
    for name, label, text in told:
        done = bool(getattr(prep, name))
        yield PrepRow(name, label, text, marks[done], done=done, ticks=name)


def _rides(view: View, day: FieldDay, person: Person) -> str:
    """Say when the two last rode, against the norm, and how much this year."""
    words, today = view.words, view.clock.today()
    days = [each for each in view.repository.find(FieldDay, person_id=person.id) if each != day]
    stands = ride_outlook(person, days, view.settings, today)
    norm = round(stands.norm_days)
    if stands.since is None or stands.never:
        ridden = words.say("no ride yet, norm every {norm} days", norm=norm)
    else:
        ago = words.ago_days((today - stands.since).days)
        ridden = words.say("last ride {ago}, norm {norm}", ago=ago, norm=norm)
    year = sum(each.half_days for each in days if each.held and each.date.year == today.year)
    half_days = words.count(year, "{n} half-day this year", "{n} half-days this year")
    return f"{ridden} · {half_days}"


def _growth(view: View, person: Person, competencies: Competencies) -> str:
    """Say how the rep was scored so far, the lowest two by name first, and what they work on."""
    words = view.words
    entries = view.repository.find(LogEntry, person_id=person.id)
    order = tuple(each.key for each in competencies)
    rows = {row.competency: row for row in trend(observations(entries), view.clock, order)}
    low = [
        key for _, key in sorted((row.mean, row.competency) for row in rows.values() if row.mean)
    ]
    named = low[:_NAMED]
    keys = [key for key in dict.fromkeys((*person.focus_competencies, *rows)) if key not in named]
    told = [_scored(words, key, rows.get(key), competencies) for key in named]
    told += [_scored(words, key, rows.get(key)) for key in keys]
    return " · ".join(told) if told else words.say("nothing scored yet, no focus chosen")


def _scored(words: Words, key: str, row: TrendRow | None, named: Competencies | None = None) -> str:
    found = named.get(key) if named is not None else None
    key = found.name if found is not None else key
    if row is None or not row.count:
        return f"{key} –"
    if row.mean is not None:
        return f"{key} {words.decimal(row.mean)}"
    given = "; ".join(str(score) for _, score, _ in row.scores if score is not None)
    return f"{key} {given}"


def _named(key: str, competencies: Competencies) -> str:
    found = competencies.get(key) if key else None
    return f"{found.key} {found.name}" if found else key
