"""Labels are found in both languages, what is harmless is left alone, and no input hurts."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.data_file import DataFileError, packaged
from coachtui.domain.label_lint import Finding, find_labels
from coachtui.domain.label_lists import (
    EXTRA,
    MOST,
    Company,
    LabelLists,
    lists_with,
    load_lists,
    read_company,
)
from coachtui.domain.label_words import Book

LISTS = load_lists("en")
PHRASES = tomllib.loads(Path(__file__).with_name("label_phrases.toml").read_text("utf-8"))["phrase"]
TERMS = (
    "lazy", "two-faced", "unlike", "An", "bad attitude", "lười", "ngu", "thằng", "hai mặt", "hàng",
    "gian lận", "điều", "7.5", "clause", "said", "nói", "khách", "Ms Lan", "12/10/2026",
    "luoi bieng",
)  # fmt: skip
SIGNS = (
    " ",
    "\n",
    "\n\n",
    "“",
    "”",
    "«",
    "»",
    '"',
    ":",
    ",",
    ".",
    "-",
    "’",
    "(",
    "\u0300",
    "\u0323",
)
hostile = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(TERMS + SIGNS), max_size=60).map("".join),
)


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Return class and label of each finding."""
    return [f"{each.key}: {each.text}" for each in findings]


def seen(text: str, lists: LabelLists = LISTS, *, formal: bool = True) -> list[str]:
    """Return class and label of what is found in a text."""
    return told(find_labels(text, lists, formal=formal))


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: str(phrase["text"])[:40])
def test_each_phrase_is_judged_as_a_reader_would(phrase: dict[str, str | list[str]]) -> None:
    """Of each phrase exactly its labels are found; what was typed without marks never stops."""
    findings = find_labels(str(phrase["text"]), LISTS, formal=True)
    stops = tuple(each for each in findings if each.stops)
    hints = tuple(each for each in findings if not each.stops)
    assert told(stops) == phrase.get("finds", [])
    assert told(hints) == phrase.get("hints", [])
    assert {each.strength for each in hints} <= {"weak"}


def test_the_phrases_are_a_fair_sample() -> None:
    """At least 60 phrases, half of them harmless, some from every class."""
    bad = [each for each in PHRASES if "finds" in each or "hints" in each]
    assert len(PHRASES) >= 60
    assert 0.4 <= len(bad) / len(PHRASES) <= 0.6
    keys = {found.split(":")[0] for each in bad for found in each.get("finds", ())}
    assert keys == {f"{letter}{number}" for letter in "EV" for number in range(1, 9)}


def all_terms() -> list[str]:
    """Return every term of the program's own lists."""
    folder = Path(__file__).parents[2] / "src/coachtui/domain/lint"
    return [
        term
        for name in ("english.toml", "vietnamese.toml")
        for each in tomllib.loads((folder / name).read_text("utf-8"))["class"]
        for term in (*each["terms"], *each["weak"])
    ]


@pytest.mark.parametrize("term", all_terms())
def test_every_term_is_found_whole_in_any_case_and_form(term: str) -> None:
    """A term is found as one finding: as listed, in capitals, taken apart, and across a line.

    Two are spelled without marks; on a line without any they are hints.
    """
    text = term.replace("<name>", "Carl")
    forms = {text, text.upper(), unicodedata.normalize("NFD", text), text.replace(" ", "\n")}
    for each in forms:
        (found,) = find_labels(f"– {each}!", LISTS, formal=True)
        assert (found.text, found.stops) == (
            each,
            each.lower().split() not in ([["ngu"], ["thua", "xa"]]),
        )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_is_offered_passes_itself(language: str) -> None:
    """No wording offered holds a label, in a formal text, and each is in the reader's language."""
    lists = lists_with("vi" if language == "vi" else "en", Company(extra=("gà mờ",)))
    for term in [*all_terms(), "gà mờ"]:
        for found in find_labels(term.replace("<name>", "Carl"), lists):
            assert found.neutral.example
            assert not find_labels(found.neutral.example, lists, formal=True)
            assert found.neutral.ask.isascii() == (language == "en")


def test_the_class_says_what_was_wrong_in_the_readers_language() -> None:
    """A Vietnamese reader is told in Vietnamese about an English label; the example is English."""
    (found,) = find_labels("lazy", load_lists("vi"))
    assert found.neutral.name == "nhãn gán cho tính cách"
    assert found.neutral.ask == "Nêu số lần và ngày."
    assert found.neutral.example == "3 of 8 planned calls were made on 12 Oct."


