"""The field days of the sample team are those of its story, whole, with one ahead."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.competency import load_competencies
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.records.field_day.model import CoachingReport, FieldDay, Priority, Stop, Strength
from coachtui.records.field_day.rules.evidence import described, observations
from coachtui.records.field_day.rules.report import MOST_SECONDS
from coachtui.records.field_day.rules.scores import mean, needs_evidence
from coachtui.records.field_day.rules.states import dates_of, lacks_notice, lateness, shown_state
from coachtui.records.field_day.rules.stops import last_end, overlaps
from sample_file import DANG, DEMO_NOW, DUYEN, NHU, THO, ZONE, Sample, local_day

NOW = DEMO_NOW.astimezone(UTC)
# rep, first day, kind, origin, notice, observe/joint/model,
# strengths, priorities, hours to submit, acknowledged, state on the day of the demo
DAYS = (
    (DUYEN, "09-09", "day", "planned", "09-07", (2, 2, 2), "RL", "QC", 1.5, "09-10", "locked"),
    (NHU, "09-24", "pm", "spontaneous", "", (3, 0, 0), "O", "N", 3, "09-25", "locked"),
    (DANG, "10-14", "day", "planned", "10-12", (4, 1, 0), "V", "PF", 26, "10-16", "locked"),
    (
        *(DUYEN, "10-21", "two_days", "planned", "10-16", (6, 4, 0)),
        *("OQ", "C", 4, "11-04", "acknowledged"),
    ),
)


@pytest.fixture(scope="module")
def sample() -> Sample:
    """Give the sample data."""
    return Sample()


def day_of(sample: Sample, on: str) -> FieldDay:
    """Give the field day that begins on a day of 2026."""
    return next(one for one in sample.days if one.date.isoformat() == f"2026-{on}")


def stops_of(sample: Sample, day: FieldDay) -> list[Stop]:
    """Give its stops in their order."""
    return sorted(
        (one for one in sample.stops if one.field_day_id == day.id), key=lambda one: one.seq
    )


def lines_of(sample: Sample, day: FieldDay) -> list[LogEntry]:
    """Give what was logged on a day."""
    parts = {day.id, *(one.id for one in stops_of(sample, day))}
    return [one for one in sample.entries if one.part_of in parts]


def report_of(sample: Sample, day: FieldDay) -> CoachingReport:
    """Give the one report of a day."""
    (found,) = [one for one in sample.reports if one.field_day_id == day.id]
    return found


@pytest.mark.parametrize("row", DAYS, ids=lambda row: row[1])
def test_each_day_is_that_of_the_story(sample: Sample, row: tuple[object, ...]) -> None:
    """Rep, length, notice, roles, strengths, priorities, hours and states are as told."""
    name, on, *told = row
    day = day_of(sample, str(on))
    sent = report_of(sample, day)
    assert sent.ack is not None
    assert day.person_id == sample.ids[str(name)]
    roles = Counter(one.coach_role for one in stops_of(sample, day))
    assert [
        day.duration,
        day.origin,
        f"{local_day(day.notice_given_at):%m-%d}" if day.notice_given_at else "",
        (roles["observe"], roles["joint"], roles["model"]),
        "".join(sorted(one.competency for one in sent.strengths)),
        "".join(sorted(one.competency for one in sent.priorities)),
        sent.minutes_to_submit / 60,
        f"{local_day(sent.ack.at):%m-%d}",
        shown_state(day, sent, NOW),
    ] == [*told[:4], "".join(sorted(str(told[4]))), "".join(sorted(str(told[5]))), *told[6:]]


def test_sums_of_the_days(sample: Sample) -> None:
    """Four were held: nine half-days, 24 stops, a report each; one report came late."""
    held = [one for one in sample.days if one.held]
    assert len(held) == 4
    assert sum(one.half_days for one in held) == 9
    assert sum(len(stops_of(sample, one)) for one in held) == 24
    late = [lateness(report_of(sample, one).minutes_to_submit) for one in held]
    assert sorted(late) == ["amber", "good", "good", "good"]
    last = day_of(sample, "10-21")
    assert not lacks_notice(last, ZoneInfo("Asia/Ho_Chi_Minh"))
    ack = report_of(sample, last).ack
    assert ack is not None
    assert local_day(ack.at + timedelta(days=30)) == date(2026, 12, 4)


def test_the_one_ahead_makes_the_demo_live(sample: Sample) -> None:
    """Wednesday with H'Duyên: agreed and told on the 20th, four stops each with its brief."""
    (ahead,) = [one for one in sample.days if one.ahead]
    assert (ahead.date, ahead.duration, ahead.state) == (date(2026, 11, 25), "day", "confirmed")
    assert ahead.person_id == sample.ids[DUYEN]
    assert ahead.notice_given_at is not None
    assert local_day(ahead.notice_given_at) == date(2026, 11, 20)
    stops = stops_of(sample, ahead)
    assert len(stops) == 4
    for one in stops:
        brief = one.pre_call
        assert all((brief.objective, brief.primary_question, brief.commitment_sought))
        assert brief.expected_objection
        assert overlaps(one, stops) is None
    assert sample.person(THO).off_days == (date(2026, 11, 26), date(2026, 11, 27))


