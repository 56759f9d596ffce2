"""Asking the terminal and tmux themselves; whoever does not answer is not waited for long."""

import asyncio
import os
import re
import select
import shutil
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from coachtui.cli.doctor.terminal import SIGNS, Surroundings, encoding_here

_PATIENCE: Final = 1.0
_WHERE: Final = b"\x1b[6n"
"""Asks where the cursor is."""
_HERE: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
_CLEAR_LINE: Final = b"\r\x1b[K"


def surroundings() -> Surroundings:
    """Return what is known of the terminal this runs in."""
    terminal = all(os.isatty(stream) for stream in (0, 1))
    columns, rows = os.get_terminal_size(1) if terminal else (0, 0)
    return Surroundings(
        environ=os.environ,
        size=(columns, rows) if terminal else None,
        erase=_erase() if terminal else None,
        cells=_cells() if terminal else None,
        tmux=_tmux,
        encoding=encoding_here(),
    )


def _erase() -> bytes | None:
    try:
        found: object = termios.tcgetattr(0)[6][termios.VERASE]
    except (termios.error, OSError):
        return None
    return found if isinstance(found, bytes) else None


def _cells() -> int | None:
    """Write the signs, ask where the cursor stands then, and take them away again."""
    try:
        with _unread():
            os.write(1, b"\r" + SIGNS.encode() + _WHERE)
            answer = _answer(time.monotonic() + _PATIENCE)
            os.write(1, _CLEAR_LINE)
    except (termios.error, OSError):
        return None
    found = _HERE.search(answer)
    return int(found[1]) - 1 if found else None


def _answer(until: float) -> bytes:
    taken = b""
    while not _HERE.search(taken) and (left := until - time.monotonic()) > 0:
        if select.select([0], [], [], left)[0]:
            data = os.read(0, 64)
            if not data:
                break
            taken += data
    return taken


@contextmanager
def _unread() -> Iterator[None]:
    """Have the terminal hand over its answer at once, and show none of it."""
    before = termios.tcgetattr(0)
    quiet = termios.tcgetattr(0)
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
    termios.tcsetattr(0, termios.TCSADRAIN, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)


def _tmux(option: str) -> str:
    program = shutil.which("tmux")
    if program is None:
        return ""
    with suppress(OSError, TimeoutError):
        return asyncio.run(asyncio.wait_for(_told(program, option), _PATIENCE))
    return ""


async def _told(program: str, option: str) -> str:
    pipe = asyncio.subprocess.PIPE
    asked = await asyncio.create_subprocess_exec(
        program, "show-options", "-sqv", option, stdout=pipe, stderr=pipe
    )
    told, _ = await asked.communicate()
    return told.decode(errors="replace").strip()
