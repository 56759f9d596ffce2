"""Steps, clocks and refusals of a case are told in whole words, each with its article."""

from datetime import date
from typing import get_args

import pytest

from coachtui.language import Words
from coachtui.language.labels import GROUPS
from coachtui.records.discipline.model import (
    AttendeeRole,
    Basis,
    CaseStep,
    EvidenceKind,
    StepKey,
    Track,
)
from coachtui.records.discipline.presentation.case_words import (
    clock_line,
    clock_words,
    contrary_words,
    days_left,
    in_brief,
    line_words,
    measure_words,
    missing_words,
    problem_words,
    state_name,
)
from coachtui.records.discipline.rules.deadlines import ClockKind
from coachtui.records.discipline.rules.law import System
from coachtui.records.discipline.rules.lifecycle import RefusedStepError, override_for
from coachtui.records.discipline.rules.steps import DISCOVERED, rule_of, specs
from sample_cases import (
    DEMO_DAY,
    MEMBER,
    Walk,
    capability_to,
    conduct_case,
    conduct_to,
    pack_of,
)

EN = Words.of("en")
VN = pack_of("vn-2019")
SYSTEMS: tuple[System, ...] = ("vn", "ladder")
TRACKS: tuple[Track, ...] = ("conduct", "capability")


@pytest.mark.parametrize(
    ("group", "keys"),
    [
        ("case_step", get_args(StepKey)),
        ("case_state", (DISCOVERED, *get_args(StepKey), "paused", "running", "live", "spent")),
        ("case_clock", get_args(ClockKind)),
        ("track", get_args(Track)),
        ("attendee_role", get_args(AttendeeRole)),
        ("evidence_kind", get_args(EvidenceKind)),
        ("basis", get_args(Basis)),
        (
            "case_need",
            tuple(
                need
                for system in SYSTEMS
                for track in TRACKS
                for spec in specs(track, system)
                for need in spec.needs
            ),
        ),
        ("case_need", ("order", "not_yet", "day_order", "too_long", "paused")),
        ("case_field", tuple(name for spec in specs("conduct", "vn") for name in spec.fields[1:])),
    ],
)
def test_every_key_of_a_case_has_a_word(group: str, keys: tuple[str, ...]) -> None:
    """Nothing the rules or the records of a case name is shown as it is stored."""
    assert keys
    assert set(keys) <= set(GROUPS[group])


@pytest.mark.parametrize("pack", ["vn-2019", "uk-acas", "generic"])
@pytest.mark.parametrize("track", TRACKS)
def test_steps_name_fields_and_states_that_there_are(pack: str, track: Track) -> None:
    """A table asks only for fields of a step, and follows only steps of its own."""
    found = pack_of(pack)
    keys = {spec.key for spec in specs(track, found.system)} | {DISCOVERED}
    for spec in specs(track, found.system):
        assert set(spec.fields) <= set(CaseStep.model_fields)
        assert spec.after <= keys
        main = not spec.aside and spec.key != "annulled"
        assert rule_of(found, spec) is not None or not main


def test_a_clock_tells_what_is_left_and_where_it_stands() -> None:
    """134 days left, by Art. 123(1), confidence A."""
    walk = conduct_to("hearing_notified")
    decide = walk.clocks(DEMO_DAY)[1]

    told = clock_words(EN, VN, decide)

    assert str(told) == "134 days left · Labour Code Art. 123(1) · A"
    assert clock_line(EN, VN, decide) == (
        "last lawful day to decide: 2027-04-06 · 134 days left · Labour Code Art. 123(1) · A"
    )
    assert (days_left(EN, 0), days_left(EN, 1), days_left(EN, -3)) == (
        "today",
        "1 day left",
        "over for 3 days",
    )


def test_the_page_tells_the_amber_notice() -> None:
    """The line of the notice stands out, with the safe day beside the lawful one."""
    walk = conduct_to("hearing_notified")
    page = walk.lines(DEMO_DAY)

    notice = line_words(EN, VN, page["hearing_notified"])
    held = line_words(EN, VN, page["hearing_held"])
    served = line_words(EN, VN, page["served"])

    assert (notice.mark, notice.name, notice.when) == ("✓", "notice of the hearing", "2026-11-20")
    assert notice.warn
    assert notice.note == (
        "limit for the notice: 2026-11-20 · safe: 2026-11-19 · received after the safe day"
    )
    assert notice.source == "Decree 145/2020 Art. 70(2)(a) · A"
    assert (held.mark, held.when) == ("▸", "7 days left")
    assert (served.mark, served.source) == ("·", "Decree 145/2020 Art. 70(3)(4) · B")


