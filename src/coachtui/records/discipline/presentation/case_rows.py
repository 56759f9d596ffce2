"""Cases as rows of the list, of Today and of a timeline; of the open HR store only."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from coachtui.domain.items import DueItem, Target, TimelineEntry, Urgency
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.team import initials_by_id
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.discipline.model import CaseStep, CounselNote, DisciplineCase, HrFile
from coachtui.records.discipline.presentation.case_words import (
    case_title,
    clock_line,
    contrary_words,
    measure_words,
    state_name,
    step_name,
)
from coachtui.records.discipline.presentation.law_in_view import LawInView, law_in_view
from coachtui.records.discipline.rules.deadlines import Clock, ClockKind, clocks
from coachtui.records.discipline.rules.folding import in_order, state_of
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.lifecycle import is_closed, lines, shown_state

KIND: Final = "discipline"
_AHEAD: Final[dict[ClockKind, int]] = {"decide_by": 30, "expunge": 7}
_FORTNIGHT: Final = 13
"""How many days before it a deadline comes onto Today, where `_AHEAD` names no other number."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as a row of the list.

    Attributes:
        name, initials: of the rep.
        state: key, as `shown_state` has it; `state_text` in words.
        called: how a list names the rep: initials, or the name where the settings want it.
        bench: what it was looked at with; None where its pack is not there any more.
        clocks: its deadlines, the next one first.
        next_text: the next deadline in words; "" without one.
        contrary: what its steps on file against the law are contrary to, in words; "" for none.
        amber: whether a deadline of it is, or a notice that came late; never once it is closed.
    """

    case: DisciplineCase
    name: str
    initials: str
    state: str
    state_text: str
    bench: Bench | None
    called: str
    clocks: tuple[Clock, ...]
    next_text: str
    closed: bool
    contrary: str
    amber: bool

    @property
    def next(self) -> Clock | None:
        """The next deadline; None without one."""
        return self.clocks[0] if self.clocks else None


def case_rows(view: View, person_id: str = "") -> tuple[CaseRow, ...]:
    """Return the cases, open ones first by their next deadline, then those that are closed.

    Args:
        view: none are given while its HR store is locked.
        person_id: of one rep alone; "" of everybody.
    """
    if view.hr is None:
        return ()
    law, people = law_in_view(view), _people(view)
    found = [
        _row(view.hr, law, people, case)
        for case in view.hr.all(DisciplineCase)
        if person_id in {"", case.person_id}
    ]
    return tuple(sorted(found, key=_order))


def due(view: View) -> Iterator[DueItem]:
    """Give the rows of Today: deadlines near by; of locked records only that they are locked."""
    if view.hr is None:
        if view.hr_waits:
            yield _locked(view)
        return
    for row in case_rows(view):
        for clock in () if row.closed else row.clocks:
            if clock.left <= _AHEAD.get(clock.kind, _FORTNIGHT) and row.bench is not None:
                yield _due(view, row, row.bench, clock)


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give the issued steps and the informal talks of a person, while the HR store is open."""
    if view.hr is None:
        return
    words, law = view.words, law_in_view(view)
    numbers = {case.id: case for case in view.hr.find(DisciplineCase, person_id=person_id)}
    for step in in_order(view.hr.find(CaseStep, person_id=person_id)):
        case = numbers.get(step.case_id)
        if case is None:
            continue
        bench = law.bench(case)
        given = measure_words(words, bench.pack, step) if bench is not None else ""
        against = _contrary(words, (step,), bench)
        parts = (case.number, step_name(words, step.step), given, against)
        yield TimelineEntry(
            at=_at(view, step.on),
            label=words.say("Case"),
            text=" · ".join(part for part in parts if part),
            target=Target(KIND, case.id),
        )
    for note in view.hr.find(CounselNote, person_id=person_id):
        yield TimelineEntry(
            at=_at(view, note.on),
            label=words.say("Talk"),
            text=words.say("informal talk, no discipline"),
            target=Target(KIND, note.id),
        )


