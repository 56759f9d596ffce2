"""What stands above and in the log of a field day, as plain data."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from coachtui.domain.competency import load_competencies
from coachtui.domain.data_file import DataFileError
from coachtui.domain.log_entry import LogEntry
from coachtui.records.field_day.model import PreCall, Stop
from coachtui.records.field_day.presentation.console_lines import (
    above_lines,
    number_of,
    place_words,
    stop_lines,
    stop_of,
    titles,
    yardstick,
    yardstick_lines,
)
from coachtui.records.field_day.presentation.day_log import sections, unsorted
from coachtui.records.field_day.presentation.prompts import open_prompts, prompts, read_prompts
from coachtui.text import cells
from coachtui.ui.span import Span
from field_days import a_stop
from keyed import keyed

WORDS = keyed("en")
NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
BRIEF = PreCall(
    objective="agree on a trial in December",
    primary_question="what does an hour of standstill cost you?",
    expected_objection="dearer than the supplier we have",
    commitment_sought="a date for the trial this week",
)


def over(number: int, **changes: object) -> Stop:
    """Return a stop that is over."""
    start = NINE + timedelta(hours=number - 1)
    end = start + timedelta(minutes=40)
    return a_stop(number, actual_at=start, ended_at=end, outcome="order").revised(**changes)


def entry(identifier: str, minutes: int, part_of: str = "day", typed: str = "") -> LogEntry:
    """Return a line so many minutes after nine."""
    at = NINE + timedelta(minutes=minutes)
    return LogEntry(
        id=identifier,
        person_id="an",
        part_of=part_of,
        text=identifier,
        typed=typed,
        happened_at=at,
    )


def texts(lines: Sequence[Sequence[Span]]) -> list[str]:
    """Return lines of spans as text."""
    return ["".join(span.text for span in line) for line in lines]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("most", range(1, 8))
@pytest.mark.parametrize("count", [0, 1, 4, 12])
@pytest.mark.parametrize("prompt", ["", "After the call 2/5: What went well?"])
def test_nothing_above_the_log_is_too_high_or_too_wide(
    width: int, most: int, count: int, prompt: str
) -> None:
    """However many stops and whatever the room, the lines keep to it."""
    stops = [a_stop(number, pre_call=BRIEF) for number in range(1, count + 1)]
    lines = texts(above_lines(WORDS, stops, prompt, width, most))
    assert len(lines) <= most
    assert all(cells(line) <= width for line in lines)
    assert not prompt or lines[-1].strip() == prompt


def test_a_brief_that_does_not_fit_is_put_two_to_a_line() -> None:
    """At 80 cells objective and question stand alone, objection and step share a line."""
    stops = [a_stop(1, pre_call=BRIEF), a_stop(2)]
    lines = texts(above_lines(WORDS, stops, "", 80, 4))
    assert BRIEF.objective in lines[0]
    assert BRIEF.primary_question in lines[1]
    assert "Objection" in lines[2]
    assert "Step sought" in lines[2]
    assert "2 10:00 Account 2" in lines[3]


def test_stops_that_do_not_fit_are_counted() -> None:
    """Those that are over give way first, and their number stands at the end."""
    stops = [over(1), over(2), over(3), *(a_stop(number) for number in range(4, 8))]
    (line,) = texts(stop_lines(WORDS, stops, None, 80, 1))
    assert "6 14:00 Account 6" in line
    assert "Account 1" not in line
    assert "… 4 more: ⇧Tab" in line


def test_the_heading_says_role_and_silence() -> None:
    """A stop that runs unprepared says so; while one observes the questions wait."""
    ahead, running = a_stop(1), a_stop(1, actual_at=NINE)
    assert titles(WORDS, [ahead]) == ("1 next: 09:00 Account 1 · observe", "discovery")
    assert titles(WORDS, [running]) == (
        "1 now: 09:00 Account 1 · observe · no plan",
        "silent: ^G asks once it ended",
    )
    assert titles(WORDS, []) == ("No stop is planned", "/+ Account adds one")


def test_numbers_leave_out_cancelled_stops() -> None:
    """The second stop that stands is stop 2, whatever was cancelled before it."""
    stops = [over(1), a_stop(2, cancelled_because="ill"), a_stop(3, actual_at=NINE)]
    assert number_of(stops, stops[2]) == 2
    assert stop_of(stops, 2) == stops[2]
    assert stop_of(stops, 4) is None
    assert place_words(WORDS, stops) == "stop 2 of 2"


def test_the_lines_of_a_day_stand_under_their_stop() -> None:
    """Lines of the day stand between the stops; the stop that runs is last, also without lines."""
    stops = [over(1), a_stop(2, actual_at=NINE + timedelta(hours=1)), a_stop(3)]
    lines = [entry("early", -30), entry("a", 5, "stop1"), entry("way", 50), entry("pasted", 90)]
    found = [
        (section.stop.id if section.stop else "", [each.id for each in section.entries])
        for section in sections(stops, lines, "day")
    ]
    assert found == [
        ("", ["early"]),
        ("stop1", ["a"]),
        ("", ["way", "pasted"]),
        ("stop2", []),
    ]


def test_only_pasted_lines_wait_to_be_sorted() -> None:
    """A typed line of the day, or one put somewhere, waits for nothing."""
    pasted = entry("pasted", 0, typed="\\pasted")
    placed = entry("placed", 0, typed="\\placed").revised(replaces="x")
    assert unsorted([pasted, placed, entry("typed", 0, typed="typed")], "day") == [pasted]


@pytest.mark.parametrize(
    ("stops", "parts"),
    [
        ([], []),
        ([a_stop(1)], ["before"]),
        ([a_stop(1, actual_at=NINE)], []),
        ([a_stop(1, actual_at=NINE, coach_role="joint")], ["after"]),
        ([over(1)], ["after"]),
        ([over(1), a_stop(2)], ["after", "before"]),
    ],
)
def test_which_questions_may_be_asked(stops: list[Stop], parts: list[str]) -> None:
    """Before a call the rep's plan, after it the debrief; while one observes nothing."""
    asked = open_prompts(prompts("en"), stops)
    assert list(dict.fromkeys(prompt.part for prompt in asked)) == parts


