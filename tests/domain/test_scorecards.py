"""Scorecards: the standard, packs of a team over it, every mistake in one told with its line."""

import os
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from coachtui.capture import Setting, Vocabulary, read
from coachtui.domain.competency import STANDARD, load_competencies
from coachtui.domain.data_file import packaged
from coachtui.domain.pack_files import MOST_BYTES, MOST_PACKS
from coachtui.domain.scorecards import CALL_TYPES, SHEETS, Scorecards, load_scorecards
from coachtui.language import Language
from coachtui.records.field_day.model import CallType

OWN = """\
[[competency]]
key = "X"
en = "Shelf share"
vi = "Thị phần kệ"
1.en = "Not looked at"
1.vi = "Không xem"
3.en = "Counted"
3.vi = "Có đếm"
5.en = "Won a facing"
5.vi = "Thêm được mặt kệ"
"""
MERCHANDISING = """
[[sheet]]
call_type = "merchandising"
competencies = ["X", "T"]
"""


def pack(folder: Path, text: str | bytes, name: str = "mine.toml") -> Path:
    """Write a pack into a data folder and return where it lies."""
    path = folder / "competencies" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(found: Scorecards) -> list[str]:
    """Return the problems as text."""
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize("language", get_args(Language))
def test_the_standard_has_a_sheet_for_every_call(language: Language, tmp_path: Path) -> None:
    """Each kind of call has five to seven known competencies; without packs nothing is wrong."""
    found = load_scorecards(language, tmp_path)
    assert found.problems == ()
    assert set(CALL_TYPES) == set(get_args(CallType)) == set(found.sheets)
    assert found.keys == frozenset("PORQLVHNCFTMSU")
    for call_type, keys in found.sheets.items():
        assert 5 <= len(keys) <= 7
        assert [each.key for each in found.sheet(call_type)] == list(keys)
    assert found.sheets["discovery"] == tuple("PORQLC")
    assert load_scorecards(language) == found


def test_a_call_without_a_sheet_scores_everything() -> None:
    """A kind of call of a newer version still has a scorecard."""
    found = load_scorecards("en")
    assert len(found.sheet("webinar")) == len(found.competencies) == 14


def test_a_pack_adds_a_competency_and_a_sheet(tmp_path: Path) -> None:
    """A new letter may be scored and has its anchors; a pack's sheet replaces the standard's."""
    pack(tmp_path, OWN + MERCHANDISING)
    found = load_scorecards("vi", tmp_path)
    assert told(found) == []
    assert found.keys == frozenset("PORQLVHNCFTMSUX")
    assert found.sheets["merchandising"] == ("X", "T")
    assert found.competencies.anchor_line("x", 5) == "X=5 Thị phần kệ · Thêm được mặt kệ"
    assert len(load_competencies("vi")) == 14


def test_a_line_may_score_what_a_pack_adds(tmp_path: Path) -> None:
    """Given the keys of the scorecards, the capture line reads the team's own letter as a score."""
    pack(tmp_path, OWN)
    keys = load_scorecards("en", tmp_path).keys
    today = date(2026, 11, 24)
    with_keys = Setting(today=today, vocabulary=Vocabulary(competencies=keys))
    assert read("X=4 won a facing", with_keys).scores == (("X", 4),)
    assert read("X=4 won a facing", Setting(today=today)).scores == ()


def test_a_pack_rewords_the_standard(tmp_path: Path) -> None:
    """A key of the standard takes the pack's words and keeps its place; others stay as they are."""
    pack(tmp_path, OWN.replace('"X"', '"Q"'))
    found = load_scorecards("en", tmp_path)
    assert list(found.competencies.by_key) == list("PORQLVHNCFTMSU")
    assert found.competencies.by_key["Q"].name == "Shelf share"
    assert found.competencies.by_key["P"] == load_competencies("en").by_key["P"]


def test_the_other_language_stands_in(tmp_path: Path) -> None:
    """A pack in English alone is whole for somebody who reads Vietnamese, name and anchors."""
    english = "".join(line for line in OWN.splitlines(True) if "vi = " not in line)
    pack(tmp_path, english)
    found = load_scorecards("vi", tmp_path)
    assert told(found) == []
    assert found.competencies.by_key["X"].name == "Shelf share"
    assert found.competencies.by_key["X"].anchors[3] == "Counted"


def test_a_copy_of_the_standard_is_a_pack(tmp_path: Path) -> None:
    """Whoever copies the file and rewords one line, the scale too, gets just that changed."""
    text = packaged(STANDARD).replace("Not shown yet", "Not yet").replace('"N/O"', '"–"')
    pack(tmp_path, text)
    found = load_scorecards("en", tmp_path)
    assert told(found) == []
    assert found.competencies.scale[1] == "Not yet"
    assert found.competencies.mark_not_observed == "–"
    assert found.competencies.by_key == load_competencies("en").by_key


