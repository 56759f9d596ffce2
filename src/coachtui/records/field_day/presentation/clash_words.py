"""What is in the way of a field day, in sentences that say what to do."""

from collections.abc import Iterable, Mapping
from typing import Final

from coachtui.domain.closing_days import END_OF_MONTH, END_OF_QUARTER
from coachtui.language import N_, Words
from coachtui.records.field_day.rules.clashes import (
    Clash,
    ClashKind,
)

_SENTENCES: Final[Mapping[ClashKind, str]] = {
    "left": N_("{name} is no longer in the team on {day}. Plan it with somebody else."),
    "rep_away": N_("{name} is away on {day}. Take another day or another rep."),
    "me_away": N_("You are away on {day}. Take another day."),
    "holiday": N_("{day} is a public holiday ({name}). Take a working day."),
    "weekend": N_("{day} is at the weekend. Take a working day."),
    "busy": N_("Something else takes up {day}. Move one of the two, or plan other hours."),
    "month_end": N_(
        "{day} is one of the last {n} working days of the month, when orders are closed."
        " Ask the rep whether it suits."
    ),
    "quarter_end": N_(
        "{day} is one of the last {n} working days of the quarter, when orders are closed."
        " Ask the rep whether it suits."
    ),
}
_CLOSING: Final[Mapping[ClashKind, int]] = {
    "month_end": END_OF_MONTH,
    "quarter_end": END_OF_QUARTER,
}


def clash_sentences(words: Words, clashes: Iterable[Clash]) -> list[str]:
    """Return a sentence for each clash: what is in the way and what to do about it."""
    return [clash_sentence(words, clash) for clash in clashes]


def clash_sentence(words: Words, clash: Clash) -> str:
    """Return what is in the way and what to do about it."""
    if clash.entry is not None:
        return words.say(
            "{title} takes up {day} {start}-{end}. Move one of the two, or plan other hours.",
            title=clash.entry.title,
            day=words.day_short(clash.day),
            start=words.time(clash.entry.start),
            end=words.time(clash.entry.end),
        )
    return words.say(
        _SENTENCES[clash.kind],
        day=words.day_short(clash.day),
        name=clash.name,
        n=_CLOSING.get(clash.kind, 0),
    )
