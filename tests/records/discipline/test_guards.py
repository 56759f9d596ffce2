"""Guards: each refuses what it must, in order, and no reason lifts what the law surely forbids."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, strategies as st

from coachtui.domain.working_days import WorkingWeek
from coachtui.language import Words
from coachtui.records.discipline.presentation.law_words import REASONS, refusal_words
from coachtui.records.discipline.rules.clocks import limit, merged, receipts, reviews
from coachtui.records.discipline.rules.facts import Facts, Imposed, Participant, Period
from coachtui.records.discipline.rules.guards import GATES, GUARDS, Refusal, refusals, standing
from coachtui.records.discipline.rules.ladder import (
    LadderFacts,
    Warned,
    appeal_until,
    ladder_refusals,
    live_warnings,
    spent_from,
)
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.measures import (
    counts_for_repeat,
    forbidden,
    is_live,
    spent_on,
)
from coachtui.records.discipline.rules.packs import load_packs

WEEK = WorkingWeek()
TODAY = date(2026, 11, 23)
ACT = date(2026, 10, 6)
HEARING = date(2026, 11, 30)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
PERIODS = st.lists(
    st.builds(
        lambda first, length: Period(
            first, None if length is None else first + timedelta(days=length)
        ),
        DAYS,
        st.none() | st.integers(0, 500),
    ),
    max_size=4,
)
MEASURES = ("reprimand", "deferral", "demotion", "dismissal")
IMPOSED = st.builds(
    Imposed,
    st.sampled_from(MEASURES[:3]),
    DAYS,
    st.none() | DAYS,
    st.booleans(),
)


def pack_of(name: str) -> LawPack:
    """Give a pack of the program."""
    found = load_packs().named(name)
    assert found is not None
    return found


VN, UK, GENERIC = pack_of("vn-2019"), pack_of("uk-acas"), pack_of("generic")
REP = Participant(
    role="employee",
    name="Trịnh Quốc Vượng",
    received_on=date(2026, 11, 10),
    came=True,
    signed=True,
    served_on=date(2026, 12, 3),
)
UNION = replace(REP, role="organisation", name="Cao Xuân Lộc")
LAWFUL = Facts(
    acts=(ACT,),
    clause="7.3",
    rules_registered_on=date(2025, 12, 22),
    rules_effective_on=date(2026, 1, 12),
    measures=("reprimand",),
    member=True,
    participants=(REP, UNION),
    hearing_on=HEARING,
    defence="Two of the three were phone calls.",
    decided_on=date(2026, 12, 2),
    issued_by="Phan Hữu Trí",
    authority_ref="Điều lệ 12.1",
)
LEAVE = Period(date(2026, 12, 1), date(2026, 12, 31))
DISMISSAL = replace(LAWFUL, measures=("dismissal",))
FIVE_DAYS = tuple(date(2026, 10, number) for number in range(5, 10))
REFUSED: Mapping[str, tuple[str, Facts]] = {
    "no_rule": ("VN-G01", replace(LAWFUL, clause=" ")),
    "rules_not_registered": ("VN-G01", replace(LAWFUL, rules_registered_on=None)),
    "rules_not_in_force": ("VN-G01", replace(LAWFUL, rules_effective_on=date(2026, 10, 7))),
    "money": ("VN-G02", replace(LAWFUL, measures=("Trừ lương 2 ngày",))),
    "no_measure": ("VN-G02", replace(LAWFUL, measures=("unpaid suspension, 3 days",))),
    "deferral_months": ("VN-G02", replace(LAWFUL, measures=("deferral",))),
    "no_post": ("VN-G02", replace(LAWFUL, measures=("demotion",))),
    "no_ground": ("VN-G02", DISMISSAL),
    "no_repeat": ("VN-G02", replace(DISMISSAL, ground="125.3")),
    "no_absence": ("VN-G02", replace(DISMISSAL, ground="125.4", absent=FIVE_DAYS[:4])),
    "absence_counted": ("VN-G02", replace(DISMISSAL, ground="125.4", absent=FIVE_DAYS)),
    "two_measures": ("VN-G03", replace(LAWFUL, measures=("reprimand", "reprimand"))),
    "disciplined_already": ("VN-G03", replace(LAWFUL, disciplined_already=True)),
    "not_heaviest": ("VN-G03", replace(LAWFUL, provided=("reprimand", "demotion"))),
    "protected": ("VN-G04", replace(LAWFUL, periods=(LEAVE,))),
    "protected_open": ("VN-G04", replace(LAWFUL, periods=(replace(LEAVE, last=None),))),
    "time_barred": ("VN-G05", replace(LAWFUL, decided_on=date(2027, 4, 7))),
    "extended_only": (
        "VN-G05",
        replace(
            LAWFUL,
            periods=(replace(LEAVE, last=date(2027, 5, 1)),),
            decided_on=date(2027, 6, 30),
        ),
    ),
    "nobody_notified": ("VN-G06", replace(LAWFUL, participants=(REP,))),
    "no_hearing": ("VN-G06", replace(LAWFUL, hearing_on=None)),
    "short_notice": (
        "VN-G06",
        replace(LAWFUL, participants=(REP, replace(UNION, received_on=date(2026, 11, 24)))),
    ),
    "not_received": (
        "VN-G06",
        replace(LAWFUL, participants=(replace(REP, received_on=None), UNION)),
    ),
    "tight_notice": (
        "VN-G06",
        replace(LAWFUL, participants=(REP, replace(UNION, received_on=date(2026, 11, 23)))),
    ),
    "no_defence": ("VN-G07", replace(LAWFUL, defence="\n")),
    "not_heard": ("VN-G07", replace(LAWFUL, participants=(REP, replace(UNION, came=None)))),
    "not_signed": ("VN-G08", replace(LAWFUL, participants=(replace(REP, signed=False), UNION))),
    "no_authority": ("VN-G09", replace(LAWFUL, authority_ref="")),
    "not_served": ("VN-G10", replace(LAWFUL, participants=(replace(REP, served_on=None), UNION))),
}
LADDER = LadderFacts(
    stage="first_written",
    done=frozenset({"investigation", "allegation", "hearing", "companion"}),
)
FINAL = Warned("final_written", date(2026, 6, 1))
LADDER_REFUSED = {
    "no_stage": replace(LADDER, stage="fine"),
    "missing_step": replace(LADDER, done=LADDER.done - {"companion"}),
    "never_by_itself": replace(LADDER, stage="dismissal", done=LADDER.done | {"appeal"}),
    "final_is_live": replace(LADDER, earlier=(FINAL,)),
    "same_person": replace(LADDER, investigated_by="An", appeal_heard_by=" an "),
}


def against(facts: Facts, *keys: str) -> tuple[Refusal, ...]:
    """Ask the guards of Vietnam about a case."""
    return refusals(VN, facts, WEEK, TODAY, keys)


def test_a_lawful_case_passes_every_guard() -> None:
    """What the law asks for is there, so nothing speaks against it."""
    assert against(LAWFUL) == ()


@pytest.mark.parametrize(("said", "case"), list(REFUSED.items()), ids=list(REFUSED))
@pytest.mark.parametrize("language", ["en", "vi"])
def test_one_thing_wrong_is_refused_by_its_guard(
    said: str, case: tuple[str, Facts], language: str
) -> None:
    """The guard in charge alone refuses it, with its article, its grade and what is lawful."""
    key, facts = case
    found = against(facts)
    assert {each.key for each in found} <= {key, "VN-G06", "VN-G07", "VN-G10"}
    reason = {"protected_open": "protected", "not_received": "short_notice"}.get(said, said)
    refusal = next(each for each in found if each.key == key and each.reason == reason)
    words = refusal_words(Words.of(language), VN, refusal)
    assert refusal.article == VN.rules[refusal.rule].cited(refusal.part)
    assert words.routes
    assert words.effect
    assert f"· {refusal.confidence}" in words.source
    assert "{" not in str(words)
    assert "None" not in str(words)


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("no_rule", "Labour Code Art. 127(3)"),
        ("rules_not_in_force", "Labour Code Art. 121"),
        ("money", "Labour Code Art. 127(2)"),
        ("no_measure", "Labour Code Art. 124"),
        ("no_ground", "Labour Code Art. 125"),
        ("no_repeat", "Labour Code Art. 125(3)"),
        ("two_measures", "Labour Code Art. 122(2)(3)"),
        ("protected", "Labour Code Art. 122(4)"),
        ("time_barred", "Labour Code Art. 123(1)"),
        ("extended_only", "Labour Code Art. 123(2)"),
        ("short_notice", "Decree 145/2020 Art. 70(2)(a)"),
        ("no_defence", "Labour Code Art. 122(1)"),
    ],
)
def test_a_refusal_names_its_very_clause(said: str, clause: str) -> None:
    """The article beside a refusal is the clause that refuses, in both languages."""
    key, facts = REFUSED[said]
    refusal = next(each for each in against(facts) if each.key == key)
    assert refusal.article == clause
    english = refusal_words(Words.of("en"), VN, refusal).source
    assert english.startswith(clause)
    article, number = re.findall(r"Art\. (\d+)(?:\((\d)\))?", clause)[0]
    vietnamese = refusal_words(Words.of("vi"), VN, refusal).source
    cited = rf"khoản {number}\b.* Điều {article} " if number else rf"Điều {article} "
    assert re.search(cited, vietnamese)


def test_every_reason_has_a_case_here() -> None:
    """No sentence about a refusal is without a case that brings it up."""
    assert {*REFUSED, *LADDER_REFUSED, "plan_short", "plan_long"} == REASONS


@pytest.mark.parametrize(("reason", "facts"), list(LADDER_REFUSED.items()))
def test_the_ladder_refuses(reason: str, facts: LadderFacts) -> None:
    """A step out of turn is refused by the pack's rule, and told in both languages."""
    found = ladder_refusals(UK, facts, WEEK, TODAY)
    refusal = next(each for each in found if each.reason == reason)
    for language in ("en", "vi"):
        assert "{" not in str(refusal_words(Words.of(language), UK, refusal))


