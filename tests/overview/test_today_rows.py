"""Today's rows: their order, what shares a row, and how they are worded."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.domain.items import DueItem, Standing, Target, Urgency
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.repository import Put
from coachtui.overview.people_rows import roster
from coachtui.overview.today_items import TodayRows
from coachtui.overview.today_rows import needs, rows, team
from coachtui.ui.desk import Desk
from overview_desk import TODAY, add_promise, add_rep, open_desk

SAMPLE = Path(__file__).parents[2] / "sample_data/team.json"


def today_of(desk: Desk) -> TodayRows:
    """Give back Today of a desk."""
    return rows(desk.view, desk.catalogue)


def item(urgency: Urgency, days: int, name: str = "An", record: str = "1") -> DueItem:
    """Give back something that falls due so many days from today."""
    return DueItem(
        urgency=urgency,
        label=urgency.name,
        person_id=name,
        name=name,
        text=f"text {record}",
        due=TODAY + timedelta(days=days),
        at=None,
        overdue=days < 0,
        target=Target("commitment", record),
    )


def test_what_is_due_by_today_comes_before_what_is_due_later(tmp_path: Path) -> None:
    """Running and soon, then by urgency what is due by today, then the days to come by day."""
    desk = open_desk(tmp_path)
    due = [
        item(Urgency.MEETING, 4, record="meet fri"),
        item(Urgency.I_OWE, 2, record="mine wed"),
        item(Urgency.REP_OWES, -3, record="theirs late"),
        item(Urgency.MEETING, -11, record="meet late"),
        item(Urgency.MEETING, 0, record="meet today"),
        item(Urgency.I_OWE, -1, record="mine late"),
        item(Urgency.SOON, 0, record="soon"),
        item(Urgency.RUNNING, 0, record="running"),
    ]
    order = [need.items[0].target.record_id for need in needs(desk.view, due)]
    assert order == [
        *("running", "soon", "mine late", "meet late", "meet today", "theirs late"),
        *("mine wed", "meet fri"),
    ]


def test_my_promises_to_one_person_share_a_row_by_stage(tmp_path: Path) -> None:
    """Two overdue ones to one rep are one row with a count; one due later keeps its own."""
    desk = open_desk(tmp_path)
    dao = add_rep(desk, "Đặng Thị Hồng Đào", honorific="chị", one_on_one={"paused_until": None})
    add_promise(desk, dao, "duyệt giá", -10, mine=True)
    add_promise(desk, dao, "gửi mẫu", -2, mine=True)
    add_promise(desk, dao, "mời kế toán", 2, mine=True)
    mine = [need for need in today_of(desk).needs if need.label == "I owe"]
    assert [(need.what, need.overdue, need.due) for need in mine] == [
        ("chị Đào · 2 promises", True, "Fri 13 Nov"),
        ("chị Đào · mời kế toán", False, "25 Nov"),
    ]


def test_the_reps_overdue_promises_share_one_row(tmp_path: Path) -> None:
    """Who owes how many stands in one row, who owed first in front; a single one shows its text."""
    desk = open_desk(tmp_path)
    rafael = add_rep(desk, "Rafael dela Cruz-Santos", name_order="western")
    nhu = add_rep(desk, "Phạm Trương Quỳnh Như")
    add_promise(desk, nhu, "gọi khách", -1)
    add_promise(desk, rafael, "send the file", -9)
    add_promise(desk, rafael, "book the demo", -4)
    add_promise(desk, nhu, "cập nhật CRM", 5)
    theirs = [need for need in today_of(desk).needs if need.label == "Rep owes"]
    assert [(need.what, need.due, need.count) for need in theirs] == [
        ("Rafael 2 · Như 1", "3 promises", 3),
        ("Như · cập nhật CRM", "28 Nov", 1),
    ]


def test_what_is_done_or_far_away_is_not_there(tmp_path: Path) -> None:
    """A kept promise and one due in more than a week do not come onto Today."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    kept = add_promise(desk, rep, "kept", -1, mine=True)
    desk.repository.commit([Put(kept.kept(desk.clock.now()))])
    add_promise(desk, rep, "far away", 8, mine=True)
    assert not [need for need in today_of(desk).needs if need.label == "I owe"]


def test_rows_with_the_same_name_are_not_mixed_up(tmp_path: Path) -> None:
    """Two reps called An keep rows of their own for what I owe them."""
    desk = open_desk(tmp_path)
    for name in ("Nguyễn Văn An", "Trần Thiên An"):
        add_promise(desk, add_rep(desk, name), "call", -1, mine=True)
    mine = [need for need in today_of(desk).needs if need.label == "I owe"]
    assert len(mine) == 2
    assert len({need.key for need in mine}) == 2