def headline(view: View, identifier: str) -> str:
    """Return a case in one line; "" while the HR store is locked, and where there is none."""
    case = view.hr.get(DisciplineCase, identifier) if view.hr is not None else None
    if view.hr is None or case is None:
        return ""
    row = _row(view.hr, law_in_view(view), _people(view), case)
    return f"{case_title(view.words, case)} · {row.name} · {row.state_text}"


def called(view: View, person_id: str) -> str:
    """Return how a list of the HR records names somebody: by initials unless the settings say."""
    name, initials = _people(view).get(person_id, (person_id, "?"))
    return initials if view.settings.initials else name


def clock_rows(view: View, first: date, last: date) -> tuple[tuple[CaseRow, Clock], ...]:
    """Return the deadlines of open cases from one day to another, both included, in order."""
    found = [
        (row, clock)
        for row in case_rows(view)
        if not row.closed
        for clock in row.clocks
        if first <= clock.day <= last
    ]
    return tuple(sorted(found, key=lambda each: (each[1].day, each[0].case.number)))


def _people(view: View) -> dict[str, tuple[str, str]]:
    """Return short name and initials of everybody."""
    people = view.repository.all(Person)
    told = initials_by_id(people)
    return {person.id: (person.short_name, told[person.id]) for person in people}


def _row(
    hr: Repository, law: LawInView, people: Mapping[str, tuple[str, str]], case: DisciplineCase
) -> CaseRow:
    words, bench = law.view.words, law.bench(case)
    steps = in_order(hr.find(CaseStep, case_id=case.id))
    file = next(iter(hr.find(HrFile, person_id=case.person_id)), None)
    name, initials = people.get(case.person_id, (case.person_id, "?"))
    state = state_of(case, steps) if bench is None else shown_state(case, steps, file, bench)
    found = () if bench is None else clocks(case, steps, file, bench)
    page = () if bench is None else lines(case, steps, file, bench)
    closed = bench is not None and is_closed(case, steps, file, bench)
    ticking = (*found, *(line.clock for line in page if line.clock is not None))
    return CaseRow(
        case=case,
        name=name,
        initials=initials,
        state=state,
        state_text=state_name(words, state),
        bench=bench,
        called=initials if law.view.settings.initials else name,
        clocks=found,
        next_text=clock_line(words, bench.pack, found[0]) if bench and found else "",
        closed=closed,
        contrary=_contrary(words, steps, bench),
        amber=not closed and any(each.amber for each in ticking),
    )


def _contrary(words: Words, steps: Iterable[CaseStep], bench: Bench | None) -> str:
    pack = bench.pack if bench is not None else None
    marks = (contrary_words(words, step, pack) for step in reversed(tuple(steps)))
    return next((mark for mark in marks if mark), "")


def _order(row: CaseRow) -> tuple[object, ...]:
    return (row.closed, row.next.day if row.next else date.max, row.case.number)


def _due(view: View, row: CaseRow, bench: Bench, clock: Clock) -> DueItem:
    return DueItem(
        urgency=Urgency.DEADLINE,
        label=view.words.say("Case"),
        person_id=row.case.person_id,
        name=row.name,
        text=f"{row.case.number} · {clock_line(view.words, bench.pack, clock)}",
        due=clock.day,
        at=None,
        overdue=clock.left < 0,
        target=Target(KIND, row.case.id),
    )


def _locked(view: View) -> DueItem:
    return DueItem(
        urgency=Urgency.PLAN,
        label=view.words.say("HR"),
        person_id="",
        name=view.words.say("Discipline is locked"),
        text="",
        due=None,
        at=None,
        overdue=False,
        target=Target(KIND, "", "list"),
    )


def _at(view: View, day: date) -> datetime:
    return datetime.combine(day, time(12), view.words.zone).astimezone(UTC)
