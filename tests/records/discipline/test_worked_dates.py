"""The worked dates of the law hold, and each number of the pack is held by one of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from coachtui.domain.working_days import WorkingWeek
from coachtui.language import Words
from coachtui.records.discipline.presentation.law_words import rule_text
from coachtui.records.discipline.rules import clocks
from coachtui.records.discipline.rules.facts import Facts, Imposed, Participant, Period
from coachtui.records.discipline.rules.guards import refusals
from coachtui.records.discipline.rules.law import LawPack, Value
from coachtui.records.discipline.rules.measures import spent_on
from coachtui.records.discipline.rules.packs import load_packs

OFF = frozenset(
    date.fromisoformat(day)
    for day in (
        *("2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"),
        *("2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01", "2026-09-02", "2026-11-24"),
    )
)
MADE_UP = frozenset({date(2026, 8, 22)})
TO_FRIDAY = WorkingWeek(holidays=OFF, made_up=MADE_UP)
TO_SATURDAY = WorkingWeek(saturdays=True, holidays=OFF, made_up=MADE_UP)
WORDS = Words.of("en")
FIFTH = "three reprimands, then dismissal"


@dataclass(frozen=True)
class Example:
    """What is asked of a pack, and the answer."""

    name: str
    asked: Callable[[LawPack], object]
    expected: object

    def holds(self, pack: LawPack) -> bool:
        """Tell whether a pack gives the answer."""
        return self.asked(pack) == self.expected


def day(text: str) -> date:
    """Give back a day of 2026 for `03-10`, or the day itself."""
    return date.fromisoformat(text if text.count("-") == 2 else f"2026-{text}")


def last(
    *acts: str, until: str = "", finance: bool = False
) -> Callable[[LawPack], tuple[date | None, bool]]:
    """Ask for the last lawful day after acts, and whether it is an extended one."""
    periods = [Period(day("01-20"), day(until))] if until else []

    def asked(pack: LawPack) -> tuple[date | None, bool]:
        found = clocks.limit(pack, map(day, acts), periods, finance=finance)
        return found.effective, found.extended

    return asked


def spent(measure: str, on: str) -> Callable[[LawPack], date | None]:
    """Ask when a measure is expunged."""
    return lambda pack: spent_on(pack, Imposed(measure, day(on)))


def notice(hearing: str, week: WorkingWeek) -> Callable[[LawPack], date]:
    """Ask for the latest day the notice of a hearing must be received."""
    return lambda pack: clocks.receipts(pack, day(hearing), week).lawful


def safe(hearing: str, week: WorkingWeek) -> Callable[[LawPack], date]:
    """Ask for the safe day of a notice."""
    return lambda pack: clocks.receipts(pack, day(hearing), week).safe


def told(key: str, facts: Facts, today: str) -> Callable[[LawPack], list[tuple[str, str]]]:
    """Ask a guard about a case: reasons and what each does."""
    return lambda pack: [
        (each.reason, each.effect) for each in refusals(pack, facts, TO_FRIDAY, day(today), (key,))
    ]


def received(on: str) -> Facts:
    """Give a case whose notice of the hearing on 30 November came on a day."""
    rep = Participant("employee", "R5", received_on=day(on))
    return Facts(acts=(day("10-06"),), participants=(rep,), hearing_on=day("11-30"))


def dismissal(*earlier: Imposed, act: str, ground: str = "") -> Facts:
    """Give a case in which dismissal is proposed."""
    return Facts(acts=(day(act),), measures=("dismissal",), ground=ground, earlier=earlier)


def deferral(months: int) -> Facts:
    """Give a case in which a deferral of so many months is proposed."""
    return Facts(acts=(day("10-06"),), measures=("deferral",), months=months)


def measure(text: str) -> Facts:
    """Give a case with a measure as it was typed."""
    return Facts(acts=(day("10-06"),), measures=(text,))


def absent(*days: str) -> Callable[[LawPack], date | None]:
    """Ask when absence reached what the law names."""
    return lambda pack: clocks.absence_reached(pack, map(day, days))


def absent_in_a_year(count: int, span: int) -> Callable[[LawPack], date | None]:
    """Ask the same of days spread so that no five lie within thirty, the last one `span` on."""
    first = day("01-05")
    days = [first + timedelta(days=19 * number) for number in range(count - 1)]
    return lambda pack: clocks.absence_reached(pack, [*days, first + timedelta(days=span)])


def says(key: str, part: str) -> Example:
    """Give the example of a number that is told and not counted with."""
    return Example(f"{key} {part}", lambda pack: part in rule_text(WORDS, pack.rules[key]), True)


REPRIMANDS = tuple(Imposed("reprimand", day(f"0{n}-10"), same_breach=True) for n in (6, 7, 8))
DEMOTED = Imposed("demotion", day("03-10"), same_breach=True)
REVIEWS = [day(text) for text in ("10-12", "10-26", "11-12", "11-27", "12-28")]

GIVEN = [
    Example("T01 ordinary", last("01-15"), (day("07-15"), False)),
    Example("T01 finance", last("01-15", finance=True), (day("2027-01-15"), False)),
    Example("T02", last("08-31"), (day("2027-02-28"), False)),
    Example("T03", last("01-10", until="12-31"), (day("2027-03-01"), True)),
    Example("T04", last("01-10", until="02-01"), (day("07-10"), False)),
    Example("T05 60 left", last("01-10", until="05-11"), (day("07-10"), False)),
    Example("T05 59 left", last("01-10", until="05-12"), (day("07-11"), True)),
    Example("T06 reprimand", spent("reprimand", "03-10"), day("06-10")),
    Example("T06 deferral", spent("deferral", "03-10"), day("09-10")),
    Example("T06 demotion", spent("demotion", "03-10"), day("2029-03-10")),
    Example("T07", spent("reprimand", "11-30"), day("2027-02-28")),
    Example("T08 to Friday", notice("05-08", TO_FRIDAY), day("04-29")),
    Example("T08 to Saturday", notice("05-08", TO_SATURDAY), day("05-02")),
    Example("T09 to Friday", notice("09-07", TO_FRIDAY), day("08-26")),
    Example("T09 to Saturday", notice("09-07", TO_SATURDAY), day("08-28")),
    Example("T10 to Friday", notice("02-25", TO_FRIDAY), day("02-11")),
    Example("T10 to Saturday", notice("02-25", TO_SATURDAY), day("02-13")),
    Example("T11 to Friday", notice("11-30", TO_FRIDAY), day("11-20")),
    Example("T11 to Saturday", notice("11-30", TO_SATURDAY), day("11-23")),
    Example("T11 safe to Friday", safe("11-30", TO_FRIDAY), day("11-19")),
    Example("T11 safe to Saturday", safe("11-30", TO_SATURDAY), day("11-21")),
    Example("T11 safe", told("VN-G06", received("11-19"), "11-20"), []),
    Example("T11 amber", told("VN-G06", received("11-20"), "11-20"), [("tight_notice", "warn")]),
    Example("T11 short", told("VN-G06", received("11-23"), "11-23"), [("short_notice", "block")]),
    Example("T12", last("10-08", "10-06", "10-07"), (day("2027-04-06"), False)),
    Example("T13", lambda pack: clocks.suspended_until(pack, day("03-02")), day("03-16")),
    Example("T14 reached", absent("03-02", "03-03", "03-04", "03-20", "03-31"), day("03-31")),
    Example("T14 not reached", absent("03-02", "03-03", "03-04", "03-20", "04-01"), None),
    Example(
        "T15",
        told("VN-G02", dismissal(*REPRIMANDS, act="08-20"), "08-25"),
        [("no_ground", "block")],
    ),
    Example(
        "T15 as a repeat",
        told("VN-G02", dismissal(*REPRIMANDS, act="08-20", ground="125.3"), "08-25"),
        [("no_repeat", "block")],
    ),
    Example(
        "T16 open",
        told("VN-G02", dismissal(DEMOTED, act="12-01", ground="125.3"), "12-02"),
        [],
    ),
    Example(
        "T16 spent",
        told("VN-G02", dismissal(DEMOTED, act="2029-03-11", ground="125.3"), "2029-03-12"),
        [("no_repeat", "block")],
    ),
    Example(
        "T17 fine", told("VN-G02", measure("phạt tiền 500.000 ₫"), "11-23"), [("money", "block")]
    ),
    Example(
        "T17 path",
        told("VN-G02", measure(FIFTH), "11-23"),
        [("no_measure", "block")],
    ),
    Example("T18", lambda pack: list(clocks.reviews(pack, day("09-28"), TO_FRIDAY)), REVIEWS),
]
# Beside the dates of the reference, one for each number they leave alone.
MORE = [
    Example("9 people", lambda pack: clocks.needs_internal_rules(pack, 9), expected=False),
    Example("10 people", lambda pack: clocks.needs_internal_rules(pack, 10), expected=True),
    Example("registered", lambda pack: clocks.register_rules_by(pack, day("12-01")), day("12-11")),
    Example(
        "in effect",
        lambda pack: clocks.rules_effective_from(pack, day("2025-12-28")),
        day("2026-01-12"),
    ),
    Example("deferral 1", told("VN-G02", deferral(1), "11-23"), []),
    Example("deferral 0", told("VN-G02", deferral(0), "11-23"), [("deferral_months", "block")]),
    Example("deferral 6", told("VN-G02", deferral(6), "11-23"), []),
    Example("deferral 7", told("VN-G02", deferral(7), "11-23"), [("deferral_months", "block")]),
    Example("20 in 365", absent_in_a_year(20, 364), day("2027-01-04")),
    Example("19 in 365", absent_in_a_year(19, 364), None),
    Example("20 in 366", absent_in_a_year(20, 365), None),
    Example(
        "half",
        lambda pack: clocks.may_shorten_from(pack, day("03-10"), day("09-10")),
        day("06-10"),
    ),
    Example(
        "special suspension",
        lambda pack: clocks.suspended_until(pack, day("03-02"), special=True),
        day("05-30"),
    ),
    Example("advance", lambda pack: clocks.advance(pack, 10_000_000), 5_000_000),
    Example(
        "reviews from a Wednesday",
        lambda pack: list(clocks.reviews(pack, day("09-30"), TO_FRIDAY)),
        [day(text) for text in ("10-14", "10-28", "11-16", "11-30", "12-29")],
    ),
    Example(
        "notice",
        lambda pack: [
            clocks.notice_length(pack, length)
            for length in ("indefinite", "definite", "short", "executive")
        ],
        [
            clocks.NoticeLength(45),
            clocks.NoticeLength(30),
            clocks.NoticeLength(3, working=True),
            clocks.NoticeLength(120),
        ],
    ),
]
# Told on the screen only. VN-08: with more than 60 days asked for, its outcome would be the same.
SHOWN = [
    says("VN-03", "under 15 years"),
    says("VN-08", "fewer than 60 days"),
    says("VN-21", "20,000,000 to 40,000,000 VND"),
    says("VN-22", "pays 2 times"),
    says("VN-23", "none after 5 days"),
    says("VN-24", "at least 2 months"),
    says("CAP-01", "runs 30 to 90 days"),
    says("CAP-01", "extended 1 time"),
]
EXAMPLES = [*GIVEN, *MORE, *SHOWN]


@pytest.fixture(scope="module")
def pack() -> LawPack:
    """Give the pack of Vietnam."""
    return vn()


def vn() -> LawPack:
    """Give the pack of Vietnam."""
    found = load_packs().named("vn-2019")
    assert found is not None
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_worked_date_holds(example: Example, pack: LawPack) -> None:
    """The pack and the rules give the day that was worked out by hand."""
    assert example.asked(pack) == example.expected


def changed(value: Value) -> Iterator[Value]:
    """Give each number of a value one larger and one smaller, the rest as it is."""
    if isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, tuple):
        numbers = tuple(each for each in value if isinstance(each, int))
        for place, number in enumerate(numbers):
            for other in (number + 1, number - 1):
                yield (*numbers[:place], other, *numbers[place + 1 :])


def mutants() -> Iterator[tuple[str, str, Value]]:
    """Give each change of one number of the pack: rule, name, and the value with it."""
    for key, rule in vn().rules.items():
        for name, value in rule.value.items():
            yield from ((key, name, other) for other in changed(value))


@pytest.mark.parametrize(("key", "name", "value"), list(mutants()))
def test_no_number_of_the_pack_can_change_unseen(
    key: str, name: str, value: Value, pack: LawPack
) -> None:
    """One more or one less, of any limit: at least one worked date comes out otherwise."""
    rule = pack.rules[key]
    other = replace(rule, value={**rule.value, name: value})
    mutant = replace(pack, rules={**pack.rules, key: other})
    assert [example.name for example in EXAMPLES if not example.holds(mutant)]


def test_most_numbers_are_held_by_a_count_and_not_by_a_text(pack: LawPack) -> None:
    """What the rules count with is held by a worked date, not by the sentence that tells it."""
    only_told = set()
    for key, name, value in mutants():
        other = replace(pack.rules[key], value={**pack.rules[key].value, name: value})
        mutant = replace(pack, rules={**pack.rules, key: other})
        if all(example.holds(mutant) for example in (*GIVEN, *MORE)):
            only_told.add(f"{key} {name}")
    assert only_told == {
        "VN-03 guardian_under_years",
        "VN-08 least_days_left",
        "VN-21 fine_least_vnd",
        "VN-21 fine_most_vnd",
        "VN-22 organisation_times",
        "VN-23 absent_days",
        "VN-24 least_months_wages",
        "CAP-01 least_plan_days",
        "CAP-01 most_plan_days",
        "CAP-01 extensions",
    }


def test_a_longer_list_is_seen_too(pack: LawPack) -> None:
    """Counting reprimands for a repeat, or a fifth measure, makes a worked date fail."""
    for key, name, more in (("VN-11", "repeat_counts", "reprimand"), ("VN-10", "measures", FIFTH)):
        rule = pack.rules[key]
        longer = {**rule.value, name: (*rule.listed(name), more)}
        mutant = replace(pack, rules={**pack.rules, key: replace(rule, value=longer)})
        assert not all(example.holds(mutant) for example in GIVEN)
