"""kill -9 of the whole program while lines are typed into a live console, in a real terminal.

A line that showed in the log is in the store afterwards, once; of a half-typed one at most the
last 20 keys are missing, and the next start puts it back under the cursor.
"""

import json
import re
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trial import Fault, Outcome, Trial

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put, StoreError
from stores import person, store_in
from terminal import GaveUpError, Terminal

SOURCE = Path(__file__).resolve().parents[2] / "src"
DRAFTLESS = Path(__file__).with_name("draftless.py")
KILLS, QUICK_KILLS = 200, 8
RIDE_KILLS, QUICK_RIDE_KILLS = 100, 4
CONTROLS = 10
LONGEST = 0.8
"""Seconds from the first key to the kill, at most."""
PIECE = 6
LINES_EACH = 150
"""Lines with one rep; then comes the next, so that the console stays as it is in life."""
LATE_KEYS = 20
PATIENCE = 20.0
WORDS = "renewal slipped to spring because the buyer left"
SHOWN = re.compile(r"\b(k\d+-\d+) renewal")
STORED = re.compile(rf"(k\d+-\d+) {WORDS}")
MARK = " › "


@dataclass(frozen=True)
class Console:
    """A console under fire: the command that opens it, and how its drafts are named."""

    command: str
    form: str


MEETING, RIDE = Console("meet", "one_on_one"), Console("ride", "field_day.console")


