"""The receipt of an erasure carries its digest, and `coachtui verify --receipt` proves it."""

import json
import shutil
from pathlib import Path

import pytest

from coachtui.overview.commands.receipts import digest_of
from leavers import NAME, ago, entry, fill, fill_hr, formal, team
from shell import Shell
from stores import content


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def receipt(shell: Shell, own_world: Path) -> Path:
    """Give the receipt of an erasure, with HR records."""
    fill(own_world)
    fill_hr(own_world)
    path = own_world / "receipt.json"
    done = shell("erase", "Kín", "--hr", "--receipt", str(path), stdin=f"{NAME}\n".encode())
    assert done.code == 0, done.err
    return path


def value_of(path: Path) -> dict[str, object]:
    """Give what a receipt says."""
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def rewrite(path: Path, **changes: object) -> None:
    """Change what a receipt says, and make its digest anew if `digest` is True."""
    value = {**value_of(path), **changes}
    if changes.get("digest") is True:
        value["digest"] = digest_of(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def test_it_says_what_the_rules_ask_for(receipt: Path) -> None:
    """Counts by kind, ids, basis, what was kept and why, heads and digest; never a name erased."""
    made = value_of(receipt)
    erased = made["erased"]
    assert isinstance(erased, dict)
    for part in (erased["team"], erased["hr"]):
        assert {table: len(ids) for table, ids in part["ids"].items()} == part["counts"]
        assert part["counts"]
    kept = made["kept"]
    assert isinstance(kept, list)
    assert all(each["what"] and each["why"] for each in kept)
    assert made["basis"] == "request"
    assert str(made["team_line"]).partition(":")[2]
    assert str(made["hr_head"]).partition(":")[2]
    assert len(str(made["digest"])) == 64
    assert NAME not in json.dumps(made, ensure_ascii=False)


def test_as_it_was_given_it_holds(shell: Shell, own_world: Path, receipt: Path) -> None:
    """Whole, formatted anew, and after more was written: exit code 0, and nothing is changed."""
    with team(own_world, ago(0)) as store:
        store.load({"log_entry": [entry("later").model_dump(mode="json") | {"rev": 1}]}, "")
    with formal(own_world, ago(0)) as hr:
        hr.load({"newer": [{"id": "later", "rev": 1}]}, "")
    rewrite(receipt)
    before = content(own_world)
    done = shell("verify", "--receipt", str(receipt))
    assert (done.code, done.out) == (0, "")
    assert "as it was given here" in done.err
    assert content(own_world) == before


@pytest.mark.parametrize(
    "changes",
    [{"basis": "contract_ended"}, {"kept": []}, {"more": 1}, {"hr_head": ""}, {"digest": "0" * 64}],
)
def test_any_change_shows(shell: Shell, receipt: Path, changes: dict[str, object]) -> None:
    """A word changed, added or taken out is found by the digest."""
    rewrite(receipt, **changes)
    done = shell("verify", "--receipt", str(receipt))
    assert done.code == 5
    assert "its digest is another" in done.out


def test_a_digest_made_anew_is_known_by_the_records(shell: Shell, receipt: Path) -> None:
    """A forger who knows the program is found, for the records gave no such receipt."""
    rewrite(receipt, basis="contract_ended", digest=True)
    done = shell("verify", "--receipt", str(receipt))
    assert done.code == 5
    assert "gave no such receipt" in done.out


def test_without_a_digest_nothing_is_proved(shell: Shell, receipt: Path) -> None:
    """A receipt that lost its digest is told."""
    rewrite(receipt, digest=None)
    done = shell("verify", "--receipt", str(receipt))
    assert (done.code, done.lines) == (5, ["It holds no digest."])


def test_it_is_chained_to_the_hr_records(shell: Shell, own_world: Path, receipt: Path) -> None:
    """HR records that do not hold the line any more are told, and so are the team's."""
    shutil.rmtree(own_world / "data/hr")
    done = shell("verify", "--receipt", str(receipt))
    assert done.code == 5
    assert done.lines == ["The line of the journal it was chained to is not in the HR records."]
    path = own_world / "data/journal/open.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    done = shell("verify", "--receipt", str(receipt))
    assert len(done.lines) == 2
    assert "not in the team's records" in done.out


def test_receipts_are_chained_to_each_other(shell: Shell, own_world: Path, receipt: Path) -> None:
    """The next one holds the digest of the one before, and both are proved."""
    second = own_world / "second.json"
    done = shell("erase", "Bình", "--receipt", str(second), stdin="Trần Bình\n".encode())
    assert done.code == 0, done.err
    assert value_of(receipt)["receipt_before"] == ""
    assert value_of(second)["receipt_before"] == value_of(receipt)["digest"]
    for path in (receipt, second):
        assert shell("verify", "--receipt", str(path)).code == 0


def test_away_from_its_records_only_the_digest_is_proved(
    shell: Shell, tmp_path: Path, receipt: Path
) -> None:
    """Elsewhere it says that much and no more."""
    done = shell("--data", str(tmp_path / "none"), "verify", "--receipt", str(receipt))
    assert done.code == 0
    assert "only the records it was given by prove it" in done.err
    assert not (tmp_path / "none").exists()
    rewrite(receipt, basis="x")
    assert shell("--data", str(tmp_path / "none"), "verify", "--receipt", str(receipt)).code == 5


def test_json_says_the_same(shell: Shell, receipt: Path) -> None:
    """Other programs get whether it is whole, whether the records prove it, and what is wrong."""
    done = shell("verify", "--receipt", str(receipt), "--json")
    told = json.loads(done.out)
    assert told == {"schema": 1, "whole": True, "proved_here": True, "problems": []}
    rewrite(receipt, basis="x")
    done = shell("verify", "--receipt", str(receipt), "--json")
    assert done.code == 5
    assert json.loads(done.out)["problems"] == ["changed"]


@pytest.mark.parametrize("text", ["", "[]", '{"receipt": "other"}', "\xff"])
def test_what_is_no_receipt_is_refused(shell: Shell, tmp_path: Path, text: str) -> None:
    """Other files are refused with a sentence; a missing one and a head beside it as usage."""
    path = tmp_path / "x"
    path.write_bytes(text.encode("latin-1"))
    assert shell("verify", "--receipt", str(path)).code == 1
    assert shell("verify", "--receipt", str(tmp_path / "none")).code == 2
    assert shell("verify", "--receipt", str(path), "--head", "x").code == 2
