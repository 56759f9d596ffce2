"""Templates of events: what the program's propose, and a company's own over and beside them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from coachtui.domain.label_lint import find_labels
from coachtui.domain.label_lists import load_lists
from coachtui.language import Language, Words
from coachtui.records.team_event.model import MOST_OBJECTIVES, TeamEvent
from coachtui.records.team_event.presentation.template_words import template_problem
from coachtui.records.team_event.rules.templates import OWN, Template, Templates, load_templates

LANGUAGES: tuple[Language, ...] = get_args(Language)
STANDARD = {-30, -21, -14, -10, -7, -3, -1, 1, 7}
PAGE = Path(__file__).resolve().parents[3] / "docs" / "team-events.md"
MINE = """\
kind = "offsite"
minutes = 90
per_head = 200_000
name.en = "Boat trip"
name.vi = "Đi thuyền"
themes = ["move"]

[[budget]]
category = "fnb"
percent = 60
en = "Lunch"

[[checklist]]
days = -2
en = "Check the life vests"

[[step]]
after = 60
en = "Back"

[[step]]
after = 0
en = "Off"

[[risk]]
en = "Wind"
"""


def own(folder: Path, text: str | bytes, name: str = "mine.toml") -> None:
    """Write a company's file into a data folder."""
    path = folder / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def told(found: Templates) -> list[str]:
    """Return what was left out as text."""
    return [str(problem) for problem in found.left_out]


def said(template: Template) -> Iterator[str]:
    """Give every text of a template."""
    yield from (template.name, template.success_metric, *template.objectives)
    yield from (item.text for item in template.checklist)
    yield from (share.what for share in template.shares)
    yield from (step.what for step in template.steps)
    for risk in template.risks:
        yield from risk


def each_own() -> Iterator[tuple[Language, Template]]:
    """Give the program's templates in both languages."""
    for language in LANGUAGES:
        yield from ((language, template) for template in load_templates(language).found)


def test_the_seven_are_there_in_their_order_and_whole() -> None:
    """Each proposes objectives, success, cost, a run sheet and answers to what may go wrong."""
    for language in LANGUAGES:
        found = load_templates(language)
        assert tuple(each.key for each in found.found) == OWN
        assert len(OWN) == 7
        assert found.left_out == ()
        assert len(found.themes) >= 8
    for _, template in each_own():
        assert 1 <= len(template.objectives) <= MOST_OBJECTIVES
        assert template.success_metric
        assert len(template.steps) >= 5
        assert len(template.risks) >= 2
        assert all(what and answer for what, answer in template.risks)
        assert template.steps[-1].after <= template.minutes


def test_every_checklist_has_the_standard_days_and_something_of_its_own() -> None:
    """The nine usual days stand in each, by day, and no two kinds have the same list."""
    lists = set()
    for _, template in each_own():
        days = [item.days for item in template.checklist]
        assert set(days) >= STANDARD
        assert days == sorted(days)
        lists.add(tuple(item.text for item in template.checklist))
    assert len(lists) == len(OWN) * len(LANGUAGES)


def test_the_two_languages_say_the_same_in_other_words() -> None:
    """Both have the same days, money, steps; no text is left in the other language."""
    english, vietnamese = (load_templates(language).found for language in LANGUAGES)
    for one, other in zip(english, vietnamese, strict=True):
        assert [item.days for item in one.checklist] == [item.days for item in other.checklist]
        assert [step.after for step in one.steps] == [step.after for step in other.steps]
        assert len(tuple(said(one))) == len(tuple(said(other)))
        assert not set(said(one)) & set(said(other))
        assert all(text.isascii() for text in said(one))
        assert sum(not text.isascii() for text in said(other)) >= len(tuple(said(other))) - 2


def test_no_text_of_a_template_labels_anybody() -> None:
    """Every text passes the label lint as a formal text does, themes too."""
    for language in LANGUAGES:
        lists = load_lists(language)
        found = load_templates(language)
        for text in (*found.themes.values(), *(t for each in found.found for t in said(each))):
            assert find_labels(text, lists, formal=True) == ()


