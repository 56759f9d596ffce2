"""Every refusal has its sentence: what happened, and what to do."""

import ast
from pathlib import Path
from typing import get_args

import pytest

from coachtui.domain.data_file import DataFileError
from coachtui.domain.scorecards import load_scorecards
from coachtui.language import Words
from coachtui.records.field_day.model import DayState
from coachtui.records.field_day.presentation.refusals import REFUSALS, pack_problem, refusal
from coachtui.records.field_day.rules.report import Draft, Point, problems

WORDS = Words.of("en")
FOLDER = Path(__file__).parents[3] / "src/coachtui/records/field_day"
UNKNOWN = refusal(WORDS, "no such reason")


def literals_of(call: str, files: str = "**/*.py") -> set[str]:
    """Return the texts that the folder's code hands to a function as its last argument."""
    found = set()
    for path in sorted(FOLDER.glob(files)):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            last = node.args[-1]
            if node.func.id == call and isinstance(last, ast.Constant):
                found.add(str(last.value))
    return found


def test_every_reason_in_the_code_has_a_sentence() -> None:
    """What rules raise and screens ask for by name is worded, and so is what the model refuses."""
    reasons = literals_of("NotAllowedError") | literals_of("refusal")
    reasons |= literals_of("ValueError", "model.py")
    assert {"no_reason", "stop_begun", "ends_before_start"} <= reasons
    assert reasons <= set(REFUSALS)


def test_every_state_has_a_sentence() -> None:
    """A step that does not fit is told by the state it would have led to."""
    for state in get_args(DayState):
        assert f"not_{state}" in REFUSALS


def test_every_problem_of_a_report_has_a_sentence() -> None:
    """A report that lacks everything names nothing that is not worded."""
    bare = Draft((), (Point(), Point(), Point("x" * 300)), (), None, "x" * 3000)
    full = Draft((Point(), Point(), Point()), ())
    found = {*problems(bare, "word " * 2000, "en"), *problems(full, "", "vi")}
    assert len(found) == 10
    assert found <= set(REFUSALS)


@pytest.mark.parametrize("reason", sorted(REFUSALS))
def test_a_refusal_says_what_to_do(reason: str) -> None:
    """One sentence of at most a line and a bit: what happened, a colon, what to do; no holes."""
    sentence = refusal(WORDS, reason)
    assert sentence != UNKNOWN
    what, _, to_do = sentence.partition(": ")
    assert what
    assert to_do.endswith(".")
    assert "{" not in sentence
    assert len(sentence) <= 78


def test_a_reason_of_a_newer_rule_is_still_told() -> None:
    """No key is ever shown as it stands in the code."""
    assert "no such reason" not in UNKNOWN
    assert UNKNOWN.endswith(".")


def test_a_pack_is_told_by_file_and_line(tmp_path: Path) -> None:
    """The place of the mistake is named and that the file was left out; braces are just text."""
    (tmp_path / "competencies").mkdir()
    (tmp_path / "competencies" / "m{line}.toml").write_text("\n{x} = 1")
    (problem,) = load_scorecards("en", tmp_path).problems
    assert pack_problem(WORDS, problem) == (
        "Scorecards: m{line}.toml, line 2: not TOML. This file was left out; correct it."
    )
    whole = DataFileError("mine.toml", 0, "larger than {most} KiB", most=64)
    assert pack_problem(WORDS, whole).startswith("Scorecards: mine.toml: larger than 64 KiB.")
