"""The catalogues hold exactly the sentences of the source, in both languages."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools/words.py"


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """Run the catalogue tool on a tree; give back its exit code and what it printed."""
    done = subprocess.run(
        [sys.executable, TOOL, "--root", root, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr
    return done.returncode, done.stdout


def catalogue(root: Path, language: str) -> Path:
    """Give back where a catalogue of a tree lies."""
    return root / f"src/coachtui/language/catalogues/{language}/LC_MESSAGES/coachtui.po"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give back a small source tree whose catalogues are complete."""
    source = tmp_path / "src/coachtui/some.py"
    source.parent.mkdir(parents=True)
    source.write_text(
        'words.say("Hello {name}", name=words.say_in("greeting", "you"))\n'
        'words.count(n, "{n} line", "{n} lines")\n'
        'labels("colour", {"r": "red"})\n'
        'N_("{a}: {b}")\n'
        "words.say(variable)\n",
        encoding="utf-8",
    )
    run(tmp_path, "update")
    lines = tmp_path / "lines"
    lines.write_text(
        '[null, "Hello {name}", "Chào {name}"]\n["greeting", "you", "bạn"]\n'
        '[null, ["{n} line", "{n} lines"], "{n} dòng"]\n["colour", "red", "đỏ"]\n'
        '[null, "{a}: {b}", "{a}: {b}"]\n',
        encoding="utf-8",
    )
    assert run(tmp_path, "take", str(lines)) == (0, "")
    return tmp_path


def test_the_catalogues_are_complete() -> None:
    """Nothing is missing, stale, fuzzy or left in English, and each .mo fits its .po."""
    assert run(ROOT, "check") == (0, "")


def test_sentences_are_found_wherever_they_stand(tree: Path) -> None:
    """Plain, nested, plural, labelled and marked sentences are found; variables are not."""
    assert run(tree, "check") == (0, "")
    assert run(tree, "missing") == (0, "")
    assert catalogue(tree, "en").read_text(encoding="utf-8").count("\nmsgid ") == 6


@pytest.mark.parametrize(
    ("language", "before", "after", "complaint"),
    [
        ("vi", 'msgstr "bạn"', 'msgstr ""', "vi: missing"),
        ("vi", 'msgstr "Chào {name}"', 'msgstr "Chào {ten}"', "placeholders"),
        ("vi", 'msgstr "Chào {name}"', 'msgstr "Hello {name}"', "equal to English"),
        ("vi", 'msgid "Hello {name}"', '#, fuzzy\nmsgid "Hello {name}"', "vi: fuzzy"),
        ("vi", 'msgid "red"', 'msgid "blue"', "vi: stale: ('colour', 'blue')"),
        ("vi", 'msgid "red"', 'msgid "blue"', "vi: missing: ('colour', 'red')"),
        ("vi", 'msgstr "đỏ"', 'msgstr "đo đỏ"', "coachtui.mo is not"),
        ("en", 'msgstr "red"', 'msgstr "Red"', "en: not the sentence itself"),
    ],
)
def test_a_fault_in_a_catalogue_is_told(
    tree: Path, language: str, before: str, after: str, complaint: str
) -> None:
    """Each kind of fault makes the check fail and say which."""
    path = catalogue(tree, language)
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    code, said = run(tree, "check")
    assert code == 1
    assert complaint in said


def test_a_new_sentence_is_taken_up_and_a_gone_one_dropped(tree: Path) -> None:
    """Updating keeps the translations of what stayed and lists what is new."""
    source = tree / "src/coachtui/some.py"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace('N_("{a}: {b}")', 'N_("new")'), encoding="utf-8")
    assert run(tree, "check")[0] == 1
    run(tree, "update")
    assert run(tree, "missing") == (0, '[null, "new", ""]\n')
    vietnamese = catalogue(tree, "vi").read_text(encoding="utf-8")
    assert "{a}: {b}" not in vietnamese
    assert "Chào {name}" in vietnamese


def test_updating_twice_changes_nothing(tmp_path: Path) -> None:
    """The committed catalogues are what the tool writes: no dates, no line numbers."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    run(tmp_path, "update")
    for language in ("en", "vi"):
        written = catalogue(tmp_path, language).read_text(encoding="utf-8").splitlines()
        committed = catalogue(ROOT, language).read_text(encoding="utf-8").splitlines()
        assert [line for line in written if "Generated-By" not in line] == [
            line for line in committed if "Generated-By" not in line
        ]
