"""Packs are dated data anybody may have written: whole and sure of itself, or refused by line."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.data_file import DataFileError
from coachtui.domain.holidays import public_holidays
from coachtui.language import Words
from coachtui.records.discipline.presentation.law_words import (
    article,
    banner,
    grade,
    measure_name,
    pack_problem,
    rule_text,
    stale_line,
    verified,
)
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.packs import (
    SHIPPED,
    changed_rules,
    is_stale,
    load_made_up,
    load_packs,
    read_pack,
)

VI, EN = Words.of("vi"), Words.of("en")
PACKS = load_packs().packs


def text_of(name: str) -> str:
    """Give the text of a pack that comes with the program."""
    return (
        files("coachtui.records.discipline").joinpath("lawpacks", f"{name}.toml").read_text("utf-8")
    )


VN_TEXT = text_of("vn-2019")
NEWER = VN_TEXT.replace('version = "2026.11"', 'version = "2027.01"').replace(
    "compiled_on = 2026-11-23", "compiled_on = 2027-01-15"
)


def pack_of(name: str) -> LawPack:
    """Give a pack of the program."""
    found = load_packs().named(name)
    assert found is not None
    return found


def line_of(text: str, part: str) -> int:
    """Give the line, from 1, on which the table stands that has a part of the text."""
    before = text[: text.index(part)]
    return before[: before.rindex("[[")].count("\n") + 1


def test_the_packs_of_the_program_are_there() -> None:
    """Three packs, each with all its rules, dated, and verified by nobody yet."""
    assert load_packs().names == SHIPPED
    vn, uk, generic = PACKS
    assert [f"VN-{number:02}" for number in range(1, 28)] == list(vn.rules)[:27]
    assert {f"UK-0{number}" for number in range(1, 7)} <= set(uk.rules)
    assert "US-01" in generic.rules
    for pack in PACKS:
        assert pack.compiled_on == date(2026, 11, 23)
        assert pack.verified_on is None
        assert all(rule.verified_on is None for rule in pack.rules.values())
        assert all("CAP-01" in each.rules for each in PACKS)


@pytest.mark.parametrize(
    ("key", "part", "confidence", "effect"),
    [
        ("VN-02", "", "A", "block"),
        ("VN-02", "register_within_days", "B", "override"),
        ("VN-08", "", "A", "block"),
        ("VN-08", "counted_from", "B", "override"),
        ("VN-11", "", "A", "block"),
        ("VN-11", "absent_days", "B", "override"),
        ("VN-11", "counted_from", "C", "warn"),
        ("VN-15", "", "C", "show"),
        ("VN-17", "", "A", "block"),
        ("VN-18", "", "B", "show"),
        ("VN-20", "", "C", "warn"),
        ("VN-22", "", "B", "show"),
        ("VN-23", "executive_days", "B", "override"),
        ("VN-26", "", "C", "show"),
    ],
)
def test_each_part_has_its_grade_and_does_no_more(
    key: str, part: str, confidence: str, effect: str
) -> None:
    """A part of a rule that is less sure than the rule does less than it."""
    rule = pack_of("vn-2019").rules[key]
    assert (rule.grade(part), rule.acts(part)) == (confidence, effect)


@pytest.mark.parametrize("pack", PACKS, ids=SHIPPED)
def test_every_rule_is_told_in_both_languages(pack: LawPack) -> None:
    """Text and article are there in English and Vietnamese, with every number filled in."""
    for rule in pack.rules.values():
        english, vietnamese = rule_text(EN, rule), rule_text(VI, rule)
        assert "{" not in english + vietnamese
        assert english != vietnamese
        assert article(EN, rule) == rule.article
        assert rule.source
    for stage in pack.stages:
        assert measure_name(EN, pack, stage.key) != measure_name(VI, pack, stage.key)


def test_the_ladders_stand_as_the_policy_has_them() -> None:
    """Live periods, needs and the stage that ends it all come from the pack."""
    stages = {stage.key: stage for stage in pack_of("generic").stages}
    assert list(stages) == ["informal", "verbal", "first_written", "final_written", "dismissal"]
    live = {key: (stage.live_least_months, stage.live_months) for key, stage in stages.items()}
    assert live == {
        "informal": (3, 3),
        "verbal": (3, 6),
        "first_written": (6, 6),
        "final_written": (12, 12),
        "dismissal": (None, None),
    }
    assert not stages["informal"].on_record
    assert "appeal" in stages["dismissal"].needs
    assert [stage.key for stage in pack_of("uk-acas").stages] == [
        *("informal", "first_written", "final_written", "dismissal")
    ]


def test_the_banner_says_what_it_is_and_who_has_verified_it() -> None:
    """It is no legal advice, dated, and not verified until somebody puts their name to it."""
    pack = pack_of("vn-2019")
    assert banner(EN, pack) == (
        "Decision support, not legal advice · vn-2019, compiled 2026-11-23, not yet verified by a"
        " lawyer"
    )
    signed = replace(pack, verified_on=date(2026, 12, 1), verified_by="LS Hà")
    assert "verified 2026-12-01 by LS Hà" in banner(EN, signed)
    assert verified(EN, signed, pack.rules["VN-07"]) == "verified 2026-12-01 by LS Hà"
    assert verified(EN, pack, pack.rules["VN-07"]) == "not verified"
    assert [grade(EN, letter)[:12] for letter in ("A", "B", "C")] == [
        *("confidence A", "confidence B", "confidence C")
    ]


def test_a_pack_grows_old() -> None:
    """After 180 days without a look at the law it asks for one."""
    pack = pack_of("vn-2019")
    assert not is_stale(pack, date(2027, 5, 22))
    assert is_stale(pack, date(2027, 5, 23))
    assert stale_line(EN, pack, date(2027, 5, 22)) == ""
    assert "amendments" in stale_line(EN, pack, date(2027, 5, 23))
    assert not is_stale(replace(pack, verified_on=date(2027, 5, 1)), date(2027, 5, 23))


def test_a_company_adds_its_own_and_a_newer_one_goes_before(tmp_path: Path) -> None:
    """A newer version is taken for new cases; the older stays for those that began with it."""
    (tmp_path / "lawpacks").mkdir()
    newer = NEWER.replace("{ months = 6,", "{ months = 9,")
    (tmp_path / "lawpacks/vn-new.toml").write_text(newer, "utf-8")
    own = text_of("generic").replace('name = "generic"', 'name = "hạt sen"')
    (tmp_path / "lawpacks/own.toml").write_text(own, "utf-8")
    packs = load_packs(tmp_path)
    assert packs.problems == ()
    assert packs.names == (*SHIPPED, "hạt sen")
    now, before = packs.named("vn-2019"), packs.named("vn-2019", "2026.11")
    assert now is not None
    assert before is not None
    assert (now.version, before.version) == ("2027.01", "2026.11")
    assert changed_rules(before, now) == ("VN-07",)
    assert packs.named("vn-2019", "1") is None


def test_a_broken_pack_is_left_out_with_file_and_line(tmp_path: Path) -> None:
    """One mistake leaves out that pack whole, and no other; it is told where it stands."""
    (tmp_path / "lawpacks").mkdir()
    broken = NEWER.replace("{ months = 6,", '{ months = "six",')
    (tmp_path / "lawpacks/a.toml").write_text(broken, "utf-8")
    (tmp_path / "lawpacks/b.toml").write_text(NEWER, "utf-8")
    (tmp_path / "lawpacks/c.toml").write_text(NEWER, "utf-8")
    (tmp_path / "lawpacks/d.toml").write_bytes(b"\n\xff")
    packs = load_packs(tmp_path)
    assert [problem.file for problem in packs.problems] == ["a.toml", "c.toml", "d.toml"]
    assert packs.named("vn-2019", "2027.01") is not None
    said = [pack_problem(EN, problem) for problem in packs.problems]
    assert "a.toml" in said[0]
    assert "VN-07 months" in said[0]
    assert "vn-2019 2027.01 is there already" in said[1]
    assert "line 2" in said[2]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("\n[pack]\n", "\n[pack\n", "not TOML"),
        ('system = "vn"', 'system = "fr"', "system must be one of vn, ladder"),
        ("compiled_on = 2026-11-23", "", "compiled_on is missing"),
        ("compiled_on = 2026-11-23", 'compiled_on = "2026-11-23"', "must be a date"),
        ("stale_after_days = 180", "stale_after_days = true", "stale_after_days must be a number"),
        ('version = "2026.11"', 'version = "2026.11"\ncolour = "red"', "“colour” is not known"),
        ('key = "VN-07"', 'key = "VN-06"', "VN-06 stands twice"),
        ('key = "VN-09"', 'key = "VN-99"', "there is no rule VN-09"),
        ('confidence = "C"\neffect = "show"', 'confidence = "C"\neffect = "block"', "more than"),
        ('confidence = "B"\neffect = "show"', 'confidence = "B"\neffect = "pause"', "more than"),
        ('confidence = "A"\neffect = "pause"', 'effect = "pause"', "confidence must be one of"),
        ("least_days_left = 60", "least_days_left = 0", "VN-08 least_days_left must be"),
        ("extension_days = 60", "extension_days = 99999", "VN-08 extension_days must be"),
        ("{ months = 6,", "{ months = 6.5,", "months must be"),
        ('graded = { counted_from = "B" }', 'graded = { counted_from = "D" }', "counted_from must"),
        ('graded = { counted_from = "B" }', 'graded = { other = "B" }', "“other” is not known"),
        ("in {months} months".replace("in", "is"), "is {weeks} months", "value.weeks is missing"),
        ('repeat_ground = "125.3"', 'repeat_ground = "125.9"', "VN-11 repeat_ground must be"),
        ('repeat_counts = ["deferral", "demotion"]', 'repeat_counts = ["fine"]', "repeat_counts"),
        ("reprimand_months = 3, ", "", "value.reprimand_months is missing"),
        ("money_words = [", "money_words = []\nunused = [", "money_words must be"),
        ("review_days = [14,", "review_days = [0, 14,", "review_days must be a number"),
        ("text.en = ", "text.fr = ", "“fr” is not known"),
    ],
)
def test_a_mistake_is_named_where_it_stands(old: str, new: str, problem: str) -> None:
    """Every mistake is refused with the file, and with the line of its table where it has one."""
    assert old in VN_TEXT
    with pytest.raises(DataFileError) as caught:
        read_pack(VN_TEXT.replace(old, new, 1), "own.toml")
    assert problem in str(caught.value)
    assert caught.value.file == "own.toml"


def test_the_line_is_that_of_the_rule_for_a_number_too() -> None:
    """A number the rules count with is missed in its rule, and named by that line."""
    with pytest.raises(DataFileError) as caught:
        read_pack(VN_TEXT.replace("extension_days = 60", "extension_days = 0"), "own.toml")
    assert caught.value.line == line_of(VN_TEXT, 'key = "VN-08"')


@pytest.mark.parametrize("part", ['key = "VN-07"', 'key = "VN-23"', 'key = "CAP-01"'])
def test_the_line_is_that_of_the_rule(part: str) -> None:
    """A rule with a wrong grade is named by the line on which its table begins."""
    at = VN_TEXT.index("confidence = ", VN_TEXT.index(part))
    broken = VN_TEXT[:at] + 'confidence = "Z"\n#' + VN_TEXT[at:]
    with pytest.raises(DataFileError) as caught:
        read_pack(broken, "own.toml")
    assert caught.value.line == line_of(VN_TEXT, part)


@given(st.data())
def test_no_cut_or_damage_makes_anything_but_a_named_error(data: st.DataObject) -> None:
    """A pack cut off or overwritten anywhere is a pack or refused as one, never a crash."""
    start = data.draw(st.integers(0, len(VN_TEXT)))
    cut = data.draw(st.integers(0, 40))
    put = data.draw(st.text(max_size=8))
    with suppress(DataFileError):
        pack = read_pack(VN_TEXT[:start] + put + VN_TEXT[start + cut :], "own.toml")
        assert pack.rules["VN-07"].number("months")


def test_the_made_up_days_agree_with_the_days_off() -> None:
    """Each is at a week's end, was worked for a day the holidays know as off, and says by whom."""
    for each in load_made_up():
        off = public_holidays(each.off.year, "en")
        assert each.day.weekday() >= 5
        assert each.day.strftime("%m/%d/%Y") in off[each.off]
        assert each.source_year <= each.day.year
        assert each.day not in off
