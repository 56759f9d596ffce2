"""Sentences, labels and pronouns."""

import gettext
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from coachtui.language import N_, Words, resolve_language
from coachtui.language.labels import GROUPS
from coachtui.text import cells

VI = Words.of("vi")
EN = Words.of("en")


@pytest.mark.parametrize(
    ("setting", "environ", "language"),
    [
        ("vi", {"LANG": "en_US.UTF-8"}, "vi"),
        ("en", {"LANG": "vi_VN.UTF-8"}, "en"),
        ("auto", {}, "en"),
        ("auto", {"LANG": "vi_VN.UTF-8"}, "vi"),
        ("auto", {"LANG": "C.UTF-8"}, "en"),
        ("auto", {"LANG": "vi_VN", "LC_MESSAGES": "en_GB"}, "en"),
        ("auto", {"LANG": "en_US", "LC_MESSAGES": "en_GB", "LC_ALL": "vi_VN"}, "vi"),
        ("auto", {"LC_ALL": "", "LANG": "vi"}, "vi"),
        ("auto", {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_follows_setting_then_locale(
    setting: str, environ: dict[str, str], language: str
) -> None:
    """A stated language wins; auto asks LC_ALL, LC_MESSAGES, LANG; anything else is English."""
    assert resolve_language(setting, environ) == language


def test_sentences_are_translated_and_filled() -> None:
    """A sentence known to the catalogue comes in the language asked for, values inserted."""
    assert VI.say("{first} and {last}", first="a", last="b") == "a và b"
    assert EN.say("{first} and {last}", first="a", last="b") == "a and b"
    assert VI.say_in("commitment_state", "open") == "còn mở"
    assert VI.say_in("agenda_state", "open") == "cần bàn"
    assert EN.count(1, "in {n} day", "in {n} days") == "in 1 day"
    assert EN.count(4, "in {n} day", "in {n} days") == "in 4 days"
    assert VI.count(4, "in {n} day", "in {n} days") == "còn 4 ngày"


def test_an_unknown_sentence_shows_in_english() -> None:
    """A sentence without an entry is shown as it stands, never an error or the file's header."""
    text = N_("no such entry {x}")
    assert VI.say(text, x=1) == "no such entry 1"
    assert VI.say("") == ""


@given(st.text(), st.text())
def test_values_are_never_templates(value: str, other: str) -> None:
    """Braces, percent signs and placeholders in what people typed come out literally."""
    assert EN.say("{a}|{b}", a=value, b=other) == f"{value}|{other}"
    assert EN.say("{a}", a="{b} {0} {a.__class__} %s", b="x") == "{b} {0} {a.__class__} %s"


def test_a_missing_value_leaves_its_placeholder() -> None:
    """A forgotten value is visible but breaks nothing; stray braces neither."""
    assert EN.say("{a} {b}", a=1) == "1 {b}"
    assert EN.say('{ "a": {}, {0.x!r} }', a=1) == '{ "a": {}, {0.x!r} }'


def test_words_cannot_be_changed() -> None:
    """Words are handed around, so nobody may switch the language of somebody else's."""
    for name in ("language", "zone"):
        with pytest.raises(AttributeError):
            setattr(VI, name, "en")
    assert Words.of("vi", "Europe/Paris").zone == ZoneInfo("Europe/Paris")
    assert isinstance(VI.translations, gettext.GNUTranslations)


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_every_label_has_a_word(words: Words) -> None:
    """Each stored key of each group has a word; in Vietnamese one of its own."""
    for group, by_key in GROUPS.items():
        for key, msgid in by_key.items():
            assert words.label(group, key)
            assert words.language == "en" or words.label(group, key) != msgid


def test_labels_speak_the_glossary() -> None:
    """The words are those of the glossary, and marks fit their column."""
    assert VI.label("commitment_state", "kept") == "đã làm"
    assert VI.label("motivator", "autonomy") == "tự chủ"
    assert VI.label("role", "sales_manager") == "trưởng phòng kinh doanh"
    marks = [VI.label("entry_mark", key) for key in GROUPS["entry_mark"]]
    assert marks == ["GHI", "LỜI", "TỐT", "SỬA", "HỨA", "HỎI", "CHỐT", "KẸT"]
    assert (
        max(cells(words.label("entry_mark", k)) for words in (VI, EN) for k in GROUPS["entry_mark"])
        <= 6
    )


def test_a_key_of_a_newer_version_shows_as_stored() -> None:
    """What a later version wrote is shown readable and breaks nothing."""
    assert VI.label("role", "vice_president") == "vice president"
    assert VI.label("nothing", "at_all") == "at all"


@pytest.mark.parametrize(
    ("prompt", "rep", "manager", "filled"),
    [
        ("{nv} sẽ làm gì?", "em", "chị", "Em sẽ làm gì?"),
        ("Điểm nào {nv} làm tốt?", "anh", "em", "Điểm nào anh làm tốt?"),
        ("{nv} cần {ql} hỗ trợ gì?", "em", "chị", "Em cần chị hỗ trợ gì?"),
        ("Vì sao? {nv} nghĩ gì? · {ql} nghe.", "em", "anh", "Vì sao? Em nghĩ gì? · Anh nghe."),
        ("{nv} cần {ql} hỗ trợ gì?", None, None, "Bạn cần tôi hỗ trợ gì?"),
        ("{nv} đã thử", "{ql}", "x", "{ql} đã thử"),
        ("Dạo này {other} thế nào?", "em", "chị", "Dạo này {other} thế nào?"),
    ],
)
def test_prompts_take_the_right_pronouns(
    prompt: str, rep: str | None, manager: str | None, filled: str
) -> None:
    """Pronouns go in once, raised where a sentence starts, neutral where none is set."""
    assert VI.fill(prompt, rep, manager) == filled


def test_pronouns_can_stay_low() -> None:
    """A prompt put into the middle of a sentence keeps its pronoun low; English has its own."""
    assert VI.fill("{nv} làm", "em", sentence_start_capital=False) == "em làm"
    assert EN.fill("What do {nv} need from {ql}?") == "What do you need from me?"
