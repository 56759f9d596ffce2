"""The fields of work that falls short, the values they hold, and the part of a case they make."""

from collections.abc import Callable
from datetime import date
from typing import Final

from coachtui.capture.day_list import UnclearDaysError, days_of
from coachtui.domain.working_days import WorkingWeek
from coachtui.language import N_, Words
from coachtui.records.discipline.model import LONGEST_LINE, Capability, Metric
from coachtui.records.discipline.rules.clocks import reviews
from coachtui.records.discipline.rules.facts import Period
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.screens.evidence_lines import LineError
from coachtui.records.discipline.screens.field_values import (
    FieldProblemsError,
    checked,
    day_in,
    iso,
    lines_of,
    not_to_come,
    shown_days,
)
from coachtui.records.discipline.screens.law_at_hand import LawAtHand, formal
from coachtui.ui.form import Values
from coachtui.ui.form_fields import FormField

MOST_METRICS: Final = 3
_MOST_SUPPORT: Final = 12
_PLAIN: Final = ("standard", "gap")
_DATES: Final = ("criteria_issued_on", "organisation_consulted_on", "starts_on")


def capability_fields(words: Words, law: LawAtHand) -> tuple[FormField, ...]:
    """Return the fields of an expectation and of the support for it."""
    return (*_expectation(words, law), *_plan(words))


def capability_values(capability: Capability, today: date) -> Values:
    """Return what is known of the work as values of its fields."""
    values = {name: str(getattr(capability, name)) for name in _PLAIN}
    values |= {name: iso(getattr(capability, name)) for name in _DATES}
    return values | {
        "metrics": "\n".join(_shown(each) for each in capability.metrics),
        "support": "\n".join(capability.support),
        "review_dates": shown_days(capability.review_dates, today),
    }


def read_capability(
    words: Words,
    before: Capability,
    values: Values,
    today: date,
    planned: Callable[[date], tuple[date, ...]],
) -> Capability:
    """Return what values make; `planned` gives the review days from the day the support starts.

    Raises:
        FieldProblemsError: something does not fit.
    """
    names = ("criteria_issued_on", "organisation_consulted_on")
    problems: Values = not_to_come(words, values, names, today)
    read: dict[str, object] = {}
    try:
        read["metrics"] = _metrics(values.get("metrics", ""))
    except LineError as error:
        problems["metrics"] = error.told(words)
    support = lines_of(values.get("support", ""))
    read["support"] = tuple(support)
    if len(support) > _MOST_SUPPORT or any(len(line) > LONGEST_LINE for line in support):
        problems["support"] = words.say(
            "At most {n} lines of {most} characters.", n=_MOST_SUPPORT, most=LONGEST_LINE
        )
    start = day_in(values, "starts_on")
    try:
        days = days_of(values.get("review_dates", ""), today)
        read["review_dates"] = days or (planned(start) if start is not None else ())
    except UnclearDaysError as error:
        problems["review_dates"] = words.say(
            "“{part}” is no day. Write 6/10, 7/10 or 6/10-8/10.", part=error.part
        )
    if problems:
        raise FieldProblemsError(problems)
    read |= {name: values.get(name, "") for name in _PLAIN}
    read |= {name: day_in(values, name) for name in _DATES}
    return checked(words, lambda: before.revised(**read))


def review_plan(
    pack: LawPack, week: WorkingWeek, periods: tuple[Period, ...]
) -> Callable[[date], tuple[date, ...]]:
    """Return what gives the review days of a support plan by the pack; none where it has none."""

    def planned(start: date) -> tuple[date, ...]:
        try:
            return reviews(pack, start, week, periods)
        except KeyError:
            return ()

    return planned


def _metrics(text: str) -> tuple[Metric, ...]:
    lines = lines_of(text)
    if len(lines) > MOST_METRICS:
        raise LineError(N_("At most {most} figures: the fewer, the clearer."), most=MOST_METRICS)
    return tuple(map(_metric, lines))


def _metric(line: str) -> Metric:
    parts = [part.strip() for part in line.split(";")]
    name, unit, *numbers = (*parts, "", "", "", "")[:4]
    if len(parts) > len(("name", "unit", "baseline", "target")) or not name:
        raise LineError(
            N_("“{line}”: write name; unit; where it stands; what is to be reached."), line=line
        )
    try:
        baseline, target = (float(each.replace(",", ".")) if each else None for each in numbers)
        return Metric(name=name, unit=unit, baseline=baseline, target=target)
    except ValueError as error:
        raise LineError(
            N_("“{line}”: write name; unit; where it stands; what is to be reached."), line=line
        ) from error


def _shown(metric: Metric) -> str:
    numbers = (f"{each:g}" if each is not None else "" for each in (metric.baseline, metric.target))
    return "; ".join((metric.name, metric.unit, *numbers)).rstrip("; ")


def _expectation(words: Words, law: LawAtHand) -> tuple[FormField, ...]:
    return (
        FormField(
            "standard",
            words.say("Published criteria"),
            help=words.say("Where the employer's own criteria for the work are laid down."),
        ),
        FormField("criteria_issued_on", words.say("Criteria issued on"), "date", past=True),
        FormField(
            "organisation_consulted_on",
            words.say("Consulted on"),
            "date",
            help=words.say("The day the employee representative organisation was consulted."),
            past=True,
        ),
        FormField(
            "gap",
            words.say("The gap"),
            "passage",
            help=words.say("Figures and reports against the criteria; no opinions."),
            required=True,
            watch=formal(words, law),
        ),
        FormField(
            "metrics",
            words.say("Figures"),
            "passage",
            help=words.say("One a line, at most three: name; unit; where it stands; target."),
        ),
    )


def _plan(words: Words) -> tuple[FormField, ...]:
    return (
        FormField(
            "support",
            words.say("Support given"),
            "passage",
            help=words.say("One a line: coaching, training, tools; who gives it."),
        ),
        FormField("starts_on", words.say("Support starts on"), "date"),
        FormField(
            "review_dates",
            words.say("Review days"),
            help=words.say("Empty: 14, 28, 45, 60 and 90 days on, on working days."),
        ),
    )