def test_what_is_fair_stands_by_itself() -> None:
    """In hours where it can be, no alcohol needed, a step-free way and a way online asked for."""
    for language, template in each_own():
        texts = " | ".join(item.text for item in template.checklist)
        assert template.in_hours == (template.key != "family_day")
        assert ("without alcohol" if language == "en" else "không cồn") in texts
        if template.kind != "virtual":
            assert ("step-free" if language == "en" else "không bậc thang") in texts
            assert "online" in texts
        if template.in_hours:
            begins = timedelta(hours=template.starts.hour, minutes=template.starts.minute)
            assert begins >= timedelta(hours=8)
            assert begins + timedelta(minutes=template.minutes) <= timedelta(hours=18)


def test_nobody_is_asked_for_birthdays_health_or_a_reason() -> None:
    """No item asks for what is nobody's business; the invitation says that a no needs no reason."""
    for language, template in each_own():
        texts = " ".join(said(template)).casefold()
        assert not re.search(r"birthday|health|sinh nhật|sức khỏe|bệnh", texts)
        assert ("no needs no reason" if language == "en" else "không cần nêu lý do") in texts


@pytest.mark.parametrize("heads", [1, 9, 10, 37])
def test_the_plan_of_a_template_keeps_within_its_budget(heads: int) -> None:
    """Lines and contingency together never pass what all may cost, and nearly use it."""
    for _, template in each_own():
        event = template.event("", date(2026, 12, 1), heads)
        planned = sum(line.planned for line in event.budget.lines)
        allowed = template.per_head * heads
        assert planned * (100 + template.contingency_percent) <= allowed * 100
        assert planned >= allowed * 85 // 100 - 1000 * len(event.budget.lines)
        assert all(line.planned % 1000 == 0 for line in event.budget.lines)
        assert 100_000 <= template.per_head <= 1_500_000


def test_an_event_made_from_a_template_is_an_idea_with_everything_in_it() -> None:
    """It can be stored and read, has no date, and its month is the first of the one asked for."""
    for _, template in each_own():
        event = template.event("  ", date(2026, 12, 17))
        assert (event.title, event.state, event.month) == (
            template.name,
            "idea",
            date(2026, 12, 1),
        )
        assert (event.template, event.kind) == (template.key, template.kind)
        assert event.starts_at is None
        assert event.in_hours_said is None
        assert len(event.checklist) == len(template.checklist)
        assert len({item.id for item in event.checklist}) == len(template.checklist)
        assert [step.what for step in event.run_sheet] == [step.what for step in template.steps]
        assert all(line.planned == 0 for line in event.budget.lines)
        assert TeamEvent.from_document(event.model_dump(mode="json")) == event
        assert event.objectives == template.themes
    named = load_templates("vi").found[0].event("Cảm ơn quý 4", date(2026, 12, 1), 9, 5)
    assert (named.title, named.budget.contingency_percent) == ("Cảm ơn quý 4", 5)


def test_an_event_says_what_it_is_for_in_the_readers_language() -> None:
    """Themes are stored by key and read in either language; one's own words stay as typed."""
    english, vietnamese = (load_templates(language) for language in LANGUAGES)
    event = english.found[0].event("", date(2026, 12, 1))
    assert english.objectives(event) == english.found[0].objectives
    assert vietnamese.objectives(event) == vietnamese.found[0].objectives
    own_words = event.revised(objectives=("closer", "Thử món mới"))
    assert vietnamese.objectives(own_words) == (vietnamese.themes["closer"], "Thử món mới")


def test_a_company_adds_a_template(tmp_path: Path) -> None:
    """It stands after the program's, with the standard checklist and the usual values."""
    own(tmp_path, MINE, "Đi thuyền.toml")
    found = load_templates("vi", tmp_path)
    assert told(found) == []
    assert [each.key for each in found.found] == [*OWN, "di_thuyen"]
    mine = found.by_key("di_thuyen")
    assert mine is not None
    assert (mine.name, mine.contingency_percent, mine.in_hours) == ("Đi thuyền", 10, True)
    assert mine.starts.isoformat() == "14:00:00"
    assert mine.objectives == (found.themes["move"],)
    assert [step.what for step in mine.steps] == ["Off", "Back"]
    assert {item.days for item in mine.checklist} == STANDARD | {-2}
    assert found.by_key("di_bo") is None


