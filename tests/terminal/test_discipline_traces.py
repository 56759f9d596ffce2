"""Where a word typed into a case is found afterwards, and what `verify` finds in its journal."""

import re
from datetime import date
from pathlib import Path

import pytest

from case_keys import (
    INCIDENT,
    CaseKeys,
    Start,
    case_keys,
    hr_seeded,
    team_of_one,
)
from casework_desk import a_case, a_step
from coachtui.paths import HR
from failing_case import CANARY
from forgery import Value, document, forge, lines_of
from hr_rooms import holding
from shell import spawn

STORED, TYPED = CANARY, "zephyrtyped"
MOMENT = "2026-11-23T08:00"
COMMANDS = (
    ("export",),
    ("export", "--format", "md"),
    ("export", "--format", "ics"),
    ("show", "Mei-Mei Johns"),
    ("due",),
)


@pytest.fixture(autouse=True)
def team(own_world: Path) -> Path:
    """Put one rep on file; give back the data folder."""
    team_of_one(own_world / "data")
    return own_world / "data"


@pytest.fixture
def page(start: Start) -> CaseKeys:
    """Record a case by keys with a word in it, and type another into the form of its facts."""
    journey = case_keys(start, MOMENT).unlocks().sorts("nyyyn")
    journey.finds("What happened · {name}", name="Mei-Mei Johns")
    facts = f"The CRM shows a visit, {STORED}"
    journey.fills(INCIDENT, acts="20/11", discovered_on="22/11", facts=facts).presses("ctrl+s")
    journey.sees("Case 2026-001", "▸ facts recorded").presses("e")
    journey.finds("What happened · {name}", name="Mei-Mei Johns")
    return journey.fills(INCIDENT, place=TYPED).sees(TYPED)


def apart(home: Path, *words: str) -> None:
    """Check that the words are in the HR folder, and in no other file nor any file's name."""
    for word in words:
        places = {path.parts[:2] for path in holding(home, word)}
        assert places == {("data", HR)}, (word, places)


def said_outside(journey: CaseKeys) -> str:
    """Give back the window titles the program set."""
    titles = journey.terminal.sent.split(b"\x1b]")[1:]
    return b"\n".join(one.partition(b"\x07")[0].partition(b"\x1b")[0] for one in titles).decode()


def killed(page: CaseKeys, home: Path) -> None:
    """End the program with SIGKILL once the draft is on disk."""
    page.terminal.wait(lambda: bool(holding(home, TYPED)), "the draft")
    page.terminal.kill()
    apart(home, STORED, TYPED)


def taken_up(journey: CaseKeys) -> CaseKeys:
    """Unlock, open the case and the form of its facts: the unsaved text is in its field."""
    assert STORED not in journey.terminal.text()
    journey.unlocks().sees("2026-001").presses("enter").sees("▸ facts recorded").presses("e")
    return journey.finds("Your unsaved text is back. ^S saves it, ^R discards it.").sees(TYPED)


def behind_the_curtain(journey: CaseKeys) -> None:
    """Raise the curtain over the form: afterwards screen 5 asks anew, and Today has no word."""
    journey.presses("f12").sees_no_more(TYPED)
    assert "2026-001" not in journey.terminal.text()
    journey.presses("f12").presses("5").finds("Discipline is locked.")
    journey.presses("1").finds("Discipline is locked")
    assert STORED not in journey.terminal.text()


def quit_by_key(journey: CaseKeys) -> None:
    """Quit although the text of the form is not saved."""
    journey.presses("q").finds("Quit while a text is not finished?").terminal.wait_quiet(0.1)
    journey.presses("y")
    assert journey.terminal.wait_end() == 0


def test_a_kill_the_curtain_and_quitting_keep_it_in_its_folder(
    page: CaseKeys, start: Start, own_world: Path
) -> None:
    """After each both words are in hr/ alone, no title holds one, no export without --hr does."""
    killed(page, own_world)
    journey = taken_up(case_keys(start, MOMENT))
    behind_the_curtain(journey)
    quit_by_key(journey)
    apart(own_world, STORED, TYPED)
    for titles in (said_outside(page), said_outside(journey)):
        assert STORED not in titles
        assert "2026-001" not in titles
    for command in COMMANDS:
        done = spawn(command)
        assert not {STORED, TYPED, "2026-001"} & set(_words(done.out + done.err)), command
    assert STORED in spawn(("export", "--hr")).out


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)


def test_a_crash_keeps_it_in_its_folder(start: Start, team: Path, own_world: Path) -> None:
    """A fault with a text of the case in the error writes a report without it, and ends so."""
    facts = a_case().incident.revised(facts=STORED, evidence=())
    hr_seeded(team, a_case(title=STORED, incident=facts))
    journey = case_keys(start, MOMENT, script="failing_case.py").unlocks().sees("2026-001")
    journey.presses("enter").sees("▸ facts recorded").terminal.mark()
    journey.presses("v")
    assert journey.terminal.wait_end() == 1
    (report,) = team.glob("crash-*.txt")
    assert "action_against" in report.read_text()
    assert "Mei-Mei" not in report.read_text()
    apart(own_world, STORED)
    after = journey.terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert STORED not in after


def journal(folder: Path) -> Path:
    """Give back the file the chain stands in."""
    (found,) = holding(folder / HR, STORED)
    return folder / HR / found


def rewritten(doc: Value) -> None:
    """Put other facts into a case, as an editor would."""
    body = doc["body"]
    assert isinstance(body, dict)
    body["incident"]["facts"] = "never happened"


def problems(*arguments: str) -> list[object]:
    """Give back what `verify` finds, by key; its exit code says whether that is anything."""
    done = spawn(("verify", "--json", *arguments))
    found = [each["key"] for each in done.json()["problems"]]
    assert done.code == (5 if found else 0), done.err
    return found


def test_verify_finds_a_cut_tail_by_the_head_and_an_edited_line_without(team: Path) -> None:
    """The last line cut off is found only with the head kept elsewhere, an edit always."""
    facts = a_case().incident.revised(facts=STORED)
    hr_seeded(team, a_case(incident=facts), a_step("recorded", date(2026, 10, 9)))
    head = str(spawn(("verify", "--json")).json()["head"])
    path = journal(team)
    whole = path.read_bytes()
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert problems() == []
    assert problems("--head", head) == ["cut"]
    path.write_bytes(whole)
    place = 1 + next(at for at, line in enumerate(lines_of(path)) if STORED.encode() in line)
    forge(path, place, document(rewritten))
    assert problems() == ["edited"]
