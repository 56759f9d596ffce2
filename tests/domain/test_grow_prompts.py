"""The questions of a coaching talk, in order and in both languages."""

import pytest

from coachtui.domain.data_file import DataFileError
from coachtui.domain.grow import prompts, read_prompts
from coachtui.language import Language, Words

LANGUAGES: tuple[Language, ...] = ("en", "vi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_four_parts_in_order(language: Language) -> None:
    """Goal, reality, options and will follow each other, each with its letter and questions."""
    asked = prompts(language)
    assert "".join(one.letter for one in asked) == "GGGRRROOOWWWW"
    assert [one.part for one in asked[::3]] == ["goal", "reality", "options", "will", "will"]
    assert all(one.text.endswith("?") for one in asked)
    assert len({one.text for one in asked}) == 13


def test_pronouns_are_filled_when_shown() -> None:
    """The rep and the manager are addressed as the two do, raised where a sentence begins."""
    words = Words.of("vi")
    texts = [words.fill(one.text, "chị", "em") for one in prompts("vi")]
    assert "Chị cần em hỗ trợ gì?" in texts
    assert "Chị có thể làm gì? Còn cách nào khác không?" in texts
    assert not any("{" in text for text in texts)


def test_english_needs_no_pronoun() -> None:
    """English prompts hold no placeholder."""
    assert not any("{" in one.text for one in prompts("en"))


def test_the_first_asks_what_the_rep_wants() -> None:
    """The talk begins with the rep's own aim."""
    assert prompts("en")[0].text == "What do you want from these 30 minutes?"
    assert prompts("vi")[0].text == "{nv} muốn đạt được gì sau buổi này?"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("[[prompt]]\npart='goal'\nen='a?'\n", 1, "vi must be text"),
        ("\n[[prompt]]\npart='luck'\nen='a?'\nvi='b?'", 2, "part must be one of goal"),
        (
            "[[prompt]]\npart='will'\nen='a?'\nvi='b?'\n[[prompt]]\npart='goal'\nen='a?'\nvi='b?'",
            5,
            "goal comes after will",
        ),
        ("prompt = [1]", 1, "part must be text"),
        ("prompts = 1", 1, "[[prompt]] is missing"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, problem: str) -> None:
    """A question without a language, of no part or out of order is refused by its line."""
    with pytest.raises(DataFileError, match=r"mine\.toml, line") as caught:
        read_prompts(text, "mine.toml", "en")
    assert problem in str(caught.value)
    assert caught.value.line == line