def test_the_team_table_counts_promises_and_marks_what_is_late(tmp_path: Path) -> None:
    """Each rep has a row: last and next meeting, both counts with ! for the overdue ones."""
    desk = open_desk(tmp_path)
    late = add_rep(desk, "Nguyễn Văn An", last_1on1_before=TODAY - timedelta(days=30))
    paused = add_rep(
        desk,
        "Âu Dương Gia Hân",
        one_on_one={"paused_until": TODAY + timedelta(days=60)},
    )
    add_promise(desk, late, "a", -1, mine=True)
    add_promise(desk, late, "b", -1)
    add_promise(desk, late, "c", 3)
    members = today_of(desk).team
    assert [member.person_id for member in members] == [late.id, paused.id]
    assert members[0].meeting == "24 Oct → ! 7 Nov"
    assert (members[0].mine, members[0].theirs, members[0].overdue) == ("1 !", "2 (1 !)", True)
    assert members[1].meeting == "16 Nov → paused"


class TwoKinds(Catalogue):
    """Two kinds that meet people; of each person the first tells `first`, the second `second`."""

    def __init__(self, first: Standing | None, second: Standing) -> None:
        kinds = (("talks", "t:first"), ("rides", "t:second"))
        super().__init__(
            tuple(
                Kind(slug=slug, singular="S", plural="P", records=(), standing=path)
                for slug, path in kinds
            )
        )
        self._told = {"t:first": first, "t:second": second}

    def load(self, path: str) -> object:
        """Give back a function that tells the same of everybody."""
        return lambda _view, _person_id: self._told[path]


LATE_RIDE = Standing(
    last=None, next=TODAY - timedelta(days=40), word="", overdue=True, trend=(1, 2), alarm="now"
)


def test_the_tables_tell_of_the_first_kind_that_meets(tmp_path: Path) -> None:
    """What is overdue, next and rising with a second kind changes neither table nor their order."""
    desk = open_desk(tmp_path)
    add_rep(desk, "An")
    talk = Standing(last=TODAY, next=TODAY + timedelta(days=3), word="", overdue=False)
    kinds = TwoKinds(talk, LATE_RIDE)
    (member,) = team(desk.view, kinds)
    assert member.meeting == "23 Nov → Thu 26 Nov"
    assert (member.overdue, member.trend, member.alarm) == (False, (), "")
    (row,) = roster(desk.view, kinds, everybody=False)
    assert (row.meeting, row.overdue) == (member.meeting, False)


def test_where_the_first_kind_does_not_meet_the_second_is_told(tmp_path: Path) -> None:
    """A kind that has nothing to tell of a person leaves the row to the next one."""
    desk = open_desk(tmp_path)
    add_rep(desk, "An")
    (member,) = team(desk.view, TwoKinds(None, LATE_RIDE))
    assert member.meeting == "– → ! 14 Oct"
    assert (member.overdue, member.trend, member.alarm) == (True, (1, 2), "! now")


def test_rows_are_told_in_vietnamese_dates(tmp_path: Path) -> None:
    """In Vietnamese an overdue day shows as T6 13/11, not in English."""
    desk = open_desk(tmp_path, "vi")
    add_promise(desk, add_rep(desk, "Đào"), "duyệt giá", -10, mine=True)
    assert today_of(desk).needs[0].due == "T6 13/11"


def test_a_kind_that_names_no_due_function_is_passed_over(tmp_path: Path) -> None:
    """The catalogue's kinds without rows of their own leave Today standing."""
    desk = open_desk(tmp_path)
    assert any(not kind.due for kind in catalogue())
    assert today_of(desk).needs == ()


@pytest.mark.skipif(not SAMPLE.exists(), reason="no sample data in this checkout")
def test_today_of_the_sample_team(tmp_path: Path) -> None:
    """On the sample team's Monday a head count locks; then what I owe, and the meetings due."""
    desk = open_desk(tmp_path)
    documents = json.loads(SAMPLE.read_text(encoding="utf-8"))["documents"]
    documents["person"] = [one for one in documents["person"] if one["id"] != "me"]
    desk.repository.load(documents, "")
    today = today_of(desk)
    assert [need.label for need in today.needs[:5]] == ["Event", "I owe", "I owe", "1-1", "1-1"]
    assert today.needs[0].what == "Bếp ăn thiện nguyện · head count locks, 3 unclear"
    assert today.needs[0].due == "6 hours left"
    assert any(need.what.startswith("chị Đào · ") and need.overdue for need in today.needs[1:3])
    assert today.needs[3].what.startswith("Rafael · missed 2 times")
    assert today.needs[4].what.startswith("Đăng")
    ride = next(need for need in today.needs if need.label == "Ride")
    assert ride.what == "5 reps · ride due: Rafael, chị Đào, anh Được, Thơ and anh Vượng"
    assert any(need.what == "H'Duyên · whole day · 4 stops" for need in today.needs)
    overdue_of_reps = next(need for need in today.needs if need.label == "Rep owes")
    assert overdue_of_reps.count == 4
    assert len(today.team) == 9
    assert today.team[0].name == "Rafael"
    assert today.team[0].alarm == "! call"
