"""When something happened and when it was written down, and the head of a case's page."""

from collections.abc import Iterable
from datetime import date

from coachtui.domain.person import Person
from coachtui.language import Words
from coachtui.records.discipline.model import DisciplineCase
from coachtui.records.discipline.presentation.case_words import state_name


def lateness(words: Words, happened: date, recorded: date) -> str:
    """Return how much later something was written down than it happened: `+3 d late`."""
    days = (recorded - happened).days
    if days <= 0:
        return words.say("recorded the same day")
    return words.say("recorded +{n} d late", n=words.number(days))


def head_lines(
    words: Words, case: DisciplineCase, person: Person, state: str, recorded: date
) -> list[str]:
    """Return who, the track, where it stands; and when it happened, was found and was recorded."""
    parts = [person.full_name, words.label("track", case.track), state_name(words, state)]
    parts += [case.title] if case.title else []
    return [" · ".join(parts), *_when(words, case, recorded)]


def _when(words: Words, case: DisciplineCase, recorded: date) -> Iterable[str]:
    incident = case.incident
    if case.track == "conduct" and incident.acts:
        told = [words.say("Happened {day}", day=words.day_short(min(incident.acts)))]
        if len(incident.acts) > 1:
            told[0] = words.say(
                "Happened on {n} days, first {day}",
                n=words.number(len(incident.acts)),
                day=words.day_short(min(incident.acts)),
            )
        if incident.discovered_on is not None:
            told.append(words.say("found {day}", day=words.day_short(incident.discovered_on)))
        told.append(lateness(words, max(incident.acts), recorded))
        yield " · ".join(told)
    elif case.track == "capability" and case.capability.gap:
        yield words.say("No measure exists on this track: poor results are no offence.")
