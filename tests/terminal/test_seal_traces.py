"""Sealed HR records in a real terminal: a word of a case is in no file, whatever happens."""

from pathlib import Path

import pytest

from case_keys import INCIDENT, CaseKeys, Start, case_keys, hr_seeded, team_of_one
from casework_desk import a_case
from coachtui.paths import HR
from coachtui.storage.age import new_key
from failing_case import CANARY
from seals import PASSPHRASE, files_with, opened, seal_hr
from shell import spawn

TYPED = "zephyrtyped"
MOMENT = "2026-11-23T08:00"
COMMANDS = (
    ("export",),
    ("export", "--format", "md"),
    ("show", "Mei-Mei Johns"),
    ("due",),
    ("verify",),
    ("seal", "--status"),
)


@pytest.fixture
def team(own_world: Path) -> Path:
    """Put one rep and a case with a word in it on file, sealed; give back the data folder."""
    folder = own_world / "data"
    team_of_one(folder)
    facts = a_case().incident.revised(facts=CANARY, evidence=())
    hr_seeded(folder, a_case(title=CANARY, incident=facts))
    seal_hr(folder)
    return folder


def asked(journey: CaseKeys) -> CaseKeys:
    """Go to the locked page and ask to open it."""
    journey.presses("5").finds("↵ asks for the passphrase and opens it.").presses("enter")
    return journey.finds("Passphrase of the HR records", upper=False)


def unlocked(journey: CaseKeys) -> CaseKeys:
    """Open the HR records with the passphrase."""
    asked(journey).types(PASSPHRASE).presses("enter")
    return journey.finds("Opening; this takes a few seconds.").sees("2026-001")


def at_the_facts(journey: CaseKeys) -> CaseKeys:
    """Open the form of the facts of the case."""
    journey.presses("enter").sees("▸ facts recorded").presses("e")
    return journey.finds("What happened · {name}", name="Mei-Mei Johns")


def drafts(team: Path) -> list[Path]:
    """Give the drafts of HR forms on the disk."""
    return list((team / HR / "drafts").glob("*.json"))


def nowhere(home: Path, journey: CaseKeys) -> None:
    """Check that no file under the home holds a word of the case, nor the passphrase."""
    for word in (CANARY, TYPED, PASSPHRASE):
        assert files_with(home, word) == []
    assert PASSPHRASE.encode() not in journey.terminal.sent
    assert PASSPHRASE not in journey.terminal.text()


def test_a_kill_the_curtain_and_saving_leave_no_word_in_any_file(
    start: Start, team: Path, own_world: Path
) -> None:
    """The draft of a killed program comes back with the passphrase, and is saved; all sealed."""
    journey = at_the_facts(unlocked(case_keys(start, MOMENT)))
    journey.fills(INCIDENT, place=TYPED).sees(TYPED)
    journey.terminal.wait(lambda: bool(drafts(team)), "the draft")
    journey.terminal.kill()
    nowhere(own_world, journey)
    again = at_the_facts(unlocked(case_keys(start, MOMENT)))
    again.finds("Your unsaved text is back. ^S saves it, ^R discards it.").sees(TYPED)
    again.presses("ctrl+s").sees("▸ facts recorded")
    again.presses("f12").sees_no_more("2026-001").presses("f12")
    again.presses("5").finds("↵ asks for the passphrase and opens it.")
    nowhere(own_world, again)
    again.presses("q")
    assert again.terminal.wait_end() == 0
    nowhere(own_world, again)
    for command in COMMANDS:
        done = spawn(command)
        assert done.code == 0, command
        assert not {CANARY, TYPED, "2026-001"} & set((done.out + done.err).split()), command
    store = opened(team / HR)
    store.compact()
    nowhere(own_world, again)
    assert TYPED in str(opened(team / HR, who="HR").documents())


def test_a_wrong_passphrase_three_times_leaves_it_locked(
    start: Start, team: Path, own_world: Path
) -> None:
    """Each time it is told; then the locked page is back, and nothing was written."""
    before = (team / HR / "journal/open.jsonl").read_bytes()
    journey = asked(case_keys(start, MOMENT))
    journey.types("first").presses("enter").sees("2 tries are left")
    journey.types("second").presses("enter").sees("1 try is left")
    journey.types("third").presses("enter")
    journey.finds("That was not the passphrase. The HR records stay locked.")
    assert CANARY not in journey.terminal.text()
    assert (team / HR / "journal/open.jsonl").read_bytes() == before
    unlocked(journey)
    nowhere(own_world, journey)


def test_the_screen_goes_on_while_it_opens_and_escape_calls_it_off(
    start: Start, team: Path
) -> None:
    """During the seconds of opening keys are answered; leaving then leaves it locked."""
    assert team.is_dir()
    journey = asked(case_keys(start, MOMENT)).types(PASSPHRASE).presses("enter")
    journey.finds("Opening; this takes a few seconds.").presses("escape")
    journey.finds_no_more("Passphrase of the HR records")
    journey.finds("Discipline is locked.").terminal.wait_quiet(3.0)
    assert "2026-001" not in journey.terminal.text()
    unlocked(journey)


def test_a_crash_report_and_its_drafts_hold_no_word(
    start: Start, team: Path, own_world: Path
) -> None:
    """A fault with a text of the case in the error ends the program; no file has the word."""
    journey = unlocked(case_keys(start, MOMENT, script="failing_case.py"))
    journey.presses("enter").sees("▸ facts recorded").terminal.mark()
    journey.presses("v")
    assert journey.terminal.wait_end() == 1
    (report,) = team.glob("crash-*.txt")
    assert "action_against" in report.read_text()
    nowhere(own_world, journey)


def test_sealing_at_a_terminal_shows_no_passphrase(start: Start, own_world: Path) -> None:
    """What is typed hidden is not echoed, and afterwards the passphrase opens an export."""
    folder = own_world / "data"
    team_of_one(folder)
    hr_seeded(folder, a_case(title=CANARY))
    terminal = start("seal")
    terminal.wait_for("Public key of HR").type(new_key()[1]).keys("enter")
    terminal.wait_for("New passphrase").type(PASSPHRASE).keys("enter")
    terminal.wait_for("The same again").type(PASSPHRASE).keys("enter")
    terminal.wait_for("type the word SEAL").type("SEAL").keys("enter")
    assert terminal.wait_end(30) == 0
    assert PASSPHRASE.encode() not in terminal.raw
    assert files_with(own_world, CANARY) == []
    opening = start("export", "--hr")
    opening.wait_for("Passphrase of the HR records").type(PASSPHRASE).keys("enter")
    assert opening.wait_end(30) == 0
    assert CANARY.encode() in opening.raw
    assert PASSPHRASE.encode() not in opening.raw