def test_both_languages_ask_the_same() -> None:
    """Six questions before a call and five after it, the rep's before the coach's word."""
    for language in ("en", "vi"):
        found = prompts(language)
        assert [prompt.part for prompt in found] == ["before"] * 6 + ["after"] * 5
        assert [prompt.number for prompt in found] == [*range(1, 7), *range(1, 6)]


def test_a_question_of_no_part_is_named_with_its_line() -> None:
    """A table that was changed and is not complete names file and line."""
    with pytest.raises(DataFileError) as caught:
        read_prompts('[[prompt]]\npart = "during"\nen = "x"\nvi = "x"\n', "own.toml", "en")
    assert (caught.value.file, caught.value.line) == ("own.toml", 1)


def test_what_a_score_looks_like_stands_where_the_brief_was() -> None:
    """All three descriptions of the competency scored last, in no more rows than there are."""
    cards = load_competencies("en")
    told = yardstick(cards, (("C", 2), ("Q", 4)))
    assert told[0] == "Questioning"
    assert [each[0] for each in told[1:]] == ["1", "3", "5"]
    assert yardstick(cards, ()) == ()
    for room in (3, 4, 6):
        lines = ["".join(span.text for span in line) for line in yardstick_lines(told, 78, room)]
        assert len(lines) <= room
        assert all(cells(line) <= 78 for line in lines)
        assert [line.strip()[0] for line in lines if line.strip()[:2] in {"1 ", "3 ", "5 "}] == [
            "1",
            "3",
            "5",
        ]
