"""`coachtui check`: sums, chain, models and links are proved, and nothing is changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.paths import HR, JOURNAL, SNAPSHOT
from coachtui.storage.header import decode_header, encode_header
from coachtui.storage.migrations import FORMAT
from leavers import CANARY, NAME, REP, ago, case, fill, fill_hr, team, warned
from seals import PASSPHRASE, seal_hr
from shell import Outcome, Shell
from stores import content

TYPED = f"{NAME}\n".encode()


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with a rep, a colleague, and HR records of both."""
    fill(own_world)
    fill_hr(own_world, case(), warned(ago(30), "closed_no_action"))
    return own_world / "data"


def checked(shell: Shell, data: Path, *options: str) -> Outcome:
    """Run the check; whatever it finds, no file is touched."""
    before = content(data)
    done = shell("check", *options)
    assert content(data) == before
    return done


def spoil(path: Path, old: bytes, new: bytes) -> None:
    """Change some bytes of a file once."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def put_by_hand(world: Path, table: str, document: dict[str, object]) -> None:
    """Store a document that nothing was asked about."""
    with team(world, ago(1)) as store:
        store.load({table: [document]}, "load")


def test_whole_records_are_told_whole(shell: Shell, data: Path) -> None:
    """With both stores whole the code is 0, and how much was read stands there."""
    done = checked(shell, data)
    assert (done.code, len(done.lines)) == (0, 2)
    assert "Everything is whole" in done.err
    value = json.loads(checked(shell, data, "--json").out)
    assert (value["schema"], value["whole"]) == (1, True)
    assert [(one["store"], one["content"]) for one in value["stores"]] == [
        ("team", True),
        ("hr", True),
    ]


def test_an_empty_folder_is_no_damage_and_stays_empty(shell: Shell, own_world: Path) -> None:
    """Without records there is nothing to prove, and none are made."""
    done = shell("check", "--json")
    assert (done.code, json.loads(done.out)["stores"]) == (0, [])
    assert not (own_world / "data").exists()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (f"{JOURNAL}/open.jsonl", b"stays", b"strays"),
        (f"{HR}/{JOURNAL}/open.jsonl", b"stays", b"strays"),
    ],
)
def test_a_changed_line_is_named(
    shell: Shell, data: Path, path: str, old: bytes, new: bytes
) -> None:
    """A byte changed in either journal gives code 5 and names file and line, not the content."""
    spoil(data / path, old, new)
    done = checked(shell, data)
    assert done.code == 5
    assert any(path in line and "line" in line for line in done.lines)
    value = json.loads(checked(shell, data, "--json").out)
    assert [one["problems"] for one in value["stores"] if one["problems"]]
    assert CANARY not in done.out


def test_a_missing_or_newer_store_is_damage(shell: Shell, data: Path) -> None:
    """With the journal gone, and with one of a newer program, the code is 5."""
    path = data / JOURNAL / "open.jsonl"
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(encode_header(replace(decode_header(first), format=FORMAT + 1)) + rest)
    newer = checked(shell, data, "--json")
    assert (newer.code, json.loads(newer.out)["stores"][0]["trouble"]) == (5, "newer")
    path.unlink()
    gone = checked(shell, data, "--json")
    assert (gone.code, json.loads(gone.out)["stores"][0]["trouble"]) == (5, "missing")
    (data / SNAPSHOT).unlink()
    nothing = checked(shell, data)
    assert "is not where it was" in nothing.out
    assert "damaged" not in nothing.out


def test_a_spoilt_snapshot_is_odd(shell: Shell, data: Path) -> None:
    """A damaged or edited coach.json, which the journal makes good, gives code 1."""
    path = data / SNAPSHOT
    tables = json.loads(path.read_text())
    path.write_text(json.dumps(tables))
    edited = checked(shell, data)
    path.write_bytes(b"")
    damaged = checked(shell, data)
    assert (edited.code, damaged.code) == (1, 1)
    assert "changed by hand" in edited.out
    assert "damaged" in damaged.out


def test_unreadable_records_are_listed_by_table_id_and_field(
    shell: Shell, data: Path, own_world: Path
) -> None:
    """A document that does not fit its type is named with its fields, never with its values."""
    odd = {"id": "odd", "rev": 1, "person_id": REP, "text": 5, "body": CANARY}
    put_by_hand(own_world, "log_entry", odd)
    put_by_hand(own_world, "horoscope", {"id": "leo", "rev": 1})
    done = checked(shell, data)
    assert done.code == 1
    assert any("log_entry odd  text: " in line for line in done.lines)
    assert any("horoscope leo" in line for line in done.lines)
    assert CANARY not in done.out
    team_part = json.loads(checked(shell, data, "--json").out)["stores"][0]
    assert {one["id"] for one in team_part["unreadable"]} == {"odd", "leo"}


def test_links_to_nothing_are_listed_and_to_the_erased_not(
    shell: Shell, data: Path, own_world: Path
) -> None:
    """A link to a record that never was is named; one to a person who was erased is none."""
    assert shell("erase", "Kín", "--hr", stdin=TYPED).code == 0
    assert checked(shell, data).code == 0
    put_by_hand(own_world, "log_entry", {"id": "loose", "rev": 1, "person_id": "no", "text": "x"})
    done = checked(shell, data)
    assert done.code == 1
    assert any("log_entry loose  person_id: " in line for line in done.lines)


def test_sealed_records_are_proved_without_their_key(shell: Shell, data: Path) -> None:
    """Sealed HR records are read and proved unopened, which is said; a spoilt line is found."""
    seal_hr(data)
    done = checked(shell, data)
    assert done.code == 0
    assert "not opened" in done.err
    spoil(data / HR / JOURNAL / "open.jsonl", b'"sealed":"', b'"sealed":"A')
    assert checked(shell, data).code == 5
    assert PASSPHRASE not in done.out
