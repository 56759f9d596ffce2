"""The report drafts itself from the day, stays small, and tells what it still lacks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from coachtui.capture import Setting, read
from coachtui.capture.entries import Logged, Place, entry_for
from coachtui.domain.log_entry import LogEntry, LogKind, Score
from coachtui.domain.person import Person
from coachtui.language import Language
from coachtui.records.field_day.model import LONGEST_LINE, LONGEST_PASSAGE, NextStep
from coachtui.records.field_day.rules.report import (
    MOST_SECONDS,
    WARN_SECONDS,
    Draft,
    Point,
    drafted,
    findings,
    problems,
    reading_seconds,
    submitted,
    word_count,
)
from field_days import a_day

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
AN = Person(id="an", full_name="Nguyễn Văn An")
STEP = NextStep(action="Send the quote", owner="an", due=TODAY)
POINT = Point("Q", "asked about budget before price", "", "e1")
PRIORITY = Point("N", "gave 5 % unasked", "Ask for something in return", "e2")
WHOLE = Draft((POINT,), (PRIORITY,), (STEP,))


def logged(typed: str, minutes: int = 0) -> Logged:
    """Return what a line typed so many minutes after noon becomes."""
    at = NOON + timedelta(minutes=minutes)
    place = Place(person=AN, at=at, next_meeting=TODAY, part_of="stop1", kind="field_day")
    return entry_for(read(typed, Setting(today=TODAY)), place, [AN])


def lines(*typed: str) -> list[LogEntry]:
    """Return lines logged a minute apart."""
    return [logged(each, minute).entry for minute, each in enumerate(typed)]


def test_the_clearest_lines_come_first() -> None:
    """Fives before praise and fours, ones before what to change and twos, the later first."""
    entries = lines(
        "Q=4 open questions",
        "+ calm under pressure",
        "N=2 gave in early",
        "-- talked over the buyer",
        "C=5 settled the day for the demo",
        "H=1 argued about the price",
        "L=3 took notes",
        "just a note",
    )
    assert [(each.side, each.competency, each.score) for each in findings(entries)] == [
        ("strength", "C", 5),
        ("strength", "", None),
        ("strength", "Q", 4),
        ("priority", "H", 1),
        ("priority", "", None),
        ("priority", "N", 2),
    ]


def test_a_line_is_what_its_sign_says() -> None:
    """Praise with a low score stays a strength; a line that scores both ways is found for both."""
    (praised,) = findings(lines("+ Q=2 better than last time"))
    assert (praised.side, praised.competency) == ("strength", "Q")
    both = findings(lines("Q=5 N=1 asked well, then gave it away"))
    assert [(each.side, each.competency) for each in both] == [("strength", "Q"), ("priority", "N")]


@pytest.mark.parametrize("typed", ["Q=5", "Q=5 asked well ~", "+ good ~", "> Q=5 send the quote"])
def test_some_lines_never_stand_in_a_report(typed: str) -> None:
    """Scores without evidence, hidden lines and promises are not proposed."""
    assert findings(lines(typed)) == ()


def test_only_standing_lines_are_found() -> None:
    """What a later line replaces is not found again."""
    old = logged("Q=5 first words").entry
    new = logged("Q=5 better words", 1).entry.revised(replaces=old.id)
    assert [each.evidence for each in findings([old, new])] == ["better words"]


def test_a_long_line_is_cut_to_fit() -> None:
    """Evidence is never longer than the report holds; the cut is marked."""
    (found,) = findings(lines(f"Q=5 {'word ' * 80}"))
    assert len(found.evidence) <= LONGEST_LINE
    assert found.evidence.endswith("…")


def test_a_draft_names_different_competencies() -> None:
    """Two fives of one competency leave a place for another; alone they both stand."""
    twice = lines("Q=5 one", "Q=5 two", "C=4 three")
    assert [point.competency for point in drafted(twice, []).strengths] == ["Q", "C"]
    assert [point.evidence for point in drafted(twice[:2], []).strengths] == ["two", "one"]


def test_open_promises_the_rep_sees_become_steps() -> None:
    """They keep owner, day and commitment, the earliest first; ended and hidden ones stay out."""
    typed = ("> send the quote 30/11", "> me call the CFO 27/11", "> quiet ~", "> done 26/11")
    made = [each for line in typed if (each := logged(line).commitment)]
    made[3] = made[3].kept(NOON)
    steps = drafted([], made).next_steps
    assert [(each.owner, each.due, each.commitment_id) for each in steps] == [
        ("me", date(2026, 11, 27), made[1].id),
        ("an", date(2026, 11, 30), made[0].id),
    ]


KINDS: tuple[LogKind, ...] = ("note", "quote", "praise", "adjusting", "risk", "question")
ENTRIES = st.lists(
    st.builds(
        LogEntry,
        person_id=st.just("an"),
        entry_kind=st.sampled_from(KINDS),
        text=st.sampled_from(["asked", "Q=5", "gave in", "x" * 2000]),
        scores=st.lists(
            st.builds(
                Score,
                competency=st.sampled_from(["Q", "N", "C"]),
                score=st.one_of(st.none(), st.integers(1, 5)),
            ),
            max_size=3,
        ).map(tuple),
    ),
    max_size=12,
)


@given(ENTRIES)
def test_a_draft_is_never_too_much(entries: list[LogEntry]) -> None:
    """Whatever was logged: at most two and two, each with evidence, all taken from lines."""
    draft = drafted(entries, [])
    assert len(draft.strengths) <= 2
    assert len(draft.priorities) <= 2
    ids = {entry.id for entry in entries}
    for point in (*draft.strengths, *draft.priorities):
        assert point.evidence
        assert point.entry_id in ids
    never = {"third_priority", "third_strength", "no_evidence", "line_too_long"}
    assert not never & set(problems(draft, "", "en"))


def test_words_are_counted_without_bare_signs() -> None:
    """A dash or a bullet is no word; a Vietnamese syllable is one."""
    assert word_count("• An – gửi báo giá: 5 %") == 5
    assert word_count("") == 0


@pytest.mark.parametrize(("language", "minute"), [("en", 200), ("vi", 250)])
def test_reading_time_is_by_language(language: Language, minute: int) -> None:
    """A minute is 200 English words or 250 Vietnamese syllables; a begun second counts."""
    assert reading_seconds("từ " * minute, language) == 60
    assert reading_seconds("từ " * (minute + 1), language) == 61
    assert reading_seconds("", language) == 0


@given(st.text(), st.text(), st.sampled_from(["en", "vi"]))
def test_reading_time_grows_with_the_text(one: str, more: str, language: Language) -> None:
    """More text never takes less time to read."""
    assert reading_seconds(one, language) <= reading_seconds(f"{one} {more}", language)


def test_a_whole_report_has_no_problem() -> None:
    """One strength, one priority, one step: it may go out, also without a priority."""
    assert problems(WHOLE, "short", "vi") == ()
    assert problems(Draft((POINT,), (), (STEP,)), "short", "en") == ()


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (Draft((POINT,), (PRIORITY,) * 3, (STEP,)), "third_priority"),
        (Draft((POINT,) * 3, (), (STEP,)), "third_strength"),
        (Draft((), (PRIORITY,), (STEP,)), "no_strength"),
        (Draft((POINT,), (PRIORITY,), ()), "no_step"),
        (Draft((POINT, Point("C", " ")), (), (STEP,)), "no_evidence"),
        (Draft((POINT,), (Point("N", "seen"),), (STEP,)), "no_behaviour"),
        (Draft((Point("Q", "typed by hand"),), (), (STEP,)), "no_observation"),
        (Draft((Point("Q", "x" * 241, "", "e1"),), (), (STEP,)), "line_too_long"),
        (Draft((POINT,), (), (STEP,), None, "x" * 2001), "comment_too_long"),
    ],
)
def test_each_lack_is_named(draft: Draft, reason: str) -> None:
    """What the issue forbids is refused by its own reason, and by it alone."""
    assert problems(draft, "short", "en") == (reason,)
    assert LONGEST_PASSAGE == 2000


def test_a_day_with_observations_may_be_told_in_own_words() -> None:
    """Points typed by hand are enough once the day itself was observed."""
    typed = Draft((Point("Q", "typed by hand"),), (), (STEP,))
    assert problems(typed, "short", "en", observed=True) == ()


def test_over_three_minutes_is_refused() -> None:
    """Three minutes exactly may go out, one word more not; a warning comes half a minute before."""
    assert (WARN_SECONDS, MOST_SECONDS) == (150, 180)
    assert problems(WHOLE, "word " * 600, "en") == ()
    assert problems(WHOLE, "word " * 601, "en") == ("too_long",)


def test_a_submitted_report_carries_what_was_drafted() -> None:
    """Points, steps and times stand in the record, shared with the rep."""
    day = a_day(state="debrief", started_at=NOON, ended_at=NOON)
    report = submitted(WHOLE, day, "three short words", "en", NOON + timedelta(minutes=12.5))
    assert (report.person_id, report.field_day_id, report.visibility) == ("an", "day", "shared")
    assert (report.word_count, report.reading_seconds, report.minutes_to_submit) == (3, 1, 12)
    assert report.strengths[0].entry_id == "e1"
    assert report.priorities[0].behaviour == PRIORITY.behaviour
    assert report.next_steps == (STEP,)


@given(
    st.lists(st.sampled_from([POINT, PRIORITY, Point()]), max_size=3).map(tuple),
    st.lists(st.sampled_from([POINT, PRIORITY, Point()]), max_size=3).map(tuple),
    st.lists(st.just(STEP), max_size=1).map(tuple),
)
def test_what_has_no_problem_can_be_stored(
    strengths: tuple[Point, ...], priorities: tuple[Point, ...], steps: tuple[NextStep, ...]
) -> None:
    """The model takes every draft that was let through."""
    draft = Draft(strengths, priorities, steps)
    if not problems(draft, "short", "en"):
        try:
            submitted(draft, a_day(), "short", "en", NOON)
        except ValidationError as error:
            pytest.fail(str(error))
