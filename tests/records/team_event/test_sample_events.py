"""The events and thanks of the sample team are those of its story, down to the last dong."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from coachtui.domain.holidays import public_holidays
from coachtui.domain.ids import ME
from coachtui.domain.label_lists import LabelLists, load_lists
from coachtui.domain.recognition_wish import drives, may_be_public
from coachtui.domain.working_days import WorkingWeek
from coachtui.language import Words
from coachtui.records.team_event.model import Invitation, TeamEvent
from coachtui.records.team_event.presentation.board_rows import board_rows
from coachtui.records.team_event.presentation.words import money_about
from coachtui.records.team_event.rules.budget import totals
from coachtui.records.team_event.rules.checklist import due_day, open_items
from coachtui.records.team_event.rules.cutoffs import band, cutoffs
from coachtui.records.team_event.rules.fairness import Share, fairness
from coachtui.records.team_event.rules.feedback import summary
from coachtui.records.team_event.rules.guard import Guard
from coachtui.records.team_event.rules.states import counted_in_hours, lacks
from coachtui.records.team_event.rules.templates import load_templates
from desks import make_desk
from sample_file import (
    DAO,
    DEMO_NOW,
    DUOC,
    HAN,
    NHU,
    RAFAEL,
    REPS,
    THO,
    TODAY,
    VUONG,
    ZONE,
    Sample,
    local_day,
)

CONTEST, HIKE, KITCHEN = "Thi pha chế", "Dã ngoại Đà Lạt", "Bếp ăn thiện nguyện"
WEEK = WorkingWeek(holidays=frozenset(public_holidays(2026, "vi")))


@pytest.fixture(scope="module")
def sample() -> Sample:
    """Give the sample data."""
    return Sample()


@pytest.fixture(scope="module")
def labels() -> LabelLists:
    """Give the words that label a person."""
    return load_lists("vi")


def event_of(sample: Sample, title: str) -> TeamEvent:
    """Give the event of a title."""
    return next(one for one in sample.events if one.title == title)


def places_of(sample: Sample, event: TeamEvent) -> list[Invitation]:
    """Give everybody's place in it."""
    return [one for one in sample.places if one.event_id == event.id]


def told(sample: Sample, title: str) -> list[object]:
    """Give an event as the story tells it: when, where, who, for how much."""
    event = event_of(sample, title)
    places = places_of(sample, event)
    counted = [one for one in places if one.counted]
    answers = Counter(one.rsvp for one in counted)
    assert event.starts_at is not None
    assert event.ends_at is not None
    begins, ends = (at.astimezone(ZONE) for at in (event.starts_at, event.ends_at))
    sums = totals(event, places)
    return [
        f"{begins:%a %Y-%m-%d %H:%M}–{ends:%H:%M}",
        event.kind,
        counted_in_hours(event, WEEK, ZONE),
        event.state,
        (len(counted), answers["yes"], answers["maybe"], answers["none"], answers["no"]),
        sum(one.attended is True for one in places),
        (sums.planned_whole, sums.allowed, sums.actual),
    ]


@pytest.mark.parametrize(
    ("title", "story"),
    [
        (
            CONTEST,
            [
                *("Fri 2026-09-18 14:00–17:00", "onsite", True, "closed"),
                *((10, 9, 0, 0, 1), 8, (3_500_000, 3_500_000, 3_260_000)),
            ],
        ),
        (
            HIKE,
            [
                *("Sat 2026-10-17 07:30–16:30", "offsite", False, "closed"),
                *((10, 7, 0, 0, 3), 6, (12_000_000, 12_000_000, 12_480_000)),
            ],
        ),
        (
            KITCHEN,
            [
                *("Thu 2026-11-26 14:00–17:00", "offsite", True, "booked"),
                *((9, 6, 1, 2, 0), 0, (4_500_000, 4_500_000, 0)),
            ],
        ),
    ],
)
def test_each_event_is_that_of_the_story(sample: Sample, title: str, story: list[object]) -> None:
    """Day, kind, hours, state, answers, who came and all three sums are as told."""
    assert told(sample, title) == story


