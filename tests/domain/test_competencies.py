"""The competencies come complete in both languages, and a mistake in them is found by its line."""

import pytest

from coachtui.domain.competency import STANDARD, load_competencies, read_competencies
from coachtui.domain.data_file import DataFileError, packaged
from coachtui.language import Language
from coachtui.text import clean

LANGUAGES: tuple[Language, ...] = ("en", "vi")
KEYS = "PORQLVHNCFTMSU"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_fourteen_are_complete(language: Language) -> None:
    """Each has a name and behaviour at 1, 3 and 5, in clean text; the scale has its five words."""
    competencies = load_competencies(language)
    assert "".join(one.key for one in competencies) == KEYS
    assert len(competencies) == 14
    for one in competencies:
        assert set(one.anchors) == {1, 3, 5}
        assert len({one.name, *one.anchors.values()}) == 4
        for text in (one.name, *one.anchors.values()):
            assert text == clean(text).strip() != ""
    assert list(competencies.scale) == [1, 2, 3, 4, 5]
    assert (competencies.mark_not_observed, competencies.not_observed) == (
        "N/O",
        {"en": "Not observed", "vi": "Chưa quan sát được"}[language],
    )


def test_the_languages_differ() -> None:
    """No text was left in the other language."""
    english, vietnamese = load_competencies("en"), load_competencies("vi")
    for key in KEYS:
        one, other = english.by_key[key], vietnamese.by_key[key]
        pairs = zip(
            (one.name, *one.anchors.values()), (other.name, *other.anchors.values()), strict=True
        )
        assert all(left != right for left, right in pairs), key
    assert all(english.scale[score] != vietnamese.scale[score] for score in english.scale)


def test_get_in_either_case() -> None:
    """`q` finds questioning; an unknown key nothing."""
    competencies = load_competencies("en")
    assert competencies.get("q") == competencies.by_key["Q"]
    assert competencies.get("Z") is None
    assert competencies.get("") is None


@pytest.mark.parametrize(
    ("key", "score", "line"),
    [
        ("q", 3, "Q=3 Questioning · {Q3}"),
        ("N", 5, "N=5 Price & margin discipline · {N5}"),
        ("Q", 4, "Q=4 Questioning · {scale4} · 3 {Q3} · 5 {Q5}"),
        ("Q", 2, "Q=2 Questioning · {scale2} · 1 {Q1} · 3 {Q3}"),
        ("Q", None, "Q=N/O Questioning · Not observed"),
        ("Z", 3, ""),
        ("Q", 0, ""),
        ("Q", 6, ""),
    ],
)
def test_anchor_line(key: str, score: int | None, line: str) -> None:
    """A score is told by its behaviour; between two anchors both are; what is unknown is empty."""
    competencies = load_competencies("en")
    values = {
        f"{one.key}{at}": text for one in competencies for at, text in one.anchors.items()
    } | {f"scale{score}": text for score, text in competencies.scale.items()}
    assert competencies.anchor_line(key, score) == line.format(**values)


def line_of(text: str, part: str) -> int:
    """Give the line on which a part of a text stands."""
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "at", "problem"),
    [
        ('key = "O"', 'key = "P"', 'key = "P"\nen = "Opening', "P stands twice"),
        ('key = "O"', 'key = "o"', 'key = "o"', "key must be one letter A to Z"),
        ('key = "O"', 'key = "OO"', 'key = "OO"', "key must be one letter A to Z"),
        ('vi = "Đặt câu hỏi"', "", 'key = "Q"', "vi must be text"),
        ('en = "Questioning"', "en = 5", 'key = "Q"', "en must be text"),
        ('en = "Questioning"', 'en = " "', 'key = "Q"', "en must be text"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, at: str, problem: str) -> None:
    """The error tells the file and the line of the competency that is wrong, in either language."""
    text = packaged(STANDARD).replace(old, new, 1)
    with pytest.raises(DataFileError) as caught:
        read_competencies(text, "mine.toml", "en")
    error = caught.value
    assert (error.file, error.line) == ("mine.toml", line_of(text, at) - 1)
    assert str(error) == f"mine.toml, line {error.line}: {problem}"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "[[competency]] is missing"),
        ("competency = []", 1, "[[competency]] is missing"),
        ("competency = 3", 1, "[[competency]] is missing"),
        ("\n\nx = = 1", 3, "not TOML"),
        ("x = '", 0, "not TOML"),
        ("[[competency]]\nkey = 'A'\nen = 'a'\nvi = 'b'\n", 1, "1 is missing"),
    ],
)
def test_a_broken_file(text: str, line: int, problem: str) -> None:
    """What is not TOML, or has no competencies or anchors, is refused and says so."""
    with pytest.raises(DataFileError) as caught:
        read_competencies(text, "mine.toml", "vi")
    assert str(caught.value).endswith(problem)
    assert caught.value.line == line


def test_the_scale_must_be_whole() -> None:
    """A scale without one of its five scores is refused."""
    text = packaged(STANDARD).replace("score = 5", "score = 6", 1)
    with pytest.raises(DataFileError, match="scores 1 to 5"):
        read_competencies(text, "mine.toml", "en")
