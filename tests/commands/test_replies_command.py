"""`replies` notes what is clear in a chat or a table, and prints each line as understood."""

from pathlib import Path

import pytest

from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds, Invitation
from invited import KITCHEN, LATE, TWELVE, answers, id_of, needs, records
from shell import Shell
from shell_reps import records as opened

DAO, THO, VUONG = "Đặng Thị Hồng Đào", "Tôn Nữ Khánh Thơ", "Trịnh Quốc Vượng"
CLEAR = "Đào: có nha chị\nVượng: bận rồi\nThơ: em ăn chay\n"
CHAT = f"{CLEAR}Tuấn: có\nNgọc: có\nAn: gì cũng vậy à\nPhi: có\n"


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, own_world: Path
) -> Shell:
    """Give a shell over a store with an event and its twelve."""
    shell = Shell(capsys, monkeypatch)
    with opened(own_world) as store:
        store.commit(list(records()))
    return shell


def test_what_is_clear_is_noted_and_the_rest_printed(shell: Shell, own_world: Path) -> None:
    """Clear lines are one change, the others are named with the reason; the exit code is 1."""
    done = shell("replies", "bếp ăn", "-", stdin=CHAT.encode())
    assert done.code == 1
    assert [line.split()[:2] for line in done.lines] == [
        ["✓", "1"],
        ["✓", "2"],
        ["✓", "3"],
        ["!", "4"],
        ["!", "5"],
        ["!", "6"],
        ["!", "7"],
    ]
    assert "nobody known is named" in done.lines[3]
    assert "several people: Trần Minh Ngọc and Võ Bảo Ngọc" in done.lines[4]
    assert "the reply is not clear · “An: gì cũng vậy à”" in done.lines[5]
    assert "is not invited" in done.lines[6]
    assert "3 lines noted. 4 lines stay open." in done.err
    with opened(own_world) as store:
        assert answers(store) == {DAO: "yes", VUONG: "no"}
        assert needs(store) == {THO: ("ăn chay", "", "")}
        store.undo()
        assert (answers(store), needs(store)) == ({}, {})


def test_a_name_that_is_a_word_too_gets_a_reason_that_is_true(shell: Shell) -> None:
    """Who is invited is not called unknown: the line says how to write it, and stays open."""
    done = shell("replies", "kitchen", "-", "--dry-run", "--json", stdin="Đăng đi".encode())
    (line,) = done.json()["lines"]
    assert (done.code, line["why"], line["person_id"], line["reply"]) == (1, "word", None, None)
    assert line["candidates"] == [{"id": id_of("Nguyễn Hải Đăng"), "name": "Nguyễn Hải Đăng"}]
    assert line["message"] == (
        "“Đăng” is a name and a word as well: write “Đăng: …” where it is the name"
    )


def test_when_every_line_is_clear_the_exit_code_is_0(shell: Shell, tmp_path: Path) -> None:
    """A file does as well as stdin; the same file again writes nothing and is as good."""
    file = tmp_path / "chat.txt"
    file.write_text(CLEAR, encoding="utf-8")
    done = shell("replies", KITCHEN.id, str(file))
    assert (done.code, done.err.strip()) == (0, "3 lines noted.")
    again = shell("replies", KITCHEN.id, str(file))
    assert (again.code, again.err.strip()) == (0, "0 lines noted.")
    assert again.out.count("on file already") == 3


def test_a_dry_run_writes_nothing(shell: Shell, own_world: Path) -> None:
    """Everything is printed as without, and no file of the store changes."""
    before = {path: path.read_bytes() for path in (own_world / "data" / "journal").iterdir()}
    done = shell("replies", "kitchen", "-", "--dry-run", stdin=CLEAR.encode())
    assert done.code == 0
    assert "3 lines would be noted." in done.err
    assert {path: path.read_bytes() for path in before} == before
    with opened(own_world) as store:
        assert answers(store) == {}