@pytest.mark.parametrize(("title", "mean", "count"), [(CONTEST, 4.4, 7), (HIKE, 3.6, 5)])
def test_feedback_is_as_told(sample: Sample, title: str, mean: float, count: int) -> None:
    """The mean and the number of answers are the story's, from no more people than came."""
    event = event_of(sample, title)
    (feedback,) = [one for one in sample.feedback if one.event_id == event.id]
    said = summary(feedback)
    assert said is not None
    assert (round(said.mean, 1), said.count) == (mean, count)
    assert count <= sum(one.attended is True for one in places_of(sample, event))
    assert len(sample.feedback) == 2


def test_the_closed_ones_are_whole_and_forgotten(sample: Sample) -> None:
    """Every item and step is ticked in time, the retro is whole, and nobody's needs are left."""
    for title in (CONTEST, HIKE):
        event = event_of(sample, title)
        assert event.starts_at is not None
        morrow = local_day(event.starts_at) + timedelta(days=1)
        assert open_items(event) == ()
        assert all(step.done_at for step in event.run_sheet)
        assert event.retro.whole
        assert lacks(event.revised(state="held"), "closed", None, DEMO_NOW) == ()
        assert event.needs_forgotten_at == event.closed_at
        assert all(one.attended is not None for one in places_of(sample, event))
        for item in event.checklist:
            due = due_day(item, event, WEEK, ZONE)
            assert item.done_at is not None
            assert due is not None
            assert local_day(item.done_at) <= (morrow if item.offset_days == 1 else due) or (
                item.offset_days == -30
            )
    hike = event_of(sample, HIKE)
    assert "trong giờ làm" in hike.retro.next[0].text
    assert "gần Hà Nội" in hike.retro.next[0].text
    assert {one.event_id for one in sample.needs} == {event_of(sample, KITCHEN).id}


def test_what_the_retros_decided_is_the_managers(sample: Sample) -> None:
    """Items and actions are the manager's: the reps' promises stay those of the talks."""
    for event in sample.events:
        owners = {item.owner for item in event.checklist}
        assert owners | {action.owner for action in event.retro.next} == {ME}
        texts = {item.text for item in event.checklist}
        assert {action.text for action in event.retro.next} <= texts
    assert not any(one.source.kind == "team_event" for one in sample.commitments)


def test_the_head_count_locks_today_at_two(sample: Sample) -> None:
    """Six hours are left, tomorrow is a holiday, moving has cost everything since the 19th."""
    event = event_of(sample, KITCHEN)
    clock = {one.kind: one for one in cutoffs(event, DEMO_NOW, ZONE, WEEK.holidays)}
    lock, free = clock["headcount"], clock["reschedule"]
    assert lock.at == datetime(2026, 11, 23, 14, tzinfo=ZONE)
    assert lock.left == timedelta(hours=6)
    assert free.at == datetime(2026, 11, 12, 14, tzinfo=ZONE)
    assert free.passed
    assert clock["cancel"].passed
    assert band(event, DEMO_NOW) == 100
    assert date(2026, 11, 24) in WEEK.holidays
    first = open_items(event)[0]
    assert due_day(first, event, WEEK, ZONE) == TODAY
    assert len(open_items(event)) == 4
    assert lacks(event, "confirmed", places_of(sample, event), DEMO_NOW) == ()


def test_han_is_told_and_not_counted(sample: Sample) -> None:
    """On leave she has a place in the kitchen that nobody reckons with; Thơ, who is away, may."""
    event = event_of(sample, KITCHEN)
    places = {one.person_id: one for one in places_of(sample, event)}
    assert set(places) == {ME, *(sample.ids[name] for name in REPS)}
    assert [key for key, one in places.items() if not one.counted] == [sample.ids[HAN]]
    assert places[sample.ids[THO]].rsvp == "maybe"
    unanswered = {key for key, one in places.items() if one.counted and one.rsvp == "none"}
    assert unanswered == {sample.ids[VUONG], sample.ids[RAFAEL]}
    templates = load_templates("en")
    assert event.template in {one.key for one in templates.found}
    assert all(key in templates.themes for one in sample.events for key in one.objectives)


