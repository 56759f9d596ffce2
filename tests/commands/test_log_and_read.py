"""`log` writes what was typed, durably; `read` says how a line is understood."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.domain.clock import system_clock
from shell import Outcome, Shell, spawn

TEAM = "Họ tên,Quản lý\nNguyễn Văn An,Lê Ngân\nTrần Thị Bình,Lê Ngân\nRafael dela Cruz-Santos,\n"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store with a small team."""
    shell = Shell(capsys, monkeypatch)
    assert shell("import", "people", "-", stdin=TEAM.encode()).code == 0
    return shell


def stored(shell: Shell, table: str = "log_entry") -> list[dict[str, object]]:
    """Return the documents of a table."""
    exported = json.loads(shell("export").out)
    found: list[dict[str, object]] = exported["documents"][table]
    return found


def test_a_line_is_stored_and_told(shell: Shell) -> None:
    """The id is on stdout; stderr tells kind, owner and day with its weekday."""
    day = system_clock().today() + timedelta(days=3)
    done = shell("log", "an", "> me gửi bảng giá mới +3d")
    (entry,) = stored(shell)
    assert (done.code, done.lines) == (0, [entry["id"]])
    assert (entry["entry_kind"], entry["text"]) == ("commitment", "gửi bảng giá mới")
    (promise,) = stored(shell, "commitment")
    assert (promise["owner"], promise["due"]) == ("me", day.isoformat())
    assert promise["counterparty"] == entry["person_id"]
    assert "commitment" in done.err
    assert "I owe it" in done.err
    assert f"{day:%A} {day.isoformat()}" in done.err


@pytest.mark.parametrize(
    ("arguments", "kind", "text"),
    [
        (("- no next step",), "note", "no next step"),
        (("--", "- no next step"), "note", "no next step"),
        (("-- left without a date",), "adjusting", "left without a date"),
        (("--", "-- left without a date"), "adjusting", "left without a date"),
        (("-> sends the offer",), "commitment", "sends the offer"),
        (("-5% is too much",), "note", "-5% is too much"),
        (("--help-desk is slow",), "note", "--help-desk is slow"),
        (("--price=5 was named",), "note", "--price=5 was named"),
        (("+", "held", "the", "price"), "praise", "held the price"),
        (('"I never ask early',), "quote", "I never ask early"),
        (("who signs above 2 tỷ?",), "question", "who signs above 2 tỷ?"),
    ],
)
def test_a_text_may_begin_with_a_dash(
    shell: Shell, arguments: tuple[str, ...], kind: str, text: str
) -> None:
    """Signs of the capture line never count as options of the command, with or without `--`."""
    assert shell("log", "an", *arguments).code == 0
    (entry,) = stored(shell)
    assert (entry["entry_kind"], entry["text"]) == (kind, text)


def test_one_line_from_stdin_is_read_as_typed(shell: Shell) -> None:
    """A lone dash reads stdin, where one line means what it would mean on the command line."""
    assert shell("log", "an", "-", stdin="> gửi báo giá mai\n".encode()).code == 0
    assert [each["entry_kind"] for each in stored(shell)] == ["commitment"]


def test_several_lines_from_stdin_are_notes(shell: Shell) -> None:
    """A pasted text becomes notes, one a line, whatever its first signs; empty lines are none."""
    done = shell("log", "an", "-", stdin=b"> one\r\n\n  - two\nthree?\n")
    assert [each["entry_kind"] for each in stored(shell)] == ["note"] * 3
    assert [each["text"] for each in stored(shell)] == ["> one", "- two", "three?"]
    assert len(done.lines) == 3


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_nothing_is_refused(shell: Shell, text: str) -> None:
    """An empty line is a usage error and stores nothing."""
    assert shell("log", "an", text).code == 2
    assert shell("log", "an", "-", stdin=text.encode()).code == 2
    assert stored(shell) == []


def test_bytes_that_are_no_text_are_refused(shell: Shell) -> None:
    """Bytes on stdin that are not UTF-8 store nothing."""
    assert shell("log", "an", "-", stdin=b"caf\xe9\n").code == 2
    assert stored(shell) == []