def test_a_pack_may_hold_sheets_alone(tmp_path: Path) -> None:
    """Choosing other competencies for a call needs no new ones."""
    pack(tmp_path, MERCHANDISING.replace('"X"', '"M"'))
    found = load_scorecards("en", tmp_path)
    assert (told(found), found.sheets["merchandising"]) == ([], ("M", "T"))


def test_a_later_pack_uses_what_an_earlier_adds(tmp_path: Path) -> None:
    """Packs are read by name; a byte-order mark and Windows line ends do no harm."""
    pack(tmp_path, MERCHANDISING, "b.toml")
    pack(tmp_path, b"\xef\xbb\xbf" + OWN.replace("\n", "\r\n").encode(), "a.TOML")
    found = load_scorecards("en", tmp_path)
    assert (told(found), found.sheets["merchandising"]) == ([], ("X", "T"))


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (OWN.replace('"X"', '"x"'), 2, "key must be one letter A to Z"),
        (OWN.replace('"X"', '"XY"'), 2, "key must be one letter A to Z"),
        (OWN.replace('"X"', "5"), 1, "key must be text"),
        (OWN + "\n" + OWN, 12, "X stands twice"),
        (OWN.replace("3.en", "2.en").replace("3.vi", "2.vi"), 7, "“2” is not known here"),
        ("\n" + OWN.replace("vi =", "vn =", 1), 5, "“vn” is not known here"),
        (OWN.replace("5.en", "5.fr").replace("5.vi", "5.de"), 9, "“5.fr” is not known here"),
        (OWN.replace("Shelf share", "\\u202E "), 3, "en must be text"),
        (OWN.replace('"Shelf share"', "3"), 3, "en must be text"),
        (OWN.replace("Shelf share", "x" * 61), 3, "en has more than 60 characters"),
        (OWN.replace("Won a facing", "x" * 201), 9, "5.en has more than 200 characters"),
        ("\n".join(OWN.splitlines()[:8]), 1, "5 is missing"),
        (OWN + "\n[[competncy]]\nkey = 'Y'", 12, "“competncy” is not known here"),
        (OWN + "\n[competency.7]", 12, "“7” is not known here"),
        ("", 1, "[[competency]] is missing"),
        ("# nothing yet\n", 1, "[[competency]] is missing"),
        ("competency = 3", 1, "[[competency]] is missing"),
        ("competency = [1]", 1, "key must be text"),
        ("\n\nx = = 1", 3, "not TOML"),
        (OWN + MERCHANDISING.replace("merchandising", "call"), 12, "call_type must be one of"),
        (OWN + MERCHANDISING.replace('"T"', '"Z"'), 12, "there is no competency Z"),
        (OWN + MERCHANDISING.replace('"T"', '"X"'), 12, "X stands twice"),
        (OWN + MERCHANDISING.replace('"T"', "4"), 12, "competencies must be keys"),
        (OWN + MERCHANDISING.replace('["X", "T"]', "[]"), 12, "competencies must be keys"),
        (OWN + MERCHANDISING.replace('["X", "T"]', '"XT"'), 12, "competencies must be keys"),
        (OWN + MERCHANDISING * 2, 16, "merchandising stands twice"),
        ("[[scale]]\nscore = 6\nen = 'x'", 2, "score must be a number from 1 to 5"),
        ("[[scale]]\nscore = true\nen = 'x'", 2, "score must be a number from 1 to 5"),
        ("\n[not_observed]\nen = 'x'", 2, "mark must be text"),
        ("not_observed = 1", 1, "not_observed is missing"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    text: str, line: int, problem: str, tmp_path: Path
) -> None:
    """The pack is left out whole, the standard stays, and the place of the mistake is named."""
    pack(tmp_path, text)
    found = load_scorecards("en", tmp_path)
    assert len(found.problems) == 1
    assert told(found)[0].startswith(f"mine.toml, line {line}: {problem}")
    assert (found.competencies, found.sheets) == (
        load_competencies("en"),
        load_scorecards("en").sheets,
    )


def test_one_bad_pack_does_not_hold_up_the_others(tmp_path: Path) -> None:
    """What is right in other files counts."""
    pack(tmp_path, "x = = 1", "a.toml")
    pack(tmp_path, OWN, "b.toml")
    found = load_scorecards("en", tmp_path)
    assert told(found) == ["a.toml, line 1: not TOML"]
    assert "X" in found.keys


