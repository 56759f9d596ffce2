"""Whose reply a line is, by the name that stands first or last in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from coachtui.capture.names import spelled_alike
from coachtui.domain.person import Person
from coachtui.domain.team import initials_by_id, named
from coachtui.records.team_event.rules.reply_words import ReplyWords
from coachtui.text import fold

_LISTED: Final = re.compile(r"(?:\d{1,3}[.)/]|[-•*–—]|\[[^\]]*\d[^\]]*\]|\d{1,2}:\d{2})\s+")
"""What stands before a line of a list: a number, a dash, the hour."""
_COLON: Final = re.compile(r"([^:\t?!]{1,60}?)\s*(?::(?![)(DPp3])|\t)\s*(.*)")
_DASH: Final = re.compile(r"([^-–—,?!]{1,60}?)(?:\s+[-–—]\s+|\s*(,)\s+)(.+)")
_SIGNED: Final = re.compile(r"(.+?)(?:\s+[-–—~]\s*|\s*[\[(])([^-–—~()\[\]]{1,60}?)[)\]]?")
_LONGEST_NAME: Final = 5


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a line is, and what is left of it.

    Attributes:
        people: whom it can mean: one, several, or nobody.
        reply: the line without the name; all of it where there is nobody.
        loose: whether the name stood before the reply without any sign between.
        word: the name as it was typed, where it may as well be a word; "" where it is a name.
    """

    people: tuple[Person, ...]
    reply: str
    loose: bool = False
    word: str = ""


def whose(line: str, people: Sequence[Person], words: ReplyWords) -> Whose:
    """Return whose a line is; nobody where a name is not meant, or somebody who is spoken to."""
    text = unlisted(line)
    colon = _COLON.fullmatch(text)
    if colon is not None:
        return Whose(called(colon[1], people, words), colon[2])
    found = _dashed(text, people, words) or _loose(text, people, words)
    return found or _word_first(text, people, words) or Whose((), text)


def unlisted(line: str) -> str:
    """Return a line without what a list or a chat puts before it."""
    text = line.strip()
    found = _LISTED.match(text)
    return text[found.end() :] if found else text


def called(name: str, people: Sequence[Person], words: ReplyWords) -> tuple[Person, ...]:
    """Return whom a name means that stands alone, with or without "chị" before it.

    Several where it can mean several, and where it is several names.
    """
    parts: list[list[str]] = [[]]
    for piece in re.findall(r"[^\s,&+/]+|[,&+/]", name.replace("’", "'")):
        if piece in ",&+/" or piece.lower() in words.together:
            parts.append([])
        else:
            parts[-1].append(piece)
    found = [_one(part, people, words) for part in parts if part]
    if not all(found):
        return ()
    return tuple({one.id: one for each in found for one in each}.values())


def _one(name: Sequence[str], people: Sequence[Person], words: ReplyWords) -> tuple[Person, ...]:
    """Return whom one name can mean, first without the word of address before it."""
    bare = _bare(name, words)
    found = _spelled(bare, people)
    return found if found or len(bare) == len(name) else _spelled(name, people)


def _bare(name: Sequence[str], words: ReplyWords) -> Sequence[str]:
    titled = len(name) > 1 and name[0].rstrip(".").lower() in words.address
    return name[1:] if titled else name


def _spelled(name: Sequence[str], people: Sequence[Person]) -> tuple[Person, ...]:
    """Return whom a name means with its marks as they were typed, if it was typed with any."""
    typed = " ".join(each.strip(".()[]") for each in name)
    told = initials_by_id(people)
    return tuple(
        one
        for one in named(typed, people)
        if typed == one.id or _names(typed, one) or fold(typed) in _letters(one, told)
    )


def _letters(one: Person, told: dict[str, str]) -> set[str]:
    return {fold(one.initials), fold(told[one.id])} - {fold(one.initials[:1])}


def _names(typed: str, one: Person) -> bool:
    """Tell whether all words typed are somebody's, and what they are called by is among them."""
    own = {each.replace("’", "'") for each in one.full_name.replace("-", " ").split()}
    own |= set(one.given_name.replace("’", "'").split())
    own |= {part for each in own for part in each.split("'")}
    parts = [each.strip("'") for each in typed.split()]
    if not all(any(_alike(part, each) for each in own) for part in parts):
        return False
    given = [each.replace("’", "'") for each in one.given_name.split()]
    return one.name_order == "western" or all(
        any(_alike(part, each) for part in parts) for each in given
    )


