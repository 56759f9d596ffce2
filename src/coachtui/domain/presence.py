"""Who is here on a day, and who is away."""

from datetime import date

from coachtui.domain.person import Person


def has_left(person: Person, day: date) -> bool:
    """Tell whether somebody is no longer here on a day."""
    return person.status == "left" or (person.left_on is not None and person.left_on < day)


def is_paused(person: Person, day: date) -> bool:
    """Tell whether somebody is away for longer on a day: their one-on-ones are paused."""
    until = person.one_on_one.paused_until
    return until is not None and until >= day


def is_away(person: Person, day: date) -> bool:
    """Tell whether somebody is not at work on a day: left, away for longer, or a day off."""
    return has_left(person, day) or is_paused(person, day) or day in person.off_days
