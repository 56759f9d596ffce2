"""What drives a person, and whether they may be thanked before others."""

from typing import Final

from coachtui.domain.person import Motive, Person
from coachtui.domain.recognition import Recognition, RecognitionKind

_PLAIN: Final[dict[RecognitionKind, Motive]] = {
    "monetary": "monetary",
    "non_monetary": "recognition",
}


def drives(person: Person) -> tuple[Motive, ...]:
    """Return what drives a person, each once, in the order it was noted."""
    return tuple(dict.fromkeys(motivator.kind for motivator in person.motivators))


def may_be_public(person: Person, *, agreed: bool) -> bool:
    """Tell whether a person may be thanked before others: it drives them, or they said yes."""
    return agreed or "recognition" in drives(person)


def with_motive(thanks: Recognition, person: Person) -> Recognition:
    """Return thanks with the motivator of the person they meet by themselves, if none is named."""
    motive = _PLAIN[thanks.kind]
    if thanks.motivator_matched is not None or motive not in drives(person):
        return thanks
    return thanks.revised(motivator_matched=motive)
