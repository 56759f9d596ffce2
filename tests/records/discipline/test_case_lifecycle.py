"""Steps follow each other as their table says, and every clock stands at its date."""

from datetime import date, datetime

import pytest

from coachtui.records.discipline.model import Attendee, ProtectedPeriod
from coachtui.records.discipline.rules.facts import Imposed
from coachtui.records.discipline.rules.lifecycle import (
    RefusedStepError,
    facts_of,
    frozen_changes,
    frozen_fields,
    is_closed,
    next_number,
    possible,
    previous_measures,
    state_of,
)
from sample_cases import (
    DEMO_DAY,
    HEARING,
    MEMBER,
    ZONE,
    Walk,
    both,
    capability_case,
    capability_to,
    conduct_case,
    conduct_to,
    told,
)

PROTECTED = ProtectedPeriod(basis="leave", first=date(2026, 11, 1), last=date(2026, 12, 31))


def statuses(walk: Walk, today: date) -> dict[str, str]:
    """Give the status of each line of the page."""
    return {key: line.status for key, line in walk.lines(today).items()}


def test_a_case_without_steps_is_discovered_and_can_only_be_recorded() -> None:
    """Before the first step the page offers to record, and has everything else locked."""
    walk = Walk(conduct_case(), MEMBER)

    found = statuses(walk, DEMO_DAY)

    assert walk.state(DEMO_DAY) == "discovered"
    assert [key for key, status in found.items() if status == "next"] == ["recorded"]
    assert found["hearing_notified"] == found["served"] == "locked"
    assert found["closed_no_action"] == "possible"


def test_the_organisation_is_skipped_for_who_is_no_member() -> None:
    """Without membership the proposal follows the record; a member's organisation comes first."""
    alone, member = Walk(conduct_case()), Walk(conduct_case(), MEMBER)
    for walk in (alone, member):
        walk.take("recorded", date(2026, 10, 23))

    assert alone.lines(DEMO_DAY)["union_informed"].status == "skipped"
    assert alone.lines(DEMO_DAY)["proposed"].status == "next"
    assert member.lines(DEMO_DAY)["union_informed"].status == "next"
    assert member.lines(DEMO_DAY)["proposed"].status == "locked"


def test_a_protected_period_pauses_a_case_of_conduct() -> None:
    """The facts are on file, the next step waits, and with an open end no last day is named."""
    walk = conduct_to("union_informed")
    walk.file = MEMBER.revised(protected=(PROTECTED,))
    assert walk.state(DEMO_DAY) == "paused"
    assert walk.lines(DEMO_DAY)["proposed"].status == "paused"
    assert walk.state(date(2027, 1, 1)) == "union_informed"

    walk.file = MEMBER.revised(protected=(PROTECTED.revised(last=None),))
    assert not walk.clocks(DEMO_DAY)


def test_a_longer_limit_is_amber_and_names_the_safe_day() -> None:
    """A limit that a protected period made longer rests on VN-08, of which the count is B."""
    walk = conduct_to("union_informed")
    long = PROTECTED.revised(last=date(2027, 5, 1))
    walk.file = MEMBER.revised(protected=(long,))

    (clock,) = walk.clocks(date(2027, 5, 3))

    assert (clock.day, clock.safe) == (date(2027, 6, 30), date(2027, 4, 6))
    assert (clock.confidence, clock.amber) == ("B", True)


def test_a_new_notice_starts_the_receipts_anew() -> None:
    """What was received for one hearing does not count for another hour."""
    walk = conduct_to("hearing_notified")
    later = datetime(2026, 12, 14, 9, tzinfo=ZONE)
    walk.take("hearing_notified", date(2026, 11, 23), hearing_at=later, people=told())

    kinds = {each.kind: each for each in walk.clocks(DEMO_DAY)}

    assert kinds["hearing"].day == date(2026, 12, 14)
    assert kinds["receive_by"].day == date(2026, 12, 7)
    assert walk.lines(DEMO_DAY)["hearing_held"].status == "next"


