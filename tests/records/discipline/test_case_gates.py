"""Every gate before a step holds, and only what the law allows lifts it."""

from collections.abc import Callable
from datetime import date

import pytest

from coachtui.records.discipline.model import CaseStep, Override, ProtectedPeriod
from coachtui.records.discipline.rules.guards import GATES
from coachtui.records.discipline.rules.lifecycle import RefusedStepError, override_for
from sample_cases import HEARING, MEMBER, Walk, both, conduct_case, conduct_to, told

REASON = "The director decided so on 2 December all the same."
PROTECTED = MEMBER.revised(
    protected=(ProtectedPeriod(basis="leave", first=date(2026, 11, 1), last=date(2026, 12, 31)),)
)
IN_TIME = told(date(2026, 11, 19), date(2026, 11, 20))
LATE = told(date(2026, 11, 19), date(2026, 11, 23))
DECIDED = {"by": "Phan Hữu Trí", "authority_ref": "Điều lệ 12.1", "measure": "reprimand"}
Broken = tuple[Walk, CaseStep]


def unnamed() -> Broken:
    """An act that no clause names."""
    case = conduct_case()
    walk = Walk(case.revised(incident=case.incident.revised(clause="")), MEMBER)
    return walk, walk.draft("recorded", date(2026, 10, 23))


def told_when_protected() -> Broken:
    """A notice sent while the rep is on leave."""
    walk = conduct_to("proposed")
    walk.file = PROTECTED
    return walk, walk.draft(
        "hearing_notified", date(2026, 11, 18), hearing_at=HEARING, people=IN_TIME
    )


def held_when_protected() -> Broken:
    """A hearing while the rep is on leave."""
    walk = conduct_to("hearing_notified")
    walk.file = PROTECTED
    return walk, walk.draft("hearing_held", date(2026, 11, 30), people=both(came=True), text="So.")


def told_late() -> Broken:
    """A notice that reached the union four working days before the hearing."""
    walk = conduct_to("proposed")
    walk.take("hearing_notified", date(2026, 11, 23), hearing_at=HEARING, people=LATE)
    return walk, walk.draft("hearing_held", date(2026, 11, 30), people=both(came=True), text="So.")


def unheard() -> Broken:
    """Minutes of a hearing at which the rep said nothing."""
    walk = conduct_to("hearing_notified")
    walk.take("hearing_held", date(2026, 11, 30), people=both(came=True))
    return walk, walk.draft("minutes_signed", date(2026, 11, 30), people=both(signed=True))


def unsigned() -> Broken:
    """Minutes that nobody signed, nor said why."""
    walk = conduct_to("hearing_held")
    return walk, walk.draft("minutes_signed", date(2026, 11, 30), people=both())


def decided(**changes: object) -> Broken:
    """A decision that follows signed minutes."""
    walk = conduct_to("minutes_signed")
    on = changes.pop("on", date(2026, 12, 2))
    assert isinstance(on, date)
    return walk, walk.draft("decision_issued", on, **{**DECIDED, **changes})


def fined() -> Broken:
    """A fine for a measure."""
    return decided(measure="phạt tiền 500.000 ₫")


def fifth_measure() -> Broken:
    """A measure that is none of the four."""
    return decided(measure="three reprimands, then dismissal")


def dismissed_without_ground() -> Broken:
    """A dismissal for an act that is no ground for one."""
    return decided(measure="dismissal")


def twice() -> Broken:
    """A second decision on a breach that led to one before."""
    walk = conduct_to("served")
    walk.take("reopened", date(2026, 12, 4), text="HR wants a second measure.")
    walk.take("recorded", date(2026, 12, 4))
    walk.take("union_informed", date(2026, 12, 4))
    return walk, walk.draft("proposed", date(2026, 12, 4), measure="deferral", months=3)


def decided_twice() -> Broken:
    """The same second measure as a decision taken elsewhere."""
    walk, _ = twice()
    return walk, walk.draft("decision_issued", date(2026, 12, 4), **DECIDED)


def decided_when_protected() -> Broken:
    """A decision while the rep is on leave."""
    walk, draft = decided()
    walk.file = PROTECTED
    return walk, draft


def decided_late() -> Broken:
    """A decision a day after the limit."""
    return decided(on=date(2027, 4, 7))


def decided_in_the_extension() -> Broken:
    """A decision in the days a protected period added."""
    walk, draft = decided(on=date(2027, 6, 30))
    spell = ProtectedPeriod(basis="leave", first=date(2026, 12, 5), last=date(2027, 5, 1))
    walk.file = MEMBER.revised(protected=(spell,))
    return walk, draft


def without_authority() -> Broken:
    """A decision that does not say by what authority."""
    return decided(authority_ref="")


def unserved() -> Broken:
    """A decision that has not reached the union."""
    walk = conduct_to("decision_issued")
    people = both(served_on=date(2026, 12, 3))[:1]
    return walk, walk.draft("served", date(2026, 12, 3), people=people)


