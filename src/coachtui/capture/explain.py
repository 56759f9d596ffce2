"""How a capture line was understood, in a word before it and a line below it."""

from dataclasses import dataclass
from datetime import date

from coachtui.capture.entries import SHARED_KINDS
from coachtui.capture.entry import OWNER_UNCLEAR, EntryKind, Reading
from coachtui.capture.signs import kind_of
from coachtui.domain.competency import Competencies
from coachtui.language import Words


@dataclass(frozen=True, slots=True)
class Explained:
    """What is shown while a line is typed.

    Attributes:
        mark: its kind in a word of at most six cells.
        told: the reading, in a sentence.
        seen: who will be able to read it.
    """

    mark: str
    told: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Listener:
    """What the sentence needs to know: the words, the day, the rep's name and the next meeting."""

    words: Words
    today: date
    name: str
    next_meeting: date
    competencies: Competencies | None = None


def explain(reading: Reading, listener: Listener) -> Explained:
    """Return how a line was understood."""
    words = listener.words
    parts: list[str] = [words.say(note) for note in reading.notes]
    unclear = OWNER_UNCLEAR in reading.notes
    if reading.kind is EntryKind.COMMITMENT and not unclear:
        parts.append(_owner(reading, listener))
        parts.append(_due(reading, listener))
    elif reading.kind is EntryKind.QUOTE:
        parts.append(words.say("in {name}'s own words", name=listener.name))
    parts.extend(_marks(reading, listener))
    kind = EntryKind.NOTE if unclear else kind_of(reading.typed)
    return Explained(
        mark=words.label("entry_mark", kind.value),
        told=" · ".join(part for part in parts if part),
        seen=_seen(reading, listener),
    )


def _owner(reading: Reading, listener: Listener) -> str:
    words = listener.words
    if reading.other_owner is not None:
        return words.say("{name} owes it, not {rep}", name=reading.other_owner, rep=listener.name)
    if reading.owner == "me":
        return words.say("I owe it to {name}", name=listener.name)
    return words.say("{name} owes it", name=listener.name)


def _due(reading: Reading, listener: Listener) -> str:
    words = listener.words
    if reading.due is None:
        return words.say(
            "by the next one-on-one, {day}", day=words.day_short(listener.next_meeting)
        )
    day = words.day_long(reading.due)
    return f"{day}, {words.relative(reading.due, listener.today)}"


def _marks(reading: Reading, listener: Listener) -> list[str]:
    marks = []
    for key, score in reading.scores:
        if listener.competencies is not None:
            marks.append(listener.competencies.anchor_line(key, score))
        else:
            marks.append(f"{key}={score if score is not None else 'n'}")
    marks.extend(f"@{name}" for name in reading.accounts)
    marks.extend(f"#{tag}" for tag in reading.tags)
    return marks


def _seen(reading: Reading, listener: Listener) -> str:
    private = reading.hidden or OWNER_UNCLEAR in reading.notes
    if reading.kind in SHARED_KINDS and not private:
        return listener.words.say("{name} will see it", name=reading.other_owner or listener.name)
    return listener.words.say("only I read it")