def _alike(typed: str, meant: str) -> bool:
    return fold(typed) == fold(meant) and spelled_alike(typed, meant)


def _dashed(text: str, people: Sequence[Person], words: ReplyWords) -> Whose | None:
    """Read "Đào - có" and "Đào, có", and a reply that is signed: "có - Đào", "có (Đào)"."""
    found = _DASH.fullmatch(text)
    if found is not None and _free(found[1].split(), words):
        people_named = called(found[1], people, words)
        other = _loose(found[3], people, words) if found[2] else None
        if people_named and other is not None:
            return Whose((*people_named, *other.people), other.reply)
        spoken_to = found[2] and any(
            each.strip(",.!").lower() in words.pronouns for each in found[3].split()
        )
        if people_named and not spoken_to:
            return Whose(people_named, found[3])
    signed = _SIGNED.fullmatch(text)
    if signed is not None and _free(signed[2].split(), words, capital=True):
        people_named = called(signed[2], people, words)
        if people_named:
            return Whose(people_named, signed[1])
    return None


def _free(name: Sequence[str], words: ReplyWords, *, capital: bool = False) -> bool:
    """Tell whether a name cannot be taken for a word.

    Where nothing else sets it off, a name that is a word too needs a word of address and a capital;
    with `capital` the capital is enough, as it does not begin the line.
    """
    bare = _bare(name, words)
    if len(bare) != 1 or not words.everyday_word(bare[0]):
        return bool(bare)
    return bare[0][:1].isupper() and (capital or len(bare) < len(name))


def _loose(text: str, people: Sequence[Person], words: ReplyWords) -> Whose | None:
    """Read a name at the beginning with nothing but a space behind it; None for no such name."""
    tokens = text.replace("’", "'").split()
    titled = len(tokens) > 1 and tokens[0].rstrip(".").lower() in words.address
    for size in range(min(_LONGEST_NAME, len(tokens)), titled, -1):
        name = [each.strip(",.!") for each in tokens[:size]]
        found = _one(name, people, words) if _free(name, words) else ()
        if found and (size - titled > 1 or _calls(name[-1], found)):
            return _after(found, tokens[size:], people, words)
    return None


def _word_first(text: str, people: Sequence[Person], words: ReplyWords) -> Whose | None:
    """Read a line that begins with a name, by its capital, which may as well be a word."""
    first, _, rest = text.partition(" ")
    name = first.strip(",.!")
    if not name[:1].isupper() or not words.everyday_word(name):
        return None
    found = _one([name], people, words)
    if not found or not _calls(name, found):
        return None
    after = _after(found, rest.split(), people, words)
    return after and replace(after, word=name)


def _calls(word: str, found: Sequence[Person]) -> bool:
    """Tell whether a single word is what people are called by, not their initials or family."""
    return all(fold(word) == fold(each.given_name.replace("’", "'")) for each in found)


def _after(
    found: tuple[Person, ...], rest: Sequence[str], people: Sequence[Person], words: ReplyWords
) -> Whose | None:
    """Return whose it is by what follows the name: nobody's where somebody is spoken to."""
    following = rest[0].strip(",.!").lower() if rest else ""
    if following in words.calling or following in words.pronouns:
        return None
    reply = " ".join(rest)
    if following in words.together or rest[:1] == [","]:
        other = _loose(" ".join(rest[1:]), people, words) or _named_whole(rest[1:], people, words)
        if other is not None:
            return Whose((*found, *other.people), other.reply, loose=True)
    return Whose(found, reply, loose=True)


def _named_whole(rest: Sequence[str], people: Sequence[Person], words: ReplyWords) -> Whose | None:
    """Read a second name, which may be a word too."""
    for size in range(min(_LONGEST_NAME, len(rest)), 0, -1):
        found = _one(rest[:size], people, words)
        if found:
            return Whose(found, " ".join(rest[size:]))
    return None
