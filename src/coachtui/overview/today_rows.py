"""Builds Today from what every kind says is due and where every rep stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coachtui.domain.attainment import attainments
from coachtui.domain.items import DueItem, Standing, Urgency
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import asked, maybe_one_of, rows_of
from coachtui.domain.person import Person
from coachtui.domain.target import Target
from coachtui.domain.team import manager_name, reps
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.overview.promises import still_open
from coachtui.overview.today_items import Member, Need, TodayRows
from coachtui.text import sort_key
from coachtui.ui.target_words import attainment_cells

_END = datetime.max.replace(tzinfo=UTC)
_A_WEEK = timedelta(days=7)


def rows(view: View, catalogue: Catalogue) -> TodayRows:
    """Return everything Today shows, most urgent first."""
    due = [
        item
        for kind in asked(catalogue, view)
        for item in rows_of(catalogue, kind.due, DueItem, view)
    ]
    return TodayRows(
        manager=manager_name(view.repository),
        needs=tuple(needs(view, due)),
        team=tuple(team(view, catalogue)),
    )


def needs(view: View, due: Iterable[DueItem]) -> Iterator[Need]:
    """Give the rows of what is due: first what is due by today, by urgency; then by day.

    What I owe one person shares a row, so does what the reps owe; what is overdue, due today and
    due later never do.
    """
    today = view.clock.today()
    groups: dict[tuple[object, ...], list[DueItem]] = {}
    for item in sorted(due, key=lambda each: _order(each, today)):
        groups.setdefault(_shared(item, today), []).append(item)
    for group in groups.values():
        yield _need(view, tuple(group))


def _later(item: DueItem, today: date) -> bool:
    return item.urgency > Urgency.SOON and item.due is not None and item.due > today


def _order(item: DueItem, today: date) -> tuple[object, ...]:
    day = item.due or date.max
    later = _later(item, today)
    rank = (day, item.urgency) if later else (item.urgency, not item.overdue, day)
    return (later, *rank, item.at or _END, sort_key(item.name), item.target.record_id)


def _shared(item: DueItem, today: date) -> tuple[object, ...]:
    stage = (item.urgency.name, item.overdue, _later(item, today))
    if item.urgency == Urgency.REP_OWES:
        return stage
    if item.urgency == Urgency.I_OWE:
        return (*stage, item.person_id)
    target = item.target
    return (*stage, target.kind, target.record_id, target.act, item.due, item.at)


def _need(view: View, items: tuple[DueItem, ...]) -> Need:
    words, today, first = view.words, view.clock.today(), items[0]
    single = len(items) == 1
    return Need(
        key=_key(first, today, single=single),
        when=_when(words, first, today),
        label=first.label,
        what=_named(first) if single else _together(words, items),
        due=_due(words, first, today) if single else _due_of_many(words, items, today),
        overdue=first.overdue or bool(first.left),
        items=items,
    )


def _key(item: DueItem, today: date, *, single: bool) -> str:
    target = item.target
    parts = (target.kind, target.record_id, target.act) if single else _shared(item, today)
    return "/".join(str(part) for part in parts)


def _when(words: Words, item: DueItem, today: date) -> str:
    if item.overdue:
        return words.say("overdue")
    if item.at is not None and words.local(item.at).date() == today:
        return words.time(item.at)
    if item.due is None:
        return ""
    return words.say("today") if item.due == today else words.weekday_short(item.due)


def _due(words: Words, item: DueItem, today: date) -> str:
    if item.left or item.due is None:
        return item.left
    if item.due == today:
        # Where no moment is agreed the first column says so already.
        return words.say("today") if item.at else ""
    return words.day_short(item.due) if item.overdue else words.day_and_month(item.due)


def _due_of_many(words: Words, items: tuple[DueItem, ...], today: date) -> str:
    if len({item.person_id for item in items}) == 1:
        return _due(words, items[0], today)
    return words.count(len(items), "{n} promise", "{n} promises")


def _named(item: DueItem) -> str:
    return f"{item.name} · {item.text}" if item.text else item.name


def _together(words: Words, items: tuple[DueItem, ...]) -> str:
    counted = Counter(item.name for item in items)
    if len(counted) == 1:
        number = words.count(len(items), "{n} promise", "{n} promises")
        return f"{items[0].name} · {number}"
    return " · ".join(f"{name} {number}" for name, number in counted.items())


@dataclass(frozen=True, slots=True)
class Promises:
    """How many open promises there are, and how many of them are overdue."""

    open: int
    late: int

    def told(self) -> str:
        """Return them for a narrow column: `2 !`, `3 (1 !)`, or nothing."""
        if not self.open:
            return ""
        if not self.late:
            return str(self.open)
        return f"{self.open} !" if self.open == self.late else f"{self.open} ({self.late} !)"


def promises_by_rep(view: View) -> tuple[dict[str, Promises], dict[str, Promises]]:
    """Return what I owe each rep, and what each rep owes, by the rep's id."""
    today = view.clock.today()
    still = still_open(view)
    counted: list[dict[str, Promises]] = []
    for mine in (True, False):
        number = Counter(each.rep_id for each in still if each.mine == mine)
        late = Counter(each.rep_id for each in still if each.mine == mine and each.overdue(today))
        counted.append({rep: Promises(number[rep], late[rep]) for rep in number})
    return counted[0], counted[1]


def team(view: View, catalogue: Catalogue) -> list[Member]:
    """Return a row for each rep: who is due first comes first."""
    mine, theirs = promises_by_rep(view)
    none = Promises(0, 0)
    stands = attainments(view.repository.all(Target), view.clock.today())
    attained = attainment_cells(view.words, stands)
    found: list[tuple[date, Member]] = []
    for person in reps(view.repository.all(Person)):
        seen = first_standing(view, catalogue, person.id)
        following = seen.next if seen and seen.next else date.max
        member = Member(
            person_id=person.id,
            name=person.short_name,
            meeting=meeting_words(view, seen),
            mine=mine.get(person.id, none).told(),
            theirs=theirs.get(person.id, none).told(),
            trend=seen.trend if seen else (),
            alarm=_alarm(view, seen),
            overdue=seen is not None and seen.overdue,
            attained=attained.get(person.id, ""),
        )
        found.append((following, member))
    found.sort(key=lambda each: each[0])
    return [member for _, member in found]


def first_standing(view: View, catalogue: Catalogue, person_id: str) -> Standing | None:
    """Return where a person stands with the first kind that meets them: tables tell of that one.

    The kinds after it are not asked.
    """
    for kind in catalogue:
        seen = maybe_one_of(catalogue, kind.standing, Standing, view, person_id)
        if seen is not None:
            return seen
    return None


def meeting_words(view: View, seen: Standing | None) -> str:
    """Return when somebody was met last and is met next: "16/11 → today"."""
    if seen is None:
        return ""
    words, today = view.words, view.clock.today()
    last = words.day_and_month(seen.last) if seen.last else "–"
    if seen.next is None:
        return f"{last} → {seen.word or '–'}"
    if seen.next == today:
        return f"{last} → {words.say('today')}"
    near = today < seen.next <= today + _A_WEEK
    day = words.day_short(seen.next) if near else words.day_and_month(seen.next)
    return f"{last} → {'! ' if seen.overdue else ''}{day}"


def _alarm(view: View, seen: Standing | None) -> str:
    if seen is None:
        return ""
    if seen.alarm:
        return f"! {seen.alarm}"
    return seen.word if seen.next == view.clock.today() else ""