def test_an_online_event_has_no_door_to_ask_about(tmp_path: Path) -> None:
    """What is for a place is left out where there is none; the other usual items stay."""
    own(tmp_path, MINE.replace('"offsite"', '"virtual"'), "a.toml")
    own(tmp_path, MINE, "b.toml")
    online, outside = load_templates("en", tmp_path).found[-2:]
    gone = {item.text for item in outside.checklist} - {item.text for item in online.checklist}
    assert len(gone) == 1
    assert "step-free" in gone.pop()


def test_a_company_takes_the_place_of_the_programs(tmp_path: Path) -> None:
    """A file by the name of one of the seven replaces that one where it stands."""
    own(tmp_path, MINE, "sport.toml")
    found = load_templates("en", tmp_path)
    assert [each.key for each in found.found] == list(OWN)
    assert found.found[1].name == "Boat trip"


def test_no_template_takes_the_drink_without_alcohol_away(tmp_path: Path) -> None:
    """Replacing what stands on a day leaves what goes with food, and only where there is food."""
    instead = "\n[[checklist]]\ndays = -7\ninstead = true\nen = 'Ask'\n"
    own(tmp_path, MINE + instead, "a.toml")
    own(tmp_path, MINE.replace('"fnb"', '"venue"') + instead, "b.toml")
    found = load_templates("en", tmp_path)
    on_the_day = [
        [item.text for item in each.checklist if item.days == -7] for each in found.found[-2:]
    ]
    assert on_the_day[1] == ["Ask"]
    assert len(on_the_day[0]) == 2
    assert "without alcohol" in on_the_day[0][0]


def test_a_company_rewords_and_adds_themes(tmp_path: Path) -> None:
    """Its words stand in the program's templates too; a template may use a theme it adds."""
    theme = "[[theme]]\nkey = '{}'\nen = '{}'\n"
    own(tmp_path, theme.format("move", "Get out") + theme.format("sea", "See"), "themes.toml")
    own(tmp_path, MINE.replace('["move"]', '["sea", "move"]'), "a.toml")
    found = load_templates("vi", tmp_path)
    assert told(found) == []
    assert found.found[1].objectives[0] == "Get out"
    assert found.found[-1].objectives == ("See", "Get out")


MISTAKES = [
    ("\n\nx = = 1", 3, "not TOML"),
    ("", 1, "name is missing"),
    (MINE.replace('"offsite"', '"abroad"'), 1, "kind must be one of onsite, offsite, virtual"),
    (MINE.replace("90", '"90"'), 2, "minutes must be a whole number from 15 to 4320"),
    (MINE.replace("200_000", "true"), 3, "per_head must be a whole number"),
    (MINE.replace("200_000", "-1"), 3, "per_head must be a whole number from 0"),
    (MINE.replace("200_000", "1" + "0" * 30), 3, "per_head must be a whole number from 0"),
    (MINE.replace("name.", "nom."), 4, "“nom” is not known here"),
    (MINE.replace("name.en", "name.fr"), 4, "“name.fr” is not known here"),
    (MINE.replace('"Boat trip"', '" "'), 4, "name.en must be text"),
    (MINE.replace("Boat trip", "x" * 61), 4, "name.en has more than 60 characters"),
    ("name = 3\n" + MINE.replace("name.en", "#").replace("name.vi", "#"), 1, "name is missing"),
    (MINE.replace('["move"]', '["fun"]'), 6, "there is no theme fun"),
    (MINE.replace('["move"]', "[1]"), 6, "there is no theme ?"),
    (MINE.replace('["move"]', '["move", "give", "plan"]'), 6, "themes must be at most two keys"),
    (MINE.replace('["move"]', '["move"]\nstarts = "24:00"'), 7, "starts must be a time"),
    (MINE.replace('["move"]', '["move"]\nstarts = 14'), 7, "starts must be a time"),
    (MINE.replace('["move"]', '["move"]\nin_hours = 1'), 7, "in_hours must be true or false"),
    (MINE.replace('"fnb"', '"beer"'), 9, "category must be one of venue, fnb"),
    (MINE.replace("60\nen", "91\nen"), 10, "the lines and the contingency come to more than 100"),
    (MINE.replace("-2", "-400"), 14, "days must be a whole number from -365 to 90"),
    (MINE.replace("after = 60", "at = 60"), 18, "“at” is not known here"),
    (MINE.replace('en = "Wind"', ""), 25, "en must be text"),
    (MINE + "answer = 'Wait'", 27, "answer is missing"),
    (MINE + "answer.en = 3", 27, "answer.en must be text"),
    (MINE + "[[step]]\nafter = 1\nen = 'x'\n" * 59, 201, "more than 60 of [[step]]"),
    ("budget = 3\n" + MINE.replace("[[budget]]", "[x]"), 9, "“x” is not known here"),
    (MINE.encode() + "vi = 'Gió'".encode("utf-16"), 27, "not UTF-8: save the file as UTF-8"),
]


