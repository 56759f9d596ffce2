"""`coachtui verify`: what was done to the HR records' files by hand is found, and told."""

import json
from pathlib import Path

import pytest

from forgery import (
    document,
    forge,
    forged,
    lines_of,
    make_chain,
    put_lines,
    rechain,
    segments,
    untold,
)
from shell import Shell
from stores import content, store_in


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def hr(own_world: Path) -> Path:
    """Give the folder of an HR store with nine lines."""
    return make_chain(own_world / "data/hr")


def head(shell: Shell) -> str:
    """Give the head that the command prints."""
    (line,) = [line for line in shell("verify").lines if line.startswith("Head: ")]
    return line.removeprefix("Head: ")


def test_a_whole_chain_says_so(shell: Shell, hr: Path) -> None:
    """Lines and head are printed, the exit code is 0, and no file is touched."""
    before = content(hr.parent)
    done = shell("verify")
    assert done.code == 0
    assert done.lines[0] == "9 lines"
    assert done.lines[1].startswith("Head: 9:")
    assert len(done.lines) == 2
    assert "as they were written" in done.err
    assert content(hr.parent) == before


def test_the_head_printed_once_holds_while_records_are_added(shell: Shell, hr: Path) -> None:
    """A head kept elsewhere is still found when the records have grown."""
    kept = head(shell)
    make_more(hr)
    assert shell("verify", "--head", kept).code == 0
    assert head(shell) != kept


def make_more(hr: Path) -> None:
    """Write another line."""
    with store_in(hr, chained=True) as store:
        store.load({"log_entry": [{"id": "later", "rev": 1}]}, "add")


def test_a_line_changed_by_hand_is_named(shell: Shell, hr: Path) -> None:
    """File and line stand in a sentence, the exit code is 5, and nothing of the text is quoted."""
    forge(segments(hr)[0], 3, document(untold))
    done = shell("verify")
    assert done.code == 5
    assert f"hr{'/'}journal/000001.jsonl, line 3: its content was changed." in done.lines
    assert "never said" not in done.out + done.err
    assert "Keep a copy" in done.err


@pytest.mark.parametrize("moved", [[0, 2, 1], [0, 2]])
def test_lines_taken_out_or_moved_are_found(shell: Shell, hr: Path, moved: list[int]) -> None:
    """Removal and another order are found without a head."""
    path = segments(hr)[1]
    lines = lines_of(path)
    put_lines(path, [*(lines[at] for at in moved), *lines[3:]])
    done = shell("verify")
    assert done.code == 5
    assert "removed, added or moved" in done.out


def test_a_tail_cut_off_shows_against_a_kept_head_alone(shell: Shell, hr: Path) -> None:
    """Without the head the rest is whole; with it, it ends too early."""
    kept = head(shell)
    path = segments(hr)[1]
    put_lines(path, lines_of(path)[:-1])
    assert shell("verify").code == 0
    done = shell("verify", "--head", kept)
    assert done.code == 5
    assert "it ends before line 9, which was there once." in done.out


def test_a_chain_written_anew_shows_against_a_kept_head_alone(shell: Shell, hr: Path) -> None:
    """A forger who knows the program is found by the head."""
    kept = head(shell)
    path = segments(hr)[1]
    lines = lines_of(path)
    lines[1] = forged(lines[1], lambda value: value.update(label="another"))
    put_lines(path, lines)
    rechain(hr)
    assert shell("verify").code == 0
    done = shell("verify", "--head", kept)
    assert done.code == 5
    assert "another line 9 stands there" in done.out


def test_a_store_that_is_not_chained_proves_nothing(shell: Shell, own_world: Path) -> None:
    """Records put there without a chain are told as such."""
    with store_in(own_world / "data/hr"):
        pass
    done = shell("verify")
    assert done.code == 5
    assert "never chained" in done.out
    assert "Head" not in done.out


def test_no_hr_store_is_said_plainly(shell: Shell, own_world: Path) -> None:
    """Nothing to prove is no fault, and none is made; with a head it is one."""
    done = shell("verify")
    assert done.code == 0
    assert "There are no HR records here" in done.err
    assert not (own_world / "data").exists()
    done = shell("verify", "--head", "3:" + "0" * 64)
    assert done.code == 5
    assert "says that there were" in done.err


def test_an_empty_folder_is_no_store(shell: Shell, own_world: Path) -> None:
    """A folder whose files are gone is told, not taken for whole."""
    (own_world / "data/hr").mkdir(parents=True)
    done = shell("verify")
    assert done.code == 5
    assert "is not there" in done.out


def test_a_folder_that_leads_elsewhere_is_not_followed(
    shell: Shell, own_world: Path, tmp_path: Path
) -> None:
    """A link in the place of the HR folder is refused."""
    make_chain(tmp_path / "elsewhere")
    (own_world / "data").mkdir()
    (own_world / "data/hr").symlink_to(tmp_path / "elsewhere")
    assert shell("verify").code == 5
    assert shell("export", "--hr").code == 5


def test_what_is_no_head_is_refused(shell: Shell, hr: Path) -> None:
    """A wrong --head says what one looks like."""
    assert hr.exists()
    done = shell("verify", "--head", "9f86d0")
    assert done.code == 2
    assert "“9f86d0” is no head" in done.err


def test_json_says_the_same(shell: Shell, hr: Path) -> None:
    """Other programs get keys, numbers and the sentence."""
    whole = json.loads(shell("verify", "--json").out)
    assert (whole["whole"], whole["lines"], whole["problems"]) == (True, 9, [])
    assert whole["head"].startswith("9:")
    forge(segments(hr)[0], 3, document(untold))
    done = shell("verify", "--json")
    assert done.code == 5
    told = json.loads(done.out)
    assert not told["whole"]
    assert {"key": "edited", "line": 3}.items() <= told["problems"][0].items()
    assert "its content was changed" in told["problems"][0]["text"]


def test_json_tells_of_no_store(shell: Shell) -> None:
    """No store is an answer too."""
    told = json.loads(shell("verify", "--json").out)
    assert (told["store"], told["whole"], told["lines"]) == (False, True, 0)


def test_a_save_cut_off_by_a_crash_is_no_problem(shell: Shell, hr: Path) -> None:
    """A last line that was never finished is told and counts as whole."""
    with segments(hr)[1].open("ab") as file:
        file.write(b'{"seq":10,"half')
    done = shell("verify")
    assert done.code == 0
    assert "cut off by a crash" in done.err
