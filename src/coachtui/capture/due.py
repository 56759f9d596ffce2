"""When a commitment is due: which of the days written in it is meant, and what to take out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coachtui.capture import due_words as words
from coachtui.capture.date_rules import Needs
from coachtui.capture.dates import DateFound, find_dates
from coachtui.capture.entry import (
    DAY_IMPOSSIBLE,
    DAY_NOT_LAST,
    DAY_PAST,
    DAY_UNCLEAR,
    SEVERAL_DAYS,
    Vocabulary,
)
from coachtui.capture.names import folded
from coachtui.text import fold

Span = tuple[int, int]

_FAR: Final = timedelta(days=60)
_TENTHS: Final = 10
_LONGEST_NAME: Final = 120
_LONGEST_TEXT: Final = 2000
_NAME_WORDS: Final = frozenset({"mai", "thu", "sun", "sat", "mon", "mốt"})
_SEPARATOR: Final = re.compile(r"(?:[\s,;:]|(?<=\s)[-–—](?=\s))+$")
_ENGLISH_PREPOSITION: Final = re.compile(
    r"(?<!\w)(?:by|before|on|until|till|due)\s+$", re.IGNORECASE
)
_CLEAR: Final = frozenset({Needs.NOTHING, Needs.NO_ORDER})
_ARRIVES: Final = ("đến", "den")
_FIGURES: Final = re.compile("([0-9]{2})[-.]([0-9]{2})")
_LAST_WORD: Final = re.compile(r"(\S+)\s+$")


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due. `cuts` are the spans to take out of the text, none where it stays."""

    day: date | None = None
    words: str = ""
    cuts: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A day in its surroundings."""

    found: DateFound
    text: str
    before: str
    """All that stands before the day, its prepositions and part of day."""
    after: str
    prepositions: str
    daypart: str
    last: bool
    today: date
    vocabulary: Vocabulary

    @property
    def typed(self) -> str:
        return self.text[self.found.start : self.found.end]

    @property
    def start(self) -> int:
        """Where the day begins with its prepositions and part of day."""
        return len(self.before)


def find_due(text: str, today: date, vocabulary: Vocabulary) -> Due:
    """Give back when the text says it is due: the last day that stands last or after a preposition.

    A day that may be something else is left as text, and a note says so. A text too long to be an
    entry is not searched.
    """
    dates = find_dates(text, today) if len(text) <= _LONGEST_TEXT else ()
    places = [_place(text, found, today, vocabulary) for found in dates]
    meant = [(place, _doubt(place)) for place in places]
    sure = [place for place, doubt in meant if doubt is None]
    if sure:
        several = any(_is_another(place, doubt, sure[-1]) for place, doubt in meant)
        return _due(sure[-1], (SEVERAL_DAYS,) if several else ())
    doubts = tuple(dict.fromkeys(doubt for _, doubt in meant if doubt))
    return Due(notes=doubts[-1:] or _vague(text))


def _is_another(place: _Place, doubt: str | None, chosen: _Place) -> bool:
    """Tell whether a place speaks of another day than the one chosen."""
    if place.found.end > chosen.start or place.found.day in {None, chosen.found.day}:
        return False
    return doubt is None or (doubt == "" and place.found.needs in _CLEAR)


def _vague(text: str) -> tuple[str, ...]:
    unclear = words.ending(words.VAGUE_END, text) or words.ending(words.NUMBERS_END, text)
    return (DAY_UNCLEAR,) if unclear else ()


def _place(text: str, found: DateFound, today: date, vocabulary: Vocabulary) -> _Place:
    before, after = text[: found.start], text[found.end :]
    daypart = words.ending(words.DAYPART, before)
    if daypart:
        before = before[: daypart.start()]
    prepositions = words.ending(words.PREPOSITION, before)
    if prepositions:
        before = before[: prepositions.start()]
    last = bool(words.REST.match(after) or words.REST_OF_DAY.match(after))
    return _Place(
        found=found,
        text=text,
        before=before,
        after=after,
        prepositions=prepositions[0] if prepositions else "",
        daypart=daypart[0] if daypart else "",
        last=last,
        today=today,
        vocabulary=vocabulary,
    )


def _doubt(place: _Place) -> str | None:
    """Give back the note that says why the day does not count, "" for no word, None if it does."""
    if not (place.last or place.prepositions):
        return DAY_NOT_LAST if place.start == 0 and place.found.day else ""
    if words.AMOUNT.match(place.after) or place.found.needs is Needs.A_FIELD:
        return ""
    if words.ending(words.OTHER_DAY, place.before) or words.BACKWARD.match(place.after):
        return DAY_UNCLEAR
    if not _CHECKS.get(place.found.needs, _nothing)(place) or _ends_a_name(place):
        return DAY_UNCLEAR
    if place.found.day is None:
        return DAY_IMPOSSIBLE
    past = place.found.day < place.today and not place.found.has_year
    return DAY_UNCLEAR if past else None


def _ends_a_name(place: _Place) -> bool:
    near = place.text[max(0, place.found.end - _LONGEST_NAME) : place.found.end]
    return place.vocabulary.names.ends_at(folded(near), len(near))


def _nothing(_: _Place) -> bool:
    return True


def _no_name(place: _Place) -> bool:
    word = place.typed.lower()
    before = place.text[: place.found.start]
    if word not in _NAME_WORDS:
        return True
    counted = word != "mai" and before.rstrip()[-1:].isdecimal() and not place.prepositions
    if counted or (word == "mốt" and before.rstrip().lower().endswith("mai")):
        return False
    if words.ending(words.KIN, before) or words.ending(words.NAME_PART, before):
        return False
    if word == "thu" and not words.ending(_ENGLISH_PREPOSITION, before):
        accented = fold(place.text) != place.text.lower()
        return not (accented or words.ending(words.THU_VERB, before) or _is_capital_name(place))
    return bool(place.prepositions) or not _is_capital_name(place)


def _is_capital_name(place: _Place) -> bool:
    """Tell whether a capital makes a name of the word: always of Mai, else after another name."""
    if not place.typed[:1].isupper():
        return False
    if place.typed.lower() in {"mai", "mốt"}:
        return place.found.start > 0
    previous = words.ending(_LAST_WORD, place.text[: place.found.start])
    return bool(previous and previous.start() > 0 and previous[1].istitle())


def is_part_of_several(typed: str, after: str) -> bool:
    """Tell whether figures like `2/3` are a fraction of what is named after them."""
    number, month = (int(part) for part in typed.split("/"))
    return number <= month and words.QUANTITY.match(after) is not None


def _no_count(place: _Place) -> bool:
    typed = place.typed
    number, month = (int(part) for part in typed.split("/"))
    small = number <= month <= _TENTHS
    if small and words.ending(words.SCORED, place.text[: place.found.start]):
        return False
    if is_part_of_several(typed, place.after):
        return False
    if place.prepositions:
        return True
    if typed in words.NEVER_DAYS:
        return False
    like_fraction = typed in words.FRACTIONS or (small and month == _TENTHS)
    far = place.found.day is None or place.found.day - place.today > _FAR
    return not (like_fraction and far)


def _preposition(place: _Place) -> bool:
    counts = bool(place.prepositions) or _is_plain_day(place)
    return counts and place.last and place.typed not in words.NEVER_DAYS


def _is_plain_day(place: _Place) -> bool:
    """Tell whether figures like `28-11` or `05.12` are no range, number, version or room."""
    found = _FIGURES.fullmatch(place.typed)
    if found is None or place.found.day is None:
        return False
    rising = found[1] < found[2] and "0" not in {found[1][0], found[2][0]}
    before = place.text[: place.found.start]
    counted = (words.SCORED, words.COUNTED, words.PLACE)
    return not rising and not any(words.ending(each, before) for each in counted)


def _plain_line(place: _Place) -> bool:
    verb = words.ending(words.THU_VERB, place.text[: place.found.start])
    return fold(place.text) == place.text.lower() and not verb


def _no_order(place: _Place) -> bool:
    before = place.text[: place.found.start]
    word = place.typed.lower()
    if word.startswith("cn"):
        return not (words.ending(words.PLACE, before) or words.ending(words.BRANCH, before))
    if word.startswith("th"):
        return not words.ending(words.COUNTED, before)
    return not (place.typed.startswith("T") and words.ending(words.PLACE, before))


def _no_amount(place: _Place) -> bool:
    return not words.ending(words.MONEY, place.text[: place.found.start])


_CHECKS: Final = {
    Needs.NO_NAME: _no_name,
    Needs.NO_COUNT: _no_count,
    Needs.PREPOSITION: _preposition,
    Needs.PLAIN_LINE: _plain_line,
    Needs.NO_ORDER: _no_order,
    Needs.NO_AMOUNT: _no_amount,
}


def _due(place: _Place, notes: tuple[str, ...]) -> Due:
    day = place.found.day
    if day is not None and day < place.today:
        notes = (*notes, DAY_PAST)
    said = f"{place.prepositions}{place.typed}"
    return Due(day, " ".join(said.split()), _cuts(place), notes)


def _cuts(place: _Place) -> tuple[Span, ...]:
    """Give back what to take out: nothing where the text would not read well without the day."""
    stays = (
        not place.last
        or words.REST_OF_DAY.match(place.after)
        or words.ending(words.DANGLING, place.before)
        or _arrives(place)
        or place.before.endswith(("(", "[", '"', "“"))
    )
    if stays:
        return ()
    start = place.start
    separator = words.ending(_SEPARATOR, place.before)
    if separator and not place.daypart:
        start = separator.start()
    if place.daypart:
        kept = place.found.start - len(place.daypart)
        return tuple(
            span
            for span in ((start, kept), (place.found.start, place.found.end))
            if span[0] < span[1]
        )
    return ((start, place.found.end),)


def _arrives(place: _Place) -> bool:
    """Tell whether `đến` is a verb: nothing but who comes stands before it."""
    lone = len(place.before.split()) == 1
    return lone and place.prepositions.lower().startswith(_ARRIVES)
