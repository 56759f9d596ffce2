"""Scores: evidence behind the far ones, means of enough, gaps of both sides, trends over time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from coachtui.capture import Setting, read
from coachtui.capture.entries import Place, entry_for
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.person import Person
from coachtui.records.field_day.rules.evidence import described, evidence, observations, unproven
from coachtui.records.field_day.rules.scores import (
    Observation,
    drop,
    gaps,
    mean,
    needs_evidence,
    trend,
)
from desks import FixedClock

TODAY = date(2026, 11, 24)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
AN = Person(id="an", full_name="Nguyễn Văn An")
SCORES = st.lists(st.one_of(st.none(), st.integers(1, 5)), max_size=12)


def line(typed: str, **changes: object) -> LogEntry:
    """Return the log entry a typed line becomes at a stop."""
    place = Place(person=AN, at=NOON, next_meeting=TODAY, part_of="stop1", kind="field_day")
    return entry_for(read(typed, Setting(today=TODAY)), place, [AN]).entry.revised(**changes)


def seen(competency: str, score: int | None, days_ago: int = 0, number: int = 0) -> Observation:
    """Return an observation made so many days ago."""
    at = NOON - timedelta(days=days_ago)
    return Observation(f"{competency}{days_ago}{number}", competency, score, "seen", at, "stop1")


def all_seen(competency: str, scores: Sequence[int | None]) -> list[Observation]:
    """Return the observations of one competency on one day."""
    return [seen(competency, score, number=number) for number, score in enumerate(scores)]


def test_a_line_with_scores_is_an_observation_for_each() -> None:
    """Each score of a standing line is one, with its evidence; lines without scores are none."""
    old = line("Q=2 no questions")
    new = line("Q=4 N=n asked about budget first", replaces=old.id)
    found = observations([line("nice office"), new, old])
    assert [(each.competency, each.score, each.text) for each in found] == [
        ("Q", 4, "asked about budget first"),
        ("N", None, "asked about budget first"),
    ]
    assert {(each.entry_id, each.at, each.part_of) for each in found} == {(new.id, NOON, "stop1")}


@pytest.mark.parametrize("typed", ["Q=5", "Q=5, N=2", "(Q=5)", "Q=5 #budget", "N=1 @Nhà @Sao Mai"])
def test_a_line_of_marks_alone_shows_nothing(typed: str) -> None:
    """Scores, tags and names without a word are no evidence: the far scores are unproven."""
    entry = line(typed)
    assert evidence(entry) == ""
    assert set(unproven(entry)) == {each.competency for each in entry.scores}


@pytest.mark.parametrize("typed", ["Q=3", "Q=n", "Q=5 asked", "Q=1 bỏ qua", "Q=5 @Sao Mai asked"])
def test_what_was_seen_or_is_in_the_middle_may_stand(typed: str) -> None:
    """A 3 and N/O need nothing, and one word of what happened is enough for the rest."""
    assert unproven(line(typed)) == ()


def test_only_the_scored_keys_are_marks() -> None:
    """What looks like a score of no known competency is text somebody meant."""
    assert described("x=4", "Q")
    assert not described("Q=4", "Q")
    assert not described("@sao mai", "", ["Sao Mai"])


@pytest.mark.parametrize(
    ("score", "needed"), [(1, True), (2, True), (3, False), (4, True), (5, True), (None, False)]
)
def test_far_scores_need_evidence(score: int | None, needed: bool) -> None:
    """1, 2, 4 and 5 must be shown; 3 and not observed need not."""
    assert needs_evidence(score) is needed


def test_a_mean_needs_three() -> None:
    """Two scores have no mean however many times something was not observed."""
    assert mean([]) is None
    assert mean([5, 5, None, None]) is None
    assert mean([1, 2, 4, None]) == pytest.approx(7 / 3)


@given(SCORES, st.integers(0, 5))
def test_not_observed_is_never_averaged(scores: list[int | None], more: int) -> None:
    """Any number of N/O changes neither a mean nor a gap nor a slope nor a count."""
    padded = [*scores, *([None] * more)]
    assert mean(scores) == mean(padded)
    own = [Score(competency="Q", score=3)]
    if scores:
        assert gaps(own, all_seen("Q", scores)) == gaps(own, all_seen("Q", padded))
        (before,), (after,) = (
            trend(all_seen("Q", each), FixedClock()) for each in (scores, padded)
        )
        assert (before.mean, before.count, before.slope) == (after.mean, after.count, after.slope)


@given(SCORES)
def test_a_mean_lies_among_its_scores(scores: list[int | None]) -> None:
    """No mean is lower than the lowest score given: nothing counted as zero."""
    found = mean(scores)
    numbers = [score for score in scores if score is not None]
    assert (found is None) == (len(numbers) < 3)
    if found is not None:
        assert min(numbers) <= found <= max(numbers)


def test_gaps_wait_for_both() -> None:
    """Neither side sees the other's scores before its own are in."""
    own = [Score(competency="Q", score=3)]
    assert gaps(own, []) == []
    assert gaps([], [seen("Q", 4)]) == []
    assert len(gaps(own, [seen("Q", 4)])) == 1


