"""Whom to ride with, and the terms that say why."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.person import Person, Rhythm
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.presentation.picker_rows import (
    formula_line,
    in_full,
    points_shown,
    reason_line,
)
from coachtui.records.field_day.rules.picker import Candidate, Team, Term, TermKey, rank
from coachtui.records.field_day.rules.scores import Observation
from coachtui.settings import Settings
from desks import MONDAY
from field_days import a_day
from sample_file import DANG, DUYEN, HAN, NHU, RAFAEL, TODAY, Sample

SETTINGS = Settings()
TUESDAY = date(2026, 11, 24)


def rep(name: str = "An", **changes: object) -> Person:
    """Return a seasoned rep who was ridden with today."""
    person = Person(
        id=name, full_name=name, hire_date=date(2020, 1, 6), last_ride_before=date(2026, 11, 23)
    )
    return person.revised(**changes)


def team(
    *people: Person,
    days: Sequence[FieldDay] = (),
    observations: Mapping[str, Sequence[Observation]] | None = None,
    commitments: Sequence[Commitment] = (),
    attainment: Mapping[str, float] | None = None,
    pipeline: Mapping[str, float] | None = None,
    ramping: str = "",
) -> Team:
    """Return a team of these people, with nothing else on file than what is said."""
    seen, ramp = observations or {}, frozenset(ramping)
    return Team(people, days, seen, commitments, attainment or {}, pipeline or {}, ramp)


def only(a_team: Team) -> Candidate:
    """Return the one candidate."""
    (candidate,) = rank(a_team, TUESDAY, TODAY, SETTINGS)
    return candidate


def term(a_team: Team, key: TermKey) -> Term:
    """Return one term of the one candidate."""
    return next(each for each in only(a_team).terms if each.key == key)


def seen(score: int | None, days_ago: int) -> Observation:
    """Return an observation so many days ago."""
    at = MONDAY - timedelta(days=days_ago)
    return Observation(f"{at}", "Q", score, "asked", at, None)


def promise(due: date = TODAY, **changes: object) -> Commitment:
    """Return a promise that the rep owes."""
    made = Commitment(
        owner="An", counterparty=ME, text="quote", due=due, source=Source(kind="manual", id="x")
    )
    return made.revised(**changes)


def broken(days_ago: int) -> Commitment:
    """Return a promise said to be broken so many days ago."""
    return promise(state="broken", closed_at=MONDAY - timedelta(days=days_ago))


def sample_team() -> Team:
    """Return the sample team with the rides that were held with it."""
    sample = Sample()
    rides = (
        (DUYEN, date(2026, 9, 9), "day"),
        (NHU, date(2026, 9, 24), "pm"),
        (DANG, date(2026, 10, 14), "day"),
        (DUYEN, date(2026, 10, 21), "two_days"),
    )
    days = [
        a_day(
            id=str(on),
            person_id=sample.ids[name],
            date=on,
            duration=duration,
            state="debrief",
            started_at=datetime(on.year, on.month, on.day, 1, tzinfo=UTC),
        )
        for name, on, duration in rides
    ]
    return Team(sample.people, days, {}, sample.commitments)


def test_the_forgotten_rep_comes_first() -> None:
    """Rafael, last ridden with on 11 March, is on top; Gia Hân, on leave, is not listed."""
    ranked = rank(sample_team(), TUESDAY, TODAY, SETTINGS)
    names = [each.person.full_name for each in ranked]
    assert names[0] == RAFAEL
    assert HAN not in names
    assert len(names) == 8
    first = ranked[0]
    assert (first.last, first.days_since, round(first.norm_days)) == (date(2026, 3, 11), 257, 91)
    assert first.points == sum(each.points for each in first.terms)


@pytest.mark.parametrize(("days", "points"), [(0, 0.0), (50, 2.0), (200, 8.0), (900, 8.0)])
def test_days_count_up_to_twice_the_norm(days: int, points: float) -> None:
    """Half a norm of 100 days gives 2 points, twice gives 8, and more gives no more."""
    person = rep(last_ride_before=TODAY - timedelta(days=days), norm_half_days=0.608)
    found = term(team(person), "days")
    assert found.points == points
    assert list(found.detail) == pytest.approx([days, 100])


def test_who_was_never_ridden_with_counts_from_the_first_day() -> None:
    """And where no hire date is on file either the term is unknown, with no points."""
    hired = TODAY - timedelta(days=60)
    new = only(team(rep(hire_date=hired, last_ride_before=None)))
    assert (new.never, new.last, new.days_since) == (True, hired, 60)
    assert new.terms[0].points == pytest.approx(7.9)
    unknown = only(team(rep(hire_date=None, last_ride_before=None)))
    assert (unknown.last, unknown.days_since) == (None, None)
    assert (unknown.terms[0].value, unknown.terms[0].points) == (None, 0)


def test_a_falling_mean_gives_three_points_for_each_point_lost() -> None:
    """From 4 to 3 over the last 90 days: 3 points; no scores at all: unknown."""
    fallen = [seen(4, 120), seen(4, 110), seen(4, 100), seen(3, 30), seen(3, 20), seen(3, 10)]
    found = term(team(rep(), observations={"An": fallen}), "trend")
    assert (found.value, found.points, found.detail) == (1, 3, (1,))
    risen = [seen(6 - (each.score or 0), (MONDAY - each.at).days) for each in fallen]
    assert term(team(rep(), observations={"An": risen}), "trend").points == 0
    assert term(team(rep(), observations={"An": [seen(None, 3)]}), "trend").value is None
    assert term(team(rep()), "trend").value is None


def test_pipeline_risk_counts_double_where_it_is_known() -> None:
    """A risk of 0.6 gives 1.2 points, out of bounds it is bounded, unknown it is unknown."""
    assert term(team(rep(), pipeline={"An": 0.6}), "pipeline").points == pytest.approx(1.2)
    assert term(team(rep(), pipeline={"An": 7.0}), "pipeline").points == 2
    assert term(team(rep()), "pipeline").value is None


def test_promises_overdue_or_lately_broken_count_up_to_three() -> None:
    """Overdue ones of the rep and those broken within 30 days; not the manager's, not older."""
    yesterday = TODAY - timedelta(days=1)
    two = [promise(due=yesterday), promise(due=TODAY), broken(30), broken(31)]
    mine = promise(due=yesterday, owner=ME, counterparty="An")
    found = term(team(rep(), commitments=[*two, mine]), "promises")
    assert (found.points, found.detail) == (2, (1, 1))
    many = [*two, broken(1), broken(2), broken(3)]
    found = term(team(rep(), commitments=many), "promises")
    assert (found.points, found.detail) == (3, (1, 4))


