"""Keys that sentences name: `{press:COMMAND}` in a message id."""

from hypothesis import given, strategies as st

from coachtui.language import NamedKey, Words
from coachtui.language.sentences import filled

KEYS = {
    "edit.save": NamedKey("F6"),
    "budget.new": NamedKey("^P", "New"),
    "app.undo": NamedKey("^U"),
}
VI, EN = (Words.of(language, keys=KEYS.get) for language in ("vi", "en"))


def test_a_sentence_names_the_key_that_works() -> None:
    """One call without values gives the key, in a sentence of each kind and language."""
    assert EN.say("Not saved: {press:edit.save} shows both versions again.") == (
        "Not saved: F6 shows both versions again."
    )
    assert VI.say("Not saved: {press:edit.save} shows both versions again.") == (
        "Chưa lưu: F6 hiện lại cả hai bản."
    )
    assert EN.say("{what}. {press:app.undo} takes it back.", what="x") == "x. ^U takes it back."
    assert EN.say_in("anywhere", "{press:edit.save}!") == "F6!"
    assert EN.count(2, "{n} one: {press:edit.save}", "{n}: {press:edit.save}") == "2: F6"


def test_a_command_without_a_key_is_told_by_its_name_in_the_palette() -> None:
    """The key of the palette and the command's name, in the language of the sentence."""
    assert EN.say("No line yet: {press:budget.new} adds one.") == "No line yet: ^P “New” adds one."
    told = VI.say("No line yet: {press:budget.new} adds one.")
    assert told == f"Chưa có dòng nào: ^P “{VI.say('New')}” để thêm."


def test_a_key_nobody_knows_is_left_as_it_stands() -> None:
    """An unknown command, or words that were handed no keys, neither fail nor name a wrong key."""
    assert EN.say("{press:no.such} {press:edit.save}") == "{press:no.such} F6"
    assert Words.of("en").say("{press:edit.save}") == "{press:edit.save}"
    assert filled("{press:edit.save} {a}", {"a": 1}) == "{press:edit.save} 1"
    assert EN.press("no.such") is None


@given(st.text())
def test_what_people_typed_is_never_read_as_a_key(text: str) -> None:
    """A value that looks like a key of a sentence comes out as it was typed."""
    typed = f"{text}{{press:edit.save}}"
    assert EN.say("{what}. {press:app.undo} takes it back.", what=typed) == (
        f"{typed}. ^U takes it back."
    )


def test_words_of_another_language_keep_the_keys() -> None:
    """What is written for a rep in their language names the same keys."""
    other = EN.in_language("vi")
    assert other.language == "vi"
    assert other.zone == EN.zone
    assert other.press("edit.save") == "F6"


def test_the_keys_are_asked_for_by_the_first_sentence_that_names_one() -> None:
    """Words are made, and other sentences said, without looking any key up."""
    asked: list[bool] = []

    def look_up(command: str) -> NamedKey | None:
        asked.append(True)
        return KEYS.get(command)

    words = Words.of("en", keys=look_up)
    words.say("Today")
    words.say("{a} is here", a="An")
    assert not asked
    words.say("{press:edit.save} goes on")
    assert asked
