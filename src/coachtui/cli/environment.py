"""The world the screens run in: what is in the environment, what the terminal is, what may leak.

All of it comes before Textual is imported, since Textual reads its variables then.
"""

import os
import resource
from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Final, Literal

from coachtui.settings import Settings
from coachtui.settings.options import Color

_KEPT: Final[Mapping[str, frozenset[str]]] = {
    "TEXTUAL_COLOR_SYSTEM": frozenset({"auto", "standard", "256", "truecolor"}),
}
# Over SSH an arrow key may come in two packets; after 100 ms it would be Escape and letters.
_ESCAPE_MS: Final = "300"
_HOPELESS: Final = frozenset({"dumb", "unknown"})
_COLOR: Final = "TEXTUAL_COLOR_SYSTEM"
_SYSTEMS: Final[Mapping[Color, str]] = {"truecolor": "truecolor", "256": "256", "16": "standard"}
_DEPTHS: Final[Mapping[str, Color]] = {
    "256color": "256",
    "kitty": "256",
    "direct": "truecolor",
}
"""By the end of TERM."""
_NO_COLOR: Final = "NO_COLOR"
_UNANSI: Final[Mapping[str, Literal["dark", "light"]]] = {
    "ansi-dark": "dark",
    "ansi-light": "light",
}


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Tell whether this is a remote login."""
    return bool(environ.get("SSH_CONNECTION"))


def fitted(settings: Settings, environ: Mapping[str, str]) -> Settings:
    """Return the settings with `color` as this terminal has it.

    Without colour there is no theme of the terminal's own colours: black would stand on black.
    """
    color = settings.color
    if color == "auto":
        color = _color_of(environ)
    if color == "none" and settings.theme in _UNANSI:
        return replace(settings, color=color, theme=_UNANSI[settings.theme])
    return replace(settings, color=color)


def _color_of(environ: Mapping[str, str]) -> Color:
    if _NO_COLOR in environ:
        return "none"
    for color, system in _SYSTEMS.items():
        if environ.get(_COLOR) == system:
            return color
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return "truecolor"
    depth = environ.get("TERM", "").lower().rpartition("-")[2]
    return _DEPTHS.get(depth, "16")


def prepare(environ: MutableMapping[str, str], color: Color = "auto") -> None:
    """Take out what others could steer Textual by, and set what the screens want.

    `color` is what `fitted` made of the setting.

    Dropped are the variables that log keys, save pictures, open connections, import a named module,
    press keys or let signals stop the program. COLUMNS and LINES would freeze the screen's size.
    """
    for name in [name for name in environ if name.startswith("TEXTUAL")]:
        if environ[name] not in _KEPT.get(name, frozenset()):
            del environ[name]
    for name in ("COLUMNS", "LINES"):
        environ.pop(name, None)
    if color != "auto":
        environ.pop(_NO_COLOR, None)
    if color == "none":
        environ[_NO_COLOR] = "1"
    elif color in _SYSTEMS:
        environ[_COLOR] = _SYSTEMS[color]
    environ["TEXTUAL_ANIMATIONS"] = "none"
    environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    if over_ssh(environ):
        environ.setdefault("ESCDELAY", _ESCAPE_MS)


def has_terminal(environ: Mapping[str, str]) -> bool:
    """Tell whether screens can be shown: a terminal at both ends that can be painted."""
    both_ends = all(os.isatty(stream) for stream in (0, 1, 2))
    return both_ends and environ.get("TERM", "").lower() not in _HOPELESS


def forbid_core_dumps() -> None:
    """Let no crash write the memory, with its notes, to a core file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
