"""What the doctor finds out about the terminal."""

import locale
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from coachtui.cli.doctor.finding import Finding, State
from coachtui.cli.environment import fitted, over_ssh
from coachtui.language import Words
from coachtui.settings import Settings

COLUMNS: Final = 80
ROWS: Final = 24
LEAST: Final = (60, 20)
SIGNS: Final = "ẶỄỮđ₫"
"""Five signs, each of them one cell wide."""
_HOPELESS: Final = frozenset({"", "dumb", "unknown"})
_DELETE: Final = b"\x7f"
_SLOW_ESCAPE: Final = 50
"""Milliseconds after which tmux makes the Escape key feel late."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the terminal.

    Attributes:
        environ: the environment.
        size: columns and rows; None without a terminal.
        erase: the byte its Backspace key is said to send; None without a terminal.
        cells: how many cells `SIGNS` take; None where the terminal did not tell.
        tmux: gives an option of tmux by its name, '' where it does not answer.
        encoding: in which characters are read and written.
    """

    environ: Mapping[str, str]
    size: tuple[int, int] | None
    erase: bytes | None
    cells: int | None
    tmux: Callable[[str], str]
    encoding: str


def encoding_here() -> str:
    """Return how the locale says that characters are written."""
    return locale.getencoding()


def findings(words: Words, settings: Settings, here: Surroundings) -> list[Finding]:
    """Return what there is to say of the terminal, one line a thing."""
    found = [
        _size(words, here),
        _kind(words, here),
        _colours(words, settings, here),
        _locale(words, here),
        _signs(words, here),
        _backspace(words, here),
        _input_method(words),
    ]
    return [*found, *_tmux(words, here)]


def _size(words: Words, here: Surroundings) -> Finding:
    name, why = words.say("Size"), words.say("The screens are laid out for 80 by 24 cells.")
    if here.size is None:
        none = words.say("no terminal: the screens cannot be shown, the commands can")
        return Finding("size", name, "note", none, why, "ssh -t HOST coachtui")
    columns, rows = here.size
    said = f"{columns}×{rows}"
    if columns >= COLUMNS and rows >= ROWS:
        return Finding("size", name, "fine", said, why)
    small = columns < LEAST[0] or rows < LEAST[1]
    return Finding("size", name, "trouble" if small else "note", said, why, "resize -s 24 80")


def _kind(words: Words, here: Surroundings) -> Finding:
    kind = here.environ.get("TERM", "")
    why = words.say("TERM tells what the terminal understands; without it nothing can be painted.")
    if kind.lower() not in _HOPELESS:
        return Finding("term", words.say("Terminal"), "fine", f"TERM={kind}", why)
    said = f"TERM={kind}" if kind else words.say("TERM is not set")
    state: State = "note" if here.size is None else "trouble"
    return Finding("term", words.say("Terminal"), state, said, why, "export TERM=xterm-256color")


def _colours(words: Words, settings: Settings, here: Surroundings) -> Finding:
    color = fitted(settings, here.environ).color
    shown = {
        "none": words.say("none, greys alone"),
        "16": words.say("16"),
        "256": words.say("256"),
        "truecolor": words.say("all (24 bit)"),
    }[color]
    few = color == "16" and settings.color == "auto"
    return Finding(
        "colour",
        words.say("Colours"),
        "note" if few else "fine",
        shown,
        words.say("With 16 colours the shades are the terminal's own; marks and words still tell."),
        "export TERM=xterm-256color" if few else "",
    )


def _locale(words: Words, here: Surroundings) -> Finding:
    utf8 = here.encoding.lower().replace("-", "") == "utf8"
    return Finding(
        "locale",
        words.say("Characters"),
        "fine" if utf8 else "trouble",
        here.encoding,
        words.say("Without UTF-8 Vietnamese letters are read and shown wrongly."),
        "" if utf8 else "export LANG=C.UTF-8",
    )


def _signs(words: Words, here: Surroundings) -> Finding:
    name = words.say("Vietnamese letters")
    why = words.say("A letter drawn two cells wide, or in parts, pushes columns out of line.")
    if here.cells is None:
        asked = words.say("{signs}: five signs in five cells?", signs=SIGNS)
        return Finding("signs", name, "note", asked, why)
    said = words.say("{signs} take {n} cells", signs=SIGNS, n=here.cells)
    if here.cells == len(SIGNS):
        return Finding("signs", name, "fine", said, why)
    return Finding("signs", name, "trouble", said, why, "export LANG=C.UTF-8")


def _backspace(words: Words, here: Surroundings) -> Finding:
    name, why = words.say("Backspace"), words.say("A terminal that sends ^H makes it Ctrl+H too.")
    if here.erase is None:
        return Finding("backspace", name, "note", words.say("no terminal"), why)
    said = "0x" + here.erase.hex()
    if here.erase == _DELETE:
        return Finding("backspace", name, "fine", said, why)
    return Finding("backspace", name, "note", said, why, "stty erase '^?'")


def _input_method(words: Words) -> Finding:
    return Finding(
        "input_method",
        words.say("Input method"),
        "note",
        words.say("known only once something is typed"),
        words.say("A Vietnamese one takes letters back while you type; this shows how yours does."),
        "coachtui keys --try",
    )


def _tmux(words: Words, here: Surroundings) -> list[Finding]:
    if not here.environ.get("TMUX"):
        return []
    late, clipboard = here.tmux("escape-time"), here.tmux("set-clipboard")
    slow = late.isdecimal() and int(late) > _SLOW_ESCAPE
    return [
        Finding(
            "tmux_escape",
            "tmux escape-time",
            "note" if slow else "fine",
            words.say("{n} ms", n=late) if late else words.say("not known"),
            words.say("So long tmux waits after Escape before it passes it on."),
            f"tmux set -s escape-time {20 if over_ssh(here.environ) else 10}" if slow else "",
        ),
        Finding(
            "tmux_clipboard",
            "tmux set-clipboard",
            "note" if clipboard == "off" else "fine",
            clipboard or words.say("not known"),
            words.say(
                "With off, what {press:app.copy} copies never reaches the terminal's clipboard."
            ),
            "tmux set -s set-clipboard on" if clipboard == "off" else "",
        ),
    ]
