"""An event made after another one."""

from datetime import date

from coachtui.domain.ids import ME
from coachtui.domain.person import Person, Rhythm
from coachtui.records.team_event.model import (
    BudgetLine,
    ChecklistItem,
    DateOption,
    Risk,
    RunStep,
    TeamEvent,
    Vendor,
)
from coachtui.records.team_event.rules.copying import copied, copied_places
from planned_events import NOW, ZONE, an_event, at, learnt, places

HERE = frozenset({ME, "p1", "p2"})


def past() -> TeamEvent:
    """Return the charity kitchen as it was closed, with everything that happened."""
    event = an_event("closed")
    return event.revised(
        rev=7,
        owner="p9",
        co_organisers=("p1", "p9"),
        date_options=(DateOption(at=at("2026-11-26T14:00")),),
        in_hours_said=True,
        checklist=(
            ChecklistItem(
                id="i1", text="Book", owner="p1", offset_days=-14, done_at=NOW, commitment_id="c1"
            ),
            ChecklistItem(id="i2", text="Thank", owner="p9", offset_days=1),
        ),
        run_sheet=(RunStep(id="s1", what="Welcome", done_at=NOW),),
        risks=(Risk(what="rain", answer="the hall"),),
        budget=event.budget.revised(
            approved_by="Phạm Hải",
            contingency_percent=10,
            lines=(BudgetLine(id="l1", category="fnb", planned=100, actual=120),),
        ),
        vendor=Vendor(name="Bếp Sài Gòn", contact="0909", headcount_lock_at=NOW, late_percent=40),
        retro=learnt(),
        closed_at=NOW,
        confirmed_at=NOW,
        needs_forgotten_at=NOW,
        reason="",
    )


def test_the_plan_comes_along() -> None:
    """Title, objective, budget plan, checklist, run sheet and risks are those of last year."""
    event = past()
    copy = copied(event, date(2027, 11, 18), HERE)
    assert (copy.state, copy.month, copy.copied_from) == ("idea", date(2027, 11, 1), "kitchen")
    assert (copy.title, copy.kind, copy.objectives) == (event.title, event.kind, event.objectives)
    assert [line.planned for line in copy.budget.lines] == [100]
    assert [(item.text, item.offset_days) for item in copy.checklist] == [
        ("Book", -14),
        ("Thank", 1),
    ]
    assert [step.what for step in copy.run_sheet] == ["Welcome"]
    assert copy.risks == event.risks
    assert (copy.vendor.name, copy.vendor.contact, copy.vendor.late_percent) == (
        "Bếp Sài Gòn",
        "0909",
        40,
    )


def test_nothing_that_happened_comes_along() -> None:
    """Dates, ticks, promises, costs, approval, cut-offs and retro are left behind."""
    copy = copied(past(), date(2027, 11, 1), HERE)
    assert (copy.rev, copy.starts_at, copy.ends_at, copy.date_options) == (0, None, None, ())
    assert copy.in_hours_said is None
    assert all(item.done_at is None and item.commitment_id is None for item in copy.checklist)
    assert all(step.done_at is None for step in copy.run_sheet)
    assert all(line.actual is None for line in copy.budget.lines)
    assert copy.budget.approved_by == ""
    assert copy.vendor.headcount_lock_at is None
    assert copy.retro == TeamEvent(title="x", month=date(2027, 1, 1)).retro
    assert (copy.confirmed_at, copy.closed_at, copy.needs_forgotten_at) == (None, None, None)


def test_no_part_has_the_id_of_another_events_part() -> None:
    """Items, steps and lines are new ones, so that nothing is mixed up."""
    event, copy = past(), copied(past(), date(2027, 11, 1), HERE)
    for old, new in (
        (event.checklist, copy.checklist),
        (event.run_sheet, copy.run_sheet),
        (event.budget.lines, copy.budget.lines),
    ):
        assert not {each.id for each in old} & {each.id for each in new}
    assert event.id != copy.id


def test_the_manager_takes_over_from_who_left() -> None:
    """What somebody gone owned falls to the manager; they organise nothing any more."""
    copy = copied(past(), date(2027, 11, 1), HERE)
    assert copy.owner == ME
    assert copy.co_organisers == ("p1",)
    assert [item.owner for item in copy.checklist] == ["p1", ME]


def test_a_repeat_sets_less_aside() -> None:
    """The usual contingency of a first event falls to that of a repeat; a chosen one stays."""
    event = past()
    assert copied(event, date(2027, 11, 1), HERE).budget.contingency_percent == 5
    chosen = event.revised(budget=event.budget.revised(contingency_percent=15))
    assert copied(chosen, date(2027, 11, 1), HERE).budget.contingency_percent == 15
    never_held = event.revised(state="booked")
    assert copied(never_held, date(2027, 11, 1), HERE).budget.contingency_percent == 10


def test_those_still_here_are_asked_anew() -> None:
    """Without reply, vote, presence or consent; who left has none, who is on leave is told."""
    first, *others = places(9, came=9)
    answered = first.revised(
        rsvp="yes", answered_at=NOW, votes=("d1",), picture_consent=True, kept_away="hours"
    )
    away = Rhythm(paused_until=date(2028, 1, 1))
    here = {
        "p1": Person(id="p1", full_name="An"),
        "p2": Person(id="p2", full_name="Bình", one_on_one=away),
    }
    copy = copied(past(), date(2027, 11, 1), HERE)
    fresh = copied_places((answered, *others), copy, here, ZONE)
    assert [(each.person_id, each.counted) for each in fresh] == [("p1", True), ("p2", False)]
    assert {each.event_id for each in fresh} == {copy.id}
    assert all(
        each.rsvp == "none"
        and each.answered_at is None
        and not each.votes
        and each.attended is None
        and each.kept_away is None
        and not each.picture_consent
        for each in fresh
    )
