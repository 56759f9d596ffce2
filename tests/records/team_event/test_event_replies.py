"""Replies by chat are understood, or shown as not understood: none is guessed wrongly."""

import tomllib
from pathlib import Path

import pytest

from coachtui.domain.person import Address, NameOrder, Person
from coachtui.records.team_event.rules.replies import ReadReply, read_replies, read_reply
from coachtui.records.team_event.rules.reply_words import expanded, load_reply_words

_FILE = tomllib.loads(Path(__file__).with_name("replies.toml").read_text("utf-8"))
_NEEDS = ("diet", "access", "transport")


def _person(name: str, rep: str, order: NameOrder = "vn") -> Person:
    return Person(id=name, full_name=name, name_order=order, address_vi=Address(rep=rep))


TEAM = (
    _person("Đặng Thị Hồng Đào", "chị"),
    _person("Nguyễn Hữu Được", "anh"),
    _person("Phạm Trương Quỳnh Như", "em"),
    _person("Tôn Nữ Khánh Thơ", "em"),
    _person("Trịnh Quốc Vượng", "anh"),
    _person("H'Duyên Niê", "em", "western"),
    _person("Rafael dela Cruz-Santos", "", "western"),
    _person("Nguyễn Hải Đăng", "em"),
    _person("Âu Dương Gia Hân", "em"),
    _person("Lê Thị Mai", "chị"),
    _person("Trần Minh Ngọc", "em"),
    _person("Võ Bảo Ngọc", "em"),
)


def _full(name: str) -> str:
    """Return the full name of the one who is called so in the file."""
    found = {each.given_name: each.full_name for each in TEAM}
    return name if " " in name else found[name]


def _read(line: str) -> ReadReply:
    (found,) = read_replies(line, TEAM)
    return found


@pytest.mark.parametrize("said", [*_FILE["reply"], *_FILE["trap"]], ids=lambda said: said["line"])
def test_every_phrasing_is_understood_as_written_or_left_alone(said: dict[str, str]) -> None:
    """Each line of the file gives the person, the reply and the needs written there, or nothing."""
    read = _read(said["line"])
    assert (read.person_id, read.rsvp, read.why) == (
        _full(said["person"]) if "person" in said else None,
        said.get("rsvp"),
        said.get("why", ""),
    )
    assert [getattr(read, name) for name in _NEEDS] == [said.get(name, "") for name in _NEEDS]
    assert sorted(read.candidates) == sorted(_full(each) for each in said.get("people", ()))
    assert read.text == said["line"]


def test_there_are_forty_phrasings_and_twenty_traps() -> None:
    """The set stays as large as it was promised."""
    assert len(_FILE["reply"]) == 40
    assert len(_FILE["trap"]) >= 20


@pytest.mark.parametrize(
    "line", ["1. Thơ: có", "2/ Thơ: có", "• Thơ: có", "[24/11, 10:24] Thơ: có", "10:24 Thơ: có"]
)
def test_what_a_list_or_a_chat_puts_before_a_line_is_passed_over(line: str) -> None:
    """Numbers, bullets and the hour before a name change nothing."""
    read = _read(line)
    assert (read.person_id, read.rsvp, read.understood) == ("Tôn Nữ Khánh Thơ", "yes", True)


@pytest.mark.parametrize(
    "line",
    [
        "tho: ok",
        "THƠ: OK",
        "em Thơ: ok",
        "TNKT: ok",
        "Khánh Thơ - ok",
        "Thơ, ok",
        "Thơ\tok",
        "ok (Thơ)",
    ],
)
def test_a_name_is_found_as_people_write_it(line: str) -> None:
    """With a word of address, without marks, by initials, first or last: it is the same person."""
    read = _read(line)
    assert (read.person_id, read.rsvp, read.why) == ("Tôn Nữ Khánh Thơ", "yes", "")


def test_lines_keep_their_numbers_and_blank_ones_are_left_out() -> None:
    """Each line that is not blank gives one result with its own number and text."""
    read = read_replies("Thơ: có\r\n\n  \nNhư: bận rồi\n", TEAM)
    assert [(each.line, each.text) for each in read] == [(1, "Thơ: có"), (4, "Như: bận rồi")]
    assert read_replies(" \n\n", TEAM) == ()


def test_several_foods_are_one_need() -> None:
    """Foods that follow a food are needs as well, each told as it was meant."""
    read = _read("Thơ: e k an dc thit bo, hai san voi tom")
    assert (read.diet, read.rsvp, read.why) == ("không ăn thịt bò, hải sản, tôm", None, "")


def test_letters_drawn_out_and_friendly_signs_change_nothing() -> None:
    """What is typed warmly is read as it is meant; a laugh that may be irony is not."""
    assert _read("Như: cóoooo nhaaaa 🥰").rsvp == "yes"
    assert _read("Như: okkkk chị :)").rsvp == "yes"
    assert [_read(f"Như: có {sign}").why for sign in (":))", "😂", "🙂", "🙄")] == ["reply"] * 4


def test_a_pronoun_of_somebody_else_is_no_reply() -> None:
    """Who says "em" of herself and writes "chị bận" speaks of another."""
    assert _read("Thơ: chị bận").why == "reply"
    assert _read("Đào: chị bận").rsvp == "no"
    assert _read("Đào: chị bận").person_id == "Đặng Thị Hồng Đào"


def test_nobody_in_the_team_makes_every_name_unknown() -> None:
    """Without people no line is anybody's, and nothing fails."""
    assert [each.why for each in read_replies("Thơ: có\nok", ())] == ["nobody", "nobody"]


@pytest.mark.parametrize(
    "text", [":", "::", "-", "- -", "\t", "(", ":)", "Thơ:", "@@@", "+", "a" * 9000]
)
def test_any_text_gives_a_result(text: str) -> None:
    """Signs, fragments and very long words are not understood, and never fail."""
    assert not any(each.understood for each in read_replies(text, TEAM))


def test_a_row_of_a_table_has_its_name_and_needs_in_cells() -> None:
    """Cells of needs are taken as they stand; the reply is read like a line, or may be empty."""
    read = read_reply(3, "Thơ", "em đi được", TEAM, diet="không hành", transport="  ")
    assert (read.line, read.person_id, read.rsvp) == (3, "Tôn Nữ Khánh Thơ", "yes")
    assert (read.diet, read.transport, read.why) == ("không hành", "", "")
    only = read_reply(4, "Thơ", "", TEAM, access="xe lăn")
    assert (only.rsvp, only.access, only.why) == (None, "xe lăn", "")
    assert read_reply(5, "Thơ", "", TEAM).why == "empty"
    assert read_reply(6, "Ai đó", "có", TEAM).why == "nobody"
    assert read_reply(7, "Thơ", "có không?", TEAM, diet="chay").why == "reply"


def test_a_pattern_stands_for_every_way_to_read_it() -> None:
    """Brackets, braces and `_` give each form once, and never an empty one."""
    assert expanded("(a) {b|c d} _") == {
        ("a", "b", "@"),
        ("a", "b"),
        ("b", "@"),
        ("b",),
        ("a", "c", "d", "@"),
        ("a", "c", "d"),
        ("c", "d", "@"),
        ("c", "d"),
    }
    assert expanded("(a)") == {("a",)}


def test_no_phrase_of_the_word_list_contradicts_another() -> None:
    """With its marks every phrase has one meaning, so that none cancels another out."""
    for book in load_reply_words().books:
        meant: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        for each in (each for found in book._found.values() for each in found):
            meant.setdefault(each.words, set()).add((each.sense, each.says))
        assert [words for words, senses in meant.items() if len(senses) > 1] == []