def test_strength_tells_what_may_be_about_a_thing() -> None:
    """A weak word is weak and yet stops a formal text; nothing stops a private one."""
    weak, strong = find_labels("a toxic, lazy man", LISTS, formal=True)
    assert (weak.strength, strong.strength) == ("weak", "strong")
    assert weak.stops
    assert strong.stops
    assert not any(each.stops for each in find_labels("a toxic, lazy man", LISTS))


def test_tones_tell_words_apart() -> None:
    """Full marks decide in a line with marks; only a line without any is read without them."""
    assert seen("lưới và lười") == ["V1: lười"]
    assert seen("ngủ, ngữ, ngu – ạ") == ["V3: ngu"]
    assert seen("luoi bieng thật") == []
    assert seen("luoi bieng\nthật") == ["V1: luoi bieng"]


def test_words_stand_beside_each_other() -> None:
    """A sign or an empty line between two words makes no phrase of them; a hyphen does."""
    assert seen("bad. Attitude") == []
    assert seen("bad\n\nattitude") == []
    assert seen("bad-attitude") == ["E4: bad-attitude"]
    assert seen("glazy, alwayson, badattitude") == []


@pytest.mark.parametrize(
    ("text", "formal", "private"),
    [
        ("Chị Hà nói: “Em lười.”", ["V1: lười"], []),
        ("Chị Hà (12/10): “Em lười.”", [], []),
        ("Carl said: “he is lazy”", ["E1: lazy"], []),
        ("12 Oct 2026. Carl: “he is lazy” and “a liar”.", [], []),
        ("12/10/2026: tôi bảo “em lười quá”.", ["V1: lười"], ["V1: lười"]),
        ("On 12 Oct I told the customer that he is “lazy”.", ["E1: lazy"], ["E1: lazy"]),
        ("Verdict of 12 Oct: “lazy”.", ["E1: lazy"], ["E1: lazy"]),
        ("Ms Lan said on 12 Oct: “he is lazy", ["E1: lazy"], ["E1: lazy"]),
        ("Ms Lan said on 12 Oct: “he is late” and he is lazy.", ["E1: lazy"], ["E1: lazy"]),
        ("12/10/2026\nMs Lan said: “lazy”", ["E1: lazy"], []),
        ('chi Lan noi 12/10: "luoi bieng qua"', [], []),
    ],
)
def test_only_somebodys_own_words_are_left_alone(
    text: str, formal: list[str], private: list[str]
) -> None:
    """A quotation needs a speaker not the writer, and in a formal text a date beside it."""
    assert seen(text) == formal
    assert seen(text, formal=False) == private


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gian lận hóa đơn, điều 7.5", []),
        ("khoản 3 điều 7.5.2a: gian lận", []),
        ("gian lận. Điều 7.5 nói khác.", ["V2: gian lận"]),
        ("gian lận theo điều lệ", ["V2: gian lận"]),
        ("unprofessional conduct under clause 8", []),
        ("lazy, clause 8", ["E1: lazy"]),
        ("clause 8", []),
        ("dishonesty, clause", ["E2: dishonesty"]),
    ],
)
def test_the_name_of_a_rule_needs_its_clause(text: str, found: list[str]) -> None:
    """Only names of offences pass, and only with a number of a clause beside them."""
    assert seen(text) == found


def test_a_company_allows_and_adds() -> None:
    """A word added is found everywhere; one allowed is not, unless it is an insult, formally."""
    lists = lists_with(
        "en", Company(allow=("Lazy Sunday", "ngu ngốc quán", "luôn luôn"), extra=("gà mờ", "noob"))
    )
    assert seen("Lazy Sunday, lazy; luôn luôn", lists) == ["E1: lazy"]
    assert seen("Đúng là gà mờ, NOOB", lists) == [f"{EXTRA}: gà mờ", f"{EXTRA}: NOOB"]
    assert seen("“Ngu ngốc quán”, thứ tư", lists) == ["V3: Ngu ngốc"]
    assert seen("“Ngu ngốc quán”, thứ tư", lists, formal=False) == []