def shares(sample: Sample) -> dict[str, Share]:
    """Give what each rep got from the events, by name."""
    reps = [one for one in sample.people if one.is_rep]
    found = fairness(sample.events, sample.places, reps, WEEK, ZONE, TODAY)
    names = {one.id: one.full_name for one in reps}
    return {names[one.person_id]: one for one in found}


def test_fairness_shows_whom_nobody_reached(sample: Sample) -> None:
    """Rafael came to none of two, kept away by the place; the north lost its vote on the hike."""
    found = shares(sample)
    assert [name for name, one in found.items() if one.never] == [RAFAEL]
    assert found[RAFAEL].kept_away == {"place": 2}
    lost = {name for name, one in found.items() if one.lost_votes}
    assert {DAO, VUONG, RAFAEL} <= lost
    assert found[NHU].cost_per_event == (407_500 + 2_080_000) // 2
    assert found[DAO].in_hours_share == 1


def test_thanks_are_as_told(sample: Sample) -> None:
    """Seven: five without money, four before the team, each met by what drives the person."""
    people = {one.id: one for one in sample.people}
    assert Counter(one.kind for one in sample.thanks) == {"non_monetary": 5, "monetary": 2}
    assert sum(one.public for one in sample.thanks) == 4
    for one in sample.thanks:
        person = people[one.person_id]
        assert one.motivator_matched in drives(person)
        assert bool(one.value) == (one.kind == "monetary")
        assert not one.public or may_be_public(person, agreed=one.public_agreed)
    thanked = {people[one.person_id].full_name for one in sample.thanks}
    assert set(REPS) - thanked == {NHU, RAFAEL}
    assert DUOC in thanked


def texts(value: object) -> Iterator[str]:
    """Give every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def test_nothing_private_and_no_label_stands_where_the_team_reads(
    sample: Sample, labels: LabelLists
) -> None:
    """No event and no thanks holds a label or five words of a private line."""
    private = [one.text for one in sample.entries if one.visibility == "private"]
    guard = Guard(private, labels)
    for table in ("team_event", "recognition"):
        for document in sample.documents[table]:
            for text in texts(document):
                assert guard.refused(text) is None, text


def test_needs_are_of_people_who_come_and_tell_no_illness(sample: Sample) -> None:
    """What is asked for is food and a ride, of those who said yes, after they were invited."""
    places = {(one.event_id, one.person_id): one for one in sample.places}
    assert len(sample.needs) == 3
    for one in sample.needs:
        place = places[one.event_id, one.person_id]
        assert place.rsvp == "yes"
        assert not one.empty
        assert one.access == ""
        assert one.created_at is not None
        assert place.created_at is not None
        assert one.created_at > place.created_at


def test_the_board_has_its_three_months(tmp_path: Path, sample: Sample) -> None:
    """September to November stand with what a head cost, to three figures; December is free."""
    desk = make_desk(tmp_path)
    team = {**sample.documents, "person": [p for p in sample.documents["person"] if p["id"] != ME]}
    desk.repository.load(team, "")
    rows = [row for row in board_rows(desk.view, 2026) if len(row.cells) > 3]
    assert [(row.cells[0], row.cells[2], *row.cells[4:7]) for row in rows] == [
        ("Sep", CONTEST, "408k", "8 of 10 came", "4.4"),
        ("Oct", HIKE, "2.08m", "6 of 10 came", "3.6"),
        ("Nov", KITCHEN, "500k", "6 yes, 3 open", ""),
    ]


@pytest.mark.parametrize(
    ("amount", "english", "vietnamese"),
    [
        (407_500, "408k", "408k"),
        (1_243_750, "1.24m", "1,24tr"),
        (999_900, "1m", "1tr"),
        (12_480_000, "12.5m", "12,5tr"),
        (500, "500 ₫", "500 ₫"),
        (0, "0 ₫", "0 ₫"),
    ],
)
def test_a_rough_sum_has_three_figures(amount: int, english: str, vietnamese: str) -> None:
    """A mean in a table fits its column, whatever came out."""
    assert money_about(Words.of("en"), amount) == english
    assert money_about(Words.of("vi"), amount) == vietnamese