def test_gaps_show_the_widest_first_and_what_one_side_left_out() -> None:
    """The difference is the coach's less the rep's; a side without a number makes none."""
    own = [Score(competency="Q", score=4), Score(competency="N", score=5)]
    own.append(Score(competency="C", score=None))
    found = gaps(own, [seen("Q", 3), seen("N", 2), seen("C", 4), seen("P", 1)])
    assert [(gap.competency, gap.rep, gap.coach, gap.difference) for gap in found] == [
        ("N", 5, 2, -3),
        ("Q", 4, 3, -1),
        ("C", None, 4, None),
        ("P", None, 1, None),
    ]


@pytest.mark.parametrize(
    ("scores", "coach"),
    [((2, 5), 5), ((5, 2, None), 2), ((2, 3, 3), 3), ((2, 2, 3, 3), 3), ((4, 4, 5, 5), 5)],
)
def test_the_coachs_score_of_the_day(scores: tuple[int | None, ...], coach: int) -> None:
    """It is the mean, halves up; below three scores the last one."""
    (gap,) = gaps([Score(competency="Q", score=3)], all_seen("Q", scores))
    assert gap.coach == coach


def test_a_trend_leads_to_its_evidence() -> None:
    """Each row has day, score and line, the oldest first, in the order of the scorecard."""
    found = trend(
        [seen("C", 4), seen("Q", 3, 10), seen("Q", 2, 40), seen("Q", None, 20), seen("Q", 4)],
        FixedClock(),
        "PQC",
    )
    assert [row.competency for row in found] == ["Q", "C"]
    first = found[0]
    assert [(day, score) for day, score, _ in first.scores] == [
        (date(2026, 10, 15), 2),
        (date(2026, 11, 4), None),
        (date(2026, 11, 14), 3),
        (date(2026, 11, 24), 4),
    ]
    assert first.scores[0][2] == "Q400"
    assert (first.mean, first.count) == (3.0, 3)
    assert first.slope is not None  # points in 30 days
    assert first.slope == pytest.approx(36 / 26)
    assert (found[1].mean, found[1].count, found[1].slope) == (None, 1, None)


def test_scores_of_one_day_have_no_slope() -> None:
    """Three calls on one morning tell nothing of a direction."""
    (row,) = trend(all_seen("Q", [2, 3, 4]), FixedClock())
    assert (row.mean, row.slope) == (3.0, None)


def test_a_moment_counts_on_the_teams_day() -> None:
    """23:30 in London is the next morning in Vietnam."""
    late = Observation("e", "Q", 3, "seen", datetime(2026, 11, 23, 23, 30, tzinfo=UTC), None)
    (row,) = trend([late], FixedClock())
    assert row.scores[0][0] == date(2026, 11, 24)


def test_a_fall_is_told_between_two_quarters() -> None:
    """The mean of the last 90 days is held against that of the 90 before, older ones left out."""
    before = [seen("Q", 4, 120), seen("Q", 5, 110), seen("N", 4, 100), seen("Q", 1, 400)]
    after = [seen("Q", 2, 10), seen("N", 3, 5), seen("N", 3, 1), seen("N", None, 2)]
    assert drop([*before, *after], TODAY, ZONE) == pytest.approx(13 / 3 - 8 / 3)


def test_no_fall_without_enough_scores_or_when_it_rose() -> None:
    """Too few scores in either quarter, or a rise, give 0."""
    few = [seen("Q", 5, 120), seen("Q", 5, 110)]
    many = [seen("Q", 2, days) for days in (1, 2, 3)]
    assert drop([*few, *many], TODAY, ZONE) == 0.0
    assert drop(few, TODAY, ZONE) == 0.0
    rising = [seen("Q", 1, days) for days in (100, 101, 102)]
    assert drop([*rising, *many], TODAY, ZONE) == 0.0


def test_a_fall_goes_by_the_days_of_the_team() -> None:
    """A score before seven in the morning counts on its day in Vietnam, not on London's."""
    early = datetime(2026, 8, 26, 23, 30, tzinfo=UTC)
    on_the_first = [Observation(f"e{nth}", "Q", 2, "seen", early, None) for nth in range(3)]
    before = [seen("Q", 5, days) for days in (100, 101, 102)]
    assert drop([*before, *on_the_first], date(2026, 11, 24), ZONE) == 3.0
