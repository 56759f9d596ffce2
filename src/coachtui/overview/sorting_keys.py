"""One key for each person: a digit for the first nine, and a letter of their name for everybody."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from coachtui.domain.person import Person
from coachtui.text import cells, fold

_DIGITS = "123456789"


def keys_of(people: Sequence[Person], *, kept: str = "") -> Mapping[str, tuple[str, ...]]:
    """Return the keys of each person by id: perhaps a digit, and a letter while there are any.

    The letter is the first of the given name that nobody before has, else any that is left. The
    key `kept` is nobody's: it does something else.
    """
    taken: dict[str, str] = {}
    letters_left = ascii_lowercase.replace(kept, "") if kept else ascii_lowercase
    for person in people:
        wanted = [*fold(person.given_name), *fold(person.full_name), *ascii_lowercase]
        free = (letter for letter in wanted if letter in letters_left and letter not in taken)
        letter = next(free, "")
        if letter:
            taken[letter] = person.id
    digits = _DIGITS.replace(kept, "") if kept else _DIGITS
    letters = {identifier: letter for letter, identifier in taken.items()}
    return {
        person.id: tuple(key for key in (digits[at : at + 1], letters.get(person.id, "")) if key)
        for at, person in enumerate(people)
    }


def legend(people: Sequence[Person], keys: Mapping[str, tuple[str, ...]], width: int) -> str:
    """Return whom each key stands for, as `1 a An · 2 b Bình`, in lines of that many cells."""
    lines: list[str] = []
    for person in people:
        one = " ".join([*keys[person.id], person.short_name])
        joined = f"{lines[-1]} · {one}" if lines else one
        if lines and cells(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(one)
    return "\n".join(lines)
