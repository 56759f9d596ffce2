"""Why a rep is to be ridden with: the terms of the sum, as figures and in plain words."""

from coachtui.language import Words
from coachtui.records.field_day.rules.picker import (
    MOST_NORMS,
    MOST_PROMISES,
    Candidate,
    Term,
)


def points_shown(words: Words, candidate: Candidate) -> str:
    """Return the sum of the points: `10,0` or `10.0`."""
    return words.decimal(candidate.points)


def formula(words: Words, term: Term) -> str:
    """Return one term as it is reckoned: `4·min(257/91, 2) = 8,0`; '' where nothing is on file."""
    if term.value is None:
        return ""
    weight = _short(words, term.weight)
    return f"{weight}·{_factor(words, term, term.value)} = {words.decimal(term.points)}"


def formula_line(words: Words, candidate: Candidate) -> str:
    """Return the terms that gave points in one line: `4·min(257/91, 2) = 8,0 · 1·2 = 2,0`."""
    return " · ".join(formula(words, term) for term in candidate.terms if term.points)


def reason(words: Words, term: Term, *, never: bool = False) -> str:
    """Return one term in plain words, what is missing included.

    `never` tells that the rep was never ridden with, so that the days count from the first day.
    """
    if term.value is None:
        return _unknown(words, term)
    match term.key:
        case "days":
            return _days(words, term, never=never)
        case "trend":
            return _trend(words, term)
        case "pipeline":
            return words.say("pipeline risk {share}", share=words.percent(term.detail[0]))
        case "promises":
            return _promises(words, term)
        case _:
            return _middle(words, term)


def reason_line(words: Words, candidate: Candidate) -> str:
    """Return in one line, in plain words, what gave points, and a ride that stands already."""
    told = [reason(words, term, never=candidate.never) for term in candidate.terms if term.points]
    if candidate.planned is not None:
        told.append(words.say("planned for {day}", day=words.day_short(candidate.planned)))
    return " · ".join(told)


def in_full(words: Words, candidate: Candidate) -> list[tuple[str, str]]:
    """Return all five terms, each as figures ('' where unknown) and in plain words."""
    return [
        (formula(words, term), reason(words, term, never=candidate.never))
        for term in candidate.terms
    ]


def _factor(words: Words, term: Term, value: float) -> str:
    """Return what the weight is multiplied with, as the formula has it."""
    if term.key == "days":
        days, norm = (words.number(round(number)) for number in term.detail)
        return f"min({days}/{norm}, {MOST_NORMS})"
    if term.key == "promises":
        return f"min({words.number(round(sum(term.detail)))}, {MOST_PROMISES})"
    return _short(words, value)


def _short(words: Words, number: float) -> str:
    """Return a number with no more decimals than it needs, two at most."""
    places = next((few for few in (0, 1) if round(number, few) == round(number, 2)), 2)
    return words.decimal(number, places)


def _days(words: Words, term: Term, *, never: bool) -> str:
    days, norm = (round(number) for number in term.detail)
    if never:
        return words.count(
            days,
            "never ridden with, here for {n} day, norm {norm}",
            "never ridden with, here for {n} days, norm {norm}",
            norm=norm,
        )
    return words.count(
        days,
        "{n} day since the last ride, norm {norm}",
        "{n} days since the last ride, norm {norm}",
        norm=norm,
    )


def _trend(words: Words, term: Term) -> str:
    if not term.value:
        return words.say("no fall of the scores in 90 days")
    return words.say("mean score fell by {fall} in 90 days", fall=_short(words, term.detail[0]))


def _promises(words: Words, term: Term) -> str:
    overdue, broken = (round(number) for number in term.detail)
    if not overdue and not broken:
        return words.say("no commitment overdue or broken")
    told = []
    if overdue:
        told.append(words.count(overdue, "{n} commitment overdue", "{n} commitments overdue"))
    if broken:
        told.append(
            words.count(
                broken, "{n} commitment broken in 30 days", "{n} commitments broken in 30 days"
            )
        )
    return ", ".join(told)


def _middle(words: Words, term: Term) -> str:
    attained, ramping = term.detail
    share = words.percent(attained)
    if ramping:
        return words.say("target still rising since the start, attainment {share}", share=share)
    if term.value:
        return words.say("in the middle of the team, attainment {share}", share=share)
    return words.say("not in the middle of the team, attainment {share}", share=share)


def _unknown(words: Words, term: Term) -> str:
    match term.key:
        case "days":
            return words.say("no ride and no hire date on file: give one on the rep's page")
        case "trend":
            return words.say("no scores yet")
        case "pipeline":
            return words.say("pipeline risk not on file")
        case _:
            return words.say("attainment not on file")
