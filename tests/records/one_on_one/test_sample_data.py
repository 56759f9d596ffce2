"""The sample team adds up to the last promise."""

from collections import Counter
from datetime import date, datetime
from statistics import mean

import pytest

from coachtui.domain.cadence import next_by_cadence
from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.talk import talk
from sample_file import (
    DANG,
    DAO,
    DUOC,
    DUYEN,
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

# planned, held, missed, moved
MEETINGS = {
    DAO: (4, 4, 0, 0),
    DUOC: (7, 7, 0, 2),
    NHU: (7, 7, 0, 1),
    THO: (7, 6, 1, 0),
    VUONG: (7, 7, 0, 0),
    DUYEN: (13, 13, 0, 1),
    RAFAEL: (7, 5, 2, 1),
    DANG: (11, 10, 1, 0),
    HAN: (5, 5, 0, 2),
}
# made, kept, dropped, broken, open, overdue
REP_OWES = {
    DAO: (6, 6, 0, 0, 0, 0),
    DUOC: (12, 9, 1, 1, 1, 0),
    NHU: (13, 9, 1, 1, 2, 1),
    THO: (11, 7, 1, 2, 1, 0),
    VUONG: (10, 4, 1, 4, 1, 1),
    DUYEN: (20, 17, 1, 0, 2, 0),
    RAFAEL: (8, 4, 1, 1, 2, 2),
    DANG: (17, 9, 1, 5, 2, 0),
    HAN: (8, 7, 1, 0, 0, 0),
}
MANAGER_OWES = {
    DAO: (3, 2, 0, 0, 1, 1),
    DUOC: (5, 4, 0, 0, 1, 0),
    NHU: (4, 4, 0, 0, 0, 0),
    THO: (5, 3, 0, 1, 1, 0),
    VUONG: (3, 3, 0, 0, 0, 0),
    DUYEN: (9, 8, 0, 0, 1, 0),
    RAFAEL: (4, 1, 0, 2, 1, 1),
    DANG: (7, 6, 0, 0, 1, 0),
    HAN: (3, 3, 0, 0, 0, 0),
}
# manager's share of the talk in %, positive, adjusting
TALKS = {
    DAO: (38, 6, 1),
    DUOC: (42, 8, 2),
    NHU: (41, 9, 3),
    THO: (44, 7, 2),
    VUONG: (58, 2, 5),
    DUYEN: (49, 14, 4),
    RAFAEL: (47, 3, 2),
    DANG: (56, 5, 8),
    HAN: (36, 5, 1),
}
# last held, due by cadence, next one planned
MEETS = {
    DAO: ("2026-11-17", "2026-12-15", "2026-12-15"),
    DUOC: ("2026-11-18", "2026-12-02", "2026-12-02"),
    NHU: ("2026-11-19", "2026-12-03", "2026-12-03"),
    THO: ("2026-11-16", "2026-11-30", "2026-11-30"),
    VUONG: ("2026-11-17", "2026-12-01", "2026-12-01"),
    DUYEN: ("2026-11-20", "2026-11-27", "2026-11-27"),
    RAFAEL: ("2026-10-29", "2026-11-12", None),
    DANG: ("2026-11-16", "2026-11-23", "2026-11-23"),
    HAN: ("2026-10-28", None, "2027-05-04"),
}
# day and month; "9>10" of September was moved, "19x" was missed
DAYS = {
    DAO: "25/8 22/9 20/10 17/11",
    DUOC: "26/8 9/9>10/9 23/9 7/10 21/10>23/10 4/11 18/11",
    NHU: "27/8 10/9 24/9 8/10 22/10>26/10 5/11 19/11",
    THO: "24/8 7/9 21/9 5/10 19/10x 2/11 16/11",
    VUONG: "25/8 8/9 22/9 6/10 20/10 3/11 17/11",
    DUYEN: "28/8 4/9 11/9 18/9>17/9 25/9 2/10 9/10 16/10 23/10 30/10 6/11 13/11 20/11",
    RAFAEL: "27/8 10/9 24/9 8/10 22/10>29/10 5/11x 19/11x",
    DANG: "24/8 7/9 21/9 28/9 5/10 12/10 19/10x 26/10 2/11 9/11 16/11",
    HAN: "26/8 9/9>11/9 23/9 7/10 21/10>28/10",
}


@pytest.fixture(scope="module")
def sample() -> Sample:
    """Give the sample data."""
    return Sample()


def sums(commitments: list[Commitment]) -> tuple[int, ...]:
    """Give made, kept, dropped, broken, open and overdue."""
    states = Counter(one.state for one in commitments)
    return (
        len(commitments),
        states["kept"],
        states["dropped"],
        states["broken"],
        sum(one.is_open for one in commitments),
        sum(one.overdue(TODAY) for one in commitments),
    )


def test_the_team_is_that_of_the_brief(sample: Sample) -> None:
    """Nine reps report to the manager; around them stand director, HR, union and candidates."""
    reps = [one for one in sample.people if one.is_rep]
    assert {one.full_name for one in reps} == set(REPS)
    assert {one.reports_to for one in reps} == {ME}
    me = sample.person("Lê Hoàng Ngân")
    assert (me.id, me.role, me.hire_date) == (ME, "sales_manager", date(2022, 2, 14))
    others = {one.full_name for one in sample.people if one.role == "other"}
    assert others == {"Phan Hữu Trí", "Mai Thị Tường Vy", "Cao Xuân Lộc"}
    candidates = {one.full_name for one in sample.people if one.role == "candidate"}
    assert candidates == {"Nguyễn Hoài An", "Trần Thiên Ân"}
    assert sample.person(DUYEN).given_name == "H'Duyên"
    assert (sample.person(RAFAEL).language, sample.person(RAFAEL).initials) == ("en", "RDCS")
    assert sample.person(DANG).one_on_one.cadence_days == 7
    assert sample.person(HAN).one_on_one.paused_until == date(2027, 5, 1)


@pytest.mark.parametrize("name", REPS)
def test_one_on_ones_add_up(sample: Sample, name: str) -> None:
    """Planned, held, missed and moved are the figures of the story."""
    past = sample.past(name)
    states = Counter(one.state for one in past)
    moved = sum(len(one.move_history) for one in past)
    assert (len(past), states["held"], states["missed"], moved) == MEETINGS[name]
    assert all(one.reason for one in past if one.state == "missed")


@pytest.mark.parametrize("name", REPS)
def test_one_on_ones_are_on_their_days(sample: Sample, name: str) -> None:
    """Each was planned, moved and held or missed on the day the story tells."""
    told = []
    for one in sample.past(name):
        days = [local_day(step.planned_before) for step in one.move_history]
        shown = ">".join(f"{day.day}/{day.month}" for day in (*days, local_day(one.planned_at)))
        told.append(shown + ("x" if one.state == "missed" else ""))
        if one.held:
            assert local_day(one.at) == local_day(one.planned_at)
            assert one.move_history == () or one.move_history[-1].planned_after == one.planned_at
    assert " ".join(told) == DAYS[name]


@pytest.mark.parametrize("name", REPS)
def test_the_next_one_on_one_is_due_as_told(sample: Sample, name: str) -> None:
    """The last one held, the day due by cadence, and what is planned agree with the story."""
    rep, (last_held, due, planned) = sample.person(name), MEETS[name]
    last = local_day(sample.held(name)[-1].at)
    assert last.isoformat() == last_held
    rhythm = rep.one_on_one
    if due is not None:
        following = next_by_cadence(last, rhythm.cadence_days, rhythm.weekday)
        assert following.isoformat() == due
    ahead = [one for one in sample.with_(name) if one.state == "planned"]
    days = [local_day(one.planned_at).isoformat() for one in ahead]
    assert days == ([planned] if planned else [])
    kind = "return_from_leave" if name == HAN else "o3"
    assert {one.type for one in ahead} <= {kind}


def test_dangs_is_today_at_nine(sample: Sample) -> None:
    """The demo opens an hour before a one-on-one."""
    ahead = [one for one in sample.with_(DANG) if one.state == "planned"]
    assert [one.planned_at for one in ahead] == [datetime(2026, 11, 23, 9, tzinfo=ZONE)]


@pytest.mark.parametrize("name", REPS)
def test_promises_add_up(sample: Sample, name: str) -> None:
    """The rep's and the manager's promises are made, kept and broken as told."""
    assert sums(sample.owed(name, mine=False)) == REP_OWES[name]
    assert sums(sample.owed(name, mine=True)) == MANAGER_OWES[name]


def test_sums_of_the_team(sample: Sample) -> None:
    """68 planned, 64 held, 4 missed, 7 moved; 105 promises of the reps, 43 of the manager."""
    columns = zip(*(MEETINGS[name] for name in REPS), strict=True)
    assert tuple(map(sum, columns)) == (68, 64, 4, 7)
    reps = [one for one in sample.commitments if not one.mine]
    mine = [one for one in sample.commitments if one.mine]
    assert sums(reps) == (105, 72, 8, 14, 11, 4)
    assert sums(mine) == (43, 34, 0, 3, 6, 2)
    assert Counter(one.entry_kind for one in sample.talked)["praise"] == 59
    assert Counter(one.entry_kind for one in sample.talked)["adjusting"] == 28


def test_the_promise_that_waits(sample: Sample) -> None:
    """The price approval promised to Đào has been overdue since 13 November."""
    overdue = [one for one in sample.owed(DAO, mine=True) if one.overdue(TODAY)]
    assert [(one.text, one.due) for one in overdue] == [
        ("Chốt duyệt giá cho chuỗi khách sạn", date(2026, 11, 13))
    ]
    last = sample.held(DAO)[-1].id
    quotes = [one.text for one in sample.entries if one.part_of == last and one.by == "rep"]
    assert "Em còn nợ chị việc duyệt giá cho chuỗi khách sạn" in quotes


@pytest.mark.parametrize("name", REPS)
def test_talk_and_balance(sample: Sample, name: str) -> None:
    """The manager's mean share of the talk and the praise to change ratio are as told."""
    share, praise, adjusting = TALKS[name]
    shares = []
    for one in sample.held(name):
        assert one.ended_at is not None
        spoken = talk([flip for flip in sample.flips if flip.part_of == one.id], one.ended_at)
        assert spoken.manager_share is not None
        shares.append(spoken.manager_share)
    assert mean(shares) == pytest.approx(share / 100, abs=0.01)
    mine = [one for one in sample.talked if one.person_id == sample.ids[name]]
    kinds = Counter(one.entry_kind for one in mine)
    assert (kinds["praise"], kinds["adjusting"]) == (praise, adjusting)


def test_two_lines_wait_for_the_next_one_on_one(sample: Sample) -> None:
    """Two lines were logged between meetings and are still to be raised."""
    between = [one for one in sample.entries if one.part_of is None]
    assert [one.state for one in between] == ["open", "open"]
    open_items = {one.text: one for one in sample.agenda if one.state == "open"}
    assert open_items["Kế hoạch tuyến tháng 12"].times_carried == 2
    assert "Muốn thử vai trò trưởng nhóm" in open_items