@dataclass
class Kills:
    """A store, and what was seen of it on screens that were killed."""

    home: Path
    arguments: tuple[str, ...] = ("-m", "coachtui")
    console: Console = MEETING
    shown: set[str] = field(default_factory=set)
    """Lines that stood in the log on screen."""
    half: str = ""
    """What stood half-typed when the last one was killed."""

    def __post_init__(self) -> None:
        """Make the store with reps to talk to."""
        self.data = self.home / "data"
        self.reps = [person(f"Rep{chr(65 + number)} Nguyễn") for number in range(20)]
        with store_in(self.data) as store:
            store.commit([Put(rep) for rep in self.reps])
        self._rep = self.reps[0]

    def start(self) -> Terminal:
        """Start the program in the console of the rep whose turn it is."""
        self._rep = self.reps[len(self.shown) // LINES_EACH % len(self.reps)]
        env = {
            "HOME": str(self.home),
            "COACHTUI_DATA": str(self.data),
            "COACHTUI_LANGUAGE": "en",
            "PYTHONPATH": str(SOURCE),
        }
        command = [sys.executable, *self.arguments, self.console.command, self._rep.full_name]
        return Terminal(command, env=env)

    def kill_while_typing(self, number: int, seconds: float) -> str:
        """Type lines, kill after so many seconds; return what was lost or damaged, '' for none."""
        with self.start() as terminal:
            terminal.wait_for(MARK.rstrip(), PATIENCE)
            draft = self.newest_draft()
            if draft and not self._put_back(terminal, draft):
                return f"the half-typed line was not offered again: {draft!r}"
            terminal.write(b"\x15")
            terminal.wait(lambda: not typed(terminal), "an empty line", PATIENCE)
            pieces = self._pieces(number)
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                terminal.type(next(pieces))
                self._look(terminal, 0.004)
            terminal.kill()
            while terminal.read(0):
                pass
            self._look(terminal, 0)
            self.half = typed(terminal)
        return self.problem()

    def problem(self) -> str:
        """Return what is lost or damaged, '' for nothing."""
        try:
            with store_in(self.data, read_only=True) as store:
                entries = [entry.text for entry in store.all(LogEntry)]
                damage = "; ".join(map(str, store.unreadable()))
        except StoreError as error:
            return repr(error)
        there = [found[1] for text in entries if (found := STORED.fullmatch(text))]
        if missing := self.shown - set(there):
            return f"shown but not stored: {sorted(missing)}"
        if len(there) != len(set(there)):
            return "a line is there twice"
        return damage or self._lost_of_half(entries)

    def newest_draft(self) -> str:
        """Return the half-typed text that waits for the rep whose turn it is, '' for none."""
        drafts = [json.loads(path.read_text()) for path in self._draft_files()]
        here = [each for each in drafts if each["form"] == f"{self.console.form}.{self._rep.id}"]
        return max(((each["at"], each["text"]) for each in here), default=("", ""))[1]

    def _lost_of_half(self, entries: list[str]) -> str:
        kept = [*entries, *self._pending(), self.newest_draft()]
        due = self.half[:-LATE_KEYS]
        if " " in due and not any(text.startswith(due) for text in kept):
            return f"half-typed and lost: {self.half!r}"
        return ""

    def _pending(self) -> Iterator[str]:
        for path in self._draft_files():
            for line in json.loads(path.read_text())["pending"]:
                yield line.split(" ", 2)[2]

    def _draft_files(self) -> list[Path]:
        return sorted((self.data / "drafts").glob("*.json"))

    def _put_back(self, terminal: Terminal, draft: str) -> bool:
        try:
            terminal.wait(lambda: typed(terminal) == draft.strip(), "the draft", PATIENCE)
        except GaveUpError:
            return False
        return True

    def _look(self, terminal: Terminal, seconds: float) -> None:
        terminal.read(seconds)
        for line in terminal.lines:
            if MARK not in line and (found := SHOWN.search(line)):
                self.shown.add(found[1])

    def _pieces(self, number: int) -> Iterator[str]:
        count = 0
        while True:
            line = f"k{number}-{count} {WORDS}\r"
            yield from (line[at : at + PIECE] for at in range(0, len(line), PIECE))
            count += 1


def typed(terminal: Terminal) -> str:
    """Return what stands in the capture line."""
    for line in terminal.lines:
        mark, found, text = f"{line} ".partition(MARK)
        if found and len(mark) <= 7:
            return text.strip()
    return ""


def console_kills(trial: Trial) -> Outcome:
    """L03: a one-on-one's console is killed at random moments while lines are typed into it."""
    return _kills(trial, MEETING, QUICK_KILLS, KILLS)


def ride_kills(trial: Trial) -> Outcome:
    """L04: the same of the console of a field day."""
    return _kills(trial, RIDE, QUICK_RIDE_KILLS, RIDE_KILLS)


def _kills(trial: Trial, console: Console, quick: int, most: int) -> Outcome:
    outcome = Outcome()
    kills = Kills(trial.home / "console", console=console)
    for number in trial.times(quick, most):
        outcome.count(kills.kill_while_typing(number, trial.dice.uniform(0, LONGEST)))
    if len(kills.shown) < outcome.trials:
        outcome.count(f"only {len(kills.shown)} lines were ever shown: nothing was tried")
    if not outcome.control(_last_line_not_written(kills)):
        outcome.count("a line that is missing goes unnoticed")
    draftless = Kills(trial.home / "draftless", (str(DRAFTLESS),), console)
    for number in range(CONTROLS):
        if outcome.control(draftless.kill_while_typing(number, trial.dice.uniform(0, LONGEST))):
            break
    outcome.detail = outcome.detail or f"{len(kills.shown)} lines shown"
    return outcome


def _last_line_not_written(kills: Kills) -> str:
    """Return what is found where the last line of the journal never reached the disk."""
    copy = Kills(kills.home / "copy")
    shutil.rmtree(copy.data)
    shutil.copytree(kills.data, copy.data)
    journal = copy.data / "journal/open.jsonl"
    lines = journal.read_bytes().split(b"\n")
    last = max(kills.shown, key=_number)
    at = next(at for at, line in enumerate(lines) if f"{last} {WORDS}".encode() in line)
    journal.write_bytes(b"\n".join([*lines[:at], b""]))
    copy.shown = kills.shown
    return copy.problem()


def _number(entry: str) -> tuple[int, int]:
    kill, _, line = entry[1:].partition("-")
    return int(kill), int(line)


FAULTS: dict[str, Fault] = {"L03": console_kills, "L04": ride_kills}
