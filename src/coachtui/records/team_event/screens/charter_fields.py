"""The fields of an event's plan, the values an event gives them, and the event they make."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Self, get_args

from coachtui.capture.money import money_of
from coachtui.domain.holidays import known_holidays
from coachtui.domain.items import CalendarEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.team import reps
from coachtui.language import Words
from coachtui.records.team_event.model import EventKind, TeamEvent
from coachtui.records.team_event.presentation.words import clash_told
from coachtui.records.team_event.rules.dates import Around, clashes
from coachtui.records.team_event.rules.templates import Templates
from coachtui.records.team_event.screens.charter_values import (
    BY_HOURS,
    DATES,
    NO,
    TWO,
    YES,
    typed_moment,
)
from coachtui.ui.form_fields import FormField
from coachtui.ui.remark import Remark, Watch


@dataclass(frozen=True, slots=True)
class Usual:
    """When an event usually begins and how long it takes, as its template says.

    Attributes:
        event_id: the event.
        begins: the hour of a date that is typed without one.
        minutes: how long it takes.
    """

    event_id: str
    begins: time
    minutes: int

    @classmethod
    def of(cls, event: TeamEvent, templates: Templates) -> Self:
        """Return what is usual for an event; one that has dates takes as long as they do."""
        template = templates.by_key(event.template)
        begins = TWO if template is None else template.starts
        minutes = int(event.length.total_seconds() // 60)
        if event.date_options:
            minutes = event.date_options[0].minutes
        elif template is not None and event.starts_at is None:
            minutes = template.minutes
        return cls(event.id, begins, minutes)


def charter_fields(
    words: Words, templates: Templates, event: TeamEvent, *, lint: Watch, dates: Watch | None
) -> tuple[FormField, ...]:
    """Return the fields of a plan.

    Args:
        words: the language of the screen.
        templates: where the themes come from.
        event: whose plan it is.
        lint: says what must not stand in a text that others see.
        dates: says what is in the way of a date; None where the dates are not asked for.
    """
    kinds = tuple((key, words.label("event_kind", key)) for key in get_args(EventKind))
    when = () if dates is None else _date_fields(words, dates)
    return (
        FormField("title", words.say("Title"), required=True, watch=lint),
        *_objective_fields(words, templates, event, lint),
        FormField(
            "success_metric",
            words.say("Success measure"),
            help=words.say("How you will see that it worked: something one can count."),
            watch=lint,
        ),
        FormField("kind", words.say("Kind"), "choice", kinds, required=True),
        *_money_fields(words),
        *when,
        *_place_fields(words, lint),
    )


def _objective_fields(
    words: Words, templates: Templates, event: TeamEvent, lint: Watch
) -> Iterable[FormField]:
    themes = tuple(templates.themes.items())
    known = {key for key, _ in themes}
    themes += tuple((text, text) for text in event.objectives if text not in known)
    told = words.say("What is to be different afterwards; ← and → show the team's themes.")
    yield FormField("objective_1", words.say("Objective"), "choice", themes, help=told)
    yield FormField("objective_2", words.say("Second objective"), "choice", themes, help=told)
    yield FormField(
        "objective_own",
        words.say("In your own words"),
        help=words.say("Instead of a theme; with the two above at most two in all."),
        watch=lint,
    )


def _money_fields(words: Words) -> tuple[FormField, ...]:
    return (
        FormField(
            "per_head",
            words.say("Budget per head"),
            help=words.say("Like 500k, 1,2tr or 1.200.000."),
            watch=money_watch(words),
        ),
        FormField(
            "headcount",
            words.say("Heads reckoned with"),
            "number",
            help=words.say("Empty: as many as are invited."),
        ),
        FormField(
            "contingency",
            words.say("Contingency, %"),
            "number",
            help=words.say("10 to 15 for the first of its kind, 5 to 8 when it comes again."),
        ),
    )


def _date_fields(words: Words, watch: Watch) -> tuple[FormField, ...]:
    told = words.say("Like 18/12 14:00; what is in the way shows as you type. Up to three.")
    return tuple(
        FormField(name, words.say("Date {n}", n=number), help=told, watch=watch)
        for number, name in enumerate(DATES, 1)
    )


def _place_fields(words: Words, lint: Watch) -> tuple[FormField, ...]:
    yes_no = ((YES, words.say("yes")), (NO, words.say("no")))
    return (
        FormField("minutes", words.say("Minutes"), "number", help=words.say("How long it takes.")),
        FormField(
            "in_hours",
            words.say("In working hours"),
            "choice",
            ((BY_HOURS, words.say("as its hours say")), *yes_no),
            required=True,
        ),
        FormField("place", words.say("Place"), watch=lint),
        FormField("travel", words.say("Minutes to get there"), "number"),
        FormField("step_free", words.say("Step-free"), "choice", yes_no),
        FormField(
            "link",
            words.say("Link to join"),
            help=words.say("For those who are far away."),
            watch=lint,
        ),
        FormField(
            "sponsor", words.say("Sponsor"), help=words.say("Who stands behind it."), watch=lint
        ),
        FormField(
            "approved_by",
            words.say("Approved by"),
            help=words.say("Who approved a plan above what the heads allow."),
            watch=lint,
        ),
    )


def money_watch(words: Words) -> Watch:
    """Return what says, while a sum is typed, how it is understood."""

    def watch(text: str) -> Remark | None:
        if not text.strip():
            return None
        amount = money_of(text)
        if amount is None:
            return Remark(words.say("No sum understood: write 500k, 1,2tr or 1.200.000."), True)
        told = words.money(amount)
        return (
            None
            if told.startswith(text.strip())
            else Remark(f"= {told}", stops=False, reading=True)
        )

    return watch


def date_watch(
    words: Words,
    now: datetime,
    people: Iterable[Person],
    entries: Callable[[datetime], Sequence[CalendarEntry]],
    usual: Usual,
) -> Watch:
    """Return what says, while a date is typed, what is understood and what is in its way."""
    invited = tuple(people)

    def watch(text: str) -> Remark | None:
        if not text.strip():
            return None
        at = typed_moment(text, words, now, usual.begins)
        if at is None:
            return Remark(words.say("No date and hour understood: write 18/12 14:00."), True)
        holidays = known_holidays(at.year, words.language)
        around = Around(entries(at), holidays, words.zone, now, usual.event_id)
        found = clashes(at, usual.minutes, invited, around)
        told = " · ".join(clash_told(words, clash) for clash in found)
        day = f"= {words.moment_short(at)}"
        if found:
            return Remark(f"{day} · {told}", stops=False)
        return Remark(f"{day} · {words.say('free')}", stops=False, reading=True)

    return watch


def invited_by_default(repository: Repository) -> list[Person]:
    """Return whom an event is for unless somebody says otherwise: the reps who are here."""
    return reps(repository.all(Person))