def test_a_ladder_in_order_passes() -> None:
    """With all its needs met a first warning stands; the offer of a companion is the law's."""
    assert ladder_refusals(UK, LADDER, WEEK, TODAY) == ()
    assert ladder_refusals(GENERIC, LADDER, WEEK, TODAY) == ()
    missing = ladder_refusals(UK, LADDER_REFUSED["missing_step"], WEEK, TODAY)
    assert [(each.rule, each.effect) for each in missing] == [("UK-03", "block")]
    assert spent_from(UK, FINAL) == date(2027, 6, 1)
    assert appeal_until(UK, date(2026, 11, 20), WEEK) == date(2026, 11, 27)


@given(st.lists(st.builds(Warned, st.sampled_from([s.key for s in GENERIC.stages]), DAYS)), DAYS)
def test_a_spent_warning_never_counts(earlier: list[Warned], day: date) -> None:
    """What is live was given by then, is not spent, and is on the disciplinary record."""
    for each in live_warnings(GENERIC, earlier, day):
        end = spent_from(GENERIC, each)
        assert each.stage != "informal"
        assert each.on <= day
        assert end is None or day < end


def test_the_guards_answer_in_their_order() -> None:
    """A case with everything wrong is told from the first guard to the last."""
    empty = Facts(acts=(date(2026, 1, 1),), measures=("fine", "fine"), periods=(LEAVE,))
    found = refusals(VN, empty, WEEK, date(2026, 12, 1))
    keys = [each.key for each in found]
    assert keys == sorted(keys)
    assert set(keys) == set(GUARDS) - {"VN-G08"}
    assert {key for keys in GATES.values() for key in keys} == set(GUARDS)