def test_json_tells_each_line_apart(shell: Shell, own_world: Path) -> None:
    """Each line has person, reply, needs, what stood before and why it is open, without guesses."""
    with opened(own_world) as store:
        (place,) = store.find(Invitation, person_id=id_of(DAO))
        store.commit([Put(place.revised(rsvp="no"))])
    done = shell("replies", "kitchen", "-", "--dry-run", "--json", stdin=CHAT.encode())
    found = done.json()
    assert done.code == 1
    assert f'"title": "{KITCHEN.title}"' in done.out
    assert [line["line"] for line in found["lines"]] == [1, 2, 3, 4, 5, 6, 7]
    assert found["lines"][0] == {
        "line": 1,
        "text": "Đào: có nha chị",
        "person": DAO,
        "person_id": id_of(DAO),
        "candidates": [],
        "reply": "yes",
        "before": "no",
        "diet": "",
        "access": "",
        "transport": "",
        "clear": True,
        "changes": True,
        "why": "",
        "message": "",
    }
    whys = [line["why"] for line in found["lines"]]
    assert whys == ["", "", "", "nobody", "several", "reply", "uninvited"]
    assert found["lines"][2]["diet"] == "ăn chay"
    assert found["lines"][5]["reply"] is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_a_table_is_read_by_its_header(shell: Shell, own_world: Path, encoding: str) -> None:
    """A CSV file as spreadsheets write it gives names, replies and needs."""
    table = "Name,Reply,Diet\r\nHong Dao,yes,none\r\nVuong,no,\r\nNguyen Van An,,vegetarian\r\n"
    done = shell("replies", "kitchen", "-", stdin=table.encode(encoding))
    assert (done.code, done.err.strip()) == (0, "3 lines noted.")
    with opened(own_world) as store:
        assert answers(store) == {DAO: "yes", VUONG: "no"}
        assert needs(store) == {TWELVE[0]: ("vegetarian", "", "")}


def test_needs_are_added_to_those_on_file(shell: Shell, own_world: Path) -> None:
    """What is said anew replaces no need: it may be an allergy."""
    with opened(own_world) as store:
        wanted = EventNeeds(person_id=id_of(THO), event_id=KITCHEN.id, diet="dị ứng lạc")
        store.commit([Put(wanted)])
    done = shell("replies", "kitchen", "-", stdin=CLEAR.encode())
    assert "dị ứng lạc → dị ứng lạc, ăn chay" in done.out
    with opened(own_world) as store:
        assert needs(store) == {THO: ("dị ứng lạc, ăn chay", "", "")}


def test_an_event_is_found_by_words_of_its_title_and_month(shell: Shell, own_world: Path) -> None:
    """Several that fit are an error with the candidates; the month tells them apart."""
    later = KITCHEN.revised(id="later", month=KITCHEN.month.replace(month=12))
    with opened(own_world) as store:
        store.commit([Put(later), Put(Invitation(person_id=id_of(DAO), event_id="later"))])
    done = shell("replies", "bep an", "-", stdin="Đào: có".encode())
    assert (done.code, done.out) == (3, "")
    assert "11/2026 (kitchen)" in done.err
    assert "12/2026 (later)" in done.err
    assert shell("replies", "bep an 12/2026", "-", stdin="Đào: có".encode()).code == 0
    with opened(own_world) as store:
        assert answers(store) == {}
        assert [one.rsvp for one in store.find(Invitation, event_id="later")] == ["yes"]


def test_events_ahead_come_before_those_that_are_over(shell: Shell, own_world: Path) -> None:
    """Last year's event of the same name is not meant while one is ahead."""
    past = KITCHEN.revised(id="past", state="cancelled", reason="mưa")
    with opened(own_world) as store:
        store.commit([Put(past)])
    assert shell("replies", "bep an", "-", stdin="Đào: có".encode()).code == 0


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "said"),
    [
        (("picnic", "-"), b"x", 3, "There is no event “picnic”. Ahead:"),
        (("kitchen", "nowhere.txt"), b"", 2, "There is no file"),
        (("kitchen", "-"), b" \n\n", 1, "There is no reply to read"),
        (("kitchen", "-"), "Đào: có\n".encode() * 501, 1, "more than 500 rows"),
        (("kitchen", "-"), b"PK\x03\x04zip", 1, "This is a spreadsheet"),
        (("kitchen", "-"), b'name,reply\n"An,yes', 1, "never closed"),
    ],
)
def test_what_cannot_be_read_says_so(
    shell: Shell, own_world: Path, arguments: tuple[str, ...], stdin: bytes, code: int, said: str
) -> None:
    """A refusal names what is wrong, and nothing is written."""
    done = shell("replies", *arguments, stdin=stdin)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    with opened(own_world) as store:
        assert answers(store) == {}


def test_who_left_is_nobody(shell: Shell, own_world: Path) -> None:
    """Somebody who left and is not invited is not meant by a name."""
    with opened(own_world) as store:
        gone = store.get(type(LATE), LATE.id)
        assert gone is not None
        store.commit([Put(gone.revised(status="left", left_on=KITCHEN.month))])
    done = shell("replies", "kitchen", "-", stdin="Phi: có".encode())
    assert done.code == 1
    assert "nobody known is named" in done.out
