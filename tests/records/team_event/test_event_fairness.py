"""Fairness over twelve months: who came, at what hours and cost, and what kept others away."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from coachtui.domain.person import Person
from coachtui.domain.working_days import WorkingWeek
from coachtui.records.team_event.model import (
    Access,
    Budget,
    BudgetLine,
    DateOption,
    EventNeeds,
    EventState,
    Invitation,
    TeamEvent,
)
from coachtui.records.team_event.rules.fairness import (
    Share,
    cross_region,
    fairness,
    grouped,
    team,
)
from coachtui.records.team_event.rules.suggestions import Suggestion, suggestions

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 11, 23)
DAO = Person(id="dao", full_name="Hồng Đào", region="Bắc", hire_date=date(2017, 3, 6))
NHU = Person(id="nhu", full_name="Quỳnh Như", region="Nam", hire_date=date(2024, 4, 15))
THO = Person(id="tho", full_name="Khánh Thơ", region="Trung", hire_date=date(2025, 9, 8))
DUYEN = Person(id="duyen", full_name="Mỹ Duyên", region="Nam", hire_date=date(2026, 10, 1))
PEOPLE = (THO, DAO, NHU, DUYEN)


def _event(name: str, at: datetime, *, paid: int | None = None, **more: object) -> TeamEvent:
    told = TeamEvent(
        id=name,
        title=name,
        month=at.date().replace(day=1),
        starts_at=at,
        ends_at=at + timedelta(hours=3),
        state="closed",
        budget=Budget(lines=(BudgetLine(planned=1, actual=paid),)),
    )
    return told.revised(**more)


def _place(event: str, person: Person, came: bool | None, **more: object) -> Invitation:
    place = Invitation(event_id=event, person_id=person.id, attended=came)
    return place.revised(**more)


NOON = _event(
    "noon", datetime(2026, 9, 16, 13, tzinfo=ZONE), paid=900_000, access=Access(travel_min=30)
)
EVENING = _event("evening", datetime(2026, 10, 16, 19, tzinfo=ZONE), paid=500_000)
PLACES = (
    _place("noon", DAO, came=True),
    _place("noon", NHU, came=True),
    _place("noon", THO, came=True),
    _place("evening", DAO, came=False, kept_away="hours"),
    _place("evening", NHU, came=True),
    _place("evening", THO, came=None),
    _place("evening", DUYEN, came=False, kept_away="food"),
)


def _shares(
    events: tuple[TeamEvent, ...] = (NOON, EVENING), places: tuple[Invitation, ...] = PLACES
) -> dict[str, Share]:
    found = fairness(events, places, PEOPLE, WorkingWeek(), ZONE, TODAY)
    return {each.person_id: each for each in found}


def test_attendance_counts_what_was_noted() -> None:
    """A share is of the events noted; one nobody noted is invited to, and neither came nor not."""
    shares = _shares()
    assert list(shares) == ["duyen", "dao", "nhu", "tho"]
    assert (shares["dao"].invited, shares["dao"].came, shares["dao"].share) == (2, 1, 0.5)
    assert (shares["tho"].invited, shares["tho"].noted, shares["tho"].share) == (2, 1, 1.0)
    assert shares["duyen"].never
    assert not shares["dao"].never


def test_hours_cost_and_way_are_of_the_events_somebody_came_to() -> None:
    """In-hours share, cost a head and travel are those of the events they were at."""
    shares = _shares()
    assert shares["dao"].in_hours_share == 1.0
    assert shares["nhu"].in_hours_share == 0.5
    assert shares["dao"].cost_per_event == 300_000
    assert shares["nhu"].cost_per_event == (300_000 + 500_000) // 2
    assert shares["nhu"].travel_min == 30
    assert shares["duyen"].in_hours_share is None
    assert shares["duyen"].cost_per_event is None
    assert shares["duyen"].travel_min is None


def test_what_kept_somebody_away_is_counted_where_it_was_said() -> None:
    """Reasons are counted for those who did not come; a no without one is no reason."""
    shares = _shares()
    assert shares["dao"].kept_away == {"hours": 1}
    assert shares["tho"].kept_away == {}


def test_only_events_held_within_twelve_months_count() -> None:
    """Neither a planned nor a cancelled event counts, nor one of a year ago or of tomorrow."""
    states: tuple[EventState, ...] = ("planned", "booked", "confirmed", "cancelled")
    unheld = tuple(
        _event(state, datetime(2026, 9, 1, 9, tzinfo=ZONE), state=state, reason="rain")
        for state in states
    )
    old = _event("old", datetime(2025, 11, 23, 9, tzinfo=ZONE))
    first = _event("first", datetime(2025, 11, 24, 9, tzinfo=ZONE))
    last = _event("last", datetime(2026, 11, 23, 20, tzinfo=ZONE))
    later = _event("later", datetime(2026, 11, 24, 0, 30, tzinfo=ZONE))
    events = (*unheld, old, first, last, later)
    places = tuple(_place(each.id, DAO, came=True) for each in events)
    assert _shares(events, places)["dao"].came == 2


def test_somebody_told_without_being_reckoned_with_has_no_share() -> None:
    """A place that is not counted, as of somebody on leave, does not lower a share."""
    share = _shares((NOON,), (_place("noon", DAO, came=False, counted=False),))["dao"]
    assert (share.invited, share.share, share.never) == (0, None, False)


def test_a_vote_is_lost_only_where_there_was_a_choice_and_another_won() -> None:
    """Who voted for other dates lost; who voted for none, or for the one chosen, did not."""
    chosen, other = (DateOption(id=each, at=at) for each, at in _dates())
    event = NOON.revised(date_options=(chosen, other))
    places = (
        _place("noon", DAO, came=True, votes=("other",)),
        _place("noon", NHU, came=True, votes=("chosen", "other")),
        _place("noon", THO, came=True),
        _place("noon", DUYEN, came=True, votes=("gone",)),
    )
    lost = {name: share.lost_votes for name, share in _shares((event,), places).items()}
    assert lost == {"dao": 1, "nhu": 0, "tho": 0, "duyen": 0}
    elsewhen = event.revised(date_options=(other,))
    assert _shares((elsewhen,), places)["dao"].lost_votes == 0


def _dates() -> tuple[tuple[str, datetime], ...]:
    assert NOON.starts_at is not None
    return ("chosen", NOON.starts_at), ("other", NOON.starts_at + timedelta(days=1))


def test_groups_sum_up_their_people() -> None:
    """Regions and tenure bands add events up, not shares."""
    shares = tuple(_shares().values())
    regions = {each.key: each for each in grouped(shares, "region")}
    assert set(regions) == {"Bắc", "Nam", "Trung"}
    assert regions["Nam"].people == ("duyen", "nhu")
    assert regions["Nam"].share == 2 / 3
    tenures = {each.key for each in grouped(shares, "tenure")}
    assert tenures == {"new", "established", "veteran"}
    assert [each.key for each in grouped(shares, "person")] == [each.person_id for each in shares]
    whole = team(shares)
    assert (whole.invited, whole.noted, whole.came) == (7, 6, 4)
    assert whole.kept_away == {"hours": 1, "food": 1}


def test_a_team_without_events_is_all_zeros() -> None:
    """With nothing held there is a row for everybody and no share at all."""
    shares = _shares((), ())
    assert len(shares) == len(PEOPLE)
    assert all(each.share is None for each in shares.values())
    assert team(tuple(shares.values())).share is None
    assert suggestions(tuple(shares.values())) == (Suggestion("new", ("duyen",), 1),)


def test_pairs_across_regions_are_of_those_who_came() -> None:
    """Two of different regions who were both there are a pair; of the same region they are not."""
    places = (*PLACES, _place("noon", DUYEN, came=True), _place("evening", THO, came=True))
    assert cross_region(NOON, places, PEOPLE) == (
        ("duyen", "dao"),
        ("duyen", "tho"),
        ("dao", "nhu"),
        ("dao", "tho"),
        ("nhu", "tho"),
    )


def test_suggestions_mind_who_was_left_out_and_never_tell_whose_needs() -> None:
    """What kept people away comes with their names; needs are only counted."""
    needs = (
        EventNeeds(event_id="next", person_id="nhu", diet="ăn chay"),
        EventNeeds(event_id="next", person_id="tho", access="đi xe lăn"),
    )
    assert suggestions(tuple(_shares().values()), needs) == (
        Suggestion("food", ("duyen",), 2),
        Suggestion("hours", ("dao",), 1),
        Suggestion("place", (), 1),
        Suggestion("new", ("duyen",), 1),
    )


def test_who_came_to_none_is_unreached() -> None:
    """Somebody who is not new and came to none is named, also where they were never invited."""
    shares = tuple(_shares((EVENING,)).values())
    assert Suggestion("unreached", ("dao", "tho"), 2) in suggestions(shares)
