"""A hearing in words: who is there, what a typed line will say of them, and the clocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.capture.explain import Explained
from coachtui.language import N_, Words
from coachtui.records.discipline.model import LONGEST_LINE, Attendee
from coachtui.records.discipline.presentation.case_words import clock_words
from coachtui.records.discipline.rules.deadlines import Clock
from coachtui.records.discipline.rules.hearing_log import Roll, settled
from coachtui.records.discipline.rules.law import LawPack
from coachtui.text import cells, ellipsis
from coachtui.ui.rows import Column
from coachtui.ui.span import Span, SpanTone

_MOST_CLOCKS: Final = 3
_NOTICE, _BESIDE = 17, 41
"""Cells for the day of a notice, and for all that stands beside a name and its role."""
_SAYS: Final = {
    "present": N_("{who}: present"),
    "absent": N_("{who}: absent"),
    "signed": N_("{who}: signed the minutes"),
    "refused": N_("{who}: did not sign the minutes: {reason}"),
}


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Somebody concerned as a row: number, name and role, day of the notice, what is known.

    Attributes:
        warn: whether the row stands out: absent, or no notice reached them.
    """

    number: str
    who: str
    notice: str
    known: str
    came: bool
    warn: bool


def person_words(words: Words, number: int, one: Attendee) -> PersonWords:
    """Return somebody concerned in words."""
    role = words.label("attendee_role", one.role)
    got = one.received_on
    notice = words.say("notice {day}", day=words.day_short(got)) if got else words.say("no notice")
    return PersonWords(
        number=str(number),
        who=" · ".join(part for part in (one.name, role) if part),
        notice=notice,
        known=_known(words, one),
        came=one.came is True,
        warn=one.came is False or got is None,
    )


def people_columns(people: Iterable[PersonWords], width: int) -> tuple[Column, ...]:
    """Return columns for those concerned on a screen of that width: names and roles come first."""
    who = max((cells(each.who) for each in people), default=1)
    wide = max(min(who, width - _BESIDE), 1)
    return Column("", 1), Column("", wide), Column("", _NOTICE), Column("")


def roll_words(words: Words, roll: Roll, one: Attendee) -> str:
    """Return what a line says of somebody, as it stands in the log."""
    who = one.name or words.label("attendee_role", one.role)
    return words.say(_SAYS[roll.mark or "present"], who=who, reason=roll.reason)


def roll_problem(words: Words, roll: Roll, people: Sequence[Attendee]) -> str:
    """Return the sentence that says why a line is not understood, "" where it is."""
    if not 1 <= roll.number <= len(people):
        return words.say("There is nobody with the number {n}.", n=roll.number)
    if roll.unclear:
        return words.say("Write /{n}, /{n} signed, or /{n} refused and the reason.", n=roll.number)
    if roll.mark == "refused" and not roll.reason:
        return words.say("Why? Write /{n} refused and the reason they gave.", n=roll.number)
    if len(roll.reason) > LONGEST_LINE:
        return words.say("At most {n} characters, please.", n=LONGEST_LINE)
    return ""


def explained_roll(words: Words, roll: Roll, people: Sequence[Attendee]) -> Explained:
    """Return what a line will say of somebody, while it is typed."""
    problem = roll_problem(words, roll, people)
    if problem:
        return Explained("/", problem)
    one = people[roll.number - 1]
    return Explained("/", roll_words(words, settled(roll, one), one))


def clock_spans(
    words: Words, pack: LawPack, found: Iterable[Clock], width: int
) -> list[list[Span]]:
    """Return the next deadlines with what they rest on; one too long goes on in another row."""
    rows: list[list[Span]] = []
    for each in tuple(found)[:_MOST_CLOCKS]:
        said = clock_words(words, pack, each)
        line = f" {words.say('{what}: {day}', what=said.what, day=said.day)}"
        told: list[str] = []
        for part in (said.left, said.source, said.safe, said.why):
            if part and cells(f"{line} · {part}") > width:
                told.append(line)
                line = f"   {part}"
            elif part:
                line = f"{line} · {part}"
        tone: SpanTone = "late" if each.amber else ""
        rows += [[Span(ellipsis(row, width), tone)] for row in (*told, line)]
    return rows


def _known(words: Words, one: Attendee) -> str:
    if one.came is None:
        return words.say("here?")
    if not one.came:
        return words.say("absent")
    if one.signed:
        return words.say("present · signed")
    if one.refusal:
        return words.say("present · not signed: {reason}", reason=one.refusal)
    return words.say("present")