def test_two_packs_may_not_say_two_things(tmp_path: Path) -> None:
    """Of two that word one competency or one sheet the first counts and the second is told."""
    pack(tmp_path, OWN + MERCHANDISING, "a.toml")
    pack(tmp_path, OWN.replace("Shelf share", "Other"), "b.toml")
    pack(tmp_path, MERCHANDISING.replace("X", "P"), "c.toml")
    found = load_scorecards("en", tmp_path)
    assert told(found) == [
        "b.toml, line 1: X is in a.toml already",
        "c.toml, line 2: merchandising is in a.toml already",
    ]
    assert found.competencies.by_key["X"].name == "Shelf share"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A file in another encoding is refused on the line where it shows."""
    pack(tmp_path, OWN.encode() + "vi = 'Thị phần'".encode("utf-16"))
    assert told(load_scorecards("en", tmp_path)) == [
        "mine.toml, line 11: not UTF-8: save the file as UTF-8"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("#" * (MOST_BYTES + 1), "larger than 64 KiB"),
        ("x = " + "[" * 20_000, "not TOML"),
        ("x = " + "1" * 5_000, "not TOML"),
        (
            "[[sheet]]\ncall_type = 'demo'\ncompetencies = [{" + "a." * 9_000 + "a = 1}]",
            "competenc",
        ),
        (".".join(["a"] * 9_000) + " = 1", "“a” is not known here"),
    ],
)
def test_a_hostile_pack_is_only_a_problem(text: str, problem: str, tmp_path: Path) -> None:
    """What is too large, too deep or too long is told in a line, not in a traceback."""
    pack(tmp_path, text)
    (found,) = told(load_scorecards("en", tmp_path))
    assert problem in found
    assert len(found) < 200


def test_what_is_no_file_is_told_and_what_is_hidden_is_not_read(tmp_path: Path) -> None:
    """A folder, a pipe and a dead link are told; a link to a file is read; hidden files are not."""
    folder = pack(tmp_path, "x = = 1", ".#mine.toml").parent
    (folder / "a.toml").mkdir()
    os.mkfifo(folder / "b.toml")
    (folder / "c.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "elsewhere").write_text(OWN, "utf-8")
    (folder / "d.toml").symlink_to(tmp_path / "elsewhere")
    (folder / "notes.txt").write_text("not a pack")
    found = load_scorecards("en", tmp_path)
    assert told(found) == [f"{name}.toml, line 0: it is no file" for name in "abc"]
    assert "X" in found.keys


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """A file in the place of the folder is told; no folder at all is not."""
    assert told(load_scorecards("en", tmp_path / "nowhere")) == []
    (tmp_path / "competencies").write_text("")
    assert told(load_scorecards("en", tmp_path)) == ["competencies, line 0: it cannot be read"]


def test_too_many_packs(tmp_path: Path) -> None:
    """The first so many are read, and that there are more is told once."""
    for number in range(MOST_PACKS + 3):
        pack(tmp_path, "x = = 1", f"{number:02}.toml")
    found = told(load_scorecards("en", tmp_path))
    assert len(found) == MOST_PACKS + 1
    assert found[-1].endswith(f"more than {MOST_PACKS} files")


def test_signs_that_steer_a_terminal_do_not_come_through(tmp_path: Path) -> None:
    """Texts are cleaned, and so is the name of a file."""
    steer = chr(0x1B)
    pack(tmp_path, OWN.replace("Counted", "Coun\\u001b[2Jted\\nnow"))
    pack(tmp_path, "x = = 1", f"z{steer}[2J.toml")
    found = load_scorecards("en", tmp_path)
    assert found.competencies.by_key["X"].anchors[3] == "Coun[2Jted now"
    assert told(found) == ["z[2J.toml, line 1: not TOML"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode())))
def test_any_bytes_are_read_or_told(tmp_path: Path, content: bytes) -> None:
    """Whatever lies in the folder, scorecards come back with all standard keys."""
    pack(tmp_path, content)
    found = load_scorecards("en", tmp_path)
    assert found.keys >= frozenset("PORQLVHNCFTMSU")
    assert len(found.problems) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.integers(0, len(OWN + MERCHANDISING)), st.text(max_size=6))
def test_a_slip_anywhere_is_read_or_told(tmp_path: Path, at: int, slip: str) -> None:
    """A letter typed or lost anywhere in a good pack makes a pack or one problem, no crash."""
    text = OWN + MERCHANDISING
    pack(tmp_path, (text[:at] + slip + text[at + 1 :]).encode("utf-8", "surrogatepass"))
    found = load_scorecards("vi", tmp_path)
    assert len(found.problems) <= 1
    for keys in found.sheets.values():
        assert set(keys) <= found.keys


def test_the_standard_sheets_name_only_standard_keys() -> None:
    """The packaged file is read by the rules for packs."""
    assert packaged(SHEETS).count("[[sheet]]") == len(CALL_TYPES)


def test_the_page_about_scorecards_shows_a_file_that_holds(tmp_path: Path) -> None:
    """What docs/scorecards.md shows is taken as it stands."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "scorecards.md").read_text("utf-8")
    folder = tmp_path / "competencies"
    folder.mkdir()
    (folder / "ours.toml").write_text(page.split("```toml\n")[1].split("```")[0], "utf-8")
    for language in ("en", "vi"):
        found = load_scorecards(language, tmp_path)
        assert found.problems == ()
        assert [each.key for each in found.sheet("merchandising")] == ["X", "T", "M"]