def test_the_middle_is_without_the_fifths_and_without_new_reps() -> None:
    """Of five compared the best and the last fall out; a new rep is not compared."""
    people = [rep(name) for name in "ABCDE"]
    new = rep("N", hire_date=date(2026, 10, 1))
    numbers = {"A": 0.5, "B": 0.6, "C": 0.7, "D": 0.8, "E": 1.2, "N": 0.7}
    ranked = rank(team(*people, new, attainment=numbers), TUESDAY, TODAY, SETTINGS)
    middle = {each.person.id: each.terms[4].points for each in ranked}
    assert middle == {"A": 0, "B": 1.5, "C": 1.5, "D": 1.5, "E": 0, "N": 0}


def test_who_is_on_a_ramp_is_compared_with_nobody() -> None:
    """Their attainment is told, counts for nothing, and makes no fifth of others."""
    people = [rep(name) for name in "ABCDE"]
    numbers = {"A": 0.5, "B": 0.6, "C": 0.7, "D": 0.8, "E": 1.2}
    ranked = rank(team(*people, attainment=numbers, ramping="C"), TUESDAY, TODAY, SETTINGS)
    middle = {each.person.id: each.terms[4] for each in ranked}
    points = {name: found.points for name, found in middle.items()}
    assert points == {"A": 1.5, "B": 1.5, "C": 0, "D": 1.5, "E": 1.5}
    assert middle["C"].detail == (0.7, True)


def test_of_four_compared_nobody_falls_out_and_the_unknown_get_nothing() -> None:
    """A fifth of four, rounded down, is nobody."""
    people = [rep(name) for name in "ABCDX"]
    numbers = {"A": 0.5, "B": 0.6, "C": 0.7, "D": 0.8}
    ranked = rank(team(*people, attainment=numbers), TUESDAY, TODAY, SETTINGS)
    assert [each.terms[4].value for each in ranked] == [1, 1, 1, 1, None]


