"""A step lacks what its table asks for, until it is there."""

from datetime import date

import pytest

from coachtui.records.discipline.rules.lifecycle import RefusedStepError, issue
from sample_cases import HEARING, MEMBER, Walk, conduct_case, conduct_to, told

IN_TIME = told(date(2026, 11, 19), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("step", "fields", "missing"),
    [
        ("recorded", {"on": date(2026, 10, 24)}, "order"),
        ("hearing_notified", {"people": IN_TIME}, "hearing_at"),
        ("hearing_notified", {"hearing_at": HEARING, "people": IN_TIME[:1]}, "notices"),
        (
            "hearing_notified",
            {"hearing_at": HEARING, "people": IN_TIME, "on": date(2026, 10, 29)},
            "day_order",
        ),
        ("closed_no_action", {"text": "no"}, "reason"),
        ("served", {}, "order"),
    ],
)
def test_a_step_lacks_what_its_table_asks_for(
    step: str, fields: dict[str, object], missing: str
) -> None:
    """A step that lacks something is not issued, and what it lacks is named."""
    walk = conduct_to("proposed")
    given = dict(fields)
    on = given.pop("on", date(2026, 11, 18))
    assert isinstance(on, date)
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(walk.draft(step, on, **given))
    assert missing in caught.value.missing


def test_a_case_is_recorded_with_facts_and_evidence() -> None:
    """Without an act, facts or evidence there is nothing to record."""
    case = conduct_case()
    bare = case.incident.revised(acts=(), facts="", evidence=(), discovered_on=None)
    walk = Walk(case.revised(incident=bare), MEMBER)
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(walk.draft("recorded", date(2026, 10, 23)))
    assert caught.value.missing == ("acts", "discovered_on", "facts", "evidence")


def test_a_step_of_tomorrow_is_not_issued_today() -> None:
    """Steps are what was done: a day to come is refused."""
    walk = conduct_to("union_informed")
    draft = walk.draft("proposed", date(2026, 11, 24), measure="reprimand")
    with pytest.raises(RefusedStepError) as caught:
        issue(walk.case, walk.steps, walk.file, (), draft, walk.bench(date(2026, 11, 23)))
    assert caught.value.missing == ("not_yet",)


@pytest.mark.parametrize("pack", ["uk-acas", "generic"])
def test_a_ladder_never_ends_the_employment_by_itself(pack: str) -> None:
    """Dismissal, and what is no step of the ladder, is refused under every policy."""
    walk = Walk(conduct_case(pack))
    walk.take("investigation", date(2026, 10, 20))
    for stage in ("dismissal", "phạt tiền"):
        draft = walk.draft("outcome", date(2026, 10, 30), measure=stage)
        with pytest.raises(RefusedStepError) as caught:
            walk.issued(draft)
        guards = {each.key for each in caught.value.refusals}
        assert guards & {"LAD-G01", "LAD-G03"}
