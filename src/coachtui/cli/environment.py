"""The world the screens run in: what is in the environment, what the terminal is, what may leak.

All of it comes before Textual is imported, since Textual reads its variables then.
"""

import os
import resource
from collections.abc import Mapping, MutableMapping
from typing import Final

_KEPT: Final[Mapping[str, frozenset[str]]] = {
    "TEXTUAL_COLOR_SYSTEM": frozenset({"auto", "standard", "256", "truecolor"}),
}
# Over SSH an arrow key may come in two packets; after 100 ms it would be Escape and letters.
_ESCAPE_MS: Final = "300"
_HOPELESS: Final = frozenset({"dumb", "unknown"})


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Tell whether this is a remote login."""
    return bool(environ.get("SSH_CONNECTION"))


def prepare(environ: MutableMapping[str, str]) -> None:
    """Take out what others could steer Textual by, and set what the screens want.

    Dropped are the variables that log keys, save pictures, open connections, import a named module,
    press keys or let signals stop the program. COLUMNS and LINES would freeze the screen's size.
    """
    for name in [name for name in environ if name.startswith("TEXTUAL")]:
        if environ[name] not in _KEPT.get(name, frozenset()):
            del environ[name]
    for name in ("COLUMNS", "LINES"):
        environ.pop(name, None)
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