def test_a_reason_lifts_an_override_and_nothing_else() -> None:
    """Grade B waits for a reason in writing; a block and a pause stand whatever is typed."""
    typed = dict.fromkeys(GUARDS, "HR has compared it with the law")
    by_effect = {each.effect: each for _, facts in REFUSED.values() for each in against(facts)}
    assert set(by_effect) == {"block", "pause", "override", "warn"}
    for effect, refusal in by_effect.items():
        assert bool(standing([refusal], {})) == (effect != "warn")
        assert bool(standing([refusal], {refusal.key: " \n"})) == (effect != "warn")
        assert bool(standing([refusal], typed)) == (effect in {"block", "pause"})


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "phạt tiền",
            "PHẠT  TIỀN 500.000 ₫",
            "phạt-tiền",
            "phat tien 500k tháng này",
            "cắt lương",
            "Fine",
        ),
        *("wage cut", "Salary deduction of 2 days", "trừ\u00a0lương", "ｆｉｎｅ", "khấu trừ lương"),
        "pha\u0323t tie\u0302\u0300n",
    ],
)
def test_money_is_refused_however_it_is_typed(typed: str) -> None:
    """Case, spaces, marks and their form make no fine lawful."""
    found = forbidden(VN, typed)
    assert found is not None
    assert (found.rule.key, found.money) == ("VN-13", True)