def test_stops_are_in_order_and_within_their_day(sample: Sample) -> None:
    """They are numbered from 1, begin one after the other on the day's dates, and none overlaps."""
    for day in sample.days:
        stops = stops_of(sample, day)
        assert [one.seq for one in stops] == list(range(1, len(stops) + 1))
        assert all(one.person_id == day.person_id for one in stops)
        moments = [one.at or one.ended_at for one in stops]
        assert moments == sorted(moments, key=lambda at: at or datetime.max.replace(tzinfo=UTC))
        assert {at.astimezone(ZONE).date() for at in moments if at} <= set(dates_of(day))
        if day.held:
            assert day.started_at is not None
            assert day.ended_at == last_end(stops)
            assert all(one.ended_at and one.outcome for one in stops)
    outcomes = Counter(
        one.outcome for one in stops_of(sample, day_of(sample, "10-21")) if one.outcome
    )
    assert outcomes["advance"] == 4
    assert {one.outcome for one in sample.stops} > {"order", "no_sale", "no_show", "continuation"}


def test_scores_have_their_evidence(sample: Sample) -> None:
    """Each day has scores enough for a mean, and what is high or low says what was seen."""
    for day in sample.days:
        if day.held:
            seen = observations(lines_of(sample, day))
            assert mean(one.score for one in seen) is not None
            assert all(one.text for one in seen if needs_evidence(one.score))
            assert day.self_scores
    known = set(load_competencies("vi").by_key)
    rides = [one for one in sample.entries if one not in sample.talked]
    assert all(described(one.text, known, one.accounts) for one in rides)
    for one in rides:
        assert len(one.text) <= 240
        stop = next((stop for stop in sample.stops if stop.id == one.part_of), None)
        if stop is not None and stop.actual_at and stop.ended_at and one.happened_at:
            assert stop.actual_at <= one.happened_at <= stop.ended_at


def test_reports_quote_the_lines_of_their_day(sample: Sample) -> None:
    """The evidence is a logged line with a score of that competency, and the report is short."""
    for day in sample.days:
        lines = {one.id: one for one in lines_of(sample, day)}
        for report in (one for one in sample.reports if one.field_day_id == day.id):
            points: list[Strength | Priority] = [*report.strengths, *report.priorities]
            for point in points:
                line = lines[point.entry_id or ""]
                assert point.evidence == line.text
                assert point.competency in {score.competency for score in line.scores}
            assert all(one.behaviour for one in report.priorities)
            assert 0 < report.reading_seconds <= MOST_SECONDS
            assert report.visibility == "shared"


def test_next_steps_are_commitments_made_on_the_day(sample: Sample) -> None:
    """Each step is the commitment it names, made between the last stop and the report."""
    promises = {one.id: one for one in sample.commitments}
    made_on_rides = {one.id for one in sample.commitments if one.source.kind == "field_day"}
    told = set()
    for report in sample.reports:
        day = next(one for one in sample.days if one.id == report.field_day_id)
        for step in report.next_steps:
            promise = promises[step.commitment_id or ""]
            agreed = (step.action, step.due, step.owner)
            assert (promise.text, promise.due, promise.owner) == agreed
            assert promise.source.id == day.id
            assert promise.happened_at is not None
            assert day.ended_at is not None
            assert day.ended_at < promise.happened_at < report.submitted_at
            told.add(promise.id)
    assert told == made_on_rides


def test_the_coachs_cards_are_of_days_that_were_held(sample: Sample) -> None:
    """Each is answered by the rep of the day, on the day, in full; the manager is nobody's rep."""
    days = {one.id: one for one in sample.days if one.held}
    assert len(sample.cards) == 4
    for card in sample.cards:
        day = days[card.field_day_id or ""]
        assert card.person_id == day.person_id != ME
        assert card.on in dates_of(day)
        assert len(card.answers) == 6
    assert len({card.share for card in sample.cards}) > 1
