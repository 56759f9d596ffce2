"""`/` in the capture line of a field day: begins, ends, changes and adds stops."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Final, Literal

from coachtui.capture.clock_prefix import CLOCK, hour_of
from coachtui.text import clean

StopAct = Literal["turn", "go", "add"]

_GO: Final = re.compile(r"/([1-9][0-9]?)")
_ADD: Final = re.compile(r"/\+\s*(.*)", re.DOTALL)
_AT_END: Final = re.compile(
    rf"(?:^|\s+)(?:(?:lúc|at)\s+)?{CLOCK}\s*$",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class StopCommand:
    """What to do with the stops.

    Attributes:
        act: `turn` ends the stop that runs, else begins the next; `go` goes to stop `number`;
            `add` adds one at `account`, '' where none was named.
        at: the hour typed after the account; None for now.
    """

    act: StopAct
    number: int = 0
    account: str = ""
    at: time | None = None


def stop_command(line: str) -> StopCommand | None:
    """Give back the command a line is: `/`, `/2`, `/+ Minh Long 9h15`.

    None for any other line, so that it is logged as text: `/2/3`, `/2 đã gọi`, `/ok`.
    """
    text = clean(line).rstrip()
    if text == "/":
        return StopCommand("turn")
    if go := _GO.fullmatch(text):
        return StopCommand("go", number=int(go[1]))
    if add := _ADD.fullmatch(text):
        return _added(add[1].strip())
    return None


def _added(text: str) -> StopCommand:
    found = _AT_END.search(text)
    hour = hour_of(found) if found else None
    if found is None or hour is None:
        return StopCommand("add", account=text)
    return StopCommand("add", account=text[: found.start()].strip(), at=hour)
