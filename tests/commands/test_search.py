"""`search` finds records of every kind, best first, the same in a terminal and in a pipe."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shell import SOURCE, Shell

TEAM = "full_name,territory\nNguyễn Văn An,Huế\nĐặng Hải Đăng,Cần Thơ\nLê Hoàng Anh,Hà Nội\n"


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    """Give a shell over a folder with a team and two lines about it."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "en")
    file = tmp_path / "team.csv"
    file.write_text(TEAM)
    told = Shell(capsys, monkeypatch)
    assert told("import", "people", str(file)).code == 0
    assert told("log", "Đăng", "Hợp đồng khung chờ ký").code == 0
    assert told("log", "Nguyễn Văn An", "> me gửi báo giá Hòa Phát mai").code == 0
    return told


def test_words_without_accents_find_those_that_have_them(shell: Shell) -> None:
    """Kind, title and the line that has the words, the person first."""
    done = shell("search", "dang")
    assert done.code == 0
    assert done.lines[0].startswith("Person")
    assert "Đặng Hải Đăng" in done.lines[0]
    assert done.err == ""
    assert "Hợp đồng khung chờ ký" in shell("search", "hop", "dong").out


@pytest.mark.parametrize("nothing", ["", "  ", "·"])
def test_a_query_without_words_is_asked_for_some(shell: Shell, nothing: str) -> None:
    """Nothing to look for is no search that found nothing."""
    refused = shell("search", nothing)
    assert refused.code == 2
    assert refused.err.strip() == "Say what to look for: a word, initials or a day."


def test_initials_with_their_number_find_the_one_they_stand_for(shell: Shell) -> None:
    """Two who share initials are told apart as the list of people does."""
    assert shell("import", "people", "-", stdin="full_name\nĐào Hữu Đạt\n".encode()).code == 0
    assert "Đào Hữu Đạt" in shell("search", "đhđ2").lines[0]
    assert shell("search", "đhđ2").out.count("Person") == 1


def test_json_has_where_the_words_stand(shell: Shell) -> None:
    """One object: how many, and each hit with its id, its text and spans into it."""
    found: dict[str, Any] = json.loads(shell("search", "bao gia", "--json").out)
    assert found["schema"] == 1
    assert found["total"] == len(found["hits"])
    for hit in found["hits"]:
        marked = [hit["text"][start:end] for start, end in hit["spans"]]
        assert {"báo", "giá"} <= set(marked)
        assert hit["id"]


def test_one_kind_can_be_asked_for(shell: Shell) -> None:
    """Only that kind is printed; a kind nobody knows is refused with those there are."""
    assert all(line.startswith("Person") for line in shell("search", "a", "--kind", "person").lines)
    refused = shell("search", "a", "--kind", "discipline")
    assert refused.code == 2
    assert "person" in refused.err
    assert "discipline," not in refused.err


def test_nothing_found_is_said_and_no_error(shell: Shell) -> None:
    """An empty list is a result: exit code 0, nothing on stdout."""
    done = shell("search", "xyz")
    assert (done.code, done.out) == (0, "")
    assert "xyz" in done.err


def test_what_is_left_out_is_said(shell: Shell) -> None:
    """Of more than fifty the best are printed, with how many there are; --all prints all."""
    for number in range(51):
        assert shell("log", "Đăng", f"kim cương {number}").code == 0
    done = shell("search", "kim")
    assert len(done.lines) == 50
    assert "50 of 51" in done.err
    assert len(shell("search", "kim", "--all").lines) == 51


def test_no_screen_library_is_imported() -> None:
    """The command answers without loading the screens."""
    code = (
        "import sys; from coachtui.cli.start import run; run(['search', 'an']);"
        " sys.exit(bool({'textual', 'rich'} & set(sys.modules)))"
    )
    environ = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, timeout=60, env=environ, capture_output=True)
    assert done.returncode == 0, done.stderr
