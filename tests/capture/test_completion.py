"""What may complete a name, a tag or a deal, the best first."""

from coachtui.capture import Vocabulary, complete, completions
from coachtui.capture.names import KnownName

WORDS = Vocabulary(
    people=(
        KnownName(id="an", full_name="Nguyễn Văn An", short="An"),
        KnownName(id="anh", full_name="Trần Ánh", short="Ánh"),
    ),
    deals=("Finjob/AB12", "Finjob/CD34", "Isdom/1", "finjob/ab12"),
)


def all_of(line: str) -> list[str]:
    """Give what may complete a line at its end."""
    return list(completions(line, len(line), WORDS))


def test_every_deal_that_begins_so_is_offered_once() -> None:
    """In the order they are known; the ghost text is the first of them."""
    assert all_of("talk about $fin") == ["job/AB12", "job/CD34"]
    assert complete("talk about $fin", 15, WORDS) == "job/AB12"


def test_typing_more_leaves_those_that_still_fit() -> None:
    """One that is whole is left alone, and so is a word that nothing begins with."""
    assert all_of("talk about $finjob/c") == ["D34"]
    assert all_of("talk about $finjob/cd34") == []
    assert all_of("talk about $x") == []
    assert all_of("talk about fin") == []


def test_people_are_offered_in_turn() -> None:
    """Two names that begin so come one after the other."""
    assert len(all_of("@an")) == 0, "An is whole"
    assert len(all_of("@ngu")) == 1