@pytest.mark.parametrize("typed", ["đình chỉ không lương 3 ngày", "Unpaid suspension"])
def test_an_unpaid_suspension_is_none_of_the_four(typed: str) -> None:
    """It is refused by Art. 124, not as a fine."""
    found = forbidden(VN, typed)
    assert found is not None
    assert (found.rule.key, found.money) == ("VN-10", False)


@pytest.mark.parametrize(
    "typed", [*MEASURES, "kéo dài thời hạn nâng lương", "refine", "phát tiền thưởng", "p", "phạt"]
)
def test_what_is_no_fine_is_not_taken_for_one(typed: str) -> None:
    """The four measures, other words and half a word pass; other marks are another word."""
    assert forbidden(VN, typed) is None


@given(st.text(max_size=30))
def test_no_fifth_measure_passes(typed: str) -> None:
    """Whatever is typed that is not one of the four is refused at confidence A."""
    assume(typed not in MEASURES)
    found = against(replace(LAWFUL, measures=(typed,)), "VN-G02")
    assert standing(found, dict.fromkeys(GUARDS, "a reason"))
    assert {each.effect for each in found} == {"block"}


@given(IMPOSED, DAYS, DAYS)
def test_a_spent_measure_never_counts(imposed: Imposed, act: date, day: date) -> None:
    """From the day it is spent on it is not live, and makes no repeat; a reprimand never does."""
    end = spent_on(VN, imposed)
    assert end is not None
    facts = Facts(acts=(act,))
    if day >= end or act >= end or act <= imposed.on or imposed.measure == "reprimand":
        assert not counts_for_repeat(VN, imposed, facts, day)
    if day >= end:
        assert not is_live(VN, imposed, day)


@given(st.lists(IMPOSED, max_size=6), DAYS, DAYS)
def test_spent_measures_open_no_dismissal(earlier: list[Imposed], act: date, day: date) -> None:
    """However many: without one that is live and counts, dismissal as a repeat is refused."""
    facts = replace(DISMISSAL, acts=(act,), ground="125.3", earlier=tuple(earlier), decided_on=day)
    counting = [
        each
        for each in earlier
        if each.measure in {"deferral", "demotion"}
        and each.same_breach
        and each.on < act < (spent_on(VN, each) or date.min)
        and each.on <= day < (spent_on(VN, each) or date.min)
    ]
    assert bool(against(facts, "VN-G02")) != bool(counting)


@given(st.lists(DAYS, min_size=1, max_size=3), PERIODS, st.booleans(), DAYS)
def test_no_day_after_the_limit_passes(
    acts: list[date], periods: list[Period], finance: bool, day: date
) -> None:
    """After the effective deadline guard 5 blocks, whatever is typed; in an open one guard 4."""
    found = limit(VN, acts, periods, finance=finance)
    facts = replace(
        LAWFUL, acts=tuple(acts), periods=tuple(periods), finance=finance, decided_on=day
    )
    if found.effective is None:
        held = against(facts, "VN-G04") if day > found.base else ("no need",)
        assert held
    elif day > found.effective:
        held = standing(against(facts, "VN-G05"), dict.fromkeys(GUARDS, "a reason"))
        assert [each.effect for each in held] == ["block"]
    else:
        effects = [each.effect for each in against(facts, "VN-G05")]
        assert effects == (["override"] if day > found.base else [])


@given(st.lists(DAYS, min_size=1, max_size=3), PERIODS, st.booleans())
def test_the_limit_is_never_longer_than_the_law_has_it(
    acts: list[date], periods: list[Period], finance: bool
) -> None:
    """It is the base, or at most sixty days after a protected period that began inside it."""
    found = limit(VN, acts, periods, finance=finance)
    ends = [each.last for each in merged(periods) if each.first <= found.base]
    assert (None in ends) == found.paused
    if found.effective is not None:
        assert found.base == limit(VN, acts, finance=finance).effective
        longest = [end + timedelta(days=60) for end in ends if end is not None]
        assert found.effective in {found.base, *longest}
        assert found.effective <= max([found.base, *longest])
        assert found.effective >= found.base


