"""What a reply says, where every word of it is known and none speaks against another."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coachtui.records.team_event.model import Rsvp
from coachtui.records.team_event.rules.reply_words import (
    ANYBODY,
    Book,
    Meaning,
    ReplyWords,
    Sense,
)
from coachtui.text import fold

_TOKEN: Final = re.compile(r"\+\d+|50/50|\d+[hg]\d*|[^\W_]+(?:'[^\W_]+)*|\?|[,.;!…–—()\n~-]+|\S")
_STOPS: Final = frozenset(",.;!…–—()\n~-")
_HOUR: Final = re.compile(r"\d+(?:[hg]\d*)?")
_SHADES: Final = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
"""What only colours an emoji."""
_STOP: Final = ","
"""Stands for every sign that ends a clause."""
_LONG: Final = 3
"""So many times the same letter is one letter, drawn out."""
_RSVP: Final[dict[Sense, Rsvp]] = {
    "yes": "yes",
    "bare_yes": "yes",
    "no": "no",
    "bare_no": "no",
    "maybe": "maybe",
}
_CAN: Final = ("được",)
"""Beside a need it may belong to that: "không ăn tôm, cua, được"."""
_NEEDS: Final = ("diet", "access", "transport")


@dataclass(frozen=True, slots=True)
class Said:
    """What a reply says.

    Attributes:
        rsvp: the reply; None where none is clear.
        needs: field and words of each need.
        why: what is missing, "" for nothing.
    """

    rsvp: Rsvp | None = None
    needs: tuple[tuple[str, str], ...] = ()
    why: Literal["", "reply", "empty"] = ""

    def need(self, field: str) -> str:
        """Return what is needed of a kind, "" for nothing."""
        return ", ".join(says for name, says in self.needs if name == field)


@dataclass(frozen=True, slots=True)
class _Typed:
    """The words of a reply, as they stand and as they are looked up."""

    raw: list[str]
    low: list[str]
    known: list[str]

    def after(self, at: int) -> str:
        return self.known[at + 1] if at + 1 < len(self.known) else _STOP

    def before(self, at: int) -> str:
        return self.known[at - 1] if at else ""


UNCLEAR: Final = Said(why="reply")


def understood(
    reply: str,
    words: ReplyWords,
    names: Collection[str] = (),
    address: str = "",
    *,
    loose: bool = False,
) -> Said:
    """Return what a reply says; all of it is unclear where one word is.

    Args:
        reply: one line without the name.
        words: how people reply.
        names: what the people are called who may be spoken of, in lower case.
        address: how the one who replies is addressed: who says "chị đi" may not speak of herself.
        loose: whether only a space stood between a name and the reply, so that "Thơ đi" may ask her
            to go.
    """
    if not reply.strip():
        return Said(why="empty")
    typed = _typed(reply, words)
    if "?" in typed.raw or _speaks_of_others(typed, names, words):
        return UNCLEAR
    for book in words.books:
        said = _read(typed, book, words, words.first_person(address))
        if said is not None and not (loose and _asks(said, typed, words)):
            return _judged(said)
    return UNCLEAR


def _typed(reply: str, words: ReplyWords) -> _Typed:
    text = _SHADES.sub("", reply.replace("’", "'"))
    for sign in words.friendly:
        again = rf"(?!{re.escape(sign[-1])})" if sign.isascii() else ""
        text = re.sub(f"{re.escape(sign)}{again}", " ", text)
    raw = [_STOP if _stops(each) else each for each in _TOKEN.findall(text)]
    while raw and raw[-1] == _STOP:
        raw.pop()
    low = [_drawn_in(each.lower()) for each in raw]
    return _Typed(raw, low, [_known(each, words) for each in low])


def _stops(typed: str) -> bool:
    return typed[0] in _STOPS


def _known(word: str, words: ReplyWords) -> str:
    return ANYBODY if word in words.pronouns else words.spelled.get(word, word)


def _drawn_in(word: str) -> str:
    """Return a word whose last letters were drawn out ("cóoooo", "okkk") as it is spelled."""
    plain = fold(word)
    end = len(word)
    while end > 1 and plain[end - 2] == plain[-1]:
        end -= 1
    return word[:end] if len(word) - end + 1 >= _LONG and word[-1].isalpha() else word


def _speaks_of_others(typed: _Typed, names: Collection[str], words: ReplyWords) -> bool:
    """Tell whether a word may be a name: "Được đi" is as well said of him.

    At the beginning a capital says little; there the word is a reply where it stands alone.
    """
    for at, (raw, low) in enumerate(zip(typed.raw, typed.low, strict=True)):
        if low not in names or not raw[0].isupper():
            continue
        alone = typed.after(at) in words.particles or typed.after(at) == ANYBODY
        if at or not alone:
            return True
    return False


def _read(
    typed: _Typed, book: Book, words: ReplyWords, own: Collection[str]
) -> list[list[Meaning]] | None:
    """Return what the phrases of each clause mean; None where a word is in no phrase."""
    clauses: list[list[Meaning]] = [[]]
    at = 0
    looked_up = typed.known if book.pronouns else typed.low
    while at < len(looked_up):
        meaning = book.at(looked_up, at)
        if meaning is not None:
            if meaning.sense != "filler" and not _of_oneself(typed, at, meaning, own):
                return None
            clauses[-1].append(meaning)
            at += len(meaning.words)
            at += meaning.sense == "late" and bool(_HOUR.fullmatch(typed.after(at - 1)))
        elif typed.low[at] in words.because and _reason(typed.low[at + 1 :], words):
            break
        elif _says_nothing(looked_up, typed, at, words):
            if typed.raw[at] == _STOP:
                clauses.append([])
            at += 1
        else:
            return None
    return [clause for clause in clauses if clause]


def _of_oneself(typed: _Typed, at: int, meaning: Meaning, own: Collection[str]) -> bool:
    """Tell whether the pronouns of a phrase, and one before it, may be those of the speaker."""
    span = range(max(0, at - 1), at + len(meaning.words))
    return all(typed.low[each] in own for each in span if typed.known[each] == ANYBODY)


def _reason(after: Sequence[str], words: ReplyWords) -> bool:
    return bool(after) and words.turns.isdisjoint(after)


def _says_nothing(looked_up: Sequence[str], typed: _Typed, at: int, words: ReplyWords) -> bool:
    """Tell whether a word is a stop, a pronoun, or somebody who is spoken to."""
    if looked_up[at] in {_STOP, ANYBODY}:
        return True
    if not typed.raw[at][0].isupper() or typed.before(at) != ANYBODY:
        return False
    before = typed.known[at - 2] if at > 1 else ""
    called = typed.after(at) in words.calling
    return called or (before in words.particles and typed.after(at) in words.particles)


def _asks(clauses: Sequence[Sequence[Meaning]], typed: _Typed, words: ReplyWords) -> bool:
    """Tell whether a name before it may be asked to go instead of going."""
    first = next((each for clause in clauses for each in clause if each.sense != "filler"), None)
    if first is not None and first.sense == "bare_no":
        return True
    return (
        first is not None
        and first.words[0] in words.verbs
        and "được" not in first.words
        and "ạ" not in typed.known
    )


def _judged(clauses: Sequence[Sequence[Meaning]]) -> Said:
    """Return what clauses say together; unclear where they do not agree."""
    if not all(map(_agrees, clauses)):
        return UNCLEAR
    everything = [each for clause in clauses for each in clause]
    replies = {_RSVP[each.sense] for each in everything if each.sense in _RSVP}
    needs = tuple(_needs(clauses))
    late = any(each.sense == "late" for each in everything)
    if len(replies) > 1 or (not replies and (late or not needs)):
        return UNCLEAR
    if any(field != "diet" for field, says in needs if says in _foods(everything)):
        return UNCLEAR
    rsvp = next(iter(replies), None)
    if needs and any(each.words == _CAN for each in everything):
        return UNCLEAR
    if rsvp == "no" and (late or needs):
        return UNCLEAR
    return Said(rsvp, needs)


def _foods(everything: Sequence[Meaning]) -> set[str]:
    return {each.says for each in everything if each.sense == "more"}


def _agrees(clause: Sequence[Meaning]) -> bool:
    """Tell whether a clause says one thing: "không em đi" or "có ăn chay" may say another."""
    senses = [each.sense for each in clause if each.sense != "filler"]
    replies = [each for each in senses if each in _RSVP]
    if len({_RSVP[each] for each in replies}) > 1:
        return False
    if "bare_no" in replies and len(senses) > 1:
        return False
    return not replies or not any(each in _NEEDS or each == "more" for each in senses)


def _needs(clauses: Sequence[Sequence[Meaning]]) -> Iterator[tuple[str, str]]:
    """Give field and words of each need, a further food in the field of the one before."""
    before = ""
    for each in (each for clause in clauses for each in clause if each.sense != "filler"):
        if each.sense in _NEEDS:
            before = each.sense
            yield before, each.says
        elif each.sense == "more":
            yield before, each.says
        else:
            before = ""
