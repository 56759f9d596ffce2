"""What was typed at a hearing: who came, who signed or why not, and the defence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.records.discipline.model import Attendee, CaseStep
from coachtui.records.discipline.rules.folding import current_run, last_of
from coachtui.text import clean, fold

Mark = Literal["present", "absent", "signed", "refused"]

HEARINGS: Final = frozenset({"hearing_held", "ladder_hearing"})
"""The steps that put a hearing on file."""
_LINE: Final = re.compile(r"/([1-9][0-9]?)(?:\s+(.*))?", re.DOTALL)
_WORDS: Final[tuple[tuple[str, Mark], ...]] = (
    ("present", "present"),
    ("co mat", "present"),
    ("absent", "absent"),
    ("vang mat", "absent"),
    ("vang", "absent"),
    ("signed", "signed"),
    ("da ky", "signed"),
    ("ky", "signed"),
    ("refused", "refused"),
    ("tu choi ky", "refused"),
    ("tu choi", "refused"),
    ("khong ky", "refused"),
)
"""What may follow the number, without its tones; of two that fit the longer comes first."""


@dataclass(frozen=True, slots=True)
class Roll:
    """A line that says something of somebody concerned.

    Attributes:
        number: their number on the screen, from 1.
        mark: what is said; "" turns present into absent and all else into present.
        reason: why they did not sign, "" where none is given.
        unclear: whether something else follows the number.
    """

    number: int
    mark: Mark | Literal[""] = ""
    reason: str = ""
    unclear: bool = False

    @property
    def typed(self) -> str:
        """The line that says the same, whoever was there before."""
        return " ".join(part for part in (f"/{self.number}", self.mark, self.reason) if part)


def roll_of(line: str) -> Roll | None:
    """Give back what a line says of somebody: `/1`, `/1 signed`, `/2 từ chối ký lý do`.

    None for any other line, so that it is logged as text.
    """
    found = _LINE.fullmatch(clean(line).rstrip())
    if found is None:
        return None
    number, rest = int(found[1]), (found[2] or "").strip()
    if not rest:
        return Roll(number)
    folded = fold(rest)
    for word, mark in _WORDS:
        if folded == word or (folded.startswith(word) and not folded[len(word)].isalnum()):
            reason = rest[len(word) :].strip(" :,.–-")
            return Roll(number, mark, reason, unclear=bool(reason) and mark != "refused")
    return Roll(number, unclear=True)


def settled(roll: Roll, one: Attendee) -> Roll:
    """Return a line with the mark it stands for, by what is known of the person so far."""
    if roll.mark:
        return roll
    return Roll(roll.number, "absent" if one.came else "present")


def notice_of(steps: Iterable[CaseStep]) -> CaseStep | None:
    """Return the notice of the hearing that is next or was last; None before there is one."""
    return last_of(current_run(steps), "hearing_notified", "invited")


def of_hearing(entries: Iterable[LogEntry], notice: CaseStep | None) -> list[LogEntry]:
    """Return the lines that stand of the hearing a notice was given for, in their order.

    Those of one that was put off belong to the notice before.
    """
    if notice is None:
        return []
    since = notice.recorded_at
    return [each for each in standing(entries) if since is None or _at(each, since) >= since]


def present(people: Sequence[Attendee], entries: Iterable[LogEntry]) -> tuple[Attendee, ...]:
    """Return those concerned with what the lines of the hearing say of them; the last one counts.

    Nothing that was said of somebody elsewhere than at this hearing counts.
    """
    found = [one.revised(came=None, signed=False, refusal="") for one in people]
    for entry in entries:
        roll = roll_of(entry.typed)
        place = None if roll is None else _place(found, roll, entry)
        if roll is not None and place is not None:
            found[place] = _marked(found[place], roll)
    return tuple(found)


def defence(entries: Iterable[LogEntry]) -> str:
    """Return the rep's own words, a line each; "" where none were written down."""
    return "\n".join(entry.text for entry in entries if entry.entry_kind == "quote")


def _at(entry: LogEntry, usual: datetime) -> datetime:
    return entry.happened_at or entry.created_at or usual


def _place(people: Sequence[Attendee], roll: Roll, entry: LogEntry) -> int | None:
    """Return who is meant; the role tells where the numbers have changed meanwhile."""
    at = roll.number - 1
    if at < len(people) and (people[at].role in entry.tags or not entry.tags):
        return at
    return next((n for n, one in enumerate(people) if one.role in entry.tags), None)


def _marked(one: Attendee, roll: Roll) -> Attendee:
    if roll.mark == "present":
        return one.revised(came=True)
    if roll.mark == "absent":
        return one.revised(came=False, signed=False, refusal="")
    if roll.mark == "signed":
        return one.revised(came=True, signed=True, refusal="")
    if roll.mark == "refused":
        return one.revised(came=True, signed=False, refusal=roll.reason)
    return one