def test_receipts_that_come_later_are_added_by_a_second_notice_of_the_same_hour() -> None:
    """Sent on 18 November, received on 19 and 20: the second note adds the days to the first."""
    walk = conduct_to("proposed")
    walk.take("hearing_notified", date(2026, 11, 18), hearing_at=HEARING, people=told())
    waiting = {each.kind for each in walk.clocks(date(2026, 11, 18))}
    received = told(date(2026, 11, 19), date(2026, 11, 20))
    walk.take("hearing_notified", date(2026, 11, 20), hearing_at=HEARING, people=received)

    assert "receive_by" in waiting
    assert {each.kind for each in walk.clocks(DEMO_DAY)} == {"hearing", "decide_by"}


def test_nobody_joins_a_hearing_that_is_over() -> None:
    """Minutes add signatures: no earlier receipt of the notice, and nobody who was not there."""
    walk = conduct_to("hearing_held")
    late = (*both(received_on=date(2026, 11, 1), signed=True), Attendee(role="guardian", name="Ba"))
    walk.take("minutes_signed", date(2026, 11, 30), people=late)

    found = facts_of(walk.case, walk.steps, walk.file, ()).participants

    assert [(each.role, each.received_on, each.came, each.signed) for each in found] == [
        ("employee", date(2026, 11, 19), True, True),
        ("organisation", date(2026, 11, 20), True, True),
    ]


def test_the_day_of_a_hearing_is_that_of_the_teams_zone() -> None:
    """An early hour in Viet Nam is still the day before in UTC, and counts as the local day."""
    walk = conduct_to("proposed")
    early = datetime(2026, 11, 30, 6, tzinfo=ZONE)
    walk.take("hearing_notified", date(2026, 11, 18), hearing_at=early, people=told())

    assert {each.kind: each.day for each in walk.clocks(DEMO_DAY)}["hearing"] == date(2026, 11, 30)


def test_a_suspension_has_a_clock_and_is_no_state() -> None:
    """A suspension of 15 days ends on its day; a longer one is amber, more than 90 is refused."""
    walk = conduct_to("recorded")
    first = date(2026, 10, 26)
    walk.take("suspended", first, until=date(2026, 11, 9), text="Complicated, paid.")

    assert walk.state(first) == "recorded"
    clock = next(each for each in walk.clocks(first) if each.kind == "suspension_ends")
    assert (clock.day, clock.amber) == (date(2026, 11, 9), False)
    walk.take("suspended", first, until=date(2026, 11, 10), text="One day longer.")
    assert next(each for each in walk.clocks(first) if each.kind == "suspension_ends").amber
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(walk.draft("suspended", first, until=date(2027, 1, 24), text="Too long."))
    assert caught.value.missing == ("too_long",)


def test_a_deferral_may_be_shortened_when_half_is_served() -> None:
    """From half of its time on a deferral can be cut, and is spent on that day."""
    walk = conduct_to("minutes_signed")
    decided = {"by": "Phan Hữu Trí", "authority_ref": "12.1", "measure": "deferral", "months": 6}
    walk.take("decision_issued", date(2026, 12, 2), **decided)
    walk.take("served", date(2026, 12, 3), people=both(served_on=date(2026, 12, 3)))
    cut = {"until": date(2027, 3, 15), "text": "The work has improved.", "by": "Phan Hữu Trí"}
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(walk.draft("shortened", date(2027, 3, 1), **cut))
    assert caught.value.missing == ("half_served",)

    walk.take("shortened", date(2027, 3, 10), **cut)

    assert walk.state(date(2027, 3, 14)) == "running"
    assert walk.state(date(2027, 3, 15)) == "spent"


