"""The page of an event: what it is for, when and where, who comes, its cut-offs, its checklist."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.team_event.model import ChecklistItem, Invitation, Rsvp, TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.words import cutoff_told, when_told
from coachtui.records.team_event.rules.budget import totals
from coachtui.records.team_event.rules.checklist import due_day, from_promises
from coachtui.records.team_event.rules.cutoffs import Cutoff, band, cutoffs
from coachtui.records.team_event.rules.states import counted_in_hours
from coachtui.records.team_event.rules.templates import Templates

PageTone = Literal["", "late", "good", "dim"]
_SIGNS: Final[dict[Rsvp, str]] = {"yes": "+", "maybe": ".", "no": "-", "none": ""}
_SHOWN_CUTOFFS: Final = 3
OWNER: Final = 2
"""The cell of the checklist in which an item's owner stands, where that is not the manager."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A line of a list: its key, its cells, how it is drawn."""

    key: str
    cells: tuple[str, ...]
    tone: PageTone = ""


def frame_lines(view: View, about: Gathered, templates: Templates) -> tuple[str, ...]:
    """Return what it is for; when, where and how; who comes and what it costs."""
    words, event = view.words, about.event
    aims = " · ".join(templates.objectives(event))
    purpose = [words.say("For: {aims}", aims=aims or words.say("not said yet"))]
    if event.success_metric:
        purpose.append(words.say("Measure: {measure}", measure=event.success_metric))
    return (
        " · ".join(purpose),
        " · ".join(_where(words, about)),
        " · ".join((*_who(words, about), *_money(words, about))),
    )


def _where(words: Words, about: Gathered) -> Iterator[str]:
    event = about.event
    yield when_told(words, event)
    yield words.label("event_kind", event.kind)
    inside = counted_in_hours(event, about.week, words.zone)
    if inside is not None:
        yield words.say("in hours") if inside else words.say("after hours")
    if event.place:
        yield event.place
    if event.access.travel_min:
        yield words.say("{minutes} there", minutes=words.minutes(event.access.travel_min))
    if event.access.step_free is False:
        yield words.say("not step-free")


def _who(words: Words, about: Gathered) -> Iterator[str]:
    if not about.places:
        yield words.say("nobody is invited yet")
        return
    if about.event.over:
        came, all_ = len(about.came), len(about.counted)
        yield words.say("{came} of {all} came", came=came, all=all_)
        return
    for answer in ("yes", "maybe", "no", "none"):
        count = len(about.replied(answer))
        if count:
            yield f"{words.label('rsvp', answer)} {count}"


def _money(words: Words, about: Gathered) -> Iterator[str]:
    sums = totals(about.event, about.places)
    if not sums.allowed and not sums.planned:
        return
    spent = about.event.over and sums.actual
    used = sums.actual if spent else sums.planned_whole
    yield words.say(
        "{used} of {allowed}",
        used=words.money_short(used),
        allowed=words.money_short(sums.allowed),
    )
    if sums.needs_approval and not about.event.budget.approved_by:
        yield words.say("! above what the heads allow")


def cutoff_lines(view: View, about: Gathered) -> tuple[str, ...]:
    """Return the cut-offs that matter now, the nearest first, with what a change costs today."""
    words, event, now = view.words, about.event, view.clock.now()
    if not event.ahead:
        return ()
    found = cutoffs(event, now, words.zone, about.holidays)
    told = [_clock_line(words, about, one) for one in found if not one.passed]
    passed = [cutoff_told(words, one) for one in found if one.passed]
    lines = [*told, *reversed(passed)]
    cost = band(event, now)
    if lines and cost:
        said = words.say("Moving or cancelling costs {percent}% today", percent=cost)
        lines.insert(_SHOWN_CUTOFFS - 1, said)
    return tuple(lines[:_SHOWN_CUTOFFS])


def _clock_line(words: Words, about: Gathered, cutoff: Cutoff) -> str:
    line = cutoff_told(words, cutoff)
    unsure = len(about.replied("none", "maybe"))
    if cutoff.kind != "headcount" or not unsure or about.event.state == "confirmed":
        return line
    return f"{line} · {words.say('{n} not sure yet', n=unsure)}"


def checklist_rows(view: View, about: Gathered) -> list[PageRow]:
    """Return the checklist: what is open by its day, then what is done."""
    words, today = view.words, view.clock.today()
    event = from_promises(about.event, promises_of(view, about.event))
    week = about.week
    dated = [(item, due_day(item, event, week, words.zone)) for item in event.checklist]
    dated.sort(key=lambda each: (each[0].done_at is not None, each[0].offset_days, each[0].id))
    return [_item_row(words, about, item, day, today) for item, day in dated]


def promises_of(view: View, event: TeamEvent) -> dict[str, Commitment]:
    """Return the promises its items and actions stand for, by id."""
    ids = [item.commitment_id for item in event.checklist]
    ids += [action.commitment_id for action in event.retro.next]
    found = (view.repository.get(Commitment, each) for each in ids if each is not None)
    return {each.id: each for each in found if each is not None}


def _item_row(
    words: Words, about: Gathered, item: ChecklistItem, day: date | None, today: date
) -> PageRow:
    done = item.done_at is not None
    owner = "" if item.owner == ME else about.name(item.owner, words)
    when = offset_told(words, item.offset_days) if day is None else words.day_short(day)
    left = words.say("done") if done else ""
    if day is not None and not done:
        left = words.relative(day, today)
    tone: PageTone = "good" if done else "late" if day is not None and day < today else ""
    return PageRow(item.id, (when, item.text, owner, left), tone)


def offset_told(words: Words, days: int) -> str:
    """Return when an item is due while there is no date: `30 days before`."""
    if not days:
        return words.say("on the day")
    if days < 0:
        return words.count(-days, "{n} day before", "{n} days before")
    return words.count(days, "{n} day after", "{n} days after")


def people_rows(words: Words, about: Gathered) -> list[PageRow]:
    """Return who is invited, with their answer; after it, whether they came."""
    return [
        PageRow(
            place.person_id,
            (_SIGNS[place.rsvp], about.name(place.person_id, words), _place_told(words, place)),
            "dim" if not place.counted else "good" if place.attended else "",
        )
        for place in about.places
    ]


def _place_told(words: Words, place: Invitation) -> str:
    if not place.counted:
        return words.say("told, not counted")
    if place.attended is not None:
        return words.say("came") if place.attended else words.say("did not come")
    return words.label("rsvp", place.rsvp)
