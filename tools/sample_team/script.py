"""Reading a script: blocks and lines as README.md tells, with times of the team's zone."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

FOLDER: Final = Path(__file__).parent
ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
YEAR: Final = 2026
TAIL: Final = re.compile(r"\s+(?:(?P<score>[A-Z]=[1-5n])|(?P<tag>#\S+)|(?P<account>@\S+))$")


def on(day: str) -> date:
    """Return the calendar day of `25/08` or `25/08/2027`."""
    number, month, *year = (int(part) for part in day.split("/"))
    return date(year[0] if year else YEAR, month, number)


def moment(day: str, clock: str) -> datetime:
    """Return a day and `09:30` in the team's zone as a moment in UTC."""
    return datetime.combine(on(day), time.fromisoformat(clock), ZONE).astimezone(UTC)


def fields(text: str) -> list[str]:
    """Return the parts of a line between its bars."""
    return [part.strip() for part in text.split(" | ")]


@dataclass(frozen=True)
class Marks:
    """What stood at the end of a line."""

    scores: tuple[tuple[str, int | None], ...] = ()
    tags: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


def unmarked(text: str) -> tuple[str, Marks]:
    """Return a line without the scores, tags and customers at its end, and those."""
    found: dict[str, list[str]] = {"score": [], "tag": [], "account": []}
    while mark := TAIL.search(text):
        kind = str(mark.lastgroup)
        found[kind].insert(0, mark[kind].lstrip("#@"))
        text = text[: mark.start()]
    scores = tuple((one[0], int(one[2]) if one[2] != "n" else None) for one in found["score"])
    return text, Marks(scores, tuple(found["tag"]), tuple(found["account"]))


@dataclass
class Block:
    """One one-on-one: how it is headed, and its lines as (mark, rest)."""

    mark: str
    day: str
    clock: str
    more: list[str]
    remark: str
    moved: tuple[str, str, str] | None = None
    lines: list[tuple[str, str]] = field(default_factory=list)

    @property
    def planned(self) -> datetime:
        """When it was to be in the end."""
        return moment(self.day, self.clock)

    @property
    def planned_first(self) -> datetime:
        """When it was to be before it was moved."""
        return moment(*self.moved[:2]) if self.moved else self.planned

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.mark == "#"


@dataclass
class Script:
    """One rep's quarter: the one-on-ones in order, and what stands apart from them."""

    blocks: list[Block]
    agenda: list[str]
    between: list[str]


def read_script(code: str) -> Script:
    """Return the script of a rep."""
    script = Script([], [], [])
    for line in (FOLDER / f"{code.lower()}.txt").read_text("utf-8").splitlines():
        mark, _, rest = line.strip().partition(" ")
        if mark in {"#", "x", "p", "~"}:
            head, _, remark = rest.partition(" | ")
            day, clock, *more = head.split()
            if mark == "~":
                script.blocks[-1].moved = (day, clock, remark)
            else:
                script.blocks.append(Block(mark, day, clock, more, remark))
        elif mark == "a":
            script.agenda.append(rest)
        elif mark == ".":
            script.between.append(rest)
        elif mark:
            script.blocks[-1].lines.append((mark, rest))
    return script


class Jitter:
    """Numbers that look thrown and are always the same for a seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def between(self, least: int, most: int) -> int:
        """Return the next whole number from `least` to `most`."""
        self._drawn += 1
        digest = sha256(f"{self._seed} {self._drawn}".encode()).digest()
        return least + int.from_bytes(digest[:4], "big") % (most - least + 1)