@pytest.mark.parametrize("term", ["stupid", "pregnant", "ngu", "già rồi"])
def test_no_company_allows_insults_or_traits(term: str) -> None:
    """E3, E7, V3 and V7 stop a formal text whatever is allowed, and pass as quotations only."""
    lists = lists_with("en", Company(allow=(term,)))
    assert len(seen(f"Bình: {term}", lists)) == 1
    assert seen(f"Bình: {term}", lists, formal=False) == []
    assert seen(f"Chị Hà nói ngày 12/10: “{term}”", lists) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('rule_names = ["chống đối"]', 'rule_names = ["đúng"]', "no term"),
        ('needs_marks = ["tệ nhất"]', 'needs_marks = ["đúng"]', "no term"),
        ("never_allowed = true", 'never_allowed = true\nrule_names = ["ngu"]', "never allowed"),
        ('weak = ["thua xa", "tệ nhất"]', "weak = [1]", "list of texts"),
        ('example = "Mục tiêu', 'sample = "Mục tiêu', "example must be text"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, problem: str
) -> None:
    """A mistake in a file of the program is told with its file, not passed over."""
    changed = packaged("lint/vietnamese.toml").replace(old, new, 1)
    assert new in changed
    monkeypatch.setattr(
        "coachtui.domain.label_lists.packaged",
        lambda name: changed if "viet" in name else packaged(name),
    )
    with pytest.raises(DataFileError, match=problem) as caught:
        load_lists("en")
    assert caught.value.file == "lint/vietnamese.toml"
    assert caught.value.line > 1


def test_a_company_file_with_a_mistake_is_left_out_whole(tmp_path: Path) -> None:
    """Good files of a data folder count; of a broken one the file and the line are told."""
    folder = tmp_path / "lint"
    folder.mkdir()
    (folder / "a.toml").write_text('extra = ["noob"]\n')
    (folder / "b.toml").write_text('allow = ["lazy"]\n\nextras = ["x"]\n')
    lists = load_lists("en", tmp_path)
    assert seen("lazy noob", lists) == ["E1: lazy", "extra: noob"]
    (problem,) = lists.problems
    assert (problem.file, problem.line) == ("b.toml", 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("extra = 1", 1),
        ('\nallow = ["a"]\nextra = ["a", 2]', 3),
        ('extra = [""]', 1),
        ('extra = ["!?"]', 1),
        ('extra = ["<name> x"]', 1),
        (f'extra = ["{"x" * 61}"]', 1),
        (f"extra = {['x'] * (MOST + 1)}", 1),
        ("extra = [", 0),
        ("x", 0),
    ],
)
def test_a_company_file_is_not_trusted(text: str, line: int) -> None:
    """What is no list of short phrases is refused with its line; 0 is the end of the file."""
    with pytest.raises(DataFileError) as caught:
        read_company(text, "own.toml")
    assert (caught.value.file, caught.value.line) == ("own.toml", line)


@given(hostile, st.booleans())
def test_findings_lie_in_the_text(text: str, formal: bool) -> None:
    """Whatever is typed, nothing is thrown, and findings are pieces of the text, in order."""
    end = 0
    for found in find_labels(text, LISTS, formal=formal):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@given(hostile, st.sampled_from([("“", "”"), ("«", "»"), ('"', '"')]))
def test_quoted_words_are_never_flagged(text: str, marks: tuple[str, str]) -> None:
    """Whatever a named speaker said on a day is left alone, in the most formal text."""
    words = "".join(each for each in text if each not in '“”«»"\n\r')
    quotation = f"Khách hàng Lan nói ngày 12/10/2026: {marks[0]}{words}{marks[1]}"
    assert find_labels(quotation, LISTS, formal=True) == ()
    after = f"{marks[0]}{words}{marks[1]}, said Ms Lan on 12 Oct 2026"
    assert find_labels(after, LISTS, formal=True) == ()


@given(hostile)
def test_the_hint_and_the_stop_agree(text: str) -> None:
    """What a private text is hinted at, a formal one finds too; without labels neither does."""
    places = {(each.start, each.end) for each in find_labels(text, LISTS, formal=True)}
    assert {(each.start, each.end) for each in find_labels(text, LISTS)} <= places


def test_an_empty_book_finds_nothing() -> None:
    """A company without lists costs nothing and excuses nothing."""
    assert isinstance(LISTS.allow, Book)
    assert find_labels("", LISTS) == ()