@pytest.mark.parametrize(("text", "line", "problem"), MISTAKES)
def test_a_mistake_is_told_with_file_and_line(
    text: str | bytes, line: int, problem: str, tmp_path: Path
) -> None:
    """The file is left out whole, the program's stay, and the place of the mistake is named."""
    own(tmp_path, text)
    found = load_templates("en", tmp_path)
    (there,) = told(found)
    assert there.startswith(f"mine.toml, line {line}: {problem}")
    assert found.found == load_templates("en").found


def test_one_bad_file_does_not_hold_up_the_others(tmp_path: Path) -> None:
    """Broken themes leave the program's; of two files by one name the first counts."""
    own(tmp_path, "[[theme]]\nkey = 'x'", "themes.toml")
    own(tmp_path, MINE, "a b.toml")
    own(tmp_path, MINE, "a-b.toml")
    own(tmp_path, MINE, "standard.toml")
    found = load_templates("en", tmp_path)
    assert [each.key for each in found.found] == [*OWN, "a_b"]
    assert told(found) == [
        "themes.toml, line 1: en must be text",
        "a-b.toml, line 0: a_b is in a b.toml already",
        "standard.toml, line 0: the program keeps this name: call the file another",
    ]


def test_what_was_left_out_is_said_in_a_sentence(tmp_path: Path) -> None:
    """The sentence has the file, its line where there is one, and what to do."""
    own(tmp_path, "x = = 1", "a.toml")
    own(tmp_path, MINE, "standard.toml")
    words = Words.of("en")
    left_out = "This file was left out; correct it."
    assert [template_problem(words, each) for each in load_templates("en", tmp_path).left_out] == [
        "Templates: a.toml, line 1: not TOML. " + left_out,
        "Templates: standard.toml: the program keeps this name: call the file another. " + left_out,
    ]


def test_signs_that_steer_a_terminal_do_not_come_through(tmp_path: Path) -> None:
    """Texts are cleaned, and so is the name of a file."""
    own(tmp_path, MINE.replace("Lunch", "Lun\\u001b[2Jch\\nnow"))
    own(tmp_path, "x = = 1", f"z{chr(0x1B)}[2J.toml")
    found = load_templates("en", tmp_path)
    assert found.found[-1].shares[0].what == "Lun[2Jch now"
    assert told(found) == ["z[2J.toml, line 1: not TOML"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.integers(0, len(MINE)), st.text(max_size=6))
def test_a_slip_anywhere_is_read_or_told(tmp_path: Path, at: int, slip: str) -> None:
    """A letter typed or lost anywhere in a good file makes a template or one problem, no crash."""
    own(tmp_path, (MINE[:at] + slip + MINE[at + 1 :]).encode("utf-8", "surrogatepass"))
    found = load_templates("vi", tmp_path)
    assert len(found.found) + len(found.left_out) == len(OWN) + 1
    for template in found.found:
        template.event("x", date(2026, 12, 1), 9)


def test_the_page_about_templates_shows_files_that_hold(tmp_path: Path) -> None:
    """What docs/team-events.md shows is taken as it stands, and it names all keys there are."""
    page = PAGE.read_text("utf-8")
    template, themes = (part.split("```")[0] for part in page.split("```toml\n")[1:3])
    own(tmp_path, template, "roastery.toml")
    own(tmp_path, themes, "themes.toml")
    for language in LANGUAGES:
        found = load_templates(language, tmp_path)
        assert told(found) == []
        mine = found.by_key("roastery")
        assert mine is not None
        assert mine.objectives == (found.themes["learn"], found.themes["visits"])
        assert sum(item.days == -14 for item in mine.checklist) == 1
        mine.event("", date(2026, 12, 1), 10)
    for key in (*OWN, *load_templates("en").themes):
        assert f"`{key}`" in page