def test_what_was_annulled_or_spent_never_counts_against_anybody() -> None:
    """An annulled decision is no measure; another stands with its day, and for the same breach."""
    first = conduct_to("served")
    now = conduct_case(id="c9", number="2027-001", previous=("2026-001",))
    cases = (first.case, now)
    assert previous_measures(now, cases, first.steps) == (
        Imposed("reprimand", date(2026, 12, 2), same_breach=True),
    )
    uncited = now.revised(previous=())
    assert previous_measures(uncited, cases, first.steps) == (
        Imposed("reprimand", date(2026, 12, 2)),
    )

    first.take("annulled", date(2026, 12, 10), text="The notice was not in time.")
    assert not previous_measures(now, cases, first.steps)
    assert is_closed(first.case, first.steps, first.file, first.bench(date(2026, 12, 10)))


def test_nobody_is_measured_by_somebody_elses_case() -> None:
    """Earlier measures are those of the same person alone."""
    first = conduct_to("served")
    now = conduct_case(id="c9", number="2027-001", person_id="p6")

    assert not previous_measures(now, (first.case, now), first.steps)


def test_a_reopened_case_starts_again_with_what_was_done_still_on_file() -> None:
    """After reopening the line begins anew; the reason is typed; nothing issued is lost."""
    walk = conduct_to("proposed")
    walk.take("closed_no_action", date(2026, 11, 2), text="The customers confirm after all.")
    assert not walk.clocks(DEMO_DAY)
    with pytest.raises(RefusedStepError):
        walk.issued(walk.draft("reopened", date(2026, 11, 9), text="short"))

    walk.take("reopened", date(2026, 11, 9), text="A fourth customer wrote to us.")

    assert walk.state(DEMO_DAY) == "reopened"
    assert walk.lines(DEMO_DAY)["recorded"].status == "next"
    assert len(walk.steps) == 5


def test_a_reopened_case_still_bears_its_measure() -> None:
    """What was decided before the case was reopened runs on, beside the new limit."""
    walk = conduct_to("served")
    walk.take("reopened", date(2026, 12, 4), text="A fourth customer wrote to us.")

    assert [(each.kind, each.day) for each in walk.clocks(date(2026, 12, 4))] == [
        ("expunge", date(2027, 3, 2)),
        ("decide_by", date(2027, 4, 6)),
    ]


def test_facts_freeze_as_their_steps_are_issued() -> None:
    """Once recorded the incident is frozen in the step and on the case; notes stay free."""
    walk = conduct_to("recorded")
    other = walk.case.incident.revised(facts="Something else.")
    changed = walk.case.revised(incident=other, manager_notes="Remember to ask HR.")

    assert walk.steps[0].incident == walk.case.incident
    assert frozen_changes(walk.case, changed, walk.steps) == ("facts",)
    assert not frozen_changes(walk.case, walk.case.revised(statement="x"), walk.steps)
    assert not frozen_fields(conduct_case(), ())
    assert "support" not in frozen_fields(capability_case(), capability_to(0).steps[:1])
    assert "support" in frozen_fields(capability_case(), capability_to(0).steps)


def test_numbers_run_by_year_and_fill_no_gap() -> None:
    """The next number is one above the highest of its year."""
    cases = [conduct_case(number=number) for number in ("2026-001", "2026-007", "2025-012")]

    assert next_number(cases, 2026) == "2026-008"
    assert next_number(cases, 2027) == "2027-001"


def test_steps_are_possible_only_in_their_turn() -> None:
    """What may be taken now is the next step, and what stands beside the line."""
    walk = conduct_to("proposed")
    keys = {spec.key for spec in possible(walk.case, walk.steps, walk.file, walk.bench(DEMO_DAY))}

    assert keys == {"proposed", "hearing_notified", "suspended", "closed_no_action"}


def test_the_order_of_storage_does_not_matter() -> None:
    """The state follows when steps were recorded, not how a store hands them out."""
    walk = conduct_to("hearing_held")

    assert state_of(walk.case, reversed(walk.steps)) == "hearing_held"


def test_a_finance_case_has_twelve_months() -> None:
    """What is directly about finance may be decided for twelve months."""
    case = conduct_case()
    walk = Walk(case.revised(incident=case.incident.revised(finance=True)))

    assert walk.clocks(DEMO_DAY)[0].day == date(2027, 10, 6)
