"""Replies as they come in by chat, one person a line: whose they are and what is clear in them.

Nothing is guessed. A line is understood when every word of it is; what is doubtful stays as it was
typed, without a reply, for the manager to decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coachtui.domain.person import Person
from coachtui.records.team_event.model import LONGEST_LINE, Rsvp
from coachtui.records.team_event.rules.reply_names import Whose, called, unlisted, whose
from coachtui.records.team_event.rules.reply_sense import Said, understood
from coachtui.records.team_event.rules.reply_words import ReplyWords, load_reply_words
from coachtui.text import clean

Why = Literal["", "nobody", "word", "several", "reply", "empty"]


@dataclass(frozen=True, slots=True)
class ReadReply:
    """One line, and what is clear in it.

    Attributes:
        line: number of the line, from 1.
        text: the line as it was pasted, cleaned.
        person_id: who replies; None where that is not clear.
        candidates: whom the name can mean, or who is named, where that is several.
        rsvp: what they reply; None where that is not clear or they only say what they need.
        diet, access, transport: what they need, in the words of the word list; "" for nothing said.
        why: what is missing: no known name (`nobody`), one that is no word as well (`word`) or does
            not mean several (`several`), a reply that is clear (`reply`) or any at all (`empty`);
            "" where all is clear.
        word: the name that is a word as well, as it was typed, where that is in the way.
    """

    line: int
    text: str
    person_id: str | None = None
    candidates: tuple[str, ...] = ()
    rsvp: Rsvp | None = None
    diet: str = ""
    access: str = ""
    transport: str = ""
    why: Why = ""
    word: str = ""

    @property
    def understood(self) -> bool:
        """Whether it can be taken over as it is."""
        return not self.why


def read_replies(text: str, people: Iterable[Person]) -> tuple[ReadReply, ...]:
    """Return what is clear in pasted lines, one for each line that is not blank.

    Args:
        text: lines as "Đào: có", "Thơ ok ạ" or "có nha - Thơ", each of one person.
        people: those a name may mean.
    """
    words = load_reply_words()
    everybody = tuple(people)
    lines = enumerate(clean(text, lines=True).split("\n"), 1)
    return tuple(
        _read(number, line.strip(), whose(line, everybody, words), everybody, words)
        for number, line in lines
        if line.strip()
    )


def read_reply(
    line: int, name: str, reply: str, people: Iterable[Person], **needs: str
) -> ReadReply:
    """Return what is clear in a row of a table, where the name stands in a cell of its own.

    Args:
        line: number of the row, from 1.
        name: as it stands in its cell.
        reply: the reply in words; "" where the row only tells what somebody needs.
        people: those a name may mean.
        needs: `diet`, `access`, `transport` as they stand in cells of their own; taken as they are.
    """
    words = load_reply_words()
    everybody = tuple(people)
    found = Whose(called(name, everybody, words), reply.strip())
    diet, access, transport = (
        clean(needs.get(field, "")).strip()[:LONGEST_LINE]
        for field in ("diet", "access", "transport")
    )
    told = _read(line, clean(f"{name}: {reply}").strip(), found, everybody, words)
    only_needs = not reply.strip() and told.why == "empty" and (diet or access or transport)
    return replace(
        told,
        diet=diet or told.diet,
        access=access or told.access,
        transport=transport or told.transport,
        why="" if only_needs else told.why,
    )


def _read(
    number: int, text: str, found: Whose, people: Sequence[Person], words: ReplyWords
) -> ReadReply:
    said = _said(found, people, words)
    if found.word and said.rsvp is None:
        # "Như mọi khi" begins with a word; "Đăng đi" may be his reply, or ask him to go.
        if _said(replace(found, loose=False), people, words).rsvp is None:
            return _read(number, text, Whose((), unlisted(text)), people, words)
        said = Said(why="reply")
    one = found.people[0].id if len(found.people) == 1 and not found.word else None
    return ReadReply(
        line=number,
        text=text,
        person_id=one,
        candidates=tuple(each.id for each in found.people) if one is None else (),
        rsvp=said.rsvp,
        diet=said.need("diet"),
        access=said.need("access"),
        transport=said.need("transport"),
        why=said.why if one is not None else _whose_is_open(found),
        word=found.word if len(found.people) == 1 else "",
    )


def _said(found: Whose, people: Sequence[Person], words: ReplyWords) -> Said:
    address = found.people[0].address_vi.rep if len(found.people) == 1 else ""
    names = _also_words(people, words)
    return understood(found.reply, words, names, address, loose=found.loose)


def _whose_is_open(found: Whose) -> Why:
    """Return why it is not known whose a line is."""
    if not found.people:
        return "nobody"
    return "word" if len(found.people) == 1 else "several"


def _also_words(people: Sequence[Person], words: ReplyWords) -> frozenset[str]:
    """Return the names that are words of replies too, in lower case."""
    names = {each.given_name.lower() for each in people}
    return frozenset(name for name in names if words.everyday_word(name))