def test_a_notice_on_its_way_is_told_as_a_limit() -> None:
    """While somebody has not received it, its clock names the last day and says who holds it up."""
    walk = conduct_to("hearing_notified")
    told = walk.steps[-1]
    waiting = tuple(one.revised(received_on=None) for one in told.people)
    walk.steps = (*walk.steps[:-1], told.revised(people=waiting))
    clock = next(each for each in walk.clocks(date(2026, 11, 19)) if each.kind == "receive_by")

    assert clock_line(EN, VN, clock) == (
        "limit for the notice: 2026-11-20 · 1 day left · Decree 145/2020 Art. 70(2)(a) · A"
        " · safe: 2026-11-19 · not received by everybody yet"
    )


def test_a_skipped_line_says_why() -> None:
    """Who is no member has no organisation that is informed."""
    line = Walk(conduct_case()).lines(DEMO_DAY)["union_informed"]

    assert line_words(EN, VN, line).note == "not a member of an organisation"


def test_a_line_names_what_is_missing() -> None:
    """The next step says what the case lacks, in one sentence."""
    line = capability_to(1).lines(DEMO_DAY)["not_met"]

    assert line_words(EN, VN, line).note == "Still missing: two review points at least."
    assert missing_words(EN, ()) == ""


def test_a_measure_is_told_with_its_months() -> None:
    """A deferral says for how long; a step without a measure says nothing."""
    walk = conduct_to("recorded")
    deferral = walk.draft("proposed", DEMO_DAY, measure="deferral", months=3)

    assert measure_words(EN, VN, deferral) == "deferral of pay rise, 3 months"
    assert measure_words(EN, VN, walk.steps[0]) == ""
    assert state_name(EN, "proposed") == "with HR"


def test_what_stands_against_the_law_is_marked_on_its_line() -> None:
    """A fine that was decided elsewhere stands with the article it is contrary to."""
    walk = conduct_to("minutes_signed")
    draft = walk.draft(
        "decision_issued", date(2026, 12, 2), by="T", authority_ref="12.1", measure="phạt tiền"
    )
    marks = tuple(override_for(each, "The director fined him.") for each in walk.refused(draft))
    step = walk.take("decision_issued", draft.on, **_given(draft), overrides=marks)
    line = line_words(EN, VN, walk.lines(draft.on)["decision_issued"])

    assert contrary_words(EN, step) == "contrary to Labour Code Art. 127(2)"
    assert line.note.startswith("contrary to Labour Code Art. 127(2) · phạt tiền")
    assert line.warn


def test_a_refusal_names_article_and_lawful_routes() -> None:
    """What was not issued says why, by which article, and what is lawful instead."""
    walk = conduct_to("minutes_signed")
    draft = walk.draft("decision_issued", date(2027, 4, 7), measure="reprimand", place="Here")
    with pytest.raises(RefusedStepError) as caught:
        walk.issued(draft)

    told = " ".join(problem_words(EN, VN, caught.value))

    assert "2027-04-07 is after the last lawful day for a decision, 2027-04-06." in told
    assert "Labour Code Art. 123(1)" in told
    assert "Lawful: close the case without a measure" in told
    assert "This step does not take: place." in told


def test_every_line_of_every_page_has_words() -> None:
    """No step of either demo case, on any page on the way, lacks a mark or a name."""
    for walk in (conduct_to("served"), capability_to(5), Walk(conduct_case("uk-acas"), MEMBER)):
        steps = walk.steps
        for count in range(len(steps) + 1):
            walk.steps = steps[:count]
            for line in walk.lines(date(2026, 12, 28)).values():
                told = line_words(EN, walk.pack, line)
                assert told.mark
                assert told.name in GROUPS["case_step"].values()


def _given(draft: CaseStep) -> dict[str, object]:
    return {name: getattr(draft, name) for name in ("by", "authority_ref", "measure")}


def test_a_row_has_whole_parts_of_a_note_and_no_cut_article() -> None:
    """What does not fit is left to the line below; a wide row says what a step rests on."""
    page = conduct_to("hearing_notified").lines(DEMO_DAY)
    notice, held = (line_words(EN, VN, page[key]) for key in ("hearing_notified", "hearing_held"))
    limit = notice.note.split(" · ")[0]
    assert in_brief(notice, 34) == limit
    assert in_brief(notice, 200) == notice.note
    assert in_brief(held, 34) == ""
    assert in_brief(held, 74) == held.source
    assert str(held) == f"{held.name} · {held.source}"