BROKEN: tuple[tuple[str, str, Callable[[], Broken], str], ...] = (
    ("recorded", "VN-G01", unnamed, "contrary"),
    ("hearing_notified", "VN-G04", told_when_protected, "contrary"),
    ("hearing_held", "VN-G04", held_when_protected, "contrary"),
    ("hearing_held", "VN-G06", told_late, "contrary"),
    ("minutes_signed", "VN-G07", unheard, "contrary"),
    ("minutes_signed", "VN-G08", unsigned, "reason"),
    ("decision_issued", "VN-G02", fined, "contrary"),
    ("decision_issued", "VN-G02", fifth_measure, "contrary"),
    ("decision_issued", "VN-G02", dismissed_without_ground, "contrary"),
    ("proposed", "VN-G03", twice, "never"),
    ("decision_issued", "VN-G03", decided_twice, "contrary"),
    ("decision_issued", "VN-G04", decided_when_protected, "contrary"),
    ("decision_issued", "VN-G05", decided_late, "contrary"),
    ("decision_issued", "VN-G05", decided_in_the_extension, "reason"),
    ("decision_issued", "VN-G09", without_authority, "warns"),
    ("served", "VN-G10", unserved, "reason"),
)


def test_every_gate_is_tried() -> None:
    """No guard before any step goes without a case that it refuses."""
    asked = {(step, guard) for step, guards in GATES.items() for guard in guards}

    assert asked <= {(step, guard) for step, guard, _, _ in BROKEN}


@pytest.mark.parametrize(("step", "guard", "broken", "lifted"), BROKEN)
def test_a_gate_holds_until_it_is_lifted(
    step: str, guard: str, broken: Callable[[], Broken], lifted: str
) -> None:
    """What it refuses is not issued without the override that its confidence asks for."""
    walk, draft = broken()
    found = walk.refused(draft)
    assert draft.step == step
    assert guard in {each.key for each in found}
    if lifted == "warns":
        assert not walk.issued(draft).overrides
        return
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(draft)
    assert guard in {each.key for each in caught.value.refusals}

    typed = [override_for(each, REASON) for each in found if each.effect != "warn"]
    by_reason = draft.revised(overrides=tuple(each.revised(contrary=False) for each in typed))
    if lifted == "reason":
        issued = walk.issued(by_reason)
        assert [each.reason for each in issued.overrides] == [REASON] * len(issued.overrides)
        assert not issued.contrary
        return
    with pytest.raises(RefusedStepError):
        walk.issued(by_reason)
    if lifted == "never":
        with pytest.raises(RefusedStepError):
            walk.issued(draft.revised(overrides=tuple(typed)))
        return
    issued = walk.issued(draft.revised(overrides=tuple(typed)))
    assert issued.contrary
    assert {each.article for each in issued.overrides} >= {
        each.article for each in found if each.key == guard
    }


def test_a_reason_for_another_guard_lifts_nothing() -> None:
    """An override is for its own guard and rule."""
    walk, draft = decided_late()
    wrong = Override(guard="VN-G02", rule="VN-10", reason=REASON, contrary=True)
    with pytest.raises(RefusedStepError):
        walk.issued(draft.revised(overrides=(wrong,)))


def test_what_lifts_nothing_is_not_put_on_file() -> None:
    """A mark against the law that no guard asked for marks no step."""
    walk, draft = decided()
    spare = Override(guard="VN-G05", rule="VN-07", reason=REASON, contrary=True)

    assert not walk.issued(draft.revised(overrides=(spare,))).overrides


def test_a_decision_carries_the_marks_of_what_it_rests_on() -> None:
    """A hearing of which somebody was told late makes the decision contrary to the same article."""
    walk, draft = told_late()
    marks = tuple(override_for(each, REASON) for each in walk.refused(draft))
    walk.take("hearing_held", draft.on, people=draft.people, text=draft.text, overrides=marks)
    walk.take("minutes_signed", draft.on, people=both(signed=True))

    issued = walk.issued(walk.draft("decision_issued", date(2026, 12, 2), **DECIDED))

    assert [each.guard for each in issued.overrides if each.contrary] == ["VN-G06"]


def test_a_decision_taken_elsewhere_can_be_put_on_file() -> None:
    """Decided without a hearing it is out of turn; marked against each article it is recorded."""
    walk = conduct_to("proposed")
    draft = walk.draft("decision_issued", date(2026, 11, 20), **DECIDED)
    found = walk.refused(draft)
    assert {"VN-G06", "VN-G07"} <= {each.key for each in found}
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(draft)
    assert "order" in caught.value.missing

    typed = tuple(override_for(each, REASON) for each in found if each.effect != "warn")
    issued = walk.issued(draft.revised(overrides=typed))
    assert issued.contrary
    with pytest.raises(RefusedStepError):
        Walk(conduct_case(), MEMBER).issued(draft.revised(overrides=typed))


@pytest.mark.parametrize("measure", ["trừ lương 2 ngày", "unpaid suspension", "dismissal"])
def test_the_unlawful_is_not_even_proposed(measure: str) -> None:
    """No override makes the program propose a fine, a fifth measure, a groundless dismissal."""
    walk = conduct_to("union_informed")
    draft = walk.draft("proposed", date(2026, 10, 30), measure=measure)
    typed = tuple(override_for(each, REASON) for each in walk.refused(draft))
    assert typed
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(draft.revised(overrides=typed))
    assert {each.key for each in caught.value.refusals} == {"VN-G02"}