def test_who_is_not_at_work_that_day_is_not_listed() -> None:
    """A day off, a pause, having left, not here yet, another role: none of them is a choice."""
    people = [
        rep("off", off_days=(TUESDAY,)),
        rep("paused", one_on_one=Rhythm(paused_until=TUESDAY)),
        rep("leaving", status="notice", left_on=TODAY),
        rep("left", status="left", left_on=TODAY),
        rep("coming", hire_date=date(2026, 12, 1)),
        rep("boss", role="sales_manager"),
        rep("here", off_days=(TODAY,)),
    ]
    ranked = rank(team(*people), TUESDAY, TODAY, SETTINGS)
    assert [each.person.id for each in ranked] == ["here"]


def test_equal_points_are_ordered_by_the_wait_then_by_name() -> None:
    """Beyond twice the norm points stay equal: who waited longer is first all the same."""
    waits = {"B": 300, "C": 400, "A": 300}
    people = [
        rep(name, last_ride_before=TODAY - timedelta(days=days)) for name, days in waits.items()
    ]
    ranked = rank(team(*people), TUESDAY, TODAY, SETTINGS)
    assert [each.person.id for each in ranked] == ["C", "A", "B"]


def test_a_ride_that_stands_is_told() -> None:
    """The first day from today on that is planned or goes on; not a past or a cancelled one."""
    days = [
        a_day(id="1", person_id="An", date=date(2026, 12, 8)),
        a_day(id="2", person_id="An", date=date(2026, 12, 1), state="confirmed"),
        a_day(id="3", person_id="An", date=date(2026, 11, 25), state="cancelled", reason="flood"),
        a_day(id="4", person_id="An", date=date(2026, 11, 3)),
    ]
    assert only(team(rep(), days=days)).planned == date(2026, 12, 1)
    assert only(team(rep(), days=days[3:])).planned is None


def full_house() -> Candidate:
    """Return a candidate with all five terms."""
    fallen = [seen(4, 120), seen(4, 110), seen(4, 100), seen(3, 30), seen(4, 20), seen(4, 10)]
    a_team = team(
        rep(last_ride_before=date(2026, 3, 11)),
        days=[a_day(person_id="An", date=date(2026, 12, 1))],
        observations={"An": fallen},
        commitments=[broken(1), promise(due=date(2026, 11, 2)), promise(due=date(2026, 11, 3))],
        attainment={"An": 0.92},
        pipeline={"An": 0.6},
    )
    return only(a_team)


def test_the_sum_is_printed_as_figures() -> None:
    """Each term that gave points with weight, value, cap and product; they add up to the sum."""
    candidate = full_house()
    assert formula_line(Words.of("en"), candidate) == (
        "4·min(257/91, 2) = 8.0 · 3·0.33 = 1.0 · 2·0.6 = 1.2 · 1·min(3, 3) = 3.0 · 1.5·1 = 1.5"
    )
    assert points_shown(Words.of("en"), candidate) == "14.7"
    assert formula_line(Words.of("vi"), candidate).startswith("4·min(257/91, 2) = 8,0 · 3·0,33 =")


def test_the_reasons_are_told_in_plain_words() -> None:
    """What gave points stands in the line, with the ride that stands already."""
    assert reason_line(Words.of("en"), full_house()) == (
        "257 days since the last ride, norm 91 · mean score fell by 0.33 in 90 days"
        " · pipeline risk 60% · 2 commitments overdue, 1 commitment broken in 30 days"
        " · in the middle of the team, attainment 92% · planned for Tue 1 Dec"
    )


def test_in_full_what_is_not_on_file_is_said() -> None:
    """All five terms are told; the unknown have no figures and say what is missing."""
    words = Words.of("en")
    unknown = only(team(rep(hire_date=None, last_ride_before=None)))
    assert in_full(words, unknown) == [
        ("", "no ride and no hire date on file: give one on the rep's page"),
        ("", "no scores yet"),
        ("", "pipeline risk not on file"),
        ("1·min(0, 3) = 0.0", "no commitment overdue or broken"),
        ("", "attainment not on file"),
    ]
    assert formula_line(words, unknown) == reason_line(words, unknown) == ""


def test_never_ridden_with_is_not_told_as_a_last_ride() -> None:
    """The days of somebody never ridden with are those since the first day."""
    new = only(team(rep(hire_date=date(2026, 11, 22), last_ride_before=None)))
    told = in_full(Words.of("en"), new)[0]
    assert told == ("4·min(1/30, 2) = 0.1", "never ridden with, here for 1 day, norm 30")
