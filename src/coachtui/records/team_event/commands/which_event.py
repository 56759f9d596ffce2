"""Which event a command is about."""

from collections.abc import Iterable, Sequence

from coachtui.exchange.console import RefusedError
from coachtui.exchange.whom import NOT_FOUND
from coachtui.language import Words
from coachtui.records.team_event.model import TeamEvent
from coachtui.text import fold, matches


def event_named(
    typed: str, events: Sequence[TeamEvent], words: Words, *, coming: bool = False
) -> TeamEvent:
    """Return the one event an id, a title, or words of title and month mean.

    With `coming` events that are still ahead come before all others.

    Raises:
        RefusedError: none or several (exit code 3), with the candidates.
    """
    ahead = [event for event in events if event.ahead]
    found = (_meant(typed, ahead) if coming else []) or _meant(typed, events)
    if len(found) == 1:
        return found[0]
    candidates = _told(found or ahead)
    if found:
        said = words.say(
            "“{typed}” can be several events: {candidates}. Write more of the title, the month as"
            " in 12/2026, or the id.",
            typed=typed,
            candidates=candidates,
        )
    elif candidates:
        said = words.say(
            "There is no event “{typed}”. Ahead: {candidates}.", typed=typed, candidates=candidates
        )
    else:
        said = words.say("There is no event “{typed}”.", typed=typed)
    raise RefusedError(said, NOT_FOUND)


def _meant(typed: str, events: Iterable[TeamEvent]) -> list[TeamEvent]:
    """Return the events that fit best: by id, by whole title, by beginnings of words."""
    everything = list(events)
    wanted = " ".join(fold(typed).split())
    if not wanted:
        return []
    tests = (
        lambda event: typed.strip() == event.id,
        lambda event: wanted == " ".join(fold(event.title).split()),
        lambda event: matches(wanted.split(), _searched(event)),
    )
    for test in tests:
        found = [event for event in everything if test(event)]
        if found:
            return found
    return []


def _searched(event: TeamEvent) -> str:
    return fold(f"{event.title} {event.month:%m/%Y} {event.month:%Y-%m}")


def _told(events: Iterable[TeamEvent]) -> str:
    ordered = sorted(events, key=lambda event: (event.month, event.title))
    return ", ".join(f"{event.title} {event.month:%m/%Y} ({event.id})" for event in ordered)
