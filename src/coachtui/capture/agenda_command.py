"""`/1` in the capture line: ticks, moves or drops an item of the bring-along list."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from coachtui.capture.date_rules import Needs
from coachtui.capture.dates import date_at
from coachtui.capture.due import is_part_of_several
from coachtui.capture.due_words import AMOUNT
from coachtui.text import clean

Act = Literal["done", "move", "drop"]

_COMMAND: Final = re.compile(r"/([1-9][0-9]?)(?:\s+(.*))?", re.DOTALL)
_DONE: Final = re.compile(r"(?:xong|done|ok|✓)[.!]?", re.IGNORECASE)
_DROP: Final = re.compile(r"(?:bỏ|bo|drop|dropped)(?![\w'’])[\s:,]*(.*)", re.IGNORECASE | re.DOTALL)
_MOVE_WORDS: Final = re.compile(
    r"(?:(?:move|moved|dời|doi|hoãn|hoan|chuyển|chuyen|lùi|lui|to|until|till|by|sang|đến|den|tới|toi"
    r"|trước|truoc|vào|vao)\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AgendaCommand:
    """What to do with item `number`; `due` is the day it moves to, `reason` the words after."""

    number: int
    act: Act
    due: date | None = None
    reason: str = ""


def agenda_command(line: str, today: date) -> AgendaCommand | None:
    """Give back the command a line is: `/1`, `/1 t6`, `/1 28/11 khách bận`, `/1 bỏ lý do`.

    None for any other line, so that it is logged as text: `/1/2`, `/1 khách chưa trả lời`, a day
    that is past.
    """
    command = _COMMAND.fullmatch(clean(line).rstrip())
    if command is None:
        return None
    number, rest = int(command[1]), (command[2] or "").strip()
    if not rest or _DONE.fullmatch(rest):
        return AgendaCommand(number, "done")
    drop = _DROP.fullmatch(rest)
    if drop:
        return AgendaCommand(number, "drop", reason=drop[1].strip())
    return _move(number, rest, today)


def _move(number: int, rest: str, today: date) -> AgendaCommand | None:
    words = _MOVE_WORDS.match(rest)
    start = words.end() if words else 0
    found = date_at(rest, start, today)
    if found is None or found.day is None or found.day < today:
        return None
    amount = AMOUNT.match(rest, found.end)
    typed, after = rest[found.start : found.end], rest[found.end :]
    if amount or (found.needs is Needs.NO_COUNT and is_part_of_several(typed, after)):
        return None
    return AgendaCommand(number, "move", found.day, after.strip(" \t,;:.-–"))
