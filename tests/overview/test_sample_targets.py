"""The targets of the sample team come to the shares its story tells, as the program reckons."""

from datetime import date

import pytest

from coachtui.domain.attainment import Attainment, attainment, on_ramp
from coachtui.domain.target import Target
from coachtui.language import Words
from coachtui.ui.target_words import attainment_cells, share_told, target_line
from sample_file import DAO, DEMO_NOW, DUYEN, HAN, REPS, TODAY, Sample

SHARES = (
    *(("118%", "72%"), ("97%", "61%"), ("103%", "64%")),
    *(("88%", "55%"), ("81%", "44%"), ("64%", "70%")),
    *(("92%", "51%"), ("69%", "38%"), ("101%", "58%")),
)
"""Of the third quarter and of the fourth to date, in the order of the reps."""
END_OF_Q3 = date(2026, 9, 30)


@pytest.fixture(scope="module")
def sample() -> Sample:
    """Give the sample data."""
    return Sample()


def own(sample: Sample, name: str) -> list[Target]:
    """Give a rep's targets, the earliest month first."""
    found = [one for one in sample.targets if one.person_id == sample.ids[name]]
    return sorted(found, key=lambda one: one.month)


def stands(sample: Sample, name: str, day: date) -> Attainment:
    """Give where a rep stood on a day."""
    seen = attainment(own(sample, name), day)
    assert seen is not None
    return seen


@pytest.mark.parametrize(("name", "shares"), tuple(zip(REPS, SHARES, strict=True)))
def test_both_quarters_are_those_of_the_story(
    sample: Sample, name: str, shares: tuple[str, str]
) -> None:
    """The third quarter as it ended and the fourth to date are shown in the story's per cents."""
    words = Words.of("en")
    shown = [share_told(words, stands(sample, name, day).quarter) for day in (END_OF_Q3, TODAY)]
    assert tuple(shown) == shares


def test_each_has_the_months_they_were_there(sample: Sample) -> None:
    """July to December; of H'Duyên from the month she came, of Gia Hân until she went away."""
    months = {name: [one.month.month for one in own(sample, name)] for name in REPS}
    assert months.pop(DUYEN) == [8, 9, 10, 11, 12]
    assert months.pop(HAN) == [7, 8, 9, 10]
    assert set(map(tuple, months.values())) == {(7, 8, 9, 10, 11, 12)}
    came = sample.person(DUYEN).hire_date
    assert came is not None
    assert own(sample, DUYEN)[0].month == came.replace(day=1)
    ramp = [one.amount for one in own(sample, DUYEN)]
    assert ramp == sorted(set(ramp))


def test_she_alone_is_on_a_ramp(sample: Sample) -> None:
    """The picker compares all of the team but H'Duyên."""
    people = {name: sample.person(name) for name in REPS}
    assert [one for one in REPS if on_ramp(people[one], own(sample, one), TODAY)] == [DUYEN]


def test_what_was_sold_is_known_up_to_this_month(sample: Sample) -> None:
    """Every month up to November tells what was sold, December does not; nothing is of later."""
    for one in sample.targets:
        assert (one.actual is None) == (one.month > TODAY)
        assert (one.unit, one.currency) == ("money", "VND")
        assert one.updated_at is not None
        assert one.updated_at <= DEMO_NOW


def test_the_line_beside_the_agenda_says_both(sample: Sample) -> None:
    """The month with its share and target, the quarter to date, and the curve of five months."""
    line = target_line(Words.of("en"), stands(sample, DAO, TODAY))
    assert line == "Target Nov 2026: 48% of 1.3bn · quarter 72% · ███▇▄"


def test_in_the_column_a_month_stands_below_the_same_month(sample: Sample) -> None:
    """Who came later begins further right, who is away ends further left."""
    seen = {name: stands(sample, name, TODAY) for name in (DAO, DUYEN, HAN)}
    told = attainment_cells(Words.of("en"), seen)
    assert told == {DAO: "48% ███▇▄", DUYEN: "60%  ▄▅▆▅", HAN: "58% ▇▇▇▄"}
