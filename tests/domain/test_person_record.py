"""A person: what they are called, how they sort, and what does not fit."""

from datetime import date

import pytest
from pydantic import ValidationError

from coachtui.domain.person import Address, Person, Rhythm


def person(full_name: object = "Nguyễn Văn An", **fields: object) -> Person:
    """Give a person of a name."""
    return Person.model_validate({"full_name": full_name, **fields})


def problems(**fields: object) -> list[str]:
    """Give what is wrong with a person of these fields, in a word each."""
    with pytest.raises(ValidationError) as caught:
        person(**{"full_name": "An", **fields})
    return [str(one.get("ctx", {}).get("error", one["type"])) for one in caught.value.errors()]


@pytest.mark.parametrize(
    ("full_name", "order", "given", "initials"),
    [
        ("Đặng Thị Hồng Đào", "vn", "Đào", "ĐTHĐ"),
        ("H'Duyên Niê", "western", "H'Duyên", "HN"),
        ("Rafael dela Cruz-Santos", "western", "Rafael", "RDCS"),
        ("Âu Dương Gia Hân", "vn", "Hân", "ÂDGH"),
        ("An", "vn", "An", "A"),
    ],
)
def test_given_name_and_initials(full_name: str, order: str, given: str, initials: str) -> None:
    """The given name stands last, first in western order; initials split at hyphens too."""
    somebody = person(full_name, name_order=order)
    assert (somebody.given_name, somebody.initials) == (given, initials)


def test_a_preferred_name_is_what_people_call() -> None:
    """The preferred name wins over the words of the full name."""
    assert person(preferred_name="Bin").given_name == "Bin"


@pytest.mark.parametrize(
    ("pronoun", "shown"),
    [
        ("anh", "anh An"),
        ("chị", "chị An"),
        ("cô", "cô An"),
        ("em", "An"),
        ("bạn", "An"),
        ("", "An"),
    ],
)
def test_short_name_carries_the_honorific(pronoun: str, shown: str) -> None:
    """An elder is named with anh or chị in front, a younger or equal without."""
    assert person(address_vi=Address(rep=pronoun)).short_name == shown


def test_people_sort_by_given_name_in_vietnamese_order() -> None:
    """Given names first, đ after d, tones last, western names by their first word."""
    names = ["Lê Thị Đào", "Trần Dũng", "Phạm Ân", "Nguyễn An", "Lê An", "Vũ Bình"]
    people = [person(name) for name in names] + [person("Carlos Zed", name_order="western")]
    shown = [one.full_name for one in sorted(people, key=lambda one: one.sort_key)]
    assert shown == [
        "Lê An",
        "Nguyễn An",
        "Phạm Ân",
        "Vũ Bình",
        "Carlos Zed",
        "Trần Dũng",
        "Lê Thị Đào",
    ]


@pytest.mark.parametrize(
    ("today", "band"),
    [
        (date(2026, 8, 16), "new"),
        (date(2026, 8, 17), "new"),
        (date(2026, 11, 16), "new"),
        (date(2026, 11, 17), "developing"),
        (date(2027, 8, 16), "developing"),
        (date(2027, 8, 17), "established"),
        (date(2031, 8, 16), "established"),
        (date(2031, 8, 17), "veteran"),
    ],
)
def test_tenure_counts_full_months(today: date, band: str) -> None:
    """New under 3 months, developing under 12, established under 60, then veteran."""
    assert person(hire_date=date(2026, 8, 17)).tenure(today) == band


def test_tenure_of_somebody_without_a_hire_date_is_unknown() -> None:
    """Without a hire date nothing is said."""
    assert person().tenure(date(2026, 11, 23)) is None


@pytest.mark.parametrize(
    ("fields", "is_rep"),
    [
        ({}, True),
        ({"status": "notice"}, True),
        ({"status": "left", "left_on": date(2026, 10, 1)}, False),
        ({"role": "team_lead"}, False),
        ({"role": "candidate"}, False),
    ],
)
def test_who_is_met(fields: dict[str, object], is_rep: bool) -> None:
    """One-on-ones are held with reps who are still here, also while on notice."""
    assert person(**fields).is_rep == is_rep


def test_dates_must_agree() -> None:
    """Who left has a day of it; probation and contract end after the hire."""
    hired = date(2026, 8, 17)
    assert problems(status="left") == ["left_on_missing"]
    assert problems(hire_date=hired, probation_end=date(2026, 8, 16)) == ["probation_before_hire"]
    assert problems(hire_date=hired, contract_end=hired) == ["contract_ends_before_hire"]
    person(hire_date=hired, probation_end=hired, contract_end=date(2026, 8, 18))
    person(probation_end=hired, contract_end=hired)


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\x00\x1b", " \n "])
def test_a_name_that_shows_nothing_is_refused(name: str) -> None:
    """A name of spaces or of what is cleaned away counts as empty, so there is always one."""
    assert problems(full_name=name) == ["string_too_short"]


def test_a_name_is_measured_as_it_is_stored() -> None:
    """120 characters fit, spaces around them do not count; 121 do not fit."""
    assert person(f"  {'n' * 120}\n").full_name == "n" * 120
    assert problems(full_name="n" * 121) == ["string_too_long"]


def test_a_name_may_look_like_anything() -> None:
    """Markup, a path or a right-to-left script in a name stays as text."""
    for name in ("[/b][@click=app.quit]x", "../../etc/passwd", "{name}", "محمد"):
        assert person(name).full_name == name


@pytest.mark.parametrize(
    "wrong",
    [{"cadence_days": 2}, {"cadence_days": 91}, {"weekday": 0}, {"weekday": 8}, {"minutes": 14}],
)
def test_rhythm_has_limits(wrong: dict[str, int]) -> None:
    """Cadence is 3 to 90 days, a weekday 1 to 7, a talk 15 to 90 minutes."""
    with pytest.raises(ValidationError):
        Rhythm.model_validate(wrong)
