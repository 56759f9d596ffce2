"""Nothing that labels a person and nothing private reaches what a team reads."""

from time import perf_counter

import pytest

from coachtui.domain.label_lists import LabelLists, load_lists
from coachtui.records.team_event.rules.guard import Guard

PRIVATE = ("Thơ nói chị ấy muốn nghỉ việc sau Tết vì quá mệt", "Hẹn muộn")


@pytest.fixture(scope="module")
def lists() -> LabelLists:
    """Return the program's own labels."""
    return load_lists("en")


def test_a_plain_invitation_may_stand(lists: LabelLists) -> None:
    """An invitation that says what happens when and where is not refused."""
    text = "Cả nhà ăn tối thứ Sáu 18:30, có món chay và đồ uống không cồn."
    assert Guard(PRIVATE, lists).refused(text) is None


@pytest.mark.parametrize("text", ["Dinner for our lazy team", "Cảm ơn cả nhóm, trừ ai lười biếng"])
def test_a_label_is_refused_and_names_what_to_write(lists: LabelLists, text: str) -> None:
    """Every label refuses, and the stop holds the word and what to say instead."""
    stop = Guard((), lists).refused(text)
    assert stop is not None
    assert stop.label is not None
    assert stop.text in text
    assert stop.label.neutral.ask


@pytest.mark.parametrize(
    "text",
    [
        "Chúc mừng Thơ, muốn nghỉ việc sau Tết nhé!",
        "tho MUON NGHI VIEC SAU TET",
        "Lý do: muốn nghỉ,\nviệc sau Tết",
    ],
)
def test_five_words_of_a_private_line_are_refused(lists: LabelLists, text: str) -> None:
    """Five words in a row of a private text refuse, without marks and across signs too."""
    stop = Guard(PRIVATE, lists).refused(text)
    assert stop is not None
    assert stop.label is None
    assert stop.text in text
    assert len(stop.text.split()) == 5


@pytest.mark.parametrize("text", ["nghỉ việc sau Tết", "Hẹn muộn", "muốn nghỉ học sau Tết", ""])
def test_fewer_words_are_everyday_words(lists: LabelLists, text: str) -> None:
    """Four words, a short private line and the same words with another among them may stand."""
    assert Guard(PRIVATE, lists).refused(text) is None


def test_words_do_not_run_from_one_private_text_into_the_next(lists: LabelLists) -> None:
    """The end of one private text and the beginning of another are no repetition together."""
    assert Guard(["một hai ba", "bốn năm sáu"], lists).refused("một hai ba bốn năm sáu") is None


def test_a_part_of_a_word_is_no_word(lists: LabelLists) -> None:
    """A word that only begins or ends like a private one does not repeat it."""
    guard = Guard(["a one two three four"], lists)
    assert guard.refused("xa one two three fourth") is None
    assert guard.refused("la one two three four") is None


def test_many_private_lines_are_looked_through_between_two_keys(lists: LabelLists) -> None:
    """Held against two thousand lines of thirty words, a text is judged well within a frame."""
    words = " ".join(f"word{number}" for number in range(30))
    guard = Guard((f"{words} line{number}" for number in range(2000)), lists)
    text = " ".join(f"word{number}" for number in range(0, 60, 2))
    begun = perf_counter()
    assert guard.refused(text) is None
    assert perf_counter() - begun < 0.5
