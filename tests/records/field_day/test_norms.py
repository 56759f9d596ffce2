"""How often to ride with each rep, and when the next ride is due."""

from datetime import date

import pytest

from coachtui.domain.person import Person, Rhythm
from coachtui.domain.presence import is_away
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.rules.norms import (
    last_ride,
    norm_days,
    norm_half_days,
    ride_due,
)
from coachtui.settings import Settings
from desks import MONDAY
from field_days import a_day
from sample_file import DUYEN, HAN, RAFAEL, TODAY, Sample

SETTINGS = Settings()


def rep(**changes: object) -> Person:
    """Return a rep of five years."""
    person = Person(id="an", full_name="Nguyễn Văn An", hire_date=date(2021, 5, 10))
    return person.revised(**changes)


def held(on: date, **changes: object) -> FieldDay:
    """Return a day held with the rep."""
    return a_day(id=f"day {on}", date=on, state="debrief", started_at=MONDAY, **changes)


def test_new_reps_are_ridden_with_monthly_and_the_others_quarterly() -> None:
    """By the settings as they come: 30 days between rides while new, 91 afterwards."""
    new = rep(hire_date=date(2026, 8, 24))
    assert round(norm_days(new, SETTINGS, TODAY)) == 30
    assert round(norm_days(new, SETTINGS, date(2026, 11, 24))) == 91
    assert round(norm_days(rep(hire_date=None), SETTINGS, TODAY)) == 91


def test_the_settings_and_the_rep_decide_the_norm() -> None:
    """What is agreed with the rep goes before the settings, and these before nothing."""
    chosen = Settings(half_days_new=4, half_days_seasoned=1)
    new = rep(hire_date=date(2026, 10, 1))
    assert norm_half_days(new, chosen, TODAY) == 4
    assert norm_half_days(rep(), chosen, TODAY) == 1
    assert norm_half_days(rep(norm_half_days=8.0), chosen, TODAY) == 8
    assert norm_days(rep(norm_half_days=8.0), chosen, TODAY) == pytest.approx(7.6)


def test_the_last_ride_is_the_last_one_held() -> None:
    """Two days end on the second; days ahead, cancelled or of others do not count."""
    days = [
        held(date(2026, 10, 21), duration="two_days"),
        held(date(2026, 9, 9)),
        a_day(date=date(2026, 11, 2), state="cancelled", reason="flood"),
        a_day(date=date(2026, 11, 30), state="confirmed"),
        held(date(2026, 11, 20), person_id="other"),
    ]
    assert last_ride(rep(), days) == date(2026, 10, 22)


def test_without_a_ride_the_one_before_or_the_hire_date_counts() -> None:
    """The ride before this program stands in, then the hire date, then nothing."""
    assert last_ride(rep(last_ride_before=date(2026, 3, 11)), []) == date(2026, 3, 11)
    assert last_ride(rep(), []) == date(2021, 5, 10)
    assert last_ride(rep(hire_date=None), []) is None
    assert ride_due(rep(hire_date=None), [], SETTINGS, TODAY) is None


def test_the_norm_is_that_of_the_last_ride() -> None:
    """H'Duyên, new on her ride of 21-22 October, is due a month later though seasoned by now."""
    sample = Sample()
    duyen = sample.person(DUYEN)
    ride = held(date(2026, 10, 21), duration="two_days", person_id=duyen.id)
    assert duyen.tenure(TODAY) != "new"
    assert ride_due(duyen, [ride], SETTINGS, TODAY) == date(2026, 11, 21)


def test_who_was_never_ridden_with_is_due_by_the_tenure_of_today() -> None:
    """A rep hired in spring and never ridden with was due a quarter after the first day."""
    assert ride_due(rep(hire_date=date(2026, 4, 1)), [], SETTINGS, TODAY) == date(2026, 6, 30)
    assert ride_due(rep(hire_date=date(2026, 11, 2)), [], SETTINGS, TODAY) == date(2026, 12, 2)


def test_nobody_is_due_who_is_gone_for_longer_or_no_rep() -> None:
    """On leave, left, or somebody else: no ride is due; a single day off changes nothing."""
    sample = Sample()
    assert ride_due(sample.person(HAN), [], SETTINGS, TODAY) is None
    assert ride_due(rep(status="left", left_on=TODAY), [], SETTINGS, TODAY) is None
    assert ride_due(rep(role="other"), [], SETTINGS, TODAY) is None
    off_today = sample.person(RAFAEL).revised(off_days=(TODAY,))
    assert ride_due(off_today, [], SETTINGS, TODAY) == date(2026, 6, 9)


def test_away_is_a_day_off_a_pause_or_having_left() -> None:
    """Each for the days it lasts, the last one included."""
    after = date(2026, 11, 24)
    paused = rep(one_on_one=Rhythm(paused_until=TODAY))
    assert is_away(paused, TODAY)
    assert not is_away(paused, after)
    leaving = rep(status="notice", left_on=TODAY)
    assert not is_away(leaving, TODAY)
    assert is_away(leaving, after)
    assert is_away(rep(off_days=(after,)), after)
    assert not is_away(rep(off_days=(after,)), TODAY)
