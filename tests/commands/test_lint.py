"""`lint` prints labels with their place and what to write instead, and needs no records."""

from pathlib import Path

import pytest

from shell import Shell, spawn

NOTE = "Ngày 12/10 thực hiện 3/8 cuộc gặp.\nAn lười,\tlúc nào cũng muộn.\r\n\r\nCarl is lazy.\n"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over an empty data folder."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def note(tmp_path: Path) -> str:
    """Give the name of a file with three labels."""
    path = tmp_path / "note.txt"
    path.write_bytes(NOTE.encode())
    return str(path)


def test_each_label_has_its_place_and_what_to_write_instead(shell: Shell, note: str) -> None:
    """Line and column, the label, what is wrong and a neutral sentence; found is exit code 1."""
    done = shell("lint", note)
    assert done.code == 1
    assert done.lines == [
        "2:4 “lười”: a label for a person's character",
        "    Say how many and when. As in: Ngày 12/10 thực hiện 3/8 cuộc gặp theo kế hoạch.",
        "2:10 “lúc nào cũng”: an absolute",
        "    Give the number in a period. As in: 4 trong 10 báo cáo gần nhất nộp sau hạn.",
        "4:9 “lazy”: a label for a person's character",
        "    Say how many and when. As in: 3 of 8 planned calls were made on 12 Oct.",
    ]
    assert "3 labels found." in done.err
    assert "situation, behaviour, impact" in done.err


def test_json_holds_the_same(shell: Shell, note: str) -> None:
    """Other programs get one object, the same exit code, and nothing else on stdout."""
    done = shell("lint", note, "--json")
    assert done.code == 1
    assert [(each["line"], each["column"], each["key"]) for each in done.json()["findings"]] == [
        (2, 4, "V1"),
        (2, 10, "V5"),
        (4, 9, "E1"),
    ]
    assert done.json()["findings"][2] == {
        "line": 4,
        "column": 9,
        "text": "lazy",
        "key": "E1",
        "strength": "strong",
        "stops": True,
        "name": "a label for a person's character",
        "ask": "Say how many and when.",
        "example": "3 of 8 planned calls were made on 12 Oct.",
    }


def test_a_neutral_text_from_stdin_is_a_success(shell: Shell) -> None:
    """Without labels stdout is empty and the exit code 0; quoted speech is none."""
    said = "Chị Hà nói ngày 12/10/2026: “Em này lười.”\n"
    done = shell("lint", "-", stdin=said.encode())
    assert (done.code, done.out) == (0, "")
    assert "No labels" in done.err
    empty = shell("lint", "-", "--json")
    assert (empty.code, empty.json()) == (0, {"schema": 1, "findings": []})


def test_text_without_marks_is_a_hint(shell: Shell) -> None:
    """What was typed without marks is told as a perhaps, and stops nothing."""
    done = shell("lint", "-", stdin=b"nhan vien luoi bieng\n")
    assert done.code == 1
    assert "1:11 “luoi bieng”: perhaps a label" in done.out
    (found,) = shell("lint", "-", "--json", stdin=b"nhan vien luoi bieng\n").json()["findings"]
    assert (found["strength"], found["stops"]) == ("weak", False)


def test_a_company_has_its_own_words(shell: Shell, own_world: Path) -> None:
    """Files of the data folder allow and add; a broken one is told with its line and left out."""
    folder = own_world / "data/lint"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text('allow = ["lazy sunday"]\nextra = ["noob"]\n')
    (folder / "wrong.toml").write_text('\nallow = "noob"\n')
    done = shell("lint", "-", stdin=b"A noob at Lazy Sunday.\n")
    assert done.code == 1
    assert done.lines[0] == "1:3 “noob”: a word from the company's list"
    assert len(done.lines) == 2
    assert "wrong.toml, line 2: allow must be a list of texts." in done.err
    (folder / "wrong.toml").write_text("allow = [")
    assert "wrong.toml: not TOML." in shell("lint", "-", stdin=b"On time.\n").err


@pytest.mark.parametrize("content", [None, b"caf\xe9", b"x" * (1024 * 1024 + 1)])
def test_what_cannot_be_checked_is_told(
    shell: Shell, tmp_path: Path, content: bytes | None
) -> None:
    """No file, no text and too much are refused with a message; never with 0."""
    path = tmp_path / "text"
    if content is not None:
        path.write_bytes(content)
    done = shell("lint", str(path))
    assert done.code in {1, 2}
    assert done.out == ""
    assert str(path) in done.err


def test_nothing_is_written_and_nothing_drives_the_terminal(shell: Shell, own_world: Path) -> None:
    """No store is made; control characters and bad line ends in the text are harmless."""
    done = shell("lint", "-", stdin="la\x1bzy \x1b]52;c;x\x07 bad\nattitude \u202e".encode())
    assert done.lines[0].startswith("1:1 “lazy”")
    assert "“bad attitude”" in done.out
    assert not any(sign in done.out + done.err for sign in ("\x1b", "\x07", "\u202e"))
    assert not (own_world / "data").exists()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_help_shows_an_example(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """The command's help exits with 0 and holds a line that can be typed as it stands."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)
    done = shell("lint", "--help")
    assert done.code == 0
    assert "coachtui lint note.txt --json" in " ".join(done.out.split())


def test_a_vietnamese_reader_is_told_in_vietnamese(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong and what to write follow the reader; the sentence follows the label."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "vi")
    done = shell("lint", "-", stdin=b"Carl is lazy.\n")
    for told in ("nhãn gán cho tính cách", "Nêu số lần và ngày.", "3 of 8 planned calls"):
        assert told in done.out


def test_it_runs_as_a_program(note: str) -> None:
    """From a shell the exit code and the letters arrive as they are."""
    done = spawn(["lint", note])
    assert done.code == 1
    assert "“lười”" in done.out
