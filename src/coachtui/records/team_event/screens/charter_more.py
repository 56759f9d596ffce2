"""What a plan holds at its end: who organises it too, and what may go wrong."""

from collections.abc import Iterable, Iterator

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Repository
from coachtui.domain.team import named
from coachtui.language import Words
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.rules.risks import risks_shown, risks_typed
from coachtui.ui.desk import Desk
from coachtui.ui.form import Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.remark import Remark, Watch

HELPERS, RISKS = "co_organisers", "risks"
_COMMA = ","


def more_fields(desk: Desk, event: TeamEvent, lint: Watch) -> tuple[FormField, ...]:
    """Return the fields; `lint` says what must not stand in a text that others see."""
    words = desk.words
    return (
        FormField(
            HELPERS,
            words.say("Organised with"),
            help=words.say("Names with commas between them; empty: you alone."),
            watch=_helpers_watch(desk, event),
        ),
        FormField(
            RISKS,
            words.say("What may go wrong"),
            "passage",
            help=words.say("One thing a line, then / and what is done: Rain / the hall instead."),
            watch=lint,
        ),
    )


def more_values(repository: Repository, event: TeamEvent) -> Values:
    """Return what the fields hold at first."""
    people = (repository.get(Person, each) or _unread(each) for each in event.co_organisers)
    return {
        HELPERS: f"{_COMMA} ".join(each.full_name for each in people),
        RISKS: risks_shown(event.risks),
    }


def with_more(repository: Repository, event: TeamEvent, values: Values) -> TeamEvent:
    """Return an event with what `values` hold of the fields; what they do not hold stays.

    Raises:
        pydantic.ValidationError: a value does not fit.
    """
    changes: dict[str, object] = {}
    if HELPERS in values:
        found = (one for _, people in _meant(repository, values[HELPERS]) for one in people)
        changes["co_organisers"] = tuple(dict.fromkeys(one.id for one in found))
    if RISKS in values:
        changes["risks"] = risks_typed(values[RISKS])
    return event.revised(**changes) if changes else event


def _helpers_watch(desk: Desk, event: TeamEvent) -> Watch:
    words, repository = desk.words, desk.repository
    stands = more_values(repository, event)[HELPERS]

    def watch(text: str) -> Remark | None:
        # Two people of one name, and somebody who cannot be read, may stand as they stood.
        if text.strip() in {"", stands}:
            return None
        for typed, people in _meant(repository, text):
            if len(people) != 1:
                return Remark(_unclear(words, typed, people), stops=True)
        names = [people[0].full_name for _, people in _meant(repository, text)]
        return Remark(f"= {words.join(names)}", stops=False, reading=True)

    return watch


def _unclear(words: Words, typed: str, people: Iterable[Person]) -> str:
    names = words.join([each.full_name for each in people])
    if not names:
        return words.say("Nobody here is called “{typed}”.", typed=typed)
    return words.say("“{typed}” can be {names}: type more of the name.", typed=typed, names=names)


def _meant(repository: Repository, text: str) -> Iterator[tuple[str, list[Person]]]:
    """Give each name typed with whom it can mean."""
    here = [each for each in repository.all(Person) if each.status != "left" and each.id != ME]
    for part in text.split(_COMMA):
        if part.strip():
            yield part.strip(), named(part, here)


def _unread(identifier: str) -> Person:
    return Person(id=identifier, full_name=identifier)