def test_a_line_that_is_too_long_is_refused_whole(shell: Shell) -> None:
    """Nothing is cut: the line is named, and none of the lines beside it is stored."""
    done = shell("log", "an", "-", stdin=b"short\n" + b"x" * 2001 + b"\n")
    assert done.code == 2
    assert "2" in done.err
    assert shell("log", "an", f"> {'x' * 501}").code == 2
    assert stored(shell) == []
    assert stored(shell, "commitment") == []


def test_a_name_that_is_not_clear_is_not_guessed(shell: Shell) -> None:
    """Nobody of the name gives near ones, several give all, both with exit code 3."""
    nobody = shell("log", "Bihn", "x")
    assert nobody.code == 3
    assert "Trần Thị Bình" in nobody.err
    shell("import", "people", "-", stdin="Name\nLê Thị An\n".encode())
    several = shell("log", "an", "x")
    assert several.code == 3
    assert "Nguyễn Văn An" in several.err
    assert "Lê Thị An" in several.err
    assert stored(shell) == []


def test_a_read_only_store_refuses(shell: Shell) -> None:
    """--read-only keeps the store as it is and says so."""
    done = shell("--read-only", "log", "an", "x")
    assert done.code == 1
    assert "read only" in done.err
    assert stored(shell) == []


def test_hostile_text_is_kept_and_harmless(shell: Shell) -> None:
    """Markup stays as it stands; no escape sequence reaches store or terminal."""
    done = shell("log", "an", "[/b][@click=app.quit]x \x1b]52;c;eA==\x07")
    assert done.code == 0
    (entry,) = stored(shell)
    assert entry["text"] == "[/b][@click=app.quit]x ]52;c;eA=="
    for shown in (shell("show", "an"), shell("due"), shell("export", "--format", "md")):
        assert "\x1b" not in shown.out + shown.err


def reading(done: Outcome) -> dict[str, object]:
    """Return the reading a command printed."""
    found: dict[str, object] = json.loads(done.out)
    return found


def test_a_reading_has_exactly_its_keys(shell: Shell) -> None:
    """Other programs find seven keys, the day as ISO or null and scores as numbers or null."""
    line = "> me gửi bảng giá mới mai"
    assert reading(shell("read", line, "--on", "2026-11-26", "--json")) == {
        "kind": "commitment",
        "text": "gửi bảng giá mới",
        "owner": "me",
        "due": "2026-11-27",
        "tags": [],
        "accounts": [],
        "scores": {},
    }
    scored = reading(shell("read", "--json", "-- no step #crm Q=2 L=n"))
    assert (scored["kind"], scored["scores"]) == ("adjusting", {"Q": 2, "L": None})
    assert (scored["owner"], scored["due"], scored["tags"]) == (None, None, ["crm"])


def test_reading_writes_nothing(shell: Shell) -> None:
    """A line that is only read is not in the store."""
    shell("read", "> me gửi bảng giá mới mai", "--rep", "an")
    assert stored(shell) == []


def test_reading_needs_no_store(own_world: Path) -> None:
    """Without records it works, with a rep's name too, and makes none."""
    done = spawn(["read", "- no next step", "--rep", "An", "--json"])
    assert done.code == 0
    assert json.loads(done.out)["text"] == "no next step"
    assert not (own_world / "data").exists()


def test_the_day_of_reading_must_be_one(shell: Shell) -> None:
    """--on takes ISO and day first, nothing else."""
    assert shell("read", "x", "--on", "26/11/2026").code == 0
    assert shell("read", "x", "--on", "tomorrow").code == 2


def test_what_was_logged_is_there_when_the_process_has_ended() -> None:
    """In processes of their own a logged line is in the next command's answer, in Vietnamese."""
    vietnamese = {"COACHTUI_LANGUAGE": "vi"}
    assert spawn(["import", "people", "-"], TEAM.encode(), vietnamese).code == 0
    assert spawn(["log", "Cruz-Santos", "> gửi hồ sơ thầu +2d"], environ=vietnamese).code == 0
    due = spawn(["due", "--rep", "rafael"], environ=vietnamese)
    day = system_clock().today() + timedelta(days=2)
    assert "gửi hồ sơ thầu" in due.out
    assert f"{day:%d/%m}" in due.out


def test_a_name_that_is_not_utf8_is_refused(own_world: Path) -> None:
    """Arguments that are no UTF-8 do nothing."""
    assert spawn([b"log", b"\xe9", b"x"]).code == 2
    assert not (own_world / "data").exists()