def test_a_period_that_begins_when_the_limit_is_over_revives_nothing() -> None:
    """The limit of January ran out in July; a leave in August does not open it again."""
    late = Period(date(2026, 8, 1), date(2026, 12, 31))
    assert limit(VN, [date(2026, 1, 10)], [late]).effective == date(2026, 7, 10)
    touching = Period(date(2026, 7, 1), date(2026, 7, 31))
    assert limit(VN, [date(2026, 1, 10)], [touching, late]).effective == date(2027, 3, 1)


@given(DAYS, st.booleans())
def test_five_working_days_lie_before_a_hearing(hearing: date, saturdays: bool) -> None:
    """From the latest lawful day on there are five working days, from the safe day six."""
    week = WorkingWeek(saturdays)
    found = receipts(VN, hearing, week)
    for first, count in ((found.lawful, 5), (found.safe, 6)):
        days = (first + timedelta(days=step) for step in range((hearing - first).days))
        assert sum(map(week.is_working_day, days)) == count


def test_who_was_told_and_stayed_away_does_not_stop_the_hearing() -> None:
    """A rep who had the notice and did not come needs no defence; one without notice does."""
    away = replace(REP, came=False)
    assert against(replace(LAWFUL, participants=(away, UNION), defence=""), "VN-G07") == ()
    assert against(replace(LAWFUL, participants=(replace(away, signed=False), UNION))) == ()
    untold = replace(away, received_on=None)
    assert against(replace(LAWFUL, participants=(untold, UNION), defence=""), "VN-G07")


def test_rules_in_force_since_the_day_of_the_breach_name_it() -> None:
    """Internal labour rules count from the very day they take effect."""
    assert against(replace(LAWFUL, rules_effective_on=ACT)) == ()


def test_a_hearing_in_a_protected_period_pauses_too() -> None:
    """Not the decision alone: the day of the hearing must lie outside as well."""
    around = Period(HEARING, HEARING)
    assert [each.values["day"] for each in against(replace(LAWFUL, periods=(around,)))] == [HEARING]


def test_under_age_a_legal_representative_must_come() -> None:
    """Notice, hearing and service ask for one more participant."""
    found = against(replace(LAWFUL, under_age=True))
    assert [each.key for each in found] == ["VN-G06", "VN-G07", "VN-G10"]
    assert {each.values["role"] for each in found} == {"guardian"}


def test_a_shortened_deferral_is_spent_earlier() -> None:
    """The day it was cut to counts; none before the day of discipline, none after its end."""
    on, end = date(2026, 3, 10), date(2026, 9, 10)
    for cut, expected in ((date(2026, 6, 10), date(2026, 6, 10)), (on.replace(day=1), on)):
        assert spent_on(VN, Imposed("deferral", on, shortened_to=cut)) == expected
    assert spent_on(VN, Imposed("deferral", on, shortened_to=date(2027, 1, 1))) == end


def test_a_dismissal_is_never_spent() -> None:
    """It has no months, so no day is named for it."""
    assert spent_on(VN, Imposed("dismissal", date(2026, 3, 10))) is None


def test_a_company_that_extends_earlier_never_shortens_the_limit() -> None:
    """With a wider threshold the extension may end before the base: the base stands then."""
    rule = VN.rules["VN-08"]
    wide = replace(rule, value={**rule.value, "least_days_left": 90})
    pack = replace(VN, rules={**VN.rules, "VN-08": wide})
    found = limit(pack, [date(2026, 1, 10)], [Period(date(2026, 2, 1), date(2026, 5, 1))])
    assert (found.effective, found.extended) == (date(2026, 7, 10), False)


def test_a_protected_period_pauses_the_reviews() -> None:
    """Days inside it do not count, none falls into it, and after an open end there is none."""
    start = date(2026, 9, 28)
    leave = Period(date(2026, 10, 5), date(2026, 10, 18))
    assert reviews(VN, start, WEEK, [leave])[:2] == (date(2026, 10, 26), date(2026, 11, 9))
    on_the_day = Period(date(2026, 10, 12), date(2026, 10, 12))
    assert reviews(VN, start, WEEK, [on_the_day])[0] == date(2026, 10, 13)
    after_saturday = Period(date(2026, 11, 15), date(2026, 11, 17))
    assert reviews(VN, date(2026, 9, 30), WEEK, [after_saturday])[2] == date(2026, 11, 18)
    open_end = Period(date(2026, 10, 20), None)
    assert reviews(VN, start, WEEK, [open_end]) == (date(2026, 10, 12),)
