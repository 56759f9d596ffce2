"""What the rep will see of a one-on-one: built from shared records alone, as text for a chat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.language import Words
from coachtui.records.one_on_one.model import OneOnOne


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared part of a one-on-one; nothing private was ever put in."""

    decisions: tuple[LogEntry, ...]
    promised: tuple[Commitment, ...]
    """Made in this one-on-one, and not given up since."""
    still_open: tuple[Commitment, ...]
    """Made before."""


def shared_part(
    meeting: OneOnOne, entries: Iterable[LogEntry], commitments: Iterable[Commitment]
) -> Shared:
    """Return what is shared with the rep of a one-on-one and of older promises."""
    visible = [each for each in commitments if each.visibility == "shared"]
    return Shared(
        decisions=tuple(
            entry
            for entry in entries
            if entry.entry_kind == "decision" and entry.visibility == "shared"
        ),
        promised=tuple(
            sorted(
                (
                    each
                    for each in visible
                    if each.source.id == meeting.id and (each.is_open or each.state == "kept")
                ),
                key=_by_due,
            )
        ),
        still_open=tuple(
            sorted(
                (each for each in visible if each.source.id != meeting.id and each.is_open),
                key=_by_due,
            )
        ),
    )


def _by_due(commitment: Commitment) -> tuple[bool, object, str]:
    return (commitment.mine, commitment.due, commitment.id)


def read_back(shared: Shared, words: Words, name: str) -> list[str]:
    """Return the promises and decisions as lines to read aloud together."""
    lines: list[str] = []
    if shared.decisions:
        lines.append(words.say("Agreed"))
        lines += [f"  • {entry.text}" for entry in shared.decisions]
    if shared.promised:
        lines.append(words.say("Promised"))
        lines += [_promise(each, words, name, words.say("Me")) for each in shared.promised]
    if shared.still_open:
        lines.append(words.say("Still open"))
        lines += [_promise(each, words, name, words.say("Me")) for each in shared.still_open]
    return lines or [words.say("No promise and no decision yet.")]


def _promise(commitment: Commitment, words: Words, name: str, me: str) -> str:
    who = me if commitment.mine else name
    return f"  • {who}: {commitment.text} – {words.day_short(commitment.due)}"


def chat_copy(
    shared: Shared,
    meeting: OneOnOne,
    person: Person,
    next_at: datetime | None,
    zone_words: Words,
) -> str:
    """Return the copy for a chat, in the rep's language and with the pronouns of the two.

    Args:
        shared: what may be seen.
        meeting: the one-on-one it sums up.
        person: the rep.
        next_at: when the two meet next.
        zone_words: words of the rep's language.
    """
    words = zone_words
    you = _capital(person.address_vi.rep) if words.language == "vi" else ""
    me = _capital(person.address_vi.manager) if words.language == "vi" else ""
    you, me = you or words.say_in("chat", "You"), me or words.say_in("chat", "I")
    day = words.local(meeting.at).date()
    lines = [words.say("Our one-on-one of {day}", day=words.day(day))]
    if shared.decisions:
        lines += ["", words.say("We agreed:")]
        lines += [f"• {entry.text}" for entry in shared.decisions]
    if shared.promised:
        lines += ["", words.say("Who does what:")]
        lines += [_chat_promise(each, words, you, me) for each in shared.promised]
    if shared.still_open:
        lines += ["", words.say("Still open from before:")]
        lines += [_chat_promise(each, words, you, me) for each in shared.still_open]
    if next_at is not None:
        lines += ["", words.say("Next time: {moment}", moment=words.moment_short(next_at))]
    return "\n".join(lines)


def _chat_promise(commitment: Commitment, words: Words, you: str, me: str) -> str:
    who = me if commitment.mine else you
    return f"• {who}: {commitment.text} – {words.day_short(commitment.due)}"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
